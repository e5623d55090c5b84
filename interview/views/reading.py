"""The reading page: the passages that hold a number, in the order said, beside the chart of the one being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from interview.amounts.items import Item, Mention
from interview.charts import strip_chart
from interview.charts.spec import spec
from interview.charts.theme import SCREEN
from interview.folder.dataset import Dataset
from interview.folder.pages import RECORD
from interview.folder.screens import Chart
from interview.views.blocks import Block, Guide, Heading, Kicker, StoryBlock, Strip, Text
from interview.views.claims import Claim, claims
from interview.views.index import Cell, Index, Row
from interview.views.places import Link, home_page, page_path
from interview.views.quotes import Quote, passage_of
from interview.views.steps import Drawing, State, Step, page_step
from interview.views.stories import Story, only_computed, story
from interview.views.walk import walk_of
from interview.words.formatting import some

READING_TITLE = "Every number in its sentence"
_HOW = "Click or tap a number for its meaning and margin; the chart follows the text."
_WHAT = "These are the passages that hold a number, in the order said; … stands for words left out."
_TWICE = " † marks words that can mean more than one thing."
STRIP = "strip"
_CLAIM_COLUMNS = ("Words", "Value", "Kind", "Topic", "Said by", "Public record", "Chart, or why not")
_CLAIM_FILTERS = ("topic", "kind", "speaker", "question", "verdict")
_BREAK = 2
"""So many characters lie between two paragraphs of the source text: with more, words are left out."""
Marks = list[tuple[Item | None, Mention]]


def reading_page(dataset: Dataset) -> Iterator[Block]:
    """Return the blocks of the page: the text with its charts, where its numbers stand, and all claims as a table."""
    marks = _marks_by_topic(dataset)
    told = reading_story(dataset)
    yield Kicker(dataset.about.line)
    yield Heading(READING_TITLE, 1)
    yield Guide(_HOW, _WHAT + (_TWICE if told.ambiguous else ""), "Full text:", tuple(_full_texts(dataset)))
    yield walk_of(dataset, questions=True)
    yield StoryBlock(told)
    yield Heading("Where the numbers stand", 2, "strip")
    yield Text(f"{_WHAT} {_marked(dataset)}", small=True)
    yield _strip(dataset, marks)
    yield Heading("Claims index", 2, "claims")
    yield _claims_index(dataset)


def _full_texts(dataset: Dataset) -> Iterator[Link]:
    """Yield where the whole text was published, and where its other wordings are named."""
    yield Link(dataset.about.source_line, dataset.about.source.address)
    if dataset.wordings:
        yield Link("other wordings", "downloads#about-the-text")


def _marked(dataset: Dataset) -> str:
    """Return how many marks of each sort the text has."""
    numbers = sum(1 for figure in dataset.figures.values() if figure.mention)
    parts = [some(numbers, "number", "numbers"), some(len(dataset.events), "date", "dates")]
    words = " and ".join(part for part in parts if part)
    silent = some(len(dataset.uncharted), "other number word measures", "other number words measure")
    why = f" {silent} nothing and have a dotted line: the index below says why." if silent else ""
    return f"{words} are marked in the text.{why}"


def reading_story(dataset: Dataset) -> Story:
    """Return all excerpts in the order said, each question under its heading, and the charts of their numbers."""
    steps = [_step(dataset, chart) for chart in _charts(dataset)]
    whole = story(dataset, "reading", "reading", steps, list(dataset.excerpts), only_computed(dataset))
    return replace(whole, passage=tuple(_headed(dataset)))


def _step(dataset: Dataset, chart: Chart) -> Step:
    link = Link(f"More on {dataset.pages[chart.page].title}", page_path(chart.page))
    return replace(page_step(dataset, chart), links=(link,), table=())


def _charts(dataset: Dataset) -> list[Chart]:
    """Return the charts that draw what is said, each number on the page that shows it best, in the order said."""
    chosen: dict[str, Chart] = {}
    for excerpt in sorted(dataset.excerpts.values(), key=lambda one: one.start):
        for item_id, _ in dataset.marks(excerpt):
            home = home_page(dataset, item_id) if item_id else ""
            shown = [chart for chart in dataset.charts_showing(item_id) if chart.page == home] if home else []
            if shown and not any(chart.id in chosen for chart in shown):
                chosen[shown[0].id] = shown[0]
    return list(chosen.values())


def _headed(dataset: Dataset) -> Iterator[Quote]:
    """Yield the quotes with the heading of each question, and with a sign where words before one are left out."""
    ordered = sorted(dataset.excerpts.values(), key=lambda excerpt: excerpt.start)
    before = [None, *ordered]
    for quote, (last, excerpt) in zip(passage_of(dataset, list(dataset.excerpts)), pairwise(before), strict=True):
        assert excerpt
        question = dataset.questions[excerpt.question]
        begins = last is None or last.question != excerpt.question
        yield replace(
            quote,
            heading=f"{question.question}. {question.theme}" if begins else "",
            anchor=f"question-{question.question}" if begins else "",
            skipped=last is not None and excerpt.start - last.end > _BREAK,
        )


def _strip(dataset: Dataset, marks: dict[str, Marks]) -> Strip:
    charted, silent = sum(1 for row in marks.values() for item, _ in row if item), len(dataset.uncharted)
    alt = f"Where the numbers stand in the text, by topic: {charted} figures and dates, {silent} other number words."
    drawn = spec(strip_chart(marks, _question_spans(dataset), SCREEN), SCREEN, kept=slice(None))
    ids = tuple(dict.fromkeys(item.id for row in marks.values() for item, _ in row if item))
    return Strip(STRIP, Step(STRIP, "", "", ids, ids, (Drawing("wide", (State("", drawn, alt),)),), titled=False))


def _claims_index(dataset: Dataset) -> Index:
    return Index(
        id="claims",
        title="Claims index",
        noun="numbers",
        placeholder="Search words, values, reasons",
        filters=_CLAIM_FILTERS,
        head=_CLAIM_COLUMNS,
        rows=tuple(_claim_row(claim) for claim in claims(dataset)),
    )


def _claim_row(claim: Claim) -> Row:
    cells = (
        Cell(claim.words, start=claim.start, title=claim.quote),
        Cell(claim.value),
        Cell(claim.kind),
        Cell(claim.topic),
        Cell(claim.cite),
        Cell(claim.verdict, address=RECORD, figure=claim.id, verdict=claim.verdict) if claim.verdict else Cell(""),
        Cell(claim.chart, address=claim.home, figure=claim.id) if claim.home else Cell(claim.reason),
    )
    values = {name: getattr(claim, name) for name in _CLAIM_FILTERS}
    return Row(cells, values, f"{claim.words} {claim.value} {claim.title} {claim.reason} {claim.quote}")


def _marks_by_topic(dataset: Dataset) -> dict[str, Marks]:
    titles = dataset.topic_titles
    rows: dict[str, Marks] = {title: [] for title in titles.values()}
    for item in dataset.items.values():
        if item.mention:
            rows[titles[item.topic]].append((item, item.mention))
    rows["Other number words"] = [(None, Mention(one.verbatim, one.start, "")) for one in dataset.uncharted]
    return rows


def _question_spans(dataset: Dataset) -> dict[int, tuple[int, int]]:
    starts: dict[int, int] = {}
    for excerpt in dataset.excerpts.values():
        starts.setdefault(excerpt.question, excerpt.start)
    ordered = sorted(starts.items())
    end = max(excerpt.end for excerpt in dataset.excerpts.values())
    ends = [*(start for _, start in ordered[1:]), end]
    return {number: (start, stop) for (number, start), stop in zip(ordered, ends, strict=True)}
