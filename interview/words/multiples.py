"""Quantities that are no plain number: doubled, fivefold, by a factor of four, the low 70s."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.words.hedges import before, lead_of
from interview.words.lexicon import CARDINALS, MULTIPLES, PARTS
from interview.words.measures import COUNT, TIMES, measure_after
from interview.words.numerals import numeral_at
from interview.words.spoken import Sort, Spoken

FREQUENCY = re.compile(r"\s+(?:an?|per|each|every)\s+(?:day|week|month|year|quarter)\b", re.IGNORECASE)
"""What makes of "three times" a count of occasions."""


def multiple_at(text: str, core: int) -> Spoken | None:
    """Read doubled, twice, fivefold, by a factor of four."""
    if match := _FOLD.match(text, core):
        word = match[1].lower().rstrip("- ")
        value = Fraction(CARDINALS.get(word, word))
    elif match := _MULTIPLE.match(text, core):
        if FREQUENCY.match(text, match.end()):
            return None
        value = Fraction(MULTIPLES[match[0].lower()])
    elif match := _AS_LARGE.match(text, core):
        value = Fraction(1, PARTS[match[1].lower()])
    elif before(_FACTOR, text, core):
        number = numeral_at(text, core)
        if number is None:
            return None
        return _times(text, core, number.end, number.value, number.resolution)
    else:
        return None
    return _times(text, core, match.end(), value, Fraction(0 if value < 1 else 1))


def _times(text: str, core: int, end: int, value: Fraction, resolution: Fraction) -> Spoken:
    factor = before(_FACTOR, text, core)
    lead = lead_of(text, factor.start() if factor else core)
    spoken = Spoken(lead.start, end, core, Sort.QUANTITY, value, unit=TIMES, resolution=resolution, unit_said=True)
    spoken = replace(spoken, changed=True)
    spoken = spoken.hedged(lead.comparator) if lead.comparator is not Comparator.EQUAL else spoken
    falls = lead.falls or bool(factor and before(_FALLEN_BY, text, core))
    return spoken.negative() if falls and value > 1 else spoken


def decade_at(text: str, core: int, nouns: Mapping[str, str]) -> Spoken | None:
    """Read "low 70s", "mid-40s", "high teens": four units at the low and high end, and about the middle."""
    match = _DECADE.match(text, core)
    if match is None:
        return None
    word = match[3].lower()
    base = 10 if word in ("teens", "tens") else _TENS.get(word) or int(re.sub(r"\D", "", word))
    parts = {"low": (0, 4), "lower": (0, 4), "mid": (3, 7), "middle": (3, 7), "high": (6, 10), "upper": (6, 10)}
    low, _ = parts[match[1].lower()]
    _, high = parts[(match[2] or match[1]).lower()]
    lower, upper = Fraction(base + low), Fraction(base + high)
    measure = measure_after(text, match.end(), nouns)
    lead = lead_of(text, core)
    spoken = Spoken(lead.start, measure.end if measure else match.end(), core, Sort.QUANTITY, (lower + upper) / 2)
    spoken = replace(spoken, lower=lower, upper=upper, unit=measure.unit if measure else COUNT)
    spoken = replace(spoken, comparator=Comparator.ABOUT, resolution=Fraction(1), unit_said=measure is not None)
    return spoken.negative() if lead.falls else spoken


_TENS = {word.removesuffix("y") + "ies": value for word, value in CARDINALS.items() if word.endswith("ty")}
_FOLD = re.compile(rf"({'|'.join(CARDINALS)}|\d+(?:\.\d+)?)[\s-]?fold\b", re.IGNORECASE)
_MULTIPLE = re.compile(rf"(?:{'|'.join(sorted(MULTIPLES, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
_AS_LARGE = re.compile(rf"(?:(?:an?|one)[\s-])?({'|'.join(PARTS)})(?=\s+as\s+[a-z]+\b(?!\s+again))", re.IGNORECASE)
_FACTOR = re.compile(
    r"\b(?:by\s+)?an?\s+factor\s+of\s+(?:(?:about|almost|nearly|over|more\s+than|roughly)\s+)?$", re.IGNORECASE
)
_FALLEN_BY = re.compile(
    r"\b(?:declined?|decreased?|fell|fallen|dropped|shrank|shrunk|reduced?|cut|lowered|down)\b[^.;]*$", re.IGNORECASE
)
_DECADE = re.compile(
    rf"(low|lower|mid|middle|high|upper)(?:(?:-|\s)+to(?:-|\s)+(low|mid|high|upper))?[-\s]+"
    rf"(?:the\s+)?([1-9]0(?:[’']?s\b|(?=\s?%|\s+percent))|teens\b|(?:{'|'.join(_TENS)})\b)",
    re.IGNORECASE,
)
