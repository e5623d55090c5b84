"""Excerpts as texts and marks in order, and who says them: plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from interview.amounts.items import Excerpt, Speaker
from interview.folder.dataset import Dataset

SPEAKERS = {Speaker.PRESIDENT: "The President", Speaker.INTERVIEWER: "The interviewer"}
Json = dict[str, Any]


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
    place = "question" if excerpt.speaker is Speaker.INTERVIEWER else "answer"
    return f"{SPEAKERS[excerpt.speaker]}, {place} {excerpt.question}"


def outlet_text(dataset: Dataset) -> str:
    """Return where and when the words were said, for the foot of a slide or the end of a citation."""
    interview = dataset.descriptor["interview"]
    return f"{interview['interviewer']}, {interview['date_text']}"


def _mark(dataset: Dataset, item_id: str, text: str, start: int) -> Json:
    if not item_id:
        reason = dataset.reason(start)
        return {"text": text, "start": start, "reason": reason}
    return {"text": text, "start": start, "id": item_id, "kind": str(dataset.items[item_id].kind)}
