"""Where things stand: the address of a page, and the page that shows an item best."""

from __future__ import annotations

from functools import lru_cache

from interview.folder.dataset import Dataset
from interview.folder.pages import HOME


def page_path(page: str) -> str:
    """Return the address of a page, relative to any other; the overview answers to the root."""
    return "." if page == HOME else page


@lru_cache(maxsize=2**14)
def home_page(dataset: Dataset, item_id: str) -> str:
    """Return the page that shows an item best: the first that draws it besides the overview and bare pages, or none.

    For a calculated number that no chart draws it is the page of what it is calculated from.
    """
    pages = [chart.page for chart in dataset.charts_showing(item_id) if not dataset.pages[chart.page].bare]
    if not pages:
        sources = [one for one in dataset.sources_of(item_id) if one.id != item_id]
        pages = [page for source in sources if (page := home_page(dataset, source.id))]
    return next((page for page in pages if page != HOME), next(iter(pages), ""))


def home_path(dataset: Dataset, item_id: str) -> str:
    """Return the address of that page, or nothing."""
    page = home_page(dataset, item_id)
    return page_path(page) if page else ""
