"""What every page starts with: the dataset, or a plain page that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import nullcontext
from urllib.parse import urlsplit

import streamlit as st

from interview.folder.current import current, look
from interview.folder.dataset import Dataset
from interview.folder.pages import FIXED, Page
from interview.folder.tables import DataError, Fault, fault_lines
from interview.ui.pages import TOPIC, page_link, st_page
from interview.views.notices import notices
from interview.views.ui_words import FAULTY, FAULTY_TITLE

_ABOVE_THE_STAGE = (
    "<style>.st-key-notices {position: fixed; z-index: 1001; bottom: 76px; left: 50%; width: min(720px, 90vw); "
    "transform: translateX(-50%); background: Canvas; animation: leave 1s 30s forwards} "
    "@keyframes leave {to {visibility: hidden}} @media print {.st-key-notices {display: none}}</style>"
)
"""A notice lies on the slide, and leaves it before long: the talk goes on without a reload."""


def dataset() -> Dataset:
    """Return the dataset as the files are, or were good last; if they never were, show every fault and end the run."""
    try:
        return current()
    except DataError:
        st.navigation([st_page(page) for page in (*FIXED, *_asked_page())], position="hidden")
        st.title(FAULTY_TITLE)
        st.markdown(FAULTY)
        _wait_for_mending()
        st.stop()


@st.fragment(run_every=2)  # seconds
def _wait_for_mending() -> None:
    """Show the faults as they are now, and the page that was asked for as soon as there are none."""
    try:
        current()
    except DataError as error:
        _show(error.faults)
    else:
        st.rerun()


def data_notice() -> None:
    """Say so when the files have faults while good data are kept, or are other ones than were sealed."""
    state = look()
    if state.faults:
        words = "The data files have faults. The page shows the data as they were before."
        st.warning(words)
        _show(state.faults)
    elif state.dataset and state.dataset.seal_faults:
        changed = ", ".join(fault.file for fault in state.dataset.seal_faults)
        st.info(f"The data are not sealed. Changed since they were: {changed}.")


def _show(faults: Sequence[Fault]) -> None:
    st.code("\n".join(fault_lines(faults)), language=None, wrap_lines=True)


def _asked_page() -> list[Page]:
    """Return the page of the address if it may be a topic's, so that faulty data do not make it an unknown one."""
    name = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    known = not name or any(page.name == name for page in FIXED)
    return [] if known else [Page(name, TOPIC, "topic", topical=True)]


def notice(data: Dataset, page: str) -> None:
    """Say so when the address asks for something that does not exist or stands on another page."""
    said = notices(data, page, st.query_params.to_dict())
    if said and data.pages[page].bare:
        st.html(_ABOVE_THE_STAGE)
    with st.container(key="notices") if said else nullcontext():
        for one in said:
            name = _literal(one.name) if one.name else ""
            (st.info if one.page else st.warning)(f"{one.before}{name}{one.after}")
            if one.page:
                page_link(data, one.page, one.link, {"figure": one.name})


def _literal(text: str) -> str:
    """Return Markdown that shows a text as it is: an id bare, all else as code, fenced by more ticks than it has."""
    if re.fullmatch(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*", text):
        return text
    line = "".join(character if character.isprintable() else " " for character in text)
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    padding = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{fence}{padding}{line}{padding}{fence}"
