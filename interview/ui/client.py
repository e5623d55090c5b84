"""The parts that run in the browser, each a Streamlit component made of plain files, without a build step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).resolve().parents[1] / "client"


def client_part(name: str, *shared: str) -> Callable[..., Any]:
    """Declare the component `<name>.js` with `<name>.css`, after the shared scripts; to be called once, at import."""
    return st.components.v2.component(
        f"interview_{name}",
        html=f'<div class="{name}"></div>',
        css=_text("badge.css") + "".join(_text(f"{one}.css") for one in (*shared, name)),
        js=_text("focus.js") + "".join(_text(f"{one}.js") for one in (*shared, name)),
    )


def part_state(key: str, name: str) -> object:
    """Return what a part last told the server under a name, None when nothing; a browser can send anything."""
    told: object = st.session_state.get(key, {}).get(name)
    return told


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
