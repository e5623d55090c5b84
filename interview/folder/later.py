"""What came of every number said, and which published values of a later time stand beside none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from interview.amounts.items import Figure, Measured, Reference, Status
from interview.amounts.periods import Period
from interview.amounts.since import Came, Later, came_of, has_course, later_values
from interview.folder.records import Records
from interview.folder.tables import Fault, Row

Figures = Mapping[str, Figure]
References = Mapping[str, Reference]
_Value = TypeVar("_Value", bound=Measured)


def what_came(figures: Figures, references: References, later: Figures, interview: Period) -> dict[str, Came]:
    """Return what came of each number said that can have a course, by its id; `later` are values computed of them."""
    said = _by_measure(figure for figure in figures.values() if figure.mention)
    beside = _beside(figures, references, later, interview)
    return {figure.id: came_of(figure, values, said[_measure(figure)]) for figure, values in beside}


def later_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every value of a later time that neither stands beside a number said nor has a reason why not."""
    interview = records.about.interview
    beside = _beside(records.figures, records.references, records.later, interview)
    shown = {source for _, values in beside for one in values for source in _published(one)}
    for row in rows:
        reference = records.references.get(row["reference_id"])
        late = reference is not None and reference.period.last > interview.last
        if late and not row["left_out"] and row["reference_id"] not in shown:
            problem = "the value is for a time after the interview and stands beside nothing said"
            expected = "a reason, or a number said of the same indicator and place, for a time no longer"
            yield row.fault("left_out", problem, expected)


def _beside(
    figures: Figures, references: References, later: Figures, interview: Period
) -> Iterator[tuple[Figure, list[Later]]]:
    """Yield every number said that can have a course with the later values beside it."""
    statuses = {one.id: _status(one, references) for one in later.values()}
    values: list[Measured] = [*references.values(), *later.values()]
    alike = _by_measure(values)
    for figure in figures.values():
        if has_course(figure):
            yield figure, later_values(figure, alike.get(_measure(figure), []), interview, statuses)


def _by_measure(values: Iterable[_Value]) -> dict[tuple[str, str], list[_Value]]:
    """Return values by what they measure and where, so that each number meets only those that can belong to it."""
    found: dict[tuple[str, str], list[_Value]] = {}
    for value in values:
        found.setdefault(_measure(value), []).append(value)
    return found


def _measure(value: Measured) -> tuple[str, str]:
    return value.indicator.id, value.geography


def _status(computed: Figure, references: References) -> Status:
    """Return the status of a number computed from published values: that of the least certain of them."""
    order, sources = list(Status), computed.derivation.sources if computed.derivation else ()
    return max((references[name].status for name in sources), key=order.index)


def _published(later: Later) -> tuple[str, ...]:
    item = later.item
    return item.derivation.sources if isinstance(item, Figure) and item.derivation else (item.id,)
