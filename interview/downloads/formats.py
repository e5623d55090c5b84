"""The forms a table is written in: CSV for programs and for spreadsheets, JSON, and XLSX workbooks."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from interview.downloads.sheets import Field, Sheet

_RUNNABLE = re.compile(r"[=+\-@\t\n](?!$)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WIDTHS = {"number": 14, "integer": 11}
_WIDE = {"quote": 60, "source": 40, "indicator": 40, "description": 60, "meaning": 90, "note": 40, "reason": 60}


@dataclass(frozen=True)
class Dialect:
    """How a form of CSV is written: byte order mark, separator, line end and decimal mark."""

    mark: str = ""
    separator: str = ","
    line_end: str = "\r\n"
    decimal: str = "."


DIALECTS = {
    "standard": Dialect(),
    "excel": Dialect(mark="\ufeff"),
    "excel-eu": Dialect(mark="\ufeff", separator=";", decimal=","),
    "tab": Dialect(separator="\t"),
}


def csv_bytes(sheet: Sheet, form: str = "standard") -> bytes:
    """Return a table as CSV in UTF-8, in one of the forms of DIALECTS; the standard one is that of RFC 4180.

    A text that a spreadsheet would run gets a leading apostrophe. Numbers stay numbers, the negative ones too, and so
    does a lone sign, such as the comparator `=`: with nothing after it there is nothing to run.
    """
    dialect = DIALECTS[form or "standard"]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator=dialect.line_end)
    writer.writerow([field.name for field in sheet.fields])
    for row in sheet.rows:
        writer.writerow([_written(cell, field, dialect) for cell, field in zip(row, sheet.fields, strict=True)])
    return (dialect.mark + buffer.getvalue()).encode()


def json_bytes(sheet: Sheet) -> bytes:
    """Return a table as a JSON list of objects: numbers as numbers, an empty cell as null."""
    rows = [{f.name: _typed(cell, f) for cell, f in zip(row, sheet.fields, strict=True)} for row in sheet.rows]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def xlsx_bytes(sheets: Sequence[Sheet], title: str, created: datetime) -> bytes:
    """Return a workbook with one typed sheet for each table; the same tables give the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": created})
        head = book.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name.rpartition("/")[2][:31])
            page.write_row(0, 0, [field.name for field in sheet.fields], head)
            _fill(page, sheet)
    return buffer.getvalue()


def dictionary_sheet(described: Mapping[str, Sequence[Field]]) -> Sheet:
    """Return the data dictionary of some sheets as a table: every column, its type and its meaning."""
    columns = tuple(Field(name, "string", "") for name in ("sheet", "column", "type", "meaning"))
    rows = ((sheet, f.name, f.type, f.description) for sheet, fields in described.items() for f in fields)
    return Sheet("columns", "Columns", columns, tuple(rows))


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for place, row in enumerate(sheet.rows, start=1):
        for column, (cell, field) in enumerate(zip(row, sheet.fields, strict=True)):
            value = _typed(cell, field)
            if isinstance(value, str):
                page.write_string(place, column, value)
            elif value is not None:
                page.write_number(place, column, value)
    for column, field in enumerate(sheet.fields):
        page.set_column(column, column, _WIDE.get(field.name, _WIDTHS.get(field.type, 18)))
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.fields) - 1)


def _written(cell: str, field: Field, dialect: Dialect) -> str:
    if field.type == "number" and _NUMBER.fullmatch(cell):
        return cell.replace(".", dialect.decimal)
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    if dialect.separator == "\t":
        text = " ".join(text.split())
    return f"'{text}" if _RUNNABLE.match(text) and not _NUMBER.fullmatch(text) else text


def _typed(cell: str, field: Field) -> str | int | float | None:
    if cell == "":
        return None
    if field.type not in _WIDTHS or not _NUMBER.fullmatch(cell):
        return cell
    return int(cell) if "." not in cell else float(cell)
