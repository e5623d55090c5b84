"""Numbers as a text writes them: where they stand, what they say and how they are hedged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from interview.amounts.items import Comparator

_CARDINALS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
"""
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_OTHERS = "first second third fourth fifth sixth seventh eighth ninth tenth both single once twice half dozen"
_VALUES = {word: value for value, word in enumerate(_CARDINALS.split())} | _TENS
_WORDS = [*_VALUES, *_SCALES, *_OTHERS.split()]

_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_HEDGES = {
    Comparator.MORE: re.compile(r"\bmore than\b", re.IGNORECASE),
    Comparator.AT_LEAST: re.compile(r"\bat least\b", re.IGNORECASE),
    Comparator.ABOUT: re.compile(r"\babout\b", re.IGNORECASE),
}


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each digit run and number word, in order, in code points."""
    return (match.span() for match in _NUMBER.finditer(text))


def spoken_value(verbatim: str) -> Fraction:
    """Return the number that some words say, such as 35000000000 for "about 35 billion dollars".

    Raises ValueError when the words say no number or more than one.
    """
    words = [verbatim[start:end].lower() for start, end in number_spans(verbatim)]
    numbers = [_plain_value(word) for word in words if word not in _SCALES]
    if len(numbers) != 1:
        raise ValueError(f"{verbatim!r} says {len(numbers)} numbers")
    value = numbers[0]
    for word in words:
        value *= _SCALES.get(word, 1)
    return value


def spoken_hedge(verbatim: str) -> Comparator:
    """Return the hedge some words carry: more than, at least, about, or none."""
    return next((hedge for hedge, words in _HEDGES.items() if words.search(verbatim)), Comparator.EQUAL)


def _plain_value(word: str) -> Fraction:
    if word in _VALUES:
        return Fraction(_VALUES[word])
    if not word[0].isdigit():
        raise ValueError(f"{word!r} has no value of its own")
    return Fraction(re.sub(r"(st|nd|rd|th)$", "", word).replace(",", ""))
