"""Stories and decks as HTML: what a reader without scripts sees, and what the browser's part adopts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from interview.views.decks import KINDS, Deck, deck_json
from interview.views.stories import TABLE_HEAD, Story, to_json
from interview.views.ui_words import UI_WORDS

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def environment() -> Environment:
    """Return the one environment of all templates: every value is escaped, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


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


def _macros(name: str) -> Any:
    return environment().get_template(f"{name}.html").module
