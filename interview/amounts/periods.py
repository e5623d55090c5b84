"""Spans of whole days, and the moments they start and end at."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from interview.amounts.rounding import Interval

_PERIOD_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class Period:
    """A span of whole days, read from ISO 8601: `2023`, `2006-11`, `2024-03-15` or two of them with a slash."""

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period; raises ValueError that says what is wrong with it."""
        spans = [_span(part) for part in text.split("/")]
        if len(spans) > 2 or spans[0][0] > spans[-1][1]:
            raise ValueError(f"not a period in order: {text!r}")
        return cls(text, spans[0][0], spans[-1][1])

    def meets(self, other: Period) -> bool:
        """Whether two periods share a day."""
        return self.first <= other.last and other.first <= self.last

    def start_in_years(self) -> Interval:
        """The moment of the start, in decimal years, as precisely as the text gives it."""
        return _moment(self.text.split("/")[0])

    def end_in_years(self) -> Interval:
        """The moment of the end, in decimal years, as precisely as the text gives it."""
        return _moment(self.text.split("/")[-1])


@dataclass(frozen=True)
class Span:
    """From the start of one period to the end of another; a missing one is left open by the text."""

    start: Period | None
    end: Period | None

    @property
    def text(self) -> str:
        """The span in ISO 8601, with two dots for an open end."""
        start, end = (period.text if period else ".." for period in (self.start, self.end))
        return start if start == end else f"{start}/{end}"

    @property
    def first(self) -> date:
        """The first day; the first of the calendar if the start is open."""
        return self.start.first if self.start else date.min

    @property
    def last(self) -> date:
        """The last day; the last of the calendar if the end is open."""
        return self.end.last if self.end else date.max


def _span(part: str) -> tuple[date, date]:
    match = _PERIOD_PART.fullmatch(part)
    if match is None:
        raise ValueError(f"not a date of the form 2023, 2023-01 or 2023-01-31: {part!r}")
    year, month, day = int(match[1]), match[2], match[3]
    last_month = int(month or 12)
    first = date(year, int(month or 1), int(day or 1))
    return first, date(year, last_month, int(day or calendar.monthrange(year, last_month)[1]))


def _moment(part: str) -> Interval:
    first, last = _span(part)
    return Interval(_decimal_year(first), _decimal_year(last) + _day_length(last), high_open=True)


def _decimal_year(day: date) -> Fraction:
    return day.year + (day.timetuple().tm_yday - 1) * _day_length(day)


def _day_length(day: date) -> Fraction:
    return Fraction(1, 366 if calendar.isleap(day.year) else 365)
