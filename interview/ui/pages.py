"""The pages as Streamlit knows them: which script shows each, and how to link to it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from interview.folder.dataset import Dataset
from interview.folder.pages import Page

FOLDER = Path(__file__).resolve().parents[2] / "pages"
ICON = (Path(__file__).resolve().parents[1] / "client" / "icon.svg").read_text(encoding="utf-8")
TOPIC = "topic"
"""The name of the script that shows every topic page."""

_SHOWN = "page"


def script_of(page: Page) -> Path:
    """Return the script that shows a page; all topic pages share one."""
    return FOLDER / f"{TOPIC if page.topical else page.name}.py"


def st_page(page: Page) -> st.Page:
    """Return a page as Streamlit registers and links it, without a symbol: any would load a font of 375 KB."""
    return st.Page(script_of(page), title=page.title, url_path=page.name, default=page.home)


def page_link(data: Dataset, name: str, label: str, query: dict[str, str] | None = None) -> None:
    """Show a link to a page, with what its address asks for."""
    st.page_link(st_page(data.pages[name]), label=label, query_params=query)


def navigation(data: Dataset) -> tuple[st.Page, Page]:
    """Register the pages; return what runs the one that the address asks for, and the page."""
    registered = {page.name: st_page(page) for page in data.pages.values()}
    chosen = st.navigation(list(registered.values()), position="hidden")
    page = next(page for name, page in data.pages.items() if registered[name] is chosen)
    st.session_state[_SHOWN] = page.name
    return chosen, page


def shown_page() -> str:
    """Return the name of the page that runs, for the script that shows more than one."""
    return str(st.session_state[_SHOWN])
