"""Stories: charts as steps and one passage with the sentences that say their numbers, ready for the browser.

A topic page, the reading page and a slide are stories of different layout.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace

from interview.charts.theme import DARK, SWATCHES
from interview.folder.dataset import Dataset
from interview.folder.screens import Chart
from interview.views.cards import card_json, cards
from interview.views.places import home_page
from interview.views.quotes import Quote, passage_of
from interview.views.steps import Json, Step, card_step, page_step, step_json
from interview.views.ui_words import UI_WORDS


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
    return story(dataset, f"card-{chart.id}", "card", [card_step(dataset, chart)], excerpt_ids)


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


def to_json(one: Story) -> Json:
    """Return a story as the browser's part takes it."""
    return {
        "id": one.id,
        "layout": one.layout,
        "steps": [step_json(step) for step in one.steps],
        "cards": dict(one.cards),
        "excerpts": [quote.id for quote in one.passage],
        "source": one.source,
        "imprint": one.imprint,
        "dark": DARK,
        "legend": [asdict(swatch) for swatch in SWATCHES],
        "words": UI_WORDS,
    }
