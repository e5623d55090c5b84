"""Presenter mode: the deck on one stage, its slides to be read and printed, and the speaker's window."""

from __future__ import annotations

import streamlit as st

from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.ui.parts import show_part
from interview.views.decks import STAGED, VIEWS
from interview.web.stories import address


def present(data: Dataset) -> None:
    """Show the deck, or the view of it that the address asks for."""
    view = VIEWS.get(st.query_params.get("view", ""), STAGED)
    show_part(view, view, address(data, PRESENT, view))
