"""Stories and decks as HTML: what a reader without scripts sees, and what the browser's part adopts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from interview.charts.spec import Spec
from interview.charts.theme import DARK
from interview.views.blocks import (
    SITE,
    Comparison,
    Disputes,
    Findings,
    Legend,
    Offers,
    Part,
    Record,
    Still,
    StoryBlock,
    Strip,
    Walk,
)
from interview.views.decks import KINDS, Deck, deck_json
from interview.views.index import Index
from interview.views.steps import TABLE_HEAD, Step
from interview.views.stories import Story, to_json
from interview.views.ui_words import UI_WORDS

MOUNTS: dict[type, str] = {
    StoryBlock: "story",
    Findings: "findings",
    Disputes: "disputes",
    Strip: "strip",
    Index: "index",
    Record: "record",
    Offers: "offers",
    Walk: "walk",
}
"""The name by which `client/page.js` knows how to bring each kind of part to life."""

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def environment() -> Environment:
    """Return the one environment of all templates: every value is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.filters["kind"] = lambda value: type(value).__name__
    made.tests["still"] = lambda value: isinstance(value, Still)
    return made


def story_html(story: Story) -> str:
    """Return a story as HTML, every number a button and every chart a place of its final height."""
    return str(_macros("story").story(story, UI_WORDS, TABLE_HEAD))


def deck_html(deck: Deck) -> str:
    """Return all slides of a deck as HTML, one section each."""
    return str(_macros("deck").stage(deck, UI_WORDS, KINDS))


def reading_html(deck: Deck) -> str:
    """Return the same slides one after another under one heading, to be read and printed."""
    return str(_macros("deck").reading(deck, UI_WORDS, KINDS))


def story_data(story: Story) -> dict[str, Any]:
    """Return everything the browser needs of a story, with its HTML for where the page does not hold it yet."""
    return to_json(story) | {"html": story_html(story)}


def deck_data(deck: Deck) -> dict[str, Any]:
    """Return everything the browser needs of a deck, with its HTML."""
    return deck_json(deck) | {"html": deck_html(deck)}


def reading_data(deck: Deck) -> dict[str, Any]:
    """Return everything the browser needs of the slides as they are read."""
    return deck_json(deck) | {"html": reading_html(deck)}


DECK_VIEWS = {"deck": deck_data, "reading": reading_data, "speaker": deck_json}
"""What the browser needs for each view of the deck."""


def part_html(part: Part, site: str = "") -> str:
    """Return a part as HTML; `site` is the address of the site for code and citations, else the browser fills it in."""
    html = _part_html(part)
    return html.replace(SITE, f"{site}/") if site else html


def part_data(part: Part) -> dict[str, Any]:
    """Return everything the browser needs of a part, with its HTML."""
    if isinstance(part, StoryBlock):
        return story_data(part.story)
    if isinstance(part, Findings):
        return {"html": part_html(part), "stories": [to_json(one.story) for one in part.findings]}
    if isinstance(part, Disputes):
        figures = {one.figure: _drawn(one.step) for one in part.comparisons}
        return {"html": part_html(part), "figures": figures, "dark": DARK}
    if isinstance(part, Record):
        return {"html": str(_macros("parts").record(part, opened=False)), "figures": dict(part.figures)}
    if isinstance(part, Walk):
        ids = {"homes": dict(part.homes), "checkFirst": part.check_first}
        return {"html": part_html(part), "said": part.said, "counts": part.counts} | ids
    drawn = _drawn(part.step) if isinstance(part, Strip | Comparison) else None
    return {"html": part_html(part)} | ({"figure": drawn, "dark": DARK} if drawn else {})


def _drawn(step: Step) -> Spec:
    return step.drawings[0].states[0].drawn


def still_html(block: Still) -> str:
    """Return a block that only stands on the page as HTML."""
    if isinstance(block, Legend):
        return str(_macros("front").legend(block))
    return str(getattr(_macros("front"), type(block).__name__.lower())(block))


def _part_html(part: Part) -> str:
    if isinstance(part, StoryBlock):
        return story_html(part.story)
    if isinstance(part, Findings):
        return str(_macros("front").findings(part, story_html, UI_WORDS))
    if isinstance(part, Record):
        return str(_macros("parts").record(part, opened=True))
    if isinstance(part, Disputes):
        return str(_macros("parts").disputes(part))
    if isinstance(part, Strip):
        return str(_macros("parts").strip(part))
    if isinstance(part, Index):
        return str(_macros("parts").index(part))
    if isinstance(part, Walk):
        return str(_macros("parts").walk(part, UI_WORDS))
    if isinstance(part, Comparison):
        return str(_macros("parts").comparison(part))
    return str(_macros("parts").offers(part))


def _macros(name: str) -> Any:
    return environment().get_template(f"{name}.html").module
