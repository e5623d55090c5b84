"""The interview beside itself: statements that hold if its numbers fit each other, first those that do not."""

from __future__ import annotations

from collections.abc import Iterator

from interview.amounts.checks import OUTCOME_WORDS, Check, Outcome, Relation, Side, at_rate
from interview.amounts.items import Amount, Event, Figure
from interview.amounts.rounding import Interval
from interview.folder.dataset import Dataset
from interview.views.blocks import Block, Folded, Heading, Table, Text
from interview.words.formatting import (
    KIND_NAMES,
    bounds_text,
    formula_text,
    period_text,
    period_words,
    plain_number,
    value_text,
)

_STANDS = {
    (Relation.EQUALS, Outcome.AGREES): "fits",
    (Relation.EQUALS, Outcome.DIFFERS): "does not fit",
    (Relation.AT_MOST, Outcome.AGREES): "is at most",
    (Relation.AT_MOST, Outcome.DIFFERS): "is more than",
}
_BALANCE = "balance"
"""The method that takes a total from its parts: nothing is left over where they add up to it."""
_RULE = (
    "Each row compares two numbers that should go together; what we calculated stands with its formula. In brackets is "
    "every value that a rounded number can stand for: two numbers fit if one value is in both ranges."
)


def consistency(dataset: Dataset) -> Iterator[Block]:
    """Yield the statements with both sides in numbers, in the heading how many fit, and below it which do not."""
    ordered = sorted(dataset.checks.values(), key=_fits)
    unfit = [check for check in ordered if not _fits(check)]
    yield Heading(
        f"The interview beside itself: {len(ordered) - len(unfit)} of {len(ordered)} statements fit", 2, "consistency"
    )
    for check in unfit:
        yield Text(f"Does not fit: {check.statement}. {_in_numbers(dataset, check)}. {check.note}".strip())
    yield Text(_RULE, small=True)
    yield Table(
        "The interview beside itself",
        ("Statement", "In numbers", "Result", "Note"),
        tuple((one.statement, _in_numbers(dataset, one), OUTCOME_WORDS[one.outcome], one.note) for one in ordered),
    )
    for check in dataset.checks.values():
        if check.table:
            yield _rates(dataset, check)


def _fits(check: Check) -> bool:
    return check.outcome is Outcome.AGREES


def _in_numbers(dataset: Dataset, check: Check) -> str:
    """Return a statement as its numbers, such as "5 + 8 = 13" or "2024 − 25 = 1999"."""
    left = dataset.figures.get(check.left.tokens[0])
    if left and left.derivation and left.derivation.method == _BALANCE and check.right.tokens == ("0",):
        *parts, total = (value_text(dataset.figures[name]) for name in left.derivation.inputs)
        return f"{' + '.join(parts)} {'=' if _fits(check) else '≠'} {total}"
    formula = formula_text(left, dataset.named) if left else ""
    if formula and check.relation is Relation.EQUALS and check.left.bounds == check.right.bounds == _only(check):
        return formula
    stands = _STANDS[check.relation, check.outcome]
    return f"{_side_text(dataset, check.left)} {stands} {_side_text(dataset, check.right)}"


def _only(check: Check) -> Interval:
    """Return the range of a left side that is exact."""
    return Interval.point(check.left.value)


def _side_text(dataset: Dataset, side: Side) -> str:
    item = dataset.items.get(side.tokens[0].partition(".")[0])
    if item is None:
        return plain_number(side.value)
    if isinstance(item, Event):
        return f"{plain_number(side.value)} ({KIND_NAMES[item.kind]})"
    amount = Amount(side.value, side.bounds, item.unit) if len(side.tokens) > 1 else item
    how = f"mean of {len(side.tokens)}" if len(side.tokens) > 1 else KIND_NAMES[item.kind]
    formula = formula_text(item, dataset.named) if isinstance(item, Figure) else ""
    return f"{formula or value_text(amount)} ({', '.join(filter(None, (how, bounds_text(amount))))})"


def _rates(dataset: Dataset, check: Check) -> Folded:
    """Return what the sum behind an implied rate would be at each published rate."""
    implied, first = dataset.figures[check.left.tokens[0]], dataset.references[check.right.tokens[0]]
    if implied.derivation is None:
        raise ValueError(f"{implied.id} is not computed, so it implies no rate")
    total, other = (dataset.figures[name] for name in implied.derivation.inputs)
    published = [one for one in dataset.references.values() if one.indicator is first.indicator]
    rows = [
        (period_text(one.period), value_text(one), value_text(at_rate(total, one, other.unit)), one.reporter)
        for one in published
    ]
    mean = Amount(check.right.value, check.right.bounds, first.unit)
    then = value_text(at_rate(total, mean, other.unit))
    rows.append((f"Mean of {len(check.right.tokens)}", value_text(mean), then, ""))
    said = (period_words(other), f"{value_text(implied)}, implied", f"{value_text(other)}, said", "the interview")
    head = ("Year", first.indicator.title, f"{value_text(total)} would be", "Rate by")
    table = Table("The sum at the rate of each year", head, (said, *rows))
    return Folded(f"{value_text(total)} at the rate of each year", (table,), open=True)
