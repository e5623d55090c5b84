"""What the browser needs to link sentences, marks and figures: plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from interview.dataset import Dataset
from interview.figures import Basis, Comparator, Event, Excerpt, Figure, Kind, Speaker
from interview.formatting import (
    KIND_WORDS,
    basis_text,
    bounds_text,
    event_text,
    formula_text,
    value_text,
)

SPEAKERS = {Speaker.PRESIDENT: "The President", Speaker.INTERVIEWER: "The interviewer"}
_HEDGES = {
    Comparator.ABOUT: "“About” allows at least half a unit; how much more is not said.",
    Comparator.MORE: "“More than” leaves the upper end open.",
    Comparator.AT_LEAST: "“At least” leaves the upper end open.",
}
Json = dict[str, Any]


def page_path(page: str) -> str:
    """Return the address of a page; the overview answers to the root."""
    return "/" if page == "overview" else f"/{page}"


def home_page(dataset: Dataset, item_id: str) -> str:
    """Return the page that shows a figure or event best: the first topic page with a chart of it, or none."""
    pages = [chart.page for chart in dataset.charts_showing(item_id)]
    return next((page for page in pages if page != "overview"), next(iter(pages), ""))


def excerpt_parts(dataset: Dataset, excerpt: Excerpt) -> Json:
    """Return an excerpt as plain text and marks in order, with its citation."""
    parts: list[str | Json] = []
    place = excerpt.start
    for item_id, mention in dataset.marks(excerpt):
        parts.append(excerpt.quote[place - excerpt.start : mention.start - excerpt.start])
        parts.append(_mark(dataset, item_id, mention.verbatim, mention.start))
        place = mention.end
    parts.append(excerpt.quote[place - excerpt.start :])
    return {"id": excerpt.excerpt_id, "cite": citation(excerpt), "parts": [part for part in parts if part]}


def citation(excerpt: Excerpt) -> str:
    """Return who says an excerpt, and in which question or answer."""
    place = "question" if excerpt.speaker is Speaker.INTERVIEWER else "answer"
    return f"{SPEAKERS[excerpt.speaker]}, {place} {excerpt.question}"


def _mark(dataset: Dataset, item_id: str, text: str, start: int) -> Json:
    if not item_id:
        reason = next(word.reason for word in dataset.uncharted if word.start == start)
        return {"text": text, "reason": reason}
    figure = dataset.figures.get(item_id)
    return {"text": text, "id": item_id, "kind": str(figure.kind) if figure else "event"}


def cards(dataset: Dataset, item_ids: list[str]) -> dict[str, Json]:
    """Return the cards of figures and events, and of everything they rest on, by id."""
    wanted: dict[str, None] = {}
    for item_id in item_ids:
        wanted[item_id] = None
        wanted |= dict.fromkeys(_id(source) for source in dataset.sources_of(item_id))
    return {item_id: card(dataset, item_id) for item_id in wanted}


def card(dataset: Dataset, item_id: str) -> Json:
    """Return everything known about one figure or event."""
    figure = dataset.figures.get(item_id)
    return _event_card(dataset, dataset.events[item_id]) if figure is None else _figure_card(dataset, figure)


def _figure_card(dataset: Dataset, figure: Figure) -> Json:
    mentions = dataset.mentions(figure.figure_id)
    return {
        "id": figure.figure_id,
        "title": figure.indicator.title,
        "value": value_text(figure),
        "kind": str(figure.kind),
        "kindWords": KIND_WORDS[figure.kind],
        "bounds": bounds_text(figure),
        "boundsWhy": _bounds_reason(figure),
        "period": basis_text(figure),
        "note": figure.note,
        "said": [_said(dataset, mention) for mention in mentions if mention.mention],
        "same": [mention.figure_id for mention in mentions],
        "formula": formula_text(figure, dataset.named),
        "sources": [_link(source) for source in dataset.sources_of(figure.figure_id) if source is not figure],
        "readings": [{"reading": f.reading, **_link(f)} for f in _readings(dataset, figure)],
        "reading": figure.reading,
        "derived": [_link(f) for f in dataset.derived_from(figure.figure_id) if not f.reading],
        "home": page_path(home_page(dataset, figure.figure_id)) if dataset.charts_showing(figure.figure_id) else "",
    }


def _event_card(dataset: Dataset, event: Event) -> Json:
    inferred = ", inferred" if event.basis is Basis.INFERRED else ""
    return {
        "id": event.event_id,
        "title": event.title,
        "value": event_text(event),
        "kind": "event",
        "kindWords": "date named in the interview",
        "period": event_text(event) + inferred,
        "said": [_said(dataset, event)],
        "same": [event.event_id],
        "sources": [],
        "derived": [_link(f) for f in dataset.derived_from(event.event_id) if not f.reading],
        "readings": [],
        "home": page_path(home_page(dataset, event.event_id)) if dataset.charts_showing(event.event_id) else "",
    }


def _said(dataset: Dataset, item: Figure | Event) -> Json:
    if item.mention is None:
        raise ValueError("a computed figure is not said anywhere")
    excerpt = dataset.excerpts[item.mention.excerpt_id]
    return {"id": _id(item), "cite": citation(excerpt), "quote": excerpt.quote, "verbatim": item.mention.verbatim}


def _readings(dataset: Dataset, figure: Figure) -> list[Figure]:
    others = [f for f in dataset.figures.values() if f.reading and f is not figure]
    same = [f for f in others if f.indicator is figure.indicator and f.period.last == figure.period.last]
    from_it = [f for f in others if f.derivation and figure.figure_id in f.derivation.sources]
    return list(dict.fromkeys([*same, *from_it]))


def _bounds_reason(figure: Figure) -> str:
    if figure.comparator in _HEDGES and figure.kind is not Kind.DERIVED:
        return _HEDGES[figure.comparator]
    if figure.bounds.low == figure.bounds.high:
        return "Exact: no rounding is in it."
    if figure.kind is Kind.DERIVED:
        return "From the rounding of the numbers it is computed from."
    return "Every value that would be rounded to the number said."


def _link(item: Figure | Event) -> Json:
    value = value_text(item) if isinstance(item, Figure) else event_text(item)
    title = item.indicator.title if isinstance(item, Figure) else item.title
    return {"id": _id(item), "title": title, "value": value}


def _id(item: Figure | Event) -> str:
    return item.figure_id if isinstance(item, Figure) else item.event_id
