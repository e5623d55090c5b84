"""Tidy frames, CSV bytes and the zipped data package: what anyone can download."""

from __future__ import annotations

import hashlib
import io
import math
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd

from interview.checks import overall
from interview.dataset import DESCRIPTOR, Dataset, descriptor_text, sealed
from interview.figures import Event, Figure, Period
from interview.formatting import formula_text, plain_number
from interview.rounding import End

FIGURES = "figures.csv"
PACKAGE = "interview-figures.zip"

COLUMNS: Mapping[str, str] = {
    "figure_id": "Name of the figure; it never changes.",
    "indicator_id": "Name of what is measured; it never changes.",
    "indicator": "What is measured, in a few words.",
    "topic": "Topic the figure belongs to.",
    "geography": "Country as ISO 3166 code; two of them with a hyphen are the pair.",
    "period": "What time the number is for: ISO 8601, two dates with a slash are a span.",
    "period_basis": "Whether the text names the period (stated) or it was worked out (inferred).",
    "kind": "Stated: was said. Derived: we computed it. Target: said as an aim. Potential: said as possible.",
    "value": "The number alone, in the unit; computed ones have 12 significant digits.",
    "unit": "Unit of value, lower and upper; money is in whole units of the ISO 4217 currency.",
    "comparator": "Hedge of the value: = none, ~ about, > more than, >= at least, < less than, <= at most.",
    "lower": "Least number the value can stand for, rounded down at 12 digits; empty if there is none.",
    "upper": "Greatest number the value can stand for, rounded up at 12 digits; empty if there is none.",
    "reading": "Reading of an ambiguous wording this figure belongs to; empty for the one shown by default.",
    "formula": "How a derived figure was computed, with the numbers put in; empty for one that was said.",
    "inputs": "Ids and numbers a derived figure was computed from, separated by spaces.",
    "speaker": "Who said the number; empty for a derived figure, as are all columns up to quote_end.",
    "question": "Number of the question the excerpt asks or answers.",
    "verbatim": "The words that say the number.",
    "start": "Position of these words in the source text, in Unicode code points from 0.",
    "excerpt_id": "Name of the excerpt that holds them; it never changes.",
    "quote": "The excerpt, word for word.",
    "quote_start": "Position of its first character in the source text.",
    "quote_end": "Position just after its last character.",
    "note": "What to know before using the figure.",
    "source": "Where the interview was published.",
    "verdict": "What published values come to: agrees, differs, mixed, not_comparable or not_found.",
    "references": "Ids of the published values it was set beside, separated by spaces; they are in references.csv.",
}
"""Every column of a download of figures, in order, and its meaning."""

EVENT_COLUMNS = ("event_id", "date", "end", "title", "verbatim", "start", "excerpt_id", "topic")

