"""What every file and column of a data folder means, as a document for whoever fills one."""

from __future__ import annotations

from collections.abc import Iterator

from interview.folder.columns import Column, Table
from interview.folder.keys import KEYS
from interview.folder.schema import MANIFEST, tables

_OPENING = """# Files and columns

What each file of a data folder holds, column by column: what it means, and which words it takes or an example.
Tables are CSV in UTF-8 with these columns in this order, commas between cells and decimal points. Ids are small
letters, digits and hyphens; figures, events and published values have ids that stand in no other file. Forms, layouts,
methods, relations and units are listed in the README, which also says how a folder is made, step by step.

`start`, `end` and `sha256` may be empty until `python -m interview place TEXT` writes them.

This file is written by `python -m interview columns > COLUMNS.md`.
"""


def guide() -> str:
    """Return the whole document as Markdown."""
    sections = [_OPENING, *map(_section, tables([("<topic>", "of a topic")]))]
    return "\n".join([sections[0], _manifest(), *sections[1:]])


def _manifest() -> str:
    rows = [_row(key.place, key.description, f"`{key.example}`", key.required) for key in KEYS]
    words = "The interview as a whole, written by hand in TOML. `[]` marks what may be there several times."
    return "\n".join([f"## `{MANIFEST}`\n", f"{words}\n", "| key | meaning | example |", "|---|---|---|", *rows, ""])


def _section(table: Table) -> str:
    rows = [_row(one.name, one.description, _cell(one), one.required) for one in table.columns]
    notes = f"{table.description} {' '.join(_notes(table))}".strip()
    head = ["| column | meaning | words or example |", "|---|---|---|"]
    return "\n".join([f"## `{table.file}`\n", f"{notes}\n", *head, *rows, ""])


def _row(name: str, description: str, cell: str, required: bool) -> str:
    left_out = "" if required or "empty" in description.lower() else " May be left out."
    return f"| `{name}` | {description}{left_out} | {cell} |"


def _cell(column: Column) -> str:
    """Return every word a column takes, or an example."""
    return " ".join(f"`{word}`" for word in column.allowed) if column.allowed else f"`{column.example}`"


def _notes(table: Table) -> Iterator[str]:
    if table.spare:
        yield "The file may be missing."
    elif table.optional:
        yield "It may have no rows, but has its header."
    for column, target in table.links:
        yield f"`{column}` is one of `{target}.csv`."
