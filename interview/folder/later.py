"""What came of every number said, and which published values of a later time stand beside none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from interview.amounts.items import Figure, Measured, Period, Reference, Status
from interview.amounts.since import Came, Later, came_of, has_course, later_values
from interview.folder.records import Records
from interview.folder.tables import Fault, Row

Figures = Mapping[str, Figure]
References = Mapping[str, Reference]


def what_came(figures: Figures, references: References, interview: Period) -> dict[str, Came]:
    """Return what came of each number said that can have a course, by its id."""
    said = [figure for figure in figures.values() if figure.mention]
    known = [one for one in figures.values() if has_course(one)]
    return {one.id: came_of(one, later, said) for one, later in _beside(known, figures, references, interview)}


def later_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every value of a later time that neither stands beside a number said nor has a reason why not."""
    interview = records.about.interview
    known = [one for one in records.figures.values() if has_course(one)]
    beside = _beside(known, records.figures, records.references, interview)
    shown = {source for _, later in beside for one in later for source in _published(one)}
    for row in rows:
        reference = records.references.get(row["reference_id"])
        late = reference is not None and reference.period.last > interview.last
        if late and not row["left_out"] and row["reference_id"] not in shown:
            problem = "the value is for a time after the interview and stands beside nothing said"
            expected = "a reason, or a number said of the same indicator and place, for a time no longer"
            yield row.fault("left_out", problem, expected)


def _beside(
    known: list[Figure], figures: Figures, references: References, interview: Period
) -> Iterator[tuple[Figure, list[Later]]]:
    statuses = _statuses(figures, references)
    values: list[Measured] = [*references.values(), *(figures[name] for name in statuses)]
    for figure in known:
        yield figure, later_values(figure, values, interview, statuses)


def _statuses(figures: Figures, references: References) -> dict[str, Status]:
    """Return the status of every number computed from published values alone: that of the least certain of them."""
    order, statuses = list(Status), {}
    for figure in figures.values():
        sources = figure.derivation.sources if figure.derivation and not figure.reading else ()
        if sources and all(name in references for name in sources):
            statuses[figure.id] = max((references[name].status for name in sources), key=order.index)
    return statuses


def _published(later: Later) -> tuple[str, ...]:
    item = later.item
    return item.derivation.sources if isinstance(item, Figure) and item.derivation else (item.id,)
