"""What must hold between the files: words stand where they are said to, numbers say what they are said to say."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from interview.amounts.derivations import METHODS, unit_problem
from interview.folder.records import Records
from interview.folder.said import OtherUnit, said_by
from interview.folder.tables import Fault, Row
from interview.words.formatting import plain_number
from interview.words.wording import number_spans


def breaches(records: Records, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every breach of the rules that need more than one cell."""
    yield from _excerpt_breaches(records, rows["excerpts"])
    for name, table in rows.items():
        if name.startswith("figures-"):
            yield from _wording_breaches(records, table)
        if name == "events" or name == "uncharted" or name.startswith("figures-"):
            yield from _place_breaches(records, table)
    yield from unit_breaches(records, rows["derivations"])
    yield from _coverage_breaches(records, rows)


def text_breaches(records: Records, text: str, sha256: str) -> Iterator[Fault]:
    """Yield every quote that the source text does not have at its place, and every number outside the excerpts."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != sha256:
        yield Fault("datapackage.json", 0, "sources", "the source text is another one", sha256, digest)
    for excerpt in records.excerpts.values():
        found = text[excerpt.start : excerpt.end]
        if found != excerpt.quote:
            problem = f"the source text differs at {excerpt.excerpt_id}"
            yield Fault("excerpts.csv", 0, "quote", problem, repr(found), repr(excerpt.quote))
    for start, end in number_spans(text):
        if not any(excerpt.start <= start and end <= excerpt.end for excerpt in records.excerpts.values()):
            got = repr(text[start:end])
            yield Fault("excerpts.csv", 0, "quote", f"no excerpt holds the number at {start}", "an excerpt", got)


def _excerpt_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    last_end = 0
    for row in rows:
        excerpt = records.excerpts.get(row["excerpt_id"])
        if excerpt is None:
            continue
        if excerpt.end - excerpt.start != len(excerpt.quote):
            length = f"{excerpt.start} + {len(excerpt.quote)} characters = {excerpt.start + len(excerpt.quote)}"
            yield row.fault("end", "start, end and quote do not fit together", length)
        if excerpt.start < last_end:
            yield row.fault("start", "excerpts overlap or are out of order", f"{last_end} or more")
        last_end = excerpt.end


def _wording_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        indicator = records.indicators.get(row["indicator_id"])
        if indicator is None:
            continue
        start, verbatim = int(row["start"]), row["verbatim"]
        try:
            said = said_by(verbatim, start, records.excerpts.get(row["excerpt_id"]), indicator.unit)
        except OtherUnit as error:
            yield row.fault("verbatim", str(error), f"words in the unit of the indicator, {indicator.unit!r}")
            continue
        except ValueError as error:
            yield row.fault("verbatim", str(error), "words that say one number")
            continue
        if not said.agrees(row["value"]):
            yield row.fault("value", f"{verbatim!r} says another number", repr(plain_number(said.value)))
        if said.comparator != row["comparator"]:
            yield row.fault("comparator", f"{verbatim!r} carries another hedge", repr(str(said.comparator)))


def unit_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every derivation whose method takes other units than its inputs have, or gives another one."""
    for row in rows:
        figure = records.figures.get(row["figure_id"])
        if figure is None or figure.derivation is None:
            continue
        units = [_unit_of(records, token) for token in figure.derivation.inputs]
        problem = unit_problem(row["method"], units, figure.indicator.unit)
        if problem:
            declared = METHODS[row["method"]]
            expected = f"{', '.join(declared.inputs)} for {declared.result}"
            yield row.fault("inputs", problem, expected)


def _unit_of(records: Records, token: str) -> str:
    name, _, part = token.partition(".")
    item = records.figures.get(name) or records.references.get(name)
    if item and not part:
        return item.indicator.unit
    return "" if re.fullmatch(r"[\d.]+", token) else "year"


def _place_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        start, verbatim = int(row["start"]), row["verbatim"]
        excerpt = next((e for e in records.excerpts.values() if e.start <= start < e.end), None)
        if row.cells.get("excerpt_id", "") not in {"", *records.excerpts} or (excerpt is None and records.faulty_ids):
            continue
        if excerpt is None or excerpt.excerpt_id != row.cells.get("excerpt_id", excerpt.excerpt_id):
            yield row.fault("start", "the place lies outside the excerpt", "a place inside its excerpt")
            continue
        offset = start - excerpt.start
        found = excerpt.quote[offset : offset + len(verbatim)]
        if found != verbatim:
            yield row.fault("verbatim", f"the excerpt {excerpt.excerpt_id} has other words there", repr(found))


def _coverage_breaches(records: Records, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    tables = [table for name, table in rows.items() if name in ("events", "uncharted") or name.startswith("figures-")]
    claims = [(int(row["start"]), int(row["start"]) + len(row["verbatim"]), row) for table in tables for row in table]
    for row in rows["excerpts"]:
        excerpt = records.excerpts.get(row["excerpt_id"])
        for start, end in number_spans(excerpt.quote) if excerpt else ():
            place = excerpt.start + start if excerpt else 0
            holders = [holder for first, last, holder in claims if first <= place < last]
            if len(holders) != 1:
                word = row["quote"][start:end]
                where = " and ".join(f"{h.file}:{h.line}" for h in holders) or "no file"
                expected = "one row of figures/, events.csv or uncharted.csv"
                yield Fault(row.file, row.line, "quote", f"the number {word!r} at {place}", expected, where)
