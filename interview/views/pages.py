"""What each page of the interview says, top to bottom; `web/pages.py` adds downloads and the source line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.charts.theme import LOOKS
from interview.folder.dataset import Dataset
from interview.views.blocks import (
    Block,
    Cards,
    Heading,
    Legend,
    StoryBlock,
    TopicCard,
)
from interview.views.places import page_path
from interview.views.reading import reading_page
from interview.views.record import record_page
from interview.views.stories import Link, card_story, page_story
from interview.views.walk import check_first, walk_of
from interview.words.formatting import spelled
from interview.words.shown import fill


def page_body(dataset: Dataset, page: str, figure: str = "") -> tuple[Block, ...]:
    """Return what a page says; `figure` is the number its address asks for. Bare pages have no blocks."""
    if page == "interview":
        return tuple(reading_page(dataset))
    if page == "cross_checks":
        return (*record_page(dataset, figure), *check_first(dataset), walk_of(dataset))
    if dataset.pages[page].bare:
        return ()
    blocks = tuple(_story_page(dataset, page))
    return (*blocks, *(_topics(dataset) if dataset.pages[page].home else ()), walk_of(dataset))


def page_title(dataset: Dataset, page: str) -> str:
    """Return the finding that a page with charts opens with."""
    return fill(dataset.charts_of(page)[0].title, dataset.figures)


def legend_of(dataset: Dataset, item_ids: Iterable[str]) -> Legend:
    """Return the legend with only the kinds of some items."""
    shown = {dataset.items[item_id].kind for item_id in item_ids}
    return Legend(tuple(look.kinds[0] for look in LOOKS if shown & set(look.kinds)))


def _story_page(dataset: Dataset, page: str) -> Iterator[Block]:
    charts = dataset.charts_of(page)
    yield Heading(page_title(dataset, page), 1, charts[0].id)
    yield legend_of(dataset, (one for chart in charts for one in (*chart.ids, *chart.series_ids)))
    yield StoryBlock(page_story(dataset, page))


def _topics(dataset: Dataset) -> Iterator[Block]:
    pages = [page for page in dataset.pages.values() if page.topical]
    count = f"{spelled(len(pages)).capitalize()} {'topic' if len(pages) == 1 else 'topics'}"
    yield Heading(f"{count}, each with the sentences that say its numbers", 2, "topics")
    yield Cards(tuple(_card(dataset, page.name) for page in pages))


def _card(dataset: Dataset, page: str) -> TopicCard:
    link = Link("Explore with the sentences", page_path(page))
    return TopicCard(card_story(dataset, dataset.charts_of(page)[0]), link)
