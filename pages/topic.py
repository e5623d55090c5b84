"""One topic: its finding, then its charts and the sentences that say their numbers."""

from interview import ui

ui.show_page(ui.dataset(), ui.shown_page())
