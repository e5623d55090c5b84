"""Where quotations and numbers stand in the source text, which no editor has to count."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from interview.folder.columns import Table
from interview.folder.said_tables import EVENTS, EXCERPTS, UNCHARTED
from interview.folder.schema import MANIFEST, figures_of
from interview.folder.tables import DataError, Fault, Reader, Row
from interview.words.wording import number_spans

_SHA256 = re.compile(r"""^(\s*sha256\s*=\s*)(?:"[^"\n]*"|'[^'\n]*')""", re.MULTILINE)
_NOWHERE = (0, 0)
_FEW = 10
"""So many places are told."""


@dataclass(frozen=True)
class Place:
    """A cell that should hold another place of the source text: one of `right`, in code points."""

    row: Row
    column: str
    right: tuple[int, ...]

    @property
    def fault(self) -> Fault:
        """What is wrong with the cell."""
        expected = " or ".join(map(str, self.right[:_FEW]))
        return self.row.fault(self.column, "the source text has these words elsewhere", expected)


def place_breaches(files: Mapping[str, bytes], text: str) -> Iterator[Fault]:
    """Yield every cell with a wrong place, and every number of the text that no quotation holds."""
    spans, places = _quoted(files, text)
    yield from (place.fault for place in (*places, *_misplaced_words(files, text, spans)))
    ordered = sorted(spans.values())
    starts = [first for first, _ in ordered]
    for start, end in number_spans(text):
        before = bisect_right(starts, start)
        if not before or end > ordered[before - 1][1]:
            got = repr(text[start:end])
            yield Fault("excerpts.csv", 0, "quote", f"no excerpt holds the number at {start}", "an excerpt", got)


def early_breaches(files: Mapping[str, bytes], text: str) -> Iterator[Fault]:
    """Yield what the text shows of files that have other faults still: its SHA-256, lost quotations and places."""
    digest, written = hashlib.sha256(text.encode()).hexdigest(), _written_sha256(files)
    if written not in (digest, None):
        yield Fault(MANIFEST, 0, "source.sha256", "the source text has another one", digest, repr(written))
    yield from _lost(files, text)
    yield from place_breaches(files, text)


def with_places(files: Mapping[str, bytes], text: str) -> dict[str, bytes]:
    """Return the files that change when every place and the SHA-256 are those of the text, by path.

    Raises DataError if the text lacks a quotation, as it is another text then.
    """
    if lost := list(_lost(files, text)):
        raise DataError(lost)
    spans, places = _quoted(files, text)
    changed: dict[str, bytes] = {}
    for place in (*places, *_misplaced_words(files, text, spans)):
        content = changed.get(place.row.file, files[place.row.file])
        if len(place.right) == 1:
            changed[place.row.file] = _with_cell(content, place)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if _written_sha256(files) not in (digest, None):
        manifest = files[MANIFEST].decode("utf-8")
        changed[MANIFEST] = _SHA256.sub(rf'\g<1>"{digest}"', manifest, count=1).encode()
    return changed


def _written_sha256(files: Mapping[str, bytes]) -> str | None:
    """Return the SHA-256 that interview.toml names; None where it cannot be read, which is another fault."""
    try:
        return str(tomllib.loads(files[MANIFEST].decode("utf-8"))["source"]["sha256"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _lost(files: Mapping[str, bytes], text: str) -> Iterator[Fault]:
    for row in _rough(files, EXCERPTS):
        if row["quote"] not in text:
            yield row.fault("quote", "the source text has no such words", "words of the text, letter for letter")


def _quoted(files: Mapping[str, bytes], text: str) -> tuple[dict[str, tuple[int, int]], list[Place]]:
    """Return from where to where each quotation stands, and the cells that say otherwise."""
    spans: dict[str, tuple[int, int]] = {}
    places: list[Place] = []
    last = 0
    for row in _rough(files, EXCERPTS):
        quote, given = row["quote"], _number(row["start"])
        found = given if quote and given >= 0 and text.startswith(quote, given) else text.find(quote, last)
        found = found if found >= 0 else text.find(quote)
        if not quote or found < 0:
            spans[row["excerpt_id"]] = (given, _number(row["end"]))
            continue
        last = found + len(quote)
        spans[row["excerpt_id"]] = found, last
        right = {"start": found, "end": last}
        places += [Place(row, column, (place,)) for column, place in right.items() if row[column] != str(place)]
    return spans, places


def _misplaced_words(files: Mapping[str, bytes], text: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[Place]:
    """Yield each cell with a place where the quotations do not have its words, but have them elsewhere.

    Of several places those count that no other row holds for sure.
    """
    found = [(row, _inside(row, text, spans)) for table in _tables(files) for row in _rough(files, table)]
    sure = [(places[0], len(row["verbatim"])) for row, places in found if len(places) == 1]
    held = {at for start, length in sure for at in range(start, start + length)}
    for row, places in found:
        if places and row["start"] != str(places[0]):
            free = [place for place in places if place not in held]
            yield Place(row, "start", tuple(free or places))


def _inside(row: Row, text: str, spans: Mapping[str, tuple[int, int]]) -> list[int]:
    """Return the place of the words of a row, or, if it is wrong, every one in its quotation, or in any without one."""
    words, given, named = row["verbatim"], _number(row["start"]), row.cells.get("excerpt_id")
    inside = [*spans.values()] if named is None else [spans.get(named, _NOWHERE)]
    if words and given >= 0 and text.startswith(words, given) and any(first <= given < last for first, last in inside):
        return [given]
    return [place for first, last in inside for place in _places(words, text, first, last)]


def _places(words: str, text: str, first: int, last: int) -> list[int]:
    if not words or first < 0:
        return []
    whole = re.compile(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])")
    return [match.start() for match in whole.finditer(text, first, last)]


def _tables(files: Mapping[str, bytes]) -> list[Table]:
    """Return the tables of words that stand in quotations, as far as there are such files."""
    topics = [PurePosixPath(path).stem for path in files if re.fullmatch(r"figures/[^/]+\.csv", path)]
    return [*(figures_of(topic) for topic in topics), EVENTS, UNCHARTED]


def _rough(files: Mapping[str, bytes], table: Table) -> list[Row]:
    return Reader(files).rough_rows(table)


def _number(cell: str) -> int:
    return int(cell) if re.fullmatch(r"\d{1,9}", cell, re.ASCII) else -1


def _with_cell(content: bytes, place: Place) -> bytes:
    """Return a file with one cell changed; its lines end as they did."""
    text = content.decode("utf-8")
    reader, rows = csv.reader(io.StringIO(text, newline="")), []
    for cells in reader:
        if reader.line_num == place.row.line:
            cells[list(place.row.cells).index(place.column)] = str(place.right[0])
        rows.append(cells)
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(rows)
    return out.getvalue().encode()
