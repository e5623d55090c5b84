"""Every page of the dashboard: those that any interview has, and between them the topic pages with their topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: its address below the root, its title, the name of a Material symbol, and how it behaves."""

    name: str
    title: str
    icon: str
    home: bool = False
    """Whether it answers to the root."""
    topical: bool = False
    """Whether it is a row of pages.csv, shown by the one script of topic pages."""
    shows_all: bool = False
    """Whether it shows every number, so that none can be missing on it."""
    charts: int = 0
    """How many charts it shows, where it is not a page of topics or of slides."""
    bare: bool = False
    """Whether it stands alone, without notices, source line or navigation."""


@dataclass(frozen=True)
class Topic:
    """What figures are about, and the page that shows it."""

    name: str
    title: str
    page: str


HOME, READING, RECORD, DOWNLOADS, PRESENT = "overview", "interview", "cross_checks", "downloads", "present"
SINCE = "since"
"""The page of what came of the numbers, which only an interview with later published values has."""

_FIRST = (Page(HOME, "Overview", "dashboard", home=True, charts=1),)
_LAST = (
    Page(READING, "Interview", "format_quote", shows_all=True),
    Page(RECORD, "Cross-checks", "balance", shows_all=True, charts=1),
    Page(SINCE, "Since the interview", "update"),
    Page(DOWNLOADS, "Data", "download"),
    Page(PRESENT, "Present", "slideshow", bare=True),
)

FIXED = (*_FIRST, *_LAST)
"""The pages every interview has; a chart can stand on one of them too."""

RESERVED = {*(page.name for page in FIXED), "assets", "component", "data", "healthz", "media", "static", "stories"}
"""Addresses that a topic page cannot have."""


def in_order(topical: Iterable[Page]) -> tuple[Page, ...]:
    """Return all pages in the order of the navigation."""
    return (*_FIRST, *topical, *_LAST)
