"""What was published after the interview, beside the numbers said."""

from interview import ui

ui.show_page(ui.dataset(), "since")
