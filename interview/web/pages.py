"""The blocks of every page, with its downloads and where its words come from; made once for each data version."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from interview.downloads.page import chart_offer, downloads_page
from interview.folder.dataset import Dataset
from interview.folder.pages import DOWNLOADS, RECORD
from interview.views.blocks import Block, StoryBlock, Text
from interview.views.pages import page_body
from interview.views.record import opened
from interview.views.stories import Story, imprint


def page_blocks(dataset: Dataset, page: str, figure: str = "") -> tuple[Block, ...]:
    """Return what a page says, top to bottom; `figure` is the number its address asks for, whatever a visitor wrote."""
    return _blocks(dataset, page, opened(dataset, figure).id if page == RECORD else "")


@lru_cache(maxsize=512)
def _blocks(dataset: Dataset, page: str, figure: str) -> tuple[Block, ...]:
    body = tuple(downloads_page(dataset)) if page == DOWNLOADS else page_body(dataset, page, figure)
    return (*(_offering(dataset, block) for block in body), Text(imprint(dataset), small=True))


def _offering(dataset: Dataset, block: Block) -> Block:
    return StoryBlock(_with_offers(dataset, block.story)) if isinstance(block, StoryBlock) else block


def _with_offers(dataset: Dataset, story: Story) -> Story:
    steps = (
        replace(step, offer=chart_offer(dataset, dataset.charts[step.id])) if step.id in dataset.charts else step
        for step in story.steps
    )
    return replace(story, steps=tuple(steps))
