"""What every page starts with: the dataset, or a plain page that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

import streamlit as st

from interview.folder.current import current
from interview.folder.dataset import Dataset
from interview.folder.tables import DataError
from interview.ui.pages import PAGES, page_of, path_of
from interview.views.evidence import home_page


def dataset() -> Dataset:
    """Return the dataset as the files are now; with faulty files, show every fault and end the run."""
    try:
        return current()
    except DataError as error:
        st.navigation([st.Page(path_of(entry.name)) for entry in PAGES], position="hidden")
        st.title("The data need mending")
        st.markdown(
            "The files below break the data contract. Mend them and reload this page; nothing else is shown until then."
        )
        st.code("\n".join(str(fault) for fault in error.faults), language=None, wrap_lines=True)
        st.stop()


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
    shown = {chart.page for chart in data.charts_showing(figure)} | {"interview", "cross_checks"}
    if home and page not in shown:
        st.info(f"The number “{figure}” is not shown on this page.", icon=":material/info:")
        st.page_link(path_of(home), label=f"Show it on {page_of(home).title}", query_params={"figure": figure})


def _listed(parameter: str) -> list[str]:
    return [name for name in st.query_params.get(parameter, "").split("~") if name]


def _unknown(thing: str, asked: Collection[str], known: Collection[str]) -> None:
    for name in asked:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.0)
            said = f"There is no {thing} called “{name[:80]}”. Near it: {', '.join(near)}."
            st.warning(f"{said} The page is shown without it.", icon=":material/info:")
