"""What turning rows into records needs: faults for rows that refer to nothing, without telling one of them twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from typing import NoReturn, TypeVar

from interview.amounts.periods import Period
from interview.folder.tables import Fault, Row

INTERVIEW = "interview"
"""The name by which inputs of derivations call the interview itself."""

_FEW = 24
"""So many allowed words are listed whole; of more, the nearest."""

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

    def each(
        self, rows: Iterable[Row], key: str, build: Callable[[Row], _Record], named: dict[str, Row] | None = None
    ) -> dict[str, _Record]:
        """Return the record of each row by its key; a row that cannot become one is a fault, or follows from one.

        `named` holds the rows whose ids no other file may have; the ids of these rows are added to it.
        """
        records: dict[str, _Record] = {}
        named = {} if named is None else named
        for row in rows:
            try:
                if other := named.get(row[key]):
                    problem = f"the id is taken in another file, {other.file}:{other.line}"
                    raise RowError(row.fault(key, problem, "a unique id"))
                named[row[key]] = row
                records[row[key]] = build(row)
            except RowError as error:
                self.faults.append(error.fault)
                self.faulty_ids.add(row[key])
            except FollowOn:
                self.faulty_ids.add(row[key])
        return records

    def find(self, row: Row, column: str, records: Mapping[str, _Record], table: str) -> _Record:
        """Return the record a cell names in a table; raises RowError if there is none."""
        if row[column] not in records:
            self.missing(row, column, "no such id", near(row[column], records, f"an id of {table}.csv"), row[column])
        return records[row[column]]

    def missing(self, row: Row, column: str, problem: str, expected: str, got: str, name: str = "") -> NoReturn:
        """Raise what a reference to nothing deserves: FollowOn if the fault is reported elsewhere, else RowError."""
        if (name or got) in self.faulty_ids:
            raise FollowOn
        raise RowError(row.fault(column, problem, expected, got))


def near(word: str, allowed: Collection[str], thing: str) -> str:
    """Return what is expected in place of an unknown word: all allowed words if they are few, else the nearest."""
    if len(allowed) <= _FEW:
        return f"one of {', '.join(allowed)}" if allowed else thing
    close = get_close_matches(word, allowed, n=3)
    return f"{thing}, such as {', '.join(close)}" if close else thing


def period_of(row: Row, column: str) -> Period:
    """Return the period in a cell; raises RowError if the calendar does not have it."""
    try:
        return Period.parse(row[column])
    except ValueError:
        raise RowError(row.fault(column, "the period does not exist", "dates of the calendar, in order")) from None


def resolution_of(row: Row) -> Fraction:
    """Return the unit of the last digit shown; nothing but zero is rounded to more than itself.

    Raises RowError if it cannot be.
    """
    size, resolution = abs(Fraction(row["value"])), Fraction(row["resolution"])
    if resolution < 0:
        raise RowError(row.fault("resolution", "the resolution is below zero", "0 for an exact count, or more"))
    if 0 < size < resolution:
        raise RowError(
            row.fault("resolution", "the resolution is wider than the value", f"at most {row['value'].lstrip('-')}")
        )
    return resolution
