"""Streamlit: the frame of every page, and the blocks in it."""

from interview.ui.blocks import show_page
from interview.ui.frame import frame
from interview.ui.pages import ICON, navigation, shown_page
from interview.ui.present import present
from interview.ui.state import data_notice, dataset, notice

__all__ = [
    "ICON",
    "data_notice",
    "dataset",
    "frame",
    "navigation",
    "notice",
    "present",
    "show_page",
    "shown_page",
]
