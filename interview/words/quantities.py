"""One quantity as a text says it: number, range or tolerance, with its unit, hedge and sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.words.hedges import Lead, before, falls_after, lead_of, trailing_hedge
from interview.words.lexicon import CUTS, FALLS, MULTIPLES, PARTS, RISES, SCALES
from interview.words.measures import (
    COUNT,
    MONEY_CENT,
    NOUNS,
    PER_CENT,
    POINTS,
    TIMES,
    Measure,
    is_money,
    measure_after,
    money_before,
)
from interview.words.multiples import FREQUENCY, decade_at, multiple_at
from interview.words.numerals import Numeral, Unreadable, numeral_at, scaled_after
from interview.words.parts import part_at
from interview.words.spoken import Sort, Spoken


@dataclass(frozen=True)
class _Term:
    """A number with the currency before it or the unit after it."""

    numeral: Numeral
    start: int
    end: int
    measure: Measure | None
    hedge: Comparator | None = None
    below_zero: bool = False

    @property
    def bare(self) -> bool:
        return self.measure is None and self.numeral.scale == 1


def quantity_at(text: str, core: int, nouns: Mapping[str, str] = NOUNS) -> Spoken | None:
    """Return the quantity whose number starts at a place, or None if no number does.

    Raises Unreadable for what can be read in several ways.
    """
    if special := decade_at(text, core, nouns) or multiple_at(text, core):
        return special
    joined = not before(_BETWEEN, text, core)
    first = _term(text, core, nouns)
    if first is None:
        return None
    second = _second(text, first, nouns)
    if second is None and not joined and (alone := _term(text, core, nouns, joined=False)):
        second = _second(text, alone, nouns)
        first = alone if second else first
    return _said(text, first, second, nouns)


def _term(text: str, core: int, nouns: Mapping[str, str], joined: bool = True) -> _Term | None:
    currency, start = money_before(text, core)
    below_zero = not currency and text[core - 1 : core] in ("-", "−")
    if below_zero:
        currency, start = money_before(text, core - 1)
    numeral = part_at(text, core) or numeral_at(text, core, bool(currency), joined)
    if numeral is None:
        return None
    hedge, end = trailing_hedge(text, numeral.end)
    if hedge and (scaled := scaled_after(text, numeral, end)):
        numeral, end = scaled, scaled.end
    measure = _measure(text, end, nouns, currency)
    _refuse_metre(text, numeral, measure)
    later = None
    if measure:
        numeral, end = _and_a_half(text, numeral, measure)
        later, end = trailing_hedge(text, end)
    term = _Term(numeral, start if currency else core, end, measure, hedge or later, bool(currency) and below_zero)
    _refuse_bracketed(text, term)
    return term


def _measure(text: str, end: int, nouns: Mapping[str, str], currency: str) -> Measure | None:
    """Return the unit of a number: the currency before it, or what follows it."""
    measure = measure_after(text, end, nouns)
    if currency:
        return Measure(currency, measure.end if measure and is_money(measure.unit) else end)
    if measure and measure.unit == TIMES and FREQUENCY.match(text, measure.end):
        return Measure(COUNT, measure.end)
    return measure


def _and_a_half(text: str, numeral: Numeral, measure: Measure) -> tuple[Numeral, int]:
    """Add the half that follows its unit: a year and a half."""
    match = _HALF_AFTER.match(text, measure.end) if measure.unit in _LASTING else None
    if match is None:
        return numeral, measure.end
    return replace(numeral, value=numeral.value + Fraction(1, PARTS[match[1].lower()])), match.end()


def _refuse_bracketed(text: str, term: _Term) -> None:
    """Refuse a number in brackets that an account would print so for one below zero."""
    core, end = term.numeral.start, term.numeral.end
    open_at = term.start if text[core - 1 : core] != "(" else core
    inner = _CLOSED.match(text, end)
    whole = text[term.end : term.end + 1] == ")" and before(_ACCOUNT, text, open_at)
    sum_of = text[core - 1 : core] == "(" and inner and money_before(text, core - 1)[0]
    if _BRACKETED.match(text, end) or whole or sum_of:
        raise Unreadable(f"{text[core:end]!r} in brackets may be below zero", end)


def _refuse_metre(text: str, numeral: Numeral, measure: Measure | None) -> None:
    apart = _LONE_LETTER.match(text, numeral.end)
    if measure is None and apart:
        raise Unreadable(f"{text[numeral.start : apart.end()]!r} is ambiguous: a scale, or a unit", apart.end())


def _second(text: str, first: _Term, nouns: Mapping[str, str]) -> _Term | None:
    """Return the upper end of a range that a number opens, or None."""
    between = before(_BETWEEN, text, first.start)
    joint = (_AND if between else _TO).match(text, first.end)
    if joint is None and not between and first.bare:
        joint = _OR.match(text, first.end)
    dashed = joint is not None and joint[0].strip() in "-–—"
    if joint is None or (dashed and before(_HYPHENATED, text, first.start)):
        return None
    place = _skip_lead(text, joint.end())
    try:
        second = _term(text, place, nouns) if place < len(text) else None
    except Unreadable:
        second = None
    if second is None or not _is_range(text, first, second, dashed or bool(between)):
        return None
    return second


def _skip_lead(text: str, place: int) -> int:
    match = _UPPER_LEAD.match(text, place)
    return match.end() if match else place


def _is_range(text: str, first: _Term, second: _Term, sure: bool) -> bool:
    low, high = _ends(first, second)
    if low.value >= high.value or low.proportion != high.proportion:
        return False
    if first.measure and second.measure and first.measure.unit != second.measure.unit:
        return False
    if first.measure and not second.measure and not is_money(first.measure.unit):
        return False
    if sure:
        return True
    lead = lead_of(text, first.start)
    if before(_FROM, text, lead.start):
        return not before(_LEVELS, text, lead.start) or _TO_A_RANGE.match(text, second.end) is not None
    sums = first.measure and second.measure and (is_money(first.measure.unit) or first.measure.unit == MONEY_CENT)
    changed = lead.changed and sums
    if changed and before(_BY, text, lead.start):
        words = text[first.start : second.end]
        raise Unreadable(f"{words!r} is ambiguous: a range, or a change to a level", second.end)
    return not changed


def _ends(first: _Term, second: _Term) -> tuple[Numeral, Numeral]:
    """Return both ends of a range, the lower one with the scale said once for both."""
    low, high = first.numeral, second.numeral
    if low.scale == 1 and high.scale > 1 and low.value * high.scale < high.value and not low.proportion:
        low = low.scaled(high.scale)
    return low, high


def _said(text: str, first: _Term, second: _Term | None, nouns: Mapping[str, str]) -> Spoken:
    lead, last = _lead(text, first, second), second or first
    measure = last.measure or first.measure
    unit, multiple = (measure.unit, measure.multiple) if measure else (COUNT, 1)
    numeral = first.numeral
    spoken = Spoken(
        start=_opening(text, first, second, lead),
        end=last.end,
        core=numeral.start,
        sort=Sort.QUANTITY,
        value=numeral.value * multiple,
        unit=unit,
        resolution=numeral.resolution * multiple,
        proportion=numeral.proportion,
        unit_said=measure is not None,
        changed=lead.changed,
        scale=numeral.scale,
    )
    if second:
        low, high = (end.value * multiple for end in _ends(first, second))
        spoken = replace(spoken, value=(low + high) / 2, lower=low, upper=high, numbers=2)
    else:
        spoken = _tolerated(text, spoken, nouns)
    return _coloured(text, spoken.negative() if first.below_zero else spoken, lead, last.hedge)


def _lead(text: str, first: _Term, second: _Term | None) -> Lead:
    """Return what stands before a number, or before the "between" of a range."""
    lead = lead_of(text, first.start)
    between = before(_BETWEEN, text, lead.start) if second else None
    if between is None:
        return lead
    outer = lead_of(text, between.start())
    return outer if outer.hedged else replace(outer, comparator=lead.comparator)


def _opening(text: str, first: _Term, second: _Term | None, lead: Lead) -> int:
    match = before(_FROM, text, lead.start) if second else None
    return match.start() if match else lead.start


def _coloured(text: str, spoken: Spoken, lead: Lead, after: Comparator | None) -> Spoken:
    """Give a quantity its hedge and its sign."""
    comparator = after or lead.comparator
    spoken = spoken.hedged(comparator) if comparator is not Comparator.EQUAL else spoken
    if lead.falls and not (lead.cuts and spoken.unit not in (PER_CENT, "pp", "bp")):
        return spoken.negative()
    settled = lead.changed or before(_FROM, text, lead.start)
    fallen = 0 if settled else falls_after(text, spoken.end, spoken.unit in _COMPARING)
    if fallen:
        return replace(spoken.negative(), end=fallen)
    return spoken


def _tolerated(text: str, spoken: Spoken, nouns: Mapping[str, str]) -> Spoken:
    """Widen a value by "plus or minus" so much: in its own unit, or in per cent of it."""
    match = _TOLERANCE.match(text, spoken.end)
    place = _skip_lead(text, match.end()) if match else len(text)
    slack = _term(text, place, nouns) if place < len(text) else None
    if slack is None or spoken.value is None:
        return spoken
    width = _width(text, spoken, slack)
    lower, upper = spoken.value - width, spoken.value + width
    return replace(spoken, end=slack.end, lower=lower, upper=upper, numbers=2)


def _width(text: str, spoken: Spoken, slack: _Term) -> Fraction:
    value, unit = slack.numeral.value, slack.measure.unit if slack.measure else spoken.unit
    if unit == spoken.unit or (unit == "pp" and spoken.unit == PER_CENT):
        return value
    if unit == "bp" and spoken.unit == PER_CENT:
        return value / 100
    if unit == PER_CENT:
        return abs(spoken.value or Fraction(0)) * value / 100
    raise Unreadable(f"{text[spoken.core : slack.end]!r} has a tolerance in another unit", slack.end)


_BETWEEN = re.compile(r"\bbetween[\s\u00a0]+(?:(?:about|roughly|approximately|around)\s+)?[^\w\s]?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[\s\u00a0]+$", re.IGNORECASE)
_TO = re.compile(r"-?[\s\u00a0]+to[\s\u00a0]+|-to-|[\s\u00a0]?[-–—][\s\u00a0]?", re.IGNORECASE)
_TO_A_RANGE = re.compile(r"\s+to\s+\S*\d\S*(?:\s+\w+){0,2}?(?:\s+to\s+|\s?[-–]\s?)\S*\d", re.IGNORECASE)
_AND = re.compile(r"[\s\u00a0]+and[\s\u00a0]+", re.IGNORECASE)
_OR = re.compile(r"[\s\u00a0]+or[\s\u00a0]+(?!so\b|more\b|less\b)", re.IGNORECASE)
_UPPER_LEAD = re.compile(
    r"(?:(?:about|around|roughly|up to|perhaps|maybe|as much as)\s+)?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?"
)
_HYPHENATED = re.compile(r"\w-$")
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_MOVES = [*FALLS.split(), *CUTS.split(), *RISES.split(), *MULTIPLES, "goes", "changed", "shifted", "narrowed", "slowed"]
_LEVELS = re.compile(rf"\b(?:{'|'.join(_MOVES)})\b(?:[^.;]|\.\d)*$", re.IGNORECASE)
_TOLERANCE = re.compile(
    r"(?:,?\s+respectively)?,?[\s\u00a0]*(?:plus[\s/]+or[\s/]+minus|plus[\s/]+minus|±|\+/[-−–]|give\s+or\s+take)[\s\u00a0]*(?=[\d$€£a-z])",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s?\)")
_BRACKETED = re.compile(rf"\)\s?(?:%|(?:per\s?cent|{'|'.join(SCALES)})\b)", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b(?:was|were|is|are|of|to|at|from|by|versus|vs\.?)\s+\($", re.IGNORECASE)
_HALF_AFTER = re.compile(r"\s+and\s+an?\s+(half|quarter)\b", re.IGNORECASE)
_LASTING = ("a", "mo", "wk", "d", "h", "min", "10 a", "100 a")
_COMPARING = (PER_CENT, POINTS, "bp", "point")
_LONE_LETTER = re.compile(r"[\s\u00a0][mMbBtkK](?![\w.&-]|\s?[²³])|(?<=\d)t(?!\w)")
