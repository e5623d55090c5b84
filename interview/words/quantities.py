"""One quantity as a text says it: number, range or tolerance, with its unit, hedge and sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.words.hedges import Lead, before, falls_after, lead_of
from interview.words.measures import (
    COUNT,
    NOUNS,
    PER_CENT,
    POINTS,
    money_before,
)
from interview.words.multiples import decade_at, multiple_at
from interview.words.numerals import Unreadable
from interview.words.ranges import BETWEEN, FROM, ends, signed_range, skip_lead, upper_end
from interview.words.spoken import Sort, Spoken
from interview.words.terms import Term, term_at


def quantity_at(text: str, core: int, nouns: Mapping[str, str] = NOUNS) -> Spoken | None:
    """Return the quantity whose number starts at a place, or None if no number does.

    Raises Unreadable for what can be read in several ways.
    """
    if tolerance := before(_OF_NOTHING, text, money_before(text, core)[1]):
        raise Unreadable(f"{(tolerance[0] + text[core:])[:_QUOTED]!r} is a tolerance of no number", core + 1)
    if special := decade_at(text, core, nouns) or multiple_at(text, core):
        return special
    joined = not before(BETWEEN, text, core)
    first = term_at(text, core, nouns)
    if first is None:
        return None
    if signed := signed_range(text, first, nouns):
        return signed
    if flat := before(_FLAT_TO, text, first.start):
        return _from_flat(_said(text, first, None, nouns), flat)
    second = upper_end(text, first, nouns)
    if second is None and not joined and (alone := term_at(text, core, nouns, joined=False)):
        second = upper_end(text, alone, nouns)
        first = alone if second else first
    return _said(text, first, second, nouns)


def _from_flat(spoken: Spoken, flat: re.Match[str]) -> Spoken:
    """Return the range that starts at no change: flat to up 2 percent."""
    change = spoken.value or Fraction(0)
    lower, upper = sorted((Fraction(0), change))
    return replace(spoken, start=flat.start(), value=change / 2, lower=lower, upper=upper, numbers=2)


def _said(text: str, first: Term, second: Term | None, nouns: Mapping[str, str]) -> Spoken:
    lead, last = _lead(text, first, second), second or first
    measure = last.measure or first.measure
    unit, multiple = (measure.unit, measure.multiple) if measure else (COUNT, 1)
    numeral = first.numeral
    spoken = Spoken(
        start=_opening(text, lead) if second else lead.start,
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
        low, high = (end.value * multiple for end in ends(first, second))
        spoken = replace(spoken, value=(low + high) / 2, lower=low, upper=high, numbers=2)
    else:
        spoken = _tolerated(text, spoken, nouns)
    return _coloured(text, spoken.negative() if first.below_zero else spoken, lead, last.hedge)


def _lead(text: str, first: Term, second: Term | None) -> Lead:
    """Return what stands before a number, or before the "between" of a range."""
    lead = lead_of(text, first.start)
    between = before(BETWEEN, text, lead.start) if second else None
    if between is None:
        return lead
    outer = lead_of(text, between.start())
    return outer if outer.hedged else replace(outer, comparator=lead.comparator)


def _opening(text: str, lead: Lead) -> int:
    """Return where a range begins: with the word "from", if it stands before it."""
    match = before(FROM, text, lead.start)
    return match.start() if match else lead.start


def _coloured(text: str, spoken: Spoken, lead: Lead, after: Comparator | None) -> Spoken:
    """Give a quantity its hedge and its sign."""
    comparator = after or lead.comparator
    spoken = spoken.hedged(comparator) if comparator is not Comparator.EQUAL else spoken
    if lead.falls and not (lead.cuts and spoken.unit not in _COMPARING):
        return spoken.negative()
    settled = lead.changed or before(FROM, text, lead.start)
    fallen = 0 if settled else falls_after(text, spoken.end, spoken.unit in _COMPARING)
    if fallen:
        return replace(spoken.negative(), end=fallen)
    return spoken


def _tolerated(text: str, spoken: Spoken, nouns: Mapping[str, str]) -> Spoken:
    """Widen a value by "plus or minus" so much: in its own unit, or in per cent of it."""
    match = _TOLERANCE.match(text, spoken.end)
    place = skip_lead(text, match.end()) if match else len(text)
    slack = term_at(text, place, nouns) if place < len(text) else None
    if slack is None or spoken.value is None:
        return spoken
    width = _width(text, spoken, slack)
    lower, upper = spoken.value - width, spoken.value + width
    return replace(spoken, end=slack.end, lower=lower, upper=upper, numbers=2)


def _width(text: str, spoken: Spoken, slack: Term) -> Fraction:
    value, unit = slack.numeral.value, slack.measure.unit if slack.measure else spoken.unit
    if unit == spoken.unit or (unit == "pp" and spoken.unit == PER_CENT):
        return value
    if unit == "bp" and spoken.unit == PER_CENT:
        return value / 100
    if unit == PER_CENT:
        return abs(spoken.value or Fraction(0)) * value / 100
    raise Unreadable(f"{text[spoken.core : slack.end]!r} has a tolerance in another unit", slack.end)


_TOLERANCE = re.compile(
    r"(?:,?\s+respectively)?,?[\s\u00a0]*(?:plus[\s/]+or[\s/]+minus|plus[\s/]+minus|±|\+/[-−–]|give\s+or\s+take)[\s\u00a0]*(?=[\d$€£a-z])",
    re.IGNORECASE,
)
_QUOTED = 40
_OF_NOTHING = re.compile(r"(?:\bplus\s+or\s+minus|±|\+/[-−–])\s*$", re.IGNORECASE)
_FLAT_TO = re.compile(r"\bflat\s+to\s+(?:(?:slightly\s+)?(?:up|down|plus|minus)\s+|[-−+])?$", re.IGNORECASE)
_COMPARING = (PER_CENT, POINTS, "bp", "point")
