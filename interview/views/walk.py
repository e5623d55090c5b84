"""The numbers in an order to walk them: as they were said, or those first that need a check most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from interview.amounts.checks import Outcome
from interview.amounts.items import Event, Figure, Item
from interview.folder.dataset import Dataset
from interview.views.blocks import Block, Cell, Heading, Index, Row, Text, Walk
from interview.views.cards import verdict
from interview.views.places import home_path
from interview.views.stories import Link
from interview.words.formatting import kind_words, some, value_words

CHECK_FIRST = "Check first"
CHECK_RULE = (
    "A number comes first if the interview does not fit itself there, then if its words have another reading, then if "
    "sources disagree with it or with each other; among equals the one from which most others are calculated."
)
_CONTRADICTS, _READINGS, _DISPUTED = "does not fit the interview itself", "another reading", "sources disagree"


@dataclass(frozen=True)
class Doubt:
    """Why a figure should be checked: its reasons in the order they count, and how many figures rest on it."""

    figure: Figure
    reasons: tuple[str, ...]
    weight: int

    @property
    def place(self) -> tuple[int, int, int, int]:
        """What it is sorted by."""
        contradicts, readings, disputed = (-(reason in self.reasons) for reason in (_CONTRADICTS, _READINGS, _DISPUTED))
        return contradicts, readings, disputed, -self.weight


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


def check_first(dataset: Dataset) -> tuple[Block, ...]:
    """Return the figures that have a reason to be checked, with the rule that orders them."""
    wanted = [doubt for doubt in doubts(dataset) if doubt.reasons]
    if not wanted:
        return ()
    index = Index(
        id="check-first",
        title=CHECK_FIRST,
        noun="figures",
        placeholder="",
        filters=(),
        head=("Figure", "Value", "Why", "Others calculated from it"),
        rows=tuple(_row(dataset, doubt) for doubt in wanted),
    )
    return Heading(CHECK_FIRST, 2, "check-first"), Text(CHECK_RULE, small=True), index


def _doubt(dataset: Dataset, figure: Figure) -> Doubt:
    return Doubt(figure, tuple(_reasons(dataset, figure)), len(dataset.derived_from(figure.id)))


def _reasons(dataset: Dataset, figure: Figure) -> Iterator[str]:
    failed = (check for check in dataset.checks.values() if check.outcome is Outcome.DIFFERS)
    if any(figure.id in (*check.left.tokens, *check.right.tokens) for check in failed):
        yield _CONTRADICTS
    if dataset.readings_of(figure.id):
        yield _READINGS
    if verdict(dataset, figure).outcome in (Outcome.DIFFERS, Outcome.MIXED):
        yield _DISPUTED


def _row(dataset: Dataset, doubt: Doubt) -> Row:
    figure, why = doubt.figure, "; ".join(doubt.reasons)
    cells = (
        Cell(figure.title, address=home_path(dataset, figure.id), figure=figure.id),
        Cell(value_words(figure), note=kind_words(figure)),
        Cell(why),
        Cell(str(doubt.weight)),
    )
    return Row(cells, {}, f"{figure.title} {value_words(figure)} {why}")


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
