"""What every page starts with: the dataset, or a plain page that says what is wrong with it."""

from __future__ import annotations

from difflib import get_close_matches

import streamlit as st

from interview.dataset import Dataset, current
from interview.tables import DataError


def dataset() -> Dataset:
    """Return the dataset as the files are now; with faulty files, show every fault and end the run."""
    try:
        return current()
    except DataError as error:
        st.title("The data need mending")
        st.markdown(
            "The files below break the data contract. Mend them and reload this page; nothing else is shown until then."
        )
        st.code("\n".join(str(fault) for fault in error.faults), language=None, wrap_lines=True)
        st.stop()


def frame_style() -> None:
    """Give the texts of charts the colour of the page's text; Plotly's own is too pale on either page."""
    st.html("<style>.js-plotly-plot .plot-container text {fill: currentColor !important}</style>")


def notice(data: Dataset) -> None:
    """Say so when the address asks for a number that does not exist."""
    asked = st.query_params.get("figure", "")
    known = [*data.figures, *data.events]
    if not asked or asked in known:
        return
    near = get_close_matches(asked, known, n=3, cutoff=0.4)
    hint = f" Near it: {', '.join(near)}." if near else ""
    st.warning(
        f"There is no number called “{asked[:80]}”.{hint} The page is shown without a focus.", icon=":material/info:"
    )
