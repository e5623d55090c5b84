"""All excerpts in the order of the interview, every number a link."""

from interview import ui

ui.show_page(ui.dataset(), "interview")
