"""How a computed number came about: which ends of its inputs give its least and greatest value, and their weight."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from interview.amounts.derivations import METHODS, Operand
from interview.amounts.rounding import End, Interval

_NEAR = Fraction(1, 10**9)
"""How near a corner comes to an end that is irrational, as a share of it."""

Corner = tuple[Fraction, ...]
"""One value for each input."""


@dataclass(frozen=True)
class Workings:
    """The inputs that give the least and the greatest result, and each input's share of the width between them.

    A corner is empty where the result is open on that side, or comes near an end without reaching it. A share is zero
    for an exact input and None for one that leaves an end open; the others then share what is left. The shares say how
    wide the result would be if only one input were rounded.
    """

    least: Corner
    greatest: Corner
    shares: tuple[Fraction | None, ...]


def workings(method: str, operands: Sequence[Operand], bounds: Interval) -> Workings:
    """Return how a result came about; raises KeyError for an unknown method."""
    corners = dict(_corners(method, operands))
    least = _nearest(corners, bounds.low)
    greatest = _nearest(corners, bounds.high)
    return Workings(least, greatest, _shares(method, operands))


def _corners(method: str, operands: Sequence[Operand]) -> Iterator[tuple[Corner, Interval]]:
    """Yield the result at each corner of the box of all inputs that the method works on."""
    ends = (dict.fromkeys(end for end in (one.bounds.low, one.bounds.high) if math.isfinite(end)) for one in operands)
    for corner in product(*ends):
        values = tuple(Fraction(end) for end in corner)
        try:
            yield values, METHODS[method].apply(*map(Interval.point, values))
        except (ValueError, ArithmeticError):
            continue


def _nearest(corners: dict[Corner, Interval], end: End) -> Corner:
    """Return the corner whose result is an end; empty where that is open or only come near to."""
    if math.isinf(end):
        return ()
    wanted = Fraction(end)
    away = {corner: abs(result.middle - wanted) for corner, result in corners.items()}
    best = min(away, key=lambda corner: away[corner], default=())
    return best if best and away[best] <= _NEAR * max(abs(wanted), Fraction(1)) else ()


def _shares(method: str, operands: Sequence[Operand]) -> tuple[Fraction | None, ...]:
    widths = [_width(method, operands, place) for place in range(len(operands))]
    whole = sum((width for width in widths if width), Fraction(0))
    return tuple(width / whole if width else width for width in widths)


def _width(method: str, operands: Sequence[Operand], place: int) -> Fraction | None:
    """Return how wide the result is if only one input is rounded; None if it stays open."""
    if operands[place].bounds.low == operands[place].bounds.high:
        return Fraction(0)
    inputs = [one.bounds if number == place else one.value for number, one in enumerate(operands)]
    try:
        result = METHODS[method].apply(*inputs)
    except (ValueError, ArithmeticError):
        return None
    return Fraction(result.high) - Fraction(result.low) if result.bounded else None
