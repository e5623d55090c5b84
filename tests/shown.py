"""Make everything a data folder is shown as, and say what is wrong with it by a reading of the words that is ours."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator
from typing import Any

from interview.amounts.items import Event, Excerpt, Figure, Item
from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import Dataset
from interview.folder.pages import Page
from interview.views.blocks import StoryBlock, parts_of
from interview.views.cards import card, card_json
from interview.views.decks import deck_of
from interview.views.quotes import passage_of
from interview.views.slides import slide_views
from interview.views.steps import Step
from interview.web.document import document
from interview.web.markup import deck_data, part_data
from interview.web.pages import page_blocks
from interview.words.shown import shown_words
from tests.said import NUMBER, Read, said_in, shown_as

SITE = "https://site.example"
Trace = dict[str, Any]
_MULTIPLES = {"Mt": 1e6, "kt/d": 1e3}
"""How much of what is shown one of a unit is."""
_WRITTEN = {
    ("grouped-table", ""),
    ("sentences", ""),
    ("timeline", ""),
    *(("index-path", role) for role in ("multiple", "growth", "average", "window")),
    *(("columns-to-target", role) for role in ("step", "path")),
    *(("mean-cells", role) for role in ("window", "whole", "also")),
    *((form, "whole") for form in ("square-rows", "part-of-whole", "squares")),
    *((form, "note") for form in ("tally", "bar-rows", "bridge", "column-panels", "part-of-whole", "squares")),
}
"""The forms and roles whose numbers a chart writes; every other number has a mark of its own."""


def wrongs(dataset: Dataset) -> Iterator[str]:
    """Yield a sentence for everything shown that is empty, broken or other than what was said."""
    for page in dataset.pages.values():
        yield from _page(dataset, page)
    yield from _deck(dataset)
    for figure in dataset.figures.values():
        yield from _figure(dataset, figure)
    for excerpt in dataset.excerpts.values():
        yield from _excerpt(dataset, excerpt)
    yield from _files(dataset)


def _page(dataset: Dataset, page: Page) -> Iterator[str]:
    """Make a page as document and as application, and judge the charts in it."""
    made = document(dataset, page.name, {}, SITE)
    if not page.bare and "<h1" not in made.body:
        yield f"the page {page.name} has no finding"
    parts = parts_of(page_blocks(dataset, page.name)) if not page.bare else {}
    json.dumps([part_data(part) for part in parts.values()])
    steps = [step for part in parts.values() if isinstance(part, StoryBlock) for step in part.story.steps]
    if (page.topical or page.home) and not steps:
        yield f"the page {page.name} shows no chart"
    for step in steps:
        yield from _step(dataset, step)


def _deck(dataset: Dataset) -> Iterator[str]:
    deck = deck_of(dataset)
    json.dumps(deck_data(deck))
    for step in (step for slide in deck.slides for step in slide.story.steps):
        yield from _step(dataset, step)
    for view in slide_views(dataset):
        if not view.title or "{" in view.title:
            yield f"the slide {view.slide_id} has no finding"
        if view.layout in ("chart", "two-charts", "timeline") and not view.charts:
            yield f"the slide {view.slide_id} has no chart"
        if view.layout == "number" and not view.numbers:
            yield f"the slide {view.slide_id} has no number"


def _excerpt(dataset: Dataset, excerpt: Excerpt) -> Iterator[str]:
    (quote,) = passage_of(dataset, [excerpt.id])
    said = "".join(part if isinstance(part, str) else part.text for one in quote.sentences for part in one.parts)
    if said != excerpt.quote:
        yield f"the excerpt {quote.id} is shown in other words"
    if not quote.citation.startswith(excerpt.speaker.name):
        yield f"the excerpt {quote.id} is of another speaker"


def _figure(dataset: Dataset, figure: Figure) -> Iterator[str]:
    shown = card(dataset, figure.id)
    json.dumps(card_json(shown))
    if dataset.references_for(figure.id):
        json.dumps([part_data(part) for part in parts_of(page_blocks(dataset, "cross_checks", figure.id)).values()])
    if not shown.home and figure.mention:
        yield f"{figure.id} leads nowhere"
    value = shown_as(shown.value)
    if figure.mention is None:
        yield from _computed(figure, value, shown.value)
        return
    said = said_in(dataset.excerpts[figure.mention.excerpt_id], figure.mention)
    yield from (f"{figure.id}, {said.words!r}, is shown as {shown.value!r}: {one}" for one in said.against(value))
    speaker = dataset.excerpts[figure.mention.excerpt_id].speaker.name
    if not all(one.cite.startswith(speaker) for one in shown.said if one.id == figure.id):
        yield f"{figure.id} is under another speaker"


def _computed(figure: Figure, value: Read, shown: str) -> Iterator[str]:
    """Yield whether a computed value is shown as another; one shown as a range has its ends."""
    multiple = _MULTIPLES.get(figure.unit.code, 1)
    ends = (figure.bounds.low, figure.bounds.high) if value.low < value.high else (figure.value, figure.value)
    exact = [float(end) * multiple for end in ends]
    sizes = sorted(map(abs, exact))
    near = all(math.isclose(a, b, rel_tol=0.06) for a, b in zip((value.low, value.high), sizes, strict=True))
    if value.sign != _sign(figure) or not near:
        yield f"{figure.id} is computed as {' to '.join(f'{end:g}' for end in exact)} and shown as {shown!r}"


def _sign(figure: Figure) -> int:
    return (figure.value > 0) - (figure.value < 0)


def _step(dataset: Dataset, step: Step) -> Iterator[str]:
    """Yield what is wrong with a chart in all its states; on a bare page, as slides show it."""
    if "{" in step.title + step.subtitle + step.alt:
        yield f"a brace is left in the words of {step.id}"
    for state in (state for drawing in step.drawings for state in drawing.states):
        readings, plus, _ = state.key.partition("+")
        published = dataset.charts[step.id].series_ids if plus else ()
        wanted = {*step.shown, *filter(None, readings.split("~")), *published}
        traces = state.drawn["data"]
        written = _written(dataset, step.id, traces)
        yield from (f"the chart {step.id}{state.key}: {one}" for one in _picture(dataset, traces, wanted - written))


def _written(dataset: Dataset, chart_id: str, traces: list[Trace]) -> set[str]:
    """Return what a form writes instead of drawing it, and what a chart does write of that with its number."""
    texts = [(row[0], text) for one in _texts(traces) for row, text in zip(one["customdata"], one["text"], strict=True)]
    charts = [dataset.charts[chart_id]] if chart_id in dataset.charts else []
    groups = [group for chart in charts for group in chart.groups if (chart.form, group.role) in _WRITTEN]
    names = {name for group in groups for name in group.ids}
    return {name for name, text in texts if name in names and _says(dataset.items[name], text)}


def _texts(traces: list[Trace]) -> list[Trace]:
    return [trace for trace in traces if trace.get("mode") == "text" and trace.get("customdata")]


def _says(item: Item, text: str) -> bool:
    number = NUMBER.search(shown_words(item))
    return number is not None and number[0] in NUMBER.findall(re.sub("<[^>]*>", " ", text))


def _picture(dataset: Dataset, traces: list[Trace], wanted: set[str]) -> Iterator[str]:
    drawn: set[str] = set()
    units: dict[str, set[str]] = {}
    for trace in traces:
        ids = [row[0] for row in trace.get("customdata", ())]
        places = [*(trace.get("x") or ()), *(trace.get("y") or ())]
        gaps = trace.get("mode") == "lines" and not ids
        if any((place is None and not gaps) or _infinite(place) for place in places):
            yield "a mark stands at no place"
        drawn |= {*ids} - {""} if trace.get("mode") != "text" else set()
        yield from _labels(dataset, ids, trace.get("text"))
        if trace["type"] == "bar":
            along = "x" if trace["orientation"] == "h" else "y"
            yield from _bars(dataset, ids, trace[along])
            units.setdefault(trace.get(f"{along}axis", along), set()).update(_base(dataset, name) for name in ids)
    if wanted - drawn:
        yield f"no mark for {', '.join(sorted(wanted - drawn))}"
    yield from (f"{' and '.join(sorted(codes))} share a scale" for codes in units.values() if len(codes) > 1)


def _infinite(place: object) -> bool:
    return isinstance(place, float) and not math.isfinite(place)


def _base(dataset: Dataset, name: str) -> str:
    """The unit of a figure, or what it counts a year."""
    return dataset.figures[name].unit.code.removesuffix("/a")


def _labels(dataset: Dataset, ids: list[str], texts: object) -> Iterator[str]:
    for name, text in zip(ids, texts if isinstance(texts, list) else (), strict=False):
        item = dataset.items.get(name)
        bold = re.search(r"<b>([^<]*\d[^<]*)</b>", text or "")
        if item is None or isinstance(item, Event) or bold is None:
            continue
        written = shown_as(bold[1])
        if written.sign and written.sign != _sign(item):
            yield f"{name} is labelled {bold[1]!r} and is {float(item.value):g}"


def _bars(dataset: Dataset, ids: list[str], along: object) -> Iterator[str]:
    for name, length in zip(ids, along, strict=True):
        if (length > 0) - (length < 0) != _sign(dataset.items[name]):
            yield f"the bar of {name} points the other way"


def _files(dataset: Dataset) -> Iterator[str]:
    for path, download in downloads(dataset).items():
        content = download.make(Query())
        if not content:
            yield f"the download {path} is empty"
        if path == "figures.csv":
            yield from _rows(dataset, content)


def _rows(dataset: Dataset, content: bytes) -> Iterator[str]:
    for row in csv.DictReader(io.StringIO(content.decode())):
        figure = dataset.figures[row["figure_id"]]
        if figure.mention is None:
            continue
        excerpt = dataset.excerpts[figure.mention.excerpt_id]
        said = said_in(excerpt, figure.mention)
        value = float(row["value"]) * dataset.items[figure.id].unit.multiple
        if (value > 0) - (value < 0) != said.sign or not said.low * 0.999 <= abs(value) <= said.high * 1.001:
            yield f"{figure.id}, {said.words!r}, is {row['value']} {row['unit']} in figures.csv"
        if row["speaker"] != excerpt.speaker.id:
            yield f"{figure.id} is under another speaker in figures.csv"
