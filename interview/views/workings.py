"""The inspector: what went into a computed number, step by step; the ranges of a verdict; mentions of one amount."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from interview.amounts.items import Amount, Derivation, Figure, Item, Kind, Measured, Reference
from interview.amounts.periods import Period
from interview.amounts.rounding import End, Interval
from interview.amounts.workings import Corner, workings
from interview.folder.dataset import Dataset
from interview.folder.operands import operand_of
from interview.views.places import home_path
from interview.words.formatting import ends_text, period_text, plain_number, value_text, value_words
from interview.words.units import PERCENT

_AIR = 0.1
"""How much of an axis stays free on either side of the ranges."""


@dataclass(frozen=True)
class Input:
    """One input of a computed number: what it is, all it can stand for, and how much of the width it carries."""

    id: str
    title: str
    value: str
    least: str
    greatest: str
    width: str
    home: str


@dataclass(frozen=True)
class Working:
    """How a number was computed: its inputs, and the formula with the values that give its least and greatest."""

    inputs: tuple[Input, ...]
    least: str
    greatest: str


@dataclass(frozen=True)
class Span:
    """A range on a small axis of 0 to 100: its ends, its value, its words; `open` says which sides go on."""

    words: str
    kind: Kind
    low: float
    high: float
    value: float
    open_low: bool
    open_high: bool


def working(dataset: Dataset, figure: Figure) -> Working | None:
    """Return how a figure was computed; None for one that was said."""
    derivation = figure.derivation
    if derivation is None:
        return None
    named = [dataset.named.get(token.partition(".")[0]) for token in derivation.inputs]
    operands = [operand_of(token, item) for token, item in zip(derivation.inputs, named, strict=True)]
    known = [one for one in operands if one is not None]
    found = workings(derivation.method, known, figure.bounds)
    least, greatest = ends_text(figure)
    inputs = zip(derivation.inputs, named, (one.bounds for one in known), found.shares, strict=True)
    return Working(
        inputs=tuple(_input(dataset, *one, None in found.shares) for one in inputs),
        least=_line(derivation, named, found.least, least),
        greatest=_line(derivation, named, found.greatest, greatest),
    )


def spans(said: Measured, others: Sequence[Measured]) -> tuple[Span, ...]:
    """Return the ranges of a number and of those it is set beside, on one axis; none where there is nothing beside."""
    if not others:
        return ()
    values = [said, *others]
    low, high = _axis(values)
    return tuple(_span(value, low, high) for value in values)


def consistency_words(said: Sequence[Figure]) -> str:
    """Return whether all that is said of one subject fits together; empty where it is said once."""
    if len(said) < 2:
        return ""
    fit = all(one.bounds.overlaps(other.bounds) for one, other in combinations(said, 2))
    return f"one amount, said {len(said)} times, " + ("consistent" if fit else "not consistent")


def _input(
    dataset: Dataset, token: str, item: Item | Period | None, bounds: Interval, share: Fraction | None, some_open: bool
) -> Input:
    exact = bounds.low == bounds.high
    width = "exact" if exact else _width_words(share, some_open)
    least, greatest = ("", "") if exact else (_year(end) for end in (bounds.low, bounds.high))
    if isinstance(item, Figure | Reference) and "." not in token:
        least, greatest = ("", "") if exact else ends_text(item)
        return Input(item.id, item.title, value_text(item), least, greatest, width, home_path(dataset, item.id))
    value = _year(bounds.middle)
    if item is None or isinstance(item, Period):
        title = f"the interview, {period_text(item)}" if item else "a number of the formula"
        return Input("", title, value, least, greatest, width, "")
    title = f"{item.title}, its {'year' if exact else 'date'}"
    return Input(item.id, title, value, least, greatest, width, home_path(dataset, item.id))


def _width_words(share: Fraction | None, some_open: bool) -> str:
    if share is None:
        return "leaves one end open"
    part = f"{round(share * 100)} %"
    return f"{part} of the rest" if some_open else part


def _line(derivation: Derivation, named: Sequence[Item | Period | None], corner: Corner, end: str) -> str:
    """Return the formula with the values of a corner put in, and the end they lead to; nothing for an open end."""
    if not corner or not end:
        return ""
    texts = (_number(token, item, value) for token, item, value in zip(derivation.inputs, named, corner, strict=True))
    return f"{derivation.formula.format(*texts)} = {end}"


def _number(token: str, item: Item | Period | None, value: Fraction) -> str:
    if not isinstance(item, Figure | Reference) or "." in token:
        return _year(value)
    amount = Amount(value, Interval.point(value), item.unit, Kind.STATED)
    text = value_text(amount, unit=False) + (" %" if item.unit.code == PERCENT.code else "")
    return f"({text})" if value < 0 else text


def _year(value: End) -> str:
    return "" if math.isinf(value) else plain_number(round(Fraction(value), 2))


def _axis(values: Sequence[Measured]) -> tuple[float, float]:
    """Return the ends of an axis that holds the finite ends of all ranges, with air on either side."""
    ends = [end for one in values for end in _ends(one) if math.isfinite(end)]
    low, high = min(ends), max(ends)
    air = (high - low) * _AIR or abs(high) * _AIR or 1
    return low - air, high + air


def _ends(value: Measured) -> tuple[float, float, float]:
    return float(value.bounds.low), float(value.value), float(value.bounds.high)


def _span(value: Measured, low: float, high: float) -> Span:
    places = [round((min(max(end, low), high) - low) / (high - low) * 100, 2) for end in _ends(value)]
    who = f", {value.reporter}" if isinstance(value, Reference) else ""
    words = f"{value_words(value)}{who}, {period_text(value.period)}"
    sides = math.isinf(value.bounds.low), math.isinf(value.bounds.high)
    least, middle, greatest = places
    return Span(words, value.kind, least, greatest, middle, *sides)
