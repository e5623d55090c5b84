"""Where things stand: the address of a page, links to it, and the page that shows an item best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from interview.folder.dataset import Dataset
from interview.folder.pages import HOME, SINCE


@dataclass(frozen=True)
class Link:
    """Words that lead to an address, relative to the root of the site or a full one."""

    words: str
    address: str
    shown: int = 0
    """How many rows a download has with nothing switched on, if the browser adds what is."""


def page_path(page: str) -> str:
    """Return the address of a page, relative to any other; the overview answers to the root."""
    return "." if page == HOME else page


@lru_cache(maxsize=2**14)
def home_page(dataset: Dataset, item_id: str) -> str:
    """Return the page that shows an item best: the first topic that draws it, else another page with its chart.

    What is drawn nowhere but stands beside a number as a later value is shown with that. A computed number that no
    chart draws is at home where what it is computed from is; empty where there is no page.
    """
    pages = [chart.page for chart in dataset.charts_showing(item_id) if not dataset.pages[chart.page].bare]
    best = sorted(pages, key=lambda page: (page == HOME, not dataset.pages[page].topical))
    if item_id in dataset.followed:
        best.append(SINCE)
    known = dataset.sources_of(item_id) if item_id in dataset.items else ()
    sources = (one.id for one in known if one.id != item_id)
    return next(iter(best), "") or next(filter(None, (home_page(dataset, name) for name in sources)), "")


def home_path(dataset: Dataset, item_id: str) -> str:
    """Return the address of that page, or nothing."""
    page = home_page(dataset, item_id)
    return page_path(page) if page else ""
