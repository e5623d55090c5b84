"""Parts of the downloads page: how to filter, what the columns mean, what changed."""

from __future__ import annotations

from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from interview.downloads.catalogue import FIGURES, PREFIX
from interview.downloads.query import COLUMN_SETS, FORMS, choices
from interview.downloads.sheets import COLUMNS
from interview.folder.dataset import Dataset
from interview.ui.downloads import site_address

_PARAMETERS = {
    "period": "a date or two: `2023`, `2022..2023`, `..2022`; keeps what lies in it as a whole",
    "readings": "charts only: ids of the readings to keep, or `none`",
}
_SHAPES = {"columns": COLUMN_SETS, "form": FORMS}


def downloads_intro(data: Dataset) -> None:
    """Say what there is to take along."""
    derived = sum(1 for figure in data.figures.values() if figure.derivation)
    st.markdown(
        f"Data version {data.version}: {len(data.figures) - derived} figures said and {derived} derived, each with its "
        "sentence or formula and its bounds. The addresses work without this page, in scripts and spreadsheets too."
    )


def filters_help(data: Dataset) -> None:
    """Show the parameters that the addresses of figures take."""
    st.header("Choose rows and columns in the address", anchor="filters")
    address = f"{urlsplit(site_address(data)).path}{PREFIX}{FIGURES}"
    st.markdown(
        f"Join values with `~`, parameters with `&`: `{address}?kind=stated~derived&period=2022..2023`. "
        "The end of the address picks the format: `.csv`, `.json` or `.xlsx`. The package and the workbook take the "
        "filters too; the read-me of the package names them."
    )
    known = {**choices(data), **_SHAPES}
    values = {name: " · ".join(f"`{value}`" for value in some) for name, some in known.items()} | _PARAMETERS
    st.table(pd.DataFrame(values.items(), columns=["Parameter", "Values"]).set_index("Parameter"), alt="Parameters")


def dictionary(data: Dataset) -> None:
    """Show every column of the figure downloads and of the source files in words."""
    st.header("What the columns mean", anchor="columns")
    st.caption("Every download of figures has these columns, in this order.")
    st.table(pd.DataFrame(COLUMNS.items(), columns=["Column", "Meaning"]).set_index("Column"), alt="Columns of figures")
    for table in data.tables:
        if table.topic and table.topic != next(iter(data.topics)):
            continue
        name = "figures/<topic>.csv" if table.topic else table.file
        with st.expander(f"{name}: {table.description}"):
            rows = [(column.name, column.description) for column in table.columns]
            st.table(pd.DataFrame(rows, columns=["Column", "Meaning"]).set_index("Column"), alt=f"Columns of {name}")


def change_log(data: Dataset) -> None:
    """Show every version of the data, the newest first."""
    st.header("Versions of the data", anchor="changes")
    rows = [(change.version, change.date, change.text) for change in data.about.changes]
    frame = pd.DataFrame(rows, columns=["Version", "Date", "What changed"])
    st.table(frame.set_index("Version"), alt="Versions of the data and what changed in each")
