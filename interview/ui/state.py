"""What every page starts with: the dataset, or a plain page that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import urlsplit

import streamlit as st

from interview.folder.current import current, look
from interview.folder.dataset import Dataset
from interview.folder.pages import FIXED, Page
from interview.folder.tables import DataError, Fault, fault_lines
from interview.ui.pages import TOPIC, page_link, st_page
from interview.views.places import home_page

_MOST, _LONGEST = 5, 60
"""How many unknown names are shown one by one, and how many characters of each."""

_ABOVE_THE_STAGE = (
    "<style>.st-key-notices {position: fixed; z-index: 1001; bottom: 76px; left: 50%; width: min(720px, 90vw); "
    "transform: translateX(-50%); background: Canvas; animation: leave 1s 30s forwards} "
    "@keyframes leave {to {visibility: hidden}} @media print {.st-key-notices {display: none}}</style>"
)
"""A notice lies on the slide, and leaves it before long: the talk goes on without a reload."""


@dataclass(frozen=True)
class Unknown:
    """A name in the address that nothing has: what it should name, and the names there are."""

    thing: str
    name: str
    known: Sequence[str]


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
        st.warning(words)
        _show(state.faults)
    elif state.dataset and state.dataset.seal_faults:
        changed = ", ".join(dict.fromkeys(fault.file for fault in state.dataset.seal_faults))
        st.info(f"The data are not sealed. Changed since they were: {changed}.")


def _show(faults: Sequence[Fault]) -> None:
    st.code("\n".join(fault_lines(faults)), language=None, wrap_lines=True)


def _asked_page() -> list[Page]:
    """Return the page of the address if it may be a topic's, so that faulty data do not make it an unknown one."""
    name = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    known = not name or any(page.name == name for page in FIXED)
    return [] if known else [Page(name, TOPIC, "topic", topical=True)]


def frame_style() -> None:
    """Give the page its measure, and captions a colour that is dark enough."""
    st.html(
        "<style>.stMainBlockContainer {max-width: 1200px} "
        "[data-testid=stCaptionContainer] {color: inherit !important; opacity: 0.85}</style>"
    )


def notice(data: Dataset, page: str) -> None:
    """Say so when the address asks for something that does not exist or stands on another page."""
    figure = st.query_params.get("figure", "")
    known = list(data.items)
    unknown = list(_unknown_items(data, figure, known))
    if data.pages[page].bare:
        _notice_above_the_stage([*unknown, *_unknown_slides(data)])
        return
    _warn(unknown)
    home = home_page(data, figure) if figure in known else ""
    shown = {chart.page for chart in data.charts_showing(figure)}
    if home and page not in shown and not data.pages[page].shows_all:
        st.info(f"The number “{figure}” is not shown on this page.")
        page_link(data, home, f"Show it on {data.pages[home].title}", {"figure": figure})


def _notice_above_the_stage(unknown: Sequence[Unknown]) -> None:
    if unknown:
        st.html(_ABOVE_THE_STAGE)
        with st.container(key="notices"):
            _warn(unknown)


def _unknown_items(data: Dataset, figure: str, known: list[str]) -> Iterator[Unknown]:
    readings = [figure_id for figure_id, one in data.figures.items() if one.reading]
    series = [name for name, chart in data.charts.items() if chart.series]
    asked = (
        ("number", [figure] if figure else [], known),
        ("reading", _listed("readings"), readings),
        ("chart with series", _listed("series"), series),
    )
    return (Unknown(thing, name, there) for thing, names, there in asked for name in names if name not in there)


def _unknown_slides(data: Dataset) -> Iterator[Unknown]:
    numbers = [str(number) for number in range(1, len(data.slides) + 1)]
    for thing, parameter, there in (("slide", "slide", numbers), ("view", "view", ["read", "speaker"])):
        name = st.query_params.get(parameter, "")
        if name and name not in there:
            yield Unknown(thing, name, there)


def _listed(parameter: str) -> list[str]:
    names = st.query_params.get(parameter, "").split("~")
    return [name for name in dict.fromkeys(names) if name]


def _warn(unknown: Sequence[Unknown]) -> None:
    """Warn of what there is not: a few names one by one, the others by their number."""
    for one in unknown[:_MOST]:
        name = one.name[:_LONGEST] + ("…" if len(one.name) > _LONGEST else "")
        near = get_close_matches(name, one.known, n=3, cutoff=0.0)
        said = f"There is no {one.thing} called “{_literal(name)}”. Near it: {', '.join(near)}."
        st.warning(f"{said} The page is shown without it.")
    if len(unknown) > _MOST:
        more = f"{len(unknown) - _MOST:,} more names in the address are unknown."
        st.warning(f"{more} The page is shown without them.")


def _literal(text: str) -> str:
    """Return Markdown that shows a text as it is: an id bare, all else as code, fenced by more ticks than it has."""
    if re.fullmatch(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*", text):
        return text
    line = "".join(character if character.isprintable() else " " for character in text)
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    padding = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{fence}{padding}{line}{padding}{fence}"
