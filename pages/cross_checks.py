"""Every figure beside what others published, and the interview beside itself."""

from interview import ui

ui.show_page(ui.dataset(), "cross_checks")
