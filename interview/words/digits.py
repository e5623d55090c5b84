"""The digits a number is written with: in what, grouped how, and which is the last that counts."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from interview.amounts.items import Comparator, Kind, Number

SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))
"""What amounts of money are written in, the largest first, each with its word."""
WIDE = Fraction(5, 100)
"""A calculated number whose range is wider than this share of it is shown as the range."""
ABOUT_DIGITS = 2
RANGE_DIGITS = 2
DERIVED_DIGITS = 3
BOTH_ENDS = (Comparator.EQUAL, Comparator.ABOUT)
"""The hedges that leave both ends of a range known."""


def scale_of(number: Number) -> tuple[int, str]:
    """Return what a number is written in, such as 1000000 with its word; 1 without one."""
    if not number.unit.money:
        return 1, ""
    return next(((size, word) for size, word in SCALES if abs(number.value) >= size), (1, ""))


def is_wide(number: Number) -> bool:
    """Return whether what a number can stand for, both ends known, lies more than 5 % of it apart."""
    ends = number.bounds
    if not ends.bounded or number.comparator not in BOTH_ENDS:
        return False
    return Fraction(ends.high) - Fraction(ends.low) > WIDE * abs(number.value)


def number_at(number: Number, value: Fraction, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> str:
    """Return any value in the unit of a number as it is written, rounded to a step of its scale."""
    shown = decimal(_scaled(number, value)).quantize(step, rounding)
    decimals = max(0, -int(step.as_tuple().exponent))
    return f"{shown:{',' if number.unit.grouped else ''}.{decimals}f}".replace("-", "−")


def value_step(number: Number) -> Decimal:
    """Return the unit of the last digit shown of a value: as said, or what its bounds and three digits ask for."""
    value = _scaled(number, number.value)
    if number.kind is Kind.DERIVED:
        step = min(place_of(value, DERIVED_DIGITS), _width_place(number, 1), Decimal(1))
        if Fraction(decimal(value).quantize(step)) != value:
            return step
    return _whole_or_finer(decimal(value).normalize())


def bounds_step(number: Number) -> Decimal:
    """Return the unit of the last digit shown of the bounds: in full for a said value, two digits of their width."""
    if number.kind is Kind.DERIVED:
        value = _scaled(number, number.value)
        by_width = _width_place(number, 2) if number.bounds.bounded else place_of(value, DERIVED_DIGITS)
        return min(by_width, value_step(number))
    ends = (end for end in (number.bounds.low, number.bounds.high) if math.isfinite(end))
    return min(_whole_or_finer(decimal(_scaled(number, Fraction(end))).normalize()) for end in ends)


def fixed_step(number: Number) -> Decimal:
    """Return the last digit that the range leaves fixed, as far as it lies from the value."""
    if number.comparator is Comparator.ABOUT:
        return _place(number, number.value, ABOUT_DIGITS)
    ends = number.bounds
    if not ends.bounded or ends.low == ends.high or number.comparator not in BOTH_ENDS:
        return _trimmed(number, min(_place(number, number.value, DERIVED_DIGITS), Decimal(1)))
    widest = max(Fraction(ends.high) - number.value, number.value - Fraction(ends.low))
    step = _place(number, widest, 1)
    value = _scaled(number, number.value)
    return _trimmed(number, step) if (value / Fraction(step)).denominator == 1 else step


def about_step(number: Number) -> Decimal:
    """Return the last digit of a value beside which its range is shown."""
    return _trimmed(number, _place(number, number.value, ABOUT_DIGITS))


def end_step(number: Number, end: Fraction) -> Decimal:
    """Return the last digit to show of an end of what a number can stand for."""
    ends = number.bounds
    if number.kind is not Kind.DERIVED:
        return bounds_step(number)
    if is_wide(number):
        return _place(number, Fraction(ends.high) - Fraction(ends.low), RANGE_DIGITS)
    if ends.bounded and number.comparator in BOTH_ENDS:
        return fixed_step(number)
    return _place(number, abs(end - number.value) / 2, 1) if number.value != end else bounds_step(number)


def _trimmed(number: Number, step: Decimal) -> Decimal:
    """Return a step that writes the same without noughts at the end of its decimals."""
    rounded = round(_scaled(number, number.value) / Fraction(step)) * Fraction(step)
    while step < 1 and (rounded / Fraction(step.scaleb(1))).denominator == 1:
        step = step.scaleb(1)
    return step


def _place(number: Number, value: Fraction, digits: int) -> Decimal:
    """Return the unit of the last of so many digits of a value, in the scale the number is written in."""
    return place_of(_scaled(number, value), digits)


def _width_place(number: Number, digits: int) -> Decimal:
    if not number.bounds.bounded or number.bounds.low == number.bounds.high:
        return Decimal(1)
    return _place(number, Fraction(number.bounds.high) - Fraction(number.bounds.low), digits)


def place_of(value: Fraction, digits: int) -> Decimal:
    """Return the unit of the last of so many digits of a value."""
    if value == 0:
        return Decimal(1)
    return Decimal(1).scaleb(decimal(abs(value)).adjusted() - digits + 1)


def _scaled(number: Number, value: Fraction) -> Fraction:
    """Return a value in what a number is written in."""
    size = scale_of(number)[0]
    return value if size == 1 else value / size


def _whole_or_finer(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def decimal(value: Fraction) -> Decimal:
    """Return a value with as many digits as decimals carry."""
    return Decimal(value.numerator) / Decimal(value.denominator)
