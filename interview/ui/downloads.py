"""Downloads with code and citation: of a chart, of the figures, of the files behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from interview.amounts.items import Chart
from interview.charts.theme import LOOKS
from interview.downloads.catalogue import DECK, FIGURES, PACKAGE, PREFIX, WORKBOOK
from interview.downloads.query import NO_READING, Query
from interview.downloads.reuse import citations, snippets
from interview.downloads.sheets import chart_items
from interview.folder.dataset import Dataset
from interview.folder.descriptor import DESCRIPTOR
from interview.folder.schema import MANIFEST
from interview.ui.client import client_part
from interview.words.formatting import fill

_PART = client_part("downloads")
_FORMS = {
    "CSV for Excel": ".csv?form=excel",
    "CSV for Excel, decimal comma": ".csv?form=excel-eu",
    "XLSX": ".xlsx",
    "JSON": ".json",
}
Entry = dict[str, Any]


def source_text(data: Dataset) -> str:
    """Return where the words come from and which version of the data is shown."""
    source = data.about.source.title
    return f"Source: {source}. Data version {data.version}. Derived numbers, bounds and charts are ours."


def chart_downloads(data: Dataset, chart: Chart, readings: Sequence[str]) -> None:
    """Show the downloads of a chart: all its rows, those drawn with some readings, and pictures of it."""
    path = f"charts/{chart.id}"
    rows = len(chart_items(data, chart.id, Query()))
    drawn = len(chart_items(data, chart.id, Query(readings=frozenset(readings))))
    shown = "" if drawn == rows else f"?readings={'~'.join(readings) or NO_READING}"
    links = [
        _link(f"CSV, all rows ({rows})", f"{path}.csv", main=True),
        _link(f"CSV, as shown ({drawn})", f"{path}.csv{shown}", main=True),
        *_forms(path),
    ]
    picture = {
        "chart": f"chart-{chart.id}",
        "name": f"{chart.page}-{chart.id}-v{data.version}",
        "title": fill(chart.title, data.figures),
        "subtitle": fill(chart.subtitle, data.figures),
        "legend": [asdict(look) for look in LOOKS],
        "source": source_text(data),
    }
    table = f"{PREFIX}{path}.csv{shown}{'&' if shown else '?'}form=tab"
    entry = _entry(data, "", "", links, f"{path}.csv") | {"picture": picture, "rows": table}
    _PART(key=f"downloads-{chart.id}", data={"entries": [entry]})


def package_downloads(data: Dataset) -> None:
    """Show the one button for everything, and the workbook."""
    whole = _link("Everything in one package (zip)", PACKAGE, main=True)
    book = _link("One workbook (XLSX)", WORKBOOK)
    slides = _link("The slides (PPTX)", DECK)
    note = (
        "The package holds every table as CSV with types, units, keys, hashes, licence and a read-me; "
        "the workbook a sheet for each topic, the excerpts, and the meaning of every column. A spreadsheet takes a "
        "period such as 2024-09 in a CSV for a date of its own; in the workbook it stays as it is."
    )
    _PART(key="downloads-all", data={"entries": [_entry(data, "", note, [whole, book, slides], PACKAGE)]})


def figure_downloads(data: Dataset) -> None:
    """Show the downloads of all figures and of those of each topic."""
    counts = Counter(figure.indicator.topic for figure in data.figures.values())
    topics = ((topic, title, counts[topic]) for topic, title in data.topic_titles.items())
    tables = [(FIGURES.removesuffix(".csv"), "All figures", len(data.figures)), *topics]
    entries = []
    for path, title, rows in tables:
        links = [_link(f"CSV, all rows ({rows})", f"{path}.csv", main=True), *_forms(path)]
        short = _link("CSV, short", f"{path}.csv?columns=short")
        entries.append(_entry(data, title, "", [*links, short], f"{path}.csv"))
    _PART(key="downloads-figures", data={"entries": entries})


def source_downloads(data: Dataset) -> None:
    """Show the downloads of the files behind the figures."""
    entries = []
    for table in data.tables:
        path = table.file.removesuffix(".csv")
        links = [_link("CSV", f"{path}.csv", main=True), *_forms(path)]
        entries.append(_entry(data, table.title, table.description, links, f"{path}.csv", numbers=()))
    whole = (
        (MANIFEST, "TOML", "The interview", "Who spoke to whom, source, licence and versions."),
        (DESCRIPTOR, "JSON", "Descriptor", "Types, units, keys, hashes, licence, sources."),
    )
    for path, form, title, note in whole:
        entries.append(_entry(data, title, note, [_link(form, path, main=True)], path))
    _PART(key="downloads-sources", data={"entries": entries})


def _forms(path: str) -> list[Entry]:
    return [_link(words, path + form) for words, form in _FORMS.items()]


def _link(words: str, path: str, main: bool = False) -> Entry:
    return {"words": words, "address": f"{PREFIX}{path}", "main": main}


def _entry(data: Dataset, title: str, note: str, links: list[Entry], path: str, **options: Any) -> Entry:
    address = f"{site_address(data)}{PREFIX}{path}"
    words = {"code": snippets(address, **options), "cite": citations(data, address)}
    return {"title": title, "note": note, "links": links} | words


def site_address(data: Dataset) -> str:
    """Return the address of the site as the visitor's browser sees it, without a slash at its end."""
    parts = urlsplit(st.context.url or "http://127.0.0.1:8501")
    above, _, last = parts.path.rpartition("/")
    configured = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
    known = last in data.pages
    return f"{parts.scheme}://{parts.netloc}{above if known else configured}"
