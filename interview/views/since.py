"""What came of the numbers said: each beside what was published for later times, with a verdict by the printed rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from interview.amounts.items import Figure, Kind, Measured
from interview.amounts.since import COURSE_WORDS, RULE, Came, Course
from interview.charts.since import since_chart
from interview.charts.spec import spec
from interview.charts.theme import LOOKS
from interview.folder.dataset import Dataset
from interview.folder.pages import SINCE
from interview.views.blocks import Block, Folded, Heading, Legend, StoryBlock, Table, Text
from interview.views.course import as_of, finding, published_behind, verdict_words
from interview.views.places import home_page, page_path
from interview.views.stories import STYLES, Drawing, Link, State, Step, Story, story, table_row
from interview.words.formatting import period_text, period_words, value_text, value_words

HIGHLIGHTS = "since-highlights"
_MOST = 3
"""So many panels stand on the front page."""
Panel = tuple[Came, ...]
"""What came of the numbers of one measure in one place, the aim first."""


def since_page(dataset: Dataset) -> tuple[Block, ...]:
    """Return the page: a panel for each measure with later values, by topic, and what nothing was published of."""
    known = panels(dataset)
    followed = sum(len(panel) for panel in known)
    silent = _silent(dataset)
    moved = [panel for panel in known if not _unmoved(panel)]
    still = [panel for panel in known if _unmoved(panel)]
    return (
        Heading(f"{followed} of {followed + len(silent)} numbers can be followed past the interview", 1, SINCE),
        Text(_counts(known)),
        Folded("How the verdicts are reached", tuple(Text(rule) for rule in RULE)),
        _legend(dataset, moved),
        *_by_topic(dataset, moved),
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
    return tuple(tuple(sorted(some, key=lambda one: one.figure.kind is not Kind.TARGET)) for some in by.values())


def _amounts(dataset: Dataset) -> Iterator[Came]:
    """Yield what came of each amount once: of its last mention."""
    for figure_id, came in dataset.came.items():
        if dataset.mentions(figure_id)[-1].id == figure_id:
            yield came


def _silent(dataset: Dataset) -> list[Figure]:
    return [came.figure for came in _amounts(dataset) if not came.later]


def _counts(known: Iterable[Panel]) -> str:
    counts = Counter(came.course for panel in known for came in panel)
    spread = ", ".join(f"{COURSE_WORDS[one]} {counts[one]}" for one in Course if counts[one])
    return f"Each stands beside what was published for later times: {spread}."


def _legend(dataset: Dataset, known: Iterable[Panel]) -> Legend:
    kinds = {dataset.items[name].kind for panel in known for name in _ids(dataset, panel)}
    return Legend(tuple(look.kinds[0] for look in LOOKS if kinds & set(look.kinds)))


def _by_topic(dataset: Dataset, known: Iterable[Panel]) -> Iterator[Block]:
    by: dict[str, list[Panel]] = {}
    for panel in known:
        by.setdefault(panel[0].figure.topic, []).append(panel)
    for topic in sorted(by, key=lambda name: min(map(_weight, by[name]))):
        anchor = f"{SINCE}-topic-{topic.replace('_', '-')}"
        yield Heading(dataset.topic_titles[topic], 2, anchor)
        yield StoryBlock(_story(dataset, f"{anchor}-story", sorted(by[topic], key=_weight)))


def _story(dataset: Dataset, story_id: str, some: Iterable[Panel]) -> Story:
    chosen = list(some)
    mentions = [came.figure.mention for panel in chosen for came in panel]
    excerpts = {mention.excerpt_id for mention in mentions if mention}
    return story(dataset, story_id, "page", [_step(dataset, panel) for panel in chosen], excerpts)


def _step(dataset: Dataset, panel: Panel) -> Step:
    lead, name = panel[0], f"{SINCE}-{panel[0].figure.indicator.id}"
    ids = _ids(dataset, panel)
    title = f"{lead.figure.title}: {finding(lead)}"
    alt = f"{title}. {_said(panel)} Later values: {_listed(dataset, panel)}."
    drawings = tuple(
        Drawing(style, (State("", spec(since_chart(panel, dataset.interview, look), look), alt),))
        for style, look in STYLES.items()
    )
    return Step(
        id=name,
        title=title,
        subtitle=_verdicts(dataset, panel),
        item_ids=ids,
        shown=ids,
        drawings=drawings,
        table=tuple(table_row(dataset, one) for one in ids),
        leads=tuple(_leads(dataset, panel)),
        file=f"{name}-v{dataset.version}",
    )


def _ids(dataset: Dataset, panel: Panel) -> tuple[str, ...]:
    said = (one.id for came in panel for one in dataset.mentions(came.figure.id)[-1:])
    return tuple(dict.fromkeys([*said, *(one.item.id for came in panel for one in came.later)]))


def _said(panel: Panel) -> str:
    parts = (f"{value_text(one.figure, words=True)} for {period_words(one.figure)}" for one in panel)
    return f"Said: {', '.join(parts)}."


def _verdicts(dataset: Dataset, panel: Panel) -> str:
    """Return the verdict on each number of a panel, and as of when it holds."""
    words = " ".join(
        f"Said {value_text(one.figure, words=True)} for {period_text(one.figure.period)}: "
        f"{verdict_words(one)}{_whose(dataset, one)}."
        for one in panel
    )
    when = as_of(dataset, panel[0])
    return f"{words} As of {when}." if when else words


def _whose(dataset: Dataset, came: Came) -> str:
    """Return who says what where the sources disagree."""
    if came.course is not Course.DISAGREE:
        return ""
    items = [one.later.item for one in came.judged]
    return ": " + ", ".join(f"{value_text(item, signed=True)} by {_reporters(dataset, item)}" for item in items)


def _listed(dataset: Dataset, panel: Panel) -> str:
    later = {one.item.id: one for came in panel for one in came.later}.values()
    return ", ".join(
        f"{value_words(item)} in {period_text(item.period)} ({_reporters(dataset, item)}, {one.status.value})"
        for item, one in ((one.item, one) for one in later)
    )


def _reporters(dataset: Dataset, item: Measured) -> str:
    return " and ".join(dict.fromkeys(one.reporter for one in published_behind(dataset, item)))


def _leads(dataset: Dataset, panel: Panel) -> Iterator[Link]:
    """Yield where each number said of a panel is shown with its sentence, and where its sources are."""
    for came in panel:
        home = home_page(dataset, came.figure.id)
        if home:
            words = f"{value_text(came.figure)} on {dataset.pages[home].title}"
            yield Link(words, f"{page_path(home)}?figure={came.figure.id}")
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
    facts = (period_text(last.item.period), _reporters(dataset, last.item), last.status.value)
    later = f"{value_words(last.item)} for {', '.join(facts)}, as of {as_of(dataset, came)}"
    return came.figure.title, f"{value_text(came.figure)}, {period_words(came.figure)}", later


def _untold(silent: list[Figure]) -> Iterator[Block]:
    if not silent:
        return
    yield Heading(f"{len(silent)} numbers with nothing published for later", 2, "since-nothing")
    yield Text("No value was found that measures the same for a time after the interview.", small=True)
    rows = tuple((one.title, value_text(one), period_words(one)) for one in silent)
    yield Table("Numbers with nothing published for later", ("Number", "Said", "Period"), rows)


def _weight(panel: Panel) -> tuple[bool, bool, float]:
    """Return what orders panels: aims first, then what has a verdict, then how far the value as written moved."""
    lead = panel[0]
    if not lead.judged or not lead.figure.value:
        return (True, True, 0.0)
    moved = abs(float(lead.judged[0].later.item.value / lead.figure.value) - 1)
    rate = lead.figure.unit.code == "%"
    still = lead.course in (Course.SAME, Course.OPEN, Course.DISAGREE)
    return (lead.figure.kind is not Kind.TARGET, rate or still, -moved)
