"""Why a number is uncertain, and how far from it the furthest other value lies."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from interview.amounts.checks import Check, Outcome, apart, cross_check
from interview.amounts.items import Figure, Number, Reference, Sort, Unit
from interview.folder.dataset import Dataset
from interview.words.formatting import period_text, value_text
from interview.words.units import PERCENT, POINTS

UNFIT, REREAD, DISPUTED = "does not fit the interview itself", "another reading", "sources disagree"


@dataclass(frozen=True)
class Reason:
    """Why a number is uncertain: the sort of doubt, in plain words, what explains it.

    `apart` is how far the furthest other value lies from a number in this `unit`.
    """

    sort: str
    words: str
    note: str
    apart: float
    unit: Unit


def reasons(dataset: Dataset, figure: Figure) -> tuple[Reason, ...]:
    """Return every reason to doubt a number, that with the furthest value first."""
    found = (disputed(dataset, figure), _reread(dataset, figure), _unfit(dataset, figure))
    return tuple(sorted((one for one in found if one), key=lambda one: abs(one.apart), reverse=True))


def disputed(dataset: Dataset, figure: Figure) -> Reason | None:
    """Return how far others that count the same come to another number; None where none of them does."""
    comparable = [one for one in dataset.references_for(figure.id) if one.comparable]
    differing = [one for one in comparable if cross_check(figure, one).outcome is Outcome.DIFFERS]
    if not differing:
        return None
    furthest = max(differing, key=lambda one: abs(_between(figure, one)))
    who = f"{value_text(furthest)} by {furthest.reporter}, {period_text(furthest.published)}."
    note = f"{who} {furthest.note}".strip()
    return Reason(DISPUTED, f"Others published {_spread(comparable)}", note, _between(figure, furthest), figure.unit)


def away_text(reason: Reason) -> str:
    """Return how far the furthest other value lies, such as "+117 percentage points" or "−3.6 %"."""
    if math.isinf(reason.apart):
        return "not zero"
    digits = 0 if abs(reason.apart) >= 10 else 1
    unit = (POINTS if reason.unit.sort is Sort.PERCENT else PERCENT).short
    return f"{reason.apart:+,.{digits}f}{unit}".replace("-", "−")


def _spread(values: Iterable[Reference]) -> str:
    ordered = sorted(values, key=lambda one: one.value)
    low, high = ordered[0], ordered[-1]
    return value_text(high) if low.value == high.value else f"{value_text(low, unit=False)} to {value_text(high)}"


def _reread(dataset: Dataset, figure: Figure) -> Reason | None:
    pairs = [(_base(dataset, reading), reading) for reading in dataset.readings_of(figure.id)]
    if not pairs:
        return None
    base, reading = max(pairs, key=lambda pair: (abs(_between(*pair)), pair[0] is figure))
    words = f"Read another way it is {value_text(reading)}"
    if base is not figure:
        named = f"“{base.title}, {period_text(base.period)}”"
        words = f"Read another way it makes {named} {value_text(reading)}, not {value_text(base)}"
    return Reason(REREAD, words, f"{reading.reading}.", _between(base, reading), base.unit)


def _base(dataset: Dataset, reading: Figure) -> Figure:
    """Return the number that stands where a reading could: the one computed without it, else the one said."""
    derivation = reading.derivation
    return dataset.figures[derivation.reading_of or derivation.rereads] if derivation else reading


def _between(base: Figure, other: Number) -> float:
    return apart(base.value, other.value, base.unit) if base.unit == other.unit else 0.0


def _unfit(dataset: Dataset, figure: Figure) -> Reason | None:
    failed = [
        check
        for check in dataset.checks.values()
        if check.outcome is Outcome.DIFFERS and figure.id in (*check.left.tokens, *check.right.tokens)
    ]
    if not failed:
        return None
    furthest = max(failed, key=lambda one: abs(_off(one, figure.unit)))
    words = f"“{furthest.statement}” does not hold"
    return Reason(UNFIT, words, furthest.note, _off(furthest, figure.unit), figure.unit)


def _off(check: Check, unit: Unit) -> float:
    return apart(check.left.value, check.right.value, unit)
