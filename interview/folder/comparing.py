"""Whether published values can stand beside what was said, and the two sides of a check beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from interview.amounts.checks import WORDED, Relation
from interview.amounts.items import Reference, Status
from interview.amounts.periods import Period
from interview.folder.about import About
from interview.folder.records import Records
from interview.folder.tables import Fault, Row

_YEAR = 365
"""Days between two times that can no longer be the same."""


def reference_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every published value that is published before its time or not yet, or compared with another time.

    A plan is published before its time, and a level may be published while the month it is for goes on.
    """
    newest = _newest(records.about)
    for row in rows:
        reference = records.references.get(row["reference_id"])
        if reference is None:
            continue
        published, period = reference.published, reference.period
        if published.first > newest:
            yield row.fault("date_published", "the day lies ahead", f"{newest.isoformat()} or earlier")
        elif reference.status in (Status.MEASURED, Status.ESTIMATED) and _month(published.last) < _month(period.first):
            expected = f"{period.text} or later, or status {Status.EXPECTED} or {Status.PLANNED}"
            yield row.fault("date_published", f"the value is {reference.status} before its time", expected)
        yield from _time_breaches(records, row, reference)


def _time_breaches(records: Records, row: Row, reference: Reference) -> Iterator[Fault]:
    figure = records.figures.get(reference.compares_with)
    if figure is None or not reference.comparable:
        return
    one, other = reference.period, figure.period
    if (one.first - other.last).days > _YEAR or (other.first - one.last).days > _YEAR:
        problem = f"the value is more than a year from {figure.id}, which is for {other.text}"
        yield row.fault("period", problem, f"a time near {other.text}, or comparable no")


def _newest(about: About) -> date:
    """Return the last day something can have been published: today, or the newest the folder names."""
    named = [about.created, *(change.date for change in about.changes)]
    return max([date.today(), *(Period.parse(day).last for day in named)])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def side_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every check that compares numbers of two units."""
    for row in rows:
        if Relation(row["relation"]) in WORDED:
            continue
        left, right = (_units(records, row[side]) for side in ("left", "right"))
        if left and right and not left & right:
            expected = f"numbers in {' or '.join(map(repr, sorted(left)))}"
            yield row.fault("right", f"the sides are in other units: {', '.join(sorted(right))}", expected)


def _units(records: Records, side: str) -> set[str]:
    """Return the units of the numbers of one side; none where a factor, a bare number or a date leaves it open.

    A rate a year can be set beside the change of one year.
    """
    names = [token.removesuffix(".value") for token in side.split()]
    items = [records.figures.get(name) or records.references.get(name) for name in names]
    return {item.unit.code.removesuffix("/a") for item in items if item} if all(items) else set()
