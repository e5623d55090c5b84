"""What must hold of the names of units: they say what the code says, and what the interview counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.amounts.items import Unit
from interview.folder.records import Records
from interview.folder.tables import Fault, Row
from interview.words.unit_names import head_noun, is_own, name_problem, singular, sort_problem

_NAMES = ("short", "words")


def naming_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every unit whose names or sort do not fit its code, and every own one whose noun nobody says."""
    for row in rows:
        unit = records.units.get(row["unit"])
        if unit is None:
            continue
        problems = {column: name_problem(unit, row[column], records.nouns) for column in _NAMES}
        for column, expected in problems.items():
            if expected:
                yield row.fault(column, f"the name does not say the unit {unit.code}", expected)
        if expected := sort_problem(unit):
            yield row.fault("sort", f"the unit {unit.code} is of another sort", expected)
        if is_own(unit.code) and not any(problems.values()):
            yield from _unsaid(records, row, unit)


def _unsaid(records: Records, row: Row, unit: Unit) -> Iterator[Fault]:
    """Yield a name whose noun stands in none of the excerpts that say numbers in the unit."""
    quotes = [
        records.excerpts[figure.mention.excerpt_id].quote
        for figure in records.figures.values()
        if figure.mention and figure.unit.code.partition("/")[0] == unit.code.partition("/")[0]
    ]
    said = {singular(word) for quote in quotes for word in re.findall(r"[^\W\d_]+", quote)}
    for column in _NAMES:
        noun = head_noun(row[column])
        if said and noun not in said and row[column] != unit.code:
            expected = "a noun that an excerpt with such a number says"
            yield row.fault(column, f"nobody counts in {noun!r}", expected)
