"""The presenter deck: every slide with its story, drawn for one stage of fixed size."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from interview.amounts.checks import OUTCOME_WORDS, Outcome, overall
from interview.amounts.items import Chart, Slide
from interview.charts.theme import PRESENTER
from interview.folder.dataset import Dataset
from interview.views.places import home_path
from interview.views.quotes import Quote, saying
from interview.views.stories import Story, fixed_step, source_words, story, to_json
from interview.views.ui_words import DECK_WORDS, KEYS
from interview.words.formatting import KIND_WORDS, fill, named_figures, value_text

STAGE = (1280, 720)
"""Width and height of the stage in pixels; the browser scales it as a whole."""

_BESIDE, _ALONE, _HALF = (736, 500), (1168, 500), (572, 280)
"""Sizes of a chart beside its sentences, alone on its slide, and beside another chart."""

_DECIDED = (Outcome.AGREES, Outcome.DIFFERS, Outcome.MIXED)
KINDS = (("stated", "said"), ("derived", "calculated by us"), ("target", "aim or potential"))


@dataclass(frozen=True)
class Number:
    """A number shown large, with what it is and its kind in words."""

    id: str
    kind: str
    value: str
    title: str
    words: str


@dataclass(frozen=True)
class SlideView:
    """One slide: its story, its large numbers, its lines of text, and the page that explores it."""

    number: int
    id: str
    layout: str
    title: str
    subtitle: str
    story: Story
    numbers: tuple[Number, ...]
    lines: tuple[str, ...]
    record: str
    notes: str
    home: str


@dataclass(frozen=True)
class Deck:
    """All slides, and what stands at the foot of each."""

    slides: tuple[SlideView, ...]
    source: str


def deck_of(dataset: Dataset) -> Deck:
    """Return the deck of a dataset."""
    slides = tuple(_slide(dataset, slide, number) for number, slide in enumerate(dataset.slides.values(), start=1))
    return Deck(slides, source_words(dataset))


def deck_json(deck: Deck) -> dict[str, Any]:
    """Return a deck as the browser's part takes it."""
    slides = [
        {"title": slide.title, "home": slide.home, "notes": slide.notes, "story": to_json(slide.story)}
        for slide in deck.slides
    ]
    return {"stage": STAGE, "slides": slides, "words": DECK_WORDS, "keys": KEYS}


def slide_title(dataset: Dataset, slide: Slide) -> str:
    """Return the finding of a slide: its own title, or that of its chart or number."""
    if slide.title:
        return fill(slide.title, dataset.figures)
    if slide.chart_ids:
        return fill(dataset.charts[slide.chart_ids[0]].title, dataset.figures)
    figure = dataset.figures[slide.figure_ids[0]]
    return f"{figure.indicator.title}: {value_text(figure, words=True)}"


def _slide(dataset: Dataset, slide: Slide, number: int) -> SlideView:
    charts = [dataset.charts[chart_id] for chart_id in slide.chart_ids]
    large = slide.figure_ids or (named_figures(slide.title) if slide.layout == "opening" else ())
    first = [*(charts[0].ids if charts else ()), *large]
    return SlideView(
        number=number,
        id=slide.id,
        layout=slide.layout,
        title=slide_title(dataset, slide),
        subtitle=fill(charts[0].subtitle, dataset.figures) if len(charts) == 1 else "",
        story=_story(dataset, slide, charts, large),
        numbers=tuple(_number(dataset, item_id) for item_id in large),
        lines=_lines(dataset, slide),
        record="; ".join(_record(dataset, chart) for chart in charts if _record(dataset, chart)),
        notes=slide.notes,
        home=home_path(dataset, first[0]) if first else ".",
    )


def _story(dataset: Dataset, slide: Slide, charts: list[Chart], large: Collection[str]) -> Story:
    beside = _HALF if len(charts) > 1 else _BESIDE if slide.excerpt_ids else _ALONE
    steps = [fixed_step(dataset, chart, PRESENTER, *beside) for chart in charts]
    quoted = slide.excerpt_ids or [one for chart in charts for one in chart.excerpt_ids if len(charts) > 1]
    whole = story(dataset, f"slide-{slide.id}", "slide", steps, quoted)
    items = [item_id for chart in charts for item_id in chart.ids] + list(large)
    inputs = [source.id for item_id in items for source in dataset.sources_of(item_id)]
    said = [mention.id for item_id in [*items, *inputs] for mention in dataset.mentions(item_id)]
    kept: tuple[Quote, ...] = saying(whole.passage, {*items, *inputs, *said})
    return replace(whole, passage=kept)


def _number(dataset: Dataset, item_id: str) -> Number:
    figure = dataset.figures[item_id]
    return Number(item_id, str(figure.kind), value_text(figure), figure.indicator.title, KIND_WORDS[figure.kind])


def _lines(dataset: Dataset, slide: Slide) -> tuple[str, ...]:
    if slide.layout == "opening":
        derived = sum(1 for figure in dataset.figures.values() if figure.derivation)
        counts = f"{len(dataset.figures) - derived} numbers said, {derived} calculated from them"
        return dataset.about.line, f"{counts}, each beside its sentence"
    if slide.layout == "closing":
        return dataset.about.source.title, f"Data version {dataset.version}"
    return ()


def _record(dataset: Dataset, chart: Chart) -> str:
    """Return what others published for the numbers of a title, where that can be compared; else nothing."""
    decided: dict[Outcome, list[str]] = {}
    for name in dict.fromkeys(named_figures(chart.title)):
        figure = dataset.figures[name]
        outcome = overall(figure, dataset.references_for(name))
        if outcome in _DECIDED:
            decided.setdefault(outcome, []).append(value_text(figure))
    return "; ".join(f"{OUTCOME_WORDS[outcome]}: {', '.join(values)}" for outcome, values in decided.items())
