"""Turn the rows of the data folder into records, and say which rows cannot be turned."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from interview.amounts.checks import RESULTS, Check, Relation, Side
from interview.amounts.derivations import METHODS, Operand, compute
from interview.amounts.items import (
    Basis,
    Comparator,
    Derivation,
    Event,
    Excerpt,
    Figure,
    Indicator,
    Kind,
    Mention,
    Question,
    Reference,
    Sort,
    Status,
    Uncharted,
    Unit,
)
from interview.amounts.rounding import Interval
from interview.folder.about import About
from interview.folder.assembly import INTERVIEW, Assembly, FollowOn, RowError, near, period_of, resolution_of
from interview.folder.operands import operand_of
from interview.folder.pages import RESERVED, Page, Topic
from interview.folder.readings import reading_faults
from interview.folder.said import all_nouns, said_by
from interview.folder.tables import Row
from interview.words.units import BASIC, unit_of

Rows = Mapping[str, list[Row]]
"""The rows of each table by its name."""


@dataclass
class Records(Assembly):
    """Every record by its id, built row by row, with the faults met on the way."""

    about: About
    questions: dict[int, Question] = field(default_factory=dict)
    excerpts: dict[str, Excerpt] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    uncharted: list[Uncharted] = field(default_factory=list)
    reporters: dict[str, bool] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    later: dict[str, Figure] = field(default_factory=dict)
    """What we compute from published values alone, beside which nothing was said."""
    checks: dict[str, Check] = field(default_factory=dict)
    named: dict[str, Row] = field(default_factory=dict)
    """The rows of everything a chart can draw by its id, which is one of its own in all files."""

    def build(self, rows: Rows) -> None:
        """Build every record of the tables, referred-to ones first."""
        self.questions = {q.question: q for q in self.each(rows["questions"], "question", _question).values()}
        self.excerpts = self.each(rows["excerpts"], "excerpt_id", self._excerpt)
        self.pages = self.each(rows["pages"], "page", _page)
        self.topics = self.each(rows["topics"], "topic", self._topic)
        self.units = self.each(rows["units"], "unit", self._unit)
        self.nouns = self.each(rows["unit_nouns"], "noun", self._noun)
        self.indicators = self.each(rows["indicators"], "indicator_id", self._indicator)
        figures = [row for name, table in rows.items() if name.startswith("figures-") for row in table]
        self.figures = self.each(figures, "figure_id", self._said, self.named)
        self.events = self.each(rows["events"], "event_id", self._event, self.named)
        self.uncharted = [Uncharted(r["verbatim"], int(r["start"]), r["reason"]) for r in rows["uncharted"]]
        self.figures |= self.each(rows["derivations"], "figure_id", self._derived, self.named)
        self.faults += reading_faults(self.figures, rows["derivations"], self.faulty_ids)
        self.reporters = {row["reporter"]: row["independent"] == "yes" for row in rows["reporters"]}
        self.references = self.each(rows["references"], "reference_id", self._reference, self.named)
        self.later = self.each(rows["later"], "later_id", self._later, {**self.named})
        results = [row for row in rows["consistency"] if not row["chart_id"]]
        self.checks = self.each(results, "check_id", self._check, {**self.named})

    @property
    def items(self) -> Mapping[str, Figure | Event | Reference]:
        """Everything a chart can draw, by id: figures, then events, then published values."""
        return ChainMap[str, Any](self.references, self.events, self.figures)

    def _excerpt(self, row: Row) -> Excerpt:
        question = int(row["question"])
        if question not in self.questions:
            self.missing(row, "question", "no such question", "a question of questions.csv", row["question"])
        speaker = self.about.speakers[row["speaker"]]
        return Excerpt(row["excerpt_id"], question, speaker, int(row["start"]), int(row["end"]), row["quote"])

    def _topic(self, row: Row) -> Topic:
        self.find(row, "page", self.pages, "pages")
        return Topic(row["topic"], row["title"], row["page"])

    def _unit(self, row: Row) -> Unit:
        sort, multiple = Sort(row["sort"]), int(row["multiple"])
        if multiple < 1:
            raise RowError(row.fault("multiple", "the multiple is below one", "1, or more for a unit such as Mt"))
        if row["unit"] in BASIC:
            raise RowError(row.fault("unit", "every folder has this unit", "a code of your own"))
        short, words = (f" {row[name]}" if row[name] else "" for name in ("short", "words"))
        glued = short.strip() if sort is Sort.MULTIPLE else short
        return Unit(row["unit"], glued, words, sort, row["grouped"] == "yes", multiple)

    def _noun(self, row: Row) -> str:
        return self._known_unit(row).code

    def _known_unit(self, row: Row) -> Unit:
        unit = unit_of(row["unit"], self.units)
        if unit is None and row["unit"] in self.faulty_ids:
            raise FollowOn
        if unit is None:
            expected = f"one of {', '.join({**BASIC, **self.units})}, an ISO 4217 currency, or one of these with /a"
            raise RowError(row.fault("unit", "the unit is unknown", expected))
        return unit

    def _indicator(self, row: Row) -> Indicator:
        self.find(row, "topic", self.topics, "topics")
        words = {name: row[name] for name in ("topic", "title", "geography", "description")}
        return Indicator(row["indicator_id"], unit=self._known_unit(row), **words)

    def _said(self, row: Row) -> Figure:
        value, resolution = Fraction(row["value"]), resolution_of(row)
        comparator = Comparator(row["comparator"])
        excerpt = self.find(row, "excerpt_id", self.excerpts, "excerpts")
        indicator = self.find(row, "indicator_id", self.indicators, "indicators")
        if row["speaker"] != excerpt.speaker.id:
            raise RowError(row.fault("speaker", "the excerpt has another speaker", repr(excerpt.speaker.id)))
        return Figure(
            id=row["figure_id"],
            indicator=indicator,
            kind=Kind(row["kind"]),
            geography=row["geography"],
            period=period_of(row, "period"),
            period_basis=Basis(row["period_basis"]),
            value=value,
            comparator=comparator,
            bounds=Interval.of(value, resolution, comparator, *self._ends_said(row, excerpt, indicator, value)),
            note=row["note"],
            mention=Mention(row["verbatim"], int(row["start"]), excerpt.id),
        )

    def _ends_said(
        self, row: Row, excerpt: Excerpt, indicator: Indicator, value: Fraction
    ) -> tuple[Fraction | None, ...]:
        """Return the ends of the range its words say around the value; what is wrong is found later."""
        try:
            said = said_by(row["verbatim"], int(row["start"]), excerpt, indicator.unit, self.all_nouns)
        except ValueError:
            return None, None
        said = said.beside(value, indicator.title)
        inside = said.lower is not None and said.upper is not None and said.lower <= value <= said.upper
        return (said.lower, said.upper) if inside else (None, None)

    @cached_property
    def all_nouns(self) -> Mapping[str, str]:
        """Every noun a unit is said with: those of any text and those of unit_nouns.csv."""
        return all_nouns(self.nouns)

    def _event(self, row: Row) -> Event:
        excerpt = self.find(row, "excerpt_id", self.excerpts, "excerpts")
        start = period_of(row, "date") if row["date"] else None
        end = period_of(row, "end") if row["end"] else None
        if start is None and end is None:
            raise RowError(row.fault("date", "the event has neither start nor end", "a date in one of the two"))
        if start and end and start.first > end.last:
            raise RowError(row.fault("end", "the event ends before it starts", f"{row['date']} or later"))
        self.find(row, "topic", self.topics, "topics")
        mention = Mention(row["verbatim"], int(row["start"]), excerpt.id)
        ahead = start is not None and start.first > self.about.interview.last
        return Event(row["event_id"], start, end, row["title"], mention, row["topic"], ahead)

    def _derived(self, row: Row) -> Figure:
        indicator = self.find(row, "indicator_id", self.indicators, "indicators")
        if row["method"] not in METHODS:
            expected = near(row["method"], METHODS, "a method of interview/amounts/derivations.py")
            raise RowError(row.fault("method", "no such method", expected))
        inputs = tuple(row["inputs"].split())
        formula = METHODS[row["method"]].formula_of(len(inputs))
        value, bounds, comparator = _computed(row, formula, [self.operand(row, token) for token in inputs])
        readings = (row.cells.get(name, "") for name in ("reading", "reading_of", "rereads"))
        derivation = Derivation(row["method"], formula, inputs, *readings)
        figure = Figure(
            id=row.cells.get("figure_id") or row["later_id"],
            indicator=indicator,
            kind=Kind.DERIVED,
            geography=indicator.geography,
            period=period_of(row, "period"),
            period_basis=self._basis(derivation),
            value=value,
            comparator=comparator,
            bounds=bounds,
            note=row["note"],
            derivation=derivation,
        )
        if indicator.unit.sort is Sort.YEAR and row["period"] != str(value):
            raise RowError(row.fault("period", "the period is not the year computed", repr(str(value))))
        return figure

    def _later(self, row: Row) -> Figure:
        """Return what published values come to; raises RowError if anything else goes in."""
        for token in row["inputs"].split():
            if token not in self.references:
                self.missing(row, "inputs", "no such published value", "ids of references.csv", token)
        return self._derived(row)

    def operand(self, row: Row, token: str, column: str = "inputs") -> Operand:
        """Return what a token of a cell stands for: a number, an item, or a year or date of one."""
        name = token.partition(".")[0]
        item = self.figures.get(name) or self.events.get(name) or self.references.get(name)
        found = operand_of(token, self.about.interview if name == INTERVIEW else item)
        if found is None:
            self.missing(row, column, "no such input", "a figure said, an event with a part or a number", token, name)
        return found

    def _basis(self, derivation: Derivation) -> Basis:
        sources = [self.figures.get(name) or self.events.get(name) for name in derivation.sources]
        bases = [s.period_basis for s in sources if s is not None]
        return Basis.INFERRED if Basis.INFERRED in bases else Basis.STATED

    def _reference(self, row: Row) -> Reference:
        indicator = self.find(row, "indicator_id", self.indicators, "indicators")
        if row["unit"] != indicator.unit.code:
            raise RowError(row.fault("unit", "the indicator has another unit", repr(indicator.unit.code)))
        self.find(row, "reporter", self.reporters, "reporters")
        value, resolution = Fraction(row["value"]), resolution_of(row)
        compared = self.figures.get(row["compares_with"])
        if row["compares_with"] and compared is None:
            self.missing(row, "compares_with", "no such figure", "the id of a figure or nothing", row["compares_with"])
        if compared and compared.indicator is not indicator:
            raise RowError(row.fault("compares_with", "the figure measures something else", indicator.id))
        names = ("compares_with", "geography", "reporter", "definition", "producer", "url")
        return Reference(
            id=row["reference_id"],
            document=row["title"],
            **{name: row[name] for name in names},
            indicator=indicator,
            period=period_of(row, "period"),
            value=value,
            bounds=Interval.of(value, resolution),
            published=period_of(row, "date_published"),
            confidence=row["confidence"],
            comparable=row["comparable"] == "yes",
            note=row["note"],
            status=Status(row["status"]),
            left_out=row["left_out"],
        )

    def _check(self, row: Row) -> Check:
        if Relation(row["relation"]) not in RESULTS:
            problem = "only a claim of a title can have this relation"
            raise RowError(row.fault("relation", problem, f"{' or '.join(RESULTS)}, or a chart_id"))
        sides = []
        for column in ("left", "right"):
            tokens = row[column].split()
            sides.append(Side.of(tokens, [self.operand(row, token, column) for token in tokens]))
        check = Check(
            *(row["check_id"], row["statement"], sides[0], Relation(row["relation"]), sides[1]),
            *(row["note"], row["table"]),
        )
        if check.table:
            self._check_rates(row, check)
        return check

    def _check_rates(self, row: Row, check: Check) -> None:
        implied = self.figures.get(check.left.tokens[0])
        derivation = implied.derivation if implied else None
        if derivation is None or derivation.method != "ratio" or len(derivation.sources) != len(derivation.inputs):
            raise RowError(
                row.fault("left", "a table of rates needs an implied rate", "a figure: the ratio of two figures")
            )
        if any(name not in self.references for name in check.right.tokens):
            raise RowError(row.fault("right", "a table of rates needs published rates", "ids of references.csv"))


def _question(row: Row) -> Question:
    return Question(int(row["question"]), row["theme"])


def _page(row: Row) -> Page:
    if row["page"] in RESERVED:
        raise RowError(row.fault("page", "the address is taken", f"another name than {', '.join(sorted(RESERVED))}"))
    return Page(row["page"], row["title"], row["icon"], topical=True)


def _computed(row: Row, formula: str, operands: list[Operand]) -> tuple[Fraction, Interval, Comparator]:
    """Return value, bounds and hedge of what a row computes."""
    try:
        return compute(row["method"], operands)
    except TypeError:
        raise RowError(row.fault("inputs", "the method takes another number of inputs", formula)) from None
    except (ValueError, ArithmeticError) as error:
        raise RowError(row.fault("inputs", f"the method does not work on these: {error}", formula)) from None
