"""What came of a number in words: its verdict, its finding, and as of when it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from interview.amounts.items import Comparator, Figure, Kind, Measured, Number, Reference, Sort, Status
from interview.amounts.periods import Period
from interview.amounts.since import COURSE_WORDS, Came, Course, Later
from interview.folder.dataset import Dataset
from interview.words.formatting import WORDS, bounds_text, period_text, spelled
from interview.words.shown import brief_text

_FORECAST = (Status.EXPECTED, Status.PLANNED)
_REAL = (Status.MEASURED, Status.ESTIMATED)
_BACK = {Course.ROSE: Course.FELL, Course.FELL: Course.ROSE}
_SIDE = {Course.ROSE: "above what was said", Course.FELL: "below what was said"}
"""Where a number stands that moved, though its last move went the other way."""
_CHANGE = "growth_between"
"""The method whose result says how far one value lies from another."""
_UNMEASURED, _UNSETTLED = "no measured value yet", "so this is not settled"


@dataclass(frozen=True)
class _Forms:
    """How a verdict reads: settled, open, behind "expected", and behind "whether" where it is no aim's end."""

    settled: str
    open: str
    expected: str
    asked: str = ""


_FORMS = {
    Course.REACHED: _Forms("aim reached", "aim reached as published", "to be reached"),
    Course.MISSED: _Forms("aim missed", "aim missed as published", "to be missed"),
    Course.AHEAD: _Forms(
        "ahead of a steady path",
        "ahead of a steady path as published",
        "ahead of a steady path",
        "ahead of a steady path",
    ),
    Course.BEHIND: _Forms(
        "behind a steady path", "behind a steady path as published", "behind a steady path", "behind a steady path"
    ),
    Course.NOT_YET: _Forms("aim not reached yet", "aim not reached as published", "to stay out of reach so far"),
    Course.ROSE: _Forms("rose", "higher as published", "to rise", "higher"),
    Course.FELL: _Forms("fell", "lower as published", "to fall", "lower"),
    Course.SAME: _Forms("about the same", "about the same", "to stay about the same"),
}


def verdict_words(came: Came) -> str:
    """Return the verdict with its hedges, such as "expected to rise; no measured value yet"."""
    return "; ".join([claim(came), *hedges(came)])


def claim(came: Came) -> str:
    """Return the verdict alone, such as "aim expected to be reached a year early"."""
    course = _course(came)
    if course not in _FORMS:
        return COURSE_WORDS[course]
    if came.course in (Course.ROSE, Course.FELL):
        return _moves(came)
    forms, early = _FORMS[course], _early(came) if course is Course.REACHED else ""
    if came.status in _FORECAST:
        aim = "aim " if forms.settled.startswith("aim") else ""
        return f"{aim}{came.status.value} {forms.expected}{early}"
    words = forms.open if came.course is Course.OPEN else forms.settled
    return f"{words}{early}{_estimated(came)}"


def hedges(came: Came) -> tuple[str, ...]:
    """Return what the verdict leaves open, and where a number stands that turned back, a clause each."""
    if came.course is Course.OPEN:
        return (*_unmeasured(came), _openness(came))
    turned = came.course in _BACK and [word for word, _ in _turns(came)][-1:] == [COURSE_WORDS[_BACK[came.course]]]
    return (*_unmeasured(came), *([f"still {_SIDE[came.course]}"] if turned else []))


def finding(came: Came) -> str:
    """Return what came of a number as the rest of a title, in a few words, such as "rose, then fell in 2025"."""
    course = _course(came)
    if came.course is Course.DISAGREE:
        return f"sources disagree, {' or '.join(_latest(came))}"
    if came.course in (Course.ROSE, Course.FELL):
        return _move(came)
    if course is Course.REACHED and came.status in _FORECAST and _early(came):
        return f"aim {came.status.value}{_early(came)}"
    if came.course is Course.OPEN and came.status in _REAL and _FORMS[course].asked:
        return f"open whether {_FORMS[course].asked}"
    return claim(came)


def summary(came: Came, *, hedged: bool = True) -> str:
    """Return the verdict with the values that decide, as it stands without a chart, and with its hedges."""
    return "; ".join([_told(came), *(hedges(came) if hedged else ())])


def _told(came: Came) -> str:
    """Return the verdict after the values that decide, such as "4 euros in 2025, the aim a year early"."""
    if not came.judged or came.course in (Course.ROSE, Course.FELL):
        return claim(came)
    later = came.judged[0].later
    how = f"{later.status.value} for" if later.status in (*_FORECAST, Status.ESTIMATED) else "in"
    values = f"{' or '.join(_latest(came))} {how} {period_text(later.item.period)}"
    if _course(came) is Course.REACHED and _early(came):
        return f"{values}, the aim{_early(came)}"
    return f"{values}: {claim(came)}"


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


