"""Numbers as charts, titles and cards show them: relations in words, as many digits as the range fixes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import TypeVar

from interview.amounts.items import Comparator, Event, Figure, Item, Kind, Number, Reference, Sort
from interview.amounts.rounding import End, Interval
from interview.words.digits import BOTH_ENDS, about_step, end_step, fixed_step, is_wide, number_at, scale_of
from interview.words.formatting import WORDS, event_text, is_range, said_number, unit_text

Counted = TypeVar("Counted", bound=Figure | Reference)
FILLED_AS = ("words", "Words", "signed", "bare")
"""How a figure in braces can be written, behind a `|`: see `fill`."""
_IN_BRACES = re.compile(rf"\{{([a-z0-9-]+)(?:\|({'|'.join(FILLED_AS)}))?\}}")


def shown_text(
    number: Number, *, words: bool = False, signed: bool = False, unit: bool = True, about: bool = False
) -> str:
    """Return a number as people read it, such as "at least 1 billion euros", "26.7 %" or "7.2 to 10.1 km".

    What was said stays as it was said. A calculated number has the digits that its range fixes; a wide range is shown
    itself, or with `about` as a rounded value, for a mark beside which the range stands. `words` writes the unit out.
    """
    calculated = number.kind is Kind.DERIVED and not is_range(number)
    written = unit_text(number, words or number.unit.sort is Sort.MULTIPLE)
    after = scale_of(number)[1] + (written if unit else "")
    if not calculated:
        return WORDS[number.comparator] + said_number(number, signed) + after
    if not is_wide(number):
        return WORDS[number.comparator] + _signed(number, fixed_step(number), signed) + after
    if about:
        return WORDS[Comparator.ABOUT] + _signed(number, about_step(number), signed) + after
    return margin_text(number) + after


def margin_text(number: Number) -> str:
    """Return what a number can stand for, rounded outward, such as "450 to 550" or "more than 22"; no unit.

    Empty for an exact number.
    """
    ends = number.bounds
    if ends.low == ends.high:
        return ""
    low, high = _end(number, ends.low, ROUND_FLOOR), _end(number, ends.high, ROUND_CEILING)
    if low and high and number.comparator in BOTH_ENDS:
        return f"{low} to {high}"
    if low and not high:
        return WORDS[Comparator.MORE if ends.low_open else Comparator.AT_LEAST] + low
    return WORDS[Comparator.LESS if ends.high_open else Comparator.AT_MOST] + high


def number_alone(number: Number) -> str:
    """Return the value as it is shown, without its relation and its unit, for marks whose relation stands elsewhere."""
    return shown_text(number, unit=False).removeprefix(WORDS[number.comparator])


def shown_words(item: Item) -> str:
    """Return the value of a number as it is shown, or when an event takes place."""
    return event_text(item) if isinstance(item, Event) else shown_text(item)


def at_scale(number: Counted, scale: int) -> Counted:
    """Return a number counted in thousands, millions …, as marks are labelled whose axis names that scale."""
    ends = number.bounds
    low, high = (end if math.isinf(end) else Fraction(end) / scale for end in (ends.low, ends.high))
    bounds = Interval(low, high, low_open=ends.low_open, high_open=ends.high_open)
    unit = replace(number.unit, sort=Sort.MEASURE)
    indicator = replace(number.indicator, unit=unit)
    return replace(number, value=number.value / scale, bounds=bounds, indicator=indicator)


def named_figures(template: str) -> list[str]:
    """Return the figure ids that a sentence names in braces, in order."""
    return [match[1] for match in _IN_BRACES.finditer(template)]


def stray_braces(template: str) -> str:
    """Return the first piece of a sentence whose braces name no figure in a known way; empty if there is none."""
    match = re.search(r"\{[^{}]*\}?|\}", _IN_BRACES.sub("", template))
    return match[0] if match else ""


def fill(template: str, figures: Mapping[str, Figure]) -> str:
    """Return a sentence with each `{figure_id}` replaced by its value as it is shown.

    `{figure_id|words}` writes the unit in words, `|Words` the same with a capital, `|signed` adds a plus sign, `|bare`
    leaves the unit out. A percent sign does not leave its number at the end of a line. Raises KeyError for an unknown
    id.
    """

    def value(match: re.Match[str]) -> str:
        figure, form = figures[match[1]], match[2]
        text = shown_text(figure, words=form in ("words", "Words"), signed=form == "signed", unit=form != "bare")
        return text[:1].upper() + text[1:] if form == "Words" else text

    return _IN_BRACES.sub(value, template).replace(" %", "\u00a0%")


def _signed(number: Number, step: Decimal, signed: bool) -> str:
    return ("+" if signed and number.value > 0 else "") + number_at(number, number.value, step)


def _end(number: Number, end: End, rounding: str) -> str:
    return "" if math.isinf(end) else number_at(number, Fraction(end), end_step(number, Fraction(end)), rounding)
