"""One number with its unit: the currency before it or the noun after it, and a hedge between or behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.words.hedges import before, trailing_hedge
from interview.words.lexicon import CARDINALS, PARTS, SCALES
from interview.words.measures import (
    COUNT,
    NOUNS,
    PER_CENT,
    POINTS,
    TIMES,
    Measure,
    is_money,
    measure_after,
    money_before,
)
from interview.words.multiples import FREQUENCY
from interview.words.numerals import Numeral, Unreadable, numeral_at, scaled_after
from interview.words.parts import part_at


@dataclass(frozen=True)
class Term:
    """A number with the currency before it or the unit after it."""

    numeral: Numeral
    start: int
    end: int
    measure: Measure | None
    hedge: Comparator | None = None
    below_zero: bool = False

    @property
    def bare(self) -> bool:
        """Whether neither a unit nor a scale stands beside it."""
        return self.measure is None and self.numeral.scale == 1


def term_at(text: str, core: int, nouns: Mapping[str, str], joined: bool = True) -> Term | None:
    """Return the number at a place with its unit, or None; `joined` lets "and" continue number words.

    Raises Unreadable for what can be read in several ways.
    """
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
    if measure:
        measure = _weighed(text, numeral, _each(text, measure))
    _refuse_metre(text, numeral, measure)
    _refuse_bare(text, numeral, measure)
    later = None
    if measure:
        numeral, end = _and_a_half(text, numeral, measure)
        later, end = trailing_hedge(text, end)
    term = Term(numeral, start if currency else core, end, measure, hedge or later, bool(currency) and below_zero)
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


def _each(text: str, measure: Measure) -> Measure:
    """Add what the unit is counted by: 120 km/h, 5 miles per hour, $50/MWh."""
    by = _LENGTHS_PER if measure.unit in ("km", "mi", "m") else _PER
    match = by.match(text, measure.end)
    if match is None or measure.unit in (PER_CENT, POINTS, TIMES, COUNT):
        return measure
    under = next(filter(None, match.groups()))
    return replace(measure, unit=f"{measure.unit}/{NOUNS.get(under, under)}", end=match.end())


def _weighed(text: str, numeral: Numeral, measure: Measure) -> Measure:
    """Tell pounds that are weighed from pounds that are paid."""
    if not _POUNDS.search(text, numeral.end, measure.end) or numeral.scale > 1:
        return measure
    if before(_WEIGHING, text, numeral.start) or _HEAVIER.match(text, measure.end):
        return replace(measure, unit="lb")
    if before(_LOSING, text, numeral.start):
        raise Unreadable(f"{text[numeral.start : measure.end]!r} is ambiguous: a weight, or money", measure.end)
    return measure


def _refuse_bare(text: str, numeral: Numeral, measure: Measure | None) -> None:
    """Refuse a height in two parts, and hours that are written as a decimal."""
    words = text[numeral.start : numeral.end]
    if feet := _FEET.match(text, numeral.end):
        raise Unreadable(f"{words + feet[0]!r} is one length in two units, which is not read", feet.end())
    if slashed := _SLASHED.match(text, numeral.end) if words.isdigit() else None:
        raise Unreadable(f"{words + slashed[0]!r} is ambiguous: a part, or two numbers", slashed.end())
    if measure is None and _CLOCK.fullmatch(words) and before(_AT, text, numeral.start):
        raise Unreadable(f"{words!r} is ambiguous: a time of day, or a number", numeral.end)


def _and_a_half(text: str, numeral: Numeral, measure: Measure) -> tuple[Numeral, int]:
    """Add the half that follows its unit: a year and a half."""
    match = _HALF_AFTER.match(text, measure.end) if measure.unit in _LASTING else None
    if match is None:
        return numeral, measure.end
    return replace(numeral, value=numeral.value + Fraction(1, PARTS[match[1].lower()])), match.end()


def _refuse_bracketed(text: str, term: Term) -> None:
    """Refuse a number in brackets that an account would print so for one below zero."""
    core, end = term.numeral.start, term.numeral.end
    open_at = term.start if text[core - 1 : core] != "(" else core
    inner = _CLOSED.match(text, end)
    whole = text[term.end : term.end + 1] == ")" and before(_ACCOUNT, text, open_at)
    sum_of = text[core - 1 : core] == "(" and inner and money_before(text, core - 1)[0]
    if _BRACKETED.match(text, end) or whole or sum_of:
        raise Unreadable(f"{text[core:end]!r} in brackets may be below zero", end)


def _refuse_metre(text: str, numeral: Numeral, measure: Measure | None) -> None:
    apart = _LONE_LETTER.match(text, numeral.end) or _LONG.match(text, numeral.end)
    if measure is None and apart:
        raise Unreadable(f"{text[numeral.start : apart.end()]!r} is ambiguous: a scale, or a unit", apart.end())


_UNDER = (
    "h|hr|hour|s|sec|second|min|minute|d|day|a|yr|year|ha|hectare|kWh|MWh|GWh|t|ton|tonne|kg|l|litre|liter|m²|m³|km|"
    "bbl|barrel"
)
_CLOSED = re.compile(r"\s?\)")
_BRACKETED = re.compile(rf"\)\s?(?:%|(?:per\s?cent|{'|'.join(SCALES)})\b)", re.IGNORECASE)
_ACCOUNT = re.compile(r"\b(?:was|were|is|are|of|to|at|from|by|versus|vs\.?)\s+\($", re.IGNORECASE)
_HALF_AFTER = re.compile(r"\s+and\s+an?\s+(half|quarter)\b", re.IGNORECASE)
_PER = re.compile(rf"\s?/\s?({_UNDER})(?!\w)", re.IGNORECASE)
_LENGTHS_PER = re.compile(rf"\s?/\s?({_UNDER})(?!\w)|\s+(?:per|an?)\s+(hour|second|minute)\b", re.IGNORECASE)
_POUNDS = re.compile(r"\bpounds?\b", re.IGNORECASE)
_WEIGHING = re.compile(r"\b(?:weigh\w*|weight|overweight)\b[^.;]*$", re.IGNORECASE)
_HEAVIER = re.compile(r"\s+(?:heavier|lighter|overweight|underweight|(?:of|in)\s+weight)\b", re.IGNORECASE)
_LOSING = re.compile(r"\b(?:lost|gained|shed|put\s+on)\s+(?:\w+\s+)?$", re.IGNORECASE)
_FEET = re.compile(
    rf"[\s-]?(?:foot|feet|ft)[\s-]+(?:\d{{1,2}}|{'|'.join(list(CARDINALS)[1:12])})(?!\w|\.\d)", re.IGNORECASE
)
_SLASHED = re.compile(r"/\d{1,3}(?![\w/.,]\d|\w)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_LASTING = ("a", "mo", "wk", "d", "h", "min", "10 a", "100 a")
_LONG = re.compile(r"(?<=\dm)\s+(?:long|wide|high|tall|deep|thick)\b", re.IGNORECASE)
_LONE_LETTER = re.compile(r"[\s\u00a0][mMbBtkK](?![\w.&-]|\s?[²³])|(?<=\d)t(?!\w)")
