"""Every number of a text as a CSV table, for whoever writes the rows of a data folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from fractions import Fraction

from interview.words.formatting import plain_number
from interview.words.measures import NOUNS
from interview.words.mentions import mentions
from interview.words.spoken import Sort, Spoken

COLUMNS = ("start", "verbatim", "value", "lower", "upper", "unit", "comparator", "sort")
"""The columns of the table."""


def listing(text: str, nouns: Mapping[str, str] = NOUNS) -> str:
    """Return every number of a text in order as CSV; `start` counts code points.

    A value is signed and in whole units. What measures nothing has no unit; what cannot be read has no value.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for spoken in mentions(text, nouns):
        table.writerow(_row(text, spoken))
    return out.getvalue()


def _row(text: str, spoken: Spoken) -> list[str]:
    measured = spoken.sort is Sort.QUANTITY
    ends = [_number(end) for end in (spoken.value, spoken.lower, spoken.upper)]
    unit, hedge = (spoken.unit, str(spoken.comparator)) if measured else ("", "")
    return [str(spoken.start), spoken.verbatim(text), *ends, unit, hedge, str(spoken.sort)]


def _number(value: Fraction | None) -> str:
    return "" if value is None else plain_number(value)
