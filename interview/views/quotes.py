"""Excerpts as sentences with their numbers marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from interview.folder.dataset import Dataset
from interview.views.evidence import citation, excerpt_parts

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


def _quote(dataset: Dataset, excerpt_id: str) -> Quote:
    excerpt = dataset.excerpts[excerpt_id]
    parts: list[str | Mark] = []
    for part in excerpt_parts(dataset, excerpt)["parts"]:
        parts.append(part if isinstance(part, str) else Mark(**part))
    return Quote(excerpt_id, citation(excerpt), tuple(_sentences(parts)))


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
