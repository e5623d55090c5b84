"""Excerpts as sentences with their numbers marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from interview.amounts.items import Excerpt, Mention, Role
from interview.folder.dataset import Dataset

_SENTENCE_END = re.compile(r"(?<=[.?!])[”’\"]?\s+(?=[“‘\"]?[^\W\d_a-z])")
"""The space after the end of a sentence, which a capital letter follows."""

_LEFT_OUT = "[…] "

_SIGNS = re.compile(r"([.,;:!?)\]”’]*)(.*?)([(\[“‘]*)", re.DOTALL)
"""A text between the signs that close what stands before it and those that open what follows."""


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

    @property
    def tied(self) -> tuple[tuple[str, str | Mark, str], ...]:
        """The parts, each mark between the signs that must not leave its line, which its neighbours then lack."""
        cut = [_cut(part) if isinstance(part, str) else ("", part, "") for part in self.parts]
        ends = [("", "", ""), *cut, ("", "", "")]
        last = len(cut) - 1
        return tuple(
            (ends[place][2], part, ends[place + 2][0])
            if isinstance(part, Mark)
            else ("", (before if place == 0 else "") + part + (after if place == last else ""), "")
            for place, (before, part, after) in enumerate(cut)
        )


@dataclass(frozen=True)
class Quote:
    """An excerpt with its citation; where the whole interview is read, also what stands before it.

    That is the heading of its question with its anchor, and a sign that words are left out.
    """

    id: str
    citation: str
    sentences: tuple[Sentence, ...]
    heading: str = ""
    anchor: str = ""
    skipped: bool = False
    caveat: str = ""
    """What the words after it say that qualifies it; empty for most."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of its sentences, in order."""
        return tuple(mark for sentence in self.sentences for mark in sentence.marks)

    @property
    def text(self) -> str:
        """Its sentences as they were said."""
        parts = (part for sentence in self.sentences for part in sentence.parts)
        return "".join(part if isinstance(part, str) else part.text for part in parts)


def passage_of(dataset: Dataset, excerpt_ids: Collection[str]) -> tuple[Quote, ...]:
    """Return excerpts, each once and in the order said."""
    ordered = sorted((dataset.excerpts[one] for one in set(excerpt_ids)), key=lambda excerpt: excerpt.start)
    return tuple(quote_of(dataset, excerpt.id) for excerpt in ordered)


def saying(quotes: Collection[Quote], item_ids: Collection[str]) -> tuple[Quote, ...]:
    """Return only the sentences that say one of the items, with a mark where one between is left out."""
    wanted = set(item_ids)
    kept = (replace(quote, sentences=tuple(_kept(quote.sentences, wanted))) for quote in quotes)
    return tuple(quote for quote in kept if quote.sentences)


def _kept(sentences: Collection[Sentence], wanted: set[str]) -> Iterator[Sentence]:
    last = -1
    for place, sentence in enumerate(sentences):
        if not wanted & {mark.id for mark in sentence.marks}:
            continue
        if last >= 0 and place > last + 1:
            yield Sentence((_LEFT_OUT,))
        yield sentence
        last = place


def citation(excerpt: Excerpt) -> str:
    """Return who says an excerpt, and in which question or answer."""
    place = "question" if excerpt.speaker.role is Role.ASKS else "answer"
    return f"{excerpt.speaker.name}, {place} {excerpt.question}"


def quote_of(dataset: Dataset, excerpt_id: str) -> Quote:
    """Return an excerpt whole."""
    excerpt = dataset.excerpts[excerpt_id]
    sentences = tuple(_sentences(_parts(dataset, excerpt)))
    return Quote(excerpt_id, citation(excerpt), sentences, caveat=dataset.caveats.get(excerpt_id, ""))


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


def _cut(text: str) -> tuple[str, str, str]:
    before, middle, after = _SIGNS.fullmatch(text).groups()  # type: ignore[union-attr]  # it matches every text
    return before, middle, after


def _sentences(parts: list[str | Mark]) -> Iterator[Sentence]:
    sentence: list[str | Mark] = []
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if isinstance(part, Mark):
            sentence.append(part)
            continue
        place = 0
        first = following.text[:1] if isinstance(following, Mark) else ""  # a sentence may begin with its number
        for end in _SENTENCE_END.finditer(part + first):
            yield Sentence((*sentence, part[place : end.end()]))
            sentence, place = [], end.end()
        if part[place:]:
            sentence.append(part[place:])
    if sentence:
        yield Sentence(tuple(sentence))
