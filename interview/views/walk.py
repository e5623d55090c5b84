"""The numbers in an order to walk them: as they were said, or those first that need a check most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from interview.amounts.checks import DISTANCE
from interview.amounts.items import Event, Figure, Item
from interview.folder.dataset import Dataset
from interview.views.blocks import Block, Heading, Text, Walk
from interview.views.doubts import Reason, away_text, reasons
from interview.views.index import Cell, Index, Row
from interview.views.places import Link, home_path
from interview.words.formatting import KIND_NAMES, period_text, period_words, some, value_words

CHECK_FIRST = "Check first"
CHECK_RULE = (
    f"Least certain first, by how far the furthest other value lies from the number, {DISTANCE}. Other values are what "
    "others published for the same, what the number is with its words read another way, and the other side of a "
    "statement it does not fit. Among equals, that from which most others are calculated."
)


@dataclass(frozen=True)
class Doubt:
    """Why a figure should be checked: its reasons, the weightiest first, and how many figures rest on it."""

    figure: Figure
    grounds: tuple[Reason, ...]
    weight: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """The sorts of its reasons."""
        return tuple(one.sort for one in self.grounds)

    @property
    def place(self) -> tuple[bool, float, int]:
        """What it is sorted by."""
        return not self.grounds, -max((abs(one.apart) for one in self.grounds), default=0), -self.weight


@lru_cache(maxsize=4)
def as_said(dataset: Dataset) -> tuple[Item, ...]:
    """Return every figure and event once: what was said by its place in the text, then what was calculated."""
    every: tuple[Item, ...] = (*dataset.figures.values(), *dataset.events.values())
    own = [item for item in every if home_path(dataset, item.id)]
    said = sorted((item for item in own if item.mention), key=lambda item: item.mention.start if item.mention else 0)
    return (*said, *(item for item in own if not item.mention))


@lru_cache(maxsize=4)
def doubts(dataset: Dataset) -> tuple[Doubt, ...]:
    """Return every figure by the printed rule, those without a reason last."""
    found = (_doubt(dataset, item) for item in as_said(dataset) if isinstance(item, Figure))
    return tuple(sorted(found, key=lambda doubt: doubt.place))


def least_certain(dataset: Dataset) -> Doubt | None:
    """Return the number that stands first by the printed rule; nothing where none has a reason to be checked."""
    return next((doubt for doubt in doubts(dataset) if doubt.reasons), None)


def check_first(dataset: Dataset) -> tuple[Block, ...]:
    """Return the figures that have a reason to be checked, the least certain in the heading, and the rule."""
    least = least_certain(dataset)
    if least is None:
        return ()
    index = Index(
        id="check-first",
        title=CHECK_FIRST,
        noun="figures",
        placeholder="",
        filters=(),
        head=("Figure", "Value", "Why it is uncertain", "Furthest off by"),
        rows=tuple(_row(dataset, doubt) for doubt in doubts(dataset) if doubt.reasons),
    )
    title = f"{CHECK_FIRST}: {least.figure.title}, {period_text(least.figure.period)}, is least certain"
    return Heading(title, 2, "check-first"), index, Text(CHECK_RULE, small=True)


def _doubt(dataset: Dataset, figure: Figure) -> Doubt:
    return Doubt(figure, reasons(dataset, figure), len(dataset.derived_from(figure.id)))


def _row(dataset: Dataset, doubt: Doubt) -> Row:
    figure, (why, *others) = doubt.figure, doubt.grounds
    also = f" Also: {', '.join(one.sort for one in others)}." if others else ""
    weight = f"; {some(doubt.weight, 'rests', 'rest')} on it" if doubt.weight else ""
    cells = (
        Cell(figure.title, address=home_path(dataset, figure.id), figure=figure.id),
        Cell(value_words(figure), note=f"{KIND_NAMES[figure.kind]}, {period_words(figure)}{weight}"),
        Cell(why.words, note=why.note + also),
        Cell(away_text(why)),
    )
    return Row(cells, {}, f"{figure.title} {value_words(figure)} {why.words}")


def _counts(walked: Iterable[Item]) -> str:
    """Return how many numbers and dates there are, such as "45 numbers said, 21 dates, 78 calculated"."""
    sorts = Counter(Event if isinstance(item, Event) else bool(item.mention) for item in walked)
    parts = (some(sorts[True], "number said", "numbers said"), some(sorts[Event], "date", "dates"))
    return ", ".join(part for part in (*parts, f"{sorts[False]} calculated" if sorts[False] else "") if part)


def walk_of(dataset: Dataset, questions: bool = False) -> Walk:
    """Return the way from number to number; with the places of the questions where the whole interview stands."""
    walked = as_said(dataset)
    asked = (
        Link(f"{one.question}. {one.theme}", f"interview#question-{one.question}") for one in dataset.questions.values()
    )
    return Walk(
        homes={item.id: home_path(dataset, item.id) for item in walked},
        said=sum(1 for item in walked if item.mention),
        counts=_counts(walked),
        check_first=tuple(doubt.figure.id for doubt in doubts(dataset)),
        questions=tuple(asked) if questions else (),
    )
