"""What a rounded number can stand for, and exact arithmetic on such ranges."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

ROOT_DIGITS = 18
FINEST_EXPONENT = 1000

End: TypeAlias = Fraction | float
"""One end of an interval: an exact fraction, or plus or minus infinity as a float."""


@dataclass(frozen=True)
class Interval:
    """All values between two exact ends; an open end is not itself included.

    Each operation gives the tightest interval that holds every result, provided that each uncertain
    quantity enters a formula once. Powers with irrational results are rounded outward at `ROOT_DIGITS` decimals.
    """

    low: End
    high: End
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval ends are in the wrong order: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """Return the interval that holds one exact value."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def of(
        cls,
        value: Fraction,
        resolution: Fraction,
        comparator: str = "=",
        lower: Fraction | None = None,
        upper: Fraction | None = None,
    ) -> Interval:
        """Return what a said number can stand for: half a `resolution` either side, or one side of a hedge.

        A range whose ends are said, `lower` and `upper`, is these ends. What is "less than" or "up to" a value is open
        downward to minus infinity, as only the words can say a floor: then `lower` is that floor, for "more than"
        `upper` the ceiling. Raises ValueError for ends in the wrong order or without the value between them.
        """
        if comparator in (">", ">="):
            return cls(value, math.inf if upper is None else upper, comparator == ">", upper is None)
        if comparator in ("<", "<="):
            return cls(-math.inf if lower is None else lower, value, lower is None, comparator == "<")
        if lower is not None and upper is not None:
            if not lower <= value <= upper:
                raise ValueError(f"the value {value} lies outside its range, {lower} to {upper}")
            return cls(lower, upper)
        half = resolution / 2
        return cls(value - half, value + half, high_open=resolution > 0)

    @property
    def bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def middle(self) -> Fraction:
        """The value halfway between two finite ends."""
        if not self.bounded:
            raise ValueError("an unbounded interval has no middle")
        return (Fraction(self.low) + Fraction(self.high)) / 2

    def __contains__(self, value: Fraction) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        below = value < self.high or (value == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Return whether some value lies in both intervals."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return low < high or (low == high and high_closed and not low_open)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval | int) -> Interval:
        other = _interval(other)
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    __radd__ = __add__

    def __sub__(self, other: Interval | int) -> Interval:
        return self + -_interval(other)

    def __rsub__(self, other: int) -> Interval:
        return _interval(other) + -self

    def __mul__(self, other: Interval | int) -> Interval:
        corners = [_product(a, b) for a in self._ends() for b in _interval(other)._ends()]
        return _hull(corners)

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | int) -> Interval:
        return self * _interval(other)._reciprocal()

    def __rtruediv__(self, other: int) -> Interval:
        return _interval(other) * self._reciprocal()

    def __pow__(self, exponent: Interval | Fraction | int) -> Interval:
        """Raise values of zero or more to one exact, positive exponent."""
        if isinstance(exponent, Interval):
            if exponent.low != exponent.high:
                raise ValueError("an exponent must be one exact value")
            exponent = Fraction(exponent.low)
        exponent = Fraction(exponent)
        if max(exponent.numerator, exponent.denominator) > FINEST_EXPONENT:
            raise ValueError(f"an exponent must be made of whole numbers up to {FINEST_EXPONENT}")
        if self.low < 0 or exponent <= 0:
            raise ValueError("powers are taken of values of zero or more, to positive exponents")
        low, _ = _power(self.low, exponent)
        _, high = _power(self.high, exponent)
        return Interval(low, high, self.low_open, self.high_open)

    def _ends(self) -> tuple[tuple[End, bool], tuple[End, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)

    def _reciprocal(self) -> Interval:
        if self.low < 0 < self.high or (self.low == 0 and not self.low_open) or (self.high == 0 and not self.high_open):
            raise ZeroDivisionError("cannot divide by an interval that holds zero")
        below_zero = self.high <= 0
        low = _inverse(self.high, below_zero)
        high = _inverse(self.low, below_zero)
        return Interval(low, high, self.high_open, self.low_open)


def _interval(value: Interval | int) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)


def _inverse(end: End, below_zero: bool) -> End:
    if end == 0:
        return -math.inf if below_zero else math.inf
    return Fraction(0) if math.isinf(end) else 1 / Fraction(end)


def _product(a: tuple[End, bool], b: tuple[End, bool]) -> tuple[End, bool]:
    (x, x_open), (y, y_open) = a, b
    if x == 0 or y == 0:
        closed_zero = (x == 0 and not x_open) or (y == 0 and not y_open)
        return Fraction(0), not closed_zero
    return x * y, x_open or y_open


def _hull(corners: Iterable[tuple[End, bool]]) -> Interval:
    ordered = list(corners)
    low, low_open = min(ordered)
    high, high_closed = max((value, not is_open) for value, is_open in ordered)
    return Interval(low, high, low_open, not high_closed)


def _power(base: End, exponent: Fraction) -> tuple[End, End]:
    """Return `base ** exponent` twice where it is rational, else its two neighbours on a fine decimal grid."""
    if math.isinf(base):
        return math.inf, math.inf
    degree = exponent.denominator
    radicand = Fraction(base) ** exponent.numerator
    exact = Fraction(_integer_root(radicand.numerator, degree), _integer_root(radicand.denominator, degree))
    if exact**degree == radicand:
        return exact, exact
    grid = 10**ROOT_DIGITS
    root = _integer_root(radicand.numerator * grid**degree // radicand.denominator, degree)
    return Fraction(root, grid), Fraction(root + 1, grid)


def _integer_root(number: int, degree: int) -> int:
    """Return the largest whole number whose power of `degree` does not exceed `number`."""
    if degree == 1:
        return number
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low
