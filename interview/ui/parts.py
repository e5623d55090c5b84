"""The parts of a page that run in the browser: stories, the deck and the speaker's window, each by one component."""

from __future__ import annotations

from typing import Any

import streamlit as st

from interview.views.decks import Deck
from interview.views.stories import Story
from interview.web.assets import address
from interview.web.markup import deck_data, reading_data, story_data

_SCRIPT = """export default (component) => {
  let gone = false, stop = () => {};
  import(new URL("%s", document.baseURI).href).then((module) => { if (!gone) stop = module.mount(component); });
  return () => { gone = true; stop(); };
};"""
"""Only a full URL can be imported from the `blob:` module that Streamlit makes of this."""

_PART = st.components.v2.component(
    "interview_part",
    html='<div class="part"></div>',
    js=_SCRIPT % address("streamlit.js"),
    isolate_styles=False,
)


def show_story(story: Story) -> None:
    """Show a story."""
    _show("story", story.id, story_data(story))


def show_deck(deck: Deck) -> None:
    """Show presenter mode."""
    _show("deck", "deck", deck_data(deck))


def show_reading(deck: Deck) -> None:
    """Show the slides of a deck one after another, to be read and printed."""
    _show("reading", "reading", reading_data(deck))


def show_speaker(deck: Deck) -> None:
    """Show the speaker's window of a deck."""
    _show("speaker", "speaker", deck_data(deck) | {"html": ""})


def _show(part: str, name: str, value: dict[str, Any]) -> None:
    _PART(key=f"part-{name}", data={"part": part, "id": name, "value": value})
