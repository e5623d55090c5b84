"""Steps of a story: a chart under its finding, in every state that can be switched on, ready for the browser.

Python draws every state; the browser only picks one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Any, TypeAlias

from interview.charts import draw
from interview.charts.signs import signs_of
from interview.charts.spec import Spec, height_of, spec
from interview.charts.theme import CARD, PHONE, SCREEN, SWATCHES, Style, Swatch
from interview.folder.dataset import Dataset
from interview.folder.screens import Chart
from interview.views.places import Link
from interview.words.formatting import extent_words, kind_words, period_words, value_text, value_words

Json = dict[str, Any]
Key: TypeAlias = tuple[tuple[Swatch, bool], ...]
"""The signs that stand beside a chart, and whether it has them at first."""

STYLES: Mapping[str, Style] = {"wide": SCREEN, "phone": PHONE}
"""The styles a chart is drawn in; the browser takes `phone` on a narrow page where there is one."""

CARD_STYLES: Mapping[str, Style] = {"wide": CARD}
"""The styles a finding of the first page is drawn in."""

DOWNLOADS = "data/charts/"
"""Where the downloads of a chart stand, from any page."""

_FORMATS = (("CSV", "csv"), ("Excel", "xlsx"))

TABLE_HEAD = ("Figure", "Value", "Kind", "Can stand for", "Period")


@dataclass(frozen=True)
class State:
    """One picture of a chart: what is switched on (`readings~…` and `+series`), what is drawn, its words and signs."""

    key: str
    drawn: Spec
    alt: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A chart in one style, `wide` or `phone`, in every state; the first state has nothing switched on."""

    style: str
    states: tuple[State, ...]

    @property
    def height(self) -> int:
        """The height of the chart as it is at first, in pixels."""
        return height_of(self.states[0].drawn)


@dataclass(frozen=True)
class Choice:
    """One thing that can be switched on: the value the address carries, and its words."""

    id: str
    label: str


@dataclass(frozen=True)
class Switch:
    """What can be switched on in a chart; its name is that of the address, `readings` or `series`."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Offer:
    """A download in all its formats, each link with its words, with code that fetches it and how it is cited.

    Code and citations are pairs of a name and a text. `rows` is the address of its rows as a table to paste.
    """

    title: str
    note: str
    links: tuple[Link, ...]
    code: tuple[tuple[str, str], ...]
    citations: tuple[tuple[str, str], ...]
    rows: str = ""


@dataclass(frozen=True)
class Step:
    """A chart under its finding; `item_ids` are all it can draw, `shown` what it draws at first.

    The finding of one that is not `titled` is the heading of the page.
    """

    id: str
    title: str
    subtitle: str
    item_ids: tuple[str, ...]
    shown: tuple[str, ...]
    drawings: tuple[Drawing, ...]
    switches: tuple[Switch, ...] = ()
    links: tuple[Link, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    offer: Offer | None = None
    said: tuple[tuple[str, str], ...] = ()
    """The numbers it draws that are said, each with the words that say it."""
    titled: bool = True
    leads: tuple[Link, ...] = ()
    """Where else its numbers are shown, and where they come from."""
    file: str = ""
    """How a saved picture of it is called, without its suffix."""

    @property
    def alt(self) -> str:
        """What the chart shows at first, in words."""
        return self.drawings[0].states[0].alt

    @property
    def key(self) -> Key:
        """The signs of the chart in any state."""
        first = self.drawings[0].states[0].signs
        known = {sign for drawing in self.drawings for state in drawing.states for sign in state.signs}
        return tuple((swatch, swatch.sign in first) for swatch in SWATCHES if swatch.sign in known)


@lru_cache(maxsize=512)
def page_step(dataset: Dataset, chart: Chart) -> Step:
    """Return a chart of a page with everything that can be switched on, its links and its table."""
    readings = _reading_ids(chart)
    drawn = [dataset.items[item_id] for item_id in chart.ids]
    return Step(
        id=chart.id,
        title=chart.title,
        subtitle=chart.subtitle,
        item_ids=tuple(dict.fromkeys([*chart.ids, *readings, *chart.series_ids])),
        shown=chart.ids,
        drawings=tuple(Drawing(name, tuple(_states(dataset, chart, style))) for name, style in STYLES.items()),
        switches=_switches(dataset, chart),
        links=tuple(Link(words, f"{DOWNLOADS}{chart.id}.{end}") for words, end in _FORMATS),
        table=tuple(table_row(dataset, item_id) for item_id in chart.ids),
        said=tuple((item.id, item.mention.verbatim) for item in drawn if item.mention),
        file=f"{chart.page}-{chart.id}-v{dataset.version}",
    )


def card_step(dataset: Dataset, chart: Chart) -> Step:
    """Return a chart with nothing to switch or take, as the first page shows it."""
    drawings = tuple(Drawing(name, (_state(dataset, chart, style),)) for name, style in CARD_STYLES.items())
    return replace(page_step(dataset, chart), drawings=drawings, switches=(), links=(), table=())


def fixed_step(dataset: Dataset, chart: Chart, style: Style, width: int, height: int) -> Step:
    """Return a chart of a fixed size in pixels with nothing to switch, as slides show it."""
    fixed = replace(style, least=width, height=height)
    drawn = spec(draw(chart, dataset, style=fixed), fixed, width, height)
    drawings = (Drawing("wide", (State("", drawn, chart.alt),)),)
    return Step(chart.id, chart.title, chart.subtitle, chart.ids, chart.ids, drawings)


def step_json(step: Step) -> Json:
    """Return a step as the browser's part takes it."""
    drawings = {drawing.style: {state.key: _state_json(state) for state in drawing.states} for drawing in step.drawings}
    switches = {switch.name: [choice.id for choice in switch.choices] for switch in step.switches}
    words = {"id": step.id, "title": step.title, "subtitle": step.subtitle, "file": step.file}
    return words | {"items": step.item_ids, "shown": step.shown, "switches": switches, "drawings": drawings}


