"""What must hold of the other readings of an ambiguous wording: they are named and stand beside what they reread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from interview.amounts.items import Figure
from interview.folder.tables import Fault, Row


def reading_faults(figures: Mapping[str, Figure], rows: Iterable[Row], faulty: Collection[str]) -> Iterator[Fault]:
    """Yield what is wrong with each reading of derivations.csv; what refers to a `faulty` row is told there."""
    for row in rows:
        if row["figure_id"] in figures:
            yield from _faults(figures, row, faulty)


def _faults(figures: Mapping[str, Figure], row: Row, faulty: Collection[str]) -> Iterator[Fault]:
    """Yield the first of what is wrong with one reading."""
    beside, said = row["reading_of"], row["rereads"]
    if (beside or said) and not row["reading"]:
        yield row.fault("reading", "the reading is not named", "the meaning of the words that this result follows")
    elif beside and beside not in faulty and not _stands_beside(figures[row["figure_id"]], figures.get(beside)):
        expected = "a computed figure of the same indicator that is no reading"
        yield row.fault("reading_of", "the other reading is not of such a figure", expected)
    elif said and said not in faulty and not (said in figures and figures[said].mention):
        yield row.fault("rereads", "no words are said by this name", "the id of a figure that is said")


def _stands_beside(reading: Figure, other: Figure | None) -> bool:
    """Return whether another figure can be the one that is shown in place of a reading."""
    if other is None or other.derivation is None or other.reading:
        return False
    return other is not reading and other.indicator is reading.indicator
