"""What turning rows into records needs: the columns of each table, and faults for rows that refer to nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn, TypeVar

from interview.amounts.items import Period
from interview.folder.tables import Fault, Row

INTERVIEW = "interview"
"""The name by which inputs of derivations call the interview itself."""

_MENTION = ("verbatim", "start", "excerpt_id")
COLUMNS = {
    "questions": ("question", "theme"),
    "excerpts": ("excerpt_id", "question", "speaker", "start", "end", "quote"),
    "indicators": ("indicator_id", "topic", "title", "unit", "geography", "description"),
    "events": ("event_id", "date", "end", "title", *_MENTION, "topic"),
    "uncharted": ("verbatim", "start", "reason"),
    "derivations": ("figure_id", "indicator_id", "method", "inputs", "period", "reading", "note"),
    "references": (
        *("reference_id", "indicator_id", "compares_with", "geography", "reporter", "definition", "period", "value"),
        *("unit", "resolution", "producer", "title", "url", "date_published", "confidence", "comparable", "note"),
    ),
    "consistency": ("check_id", "statement", "left", "relation", "right", "note"),
    "charts": ("chart_id", "page", "form", "title", "subtitle", "figures", "readings", "series", "excerpts", "alt"),
    "slides": ("slide_id", "layout", "chart", "figures", "title", "excerpt_ids", "notes"),
}
"""The tables every data folder has, and what the records are built from."""

FIGURE_COLUMNS = (
    *("figure_id", "indicator_id", "kind", "geography", "period", "period_basis", "value", "comparator", "resolution"),
    *(*_MENTION, "speaker", "note"),
)
"""The columns of every table whose name starts with `figures-`."""

_Record = TypeVar("_Record")


class RowError(Exception):
    """One cell keeps its row from becoming a record."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


class FollowOn(Exception):
    """A row refers to a row that is faulty itself; the fault is reported there."""


@dataclass
class Assembly:
    """The faults met while building, and the ids of the rows that have them."""

    faults: list[Fault] = field(default_factory=list, kw_only=True)
    faulty_ids: set[str] = field(default_factory=set, kw_only=True)

    def find(self, row: Row, column: str, records: Mapping[str, _Record]) -> _Record:
        """Return the record a cell names; raises RowError if there is none."""
        if row[column] not in records:
            self.missing(row, column, "no such id", f"an id of {column.removesuffix('_id')}s.csv", row[column])
        return records[row[column]]

    def missing(self, row: Row, column: str, problem: str, expected: str, got: str, name: str = "") -> NoReturn:
        """Raise what a reference to nothing deserves: FollowOn if the fault is reported elsewhere, else RowError."""
        if (name or got) in self.faulty_ids:
            raise FollowOn
        raise RowError(row.fault(column, problem, expected, got))


def period_of(row: Row, column: str) -> Period:
    """Return the period in a cell; raises RowError if the calendar does not have it."""
    try:
        return Period.parse(row[column])
    except ValueError:
        raise RowError(row.fault(column, "the period does not exist", "dates of the calendar, in order")) from None
