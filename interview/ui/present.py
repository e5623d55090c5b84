"""Presenter mode: the deck on one stage, its slides to be read and printed, and the speaker's window."""

from __future__ import annotations

import streamlit as st

from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.ui.pages import page_link
from interview.ui.parts import show_part
from interview.views.decks import STAGED, VIEWS
from interview.views.slides import first_slide_of
from interview.web.stories import address


def present(data: Dataset) -> None:
    """Show the deck, or the view of it that the address asks for."""
    view = VIEWS.get(st.query_params.get("view", ""), STAGED)
    show_part(view, view, address(data, PRESENT, view))


def present_link(data: Dataset, page: str) -> None:
    """Show the link that starts presenter mode at the slide of a page."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        page_link(data, PRESENT, "Present", {"slide": str(first_slide_of(data, page))})
