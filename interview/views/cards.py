"""What is known of one number: its card, with the sentences that say it and the numbers it leads from and to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from interview.amounts.checks import OUTCOME_WORDS, Outcome, counted, cross_check, overall
from interview.amounts.items import Comparator, Event, Figure, Item, Kind, Reference
from interview.folder.dataset import Dataset
from interview.views.course import as_of, summary
from interview.views.places import home_path
from interview.views.quotes import citation
from interview.views.workings import Span, Working, consistency_words, spans, working
from interview.words.formatting import (
    bounds_text,
    formula_text,
    is_range,
    kind_words,
    period_text,
    period_words,
)
from interview.words.shown import shown_words

_HEDGES = {
    Comparator.ABOUT: "“About” allows at least half a unit; how much more is not said.",
    Comparator.MORE: "“More than” leaves the upper end open.",
    Comparator.AT_LEAST: "“At least” leaves the upper end open.",
    Comparator.LESS: "“Less than” leaves the lower end open.",
    Comparator.AT_MOST: "“At most” leaves the lower end open.",
}
_SPARE = ("working", "proportions", "proportionWhy", "together", "beside", "came")
"""What a card leaves out where it is empty."""


@dataclass(frozen=True)
class Said:
    """A sentence that says the number: the id of the mention, its excerpt, who says it, and the words."""

    id: str
    excerpt: str
    cite: str
    quote: str
    verbatim: str


@dataclass(frozen=True)
class NumberLink:
    """Another number a card leads to, the page that shows it best, and its reading where it is one."""

    id: str
    title: str
    value: str
    home: str
    reading: str = ""


@dataclass(frozen=True)
class Publisher:
    """Who published a value, when, and where it stands."""

    name: str
    url: str


@dataclass(frozen=True)
class Judgement:
    """What published values come to for a figure; `counts` says how many say what where there are several."""

    outcome: Outcome
    words: str
    counts: str


@dataclass(frozen=True)
class Development:
    """What came of a number by values for later times: the verdict in words, as of when, and all ranges on one axis."""

    words: str
    as_of: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Card:
    """Everything known about one item; `same` holds the ids of all mentions of its amount."""

    id: str
    title: str
    value: str
    kind: Kind
    kind_words: str
    period: str
    home: str
    same: tuple[str, ...]
    said: tuple[Said, ...] = ()
    sources: tuple[NumberLink, ...] = ()
    derived: tuple[NumberLink, ...] = ()
    readings: tuple[NumberLink, ...] = ()
    bounds: str = ""
    bounds_why: str = ""
    note: str = ""
    formula: str = ""
    reading: str = ""
    ambiguous: bool = False
    definition: str = ""
    publisher: Publisher | None = None
    verdict: Judgement | None = None
    working: Working | None = None
    proportions: tuple[NumberLink, ...] = ()
    proportion_why: str = ""
    """Why there is no comparison for a number said."""
    together: str = ""
    """Whether all mentions of its amount fit together; empty where it is said once."""
    beside: tuple[Span, ...] = ()
    """Its range and those of comparable published values, on one axis."""
    came: Development | None = None


def cards(dataset: Dataset, item_ids: Iterable[str]) -> dict[str, Card]:
    """Return the cards of items, and of everything they rest on, by id."""
    wanted: dict[str, None] = {}
    for item_id in item_ids:
        wanted[item_id] = None
        wanted |= dict.fromkeys(source.id for source in dataset.sources_of(item_id))
    return {item_id: card(dataset, item_id) for item_id in wanted}


@lru_cache(maxsize=2**14)
def card(dataset: Dataset, item_id: str) -> Card:
    """Return everything known about one item."""
    item = dataset.items[item_id]
    alike: Sequence[Item] = dataset.mentions(item_id) or [item]
    own, sources = _link(dataset, item_id), dataset.sources_of(item_id)
    details = _figure_details(dataset, item) if isinstance(item, Figure) else _reference_details(item)
    return Card(
        id=item.id,
        title=own.title,
        value=own.value,
        kind=item.kind,
        kind_words=kind_words(item),
        period=period_words(item),
        home=own.home,
        same=tuple(one.id for one in alike),
        said=tuple(_said(dataset, one) for one in alike if one.mention),
        sources=tuple(_link(dataset, source.id) for source in sources if source is not item),
        derived=tuple(_link(dataset, one.id) for one in dataset.derived_from(item.id) if not one.reading),
        **details,
    )


def card_json(one: Card) -> dict[str, Any]:
    """Return a card as the browser takes it."""
    plain = asdict(one)
    names = {"kind_words": "kindWords", "bounds_why": "boundsWhy", "proportion_why": "proportionWhy"}
    known = {names.get(name, name): value for name, value in plain.items()}
    return {name: value for name, value in known.items() if name not in _SPARE or value}


@lru_cache(maxsize=2**14)
def verdict(dataset: Dataset, figure: Figure) -> Judgement:
    """Return what others published comes to for a figure: its verdict, and in words how many values say what."""
    references = dataset.references_for(figure.id)
    outcome = overall(figure, references)
    return Judgement(outcome, OUTCOME_WORDS[outcome], _several(figure, references) if len(references) > 1 else "")


def _several(figure: Figure, references: Collection[Reference]) -> str:
    """Return how many of several values say what, or how many there are where all say the same."""
    counts = Counter(cross_check(figure, reference).outcome for reference in references)
    several = ", ".join(counted(one, count) for one, count in counts.items())
    return several if len(counts) > 1 else f"{len(references)} values"


def _figure_details(dataset: Dataset, figure: Figure) -> Mapping[str, Any]:
    readings, references = _readings(dataset, figure), dataset.references_for(figure.id)
    proportions = dataset.proportions_of(figure.id)
    return {
        "bounds": bounds_text(figure),
        "bounds_why": _bounds_reason(figure),
        "note": figure.note,
        "formula": formula_text(figure, dataset.named),
        "readings": tuple(_link(dataset, one.id) for one in readings),
        "reading": figure.reading,
        "ambiguous": bool(figure.mention and readings),
        "verdict": verdict(dataset, figure) if figure.id in dataset.figures else None,
        "working": working(dataset, figure),
        "proportions": tuple(_link(dataset, one.derived_id) for one in proportions if one.derived_id),
        "proportion_why": next((one.reason for one in proportions if one.reason), ""),
        "together": consistency_words(dataset.said_of(figure)) if figure.mention else "",
        "beside": spans(figure, [one for one in references if one.comparable]),
        "came": _development(dataset, figure),
    }


def _development(dataset: Dataset, figure: Figure) -> Development | None:
    came = dataset.came.get(figure.id)
    if came is None or not came.judged:
        return None
    later = [one.later.item for one in came.judged]
    return Development(summary(came), as_of(dataset, came), spans(figure, later))


def _reference_details(item: Event | Reference) -> Mapping[str, Any]:
    if isinstance(item, Event):
        return {}
    return {
        "bounds": bounds_text(item),
        "bounds_why": "Every value that would be written the same way.",
        "definition": item.definition,
        "publisher": Publisher(f"{item.producer}, {period_text(item.published)}", item.url),
        "note": item.note,
    }


def _said(dataset: Dataset, item: Item) -> Said:
    if item.mention is None:
        raise ValueError(f"{item.id} is not said anywhere")
    excerpt = dataset.excerpts[item.mention.excerpt_id]
    return Said(item.id, excerpt.id, citation(excerpt), excerpt.quote, item.mention.verbatim)


@lru_cache(maxsize=2**14)
def _link(dataset: Dataset, item_id: str) -> NumberLink:
    item = dataset.items[item_id]
    reading = item.reading if isinstance(item, Figure) else ""
    return NumberLink(item.id, item.title, shown_words(item), home_path(dataset, item.id), reading)


def _readings(dataset: Dataset, figure: Figure) -> list[Figure]:
    """Return the other readings of a figure; those of a reading are the ones beside it."""
    shown = figure.derivation.reading_of if figure.derivation else ""
    return [reading for reading in dataset.readings_of(shown or figure.id) if reading is not figure]


def _bounds_reason(figure: Figure) -> str:
    if figure.comparator in _HEDGES and figure.kind is not Kind.DERIVED:
        return _HEDGES[figure.comparator]
    if figure.bounds.low == figure.bounds.high:
        return "Exact: no rounding is in it."
    if figure.kind is Kind.DERIVED:
        return "From the rounding of the numbers it is computed from."
    if is_range(figure):
        return "Both ends are said; the mark stands halfway."
    return "Every value that would be rounded to the number said."
