"""The parts of a page that run in the browser: stories, the deck and the like, all by one component."""

from __future__ import annotations

import streamlit as st

from interview.web.assets import SCRIPT, address

_SCRIPT = """export default (component) => {
  let gone = false, stop = () => {};
  import(new URL("%s", document.baseURI).href).then((module) => { if (!gone) stop = module.mount(component); });
  return () => { gone = true; stop(); };
};"""
"""Only a full URL can be imported from the `blob:` module that Streamlit makes of this."""

_PART = st.components.v2.component(
    "interview_part",
    html='<div class="part"></div>',
    js=_SCRIPT % address(SCRIPT),
    isolate_styles=False,
)


def show_part(part: str, name: str, data_address: str) -> None:
    """Show a part of a kind that `client/page.js` knows, by the address of its data."""
    _PART(key=f"part-{name}", data={"part": part, "id": name, "address": data_address})
