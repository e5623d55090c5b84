"""What a table and a column of the data folder are, and the columns that many tables have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ID = "[a-z0-9]+(-[a-z0-9]+)*"
NAME = "[a-z][a-z0-9_]*"
ONE_LINE = r"[^\n]*"
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
PERIOD = rf"{DATE}(/{DATE})?"
PERIODS = "2023, 2006-11, 2024-03-15 or 2018/2023"


@dataclass(frozen=True)
class Column:
    """One column: what it means, and which cells it takes; `allowed` lists every word it can hold.

    A required cell is one line, unless `lines`: a quotation mark left open would swallow the rows below unseen.
    """

    name: str
    description: str
    type: str = "string"
    required: bool = True
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    example: str = ""
    lines: bool = False


@dataclass(frozen=True)
class Table:
    """One file: what a row is, which columns name it, and which columns hold the key of another table."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    topic: str = ""
    optional: bool = False
    """Whether it may have no rows."""
    spare: bool = False
    """Whether a folder that was never sealed with its file may lack it, which is as if it had no rows."""

    @property
    def file(self) -> str:
        """Its path below the data folder."""
        return f"figures/{self.topic}.csv" if self.topic else f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


def key_column(name: str, description: str, example: str = "sales-2023", *, required: bool = True) -> Column:
    """Return a column of ids: small letters, digits and hyphens."""
    return Column(name, description, required=required, pattern=ID, example=example)


def name_column(name: str, description: str, example: str) -> Column:
    """Return a column of names as they stand in addresses and file names."""
    return Column(name, description, pattern=NAME, example=example)


def period(name: str, description: str, *, required: bool = True) -> Column:
    """Return a column of dates and spans."""
    return Column(name, description, required=required, pattern=PERIOD, example=PERIODS)


def number(name: str, description: str, example: str = "32.3") -> Column:
    """Return a column of numbers."""
    return Column(name, description, "number", example=example)


def integer(name: str, description: str, example: str = "2068") -> Column:
    """Return a column of whole numbers."""
    return Column(name, description, "integer", example=example)


def text(name: str, description: str, example: str) -> Column:
    """Return a column of words in one line."""
    return Column(name, description, example=example)


def free(name: str, description: str, example: str) -> Column:
    """Return a column that may be empty."""
    return Column(name, description, required=False, example=example)


def choice(name: str, description: str, allowed: Iterable[str]) -> Column:
    """Return a column of a few words."""
    return Column(name, description, allowed=tuple(allowed))


YES_NO = ("yes", "no")
GEOGRAPHY = text("geography", "ISO 3166 alpha-2 code of the country, or two joined by a hyphen for a pair.", "SE")
INDICATOR = key_column("indicator_id", "What is measured.", "sales")
