"""One topic: its finding, then its other charts, each beside the sentences that say its numbers."""

from interview import ui

data, page = ui.dataset(), ui.shown_page()
ui.lead(data, page)
ui.pairs(data, page)