def _state_json(state: State) -> Json:
    return {"figure": state.drawn, "alt": state.alt, "signs": state.signs}


def _reading_ids(chart: Chart) -> list[str]:
    return [item_id for group in chart.readings for item_id in group.ids]


def _subsets(ids: list[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(ids) + 1):
        yield from combinations(ids, size)


def _states(dataset: Dataset, chart: Chart, style: Style) -> Iterator[State]:
    for series in (False, True) if chart.series else (False,):
        for readings in _subsets(_reading_ids(chart)):
            yield _state(dataset, chart, style, readings, series)


def _state(dataset: Dataset, chart: Chart, style: Style, readings: tuple[str, ...] = (), series: bool = False) -> State:
    drawn = spec(draw(chart, dataset, style, readings, series), style)
    key = "~".join(readings) + ("+series" if series else "")
    return State(key, drawn, _alt(chart, series), signs_of(drawn, dataset.items))


def _alt(chart: Chart, series: bool) -> str:
    names = ", ".join((f"{group.panel}: {group.label}" if group.panel else group.label) for group in chart.series)
    return chart.alt + (f" Below, by year: {names}." if series else "")


def _switches(dataset: Dataset, chart: Chart) -> tuple[Switch, ...]:
    readings = tuple(
        Choice(item_id, f"{group.label}: {value_text(dataset.figures[item_id])}".replace(" %", "\u00a0%"))
        for group in chart.readings
        for item_id in group.ids
    )
    series = (Choice(chart.id, "What others published, by year"),) if chart.series else ()
    both = (Switch("series", "Public record", series), Switch("readings", "Other readings", readings))
    return tuple(switch for switch in both if switch.choices)


def table_row(dataset: Dataset, item_id: str) -> tuple[str, ...]:
    """Return an item in words, in the columns of `TABLE_HEAD`."""
    item = dataset.items[item_id]
    return item.title, value_words(item), kind_words(item), extent_words(item), period_words(item)
