"""The figures that matter most, and where to go from there."""

from interview import ui

ui.show_page(ui.dataset(), "overview")
