"""Places of years that would stand too close for what is drawn at them: set apart, all others to scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def apart(years: Sequence[float], needs: Sequence[float], room: float) -> tuple[float, ...]:
    """Return where years stand on a scale that keeps the last one: what is to scale between two, or what they need.

    `needs` are the pixels between each year and the next, `room` those between the first and the last.
    """
    gaps = [after - before for before, after in pairwise(years)]
    if room <= 0 or all(gap * room >= need * sum(gaps) for gap, need in zip(gaps, needs, strict=True)):
        return tuple(years)
    pixel = _pixel(gaps, needs, room)
    places = [years[-1]]
    for gap, need in zip(reversed(gaps), reversed(needs), strict=True):
        places.append(places[-1] - max(gap, need * pixel))
    return tuple(reversed(places))


def _pixel(gaps: Sequence[float], needs: Sequence[float], room: float) -> float:
    """Return how many years a pixel is once each gap has the pixels it needs; where none is left, as before."""
    pixel = sum(gaps) / room
    for _ in gaps:  # each round may make one more gap too narrow
        tight = [gap < need * pixel for gap, need in zip(gaps, needs, strict=True)]
        free = sum(gap for gap, narrow in zip(gaps, tight, strict=True) if not narrow)
        left = room - sum(need for need, narrow in zip(needs, tight, strict=True) if narrow)
        if left <= 0 or not free:
            break
        pixel = free / left
    return pixel
