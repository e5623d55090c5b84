"""Strict reading of CSV files by the schema of their tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from interview.folder.columns import Column, Table

MOST_DIGITS = 18
"""Digits in a row that a number may have, in cells of words and formulas too: all that fit are exact everywhere."""
NO_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
"""A character that XML, and with it every workbook and deck, has no place for."""
_WHOLE = rf"-?(0|[1-9]\d{{0,{MOST_DIGITS - 1}}})"
_TYPE_PATTERNS = {"number": rf"{_WHOLE}(\.\d{{1,9}})?", "integer": _WHOLE}

LONGEST_PART = 600
"""Characters of a part of a fault that are shown whole: more than the columns of any table or a long quotation."""
MOST_FAULTS = 200
"""Faults that are written out: more than anybody mends before looking again."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong with the data, said so that the person who must fix it can."""

    file: str
    row: int
    column: str
    problem: str
    expected: str
    got: str

    def __str__(self) -> str:
        file, column, *words = map(_shown, (self.file, self.column, self.problem, self.expected, self.got))
        return "{}:{}: {}: {} (expected {}, got {})".format(file, self.row, column, *words)


def _shown(text: str) -> str:
    """Return a text as a part of one line of any log or page: without control characters, and not endless."""
    if len(text) > LONGEST_PART:
        text = f"{text[: LONGEST_PART // 2]} … ({len(text):,} characters)"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class DataError(Exception):
    """The data breaks its contract; `faults` holds every breach in order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(fault_lines(self.faults)))


def fault_lines(faults: Sequence[Fault]) -> list[str]:
    """Return a line for each fault; of very many the first ones, and how many more there are."""
    more = [f"and {len(faults) - MOST_FAULTS:,} more"] if len(faults) > MOST_FAULTS else []
    return [*map(str, faults[:MOST_FAULTS]), *more]


@dataclass(frozen=True)
class Row:
    """One typed line of a file: `cells` by column; `line` counts from 1, the header."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, problem: str, expected: str, got: str | None = None) -> Fault:
        """Return a fault of one cell of this row; `got` is the part of the cell that is wrong, if not all of it."""
        return Fault(self.file, self.line, column, problem, expected, repr(self.cells[column] if got is None else got))


def rows_by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Return rows by what a column holds, in order."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row[column], []).append(row)
    return grouped


@dataclass
class Reader:
    """Reads the tables of a data folder and gathers their faults."""

    files: Mapping[str, bytes]
    faults: list[Fault] = field(default_factory=list)

    def rows(self, table: Table) -> list[Row]:
        """Return the valid rows of one table; everything else becomes a fault."""
        rows = self.rough_rows(table)
        valid = [row for row in rows if self._cells_hold(row, table.columns)]
        self._keys_hold(rows, table.key)
        return valid

    def rough_rows(self, table: Table) -> list[Row]:
        """Return the rows of one table that have its columns, whatever stands in their cells."""
        text = self._text(table.file)
        if text is None:
            return []
        lines = self._lines(table.file, text)
        names = list(table.column_names)
        if not lines or not self._header_holds(table.file, names, lines[0][1]):
            return []
        if len(lines) == 1 and not table.optional:
            self.faults.append(
                Fault(table.file, 1, "-", "the table has no rows", "one row or more", "the header alone")
            )
        return [row for number, cells in lines[1:] if (row := self._row(table.file, names, number, cells))]

    def _text(self, file: str) -> str | None:
        try:
            text = self.files[file].decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            byte = f"byte 0x{error.object[error.start]:02x}"
            self.faults.append(Fault(file, line, "-", "the encoding is wrong", "UTF-8", byte))
        except KeyError:
            self._file_fault(file, "the file is missing", "a file of this name", "none")
        else:
            problems = {"": "the file is empty", "\ufeff": "the file starts with a byte order mark"}
            problem = problems.get(text[:1], "the file holds a NUL character" if "\0" in text else "")
            if not problem:
                return text
            self._file_fault(file, problem, "a header and rows in plain UTF-8", f"{len(text)} characters")
        return None

    def _lines(self, file: str, text: str) -> list[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        lines = []
        try:
            for cells in reader:
                lines.append((reader.line_num, cells))
        except csv.Error as error:
            self.faults.append(Fault(file, reader.line_num, "-", "the CSV is broken", "RFC 4180 quoting", str(error)))
            return []
        return lines

    def _header_holds(self, file: str, names: list[str], header: list[str]) -> bool:
        for name in names:
            if name not in header:
                self.faults.append(Fault(file, 1, name, "the column is missing", name, "no such column"))
        for name in header:
            if name not in names:
                self.faults.append(Fault(file, 1, name or "-", "the column is unknown", ", ".join(names), repr(name)))
        if sorted(header) == sorted(names) and header != names:
            self.faults.append(
                Fault(file, 1, "-", "the columns are in the wrong order", ", ".join(names), ", ".join(header))
            )
        if len(set(header)) != len(header):
            self.faults.append(Fault(file, 1, "-", "a column stands twice", ", ".join(names), ", ".join(header)))
        return header == names

    def _row(self, file: str, names: list[str], line: int, cells: list[str]) -> Row | None:
        if len(cells) != len(names):
            problem = "the row has the wrong number of cells"
            self.faults.append(Fault(file, line, "-", problem, str(len(names)), str(len(cells))))
            return None
        return Row(file, line, dict(zip(names, cells, strict=True)))

    def _cells_hold(self, row: Row, columns: tuple[Column, ...]) -> bool:
        faults = [fault for column in columns if (fault := _cell_fault(row, column))]
        self.faults += faults
        return not faults

    def _keys_hold(self, rows: list[Row], key: tuple[str, ...]) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            value = tuple(row[column] for column in key)
            if value in seen and any(value):  # empty cells are told as such
                self.faults.append(row.fault(key[0], f"the id stands on line {seen[value]} already", "a unique id"))
            seen.setdefault(value, row.line)

    def _file_fault(self, file: str, problem: str, expected: str, got: str) -> None:
        self.faults.append(Fault(file, 0, "-", problem, expected, got))


def _cell_fault(row: Row, column: Column) -> Fault | None:
    name, cell = column.name, row[column.name]
    if cell == "":
        return row.fault(name, "the cell is empty", "a value") if column.required else None
    if cell != cell.strip():
        return row.fault(name, "the cell starts or ends with white space", "no white space around the value")
    if column.allowed and cell not in column.allowed:
        return row.fault(name, "the value is unknown", "one of " + ", ".join(column.allowed))
    if "\n" in cell and column.required and not column.lines:
        return row.fault(name, "the cell has several lines", "one line, with every quotation mark closed")
    if found := _NO_TEXT.search(cell):
        return row.fault(name, "the cell holds a character that is no text", "text and line breaks", found[0])
    pattern = column.pattern or _TYPE_PATTERNS.get(column.type, ".*")
    if not _compiled(pattern).fullmatch(cell):
        kind = {"integer": "a whole number", "number": "a number"}.get(column.type, "of the right form")
        return row.fault(name, f"the value is not {kind}", f"a value such as {column.example or '1'}")
    if _TOO_LONG.search(cell) and not cell.startswith("http"):
        return row.fault(name, "a number has too many digits", f"at most {MOST_DIGITS} in a row")
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL | re.ASCII)


_NO_TEXT = re.compile(NO_TEXT)
_TOO_LONG = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")
