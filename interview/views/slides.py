"""What each slide says, once: stage, reading view, speaker window and PowerPoint only draw it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from interview.amounts.checks import OUTCOME_WORDS, Outcome, overall
from interview.amounts.items import Chart, Event, Figure, Group, Item, Number, Slide
from interview.folder.dataset import Dataset
from interview.views.places import page_path
from interview.views.quotes import citation
from interview.words.formatting import (
    bounds_text,
    event_text,
    fill,
    named_figures,
    period_text,
    spread_text,
    value_text,
)

DECK_PAGE = "present"
"""The page of the charts that only slides show; nobody explores there."""
_OVERVIEW = "overview"
_OF_THE_VALUE = {"forest"}
"""The forms that draw bounds in per cent of the value."""
_DECIDED = (Outcome.AGREES, Outcome.DIFFERS, Outcome.MIXED)


@dataclass(frozen=True)
class ChartItem:
    """One thing a chart draws, in words: its panel and label, its value, kind and period, what it can stand for."""

    item: Item
    panel: str
    label: str
    role: str
    value: str
    kind: str
    period: str
    bounds: str


@dataclass(frozen=True)
class SlideChart:
    """A chart of a slide: the record it is drawn from, its description, and everything it draws, in order."""

    chart: Chart
    alt: str
    items: tuple[ChartItem, ...]


@dataclass(frozen=True)
class SlideNumber:
    """A number that a slide shows large: its value with its hedge, and what it counts."""

    figure: Figure
    value: str
    words: str


@dataclass(frozen=True)
class Quote:
    """An excerpt as it was said, and who says it where."""

    excerpt_id: str
    text: str
    citation: str


@dataclass(frozen=True)
class SlideView:
    """One slide: `number` of `count`, its finding, what stands under it, and what only the speaker sees.

    `record` says what others published about the numbers of the finding, and is empty where nothing can be compared;
    `home` is the address of the page to explore.
    """

    slide_id: str
    number: int
    count: int
    layout: str
    title: str
    charts: tuple[SlideChart, ...]
    numbers: tuple[SlideNumber, ...]
    lines: tuple[str, ...]
    quotes: tuple[Quote, ...]
    record: str
    source: str
    notes: str
    home: str

    @property
    def excerpt_ids(self) -> tuple[str, ...]:
        """The ids of the excerpts quoted."""
        return tuple(quote.excerpt_id for quote in self.quotes)


def slide_views(dataset: Dataset) -> tuple[SlideView, ...]:
    """Return every slide of the deck in order."""
    return tuple(_view(dataset, slide, number) for number, slide in enumerate(dataset.slides.values(), start=1))


def first_slide_of(dataset: Dataset, page: str) -> int:
    """Return the number of the first slide with a chart of a page; the first of all where there is none."""
    pages = [{dataset.charts[chart_id].page for chart_id in slide.chart_ids} for slide in dataset.slides.values()]
    return next((number for number, known in enumerate(pages, start=1) if page in known), 1)


def _view(dataset: Dataset, slide: Slide, number: int) -> SlideView:
    charts = tuple(_chart(dataset, dataset.charts[chart_id]) for chart_id in slide.chart_ids)
    numbers = tuple(_number(dataset.figures[figure_id]) for figure_id in slide.figure_ids)
    excerpts = [dataset.excerpts[excerpt_id] for excerpt_id in slide.excerpt_ids]
    return SlideView(
        slide_id=slide.id,
        number=number,
        count=len(dataset.slides),
        layout=slide.layout,
        title=slide_title(dataset, slide),
        charts=charts,
        numbers=numbers,
        lines=_lines(dataset, slide.layout),
        quotes=tuple(Quote(one.id, one.quote, citation(one)) for one in excerpts),
        record=_record(dataset, named_figures(_title_template(dataset, slide)) if charts else []),
        source=dataset.about.source_line,
        notes=slide.notes,
        home=page_path(_home(dataset, charts, numbers)),
    )


def slide_title(dataset: Dataset, slide: Slide) -> str:
    """Return the finding of a slide: its own title, or that of its chart or number."""
    if template := _title_template(dataset, slide):
        return fill(template, dataset.figures)
    figure = dataset.figures[slide.figure_ids[0]]
    return f"{figure.indicator.title}: {value_text(figure, words=True)}"


def _title_template(dataset: Dataset, slide: Slide) -> str:
    return slide.title or next((dataset.charts[chart_id].title for chart_id in slide.chart_ids), "")


def _number(figure: Figure) -> SlideNumber:
    return SlideNumber(figure, value_text(figure), figure.indicator.title)


def _lines(dataset: Dataset, layout: str) -> tuple[str, ...]:
    """Return the sentences of the slides that open and close the deck."""
    if layout == "opening":
        derived = sum(1 for figure in dataset.figures.values() if figure.derivation)
        said = len(dataset.figures) - derived
        return dataset.about.line, f"{said} numbers said, {derived} derived, each beside the sentence it comes from"
    if layout == "closing":
        ours = f"Data version {dataset.version}. Derived numbers, bounds and charts are ours."
        return dataset.about.source.title, ours
    return ()


def _record(dataset: Dataset, figure_ids: list[str]) -> str:
    """Return what the public record comes to for some numbers, where they can be compared."""
    decided: dict[Outcome, list[str]] = {}
    for name in dict.fromkeys(figure_ids):
        figure = dataset.figures[name]
        outcome = overall(figure, dataset.references_for(name))
        if outcome in _DECIDED:
            decided.setdefault(outcome, []).append(value_text(figure))
    return "; ".join(f"{OUTCOME_WORDS[outcome]}: {', '.join(values)}" for outcome, values in decided.items())


def _home(dataset: Dataset, charts: tuple[SlideChart, ...], numbers: tuple[SlideNumber, ...]) -> str:
    """Return the page that shows most of what a slide shows, a topic before the overview; that one for no items."""
    ids = [name for one in charts for name in one.chart.ids] + [one.figure.id for one in numbers]
    shown = Counter(page for name in ids for page in {chart.page for chart in dataset.charts_showing(name)})
    pages = dict.fromkeys(chart.page for chart in dataset.charts.values() if chart.page != DECK_PAGE)
    best = max(pages, key=lambda page: (shown[page], page != _OVERVIEW), default=_OVERVIEW)
    return best if shown[best] else _OVERVIEW


def _chart(dataset: Dataset, chart: Chart) -> SlideChart:
    extent = spread_text if chart.form in _OF_THE_VALUE else bounds_text
    rows = (_item(dataset.items[name], group, extent) for group in chart.groups for name in group.ids)
    return SlideChart(chart, fill(chart.alt, dataset.figures), tuple(rows))


def _item(item: Item, group: Group, extent: Callable[[Number], str]) -> ChartItem:
    place = item, group.panel, group.label, group.role
    if isinstance(item, Event):
        return ChartItem(*place, event_text(item), str(item.kind), event_text(item), "")
    return ChartItem(*place, value_text(item), str(item.kind), period_text(item.period), extent(item))
