"""Parts of the downloads page: every file, and what its columns mean."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from interview.dataset import Dataset
from interview.export import COLUMNS, FIGURES, PACKAGE


def download_link(address: str, words: str) -> str:
    """Return a link to a file; links live on when a session has ended, download buttons do not."""
    return f":material/download: [{words}]({address})"


def download_list(data: Dataset) -> None:
    """Show a link to every file with what it holds."""
    derived = sum(1 for figure in data.figures.values() if figure.derivation)
    st.markdown(
        f"Data version {data.version}: {len(data.figures) - derived} figures said and {derived} derived, each with its "
        "sentence or formula and its bounds. The addresses work without this page, in scripts and spreadsheets too."
    )
    with st.container(horizontal=True):
        st.link_button("Everything in one package (zip)", f"/data/{PACKAGE}", icon=":material/folder_zip:")
        st.link_button(f"All {len(data.figures)} figures (CSV)", f"/data/{FIGURES}", icon=":material/table:")
    left, right = st.columns(2, gap="large")
    left.markdown("**Figures by topic, said and derived**")
    left.markdown("\n\n".join(_topic_links(data)))
    right.markdown("**The files behind them**")
    right.markdown("\n\n".join(_file_links(data)))


def _topic_links(data: Dataset) -> list[str]:
    counts = Counter(figure.indicator.topic for figure in data.figures.values())
    titles = data.topic_titles.items()
    return [download_link(f"/data/{topic}.csv", f"{title}, {counts[topic]} rows (CSV)") for topic, title in titles]


def _file_links(data: Dataset) -> list[str]:
    resources = data.descriptor["resources"]
    links = [download_link(f"/data/{r['path']}", f"{r['title']} (CSV)") + f": {r['description']}" for r in resources]
    return [*links, download_link("/data/datapackage.json", "Descriptor (JSON)") + ": types, hashes, licence, sources."]


def dictionary(data: Dataset) -> None:
    """Show every column of the figure downloads and of the source files in words."""
    st.subheader("What the columns mean", anchor="columns")
    st.caption("Every download of figures has these columns, in this order.")
    st.table(pd.DataFrame(COLUMNS.items(), columns=["Column", "Meaning"]).set_index("Column"), alt="Columns of figures")
    for resource in data.descriptor["resources"]:
        if "topic" in resource and resource["topic"] != data.topics[0]:
            continue
        name = "figures/<topic>.csv" if "topic" in resource else resource["path"]
        with st.expander(f"{name}: {resource['description']}"):
            rows = [(field["name"], field["description"]) for field in resource["schema"]["fields"]]
            st.table(pd.DataFrame(rows, columns=["Column", "Meaning"]).set_index("Column"), alt=f"Columns of {name}")
