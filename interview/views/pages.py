"""What each page of the interview says, top to bottom; `web/pages.py` adds downloads and the source line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.amounts.items import Item, Mention, Question
from interview.charts import strip_chart
from interview.charts.spec import spec
from interview.charts.theme import LOOKS, SCREEN
from interview.folder.dataset import Dataset
from interview.views.blocks import (
    Block,
    Cards,
    Cell,
    Heading,
    Index,
    Legend,
    Row,
    StoryBlock,
    Strip,
    Text,
    TopicCard,
)
from interview.views.claims import Claim, claims
from interview.views.places import page_path
from interview.views.record import record_page
from interview.views.stories import Drawing, Link, State, Step, card_story, page_story, reading_story
from interview.words.formatting import spelled
from interview.words.shown import fill

READING_TITLE = "Every number of the interview in its sentence"
STRIP = "strip"
_CLAIM_COLUMNS = ("Words", "Value", "Kind", "Topic", "Said by", "Public record", "Chart, or why not")
_CLAIM_FILTERS = ("topic", "kind", "speaker", "question", "verdict")
Marks = list[tuple[Item | None, Mention]]


def page_body(dataset: Dataset, page: str, figure: str = "") -> tuple[Block, ...]:
    """Return what a page says; `figure` is the number its address asks for. Bare pages have no blocks."""
    if page == "interview":
        return tuple(_reading_page(dataset))
    if page == "cross_checks":
        return record_page(dataset, figure)
    if dataset.pages[page].bare:
        return ()
    blocks = tuple(_story_page(dataset, page))
    return (*blocks, *_topics(dataset)) if dataset.pages[page].home else blocks


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


def _reading_page(dataset: Dataset) -> Iterator[Block]:
    marks = _marks_by_topic(dataset)
    charted, silent = sum(1 for row in marks.values() for item, _ in row if item), len(dataset.uncharted)
    yield Heading(READING_TITLE, 1)
    yield Text(
        f"{charted + silent} marked places: {charted} are figures or dates and lead to their chart, "
        f"{silent} are number words that measure nothing; rest the pointer on one to read why.",
        small=True,
    )
    yield _strip(dataset, marks, charted)
    yield Heading("Claims index", 2, "claims")
    yield _claims_index(dataset)
    for question in dataset.questions.values():
        yield from _question(dataset, question)


def _strip(dataset: Dataset, marks: dict[str, Marks], charted: int) -> Strip:
    silent = len(dataset.uncharted)
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
        Cell(f"{claim.speaker}, question {claim.question}"),
        Cell(claim.verdict, address="cross_checks", figure=claim.id, verdict=claim.verdict)
        if claim.verdict
        else Cell(""),
        Cell(claim.chart, address=claim.home, figure=claim.id) if claim.home else Cell(claim.reason),
    )
    values = {name: getattr(claim, name) for name in _CLAIM_FILTERS}
    return Row(cells, values, f"{claim.words} {claim.value} {claim.title} {claim.reason} {claim.quote}")


def _question(dataset: Dataset, question: Question) -> Iterator[Block]:
    number = question.question
    excerpts = [excerpt for excerpt in dataset.excerpts.values() if excerpt.question == number]
    yield Heading(f"Question {number}: {question.theme}", 2, f"question-{number}")
    yield StoryBlock(reading_story(dataset, f"question-{number}", [excerpt.id for excerpt in excerpts]))
    if not any(dataset.marks(excerpt) for excerpt in excerpts):
        yield Text("No number is said in this question or its answer.", small=True)


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
