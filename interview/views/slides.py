"""What each slide says, once: stage, reading view, speaker's window and PowerPoint only draw it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interview.amounts.checks import DECIDED, DISPUTED, OUTCOME_WORDS, Outcome, overall
from interview.amounts.items import Event, Figure, Item, Number
from interview.folder.dataset import Dataset
from interview.folder.pages import SINCE
from interview.folder.screens import Chart, Group, Slide
from interview.views.course import summary
from interview.views.places import page_path
from interview.views.quotes import Quote, quote_of, saying
from interview.views.record import comparable, outcomes
from interview.words.digits import is_wide, scale_of
from interview.words.formatting import KIND_WORDS, bounds_text, event_text, period_text, said_number, spread_text
from interview.words.shown import fill, named_figures, shown_text

DECK_PAGE = "present"
"""The page of the charts that only slides show; nobody explores there."""
_OVERVIEW = "overview"
_WHERE = "Each number with its sentence, its range and its sources: on the pages of this site"
_OF_THE_VALUE = {"forest"}
"""The forms that draw bounds in per cent of the value."""
_SHORT_UNIT = len(" times")
"""The characters of a unit that is as large as its number."""


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
    """A number that a slide shows large: its value with its hedge, what it counts, its kind, and for when it is said.

    `since` is what came of it.
    """

    figure: Figure
    value: str
    words: str
    kind: str
    period: str
    since: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """Its value as its hedge, the number itself with a short unit, and a long unit: only the number is large."""
        alone = said_number(self.figure, signed=False) + scale_of(self.figure)[1]
        before, found, after = self.value.partition(alone)
        if not found:
            return "", self.value, ""
        return (before, alone, after) if len(after) > _SHORT_UNIT else (before, alone + after, "")


@dataclass(frozen=True)
class SlideColumn:
    """A column of the slide that closes the deck."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SlideView:
    """One slide: `number` of `count`, its finding, what stands under it, and what only the speaker sees.

    `quotes` are its excerpts whole, `passage` only their sentences that say its numbers; `record` says what others
    published about the said numbers it draws, and is empty where nothing can be compared; `home` is the address of
    the page to explore.
    """

    slide_id: str
    number: int
    count: int
    layout: str
    title: str
    subtitle: str
    charts: tuple[SlideChart, ...]
    numbers: tuple[SlideNumber, ...]
    lines: tuple[str, ...]
    columns: tuple[SlideColumn, ...]
    quotes: tuple[Quote, ...]
    passage: tuple[Quote, ...]
    record: str
    source: str
    notes: str
    home: str

    @property
    def excerpt_ids(self) -> tuple[str, ...]:
        """The ids of the excerpts quoted."""
        return tuple(quote.id for quote in self.quotes)

    @property
    def record_line(self) -> str:
        """The line about the public record, or nothing."""
        return f"Public record {self.record}" if self.record else ""

    @property
    def place(self) -> str:
        """Its number of how many."""
        return f"{self.number} / {self.count}"


def slide_views(dataset: Dataset) -> tuple[SlideView, ...]:
    """Return every slide of the deck in order."""
    return tuple(_view(dataset, slide, number) for number, slide in enumerate(dataset.slides.values(), start=1))


def first_slide_of(dataset: Dataset, page: str) -> int:
    """Return the number of the first slide with a chart of a page; the first of all where there is none."""
    pages = [{dataset.charts[chart_id].page for chart_id in slide.chart_ids} for slide in dataset.slides.values()]
    return next((number for number, known in enumerate(pages, start=1) if page in known), 1)


def _view(dataset: Dataset, slide: Slide, number: int) -> SlideView:
    drawn = [dataset.charts[chart_id] for chart_id in slide.chart_ids]
    charts = tuple(_chart(dataset, chart) for chart in drawn)
    numbers = tuple(_numbers(dataset, slide))
    quotes = tuple(quote_of(dataset, excerpt_id) for excerpt_id in _excerpt_ids(dataset, slide, drawn))
    return SlideView(
        slide_id=slide.id,
        number=number,
        count=len(dataset.slides),
        layout=slide.layout,
        title=slide_title(dataset, slide),
        subtitle=drawn[0].subtitle if len(drawn) == 1 else "",
        charts=charts,
        numbers=numbers,
        lines=_lines(dataset, slide.layout),
        columns=tuple(_columns(dataset)) if slide.layout == "closing" else (),
        quotes=quotes,
        passage=saying(quotes, _said_of(dataset, charts, numbers)),
        record=_record(dataset, charts),
        source=dataset.about.source_line,
        notes=slide.notes,
        home=page_path(_home(dataset, charts, numbers) if slide.layout != "opening" else _OVERVIEW),
    )


