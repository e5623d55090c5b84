"""What holds several tables: the zipped data package with its descriptor, and the workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from interview.amounts.items import FIGURE_KINDS, Kind
from interview.downloads.formats import csv_bytes, dictionary_sheet, xlsx_bytes
from interview.downloads.query import Query
from interview.downloads.sheets import Field, Sheet, chart_sheet, figures_sheet, source_sheet
from interview.folder.dataset import Dataset
from interview.folder.descriptor import DESCRIPTOR, descriptor, descriptor_text, sealed
from interview.folder.said_tables import EXCERPTS
from interview.folder.schema import MANIFEST
from interview.words.formatting import KIND_WORDS

_POSITIONS = ("start", "quote_start", "quote_end")
_ZIP_START = (1980, 1, 1, 0, 0, 0)


def evidence_sheets(dataset: Dataset, query: Query) -> Iterator[Sheet]:
    """Yield every table of figures with its evidence: all of them, by topic and by chart."""
    yield figures_sheet(dataset, query)
    yield from (figures_sheet(dataset, query, topic) for topic in dataset.topics)
    yield from (chart_sheet(dataset, chart_id, query) for chart_id in dataset.charts)


def package_descriptor(dataset: Dataset, query: Query | None = None) -> dict[str, Any]:
    """Return the descriptor of the package: that of the data with hashes as they are, and the tables of figures."""
    package = descriptor(dataset.about, dataset.tables, dataset.files)
    ours = [_resource(sheet, dataset) for sheet in evidence_sheets(dataset, query or Query())]
    active = {"filters": query.filters} if query and query.filters else {}
    return {**package, **active, "resources": [*package["resources"], *ours]}


def package_bytes(dataset: Dataset, query: Query) -> bytes:
    """Return the data package as a zip: descriptor, read-me, licence, every source file and every table of figures.

    The same data give the same bytes.
    """
    files = {path: dataset.files[path] for path in (MANIFEST, *(table.file for table in dataset.tables))}
    files |= {f"{sheet.name}.csv": csv_bytes(sheet) for sheet in evidence_sheets(dataset, query)}
    files[DESCRIPTOR] = descriptor_text(package_descriptor(dataset, query)).encode()
    files["README.txt"] = _readme(dataset, query).encode()
    files["LICENSE"] = _licence(dataset).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(_zip_entry(path), content)
    return buffer.getvalue()


def workbook_bytes(dataset: Dataset, query: Query) -> bytes:
    """Return the workbook: a sheet for each topic, the excerpts, and the meaning of every column."""
    topics = [topic for topic in dataset.topics if query.topics is None or topic in query.topics]
    figures = [figures_sheet(dataset, query, topic) for topic in topics]
    excerpts = source_sheet(dataset, EXCERPTS)
    columns = dictionary_sheet({"each topic": figures[0].fields, "excerpts": excerpts.fields})
    sheets = [_about(dataset, query), *figures, excerpts, columns]
    return xlsx_bytes(sheets, dataset.about.long_title, created(dataset))


def created(dataset: Dataset) -> datetime:
    """Return the day this version of the data was made."""
    return datetime.fromisoformat(dataset.about.created)


def _about(dataset: Dataset, query: Query) -> Sheet:
    fields = (Field("about", "string", ""), Field("meaning", "string", ""))
    return Sheet("about", "About", fields, tuple(_facts(dataset, query)))


def _facts(dataset: Dataset, query: Query) -> Iterator[tuple[str, str]]:
    source, licence = dataset.about.source, dataset.about.licence
    yield "Title", dataset.about.long_title
    yield "Version", dataset.version
    yield "Source", f"{source.title} ({source.address})"
    yield "Licence", f"{licence.title} ({licence.address})"
    yield "Filters", "; ".join(f"{name} = {value}" for name, value in query.filters.items()) or "none, every row"


def _readme(dataset: Dataset, query: Query) -> str:
    lines = [
        dataset.about.long_title,
        dataset.about.description,
        "",
        *(f"{name}: {text}" for name, text in _facts(dataset, query) if name != "Title"),
        f"Data made: {created(dataset):%Y-%m-%d}",
        "",
        "figures.csv holds every figure with its bounds and the sentence or formula it comes from; <topic>.csv and",
        "charts/<chart>.csv hold the same rows by topic and by chart. Filters act on these files alone.",
        "The other files are the sources they are made from.",
        f"{DESCRIPTOR} says what each column of each file means (Data Package, https://datapackage.org).",
        "",
    ]
    return "\n".join(lines)


def _licence(dataset: Dataset) -> str:
    return f"{dataset.about.licence.title}\n{dataset.about.licence.address}\n"


def _resource(sheet: Sheet, dataset: Dataset) -> dict[str, Any]:
    content = csv_bytes(sheet)
    return {
        "name": re.sub("[/_]", "-", sheet.name if sheet.name == "figures" else f"evidence-{sheet.name}"),
        "path": f"{sheet.name}.csv",
        "type": "table",
        "title": sheet.title,
        "description": "Figures with their bounds and the sentence or formula each comes from.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(f, dataset) for f in sheet.fields],
            "primaryKey": ["figure_id"],
            "foreignKeys": _keys(sheet),
        },
        **sealed(content),
    }


def _field(field: Field, dataset: Dataset) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.description}
    if field.type == "number":
        return described | {"unitField": "unit"}
    if field.name in _POSITIONS:
        return described | {"unit": "Unicode code point"}
    categories = {"unit": _unit_words(dataset), "kind": _KIND_WORDS}.get(field.name, {})
    named = [{"value": value, "label": label} for value, label in categories.items()]
    return described | ({"categories": named} if named else {})


def _unit_words(dataset: Dataset) -> Mapping[str, str]:
    """Return every unit that figures have, in words."""
    units = {indicator.unit.code: indicator.unit for indicator in dataset.indicators.values()}
    return {code: unit.words.strip() or "count or calendar year" for code, unit in units.items()}


def _keys(sheet: Sheet) -> list[dict[str, Any]]:
    names = {field.name for field in sheet.fields}
    targets = {"indicator_id": "indicators", "excerpt_id": "excerpts", "question": "questions"}
    return [
        {"fields": [name], "reference": {"resource": resource, "fields": [name]}}
        for name, resource in targets.items()
        if name in names
    ]


_KIND_WORDS = {kind.value: KIND_WORDS[kind] for kind in (*FIGURE_KINDS, Kind.DATE)}


def _zip_entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _ZIP_START)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
