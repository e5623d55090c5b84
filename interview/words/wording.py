"""Numbers as a text writes them: where they stand, what they say and how they are hedged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from interview.words.lexicon import CARDINALS, MULTIPLES, ORDINALS, SCALES, UNVALUED
from interview.words.measures import NOUNS
from interview.words.mentions import mentions
from interview.words.spoken import Sort, Spoken

_COUNTED = [*CARDINALS, *SCALES, *list(ORDINALS)[:10], *UNVALUED, *MULTIPLES, "half", "dozen"]
_NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?|\b(?:{'|'.join(_COUNTED)}|(?:{'|'.join(CARDINALS)})fold)\b", re.IGNORECASE
)


_QUOTED = 200
"""Characters of a text that a message quotes."""


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each digit run and number word, in order, in code points."""
    return (match.span() for match in _NUMBER.finditer(text))


def read(text: str, start: int = 0, end: int | None = None, nouns: Mapping[str, str] = NOUNS) -> Spoken:
    """Return the one number that the words from `start` to `end` say, with what the words around them say of it.

    Raises ValueError with a sentence when the words say no number, several, or one that can be read in several ways.
    """
    end = len(text) if end is None else end
    words = text[start:end]
    found = [one for one in mentions(text, nouns) if start <= one.core < end]
    said = [one for one in found if one.sort is not Sort.VAGUE]
    for one in said:
        if one.problem:
            raise ValueError(one.problem)
    if len(said) != 1:
        raise ValueError(f"{_quoted(words)} says {sum(one.numbers for one in said)} numbers")
    if said[0].value is None:
        word = said[0].verbatim(text)
        raise ValueError(_refusal(words, said[0], word))
    return said[0]


def _refusal(words: str, spoken: Spoken, word: str) -> str:
    if spoken.numbers > 1:
        return f"{_quoted(words)} says {spoken.numbers} numbers"
    return f"{_quoted(word)} has no value of its own"


def _quoted(words: str) -> str:
    """Return words in quotation marks, cut where a message would get too long to read."""
    return repr(words if len(words) <= _QUOTED else words[:_QUOTED] + "…")
