"""The values that travel between the layers: figures, excerpts, indicators, events, charts."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, TypeAlias

from interview.amounts.rounding import Interval

_PERIOD_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Kind(StrEnum):
    """How a number came to be."""

    STATED = "stated"
    DERIVED = "derived"
    TARGET = "target"
    POTENTIAL = "potential"
    PUBLISHED = "published"


FIGURE_KINDS = (Kind.STATED, Kind.DERIVED, Kind.TARGET, Kind.POTENTIAL)
"""The kinds a figure can be of; published values stand beside figures and are none."""


class Comparator(StrEnum):
    """The hedge that belongs to a value."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Speaker(StrEnum):
    """Who says a sentence of the interview."""

    PRESIDENT = "president"
    INTERVIEWER = "interviewer"


class Basis(StrEnum):
    """Whether the text names a period or leaves it to be worked out."""

    STATED = "stated"
    INFERRED = "inferred"


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

    def start_in_years(self) -> Interval:
        """The moment of the start, in decimal years, as precisely as the text gives it."""
        return _moment(self.text.split("/")[0])

    def end_in_years(self) -> Interval:
        """The moment of the end, in decimal years, as precisely as the text gives it."""
        return _moment(self.text.split("/")[-1])


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


@dataclass(frozen=True)
class Question:
    """One question of the interview and, in our words, its theme."""

    question: int
    theme: str


@dataclass(frozen=True)
class Excerpt:
    """One quoted passage; `start` and `end` count Unicode code points of the source text."""

    id: str
    question: int
    speaker: Speaker
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Indicator:
    """What is measured, and in which unit."""

    id: str
    topic: str
    title: str
    unit: str
    geography: str
    description: str


@dataclass(frozen=True)
class Mention:
    """Where the interview says something: the words and their place in the source text."""

    verbatim: str
    start: int
    excerpt_id: str

    @property
    def end(self) -> int:
        """The code point just after the words."""
        return self.start + len(self.verbatim)


@dataclass(frozen=True)
class Derivation:
    """How a figure was computed: the named method, its formula with `{}` for each input, and the inputs' ids."""

    method: str
    formula: str
    inputs: tuple[str, ...]
    reading: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the figures and events among the inputs, each once, in order."""
        ids = (token.split(".")[0] for token in self.inputs if not re.fullmatch(r"[\d.]+", token))
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class Figure:
    """A number said in the interview or computed from such numbers.

    `value` and `bounds` are exact and in the indicator's unit. A said figure has a `mention` and a `speaker`,
    a derived one has a `derivation`.
    """

    id: str
    indicator: Indicator
    kind: Kind
    geography: str
    period: Period
    period_basis: Basis
    value: Fraction
    comparator: Comparator
    bounds: Interval
    note: str
    mention: Mention | None = None
    speaker: Speaker | None = None
    derivation: Derivation | None = None

    @property
    def reading(self) -> str:
        """The reading this figure belongs to; empty for the one that is shown by default."""
        return self.derivation.reading if self.derivation else ""

    @property
    def quantity(self) -> tuple[str, str, str, Fraction]:
        """What two figures share when they are two mentions of one amount."""
        return self.indicator.id, self.geography, self.period.text, self.value


@dataclass(frozen=True)
class Reference:
    """A value that others published, and the id of the figure it can be set beside, if any."""

    id: str
    indicator: Indicator
    compares_with: str
    geography: str
    reporter: str
    definition: str
    period: Period
    value: Fraction
    bounds: Interval
    producer: str
    title: str
    url: str
    published: Period
    confidence: str
    comparable: bool
    note: str

    kind: ClassVar[Kind] = Kind.PUBLISHED
    comparator: ClassVar[Comparator] = Comparator.EQUAL

    @property
    def measure(self) -> tuple[str, str, str, str]:
        """What the values of one series share: what is counted, where, by whom and how."""
        return self.indicator.id, self.geography, self.reporter, self.definition


Amount: TypeAlias = Figure | Reference
"""A number with a unit and bounds, whoever it is from."""


@dataclass(frozen=True)
class Event:
    """Something the interview dates; a missing `start` or `end` is left open by the text."""

    id: str
    start: Period | None
    end: Period | None
    title: str
    mention: Mention
    topic: str

    @property
    def basis(self) -> Basis:
        """Stated when the words hold a year, inferred when the date follows from the day of the interview."""
        return Basis.STATED if re.search(r"\d{4}", self.mention.verbatim) else Basis.INFERRED


@dataclass(frozen=True)
class Uncharted:
    """A number word of the interview that no chart shows, and the reason."""

    verbatim: str
    start: int
    reason: str


@dataclass(frozen=True)
class Group:
    """The figures or events that share one label in a chart."""

    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """What one chart shows: form, words with `{figure_id}` for numbers, figures by label; two parts on request."""

    id: str
    page: str
    form: str
    title: str
    subtitle: str
    groups: tuple[Group, ...]
    readings: tuple[Group, ...]
    excerpt_ids: tuple[str, ...]
    alt: str
    series: tuple[Group, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of everything drawn by default, each once, in order."""
        return tuple(dict.fromkeys(i for group in self.groups for i in group.ids))

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of everything its published series hold, each once, in order."""
        return tuple(dict.fromkeys(i for group in self.series for i in group.ids))


@dataclass(frozen=True)
class Slide:
    """One slide of the presenter deck; an empty title stands for that of its first chart."""

    id: str
    layout: str
    chart_ids: tuple[str, ...]
    figure_ids: tuple[str, ...]
    title: str
    excerpt_ids: tuple[str, ...]
    notes: str