_NUMBERS = ("value", "lower", "upper")
_INTEGERS = ("question", "start", "quote_start", "quote_end")
_RUNNABLE = re.compile(r"[=+\-@\t\n](?!$)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def figures_frame(dataset: Dataset, *, topic: str | None = None, ids: Collection[str] | None = None) -> pd.DataFrame:
    """Return figures as rows of strings: all, those of a topic, or some; said ones by place, then derived ones."""
    figures = sorted(dataset.figures.values(), key=lambda f: f.mention.start if f.mention else math.inf)
    chosen = (f for f in figures if topic in (None, f.indicator.topic) and (ids is None or f.figure_id in ids))
    named, source = dataset.named, str(dataset.descriptor["sources"][0]["title"])
    rows = [
        _figure_cells(one, named) | _said_cells(one, dataset) | {"source": source} | _judged_cells(one, dataset)
        for one in chosen
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str").fillna("")


def chart_frame(dataset: Dataset, chart_id: str) -> pd.DataFrame:
    """Return the figures of a chart, its readings included, or the events of a chart that draws nothing else.

    Events beside figures only mark dates; they are left out and are all in events.csv.
    Raises KeyError for an unknown chart.
    """
    chart = dataset.charts[chart_id]
    ids = {*chart.ids, *(item_id for reading in chart.readings for item_id in reading.ids)}
    if ids & dataset.figures.keys():
        return figures_frame(dataset, ids=ids)
    rows = [_event_cells(event) for event in dataset.events.values() if event.event_id in ids]
    return pd.DataFrame(rows, columns=list(EVENT_COLUMNS), dtype="str")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Return a frame of strings as CSV: UTF-8 without BOM, comma, LF, quoted by RFC 4180.

    A cell that a spreadsheet would run gets a leading apostrophe. Numbers stay numbers, the negative ones too, and so
    does a lone sign, such as the comparator `=`: with nothing after it there is nothing to run.
    """
    return frame.map(_harmless).to_csv(index=False, lineterminator="\n").encode()


def file_name(path: str, dataset: Dataset) -> str:
    """Return the name under which a download is saved: what it holds and the version of the data."""
    stem, _, suffix = path.replace("/", "-").rpartition(".")
    what = "" if path in (FIGURES, PACKAGE) else f"_{stem}"
    return f"interview-figures{what}_v{dataset.version}.{suffix}"


def downloads(dataset: Dataset) -> dict[str, Callable[[], bytes]]:
    """Return every download by its path below `/data/`, each with the function that makes its bytes.

    The files of the data package have their paths in it, so that its descriptor holds over HTTP too.
    """
    charts = {f"charts/{name}.csv": partial(_chart_bytes, dataset, name) for name in dataset.charts}
    return {
        FIGURES: partial(_figures_bytes, dataset),
        **{f"{topic}.csv": partial(_figures_bytes, dataset, topic) for topic in dataset.topics},
        **{path: (dataset.root / path).read_bytes for path in _data_files(dataset)},
        **charts,
        DESCRIPTOR: lambda: descriptor_text(package_descriptor(dataset)).encode(),
        PACKAGE: partial(package_bytes, dataset),
    }


def package_descriptor(dataset: Dataset) -> dict[str, Any]:
    """Return the descriptor of the data package: the one of the data with hashes as they are, and figures.csv."""
    descriptor = sealed(dataset.descriptor, dataset.root)
    return {**descriptor, "resources": [*descriptor["resources"], _figures_resource(_figures_bytes(dataset))]}


def package_bytes(dataset: Dataset) -> bytes:
    """Return the data package as a zip: descriptor, read-me, every data file and all figures in one.

    The same data give the same bytes.
    """
    files = {path: (dataset.root / path).read_bytes() for path in _data_files(dataset)}
    files[FIGURES] = _figures_bytes(dataset)
    files[DESCRIPTOR] = descriptor_text(package_descriptor(dataset)).encode()
    files["README.txt"] = _readme(dataset).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(_zip_entry(path), content)
    return buffer.getvalue()


def _figure_cells(figure: Figure, named: Mapping[str, Figure | Event | Period]) -> dict[str, str]:
    return {
        "figure_id": figure.figure_id,
        "indicator_id": figure.indicator.indicator_id,
        "indicator": figure.indicator.title,
        "topic": figure.indicator.topic,
        "geography": figure.geography,
        "period": figure.period.text,
        "period_basis": figure.period_basis.value,
        "kind": figure.kind.value,
        "value": plain_number(figure.value),
        "unit": figure.indicator.unit,
        "comparator": figure.comparator.value,
        "lower": _plain_bound(figure.bounds.low, ROUND_FLOOR),
        "upper": _plain_bound(figure.bounds.high, ROUND_CEILING),
        "reading": figure.reading,
        "formula": formula_text(figure, named),
        "inputs": " ".join(figure.derivation.inputs) if figure.derivation else "",
        "note": figure.note,
    }


def _said_cells(figure: Figure, dataset: Dataset) -> dict[str, str]:
    if figure.mention is None:
        return {}
    excerpt = dataset.excerpts[figure.mention.excerpt_id]
    return {
        "speaker": excerpt.speaker.value,
        "question": str(excerpt.question),
        "verbatim": figure.mention.verbatim,
        "start": str(figure.mention.start),
        "excerpt_id": excerpt.excerpt_id,
        "quote": excerpt.quote,
        "quote_start": str(excerpt.start),
        "quote_end": str(excerpt.end),
    }


def _judged_cells(figure: Figure, dataset: Dataset) -> dict[str, str]:
    references = dataset.references_for(figure.figure_id)
    ids = " ".join(reference.reference_id for reference in references)
    return {"verdict": overall(figure, references).value, "references": ids}


def _event_cells(event: Event) -> dict[str, str]:
    start, end = (period.text if period else "" for period in (event.start, event.end))
    mention = event.mention
    cells = (event.event_id, start, end, event.title, mention.verbatim, str(mention.start), mention.excerpt_id)
    return dict(zip(EVENT_COLUMNS, (*cells, event.topic), strict=True))


def _plain_bound(end: End, rounding: str) -> str:
    if math.isinf(end):
        return ""
    exact = Fraction(end)
    digits = Context(prec=12, rounding=rounding).divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return f"{digits.normalize():f}"


def _harmless(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if _RUNNABLE.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _figures_bytes(dataset: Dataset, topic: str | None = None) -> bytes:
    return csv_bytes(figures_frame(dataset, topic=topic))


def _chart_bytes(dataset: Dataset, chart_id: str) -> bytes:
    return csv_bytes(chart_frame(dataset, chart_id))


def _data_files(dataset: Dataset) -> Iterator[str]:
    return (resource["path"] for resource in dataset.descriptor["resources"])


def _figures_resource(content: bytes) -> dict[str, Any]:
    fields = [{"name": name, "type": _type(name), "description": text} for name, text in COLUMNS.items()]
    return {
        "name": "figures",
        "path": FIGURES,
        "type": "table",
        "title": "All figures",
        "description": "Every figure, said or derived, with its bounds and the sentence or formula it comes from.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": ["figure_id"]},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _type(column: str) -> str:
    return "number" if column in _NUMBERS else "integer" if column in _INTEGERS else "string"


def _zip_entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _readme(dataset: Dataset) -> str:
    descriptor = dataset.descriptor
    licences = (f"{licence['title']} ({licence['path']})" for licence in descriptor["licenses"])
    sources = (f"{source['title']} ({source['path']})" for source in descriptor["sources"])
    return "\n".join(
        [
            descriptor["title"],
            descriptor["description"],
            "",
            f"Version: {dataset.version}",
            f"Source: {'; '.join(sources)}",
            f"Licence: {'; '.join(licences)}",
            "",
            f"{FIGURES} holds every figure with its bounds and the sentence or formula it comes from.",
            f"{DESCRIPTOR} says what each column of each file means (Data Package, https://datapackage.org).",
            "",
        ]
    )
