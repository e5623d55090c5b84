"""Every download, what its columns mean, what changed, and how exact the derived numbers are."""

from interview import ui

ui.show_page(ui.dataset(), "downloads")
