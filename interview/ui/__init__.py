"""Streamlit: the frame of every page, and the blocks in it."""

from interview.ui.blocks import show_page
from interview.ui.pages import ICON, navigation, shown_page
from interview.ui.present import present, present_link
from interview.ui.state import data_notice, dataset, frame_style, notice

__all__ = [
    "ICON",
    "data_notice",
    "dataset",
    "frame_style",
    "navigation",
    "notice",
    "present",
    "present_link",
    "show_page",
    "shown_page",
]
