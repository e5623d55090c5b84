"""Excerpts as texts and marks in order, and who says them: plain values, ready for JSON."""

from __future__ import annotations

from typing import Any

from interview.amounts.items import Excerpt, Role
from interview.folder.dataset import Dataset

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
    place = "question" if excerpt.speaker.role is Role.ASKS else "answer"
    return f"{excerpt.speaker.name}, {place} {excerpt.question}"


def _mark(dataset: Dataset, item_id: str, text: str, start: int) -> Json:
    if not item_id:
        reason = dataset.reason(start)
        return {"text": text, "start": start, "reason": reason}
    return {"text": text, "start": start, "id": item_id, "kind": str(dataset.items[item_id].kind)}
