"""What the browser needs to link sentences, marks and figures: plain values, ready for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from interview.amounts.checks import OUTCOME_WORDS, Outcome, cross_check, overall
from interview.amounts.items import Comparator, Event, Excerpt, Figure, Item, Kind, Reference, Role
from interview.folder.dataset import Dataset
from interview.folder.pages import HOME
from interview.words.formatting import (
    bounds_text,
    formula_text,
    kind_words,
    period_text,
    period_words,
    value_text,
    value_words,
)

_HEDGES = {
    Comparator.ABOUT: "“About” allows at least half a unit; how much more is not said.",
    Comparator.MORE: "“More than” leaves the upper end open.",
    Comparator.AT_LEAST: "“At least” leaves the upper end open.",
}
_COUNTED = {
    Outcome.AGREES: ("agrees", "agree"),
    Outcome.DIFFERS: ("differs", "differ"),
    Outcome.NOT_COMPARABLE: ("not comparable", "not comparable"),
}
Json = dict[str, Any]


def page_path(page: str) -> str:
    """Return the address of a page, relative to any other; the overview answers to the root."""
    return "." if page == HOME else page


def home_page(dataset: Dataset, item_id: str) -> str:
    """Return the page that shows an item best: the first that draws it besides the overview and bare pages, or none."""
    pages = [chart.page for chart in dataset.charts_showing(item_id) if not dataset.pages[chart.page].bare]
    return next((page for page in pages if page != HOME), next(iter(pages), ""))


def home_path(dataset: Dataset, item_id: str) -> str:
    """Return the address of that page, or nothing."""
    page = home_page(dataset, item_id)
    return page_path(page) if page else ""


def excerpt_parts(dataset: Dataset, excerpt: Excerpt) -> Json:
    """Return an excerpt as plain text and marks in order, with its citation."""
    parts: list[str | Json] = []
    place = excerpt.start
    for item_id, mention in dataset.marks(excerpt):
        parts.append(excerpt.quote[place - excerpt.start : mention.start - excerpt.start])
        parts.append(_mark(dataset, item_id, mention.verbatim, mention.start))
        place = mention.end
    parts.append(excerpt.quote[place - excerpt.start :])
    return {"id": excerpt.id, "cite": citation(excerpt), "parts": [part for part in parts if part]}


def citation(excerpt: Excerpt) -> str:
    """Return who says an excerpt, and in which question or answer."""
    place = "question" if excerpt.speaker.role is Role.ASKS else "answer"
    return f"{excerpt.speaker.name}, {place} {excerpt.question}"


def _mark(dataset: Dataset, item_id: str, text: str, start: int) -> Json:
    if not item_id:
        reason = dataset.reason(start)
        return {"text": text, "start": start, "reason": reason}
    return {"text": text, "start": start, "id": item_id, "kind": str(dataset.items[item_id].kind)}


def claims(dataset: Dataset) -> list[Json]:
    """Return one row for each number of the interview in the order of the text, with its chart or why it has none."""
    titles = dataset.topic_titles
    rows = []
    for excerpt in dataset.excerpts.values():
        for item_id, mention in dataset.marks(excerpt):
            row = _claim(dataset, item_id, mention.start, titles)
            said = {"words": mention.verbatim, "start": mention.start, "quote": excerpt.quote}
            rows.append(said | {"speaker": excerpt.speaker.id, "question": str(excerpt.question)} | row)
    return rows


def _claim(dataset: Dataset, item_id: str, start: int, titles: Mapping[str, str]) -> Json:
    if not item_id:
        reason = dataset.reason(start)
        blank = dict.fromkeys(("id", "value", "title", "home", "verdict"), "")
        return blank | {"kind": "no measure", "topic": "none", "reason": reason}
    item, charts = dataset.items[item_id], dataset.charts_showing(item_id)
    chart = next((chart for chart in charts if chart.page != HOME), charts[0])
    judged = verdict(dataset, item)["words"] if isinstance(item, Figure) else ""
    row = {"id": item_id, "home": home_path(dataset, item_id), "reason": "", "chart": chart.id, "verdict": judged}
    words = {"value": value_words(item), "title": item.title, "kind": str(item.kind), "topic": titles[item.topic]}
    return row | words


def cards(dataset: Dataset, item_ids: list[str]) -> dict[str, Json]:
    """Return the cards of figures and events, and of everything they rest on, by id."""
    wanted: dict[str, None] = {}
    for item_id in item_ids:
        wanted[item_id] = None
        wanted |= dict.fromkeys(source.id for source in dataset.sources_of(item_id))
    return {item_id: card(dataset, item_id) for item_id in wanted}


def card(dataset: Dataset, item_id: str) -> Json:
    """Return everything known about one figure, event or published value."""
    item = dataset.items[item_id]
    if isinstance(item, Reference):
        return _reference_card(dataset, item)
    return _event_card(dataset, item) if isinstance(item, Event) else _figure_card(dataset, item)


def _figure_card(dataset: Dataset, figure: Figure) -> Json:
    mentions = dataset.mentions(figure.id)
    return {
        "id": figure.id,
        "title": figure.title,
        "value": value_text(figure),
        "kind": str(figure.kind),
        "kindWords": kind_words(figure),
        "bounds": bounds_text(figure),
        "boundsWhy": _bounds_reason(figure),
        "period": period_words(figure),
        "note": figure.note,
        "said": [_said(dataset, mention) for mention in mentions if mention.mention],
        "same": [mention.id for mention in mentions],
        "formula": formula_text(figure, dataset.named),
        "sources": [_link(dataset, source) for source in dataset.sources_of(figure.id) if source is not figure],
        "readings": [{"reading": f.reading, **_link(dataset, f)} for f in _readings(dataset, figure)],
        "reading": figure.reading,
        "ambiguous": bool(figure.mention and _readings(dataset, figure)),
        "derived": [_link(dataset, f) for f in dataset.derived_from(figure.id) if not f.reading],
        "home": home_path(dataset, figure.id),
        "verdict": verdict(dataset, figure),
    }


def verdict(dataset: Dataset, figure: Figure) -> Json:
    """Return what others published comes to for a figure: its verdict, and in words how many values say what."""
    references = dataset.references_for(figure.id)
    outcome = overall(figure, references)
    counts = Counter(cross_check(figure, reference).outcome for reference in references)
    several = ", ".join(f"{count} {_COUNTED[one][count > 1]}" for one, count in counts.items())
    return {"outcome": str(outcome), "words": OUTCOME_WORDS[outcome], "counts": several if len(references) > 1 else ""}


def _reference_card(dataset: Dataset, reference: Reference) -> Json:
    return {
        "id": reference.id,
        "title": reference.title,
        "value": value_text(reference),
        "kind": str(reference.kind),
        "kindWords": kind_words(reference),
        "bounds": bounds_text(reference),
        "boundsWhy": "Every value that would be written the same way.",
        "period": period_text(reference.period),
        "definition": reference.definition,
        "publisher": {"name": f"{reference.producer}, {period_text(reference.published)}", "url": reference.url},
        "note": reference.note,
        "said": [],
        "same": [reference.id],
        "sources": [],
        "derived": [],
        "readings": [],
        "home": home_path(dataset, reference.id),
    }


def _event_card(dataset: Dataset, event: Event) -> Json:
    return {
        "id": event.id,
        "title": event.title,
        "value": value_words(event),
        "kind": str(event.kind),
        "kindWords": kind_words(event),
        "period": period_words(event),
        "said": [_said(dataset, event)],
        "same": [event.id],
        "sources": [],
        "derived": [_link(dataset, f) for f in dataset.derived_from(event.id) if not f.reading],
        "readings": [],
        "home": home_path(dataset, event.id),
    }


def _said(dataset: Dataset, item: Item) -> Json:
    if item.mention is None:
        raise ValueError("a computed figure is not said anywhere")
    excerpt = dataset.excerpts[item.mention.excerpt_id]
    place = {"excerpt": excerpt.id, "cite": citation(excerpt)}
    return {"id": item.id, **place, "quote": excerpt.quote, "verbatim": item.mention.verbatim}


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
    return "Every value that would be rounded to the number said."


def _link(dataset: Dataset, item: Item) -> Json:
    return {"id": item.id, "title": item.title, "value": value_words(item), "home": home_path(dataset, item.id)}
