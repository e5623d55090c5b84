"""Whether the periods of figures and the dates of events are those that the words beside them name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from interview.amounts.items import Basis, Event, Excerpt, Figure, Mention, Sort
from interview.amounts.periods import Period
from interview.amounts.timing import time_problem
from interview.folder.records import Records
from interview.folder.tables import Fault, Row
from interview.words.dates import Dated, date_behind, dates_in, months_in

_YEAR = 12
"""Months of a year."""


def period_breaches(row: Row, figure: Figure, sentence: str, place: int) -> Iterator[Fault]:
    """Yield a period that the sentence of its number, or its own note, contradicts; `place` is where the number stands.

    What the words leave open is left to whoever wrote the row.
    """
    period, stated = figure.period, figure.period_basis is Basis.STATED
    own = date_behind(sentence, place + len(row["verbatim"]))
    own = own or next(iter(dates_in(row["verbatim"])), None)
    dates = dates_in(sentence)
    if own and not own.period.meets(period) and (stated or own.period.text[:4] not in figure.note):
        yield row.fault("period", f"the words date this number to {_words(sentence, own)}", own.period.text)
    elif stated and _names_other_years(dates, period):
        problem = "the sentence of the number names other years"
        yield row.fault("period", problem, f"a time in {_years(dates)}, or period_basis inferred")
    elif not stated and _names_other_years(dates_in(figure.note), period):
        problem = "the note names another year than the period"
        yield row.fault("period", problem, f"a time in {_years(dates_in(figure.note))}, or another note")


def event_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every event whose own words name another day, month or year than it starts, ends or lasts through."""
    for row in rows:
        event = records.events.get(row["event_id"])
        if event is None or event.mention is None:
            continue
        quote = records.excerpts[event.mention.excerpt_id].quote
        for said in _dates_of(event.mention, records.excerpts[event.mention.excerpt_id]):
            if not _around(event, said):
                expected = f"a start or end in {said.period.text}"
                yield row.fault("date", f"its words say {_words(quote, said)}", expected)
        months = months_in(row["verbatim"])
        if months and not dates_in(row["verbatim"]):
            yield from _month_breaches(records, row, event, months)


def _month_breaches(records: Records, row: Row, event: Event, months: set[int]) -> Iterator[Fault]:
    """Yield an event of a month without a year that is dated to another month, or to a year that nobody names.

    A month alone is one of the year before or after the interview.
    """
    interview, ends = records.about.interview, [period for period in (event.start, event.end) if period]
    if not any(len(period.text) == len("2024") or {period.first.month, period.last.month} & months for period in ends):
        yield row.fault("date", "its words say another month", "the month the words name")
    elif all(abs(_months(period.first) - _months(interview.first)) > _YEAR for period in ends):
        named = any(str(period.first.year) in one.quote for period in ends for one in records.excerpts.values())
        if not named:
            yield row.fault("date", "a month without a year lies more than a year from the interview", "a year nearer")


def derived_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every computed number whose time does not follow from the times of its inputs."""
    for row in rows:
        name = row.cells.get("figure_id") or row["later_id"]
        figure = records.figures.get(name) or records.later.get(name)
        if figure is None or figure.derivation is None:
            continue
        inputs = [records.figures.get(token) or records.references.get(token) for token in figure.derivation.inputs]
        numbers = [one for one in inputs if one and one.unit.sort is not Sort.DURATION]
        quotes = (records.excerpts[one.mention.excerpt_id].quote for one in numbers if one.mention)
        named = {int(year) for quote in quotes for year in re.findall(r"(?<!\d)\d{4}(?!\d)", quote)}
        times = [one.period for one in numbers]
        if problem := time_problem(figure.derivation.method, times, figure.period, named):
            yield row.fault(problem.where, problem.problem, problem.expected)


def _months(day: date) -> int:
    return day.year * _YEAR + day.month


def _dates_of(mention: Mention, excerpt: Excerpt) -> list[Dated]:
    """Return the dates among the words of an event, where they stand."""
    place = mention.start - excerpt.start
    end = place + len(mention.verbatim)
    return [one for one in dates_in(excerpt.quote) if one.start < end and one.end > place]


def _around(event: Event, said: Dated) -> bool:
    """Return whether an event starts or ends on a date said, or a year from one it is said to be before or after."""
    ends = [period for period in (event.start, event.end) if period]
    beside = said.compared and any(abs(period.first.year - said.period.first.year) == 1 for period in ends)
    return beside or any(period.meets(said.period) for period in ends)


def _names_other_years(dates: tuple[Dated, ...], period: Period) -> bool:
    plain = [one for one in dates if not one.compared]
    return bool(plain) and not any(_whole_years(one.period).meets(_whole_years(period)) for one in dates)


def _whole_years(period: Period) -> Period:
    return Period.parse(f"{period.first.year}/{period.last.year}")


def _years(dates: tuple[Dated, ...]) -> str:
    return " or ".join(dict.fromkeys(one.period.text for one in dates if not one.compared))


def _words(text: str, said: Dated) -> str:
    return " ".join(text[said.start : said.end].split())
