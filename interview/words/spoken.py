"""What was read of one number of a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.words.lexicon import FLIPPED
from interview.words.measures import TIMES


class Sort(StrEnum):
    """What a number in a text is there for."""

    QUANTITY = "quantity"
    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    IDIOM = "idiom"
    VAGUE = "vague"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Spoken:
    """A number of a text, from its hedge to its unit; `core` is where the number itself starts.

    `value`, `lower` and `upper` are exact and count whole `unit`s, negative for a fall; the bounds are None where
    the words name none. `comparator` belongs to the signed value. `problem` says why an unclear number has none.
    """

    start: int
    end: int
    core: int
    sort: Sort
    value: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    unit: str = ""
    comparator: Comparator = Comparator.EQUAL
    resolution: Fraction = Fraction(0)
    numbers: int = 1
    proportion: bool = False
    unit_said: bool = False
    problem: str = ""
    changed: bool = False
    scale: int = 1
    lost: bool = False
    """Whether it is an amount that is lost, whose sign is that of what is measured."""

    def verbatim(self, text: str) -> str:
        """Return the words of the number."""
        return text[self.start : self.end]

    def negative(self) -> Spoken:
        """Return the same amount as a fall: below zero, bounds exchanged, hedge turned round."""
        if self.value is None or self.value < 0:
            return self
        if self.unit == TIMES:
            return replace(self, value=1 / self.value if self.value > 1 else self.value, lower=None, upper=None)
        lower, upper = (None if end is None else -end for end in (self.upper, self.lower))
        comparator = FLIPPED.get(self.comparator, self.comparator)
        return replace(self, value=-self.value, lower=lower, upper=upper, comparator=comparator, changed=True)

    def hedged(self, comparator: Comparator) -> Spoken:
        """Return the same amount under a hedge, which bounds what has no bounds of its own."""
        if self.value is None:
            return self
        bounded = self.lower is not None and self.upper is not None
        lower = self.value if comparator in (Comparator.MORE, Comparator.AT_LEAST) and not bounded else self.lower
        upper = self.value if comparator in (Comparator.LESS, Comparator.AT_MOST) and not bounded else self.upper
        return replace(self, comparator=comparator, lower=lower, upper=upper)
