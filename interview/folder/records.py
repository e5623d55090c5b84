"""Turn the rows of the data folder into records, and say which rows cannot be turned."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from interview.amounts.checks import Check, Relation, Side
from interview.amounts.derivations import METHODS, Operand, compute
from interview.amounts.items import (
    Basis,
    Chart,
    Comparator,
    Derivation,
    Event,
    Excerpt,
    Figure,
    Group,
    Indicator,
    Kind,
    Mention,
    Period,
    Question,
    Reference,
    Slide,
    Speaker,
    Uncharted,
)
from interview.amounts.rounding import Interval
from interview.folder.said import said_by
from interview.folder.schema import INTERVIEW, Assembly, FollowOn, RowError, period_of
from interview.folder.tables import Row
from interview.words.formatting import UNITS, named_figures

_Record = TypeVar("_Record")


@dataclass
class Records(Assembly):
    """Every record by its id, built row by row, with the faults met on the way."""

    interview: Period
    questions: dict[int, Question] = field(default_factory=dict)
    excerpts: dict[str, Excerpt] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    uncharted: list[Uncharted] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    slides: dict[str, Slide] = field(default_factory=dict)

    def build(self, rows: Mapping[str, list[Row]]) -> None:
        """Build every record of the tables, referred-to ones first."""
        self.questions = {q.question: q for q in self._each(rows["questions"], "question", _question).values()}
        self.excerpts = self._each(rows["excerpts"], "excerpt_id", self._excerpt)
        self.indicators = self._each(rows["indicators"], "indicator_id", self._indicator)
        figures = [row for name, table in rows.items() if name.startswith("figures-") for row in table]
        self.figures = self._each(figures, "figure_id", self._said)
        self.events = self._each(rows["events"], "event_id", self._event)
        self.uncharted = [Uncharted(r["verbatim"], int(r["start"]), r["reason"]) for r in rows["uncharted"]]
        self.figures |= self._each(rows["derivations"], "figure_id", self._derived)
        self.references = self._each(rows["references"], "reference_id", self._reference)
        self.checks = self._each(rows["consistency"], "check_id", self._check)
        self.charts = self._each(rows["charts"], "chart_id", self._chart)
        self.slides = self._each(rows["slides"], "slide_id", self._slide)

    def _each(self, rows: list[Row], key: str, build: Callable[[Row], _Record]) -> dict[str, _Record]:
        records: dict[str, _Record] = {}
        for row in rows:
            try:
                if any(row[key] in taken for taken in (records, self.figures, self.events, self.references)):
                    raise RowError(row.fault(key, "the id is taken in another file", "a unique id"))
                records[row[key]] = build(row)
            except RowError as error:
                self.faults.append(error.fault)
                self.faulty_ids.add(row[key])
            except FollowOn:
                self.faulty_ids.add(row[key])
        return records

    def _excerpt(self, row: Row) -> Excerpt:
        question = int(row["question"])
        if question not in self.questions:
            self.missing(row, "question", "no such question", "a question of questions.csv", row["question"])
        start, end = int(row["start"]), int(row["end"])
        return Excerpt(row["excerpt_id"], question, Speaker(row["speaker"]), start, end, row["quote"])

    def _indicator(self, row: Row) -> Indicator:
        if row["unit"] not in UNITS:
            raise RowError(row.fault("unit", "the unit is unknown", "one of " + ", ".join(UNITS)))
        return Indicator(**row.cells)

    def _said(self, row: Row) -> Figure:
        value, resolution = Fraction(row["value"]), Fraction(row["resolution"])
        if resolution < 0:
            raise RowError(row.fault("resolution", "the resolution is below zero", "0 for an exact count, or more"))
        comparator = Comparator(row["comparator"])
        excerpt = self.find(row, "excerpt_id", self.excerpts)
        indicator = self.find(row, "indicator_id", self.indicators)
        if row["speaker"] != excerpt.speaker:
            raise RowError(row.fault("speaker", "the excerpt has another speaker", repr(str(excerpt.speaker))))
        return Figure(
            figure_id=row["figure_id"],
            indicator=indicator,
            kind=Kind(row["kind"]),
            geography=row["geography"],
            period=period_of(row, "period"),
            period_basis=Basis(row["period_basis"]),
            value=value,
            comparator=comparator,
            bounds=Interval.of(value, resolution, comparator, *_ends_said(row, excerpt, indicator, value)),
            note=row["note"],
            mention=Mention(row["verbatim"], int(row["start"]), excerpt.excerpt_id),
            speaker=Speaker(row["speaker"]),
        )

    def _event(self, row: Row) -> Event:
        excerpt = self.find(row, "excerpt_id", self.excerpts)
        start = period_of(row, "date") if row["date"] else None
        end = period_of(row, "end") if row["end"] else None
        if start is None and end is None:
            raise RowError(row.fault("date", "the event has neither start nor end", "a date in one of the two"))
        if start and end and start.first > end.last:
            raise RowError(row.fault("end", "the event ends before it starts", f"{row['date']} or later"))
        mention = Mention(row["verbatim"], int(row["start"]), excerpt.excerpt_id)
        return Event(row["event_id"], start, end, row["title"], mention, row["topic"])

    def _derived(self, row: Row) -> Figure:
        indicator = self.find(row, "indicator_id", self.indicators)
        if row["method"] not in METHODS:
            raise RowError(row.fault("method", "no such method", "a method of interview/amounts/derivations.py"))
        inputs = tuple(row["inputs"].split())
        formula = METHODS[row["method"]].formula_of(len(inputs))
        operands = [self._operand(row, token) for token in inputs]
        try:
            value, bounds, comparator = compute(row["method"], operands)
        except TypeError:
            raise RowError(row.fault("inputs", "the method takes another number of inputs", formula)) from None
        except (ValueError, ArithmeticError) as error:
            raise RowError(row.fault("inputs", f"the method does not work on these: {error}", formula)) from None
        derivation = Derivation(row["method"], formula, inputs, row["reading"])
        figure = Figure(
            figure_id=row["figure_id"],
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
        if indicator.unit == "year" and row["period"] != str(value):
            raise RowError(row.fault("period", "the period is not the year computed", repr(str(value))))
        return figure

    def _operand(self, row: Row, token: str, column: str = "inputs") -> Operand:
        if re.fullmatch(r"\d+(\.\d+)?", token):
            return Operand(Interval.point(Fraction(token)), Interval.point(Fraction(token)))
        name, _, part = token.partition(".")
        item = self.figures.get(name) or self.events.get(name) or self.references.get(name)
        if isinstance(item, Figure | Reference) and not part:
            return Operand(Interval.point(item.value), item.bounds, item.comparator)
        period = self._input_period(name, part, item)
        moment = _moment(period, part) if period else None
        if moment is None:
            self.missing(row, column, "no such input", "a figure said, an event with a part or a number", token, name)
        return moment

    def _input_period(self, name: str, part: str, item: Figure | Event | Reference | None) -> Period | None:
        if name == INTERVIEW:
            return self.interview
        if isinstance(item, Figure | Reference):
            return item.period
        if isinstance(item, Event):
            return item.end if part.startswith("end") else item.start
        return None

    def _basis(self, derivation: Derivation) -> Basis:
        sources = [self.figures.get(name) or self.events.get(name) for name in derivation.sources]
        bases = [s.period_basis if isinstance(s, Figure) else s.basis for s in sources if s is not None]
        return Basis.INFERRED if Basis.INFERRED in bases else Basis.STATED

    def _reference(self, row: Row) -> Reference:
        indicator = self.find(row, "indicator_id", self.indicators)
        if row["unit"] != indicator.unit:
            raise RowError(row.fault("unit", "the indicator has another unit", repr(indicator.unit)))
        value, resolution = Fraction(row["value"]), Fraction(row["resolution"])
        if resolution < 0:
            raise RowError(row.fault("resolution", "the resolution is below zero", "0 for an exact count, or more"))
        compared = self.figures.get(row["compares_with"])
        if row["compares_with"] and compared is None:
            self.missing(row, "compares_with", "no such figure", "the id of a figure or nothing", row["compares_with"])
        if compared and compared.indicator is not indicator:
            raise RowError(row.fault("compares_with", "the figure measures something else", indicator.indicator_id))
        names = ("reference_id", "compares_with", "geography", "reporter", "definition", "producer", "title", "url")
        return Reference(
            **{name: row[name] for name in names},
            indicator=indicator,
            period=period_of(row, "period"),
            value=value,
            bounds=Interval.of(value, resolution),
            published=period_of(row, "date_published"),
            confidence=row["confidence"],
            comparable=row["comparable"] == "yes",
            note=row["note"],
        )

    def _check(self, row: Row) -> Check:
        sides = []
        for column in ("left", "right"):
            tokens = row[column].split()
            sides.append(Side.of(tokens, [self._operand(row, token, column) for token in tokens]))
        return Check(row["check_id"], row["statement"], sides[0], Relation(row["relation"]), sides[1], row["note"])

    def _chart(self, row: Row) -> Chart:
        groups, readings = self._groups(row, "figures"), self._groups(row, "readings")
        series = self._groups(row, "series")
        excerpt_ids = self._ids(row, "excerpts", "excerpt", self.excerpts)
        for column in ("title", "subtitle", "alt"):
            self._check_braces(row, column)
        words = row["title"], row["subtitle"]
        return Chart(
            row["chart_id"], row["page"], row["form"], *words, groups, readings, excerpt_ids, row["alt"], series
        )

    def _slide(self, row: Row) -> Slide:
        self._check_braces(row, "title")
        chart_ids = self._ids(row, "chart", "chart", self.charts)
        figure_ids = self._ids(row, "figures", "figure", self.figures)
        excerpt_ids = self._ids(row, "excerpt_ids", "excerpt", self.excerpts)
        if not row["title"] and not chart_ids and not figure_ids:
            raise RowError(
                row.fault("title", "the slide has no title", "a title, or a chart or figure to take it from")
            )
        words = row["title"], excerpt_ids, row["notes"]
        return Slide(row["slide_id"], row["layout"], chart_ids, figure_ids, *words)

    def _ids(self, row: Row, column: str, thing: str, records: Mapping[str, object]) -> tuple[str, ...]:
        names = tuple(row[column].split())
        for name in names:
            if name not in records:
                self.missing(row, column, f"no such {thing}", f"an id of {thing}s.csv", name)
        return names

    def _check_braces(self, row: Row, column: str) -> None:
        for name in named_figures(row[column]):
            if name not in self.figures:
                self.missing(row, column, "no such figure", "the id of a figure in braces", name)

    def _groups(self, row: Row, column: str) -> tuple[Group, ...]:
        known = {*self.figures, *self.events} if column != "series" else {*self.figures, *self.references}
        groups = []
        for part in filter(None, (part.strip() for part in row[column].split(";"))):
            label, colon, names = part.rpartition(": ")
            if not colon:
                raise RowError(row.fault(column, "a group has no label", "label: ids; label: ids", part))
            for name in names.split():
                if name not in known:
                    self.missing(row, column, "no such figure or event", "label: ids; label: ids", name)
            groups.append(Group(label, tuple(names.split())))
            self._one_measure(row, column, groups[-1])
        return tuple(groups)

    def _one_measure(self, row: Row, column: str, group: Group) -> None:
        measures = {self.references[name].measure for name in group.ids if name in self.references}
        if len(measures) > 1 or (measures and self.figures.keys() & set(group.ids)):
            problem = "a series mixes indicators, reporters or definitions"
            raise RowError(row.fault(column, problem, "one of each, and no figures", group.label))


def _ends_said(row: Row, excerpt: Excerpt, indicator: Indicator, value: Fraction) -> tuple[Fraction | None, ...]:
    """Return the ends of the range its words say, if they say one around the value; what is wrong is found later."""
    try:
        said = said_by(row["verbatim"], int(row["start"]), excerpt, indicator.unit)
    except ValueError:
        return None, None
    inside = said.lower is not None and said.upper is not None and said.lower <= value <= said.upper
    return (said.lower, said.upper) if inside else (None, None)


def _question(row: Row) -> Question:
    return Question(int(row["question"]), row["theme"])


def _moment(period: Period, part: str) -> Operand | None:
    years = {"start": period.first.year, "end": period.last.year}
    if part in years:
        point = Interval.point(years[part])
        return Operand(point, point)
    if part not in ("start_date", "end_date"):
        return None
    bounds = period.start_in_years() if part == "start_date" else period.end_in_years()
    return Operand(Interval.point(bounds.middle), bounds)