def _numbers(dataset: Dataset, slide: Slide) -> Iterator[SlideNumber]:
    """Yield the numbers shown large; the deck opens with those of its title, as they are written there."""
    if slide.layout == "opening" and not slide.figure_ids:
        for figure_id, written in zip(named_figures(slide.title), re.findall(r"\{.*?\}", slide.title), strict=True):
            yield _number(dataset, figure_id, fill(written, dataset.figures))
    for figure_id in slide.figure_ids:
        yield _number(dataset, figure_id, shown_text(dataset.figures[figure_id]))


def _excerpt_ids(dataset: Dataset, slide: Slide, charts: Sequence[Chart]) -> Sequence[str]:
    """Return the ids of the excerpts of a slide; two charts bring their own, and a number one that says it."""
    own = dict.fromkeys(name for chart in charts for name in chart.excerpt_ids) if len(charts) > 1 else ()
    known = dict.fromkeys(slide.excerpt_ids or own)
    for figure_id in slide.figure_ids if slide.layout == "number" else ():
        for source in dataset.sources_of(figure_id):
            alike: Sequence[Item] = dataset.mentions(source.id) or [source]
            said = [one.mention.excerpt_id for one in alike if one.mention]
            known |= dict.fromkeys(said[:1] if known.keys().isdisjoint(said) else ())
    return tuple(known)


def _said_of(dataset: Dataset, charts: Sequence[SlideChart], numbers: Sequence[SlideNumber]) -> set[str]:
    """Return the ids of everything a slide shows and rests on, with all mentions of each."""
    shown = _shown_ids(charts, numbers)
    items = [*shown, *(source.id for item_id in shown for source in dataset.sources_of(item_id))]
    return {*items, *(mention.id for item_id in items for mention in dataset.mentions(item_id))}


def _shown_ids(charts: Sequence[SlideChart], numbers: Sequence[SlideNumber]) -> list[str]:
    return [name for one in charts for name in one.chart.ids] + [one.figure.id for one in numbers]


def slide_title(dataset: Dataset, slide: Slide) -> str:
    """Return the finding of a slide: its own title, or that of its chart or number."""
    if template := _title_template(dataset, slide):
        return fill(template, dataset.figures)
    figure = dataset.figures[slide.figure_ids[0]]
    return f"{figure.indicator.title}: {shown_text(figure, words=True)}"


def _title_template(dataset: Dataset, slide: Slide) -> str:
    return slide.title or next((dataset.charts[chart_id].title for chart_id in slide.chart_ids), "")


def _number(dataset: Dataset, figure_id: str, value: str) -> SlideNumber:
    """Return a number shown large, with what came of it if that was published."""
    figure, came = dataset.figures[figure_id], dataset.came.get(figure_id)
    since = f"Since then: {summary(came, hedged=False)}" if came and came.judged else ""
    return SlideNumber(figure, value, figure.title, KIND_WORDS[figure.kind], period_text(figure.period), since)


def _lines(dataset: Dataset, layout: str) -> tuple[str, ...]:
    """Return the sentences of the slides that open and close the deck."""
    if layout == "opening":
        derived = sum(1 for figure in dataset.figures.values() if figure.derivation)
        said = len(dataset.figures) - derived
        return (
            dataset.about.line,
            f"{said} numbers said, {derived} calculated, each beside the sentence it comes from",
        )
    if layout == "closing":
        ours = f"Data version {dataset.version}. Calculations, margins and charts are ours."
        return dataset.about.source.title, ours
    return ()


