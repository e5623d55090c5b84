"""Stories: charts as steps and one passage with the sentences that say their numbers, ready for the browser.

A topic page, the reading page and a slide are stories of different layout. Python draws every state that can be
switched on; the browser only picks one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Any

from interview.charts import draw
from interview.charts.signs import signs_of
from interview.charts.spec import Spec, height_of, spec
from interview.charts.theme import CARD, DARK, PHONE, SCREEN, SWATCHES, Style, Swatch
from interview.folder.dataset import Dataset
from interview.folder.screens import Chart
from interview.views.cards import card_json, cards
from interview.views.places import home_page
from interview.views.quotes import Quote, passage_of
from interview.views.ui_words import UI_WORDS
from interview.words.formatting import extent_words, kind_words, period_words, value_text, value_words
from interview.words.shown import fill

Json = dict[str, Any]
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
class Link:
    """Words that lead to an address, relative to the root of the site or a full one."""

    words: str
    address: str
    shown: int = 0
    """How many rows a download has with nothing switched on, if the browser adds what is."""


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
    def key(self) -> tuple[tuple[Swatch, bool], ...]:
        """The signs of the chart in any state, and whether it has them at first."""
        first = self.drawings[0].states[0].signs
        known = {sign for drawing in self.drawings for state in drawing.states for sign in state.signs}
        return tuple((swatch, swatch.sign in first) for swatch in SWATCHES if swatch.sign in known)


@dataclass(frozen=True, eq=False)
class Story:
    """Steps and passage of a page (`page`), the reading page (`reading`), a slide (`slide`), a card (`card`)
    or a page that is about something else (`aside`).

    A story equals itself only, so that whatever is made of it can be kept under its name.
    """

    id: str
    layout: str
    steps: tuple[Step, ...]
    passage: tuple[Quote, ...]
    cards: Mapping[str, Json]
    source: str
    imprint: str

    @property
    def ambiguous(self) -> bool:
        """Whether it says a number that has another reading."""
        return any(self.cards[mark.id]["ambiguous"] for quote in self.passage for mark in quote.marks if mark.id)


def page_story(dataset: Dataset, page: str, lead: bool = True) -> Story:
    """Return the story of a page: all its charts and each excerpt once; a lead is the finding of the page."""
    charts = dataset.charts_of(page)
    wanted = {excerpt_id for chart in charts for excerpt_id in chart.excerpt_ids}
    steps = [page_step(dataset, chart) for chart in charts]
    steps[:1] = [replace(step, titled=not lead) for step in steps[:1]]
    undrawn = [name for name in only_computed(dataset) if home_page(dataset, name) == page]
    return story(dataset, page, "page", steps, wanted, undrawn)


def aside_story(dataset: Dataset, page: str) -> Story:
    """Return the charts of a page that is about something else."""
    steps = [page_step(dataset, chart) for chart in dataset.charts_of(page)]
    return story(dataset, page, "aside", steps, ())


def only_computed(dataset: Dataset) -> list[str]:
    """Return the computed numbers that no chart draws: their cards are where their home is."""
    return [name for name, one in dataset.figures.items() if one.derivation and not dataset.charts_showing(name)]


def card_story(dataset: Dataset, chart: Chart, excerpt_ids: Collection[str]) -> Story:
    """Return one chart with excerpts and nothing to switch or take, as the first page shows it."""
    drawings = tuple(Drawing(name, (_state(dataset, chart, style),)) for name, style in CARD_STYLES.items())
    step = replace(page_step(dataset, chart), drawings=drawings, switches=(), links=(), table=())
    return story(dataset, f"card-{chart.id}", "card", [step], excerpt_ids)


def story(
    dataset: Dataset,
    story_id: str,
    layout: str,
    steps: Collection[Step],
    excerpt_ids: Collection[str],
    more: Collection[str] = (),
) -> Story:
    """Return a story of any steps and excerpts, with the card of every number in either, and of `more`."""
    quotes = passage_of(dataset, excerpt_ids)
    drawn = [item_id for step in steps for item_id in step.item_ids]
    said = [mark.id for quote in quotes for mark in quote.marks if mark.id]
    known = {one: card_json(card) for one, card in cards(dataset, list(dict.fromkeys([*drawn, *said, *more]))).items()}
    return Story(story_id, layout, tuple(steps), quotes, known, dataset.about.source_line, imprint(dataset))


def imprint(dataset: Dataset) -> str:
    """Return where the words come from, which version of the data is shown, and what is ours."""
    source = dataset.about.source.title
    return f"Source: {source}. Data version {dataset.version}. Calculations, margins and charts are ours."


@lru_cache(maxsize=512)
def page_step(dataset: Dataset, chart: Chart) -> Step:
    """Return a chart of a page with everything that can be switched on, its links and its table."""
    readings = _reading_ids(chart)
    drawn = [dataset.items[item_id] for item_id in chart.ids]
    return Step(
        id=chart.id,
        title=fill(chart.title, dataset.figures),
        subtitle=fill(chart.subtitle, dataset.figures),
        item_ids=tuple(dict.fromkeys([*chart.ids, *readings, *chart.series_ids])),
        shown=chart.ids,
        drawings=tuple(Drawing(name, tuple(_states(dataset, chart, style))) for name, style in STYLES.items()),
        switches=_switches(dataset, chart),
        links=tuple(Link(words, f"{DOWNLOADS}{chart.id}.{end}") for words, end in _FORMATS),
        table=tuple(table_row(dataset, item_id) for item_id in chart.ids),
        said=tuple((item.id, item.mention.verbatim) for item in drawn if item.mention),
        file=f"{chart.page}-{chart.id}-v{dataset.version}",
    )


def fixed_step(dataset: Dataset, chart: Chart, style: Style, width: int, height: int) -> Step:
    """Return a chart of a fixed size in pixels with nothing to switch, as slides show it."""
    fixed = replace(style, least=width, height=height)
    drawn = spec(draw(chart, dataset, style=fixed), fixed, width, height)
    state = State("", drawn, fill(chart.alt, dataset.figures))
    title, subtitle = fill(chart.title, dataset.figures), fill(chart.subtitle, dataset.figures)
    return Step(chart.id, title, subtitle, chart.ids, chart.ids, (Drawing("wide", (state,)),))


def to_json(one: Story) -> Json:
    """Return a story as the browser's part takes it."""
    return {
        "id": one.id,
        "layout": one.layout,
        "steps": [_step_json(step) for step in one.steps],
        "cards": dict(one.cards),
        "excerpts": [quote.id for quote in one.passage],
        "source": one.source,
        "imprint": one.imprint,
        "dark": DARK,
        "legend": [asdict(swatch) for swatch in SWATCHES],
        "words": UI_WORDS,
    }


def _step_json(step: Step) -> Json:
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


def _state(dataset: Dataset, chart: Chart, style: Style) -> State:
    return _picture(dataset, "", spec(draw(chart, dataset, style), style), _alt(dataset, chart, series=False))


def _picture(dataset: Dataset, key: str, drawn: Spec, alt: str) -> State:
    return State(key, drawn, alt, signs_of(drawn, dataset.items))


def _states(dataset: Dataset, chart: Chart, style: Style) -> Iterator[State]:
    for series in (False, True) if chart.series else (False,):
        for readings in _subsets(_reading_ids(chart)):
            drawn = spec(draw(chart, dataset, style, readings, series), style)
            key = "~".join(readings) + ("+series" if series else "")
            yield _picture(dataset, key, drawn, _alt(dataset, chart, series))


def _alt(dataset: Dataset, chart: Chart, series: bool) -> str:
    names = ", ".join((f"{group.panel}: {group.label}" if group.panel else group.label) for group in chart.series)
    return fill(chart.alt, dataset.figures) + (f" Below, by year: {names}." if series else "")


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
