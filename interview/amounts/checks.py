"""Cross-checks: figures beside what others published, and the interview against itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from interview.amounts.derivations import Operand, compute
from interview.amounts.items import Amount, Figure, Number, Reference, Sort, Unit
from interview.amounts.rounding import Interval

RULE = (
    "A rounded number stands for every value that is written the same way, so each number is a range.",
    "Two numbers agree when their ranges share a value, and differ when they share none; the gap is the published "
    "value minus the interview’s.",
    "“More than” and “at least” leave a range open upward; “about” counts as rounding, as its slack is not said.",
    "Plans, parts of a year, other windows of time and other counts are not comparable, however near they come.",
    "Where some comparable values agree and others differ, the sources disagree. A difference is no accusation.",
)
"""How verdicts are reached, in words for the reader."""


class Outcome(StrEnum):
    """What a comparison comes to; only several comparisons together can be mixed or not found."""

    AGREES = "agrees"
    DIFFERS = "differs"
    MIXED = "mixed"
    NOT_COMPARABLE = "not_comparable"
    NOT_FOUND = "not_found"


DISPUTED = (Outcome.DIFFERS, Outcome.MIXED)
DECIDED = (Outcome.AGREES, *DISPUTED)
"""The outcomes of numbers that somebody disputes, and of all that could be compared."""

OUTCOME_WORDS = {
    Outcome.AGREES: "agrees",
    Outcome.DIFFERS: "differs",
    Outcome.MIXED: "sources disagree",
    Outcome.NOT_COMPARABLE: "not comparable",
    Outcome.NOT_FOUND: "nothing found",
}
_COUNTED = {
    Outcome.AGREES: ("agrees", "agree"),
    Outcome.DIFFERS: ("differs", "differ"),
    Outcome.MIXED: ("where sources disagree",) * 2,
    Outcome.NOT_COMPARABLE: ("not comparable",) * 2,
    Outcome.NOT_FOUND: ("where nothing was found",) * 2,
}


def counted(outcome: Outcome, count: int) -> str:
    """Return how many come to an outcome, as a sentence says it: "1 differs", "17 agree"."""
    return f"{count} {_COUNTED[outcome][count != 1]}"


@dataclass(frozen=True)
class Verdict:
    """One comparison: its outcome and, for comparable values, the published value minus the interview's."""

    outcome: Outcome
    gap: Fraction | None = None
    percent: Fraction | None = None


def cross_check(figure: Figure, reference: Reference) -> Verdict:
    """Compare a figure with one published value by the rule of this module."""
    if not reference.comparable:
        return Verdict(Outcome.NOT_COMPARABLE)
    gap = reference.value - figure.value
    agrees = figure.bounds.overlaps(reference.bounds)
    percent = gap / abs(figure.value) * 100 if figure.value else None
    return Verdict(Outcome.AGREES if agrees else Outcome.DIFFERS, gap, percent)


DISTANCE = "in percentage points where the numbers are percentages, else in per cent of the number"
"""How far two numbers lie apart, in words for the reader."""


def apart(value: Fraction, other: Fraction, unit: Unit) -> float:
    """Return how far another value lies from one of the same unit: as `DISTANCE` says; infinitely far from zero."""
    if unit.sort is Sort.PERCENT:
        return float(other - value)
    if value:
        return float((other - value) / abs(value) * 100)
    return math.copysign(math.inf, other) if other else 0.0


def overall(figure: Figure, references: Iterable[Reference]) -> Outcome:
    """Return the verdict on a figure: of its comparable values, or why there is none."""
    outcomes = {cross_check(figure, reference).outcome for reference in references}
    if not outcomes:
        return Outcome.NOT_FOUND
    decisive = outcomes - {Outcome.NOT_COMPARABLE}
    if len(decisive) > 1:
        return Outcome.MIXED
    return next(iter(decisive), Outcome.NOT_COMPARABLE)


class Relation(StrEnum):
    """How the two sides of a statement should stand."""

    EQUALS = "equals"
    AT_MOST = "at_most"
    LESS = "less"
    ADDS_UP_TO = "adds_up_to"
    COVERS = "covers"
    IS_KIND = "is_kind"
    HEDGED = "hedged"
    SAYS = "says"


RELATION_WORDS = {
    Relation.EQUALS: "what both sides can stand for has a value in common",
    Relation.AT_MOST: "the left side can stand for a value that is no greater than the right one",
    Relation.LESS: "each on the left is below the right side, whatever rounding leaves open",
    Relation.ADDS_UP_TO: "the values on the left add up to the right one",
    Relation.COVERS: "the period of each on the left is the one on the right",
    Relation.IS_KIND: "each on the left is of the kind on the right",
    Relation.HEDGED: "each on the left has the comparator on the right",
    Relation.SAYS: "the excerpt of each on the left has the words on the right",
}
RESULTS = (Relation.EQUALS, Relation.AT_MOST)
"""The relations that may fail: what comes of them is shown. The others are for what titles claim."""
WORDED = (Relation.COVERS, Relation.IS_KIND, Relation.HEDGED, Relation.SAYS)
"""The relations whose right side is no number."""


@dataclass(frozen=True)
class Side:
    """One side of a check: the ids or number it is made of, their mean, and all it can stand for."""

    tokens: tuple[str, ...]
    value: Fraction
    bounds: Interval

    @classmethod
    def of(cls, tokens: Sequence[str], operands: Sequence[Operand]) -> Side:
        """Return the mean of one or more operands."""
        count = len(operands)
        value = sum((operand.value for operand in operands), Interval.point(0)) / count
        bounds = sum((operand.bounds for operand in operands), Interval.point(0)) / count
        return cls(tuple(tokens), value.middle, bounds)


@dataclass(frozen=True)
class Check:
    """A statement that holds if the interview fits itself, or the published base its own numbers imply."""

    id: str
    statement: str
    left: Side
    relation: Relation
    right: Side
    note: str
    table: str = ""
    """What is shown below it: `rates`, what the sum behind an implied rate would be at each published one."""

    @property
    def outcome(self) -> Outcome:
        """Agrees if some values of both ranges stand in the relation."""
        return Outcome.AGREES if _stand(self.left.bounds, self.relation, self.right.bounds) else Outcome.DIFFERS


def holds(left: Sequence[Operand], relation: Relation, right: Sequence[Operand]) -> bool:
    """Return whether numbers stand in a relation; raises ValueError for one whose right side is no number."""
    if relation in WORDED:
        raise ValueError(f"{relation} compares no numbers")
    ends = Side.of((), right)
    if relation is Relation.LESS:
        return all(_surely_less(operand.bounds, ends.bounds) for operand in left)
    if relation is Relation.ADDS_UP_TO:
        return sum(operand.value.middle for operand in left) == ends.value
    return _stand(Side.of((), left).bounds, relation, ends.bounds)


def _stand(left: Interval, relation: Relation, right: Interval) -> bool:
    if relation is Relation.AT_MOST:
        right = Interval(float("-inf"), right.high, low_open=True, high_open=right.high_open)
    return left.overlaps(right)


def _surely_less(left: Interval, right: Interval) -> bool:
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def at_rate(total: Number, rate: Number, unit: Unit) -> Amount:
    """Return what a sum comes to at a rate, in the unit the rate leads to."""
    operands = (Operand(Interval.point(one.value), one.bounds, one.comparator) for one in (total, rate))
    value, bounds, comparator = compute("ratio", list(operands))
    return Amount(value, bounds, unit, comparator=comparator)
