"""Numbers and dates as people say them, hedges kept, bounds rounded outward."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date

from interview.amounts.items import Amount, Basis, Comparator, Event, Figure, Item, Kind, Number, Reference, Sort
from interview.amounts.periods import Period
from interview.amounts.rounding import End, Interval
from interview.words.digits import bounds_step, decimal, number_at, place_of, scale_of, value_step
from interview.words.units import PERCENT, POINTS

_LOCALE = Locale.parse("en")
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

SIGNS = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "≈ ",
    Comparator.MORE: "> ",
    Comparator.AT_LEAST: "≥ ",
    Comparator.LESS: "< ",
    Comparator.AT_MOST: "≤ ",
}
WORDS = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "about ",
    Comparator.MORE: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.LESS: "less than ",
    Comparator.AT_MOST: "at most ",
}
KIND_NAMES = {
    Kind.STATED: "said",
    Kind.DERIVED: "calculated",
    Kind.TARGET: "aim",
    Kind.POTENTIAL: "potential",
    Kind.PUBLISHED: "published",
    Kind.DATE: "date",
}
"""Kinds in plain words, for labels; the data keep their own."""
KIND_WORDS = {
    Kind.STATED: "said in the interview",
    Kind.DERIVED: "calculated by us (derived)",
    Kind.TARGET: "aim named in the interview",
    Kind.POTENTIAL: "potential named in the interview",
    Kind.PUBLISHED: "published by others",
    Kind.DATE: "date named in the interview",
}


_MONTH = len("2025-09")


def value_text(number: Number, *, words: bool = False, signed: bool = False, unit: bool = True) -> str:
    """Return the value with its hedge and unit as tables write it, such as "> 10 trillion euros" or "32.3 km".

    Without `unit` for places that name it once for several values.
    """
    hedge = (WORDS if words else SIGNS)[number.comparator]
    return f"{hedge}{said_number(number, signed)}{scale_of(number)[1]}{unit_text(number, words) if unit else ''}"


def unit_text(number: Number, words: bool = False) -> str:
    """Return the unit as it stands behind a number, its space included."""
    return number.unit.words if words else number.unit.short


def is_range(number: Number) -> bool:
    """Return whether the words say two ends and not one value, as "3 to 4 %" does; what is rounded stays open above."""
    ends = number.bounds
    said = isinstance(number, Figure) and number.mention is not None
    return said and ends.bounded and ends.low < ends.high and not ends.high_open


def said_number(number: Number, signed: bool) -> str:
    """Return the number alone, as in tables, or both ends of a range in the order of their size without a sign."""
    if not is_range(number):
        return ("+" if signed and number.value > 0 else "") + number_text(number)
    first, last = sorted((Fraction(number.bounds.low), Fraction(number.bounds.high)), key=abs)
    step = bounds_step(number)
    ends = (("+" if signed and end > 0 else "") + number_at(number, end, step) for end in (first, last))
    return " to ".join(ends)


def number_text(number: Number) -> str:
    """Return the value alone, grouped and rounded as on screen, without hedge and unit."""
    return number_at(number, number.value, value_step(number))


def bounds_text(number: Number, *, unit: bool = True) -> str:
    """Return what the value can stand for, rounded outward, such as "26.5–26.9 Mt"; empty for an exact value."""
    bounds, after = number.bounds, scale_of(number)[1] + (number.unit.short if unit else "")
    if bounds.low == bounds.high:
        return ""
    step = bounds_step(number)
    if bounds.high == math.inf:
        low = number_at(number, Fraction(bounds.low), step, ROUND_FLOOR)
        return f"{'>' if bounds.low_open else '≥'} {low}{after}"
    high = number_at(number, Fraction(bounds.high), step, ROUND_CEILING)
    if number.comparator in (Comparator.AT_MOST, Comparator.LESS):
        return f"{'<' if bounds.high_open else '≤'} {high}{after}"
    low = number_at(number, Fraction(bounds.low), step, ROUND_FLOOR)
    return f"{low} to {high}{after}" if bounds.low < 0 else f"{low}–{high}{after}"


def ends_text(number: Number) -> tuple[str, str]:
    """Return both ends of what a value can stand for, rounded outward, each with its unit; empty for an open one."""
    after, step = scale_of(number)[1] + number.unit.short, bounds_step(number)
    ways = ((number.bounds.low, ROUND_FLOOR), (number.bounds.high, ROUND_CEILING))
    ends = ("" if math.isinf(end) else number_at(number, Fraction(end), step, way) + after for end, way in ways)
    low, high = ends
    return low, high


def spread(figure: Number) -> tuple[End, End]:
    """Return how far the bounds lie below and above the value, in per cent of the value."""
    low, high = ((end / figure.value - 1) * 100 for end in (figure.bounds.low, figure.bounds.high))
    return min(low, high), max(low, high)


def spread_text(figure: Number) -> str:
    """Return that distance in words, rounded outward, such as "−22.9 to +32.0 %"; the bounds where one is open."""
    if not figure.bounds.bounded:
        return bounds_text(figure)
    tenth = Decimal("0.1")
    low, high = (decimal(Fraction(end)) for end in spread(figure))
    ends = low.quantize(tenth, ROUND_FLOOR), high.quantize(tenth, ROUND_CEILING)
    return f"{ends[0]:+} to {ends[1]:+} %".replace("-", "−")


def period_text(period: Period) -> str:
    """Return a period in words, such as "2018–2023", "July–September 2025" or "15 March 2024"."""
    first, _, last = period.text.partition("/")
    if last and len(first) == len(last) == _MONTH and first[:4] == last[:4]:
        return f"{format_date(period.first, 'MMMM', locale=_LOCALE)}–{_date_text(last)}"
    return "–".join(_date_text(part) for part in period.text.split("/"))


def event_text(event: Event) -> str:
    """Return when an event takes place, such as "since 2017", "from 2030", "until 2011" or "2024–2026"."""
    if event.start is None:
        return f"until {period_text(event.end)}" if event.end else ""
    if event.end is None:
        return f"{'from' if event.ahead else 'since'} {period_text(event.start)}"
    start, end = period_text(event.start), period_text(event.end)
    return start if start == end else f"{start}–{end}"


def value_words(item: Item) -> str:
    """Return the value of a number with its sign, as tables write it, or when an event takes place."""
    return event_text(item) if isinstance(item, Event) else value_text(item)


def period_words(item: Item) -> str:
    """Return the period of a mark with "inferred" where the text leaves it open."""
    period = event_text(item) if isinstance(item, Event) else period_text(item.period)
    return period + (", inferred" if item.period_basis is Basis.INFERRED else "")


def extent_words(item: Item) -> str:
    """Return what a number can stand for; empty for an exact one and for an event."""
    return "" if isinstance(item, Event) else bounds_text(item)


def kind_words(item: Item) -> str:
    """Return how a mark came to be, and who published what others did."""
    return KIND_WORDS[item.kind] + (f": {item.reporter}" if isinstance(item, Reference) else "")


def formula_text(figure: Figure, named: Mapping[str, Item | Period]) -> str:
    """Return the formula of a derived figure with the numbers put in; empty for a said one."""
    if figure.derivation is None:
        return ""
    operands = (_operand_text(token, named) for token in figure.derivation.inputs)
    sign = SIGNS[figure.comparator] or "= "
    result = f"{number_text(figure)}{scale_of(figure)[1]}{figure.unit.short}"
    return f"{figure.derivation.formula.format(*operands)} {sign}{result}"


def gap_text(number: Number, gap: Fraction, percent: Fraction | None) -> str:
    """Return a gap in the unit and in per cent of the number; between percentages in percentage points alone."""
    points = number.unit.sort is Sort.PERCENT
    share = "" if points or percent is None else f", {float(percent):+.1f} %".replace("-", "−")
    return value_text(Amount(gap, Interval.point(gap), POINTS if points else number.unit), signed=True) + share


def some(count: int, one: str, more: str) -> str:
    """Return a count with its noun, such as "1 date" or "21 dates"; empty for none."""
    return f"{count} {one if count == 1 else more}" if count else ""


def spelled(count: int) -> str:
    """Return a small count in words, a larger one in digits."""
    return _SMALL[count] if count < len(_SMALL) else str(count)


def plain_number(value: End) -> str:
    """Return a number for files: decimal point, no grouping, 12 significant digits; empty if unbounded."""
    if math.isinf(value):
        return ""
    digits = decimal(Fraction(value)).quantize(place_of(Fraction(value), 12), ROUND_HALF_EVEN)
    return f"{digits.normalize():f}"


def _operand_text(token: str, named: Mapping[str, Item | Period]) -> str:
    name, _, part = token.partition(".")
    item = named.get(name)
    if item is None:
        return token
    if isinstance(item, Figure | Reference) and not part:
        per_cent = " %" if item.unit.code == PERCENT.code else ""
        written = f"{number_text(item)}{scale_of(item)[1]}{per_cent}"
        return f"({written})" if item.value < 0 else written
    first, last = _moments(item)
    moment = last if part.startswith("end") else first
    return _date_text(moment) if part.endswith("date") else moment[:4]


def _moments(item: Item | Period) -> tuple[str, str]:
    period = item if isinstance(item, Period) else item.period
    dates = [date for date in period.text.split("/") if date != ".."]
    return dates[0], dates[-1]


@lru_cache(maxsize=2**12)
def _date_text(part: str) -> str:
    day = Period.parse(part).first
    pattern = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(part)]
    return format_date(day, pattern, locale=_LOCALE)
