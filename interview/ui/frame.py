"""The header of every page in Streamlit: a part that puts it in place, and the links that it is followed by."""

from __future__ import annotations

import streamlit as st

from interview.folder.dataset import Dataset
from interview.ui.pages import page_link
from interview.ui.parts import show_part
from interview.web.frame import FRAME
from interview.web.stories import address


def frame(data: Dataset, page: str) -> None:
    """Put the header of a page in place; the browser follows its links by Streamlit's own, which nobody sees."""
    with st.container(key="pages"):
        for one in data.pages.values():
            page_link(data, one.name, one.title)
    with st.container(key="frame"):
        show_part(FRAME, f"{FRAME}-{page}", address(data, page, FRAME))
