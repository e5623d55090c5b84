"""Tables to search and filter, whose cells lead to numbers and to their words in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell of an index: its text, a note in small, and what it leads to.

    `address` leads to a page, there to the number `figure` or to the `start` of a number word in the text.
    """

    text: str
    note: str = ""
    address: str = ""
    figure: str = ""
    start: int = -1
    title: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Row:
    """A row of an index: its cells, its value for each filter, and the words a search looks in."""

    cells: tuple[Cell, ...]
    values: Mapping[str, str]
    words: str


@dataclass(frozen=True)
class Index:
    """A table to search and filter; the address keeps both. `filters` are names of parameters.

    Without a `placeholder` for its search it has neither.
    """

    id: str
    title: str
    noun: str
    placeholder: str
    filters: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[Row, ...]
