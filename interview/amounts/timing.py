"""Whether the time of a computed number follows from the times of what goes in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from interview.amounts.periods import Period

_BEFORE = "index_before_growth before_growth before_multiple before_multiple_as_increase"
_ORDERED = "growth_between needed_growth needed_gain_per_year"

BEFORE = frozenset(_BEFORE.split())
"""Methods whose result is of the time before a change; the change is the last input, or the first of an index."""

ORDERED = frozenset(_ORDERED.split())
"""Methods whose first input is of a later time than the second."""

_YEAR = 366
"""Days of the longest year."""
_SLACK = 31
"""Days by which what lies a year back may differ, as months and quarters differ in length."""


class TimeProblem(NamedTuple):
    """Whether the inputs or the period of a computed number are wrong, in which way, and what was expected."""

    where: str
    problem: str
    expected: str


def time_problem(
    method: str, times: Sequence[Period], result: Period, named: Collection[int] = ()
) -> TimeProblem | None:
    """Return what is wrong with the times of a computed number, or None.

    `times` are those of the inputs that are numbers; `named` are years that the words of the inputs name, any of which
    a change can be measured from.
    """
    if method in ORDERED and len(times) == 2 and times[0].last < times[1].last:
        return TimeProblem("inputs", "the later number must come first", f"{times[1].text} before {times[0].text}")
    if method in BEFORE and len(times) == (1 if method == "index_before_growth" else 2):
        return _before_problem(times, result, named)
    return None


def _before_problem(times: Sequence[Period], result: Period, named: Collection[int]) -> TimeProblem | None:
    level, change = times[0], times[-1]
    if level.last.year < change.first.year or change.last.year < level.first.year:
        return TimeProblem("inputs", "level and change are of other times", f"a change of {level.text}")
    if result.last < change.last and (_starts(change, result) or result.first.year in named):
        return None
    long = (change.last - change.first).days > _YEAR
    expected = str(change.first.year if long else change.first.year - 1)
    return TimeProblem("period", "the level before a change is of another time", expected)


def _starts(change: Period, result: Period) -> bool:
    """Return whether a change over some years starts at a time, or one over a year or less is measured from it."""
    if (change.last - change.first).days > _YEAR:
        return change.first.year - 1 <= result.first.year <= change.first.year
    return (change.first - result.first).days <= _YEAR + _SLACK