def reporters(dataset: Dataset, item: Measured) -> str:
    """Return who counts a later value."""
    return " and ".join(dict.fromkeys(one.reporter for one in published_behind(dataset, item)))


def brief_words(number: Number, *, signed: bool = False, unit: bool = True) -> str:
    """Return a number as the sentences and titles of this page write it: with few digits and its unit in words."""
    return brief_text(number, words=number.unit.sort is not Sort.PERCENT, signed=signed, unit=unit)


def signed(came: Came) -> bool:
    """Return whether later values are written with a plus sign: where one of them is below zero."""
    return any(one.item.value < 0 for one in came.later)


def whose(dataset: Dataset, came: Came) -> str:
    """Return who says what where the sources disagree, and what it was calculated from."""
    items = [one.later.item for one in came.judged]
    return "; ".join(f"{by(dataset, came, item)}{basis(dataset, item)}" for item in items)


def by(dataset: Dataset, came: Came, item: Measured) -> str:
    """Return a later value and who counts it so."""
    return f"{brief_words(item, signed=signed(came))} by {reporters(dataset, item)}"


def basis(dataset: Dataset, item: Measured) -> str:
    """Return which published values a later one was calculated from; empty for a published one."""
    if not isinstance(item, Figure):
        return ""
    known = sorted(published_behind(dataset, item), key=lambda one: one.period.last)
    texts = [brief_words(one, unit=one is known[-1]) for one in known]
    change = item.derivation is not None and item.derivation.method == _CHANGE
    return f", from {(' to ' if change else ' and ').join(texts)}"


def _course(came: Came) -> Course:
    return came.as_written if came.course is Course.OPEN else came.course


def _unmeasured(came: Came) -> tuple[str, ...]:
    return (_UNMEASURED,) if came.status in _FORECAST and came.course is not Course.DISAGREE else ()


def _openness(came: Came) -> str:
    """Return why a verdict does not stand for all that the numbers can stand for."""
    figure = came.figure
    if figure.comparator not in (Comparator.EQUAL, Comparator.ABOUT) and figure.kind is not Kind.TARGET:
        return f"“{WORDS[figure.comparator].strip()}” was said, {_UNSETTLED}"
    extents = (bounds_text(one.later.item) for one in came.judged)
    extent = next((f"the later value is rounded and can stand for {one}" for one in extents if one), "")
    return f"{extent or 'the value said is rounded'}, {_UNSETTLED}"


def _latest(came: Came) -> list[str]:
    """Return the values that decide, each once."""
    values = (brief_words(one.later.item, signed=signed(came)) for one in came.judged)
    return list(dict.fromkeys(values))


def _early(came: Came) -> str:
    """Return by how many years an aim came early, after a space; nothing if in its own time."""
    ahead = came.figure.period.last.year - came.judged[0].later.item.period.last.year
    if ahead <= 0:
        return ""
    return f" {'a year' if ahead == 1 else f'{spelled(ahead)} years'} early"


def _estimated(came: Came) -> str:
    return ", estimated" if came.status is Status.ESTIMATED else ""


def _move(came: Came) -> str:
    """Return how a number moved, in a few words for a title."""
    steps, last = list(_turns(came))[-2:], came.judged[0].later.item
    if came.status in _FORECAST:
        return f"{came.status.value} {_FORMS[came.course].expected}"
    if len(steps) > 1:
        (first, _), (second, later) = steps
        return f"{first}, then {second} in {period_text(later.item.period)}{_estimated(came)}"
    if last.value < 0:
        return f"{brief_words(last)} in {period_text(last.period)}{_estimated(came)}"
    return f"{COURSE_WORDS[came.course]} to {brief_words(last)}{_estimated(came)}"


def _moves(came: Came) -> str:
    """Return how a number moved, with the value before its last turn, the last value, and their times."""
    decides = came.judged[0].later
    steps = list(_turns(came))[-2:] if came.status in _REAL else []
    if len(steps) < 2:
        steps = [(_FORMS[came.course].settled, decides)]
    if came.status in _FORECAST:
        steps = [(f"{came.status.value} {_FORMS[came.course].expected}", decides)]
    each = decides.item.unit.sort is Sort.PERCENT
    words = (
        f"{word} to {brief_words(one.item, unit=each or place == 0)} in {period_text(one.item.period)}"
        for place, (word, one) in enumerate(steps)
    )
    return ", then ".join(words) + _estimated(came)


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
