"""What an address asks for and nobody has, or another page shows, said in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from interview.folder.dataset import Dataset
from interview.folder.pages import SINCE
from interview.views.decks import VIEWS
from interview.views.places import home_page, page_path

_MOST, _LONGEST = 5, 60
"""How many unknown names are said one by one, and how many characters of each."""


@dataclass(frozen=True)
class Notice:
    """A sentence about the address in three parts, the middle one as the address has it.

    `page` shows what this one does not, `link` says so; both are empty where there is no such page.
    """

    before: str
    name: str = ""
    after: str = ""
    page: str = ""
    link: str = ""

    @property
    def address(self) -> str:
        """Where the link leads, relative to any page."""
        return f"{page_path(self.page)}?figure={self.name}" if self.page else ""


@dataclass(frozen=True)
class Unknown:
    """A name in the address that nothing has: what it should name, and the names there are."""

    thing: str
    name: str
    known: Sequence[str]


def notices(dataset: Dataset, page: str, query: Mapping[str, str]) -> tuple[Notice, ...]:
    """Return what must be said of the parameters of an address on a page."""
    slides = _unknown_slides(dataset, query) if dataset.pages[page].bare else ()
    return (*_said([*_unknown_items(dataset, query), *slides]), *_elsewhere(dataset, page, query.get("figure", "")))


def _said(unknown: Sequence[Unknown]) -> Iterator[Notice]:
    for one in unknown[:_MOST]:
        name = one.name[:_LONGEST] + ("…" if len(one.name) > _LONGEST else "")
        near = ", ".join(get_close_matches(name, one.known, n=3, cutoff=0.0))
        yield Notice(f"There is no {one.thing} called “", name, f"”. Near it: {near}. The page is shown without it.")
    if len(unknown) > _MOST:
        more = f"{len(unknown) - _MOST:,} more names in the address are unknown."
        yield Notice(f"{more} The page is shown without them.")


def _elsewhere(dataset: Dataset, page: str, figure: str) -> Iterator[Notice]:
    """Yield where to find a number that is not on this page."""
    one = dataset.pages[page]
    home = home_page(dataset, figure) if figure in dataset.items and not one.bare else ""
    shown = {home, *(chart.page for chart in dataset.charts_showing(figure))}
    shown |= {SINCE} if figure in dataset.followed else set()
    if home and page not in shown and not one.shows_all:
        words = f"Show it on {dataset.pages[home].title}"
        yield Notice("The number “", figure, "” is not shown on this page.", home, words)


def _unknown_items(dataset: Dataset, query: Mapping[str, str]) -> Iterator[Unknown]:
    figure = query.get("figure", "")
    readings = [figure_id for figure_id, one in dataset.figures.items() if one.reading]
    series = [name for name, chart in dataset.charts.items() if chart.series]
    asked = (
        ("number", [figure] if figure else [], list(dataset.items)),
        ("reading", _listed(query, "readings"), readings),
        ("chart with series", _listed(query, "series"), series),
    )
    return (Unknown(thing, name, there) for thing, names, there in asked for name in names if name not in there)


def _unknown_slides(dataset: Dataset, query: Mapping[str, str]) -> Iterator[Unknown]:
    numbers = [str(number) for number in range(1, len(dataset.slides) + 1)]
    for thing, parameter, there in (("slide", "slide", numbers), ("view", "view", list(VIEWS))):
        name = query.get(parameter, "")
        if name and name not in there:
            yield Unknown(thing, name, there)


def _listed(query: Mapping[str, str], parameter: str) -> list[str]:
    return [name for name in dict.fromkeys(query.get(parameter, "").split("~")) if name]
