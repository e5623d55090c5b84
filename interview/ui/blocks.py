"""Blocks of a page shown with Streamlit's own elements; stories and other parts are mounted."""

from __future__ import annotations

import re

import pandas as pd
import streamlit as st

from interview.folder.dataset import Dataset
from interview.ui.parts import show_part
from interview.views.blocks import Block, Folded, Heading, Part, Still, Table, Text
from interview.web.markup import MOUNTS, still_html
from interview.web.pages import page_blocks
from interview.web.stories import address

_HEADINGS = {1: st.title, 2: st.header, 3: st.subheader}


def show_page(dataset: Dataset, page: str) -> None:
    """Show what a page says."""
    for block in page_blocks(dataset, page):
        _show(dataset, page, block)


def plain(text: str) -> str:
    """Return a text in which Markdown finds nothing to format."""
    return re.sub(r"([\\`*_\[\]<>#~$|])", r"\\\1", text)


def _show(dataset: Dataset, page: str, block: Block) -> None:
    match block:
        case Heading():
            _HEADINGS[block.level](plain(block.text), anchor=block.anchor or None)
        case Text():
            (st.caption if block.small else st.markdown)(plain(block.text))
        case Table():
            _table(block)
        case Folded():
            with st.expander(plain(block.title), expanded=block.open):
                for inner in block.blocks:
                    _show(dataset, page, inner)
        case _:
            st.html(still_html(block)) if isinstance(block, Still) else _mount(dataset, page, block)


def _mount(dataset: Dataset, page: str, part: Part) -> None:
    show_part(MOUNTS[type(part)], part.id, address(dataset, page, part.id))


def _table(table: Table) -> None:
    rows = [[plain(cell) for cell in row] for row in table.rows]
    frame = pd.DataFrame(rows, columns=[plain(name) for name in table.head])
    st.table(frame.set_index(frame.columns[0]), alt=table.title)
