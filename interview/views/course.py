"""What came of a number in words: its verdict, its finding, and as of when it is known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from interview.amounts.items import Figure, Measured, Reference, Status
from interview.amounts.periods import Period
from interview.amounts.since import COURSE_WORDS, Came, Course, Later
from interview.folder.dataset import Dataset
from interview.words.formatting import period_text, spelled, value_text

_UNSURE = (Status.ESTIMATED, Status.EXPECTED, Status.PLANNED)
_REAL = (Status.MEASURED, Status.ESTIMATED)


def verdict_words(came: Came) -> str:
    """Return the verdict with the hedge of its source, such as "reached as written, open within rounding; expected"."""
    words = COURSE_WORDS[came.course]
    if came.course is Course.OPEN and came.as_written is not Course.OPEN:
        words = f"{COURSE_WORDS[came.as_written]} as written, open within rounding"
    return f"{words}; {came.status.value}, not measured" if came.status in _UNSURE else words


def finding(came: Came) -> str:
    """Return what came of a number as the rest of a title, such as "rose to 4.48 Mt in 2024"."""
    if not came.judged:
        return COURSE_WORDS[Course.NOTHING]
    first = came.judged[0].later
    value, when = value_text(first.item, words=True), period_text(first.item.period)
    match came.course:
        case Course.ROSE | Course.FELL:
            return _moves(came)
        case Course.DISAGREE:
            values = " or ".join(value_text(one.later.item, signed=True) for one in came.judged)
            return f"sources disagree, {values} in {when}"
        case Course.OPEN if came.as_written is Course.REACHED:
            return f"{value} {first.status.value} for {when}, the aim{_early(came)} as written"
        case Course.OPEN:
            return f"{_hedged(first)}{value} in {when}, open whether it {COURSE_WORDS[came.as_written]}"
        case Course.REACHED:
            return f"reached{_early(came)}, {_hedged(first)}{value} in {when}"
    return f"{COURSE_WORDS[came.course]}, {_hedged(first)}{value} in {when}"


def as_of(dataset: Dataset, came: Came) -> str:
    """Return when the values that decide were published, the last of them; empty where there are none."""
    published = [one.published for each in came.judged for one in published_behind(dataset, each.later.item)]
    return period_text(max(published, key=lambda one: one.last)) if published else ""


def published_behind(dataset: Dataset, item: Measured) -> tuple[Reference, ...]:
    """Return the published values behind a later one: itself, or those it was computed from."""
    if isinstance(item, Reference):
        return (item,)
    sources = item.derivation.sources if item.derivation else ()
    return tuple(dataset.references[name] for name in sources)


def _hedged(later: Later) -> str:
    return f"{later.status.value} " if later.status in _UNSURE else ""


def _early(came: Came) -> str:
    """Return by how many years an aim came early, after a space; nothing if in its own time."""
    ahead = came.figure.period.last.year - came.judged[0].later.item.period.last.year
    if ahead <= 0:
        return ""
    return f" {'a year' if ahead == 1 else f'{spelled(ahead)} years'} early"


def _moves(came: Came) -> str:
    moves = list(_turns(came))[-2:]
    if len(moves) < 2:
        later = came.judged[0].later
        moves = [(COURSE_WORDS[came.course], later)]
    words = [
        f"{word} to {value_text(one.item, words=True, unit=place == 0)} in {period_text(one.item.period)}"
        for place, (word, one) in enumerate(moves)
    ]
    return ", then ".join(words) + (f", {moves[-1][1].status.value}" if moves[-1][1].status in _UNSURE else "")


def _turns(came: Came) -> Iterator[tuple[str, Later]]:
    """Yield the last value before each turn and the last of all, with how it was reached."""
    before: Figure | Reference = came.figure
    steps: list[tuple[str, Later]] = []
    for one in _one_a_time(came):
        if not before.bounds.overlaps(one.item.bounds):
            word = COURSE_WORDS[Course.ROSE if one.item.value > before.value else Course.FELL]
            steps.append((word, one))
        before = one.item
    for _, run in groupby(steps, key=lambda step: step[0]):
        yield list(run)[-1]


def _one_a_time(came: Came) -> Iterator[Later]:
    """Yield one real value for each time, in order."""
    seen: set[Period] = set()
    for one in came.later:
        if one.status in _REAL and one.item.period not in seen:
            seen.add(one.item.period)
            yield one