def _columns(dataset: Dataset) -> Iterator[SlideColumn]:
    """Yield what to remember, what to doubt and where to look, as far as the data say it."""
    found = tuple(dataset.charts[one.chart_id].title for one in dataset.findings)
    doubt = tuple(_doubts(dataset))
    if found:
        yield SlideColumn("Remember", found)
    if doubt:
        yield SlideColumn("Doubt", doubt)
    yield SlideColumn("Look", (_WHERE, *_lines(dataset, "closing")))


def _doubts(dataset: Dataset) -> Iterator[str]:
    """Yield which said numbers others dispute, and which calculated one of all that charts draw is the widest."""
    drawn = [dataset.items[name] for name in dict.fromkeys(_deck_ids(dataset))]
    disputed = comparable(dataset) - outcomes(dataset)[Outcome.AGREES]
    if disputed:
        verdicts = [(one, overall(one, dataset.references_for(one.id))) for one in drawn if isinstance(one, Figure)]
        shown = [shown_text(one) for one, found in verdicts if one.mention and found in DISPUTED]
        among = f"{', among them' if len(shown) < disputed else ':'} {', '.join(shown)}" if shown else ""
        are = "is" if disputed == 1 else "are"
        yield f"{disputed} of {comparable(dataset)} numbers that can be compared {are} disputed{among}"
    charted = {name for chart in dataset.charts.values() for name in chart.ids}
    computed = [one for one in dataset.figures.values() if one.derivation and one.value and one.id in charted]
    wide = [one for one in computed if is_wide(one)]
    if wide:
        widest = max(wide, key=lambda one: (one.bounds.high - one.bounds.low) / abs(one.value))
        yield f"Most open to rounding: {widest.title}, {period_text(widest.period)}: {shown_text(widest)}"


def _deck_ids(dataset: Dataset) -> Iterator[str]:
    for slide in dataset.slides.values():
        yield from (name for chart in slide.chart_ids for name in dataset.charts[chart].ids)
        yield from slide.figure_ids


def _record(dataset: Dataset, charts: Sequence[SlideChart]) -> str:
    """Return what the public record comes to for the numbers that were said and are drawn, if they can be compared."""
    drawn = [name for one in charts for name in one.chart.ids if name in dataset.figures]
    figure_ids = [name for name in drawn if dataset.figures[name].mention]
    decided: dict[Outcome, list[str]] = {}
    for name in dict.fromkeys(figure_ids):
        figure = dataset.figures[name]
        outcome = overall(figure, dataset.references_for(name))
        if outcome in DECIDED:
            decided.setdefault(outcome, []).append(shown_text(figure))
    return "; ".join(f"{OUTCOME_WORDS[outcome]}: {', '.join(values)}" for outcome, values in decided.items())


def _home(dataset: Dataset, charts: Sequence[SlideChart], numbers: Sequence[SlideNumber]) -> str:
    """Return the page that shows most of what a slide shows, a topic before the overview; that one for no items."""
    ids = _shown_ids(charts, numbers)
    shown = Counter(page for name in ids for page in {chart.page for chart in dataset.charts_showing(name)})
    shown[SINCE] = len(ids) if not charts and dataset.followed.issuperset(ids) else 0
    drawn = (chart.page for chart in dataset.charts.values() if chart.page != DECK_PAGE)
    pages = dict.fromkeys([*drawn, *([SINCE] if shown[SINCE] else [])])
    best = max(pages, key=lambda page: (shown[page], page != _OVERVIEW), default=_OVERVIEW)
    return best if shown[best] else _OVERVIEW


def _chart(dataset: Dataset, chart: Chart) -> SlideChart:
    extent = spread_text if chart.form in _OF_THE_VALUE else bounds_text
    rows = (_item(dataset.items[name], group, extent) for group in chart.groups for name in group.ids)
    return SlideChart(chart, chart.alt, tuple(rows))


def _item(item: Item, group: Group, extent: Callable[[Number], str]) -> ChartItem:
    place = item, group.panel, group.label, group.role
    if isinstance(item, Event):
        return ChartItem(*place, event_text(item), str(item.kind), event_text(item), "")
    return ChartItem(*place, shown_text(item), str(item.kind), period_text(item.period), extent(item))
