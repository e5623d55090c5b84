"""Where values stand on a scale: as plotted, with whatever they can stand for, and on the steady way between two."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from interview.amounts.items import Kind, Measured
from interview.charts.theme import PALETTE, Style
from interview.words.digits import is_wide
from interview.words.formatting import is_range

MILLION = 10**6
LEAST_WHISKER = 6
"""So many pixels wide a whisker is at least: a narrower one would not be seen beside its mark."""


def amount(figure: Measured) -> float:
    """Return the value as plotted: money in millions, everything else in its unit."""
    return scaled(figure, figure.value)


def scaled(figure: Measured, value: Fraction | float) -> float:
    """Return any value of a figure's unit as plotted."""
    return float(value / MILLION if figure.unit.money else value)


def reach(figure: Measured) -> float:
    """Return where the mark and its whisker end toward the greater values, for labels and axis ranges."""
    return max(amount(figure), scaled(figure, figure.bounds.high) if _has_whisker(figure) else amount(figure))


def low_reach(figure: Measured) -> float:
    """Return where the mark and its whisker end toward the smaller values, for labels and axis ranges."""
    return min(amount(figure), scaled(figure, figure.bounds.low) if _has_whisker(figure) else amount(figure))


def extent(figures: Iterable[Measured]) -> tuple[float, float]:
    """Return the least and the greatest value that marks from zero and their whiskers reach."""
    known = list(figures)
    return min([0.0, *map(low_reach, known)]), max([0.0, *map(reach, known)])


def is_open(figure: Measured) -> bool:
    """Whether the value is said as a minimum or a maximum, so that the mark stays open on one side."""
    return math.isinf(figure.bounds.high) or math.isinf(figure.bounds.low)


def opens_down(figure: Measured) -> bool:
    """Whether the mark stays open toward the smaller values."""
    return math.isinf(figure.bounds.low)


def steady(first: float, last: float, passed: float) -> float:
    """Return the level after a share of the way between two, with the same growth all along; straight if none is."""
    rate = last / first if first else 0
    return first * rate**passed if rate > 0 else first + (last - first) * passed


def whisker(figures: Sequence[Measured], style: Style, pixel: float = 0) -> dict[str, Any]:
    """Return the error bars that show the range of what was calculated, of ranges and of wide numbers.

    `pixel` is how much of the scale a pixel is, so that whiskers too short to be seen are left out. Plotly draws those
    of a trace alike, so they have caps only where every bar has a whisker: a missing one would be a cap else.
    """
    seen = [_has_whisker(f) and scaled(f, f.bounds.high - f.bounds.low) >= LEAST_WHISKER * pixel for f in figures]
    pairs = list(zip(figures, seen, strict=True))
    above = [scaled(f, f.bounds.high) - amount(f) if drawn else None for f, drawn in pairs]
    below = [amount(f) - scaled(f, f.bounds.low) if drawn else None for f, drawn in pairs]
    ends = {"type": "data", "array": above, "arrayminus": below, "symmetric": False}
    return ends | {"color": PALETTE["ink"][0], "thickness": style.line * 0.75, "width": style.marker / 3 * all(seen)}


def _has_whisker(figure: Measured) -> bool:
    return figure.bounds.bounded and (figure.kind is Kind.DERIVED or is_range(figure) or is_wide(figure))
