"""What came of the numbers said: each beside what was published for later times, with a verdict by the printed rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from interview.amounts.items import Figure, Kind, Mention
from interview.amounts.since import COURSE_WORDS, RULE, Came, Course
from interview.charts.signs import signs_of
from interview.charts.since import LINES, since_chart
from interview.charts.spec import spec
from interview.charts.theme import Style
from interview.folder.dataset import Dataset
from interview.folder.pages import SINCE
from interview.views.blocks import Block, Folded, Heading, StoryBlock, Table, Text, Way, Ways
from interview.views.course import (
    as_of,
    basis,
    brief_words,
    claim,
    finding,
    hedges,
    published_behind,
    reporters,
    signed,
    summary,
    whose,
)
from interview.views.places import Link, home_page, page_path
from interview.views.steps import STYLES, Drawing, State, Step, table_row
from interview.views.stories import Story, story
from interview.views.walk import CHECK_RULE, Doubt, least_certain
from interview.words.formatting import period_text, period_words, value_text, value_words

HIGHLIGHTS = "since-highlights"
_MOST = 3
"""So many panels stand on the front page."""
_AIMS = 2
"""The page opens with where so many aims stand."""
_COUNTED = {Course.DISAGREE: "on which sources disagree"}
"""Verdicts that read otherwise behind a count."""
Panel = tuple[Came, ...]
"""What came of the numbers of one measure in one place, the aim first, then the latest level."""


def since_page(dataset: Dataset) -> tuple[Block, ...]:
    """Return the page: what matters most, a panel for each measure beside its sentence, and what did not move."""
    known = panels(dataset)
    followed = sum(len(panel) for panel in known)
    silent = _silent(dataset)
    moved = [panel for panel in known if not _unmoved(panel)]
    still = [panel for panel in known if _unmoved(panel)]
    return (
        Heading(f"{followed} of {followed + len(silent)} numbers can be followed past the interview", 1, SINCE),
        Text(_counts(known, followed + len(silent))),
        *_answers(dataset, moved),
        Folded("How the verdicts are reached", tuple(Text(rule) for rule in (*RULE, CHECK_RULE, LINES))),
        *_by_excerpt(dataset, moved),
        *_still(dataset, still),
        *_untold(silent),
    )


def since_highlights(dataset: Dataset, most: int = _MOST) -> StoryBlock | None:
    """Return the panels that matter most: aims first, then what moved farthest, one of each topic; none without any."""
    chosen: dict[str, Panel] = {}
    for panel in sorted(panels(dataset), key=_weight):
        chosen.setdefault(panel[0].figure.topic, panel)
    kept = list(chosen.values())[:most]
    return StoryBlock(_story(dataset, HIGHLIGHTS, kept)) if kept else None


@lru_cache(maxsize=4)
def panels(dataset: Dataset) -> tuple[Panel, ...]:
    """Return what came of every number with later values, those of one measure and place together."""
    by: dict[tuple[str, str], list[Came]] = {}
    for came in _amounts(dataset):
        if came.later:
            by.setdefault((came.figure.indicator.id, came.figure.geography), []).append(came)
    return tuple(tuple(sorted(some, key=_first)) for some in by.values())


def _first(came: Came) -> tuple[bool, int]:
    """Return what orders the numbers of a panel: aims as they were said, then the level of the latest time."""
    aim = came.figure.kind is Kind.TARGET
    return (not aim, 0 if aim else -came.figure.period.last.toordinal())


def _amounts(dataset: Dataset) -> Iterator[Came]:
    """Yield what came of each amount once: of its last mention."""
    for figure_id, came in dataset.came.items():
        if dataset.mentions(figure_id)[-1].id == figure_id:
            yield came


def _silent(dataset: Dataset) -> list[Figure]:
    return [came.figure for came in _amounts(dataset) if not came.later]


def _counts(known: Iterable[Panel], all_told: int) -> str:
    """Return what the numbers are that can be followed, and how many came to what; each aim says where it stands."""
    every = [came for panel in known for came in panel]
    aims = Counter(claim(came) for came in every if came.figure.kind is Kind.TARGET)
    others = Counter(came.course for came in every if came.figure.kind is not Kind.TARGET)
    spread = [f"{count} {words}" for words, count in aims.items()]
    spread += [f"{others[one]} {_COUNTED.get(one, COURSE_WORDS[one])}" for one in Course if others[one]]
    return (
        f"{all_told} numbers said are levels, growth rates or aims, which later values can stand beside; dates and "
        f"durations are not. For {len(every)} of them something was published later: {', '.join(spread)}."
    )


def _answers(dataset: Dataset, moved: list[Panel]) -> Iterator[Block]:
    """Yield where the aims stand, what moved farthest, and which number is least certain and why."""
    doubt = least_certain(dataset)
    doubted = [panel for panel in moved if doubt and doubt.figure in [came.figure for came in panel]]
    ordered = [panel for panel in sorted(moved, key=_weight) if panel not in doubted]
    aims = [panel for panel in ordered if panel[0].figure.kind is Kind.TARGET]
    others = [panel for panel in ordered if panel not in aims]
    ways = [_answer(panel, panel[0]) for panel in [*aims[:_AIMS], *others[:1]]]
    ways += [_doubted(doubt, doubted)] if doubt else []
    if ways:
        yield Ways(tuple(ways), kept=True)


def _answer(panel: Panel, came: Came) -> Way:
    said = f"said {brief_words(came.figure)} for {period_text(came.figure.period)}"
    words = " ".join(_sentence(part) for part in (said, summary(came, hedged=False), *hedges(came)))
    return Way(Link(came.figure.title, f"{page_path(SINCE)}#{_step_id(panel)}"), words)


def _sentence(words: str) -> str:
    """Return words as a sentence."""
    return words[:1].upper() + words[1:] + "."


def _doubted(doubt: Doubt, shown: Sequence[Panel]) -> Way:
    """Return which number is the least certain and why, as the page of cross-checks says it, and where to see it."""
    figure, why = doubt.figure, doubt.grounds[0]
    how = "said" if figure.mention else "calculated"
    reason = ": ".join(part for part in (why.words, why.note.removesuffix(".")) if part)
    words = f"{how} {brief_words(figure)} for {period_text(figure.period)}. {reason}"
    address = f"{page_path(SINCE)}#{_step_id(shown[0])}" if shown else f"{page_path('cross_checks')}#check-first"
    return Way(Link(f"Least certain: {figure.title}", address), _sentence(words))


def _by_excerpt(dataset: Dataset, known: Iterable[Panel]) -> Iterator[Block]:
    """Yield the panels of the numbers that one excerpt says, beside it, so that it is quoted once."""
    by: dict[str, list[Panel]] = {}
    for panel in sorted(known, key=_weight):
        by.setdefault(_mention(panel[0]).excerpt_id, []).append(panel)
    for excerpt_id, some in by.items():
        yield StoryBlock(_story(dataset, f"{excerpt_id}-panels", some))


def _mention(came: Came) -> Mention:
    if came.figure.mention is None:
        raise ValueError(f"{came.figure.id} is not said anywhere")
    return came.figure.mention


def _story(dataset: Dataset, story_id: str, some: Iterable[Panel]) -> Story:
    chosen = list(some)
    excerpts = {_mention(came).excerpt_id for panel in chosen for came in panel}
    return story(dataset, story_id, "page", [_step(dataset, panel) for panel in chosen], excerpts)


def _step(dataset: Dataset, panel: Panel) -> Step:
    lead, name = panel[0], _step_id(panel)
    ids = _ids(dataset, panel)
    title = f"{lead.figure.title}: {finding(lead)}"
    alt = f"{title}. {_said(panel)} Later values: {_listed(dataset, panel)}."
    drawings = tuple(Drawing(style, (_picture(dataset, panel, look, alt),)) for style, look in STYLES.items())
    return Step(
        id=name,
        title=title,
        subtitle=_verdicts(dataset, panel),
        item_ids=ids,
        shown=ids,
        drawings=drawings,
        table=tuple(table_row(dataset, one) for one in ids),
        said=tuple((came.figure.id, _mention(came).verbatim) for came in panel),
        leads=tuple(_leads(dataset, panel)),
        file=f"{name}-v{dataset.version}",
    )


def _picture(dataset: Dataset, panel: Panel, style: Style, alt: str) -> State:
    drawn = spec(since_chart(panel, dataset.interview, style), style)
    return State("", drawn, alt, signs_of(drawn, {**dataset.items, **dataset.later}))


def _step_id(panel: Panel) -> str:
    """Return the id of a panel; a place other than that of its measure is part of it."""
    figure = panel[0].figure
    place = [] if figure.geography == figure.indicator.geography else [figure.geography.lower()]
    return "-".join([SINCE, figure.indicator.id, *place])


def _ids(dataset: Dataset, panel: Panel) -> tuple[str, ...]:
    said = (one.id for came in panel for one in dataset.mentions(came.figure.id)[-1:])
    return tuple(dict.fromkeys([*said, *(one.item.id for came in panel for one in came.later)]))


def _said(panel: Panel) -> str:
    parts = (f"{brief_words(one.figure)} for {period_words(one.figure)}" for one in panel)
    return f"Said: {', '.join(parts)}."


def _verdicts(dataset: Dataset, panel: Panel) -> str:
    """Return the verdict on each number of a panel, each hedge once, what was calculated from what, and as of when."""
    parts = [
        f"Said {brief_words(one.figure)} for {period_text(one.figure.period)}: {_verdict(dataset, one)}."
        for one in panel
    ]
    parts += dict.fromkeys(_sentence(hedge) for one in panel for hedge in hedges(one))
    parts += _calculated(dataset, panel)
    when = as_of(dataset, panel[0])
    return " ".join([*parts, *([f"As of {when}."] if when else [])])


def _verdict(dataset: Dataset, came: Came) -> str:
    return f"{claim(came)}: {whose(dataset, came)}" if came.course is Course.DISAGREE else claim(came)


def _calculated(dataset: Dataset, panel: Panel) -> Iterator[str]:
    """Yield what the later values of a panel that we calculated were calculated from, unless its verdict says so."""
    if any(came.course is Course.DISAGREE for came in panel):
        return
    items = {one.item.id: one.item for came in panel for one in came.later if isinstance(one.item, Figure)}.values()
    plus = any(signed(came) for came in panel)
    words = [f"{brief_words(item, signed=plus)} in {period_text(item.period)}{basis(dataset, item)}" for item in items]
    if words:
        yield f"Calculated by us: {'; '.join(words)}."


def _listed(dataset: Dataset, panel: Panel) -> str:
    later = {one.item.id: one for came in panel for one in came.later}.values()
    return ", ".join(
        f"{value_words(item)} in {period_text(item.period)} ({reporters(dataset, item)}, {one.status.value})"
        for item, one in ((one.item, one) for one in later)
    )


def _leads(dataset: Dataset, panel: Panel) -> Iterator[Link]:
    """Yield where the numbers said of a panel are shown with their sentence, once a page, and its sources."""
    homes = {home_page(dataset, came.figure.id): came.figure for came in reversed(panel)}
    for home, figure in homes.items():
        if home:
            yield Link(f"{value_text(figure)} on {dataset.pages[home].title}", f"{page_path(home)}?figure={figure.id}")
    later = {one.item.id: one.item for came in panel for one in came.later}.values()
    sources = {one.url: one for item in later for one in published_behind(dataset, item)}
    for source in sources.values():
        yield Link(f"{source.producer}, {period_text(source.published)}", source.url)


def _unmoved(panel: Panel) -> bool:
    return all(came.course is Course.SAME for came in panel)


def _still(dataset: Dataset, still: list[Panel]) -> Iterator[Block]:
    """Yield what was published again about as it was said: a table and the sentences, as there is nothing to draw."""
    if not still:
        return
    yield Heading(f"{len(still)} numbers published again, about as said", 2, "since-still")
    head = ("Number", "Said", "Published later")
    rows = tuple(_still_row(dataset, came) for panel in still for came in panel)
    yield Table("Numbers published again, about as said", head, rows)
    mentions = [came.figure.mention for panel in still for came in panel]
    excerpts = {mention.excerpt_id for mention in mentions if mention}
    yield StoryBlock(story(dataset, "since-still-said", "aside", [], excerpts))


def _still_row(dataset: Dataset, came: Came) -> tuple[str, ...]:
    last = came.judged[0].later
    facts = (period_text(last.item.period), reporters(dataset, last.item), last.status.value)
    later = f"{value_words(last.item)} for {', '.join(facts)}, as of {as_of(dataset, came)}"
    return came.figure.title, f"{value_text(came.figure)}, {period_words(came.figure)}", later


def _untold(silent: list[Figure]) -> Iterator[Block]:
    if not silent:
        return
    rows = tuple((one.title, value_text(one), period_words(one)) for one in silent)
    yield Folded(
        f"{len(silent)} numbers with nothing published for later",
        (
            Text("No value was found that measures the same for a time after the interview.", small=True),
            Table("Numbers with nothing published for later", ("Number", "Said", "Period"), rows),
        ),
    )


def _weight(panel: Panel) -> tuple[bool, bool, float]:
    """Return what orders panels: aims first, then what has a verdict, then how far the value as written moved."""
    lead = panel[0]
    if not lead.judged or not lead.figure.value:
        return (True, True, 0.0)
    moved = abs(float(lead.judged[0].later.item.value / lead.figure.value) - 1)
    rate = lead.figure.unit.code == "%"
    still = lead.course in (Course.SAME, Course.OPEN, Course.DISAGREE)
    return (lead.figure.kind is not Kind.TARGET, rate or still, -moved)
