"""What came of what was said: a figure beside values published for later times, judged by one rule."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interview.amounts.derivations import Operand, compute
from interview.amounts.items import Comparator, Figure, Kind, Measured, Reference, Sort, Status
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval

RULE = (
    "A later value counts when it measures the same in the same place, is for a time as long as that of the number "
    "said, and this time ends after the interview. The latest time decides; what was measured or estimated goes before "
    "what was only expected or planned, and the word is kept.",
    "Every number is a range: all values that would be written the same way. A verdict stands where it holds for the "
    "whole of both ranges; else it is open, with what the values as written come to.",
    "An aim is reached when the later range lies within it, missed when it lies outside at the time of the aim. Before "
    "that time it is ahead of or behind the steady path, which grows by the same rate each year from the last level "
    "said to the aim.",
    "Everything else rose, fell, or is about the same: the later value could be written as the one said. “More than” "
    "and “at least” are open upward, so a later value above them leaves open whether it rose.",
    "Where values for the latest time come to different verdicts, the sources disagree.",
)
"""How verdicts are reached, in words for the reader."""


class Course(StrEnum):
    """What later values come to for a figure."""

    REACHED = "reached"
    MISSED = "missed"
    AHEAD = "ahead"
    BEHIND = "behind"
    NOT_YET = "not_yet"
    ROSE = "rose"
    FELL = "fell"
    SAME = "same"
    OPEN = "open"
    DISAGREE = "disagree"
    NOTHING = "nothing"


COURSE_WORDS = {
    Course.REACHED: "reached",
    Course.MISSED: "missed",
    Course.AHEAD: "ahead of a steady path",
    Course.BEHIND: "behind a steady path",
    Course.NOT_YET: "not reached yet",
    Course.ROSE: "rose",
    Course.FELL: "fell",
    Course.SAME: "about the same",
    Course.OPEN: "open",
    Course.DISAGREE: "sources disagree",
    Course.NOTHING: "nothing published",
}

_SORTS = (Sort.MONEY, Sort.PERCENT, Sort.MULTIPLE, Sort.COUNT, Sort.MEASURE)
"""What can have a course; durations and years have none."""
_REAL = (Status.MEASURED, Status.ESTIMATED)
_UPWARD = (Comparator.MORE, Comparator.AT_LEAST)
_DOWNWARD = (Comparator.LESS, Comparator.AT_MOST)


@dataclass(frozen=True)
class Later:
    """A value for a time after the interview: published, or computed by us from published ones, and its status."""

    item: Measured
    status: Status


@dataclass(frozen=True)
class Judged:
    """What one later value comes to; `as_written` is the verdict of the values alone where the ranges leave it open.

    `against` is the range it was set beside: that of the figure, of the aim, or of the steady path in its year.
    """

    later: Later
    course: Course
    as_written: Course
    against: Interval


@dataclass(frozen=True)
class Came:
    """What came of a figure: every later value in order of time, and the judged ones that decide."""

    figure: Figure
    later: tuple[Later, ...]
    judged: tuple[Judged, ...]

    @property
    def course(self) -> Course:
        """The verdict on all that decide."""
        courses = {one.course for one in self.judged}
        if not courses:
            return Course.NOTHING
        return courses.pop() if len(courses) == 1 else Course.DISAGREE

    @property
    def as_written(self) -> Course:
        """What the values as written come to; the verdict itself where these disagree."""
        courses = {one.as_written for one in self.judged}
        return courses.pop() if len(courses) == 1 else self.course

    @property
    def status(self) -> Status:
        """The least certain status among the values that decide; measured where there are none."""
        order = list(Status)
        return max((one.later.status for one in self.judged), key=order.index, default=Status.MEASURED)


def has_course(figure: Figure) -> bool:
    """Whether a number was said that can rise, fall or be reached."""
    return figure.mention is not None and figure.unit.sort in _SORTS


def later_values(
    figure: Figure, values: Iterable[Measured], interview: Period, statuses: dict[str, Status]
) -> list[Later]:
    """Return what was published for times after the interview beside a figure, in order of time.

    `statuses` holds the status of computed values by id; published ones carry their own.
    """
    kept = [one for one in values if _continues(figure, one, interview, statuses)]
    status = {one.id: one.status if isinstance(one, Reference) else statuses[one.id] for one in kept}
    return [Later(one, status[one.id]) for one in sorted(kept, key=lambda one: (one.period.last, one.period.first))]


def came_of(figure: Figure, later: Sequence[Later], said: Iterable[Figure]) -> Came:
    """Return what came of a figure; `said` are all figures said, among which an aim finds the level it starts from."""
    base = _base(figure, said) if figure.kind is Kind.TARGET else None
    judged = tuple(_judged(figure, one, base) for one in _decisive(figure, later))
    return Came(figure, tuple(later), judged)


def _continues(figure: Figure, value: Measured, interview: Period, statuses: dict[str, Status]) -> bool:
    known = not value.left_out if isinstance(value, Reference) else value.id in statuses
    same = value.indicator is figure.indicator and value.geography == figure.geography
    return known and same and value.period.last > interview.last and _months(value.period) >= _months(figure.period)


def _months(period: Period) -> int:
    first, last = period.first, period.last
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _decisive(figure: Figure, later: Sequence[Later]) -> Iterator[Later]:
    """Yield the values of the latest time, real ones before expected ones, for an aim not after its own time."""
    in_time = [one for one in later if figure.kind is not Kind.TARGET or one.item.period.last <= figure.period.last]
    real = [one for one in in_time or later if one.status in _REAL]
    chosen = real or in_time or later
    last = max((one.item.period.last for one in chosen), default=None)
    yield from (one for one in chosen if one.item.period.last == last)


def _base(figure: Figure, said: Iterable[Figure]) -> Figure | None:
    """Return the last level said of what an aim is for."""
    levels = [
        one
        for one in said
        if one.kind is Kind.STATED
        and one.indicator is figure.indicator
        and one.geography == figure.geography
        and one.period.last < figure.period.first
    ]
    return max(levels, key=lambda one: one.period.last, default=None)


def _judged(figure: Figure, later: Later, base: Figure | None) -> Judged:
    if figure.kind is Kind.TARGET:
        return _aimed(figure, later, base)
    course, as_written = _moved(figure, later.item)
    return Judged(later, course, as_written, figure.bounds)


def _moved(figure: Figure, value: Measured) -> tuple[Course, Course]:
    written = _order(value.value, figure.value)
    if not figure.bounds.overlaps(value.bounds):
        return written, written
    if value.value in figure.bounds and figure.bounds.bounded:
        return Course.SAME, Course.SAME
    return Course.OPEN, written


def _order(later: Fraction, earlier: Fraction) -> Course:
    if later == earlier:
        return Course.SAME
    return Course.ROSE if later > earlier else Course.FELL


def _aimed(figure: Figure, later: Later, base: Figure | None) -> Judged:
    aim, value = _aim(figure, base), later.item
    if _within(value.bounds, aim):
        return Judged(later, Course.REACHED, Course.REACHED, aim)
    on_path, path_written, path = _on_path(figure, value, base)
    if value.period.last >= figure.period.last:
        on_path, path_written, path = Course.MISSED, Course.MISSED, aim
    if not aim.overlaps(value.bounds):
        return Judged(later, on_path, path_written, path)
    return Judged(later, Course.OPEN, Course.REACHED if value.value in aim else path_written, aim)


def _aim(figure: Figure, base: Figure | None) -> Interval:
    """Return every value that reaches an aim: what lies beyond a single value, seen from the base, reaches it too."""
    bounds = figure.bounds
    if figure.comparator in (*_UPWARD, *_DOWNWARD) or base is None:
        return bounds
    if base.value < figure.value:
        return Interval(bounds.low, math.inf, bounds.low_open, True)
    return Interval(-math.inf, bounds.high, True, bounds.high_open)


def _within(inner: Interval, outer: Interval) -> bool:
    above = inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open))
    below = inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open))
    return above and below


def _on_path(figure: Figure, value: Measured, base: Figure | None) -> tuple[Course, Course, Interval]:
    """Return how a value stands to the steady path: for the whole of both ranges, and as written."""
    path = _path(figure, value, base) if base else None
    if base is None or path is None:
        return Course.NOT_YET, Course.NOT_YET, figure.bounds
    point, bounds = path
    upward = base.value < figure.value
    written = Course.AHEAD if (value.value >= point) is upward else Course.BEHIND
    return (Course.OPEN if bounds.overlaps(value.bounds) else written), written, bounds


def _path(figure: Figure, value: Measured, base: Figure) -> tuple[Fraction, Interval] | None:
    """Return the point of the steady path to the nearest value of an aim in the year of a value, and its range."""
    floor = Interval.point(figure.value)
    aim = figure.bounds if figure.bounds.bounded else floor
    years = [Interval.point(one.period.last.year) for one in (figure, base, value)]
    operands = [Operand(floor, aim), Operand(Interval.point(base.value), base.bounds)]
    try:
        point, bounds, _ = compute("path", [*operands, *(Operand(year, year) for year in years)])
    except (ValueError, ArithmeticError):
        return None
    return point, bounds
