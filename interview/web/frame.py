"""The header of every page, which stands in its document and stays when Streamlit's page replaces that."""

from __future__ import annotations

from functools import lru_cache

from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.views.places import Link, page_path
from interview.views.slides import first_slide_of
from interview.web.markup import environment

FRAME = "frame"
"""The id of the part of a page that puts its header in place."""


@lru_cache(maxsize=256)
def header_html(dataset: Dataset, page: str) -> str:
    """Return the header of a page: the way home, all pages with itself marked, and the start of its slides."""
    pages = [one for one in dataset.pages.values() if not (one.home or one.bare)]
    topics, others = ([_link(one.name, one.title) for one in pages if one.topical is kind] for kind in (True, False))
    start = dataset.pages[PRESENT]
    slide = 1 if page == PRESENT else first_slide_of(dataset, page)
    present = Link(start.title, f"{page_path(PRESENT)}?slide={slide}")
    module = environment().get_template("document.html").module
    return str(module.bar(dataset.about.title, topics, others, present, page_path(page)))  # type: ignore[attr-defined]


def _link(name: str, title: str) -> Link:
    return Link(title, page_path(name))
