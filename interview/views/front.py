"""What the first page says, and the line above each topic: counted from the data, for any interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from interview.amounts.checks import Outcome
from interview.amounts.items import Event, Figure, Item, Kind
from interview.folder.dataset import Dataset
from interview.folder.pages import DOWNLOADS, HOME, PRESENT, READING, RECORD, Page
from interview.folder.screens import Chart, Finding
from interview.views.blocks import (
    Block,
    Count,
    FindingCard,
    Findings,
    Heading,
    Kicker,
    Opening,
    StoryBlock,
    TopicRow,
    Topics,
    Way,
    Ways,
)
from interview.views.cards import verdict
from interview.views.places import Link, home_page, page_path
from interview.views.quotes import Quote, saying
from interview.views.record import comparable, outcomes
from interview.views.since import since_highlights
from interview.views.stories import Story, card_story, page_story
from interview.words.formatting import some, spelled, value_text

_CHECKED = {
    Outcome.DIFFERS: "sources differ",
    Outcome.MIXED: "sources disagree",
    Outcome.AGREES: "sources agree",
}
"""The verdicts worth a word under a finding, the most telling first."""

_TIED = "\u00a0"
"""The space between a number and its word that no line breaks at."""

_ONCE = "Each counted once, at the first topic that shows it; the charts draw some of them"
_WAYS = (
    (READING, "Read", "every sentence that says a number, in the order said"),
    (RECORD, "Check", "each number beside what others published"),
    (PRESENT, "Present", "slides for a shared screen, driven by keys"),
    (DOWNLOADS, "Take the data", "CSV, Excel, JSON, slides, with code and citation"),
)


def front_page(dataset: Dataset) -> Iterator[Block]:
    """Yield the first page: what this is, findings, topics, what came of them, what else it draws, where to go."""
    yield opening(dataset)
    if dataset.findings:
        yield Findings(tuple(_finding(dataset, finding) for finding in dataset.findings))
    yield Heading(_topics_title(dataset), 2, "topics")
    yield _topics(dataset)
    if came := since_highlights(dataset):
        yield Heading("What came of it", 2, "since")
        yield came
    yield StoryBlock(_beside(dataset))
    yield Heading("Where to go from here", 2, "ways")
    yield Ways(tuple(Way(Link(words, page_path(page)), about) for page, words, about in _WAYS))


def _beside(dataset: Dataset) -> Story:
    """Return the charts of the page itself, with the excerpts that no finding above quotes."""
    told = page_story(dataset, HOME, lead=False)
    quoted = {finding.excerpt_id for finding in dataset.findings}
    return replace(told, passage=tuple(quote for quote in told.passage if quote.id not in quoted))


def headline(dataset: Dataset) -> str:
    """Return what the first page is called, with the count of what was said."""
    counts = _kinds(dataset)
    return dataset.about.headline.replace("{said}", str(sum(counts[kind] for kind in counts if kind != Kind.DERIVED)))


def opening(dataset: Dataset) -> Opening:
    """Return who spoke to whom, what this is and why it matters, and how many numbers of each sort there are."""
    counts, agreed, checked = _kinds(dataset), outcomes(dataset)[Outcome.AGREES], comparable(dataset)
    aims = counts[Kind.TARGET] + counts[Kind.POTENTIAL]
    silent = len(dataset.figures) - checked
    rest = f", {silent} with no comparison" if silent else ""
    disputed = Link(f"{checked - agreed}{_TIED}disputed{rest}", page_path(RECORD))
    tally = (
        Count(Kind.STATED, counts[Kind.STATED], "said as results or facts"),
        Count(Kind.TARGET, aims, "said as aims or potentials"),
        Count(Kind.DERIVED, counts[Kind.DERIVED], "calculated by us, with margins"),
        Count(Kind.PUBLISHED, agreed, f"of {checked} comparable agree with others", disputed),
    )
    shown = tuple(count for count in tally if count.kind is not Kind.PUBLISHED or checked)
    return Opening(dataset.about.line, headline(dataset), dataset.about.lead, shown)


def kicker(dataset: Dataset, page: str) -> Kicker:
    """Return the line above a topic: its name, how many numbers of each sort it shows, where they are said."""
    said, calculated, dates = counted(dataset, page)
    answers = sorted({dataset.excerpts[one].question for chart in dataset.charts_of(page) for one in chart.excerpt_ids})
    parts = [
        dataset.pages[page].title,
        some(said, "number said", "numbers said"),
        f"{calculated} calculated" if calculated else "",
        some(dates, "date", "dates"),
        f"{'answer' if len(answers) == 1 else 'answers'} {_listed(answers)}" if answers else "",
    ]
    return Kicker(" · ".join(part for part in parts if part))


@lru_cache(maxsize=64)
def counted(dataset: Dataset, page: str) -> tuple[int, int, int]:
    """Return how many numbers said, numbers calculated and dates the charts of a page show, each once."""
    names = dict.fromkeys(name for chart in dataset.charts_of(page) for name in chart.ids)
    return _by_sort(dataset.items[name] for name in names)


def _by_sort(items: Iterable[Item]) -> tuple[int, int, int]:
    """Return how many of some items are numbers said, numbers calculated and dates."""
    known = list(items)
    figures = [item for item in known if isinstance(item, Figure)]
    calculated = sum(1 for figure in figures if figure.derivation)
    return len(figures) - calculated, calculated, sum(1 for item in known if isinstance(item, Event))


def finding_story(dataset: Dataset, finding: Finding) -> Story:
    """Return a chart with only those sentences of its excerpt that say what its numbers rest on, if any does."""
    chart = dataset.charts[finding.chart_id]
    whole = card_story(dataset, chart, [finding.excerpt_id])
    return replace(whole, passage=saying(whole.passage, _said_ids(dataset, chart)) or whole.passage)


def _finding(dataset: Dataset, finding: Finding) -> FindingCard:
    told = finding_story(dataset, finding)
    page = dataset.pages[dataset.charts[finding.chart_id].page]
    link = Link(page.title, page_path(page.name))
    return FindingCard(told, told.passage[0].citation, _verdict(dataset, told.passage), link)


def _verdict(dataset: Dataset, passage: Iterable[Quote]) -> Link | None:
    """Return what others published comes to for the sentences: of all their numbers, the most telling verdict."""
    said = [dataset.figures[mark.id] for quote in passage for mark in quote.marks if mark.id in dataset.figures]
    for outcome, words in _CHECKED.items():
        for figure in said:
            if verdict(dataset, figure).outcome is outcome:
                values = "" if outcome is Outcome.AGREES else f": {_published(dataset, figure)}"
                return Link(f"{words}{values}", f"{page_path(RECORD)}?figure={figure.id}")
    return None


def _published(dataset: Dataset, figure: Figure) -> str:
    """Return the least and the greatest comparable value that others published, such as "8.3 to 140 %"."""
    values = sorted((one for one in dataset.references_for(figure.id) if one.comparable), key=lambda one: one.value)
    least, greatest = values[0], values[-1]
    most = value_text(greatest, words=greatest.unit.code != "%")
    return most if least.value == greatest.value else f"{value_text(least, words=True, unit=False)} to {most}"


def _said_ids(dataset: Dataset, chart: Chart) -> set[str]:
    sources = {source.id for name in chart.ids for source in dataset.sources_of(name)}
    return sources | {mention.id for name in sources for mention in dataset.mentions(name)}


def _topics(dataset: Dataset) -> Topics:
    """Return the topics, each number and date counted once, where it is at home: they add up to the tally."""
    every: tuple[Item, ...] = (*dataset.figures.values(), *dataset.events.values())
    at_home: dict[str, list[Item]] = {}
    for item in every:
        at_home.setdefault(home_page(dataset, item.id), []).append(item)
    topical = [page for page in dataset.pages.values() if page.topical]
    rows = [_topic(dataset, page, at_home.pop(page.name, [])) for page in topical]
    if elsewhere := [item for items in at_home.values() for item in items]:
        rows.append(TopicRow(Link("Elsewhere", ""), "Shown on no topic", *_by_sort(elsewhere)))
    return Topics("Topics", tuple(rows), TopicRow(Link("Together", ""), _ONCE, *_by_sort(every)))


def _topic(dataset: Dataset, page: Page, items: Iterable[Item]) -> TopicRow:
    finding = dataset.charts_of(page.name)[0].title
    return TopicRow(Link(page.title, page_path(page.name)), finding, *_by_sort(items))


def _topics_title(dataset: Dataset) -> str:
    count = sum(1 for page in dataset.pages.values() if page.topical)
    return "One topic" if count == 1 else f"{spelled(count).capitalize()} topics"


def _kinds(dataset: Dataset) -> dict[Kind, int]:
    kinds = [figure.kind for figure in dataset.figures.values()]
    return {kind: kinds.count(kind) for kind in Kind}


def _listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last
