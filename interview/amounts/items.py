"""The values that travel between the rooms: what is said, by whom, and what a mark can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, TypeAlias

from interview.amounts.periods import Period, Span
from interview.amounts.rounding import Interval


class Kind(StrEnum):
    """How a number came to be."""

    STATED = "stated"
    DERIVED = "derived"
    TARGET = "target"
    POTENTIAL = "potential"
    PUBLISHED = "published"
    DATE = "date"


FIGURE_KINDS = (Kind.STATED, Kind.DERIVED, Kind.TARGET, Kind.POTENTIAL)
"""The kinds a figure can be of; published values and dates stand beside figures and are none."""


class Comparator(StrEnum):
    """The hedge that belongs to a value."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Role(StrEnum):
    """What a speaker does in the interview."""

    ASKS = "asks"
    ANSWERS = "answers"


class Sort(StrEnum):
    """What a unit counts; a duration is in years, a year is one of the calendar, a measure anything with a noun."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MULTIPLE = "multiple"
    INDEX = "index"
    COUNT = "count"
    DURATION = "duration"
    YEAR = "year"
    MEASURE = "measure"


class Status(StrEnum):
    """How a published value came to be, as far as its source says."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    EXPECTED = "expected"
    PLANNED = "planned"


class Basis(StrEnum):
    """Whether the text names a period or leaves it to be worked out."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True)
class Speaker:
    """Who says a sentence: the name as it is shown, the full name, and whether this is who asks."""

    id: str
    name: str
    full_name: str
    role: Role


@dataclass(frozen=True)
class Unit:
    """How a unit is written after a number, its space included, and what it counts.

    `multiple` is how much of what is said one of the unit stands for, `nouns` are what it is said with.
    """

    code: str
    short: str
    words: str
    sort: Sort
    grouped: bool = True
    multiple: int = 1
    nouns: tuple[str, ...] = ()

    @property
    def money(self) -> bool:
        """Whether large values are written with "million" and "billion"."""
        return self.sort is Sort.MONEY


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
    unit: Unit
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
    reading_of: str = ""
    """The computed figure whose other reading this is."""
    rereads: str = ""
    """The said figure whose words this reading takes in another way."""

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the figures and events among the inputs, each once, in order."""
        ids = (token.split(".")[0] for token in self.inputs if not re.fullmatch(r"[\d.]+", token))
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class Amount:
    """A number computed on the way, which is no figure: exact, in a unit, with all it can stand for."""

    value: Fraction
    bounds: Interval
    unit: Unit
    kind: Kind = Kind.DERIVED
    comparator: Comparator = Comparator.EQUAL


class _OfIndicator:
    """What a number has from the indicator it is a value of."""

    indicator: Indicator

    @property
    def title(self) -> str:
        """What is measured, in a few words."""
        return self.indicator.title

    @property
    def topic(self) -> str:
        """The topic the number belongs to."""
        return self.indicator.topic

    @property
    def unit(self) -> Unit:
        """The unit of the value and its bounds."""
        return self.indicator.unit


@dataclass(frozen=True)
class Figure(_OfIndicator):
    """A number said in the interview or computed from such numbers.

    `value` and `bounds` are exact and in the indicator's unit. A said figure has a `mention`, a derived one a
    `derivation`.
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
    derivation: Derivation | None = None

    @property
    def reading(self) -> str:
        """The reading this figure belongs to; empty for the one that is shown by default."""
        return self.derivation.reading if self.derivation else ""

    @property
    def subject(self) -> tuple[str, str, str]:
        """What it is a value of: the indicator, the place and the period."""
        return self.indicator.id, self.geography, self.period.text

    @property
    def quantity(self) -> tuple[str, str, str, Fraction]:
        """What two figures share when they are two mentions of one amount."""
        return *self.subject, self.value


@dataclass(frozen=True)
class Reference(_OfIndicator):
    """A value that others published in a document, and the id of the figure it can be set beside, if any."""

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
    document: str
    url: str
    published: Period
    confidence: str
    comparable: bool
    note: str
    status: Status = Status.MEASURED
    left_out: str = ""
    """Why it is not set beside what was said as a later value; empty where it can be."""

    kind: ClassVar[Kind] = Kind.PUBLISHED
    comparator: ClassVar[Comparator] = Comparator.EQUAL
    period_basis: ClassVar[Basis] = Basis.STATED
    mention: ClassVar[Mention | None] = None

    @property
    def measure(self) -> tuple[str, str, str, str]:
        """What the values of one series share: what is counted, where, by whom and how."""
        return self.indicator.id, self.geography, self.reporter, self.definition


Measured: TypeAlias = Figure | Reference
"""An item that is a number, whoever it is from."""

Number: TypeAlias = Measured | Amount
"""Whatever has a value, bounds, a unit, a kind and a comparator."""


@dataclass(frozen=True)
class Event:
    """Something the interview dates; a missing `start` or `end` is left open by the text.

    One that is `ahead` starts after the day of the interview.
    """

    id: str
    start: Period | None
    end: Period | None
    title: str
    mention: Mention
    topic: str
    ahead: bool = False

    kind: ClassVar[Kind] = Kind.DATE

    @property
    def period(self) -> Span:
        """When it takes place, open where the text leaves it open."""
        return Span(self.start, self.end)

    @property
    def period_basis(self) -> Basis:
        """Stated when the words hold a year, inferred when the date follows from the day of the interview."""
        return Basis.STATED if re.search(r"\d{4}", self.mention.verbatim) else Basis.INFERRED


Item: TypeAlias = Figure | Event | Reference
"""What a mark can be; each has an id, a title, a topic, a kind, a period with its basis and, if said, a mention."""


@dataclass(frozen=True)
class Uncharted:
    """A number word of the interview that no chart shows, and the reason."""

    verbatim: str
    start: int
    reason: str
