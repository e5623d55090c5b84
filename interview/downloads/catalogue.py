"""Every address below `/data/`: the parameters it takes, the name of its file, and what makes its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

from interview.downloads.formats import csv_bytes, json_bytes, xlsx_bytes
from interview.downloads.machines import (
    ANNOTATIONS,
    METADATA,
    PLOTLY,
    annotations_bytes,
    metadata_bytes,
    plotly_bytes,
    source_fields,
)
from interview.downloads.openapi import openapi_bytes
from interview.downloads.package import created, package_bytes, package_descriptor, workbook_bytes
from interview.downloads.query import COLUMN_SETS, FORMS, NO_READING, Choices, Query, choices
from interview.downloads.sheets import FIELDS, Field, Sheet, chart_sheet, figures_sheet, source_sheet
from interview.folder.columns import Table
from interview.folder.dataset import Dataset
from interview.folder.descriptor import DESCRIPTOR, descriptor_text
from interview.folder.schema import MANIFEST

PREFIX = "/data/"
FIGURES = "figures.csv"
DECK = "interview-slides.pptx"
PACKAGE = "interview-figures.zip"
WORKBOOK = "interview-figures.xlsx"
OPENAPI = "openapi.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "toml": "application/toml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """One address: the path below `/data/`, what its file is called, its parameters, and the maker of its bytes."""

    path: str
    stem: str
    choices: Choices
    make: Callable[[Query], bytes]

    @property
    def suffix(self) -> str:
        """The end of the path, which picks the format."""
        return self.path.rpartition(".")[2]


def file_name(download: Download, query: Query, dataset: Dataset) -> str:
    """Return the name under which a download is saved: what it holds, whether filtered, and the version of the data."""
    variants = [query.columns if query.columns != "all" else "", query.form.replace("standard", "")]
    parts = [download.stem, *variants, "filtered" if query.filters else "", f"v{dataset.version}"]
    return f"{'-'.join(part for part in parts if part)}.{download.suffix}"


@lru_cache(maxsize=4)
def downloads(dataset: Dataset) -> Mapping[str, Download]:
    """Return every download by its path below `/data/`.

    The files of the data package have their paths in it, so that its descriptor holds over HTTP too.
    """
    known = {download.path: download for download in (*_all(dataset), *_for_machines(dataset))}
    return MappingProxyType(known | {OPENAPI: _openapi(dataset, known)})


def _all(dataset: Dataset) -> Iterator[Download]:
    filters = choices(dataset)
    yield from _tables("figures", "interview-all_figures", partial(figures_sheet, dataset), dataset, filters)
    for topic in dataset.topics:
        sheet = partial(figures_sheet, dataset, topic=topic)
        yield from _tables(topic, f"{topic}-figures", sheet, dataset, filters)
    for chart in dataset.charts.values():
        readings = [NO_READING, *(name for group in chart.readings for name in group.ids)]
        sheet = partial(chart_sheet, dataset, chart.id)
        stem = f"{chart.page}-{chart.id}"
        yield from _tables(f"charts/{chart.id}", stem, sheet, dataset, {**filters, "readings": readings})
    for table in dataset.tables:
        yield from _sources(dataset, table)
    yield Download(MANIFEST, "interview-about", {}, lambda _: dataset.files[MANIFEST])
    yield Download(DESCRIPTOR, "interview-datapackage", {}, lambda _: _descriptor(dataset))
    yield Download(WORKBOOK, "interview-figures", {**filters, "columns": COLUMN_SETS}, partial(workbook_bytes, dataset))
    yield Download(DECK, "interview-slides", {}, lambda _: _deck(dataset))
    yield Download(PACKAGE, "interview-figures", filters, partial(package_bytes, dataset))


def _tables(
    path: str, stem: str, sheet: Callable[[Query], Sheet], dataset: Dataset, filters: Choices
) -> Iterator[Download]:
    columns = {**filters, "columns": COLUMN_SETS}
    yield Download(f"{path}.csv", stem, {**columns, "form": FORMS}, lambda query: csv_bytes(sheet(query), query.form))
    yield Download(f"{path}.json", stem, columns, lambda query: json_bytes(sheet(query)))
    yield Download(f"{path}.xlsx", stem, columns, lambda query: _one_sheet(sheet(query), dataset))


def _sources(dataset: Dataset, table: Table) -> Iterator[Download]:
    path, sheet = table.file, partial(source_sheet, dataset, table)
    stem = path.removesuffix(".csv")
    name = f"{table.topic}-said" if table.topic else f"interview-{stem.replace('/', '-')}"

    def text(query: Query) -> bytes:
        return csv_bytes(sheet(), query.form) if query.form else dataset.files[path]

    yield Download(path, name, {"form": FORMS}, text)
    yield Download(f"{stem}.json", name, {}, lambda _: json_bytes(sheet()))
    yield Download(f"{stem}.xlsx", name, {}, lambda _: _one_sheet(sheet(), dataset))


def _for_machines(dataset: Dataset) -> Iterator[Download]:
    """Yield what programs read: marks as annotations, what each CSV holds, charts as Plotly takes them."""
    yield Download(ANNOTATIONS, "interview-annotations", {}, lambda _: annotations_bytes(dataset))
    whole = [("figures", "All figures"), *dataset.topic_titles.items()]
    charts = [(f"charts/{name}", f"Chart {name}") for name in dataset.charts]
    for path, title in (*whole, *charts):
        yield _metadata(dataset, path, title, FIELDS, ("figure_id",))
    for table in dataset.tables:
        yield _metadata(dataset, table.file.removesuffix(".csv"), table.title, source_fields(table), table.key)
    for name in dataset.charts:
        yield Download(f"charts/{name}{PLOTLY}", f"interview-{name}-plotly", {}, partial(_plotly, dataset, name))


def _metadata(dataset: Dataset, path: str, title: str, columns: Sequence[Field], key: Sequence[str]) -> Download:
    stem = f"interview-{path.replace('/', '-')}-metadata"
    return Download(path + METADATA, stem, {}, lambda _: metadata_bytes(dataset, path, title, columns, key))


def _plotly(dataset: Dataset, name: str, _: Query) -> bytes:
    return plotly_bytes(dataset, name)


def _openapi(dataset: Dataset, known: Mapping[str, Download]) -> Download:
    """Return the list of addresses; without a base path its server is relative, for a path that only a proxy knows."""
    choices = {path: download.choices for path, download in known.items()} | {OPENAPI: {}}
    paths = {PREFIX + path: allowed for path, allowed in choices.items()}

    def described(query: Query) -> bytes:
        return openapi_bytes(dataset, paths, MEDIA_TYPES, query.base or "../")

    return Download(OPENAPI, "interview-openapi", {}, described)


def _one_sheet(sheet: Sheet, dataset: Dataset) -> bytes:
    return xlsx_bytes([sheet], sheet.title, created(dataset))


def _descriptor(dataset: Dataset) -> bytes:
    return descriptor_text(package_descriptor(dataset)).encode()


def _deck(dataset: Dataset) -> bytes:
    from interview.downloads.deck import pptx_bytes  # here, so that pages, which only link to it, need no PowerPoint

    return pptx_bytes(dataset)
