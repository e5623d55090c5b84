"""What a page says of downloads: their formats, with code that fetches them and how they are cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from interview.downloads.catalogue import DECK, FIGURES, OPENAPI, PACKAGE, PREFIX, WORKBOOK
from interview.downloads.machines import ANNOTATIONS, METADATA, PLOTLY
from interview.downloads.query import COLUMN_SETS, FORMS, NO_READING, Query, choices
from interview.downloads.reuse import citations, snippets
from interview.downloads.sheets import COLUMNS, chart_items
from interview.folder.columns import Table as Contract
from interview.folder.dataset import Dataset
from interview.folder.descriptor import DESCRIPTOR
from interview.folder.schema import MANIFEST
from interview.folder.screens import Chart
from interview.views.blocks import SITE, Block, Folded, Heading, Offers, Table, Text
from interview.views.places import Link
from interview.views.steps import Offer
from interview.views.wordings import about_the_text

TITLE = "Take the numbers with their proof"
_FORMATS = {
    "CSV for Excel": ".csv?form=excel",
    "CSV for Excel, decimal comma": ".csv?form=excel-eu",
    "XLSX": ".xlsx",
    "JSON": ".json",
}
_PACKAGE_NOTE = (
    "The package holds every table as CSV with types, units, keys, hashes, licence and a read-me; "
    "the workbook a sheet for each topic, the excerpts, and the meaning of every column. A spreadsheet takes a "
    "period such as 2024-09 in a CSV for a date of its own; in the workbook it stays as it is."
)
_PARAMETERS = {
    "period": "a date or two: 2023, 2022..2023, ..2022; keeps what lies in it as a whole",
    "readings": "charts only: ids of the readings to keep, or none",
}
_HERE = PREFIX.removeprefix("/")


def chart_offer(dataset: Dataset, chart: Chart) -> Offer:
    """Return the downloads of a chart: all its rows, and those of what is drawn at first."""
    path = f"charts/{chart.id}"
    rows = len(chart_items(dataset, chart.id, Query()))
    shown = f"{path}.csv?readings={NO_READING}"
    count = len(chart_items(dataset, chart.id, Query(readings=frozenset())))
    as_shown = replace(_link(f"CSV, as shown ({count})", shown), shown=count)
    links = [_link(f"CSV, all rows ({rows})", f"{path}.csv"), as_shown, *_formats(path)]
    return _offer(dataset, "", "", links, f"{path}.csv", rows=f"{_HERE}{shown}&form=tab")


def downloads_page(dataset: Dataset) -> Iterator[Block]:
    """Yield the page of downloads."""
    derived = sum(1 for figure in dataset.figures.values() if figure.derivation)
    yield Heading(TITLE, 1)
    yield Text(
        f"Data version {dataset.version}: {len(dataset.figures) - derived} numbers said and {derived} calculated, each "
        "with its sentence or formula and what it can stand for. The addresses work without this page, in scripts and "
        "spreadsheets too."
    )
    yield Offers("downloads-all", (_whole(dataset),))
    yield Heading("Numbers, said and calculated", 2, "figures")
    yield Offers("downloads-figures", tuple(_figures(dataset)))
    yield from _filters(dataset)
    sources = Offers("downloads-sources", tuple(_sources(dataset)))
    yield Folded("The files behind the figures", (sources,))
    yield from _dictionary(dataset)
    yield from _machines(dataset)
    yield from about_the_text(dataset)
    yield from _versions(dataset)


def _whole(dataset: Dataset) -> Offer:
    whole = _link("Everything in one package (zip)", PACKAGE)
    book, slides = _link("One workbook (XLSX)", WORKBOOK), _link("The slides (PPTX)", DECK)
    return _offer(dataset, "", _PACKAGE_NOTE, [whole, book, slides], PACKAGE)


def _figures(dataset: Dataset) -> Iterator[Offer]:
    counts = Counter(figure.indicator.topic for figure in dataset.figures.values())
    topics = ((topic, title, counts[topic]) for topic, title in dataset.topic_titles.items())
    for path, title, rows in [(FIGURES.removesuffix(".csv"), "All figures", len(dataset.figures)), *topics]:
        links = [_link(f"CSV, all rows ({rows})", f"{path}.csv"), *_formats(path)]
        short = _link("CSV, short", f"{path}.csv?columns=short")
        yield _offer(dataset, title, "", [*links, short], f"{path}.csv")


def _sources(dataset: Dataset) -> Iterator[Offer]:
    for table in dataset.tables:
        path = table.file.removesuffix(".csv")
        links = [_link("CSV", f"{path}.csv"), *_formats(path)]
        yield _offer(dataset, table.title, table.description, links, f"{path}.csv", numbers=())
    note = "Who spoke to whom, source, licence and versions."
    yield _offer(dataset, "The interview", note, [_link("TOML", MANIFEST)], MANIFEST)
    note = "Types, units, keys, hashes, licence, sources."
    yield _offer(dataset, "Descriptor", note, [_link("JSON", DESCRIPTOR)], DESCRIPTOR)


def _formats(path: str) -> list[Link]:
    return [_link(words, path + form) for words, form in _FORMATS.items()]


def _link(words: str, path: str) -> Link:
    return Link(words, f"{_HERE}{path}")


def _offer(
    dataset: Dataset, title: str, note: str, links: list[Link], path: str, rows: str = "", **options: Any
) -> Offer:
    address = f"{SITE}{_HERE}{path}"
    code, cited = snippets(address, **options), citations(dataset, address)
    return Offer(title, note, tuple(links), tuple(code.items()), tuple(cited.items()), rows)


def _filters(dataset: Dataset) -> Iterator[Block]:
    yield Heading("Choose rows and columns in the address", 2, "filters")
    yield Text(
        f"Join values with ~, parameters with &: {PREFIX}{FIGURES}?kind=stated~derived&period=2022..2023. "
        "The end of the address picks the format: .csv, .json or .xlsx. The package and the workbook take the "
        "filters too; the read-me of the package names them."
    )
    known = {**choices(dataset), "columns": COLUMN_SETS, "form": FORMS}
    values = {name: " · ".join(str(value) for value in some) for name, some in known.items()} | _PARAMETERS
    yield Table("Parameters", ("Parameter", "Values"), tuple(values.items()))


def _machines(dataset: Dataset) -> Iterator[Block]:
    yield Heading("For programs", 2, "programs")
    yield Text(
        f"A chart is at {PREFIX}charts/<chart>{PLOTLY} as Plotly draws it. With ?figure=<id> a page says in its head "
        "which quotation it shows, as schema.org Quotation, and as ClaimReview what others published, where they did."
    )
    marks = "Every marked number as a W3C Web Annotation: by its words and by its place in the text."
    paths = "Every address here with its parameters, in OpenAPI 3.1."
    columns = "What the columns of each CSV mean, as CSV on the Web says it."
    stems = [
        FIGURES.removesuffix(".csv"),
        *dataset.topics,
        *(table.file.removesuffix(".csv") for table in dataset.tables),
    ]
    metadata = [_link(stem, f"{stem}{METADATA}") for stem in stems]
    offers = (
        _offer(dataset, "Columns", columns, metadata, f"{stems[0]}{METADATA}"),
        _offer(dataset, "Marks", marks, [_link("JSON-LD", ANNOTATIONS)], ANNOTATIONS),
        _offer(dataset, "Addresses", paths, [_link("JSON", OPENAPI)], OPENAPI),
    )
    yield Offers("downloads-programs", offers)


def _dictionary(dataset: Dataset) -> Iterator[Block]:
    yield Heading("What the columns mean", 2, "columns")
    meaning = Table("Columns of figures", ("Column", "Meaning"), tuple(COLUMNS.items()))
    yield Folded("Figures: every download of figures has these columns, in this order", (meaning,))
    first = next(iter(dataset.topics))
    yield from (_columns(table) for table in dataset.tables if table.topic in ("", first))


def _columns(table: Contract) -> Folded:
    name = "figures/<topic>.csv" if table.topic else table.file
    rows = tuple((column.name, column.description) for column in table.columns)
    meaning = Table(f"Columns of {name}", ("Column", "Meaning"), rows)
    return Folded(f"{name}: {table.description}", (meaning,))


def _versions(dataset: Dataset) -> Iterator[Block]:
    yield Heading("Versions of the data", 2, "changes")
    rows = tuple((change.version, change.date, change.text) for change in dataset.about.changes)
    yield Table("Versions of the data and what changed in each", ("Version", "Date", "What changed"), rows)
