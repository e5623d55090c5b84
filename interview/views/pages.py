"""What each page of the interview says, top to bottom; `web/pages.py` adds downloads and the source line."""

from __future__ import annotations

from collections.abc import Iterator

from interview.folder.dataset import Dataset
from interview.folder.pages import READING, RECORD, SINCE
from interview.views.blocks import Block, Heading, StoryBlock
from interview.views.front import front_page, kicker
from interview.views.reading import reading_page
from interview.views.record import record_page
from interview.views.since import since_page
from interview.views.stories import aside_story, page_story
from interview.views.walk import walk_of


def page_body(dataset: Dataset, page: str, figure: str = "") -> tuple[Block, ...]:
    """Return what a page says; `figure` is the number its address asks for. Bare pages have no blocks."""
    if page == READING:
        return tuple(reading_page(dataset))
    if page == RECORD:
        return (*record_page(dataset, figure), *_asides(dataset, page), walk_of(dataset))
    if page == SINCE:
        return (*since_page(dataset), walk_of(dataset))
    if dataset.pages[page].bare:
        return ()
    body = front_page(dataset) if dataset.pages[page].home else _story_page(dataset, page)
    return (*body, walk_of(dataset))


def page_title(dataset: Dataset, page: str) -> str:
    """Return the finding that a page of a topic opens with."""
    return dataset.charts_of(page)[0].title


def _asides(dataset: Dataset, page: str) -> Iterator[Block]:
    if dataset.charts_of(page):
        yield StoryBlock(aside_story(dataset, page))


def _story_page(dataset: Dataset, page: str) -> Iterator[Block]:
    charts = dataset.charts_of(page)
    yield kicker(dataset, page)
    yield Heading(page_title(dataset, page), 1, charts[0].id)
    yield StoryBlock(page_story(dataset, page))
