"""The parts of a page that run in the browser: stories, the deck and the speaker's window, each by one component."""

from __future__ import annotations

from typing import Any

import streamlit as st

from interview.views.decks import Deck
from interview.web.assets import address
from interview.web.markup import deck_data

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


def show_part(part: str, name: str, data_address: str) -> None:
    """Show a part of a kind that `client/page.js` knows, by the address of its data."""
    _PART(key=f"part-{name}", data={"part": part, "id": name, "address": data_address})


def show_deck(deck: Deck) -> None:
    """Show presenter mode."""
    _show("deck", "deck", deck_data(deck))


def show_speaker(deck: Deck) -> None:
    """Show the speaker's window of a deck."""
    _show("speaker", "speaker", deck_data(deck) | {"html": ""})


def _show(part: str, name: str, value: dict[str, Any]) -> None:
    _PART(key=f"part-{name}", data={"part": part, "id": name, "value": value})
