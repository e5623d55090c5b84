"""What a download's address asks for: filters, columns and form, or one plain sentence about what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from interview.amounts.items import FIGURE_KINDS, Figure, Item, Kind
from interview.amounts.periods import Period
from interview.folder.dataset import Dataset

NO_READING = "none"
FORMS = ("standard", "excel", "excel-eu", "tab")
COLUMN_SETS = ("all", "short")
FILTERS = ("kind", "topic", "period", "geography", "readings")
Choices = Mapping[str, Collection[str]]

_SINGLE = ("period", "columns", "form")
_PERIODS = "a date, or one or two dates with .. between, such as 2023, 2022..2023, 2024-03-15 or ..2022"


class QueryError(ValueError):
    """A parameter is wrong; the text is one sentence that names it, its value and what is allowed."""


@dataclass(frozen=True)
class Query:
    """The parameters of a download, checked; a filter that is not given keeps everything.

    `base` is the path below which the site answers, empty or with a slash at its start.
    """

    given: tuple[tuple[str, str], ...] = ()
    kinds: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    geographies: frozenset[str] | None = None
    period: tuple[date, date] | None = None
    readings: frozenset[str] | None = None
    columns: str = "all"
    form: str = ""
    base: str = ""

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are active, as they were asked for."""
        return {name: value for name, value in self.given if name in FILTERS}

    def keeps(self, item: Item) -> bool:
        """Whether an item passes every filter; a period keeps what lies in it as a whole."""
        geography = item.geography if isinstance(item, Figure) else ""
        wanted = ((self.kinds, str(item.kind)), (self.topics, item.topic), (self.geographies, geography))
        inside = self.period is None or (self.period[0] <= item.period.first and item.period.last <= self.period[1])
        return inside and all(allowed is None or value in allowed for allowed, value in wanted)


def choices(dataset: Dataset) -> dict[str, Collection[str]]:
    """Return the filters of every download of figures with the values each can have; a period has too many."""
    geographies = sorted({figure.geography for figure in dataset.figures.values()})
    return {"kind": [*FIGURE_KINDS, Kind.DATE], "topic": dataset.topics, "period": (), "geography": geographies}


def read_query(parameters: Iterable[tuple[str, str]], allowed: Choices, base: str = "") -> Query:
    """Read the parameters of an address below a base path; raises QueryError for the first one that is wrong."""
    given: dict[str, str] = {}
    for name, value in parameters:
        if name not in allowed:
            raise QueryError(f"There is no parameter “{_shown(name)}” here; there is: {', '.join(allowed) or 'none'}.")
        if name in given:
            hint = "" if name in _SINGLE else f"; join its values with ~, such as {name}=a~b"
            raise QueryError(f"The parameter “{name}” is given twice{hint}.")
        _check(name, value, allowed[name])
        given[name] = "~".join(dict.fromkeys(value.split("~")))
    return Query(
        given=tuple(given.items()),
        kinds=_values(given, "kind"),
        topics=_values(given, "topic"),
        geographies=_values(given, "geography"),
        period=_days(given["period"]) if "period" in given else None,
        readings=_values(given, "readings"),
        columns=given.get("columns", "all"),
        form=given.get("form", ""),
        base=base,
    )


def _check(name: str, value: str, allowed: Collection[str]) -> None:
    if name == "period":
        _days(value)
        return
    for one in [value] if name in _SINGLE else value.split("~"):
        if one not in allowed:
            raise QueryError(f"The parameter “{name}” cannot be “{_shown(one)}”; it can be: {', '.join(allowed)}.")


def _values(given: Mapping[str, str], name: str) -> frozenset[str] | None:
    return frozenset(given[name].split("~")) if name in given else None


def _days(text: str) -> tuple[date, date]:
    start, dots, end = text.partition("..")
    try:
        first = Period.parse(start).first if start else date.min
        last = Period.parse(end if dots else start).last if end or not dots else date.max
    except ValueError:
        first, last = date.max, date.min
    if text == ".." or first > last:
        raise QueryError(f"The parameter “period” cannot be “{_shown(text)}”; it can be {_PERIODS}.")
    return first, last


def _shown(text: str) -> str:
    """Return a stranger's text fit for a sentence: short, and on one line."""
    return "".join(letter if letter.isprintable() else "�" for letter in text[:80])
