"""What every page starts with: the dataset, or a plain page that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from urllib.parse import urlsplit

import streamlit as st

from interview.folder.current import current, look
from interview.folder.dataset import Dataset
from interview.folder.pages import FIXED, Page
from interview.folder.tables import DataError, Fault, fault_lines
from interview.ui.pages import TOPIC, page_link, st_page
from interview.views.places import home_page


def dataset() -> Dataset:
    """Return the dataset as the files are, or were good last; if they never were, show every fault and end the run."""
    try:
        return current()
    except DataError:
        st.navigation([st_page(page) for page in (*FIXED, *_asked_page())], position="hidden")
        st.title("The data need mending")
        st.markdown("The files below break the data contract. Nothing else is shown until they are mended.")
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
        st.warning(words, icon=":material/warning:")
        _show(state.faults)
    elif state.dataset and state.dataset.seal_faults:
        changed = ", ".join(dict.fromkeys(fault.file for fault in state.dataset.seal_faults))
        st.info(f"The data are not sealed. Changed since they were: {changed}.", icon=":material/info:")


def _show(faults: Sequence[Fault]) -> None:
    st.code("\n".join(fault_lines(faults)), language=None, wrap_lines=True)


def _asked_page() -> list[Page]:
    """Return the page of the address if it may be a topic's, so that faulty data do not make it an unknown one."""
    name = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    known = not name or any(page.name == name for page in FIXED)
    return [] if known else [Page(name, TOPIC, "topic", topical=True)]


def frame_style() -> None:
    """Give texts of charts and captions the colour of the page's text; their own is too pale on either page."""
    st.html(
        "<style>.js-plotly-plot .plot-container text {fill: currentColor !important} "
        "[data-testid=stCaptionContainer] {color: inherit !important; opacity: 0.85}</style>"
    )


def notice(data: Dataset, page: str) -> None:
    """Say so when the address asks for something that does not exist or stands on another page."""
    figure = st.query_params.get("figure", "")
    readings = [figure_id for figure_id, one in data.figures.items() if one.reading]
    _unknown("number", [figure] if figure else [], data.items)
    _unknown("reading", _listed("readings"), readings)
    _unknown("chart with series", _listed("series"), [name for name, chart in data.charts.items() if chart.series])
    home = home_page(data, figure) if figure in data.items else ""
    shown = {chart.page for chart in data.charts_showing(figure)}
    if home and page not in shown and not data.pages[page].shows_all:
        st.info(f"The number “{figure}” is not shown on this page.", icon=":material/info:")
        page_link(data, home, f"Show it on {data.pages[home].title}", query={"figure": figure})


def _listed(parameter: str) -> list[str]:
    return [name for name in st.query_params.get(parameter, "").split("~") if name]


def _unknown(thing: str, asked: Collection[str], known: Collection[str]) -> None:
    for name in asked:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.0)
            said = f"There is no {thing} called “{name[:80]}”. Near it: {', '.join(near)}."
            st.warning(f"{said} The page is shown without it.", icon=":material/info:")
