"""What titles claim beyond the numbers in them: rows of consistency.csv that must hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from interview.amounts.checks import WORDED, Relation, holds
from interview.amounts.derivations import Operand
from interview.amounts.items import Event
from interview.amounts.rounding import Interval
from interview.folder.assembly import Assembly, RowError
from interview.folder.records import Records
from interview.folder.screens import Chart, Screens
from interview.folder.tables import Fault, Row
from interview.words.formatting import plain_number
from interview.words.tone import claims_more


def claim_breaches(records: Records, screens: Screens, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every claim that does not hold, and every title that says more than its numbers without a claim."""
    claimed = [row for row in rows["consistency"] if row["chart_id"]]
    claims = Claims(records, screens.charts)
    for row in claimed:
        if row["chart_id"] not in {*screens.charts, *screens.slides}:
            yield row.fault("chart_id", "no such chart or slide", "an id of charts.csv or slides.csv")
    claims.each(claimed, "check_id", claims.check)
    yield from claims.faults
    backed = {row["chart_id"] for row in claimed}
    for table, key in (("charts", "chart_id"), ("slides", "slide_id")):
        for row in rows[table]:
            if row[key] not in backed and claims_more(row["title"]):
                expected = f"a row of consistency.csv with the chart_id {row[key]}, or only numbers in braces"
                yield row.fault("title", "nothing backs what the title says beyond the numbers in it", expected)


@dataclass
class Claims(Assembly):
    """Checks the claims of titles, row by row."""

    records: Records
    charts: Mapping[str, Chart]

    def check(self, row: Row) -> None:
        """Raise RowError if a claim does not hold."""
        relation = Relation(row["relation"])
        if relation in WORDED:
            true = all(self._describes(row, name, relation) for name in row["left"].split())
            got = f"{row['left']} {relation} {row['right']}"
        else:
            left, right = ([self._operand(row, one, side) for one in row[side].split()] for side in ("left", "right"))
            true = holds(left, relation, right)
            got = f"{_values(left)} {relation} {_values(right)}"
        if not true:
            problem = f"the numbers do not bear the title of {row['chart_id']}: {row['statement']}"
            raise RowError(row.fault("relation", problem, f"{row['left']} {relation} {row['right']}", got))

    def _describes(self, row: Row, name: str, relation: Relation) -> bool:
        item = self.records.items.get(name)
        if item is None:
            self.missing(row, "left", "no such item", "ids of figures, events or published values", name)
        if relation is Relation.COVERS:
            return item.period.text == row["right"]
        if relation is Relation.IS_KIND:
            return item.kind == row["right"]
        if relation is Relation.HEDGED:
            return not isinstance(item, Event) and item.comparator == row["right"]
        return item.mention is not None and row["right"] in self.records.excerpts[item.mention.excerpt_id].quote

    def _operand(self, row: Row, token: str, column: str) -> Operand:
        factor, star, rest = token.rpartition("*")
        if star and not re.fullmatch(r"\d+(\.\d+)?", factor):
            raise RowError(row.fault(column, "the factor is no number", "a factor such as 100*id", token))
        name, _, part = rest.partition(".")
        number = self._part(name, part)
        operand = self.records.operand(row, rest, column) if number is None else _exact(number)
        times = Interval.point(Fraction(factor or 1))
        return Operand(operand.value * times, operand.bounds * times, operand.comparator)

    def _part(self, name: str, part: str) -> Fraction | None:
        """Return a number about a figure or chart that is named with a part; None for what is another operand."""
        figure, chart = self.records.figures.get(name), self.charts.get(name)
        if figure and part == "value":
            return figure.value
        if figure and part in ("below", "above") and figure.value and figure.bounds.bounded:
            end = Fraction(figure.bounds.low if part == "below" else figure.bounds.high)
            return abs(end / figure.value - 1) * 100
        if figure and part == "mentions":
            return Fraction(self._said_alike[figure.quantity])
        if chart and part == "count":
            return Fraction(len(chart.ids))
        if chart and part == "ahead":
            return Fraction(sum(1 for one in chart.ids if self._ahead(one)))
        return None

    @cached_property
    def _said_alike(self) -> Counter[object]:
        """How often each amount is said."""
        return Counter(figure.quantity for figure in self.records.figures.values() if figure.mention)

    def _ahead(self, name: str) -> bool:
        event = self.records.events.get(name)
        return event is not None and event.end is not None and event.end.last > self.records.about.interview.last


def _exact(value: Fraction) -> Operand:
    return Operand(Interval.point(value), Interval.point(value))


def _values(operands: list[Operand]) -> str:
    return " ".join(plain_number(operand.value.middle) for operand in operands)
