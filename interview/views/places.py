"""Where things stand: the address of a page, and the page that shows an item best."""

from __future__ import annotations

from functools import lru_cache

from interview.folder.dataset import Dataset
from interview.folder.pages import HOME, SINCE


def page_path(page: str) -> str:
    """Return the address of a page, relative to any other; the overview answers to the root."""
    return "." if page == HOME else page


@lru_cache(maxsize=2**14)
def home_page(dataset: Dataset, item_id: str) -> str:
    """Return the page that shows an item best: the first that draws it besides the overview and bare pages, or none.

    What is drawn nowhere but stands beside a number as a later value is shown with that.
    """
    pages = [chart.page for chart in dataset.charts_showing(item_id) if not dataset.pages[chart.page].bare]
    elsewhere = SINCE if item_id in dataset.followed else ""
    return next((page for page in pages if page != HOME), next(iter(pages), elsewhere))


def home_path(dataset: Dataset, item_id: str) -> str:
    """Return the address of that page, or nothing."""
    page = home_page(dataset, item_id)
    return page_path(page) if page else ""
