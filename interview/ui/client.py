"""The parts that run in the browser, each a Streamlit component made of plain files, without a build step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def client_part(name: str) -> Callable[..., Any]:
    """Declare the component `<name>.js` with `<name>.css`; to be called once, at import."""
    return st.components.v2.component(
        f"interview_{name}",
        html=f'<div class="{name}"></div>',
        css=_text(f"{name}.css"),
        js=_text("focus.js") + _text(f"{name}.js"),
    )


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
