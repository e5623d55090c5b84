"""Excerpts as sentences with their numbers marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from interview.amounts.items import Excerpt, Mention, Role
from interview.folder.dataset import Dataset

_SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"]?\s+(?=[“‘\"]?[^\W\d_a-z])")
"""The space after the end of a sentence, which a capital letter follows."""


@dataclass(frozen=True)
class Mark:
    """A number word: with the id and kind of what it says, or with the reason why it measures nothing."""

    text: str
    start: int
    id: str = ""
    kind: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence, or the rest of one, as texts and marks in order."""

    parts: tuple[str | Mark, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Mark))


@dataclass(frozen=True)
class Quote:
    """An excerpt with its citation."""

    id: str
    citation: str
    sentences: tuple[Sentence, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of its sentences, in order."""
        return tuple(mark for sentence in self.sentences for mark in sentence.marks)


def passage_of(dataset: Dataset, excerpt_ids: Collection[str]) -> tuple[Quote, ...]:
    """Return excerpts, each once and in the order said."""
    ordered = sorted((dataset.excerpts[one] for one in set(excerpt_ids)), key=lambda excerpt: excerpt.start)
    return tuple(_quote(dataset, excerpt.id) for excerpt in ordered)


def saying(quotes: Collection[Quote], item_ids: Collection[str]) -> tuple[Quote, ...]:
    """Return only the sentences that say one of the items; quotes without any go."""
    wanted = set(item_ids)
    kept = (
        replace(quote, sentences=tuple(s for s in quote.sentences if wanted & {mark.id for mark in s.marks}))
        for quote in quotes
    )
    return tuple(quote for quote in kept if quote.sentences)


def citation(excerpt: Excerpt) -> str:
    """Return who says an excerpt, and in which question or answer."""
    place = "question" if excerpt.speaker.role is Role.ASKS else "answer"
    return f"{excerpt.speaker.name}, {place} {excerpt.question}"


def _quote(dataset: Dataset, excerpt_id: str) -> Quote:
    excerpt = dataset.excerpts[excerpt_id]
    return Quote(excerpt_id, citation(excerpt), tuple(_sentences(_parts(dataset, excerpt))))


def _parts(dataset: Dataset, excerpt: Excerpt) -> list[str | Mark]:
    """Return the words of an excerpt as texts and marks in order."""
    parts: list[str | Mark] = []
    place = excerpt.start
    for item_id, mention in dataset.marks(excerpt):
        parts.append(excerpt.quote[place - excerpt.start : mention.start - excerpt.start])
        parts.append(_mark(dataset, item_id, mention))
        place = mention.end
    parts.append(excerpt.quote[place - excerpt.start :])
    return [part for part in parts if part]


def _mark(dataset: Dataset, item_id: str, mention: Mention) -> Mark:
    if not item_id:
        return Mark(mention.verbatim, mention.start, reason=dataset.reason(mention.start))
    return Mark(mention.verbatim, mention.start, item_id, str(dataset.items[item_id].kind))


def _sentences(parts: list[str | Mark]) -> Iterator[Sentence]:
    sentence: list[str | Mark] = []
    for part in parts:
        if isinstance(part, Mark):
            sentence.append(part)
            continue
        place = 0
        for end in _SENTENCE_END.finditer(part):
            yield Sentence((*sentence, part[place : end.end()]))
            sentence, place = [], end.end()
        if part[place:]:
            sentence.append(part[place:])
    if sentence:
        yield Sentence(tuple(sentence))
