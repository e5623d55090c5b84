"""The deck as it is drawn: every slide with its story, its charts of a fixed size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from interview.amounts.items import Kind
from interview.charts.ground import text_width
from interview.charts.theme import LOOKS, PRESENTER
from interview.folder.dataset import Dataset
from interview.views.slides import SlideView, slide_views
from interview.views.steps import fixed_step
from interview.views.stories import Story, story, to_json
from interview.views.ui_words import DECK_WORDS, KEYS

STAGE = (1280, 720)
"""Width and height of the stage in pixels; the browser scales it as a whole."""

STAGED = "deck"
VIEWS = {"read": "reading", "speaker": "speaker"}
"""The part that shows the deck, and the parts that show it otherwise by the `view` its address asks for."""

KINDS = tuple((look.sign, look.short) for look in LOOKS if Kind.PUBLISHED not in look.kinds)
"""The kinds a slide can show, for its foot; published series are drawn on request only, never on a slide."""

_BESIDE, _ALONE, _HALF = (736, 500), (1168, 500), (572, 250)
"""Sizes of a chart beside its sentences, alone on its slide, and beside another chart."""


_ALONE_TYPE, _TYPE, _GAP = 150, 72, 40
"""Pixels of the letters of a number alone, of one among several, and between these."""


@dataclass(frozen=True)
class DrawnSlide:
    """What a slide says, and its charts and sentences as a story."""

    view: SlideView
    story: Story

    @property
    def type_size(self) -> int:
        """The size of its numbers in pixels: as large as their columns allow."""
        numbers = [number.parts[1] for number in self.view.numbers]
        largest = _ALONE_TYPE if len(numbers) == 1 else _TYPE
        room = (_ALONE[0] + _GAP) / max(1, len(numbers)) - _GAP
        return min([largest, *(int(largest * room / text_width(f"<b>{one}</b>", largest)) for one in numbers)])


@dataclass(frozen=True)
class Deck:
    """All slides under the title of the whole."""

    title: str
    slides: tuple[DrawnSlide, ...]


@lru_cache(maxsize=2)
def deck_of(dataset: Dataset) -> Deck:
    """Return the deck of a dataset, drawn once for each data version."""
    return Deck(dataset.about.title, tuple(DrawnSlide(view, _story(dataset, view)) for view in slide_views(dataset)))


def deck_json(deck: Deck) -> dict[str, Any]:
    """Return a deck as the browser's part takes it."""
    slides = [
        {"title": one.view.title, "home": one.view.home, "notes": one.view.notes, "story": to_json(one.story)}
        for one in deck.slides
    ]
    return {"stage": STAGE, "slides": slides, "words": DECK_WORDS, "keys": KEYS}


def _story(dataset: Dataset, view: SlideView) -> Story:
    size = _HALF if len(view.charts) > 1 else _BESIDE if view.passage else _ALONE
    steps = [fixed_step(dataset, one.chart, PRESENTER, *size) for one in view.charts]
    whole = story(dataset, f"slide-{view.slide_id}", "slide", steps, view.excerpt_ids)
    return replace(whole, passage=view.passage)
