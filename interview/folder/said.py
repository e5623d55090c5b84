"""What the words of a figure say in the unit of its indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from interview.amounts.items import Comparator, Excerpt, Sort, Unit
from interview.words.measures import COUNT, NOUNS, conversion
from interview.words.spoken import Spoken
from interview.words.unit_names import head_noun, is_own, singular
from interview.words.wording import read


class OtherUnit(ValueError):
    """The words name a unit the indicator is not measured in."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(f"the words are in {said!r}")


@dataclass(frozen=True)
class Said:
    """Value, hedge and, for a range or a tolerance, both ends that some words say, in the unit of the indicator."""

    value: Fraction
    comparator: Comparator
    lower: Fraction | None
    upper: Fraction | None
    words: str
    """The words given, from where the number itself starts."""

    def agrees(self, written: str) -> bool:
        """Return whether a written value is this one, rounded where no decimals can write it in full."""
        value, decimals = Fraction(written), len(written.partition(".")[2])
        if _has_decimals(self.value):
            return value == self.value
        return decimals > 0 and abs(value - self.value) <= Fraction(1, 2 * 10**decimals)


def all_nouns(own: Mapping[str, str]) -> dict[str, str]:
    """Return the nouns of any text and those of a data folder, whose meaning counts where the two do not agree."""
    told = {noun: unit for noun, unit in own.items() if not _agree(NOUNS.get(noun), unit)}
    return {**NOUNS, **told}


def said_by(verbatim: str, start: int, excerpt: Excerpt | None, unit: Unit, nouns: Mapping[str, str] = NOUNS) -> Said:
    """Return what some words say where they stand, so that a sign or hedge before them counts.

    Words that do not stand in the excerpt are read by themselves. Raises ValueError for words that do not say one
    number, OtherUnit for a number of another unit.
    """
    text, place = verbatim, 0
    if excerpt and excerpt.quote[start - excerpt.start :].startswith(verbatim) and start >= excerpt.start:
        text, place = excerpt.quote, start - excerpt.start
    spoken = read(text, place, place + len(verbatim), nouns)
    factor = _factor(spoken, unit)
    if factor is None or spoken.value is None:
        raise OtherUnit(spoken.unit)
    _refuse_other_noun(text, place + len(verbatim), spoken, unit)
    bounded = spoken.lower is not None and spoken.upper is not None
    lower, upper = ((end or Fraction(0)) * factor if bounded else None for end in (spoken.lower, spoken.upper))
    words = text[min(spoken.start, place) : place + len(verbatim)]
    return Said(spoken.value * factor, spoken.comparator, lower, upper, words)


def _factor(spoken: Spoken, unit: Unit) -> Fraction | None:
    """Return how many of the unit stored one of the unit said is; a noun of the folder's own says its `multiple`."""
    factor = conversion(spoken.unit, unit.code, spoken.unit_said, spoken.proportion)
    measured = spoken.unit_said and spoken.unit != COUNT and spoken.unit.partition("/")[0] in NOUNS.values()
    return factor if factor is None or measured else factor / unit.multiple


def _refuse_other_noun(text: str, end: int, spoken: Spoken, unit: Unit) -> None:
    """Refuse 300 people as 300 of what the folder counts by another noun, and 300 schools as money or a measure.

    The words that say the number go on to `end`.
    """
    if spoken.unit == COUNT and spoken.unit_said and is_own(unit.code):
        counted = singular(text[spoken.core : spoken.end].split()[-1])
        if counted != head_noun(unit.words):
            raise OtherUnit(counted)
    plural = _PLURAL.match(text, spoken.end) or _COUNTED.fullmatch(text, spoken.end, end)
    measures = not is_own(unit.code) and unit.sort in (Sort.MONEY, Sort.MEASURE, Sort.DURATION)
    if plural and measures and not spoken.unit_said:
        raise OtherUnit(plural[1])


_PLURAL = re.compile(
    r"[\s\u00a0](?!(?:was|is|has|as|its|his|this|us|plus|minus|versus|thus|thanks|always|perhaps|besides)\b)([a-z-]+[^s\W]s)\b"
)
"""A counted noun, which comes straight behind its number."""
_COUNTED = re.compile(r"(?:\s(?!(?:of|in|for|from|to|by|at|on|with)\b)[a-z-]+){1,2}\s([a-z-]+[^s\W]s)")
"""The same behind words that describe it, where it is among the words of the number."""


def _agree(known: str | None, unit: str) -> bool:
    return known is not None and conversion(known, unit, named=True) is not None


def _has_decimals(value: Fraction) -> bool:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
