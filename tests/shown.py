"""Make everything a data folder is shown as, and say what is wrong with it by a reading of the words that is ours."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import asdict

from interview.amounts.items import Chart, Event, Figure
from interview.charts import comparison_chart, draw, strip_chart
from interview.charts.theme import PRESENTER, SCREEN
from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import Dataset
from interview.views.cards import card, card_json
from interview.views.claims import claims_json
from interview.views.decks import deck_of
from interview.views.slides import slide_views
from interview.views.stories import page_story, reading_story, to_json
from interview.web.markup import deck_data, story_data
from interview.words.formatting import fill
from tests.said import Said, said_in, shown_as

_MULTIPLES = {"Mt": 1e6}
"""How much of what is shown one of a unit is."""


def wrongs(dataset: Dataset) -> Iterator[str]:
    """Yield a sentence for everything shown that is empty, broken or other than what was said."""
    yield from _stories(dataset)
    yield from _deck(dataset)
    for figure in dataset.figures.values():
        yield from _figure(dataset, figure)
    for chart in dataset.charts.values():
        yield from _chart(dataset, chart)
    yield from _rest(dataset)
    yield from _files(dataset)


def _stories(dataset: Dataset) -> Iterator[str]:
    for page in dataset.pages.values():
        story = page_story(dataset, page.name)
        if (page.topical or page.home) and not story.steps:
            yield f"the page {page.name} shows no chart"
        story_data(story)
        for step in story.steps:
            if "{" in step.title + step.subtitle + step.alt:
                yield f"a brace is left in the words of {step.id}"
    everything = reading_story(dataset, "all", dataset.excerpts)
    story_data(everything)
    json.dumps(to_json(everything))
    for quote in everything.passage:
        said = "".join(part if isinstance(part, str) else part.text for s in quote.sentences for part in s.parts)
        if said != dataset.excerpts[quote.id].quote:
            yield f"the excerpt {quote.id} is shown in other words"
        if not quote.citation.startswith(dataset.excerpts[quote.id].speaker.name):
            yield f"the excerpt {quote.id} is of another speaker"


def _deck(dataset: Dataset) -> Iterator[str]:
    json.dumps(deck_data(deck_of(dataset)))
    for view in slide_views(dataset):
        asdict(view)
        if not view.title or "{" in view.title:
            yield f"the slide {view.slide_id} has no finding"
        if view.layout in ("chart", "two-charts", "timeline") and not view.charts:
            yield f"the slide {view.slide_id} has no chart"
        if view.layout == "number" and not view.numbers:
            yield f"the slide {view.slide_id} has no number"


def _figure(dataset: Dataset, figure: Figure) -> Iterator[str]:
    shown = card(dataset, figure.id)
    json.dumps(card_json(shown))
    if not shown.home and figure.mention:
        yield f"{figure.id} leads nowhere"
    value = shown_as(shown.value)
    if figure.mention is None:
        exact = float(figure.value) * _MULTIPLES.get(figure.unit.code, 1)
        if value.sign != _sign(figure) or not math.isclose(value.middle, exact, rel_tol=0.06):
            yield f"{figure.id} is computed as {exact:g} and shown as {shown.value!r}"
        return
    said = said_in(dataset.excerpts[figure.mention.excerpt_id], figure.mention)
    yield from (f"{figure.id}, {said.words!r}, is shown as {shown.value!r}: {one}" for one in said.against(value))
    speaker = dataset.excerpts[figure.mention.excerpt_id].speaker.name
    if not all(one.cite.startswith(speaker) for one in shown.said if one.id == figure.id):
        yield f"{figure.id} is under another speaker"


def _sign(figure: Figure) -> int:
    return (figure.value > 0) - (figure.value < 0)


def _chart(dataset: Dataset, chart: Chart) -> Iterator[str]:
    readings = tuple(name for group in chart.readings for name in group.ids)
    states = [((), False, PRESENTER), ((), False, SCREEN)]
    states += [(on, bool(chart.series), SCREEN) for on in {(), *((name,) for name in readings), readings}]
    for switched, series, style in states:
        picture = draw(chart, dataset, style, switched, series)
        where = f"the chart {chart.id}{'+series' if series else ''}{'~'.join(('', *switched))}"
        wanted = {*chart.ids, *switched, *(chart.series_ids if series else ())}
        yield from (f"{where}: {one}" for one in _picture(dataset, picture, wanted))


def _picture(dataset: Dataset, picture: object, wanted: set[str]) -> Iterator[str]:
    drawn: set[str] = set()
    units: dict[tuple[str, str], set[str]] = {}
    json.loads(picture.to_json())
    for trace in picture.data:
        rows = trace.customdata if trace.customdata is not None else ()
        ids = [row[0] for row in rows]
        ends = [end for end in (*(trace.x or ()), *(trace.y or ())) if isinstance(end, int | float)]
        if not all(map(math.isfinite, ends)):
            yield "a mark stands at no place"
        if trace.type == "bar" or trace.mode != "text":
            drawn |= {*ids} - {""}
        yield from _labels(dataset, ids, trace.text)
        if trace.type == "bar":
            along = trace.x if trace.orientation == "h" else trace.y
            yield from _bars(dataset, ids, along)
            axis = trace.xaxis if trace.orientation == "h" else trace.yaxis
            units.setdefault((trace.orientation, axis or ""), set()).update(_base(dataset, i) for i in ids)
    if wanted - drawn:
        yield f"no mark for {', '.join(sorted(wanted - drawn))}"
    if not drawn:
        yield "nothing is drawn"
    yield from (f"{' and '.join(sorted(codes))} share a scale" for codes in units.values() if len(codes) > 1)


def _base(dataset: Dataset, name: str) -> str:
    """The unit of a figure, or what it counts a year."""
    return dataset.figures[name].unit.code.removesuffix("/a")


def _labels(dataset: Dataset, ids: list[str], texts: object) -> Iterator[str]:
    for name, text in zip(ids, texts if isinstance(texts, tuple | list) else (), strict=False):
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


def _rest(dataset: Dataset) -> Iterator[str]:
    json.dumps(claims_json(dataset))
    for figure in dataset.figures.values():
        if references := dataset.references_for(figure.id):
            comparison_chart(figure, references).to_json()
    marks = {"all": [(item, item.mention) for item in dataset.items.values() if item.mention]}
    strip_chart(marks, {}, SCREEN).to_json()
    for check in dataset.checks.values():
        str(check.outcome)
    for text in (*(one.alt for one in dataset.charts.values()), *(one.title for one in dataset.slides.values())):
        fill(text, dataset.figures)
    yield from ()


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
        said: Said = said_in(excerpt, figure.mention)
        value = float(row["value"]) * dataset.items[figure.id].unit.multiple
        if (value > 0) - (value < 0) != said.sign or not said.low * 0.999 <= abs(value) <= said.high * 1.001:
            yield f"{figure.id}, {said.words!r}, is {row['value']} {row['unit']} in figures.csv"
        if row["speaker"] != excerpt.speaker.id:
            yield f"{figure.id} is under another speaker in figures.csv"
