"""What programs read of the marks, tables and charts: Web Annotations, metadata of CSV files, Plotly's JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any

from interview.amounts.items import Excerpt, Mention
from interview.charts import draw
from interview.charts.spec import spec
from interview.charts.theme import SCREEN
from interview.downloads.sheets import Field
from interview.folder.columns import Table
from interview.folder.dataset import Dataset
from interview.views.places import home_path
from interview.words.formatting import kind_words, period_words, value_words

ANNOTATIONS = "annotations.jsonld"
METADATA = ".csv-metadata.json"
PLOTLY = ".plotly.json"
_AROUND = 32
"""So many characters before and after the words are named at most, as far as their excerpt reaches."""
_DATATYPES = {"number": "decimal", "integer": "integer"}


def annotations_bytes(dataset: Dataset) -> bytes:
    """Return every mark of the interview as W3C Web Annotations on the text whose SHA-256 the data name."""
    excerpts = dataset.excerpts.values()
    items = [_annotation(dataset, excerpt, *mark) for excerpt in excerpts for mark in dataset.marks(excerpt)]
    return _bytes(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": ANNOTATIONS,
            "type": "AnnotationPage",
            "partOf": {"id": f"{ANNOTATIONS}#all", "type": "AnnotationCollection", "total": len(items)},
            "startIndex": 0,
            "items": items,
        }
    )


def metadata_bytes(dataset: Dataset, name: str, title: str, columns: Sequence[Field], key: Sequence[str]) -> bytes:
    """Return what a CSV file of a name holds, as CSV on the Web says it: types, meanings, key and licence."""
    return _bytes(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": dataset.about.language}],
            "url": f"{name.rpartition('/')[2]}.csv",
            "dc:title": title,
            "dc:license": {"@id": dataset.about.licence.address},
            "dc:source": dataset.about.source.title,
            "tableSchema": {"columns": [_column(one) for one in columns], "primaryKey": list(key)},
        }
    )


def source_fields(table: Table) -> tuple[Field, ...]:
    """Return the columns of a file of the data folder."""
    return tuple(Field(column.name, column.type, column.description) for column in table.columns)


def plotly_bytes(dataset: Dataset, chart_id: str) -> bytes:
    """Return a chart as it is drawn at first: Plotly's data and layout, the id of each mark in its custom data."""
    return _bytes(spec(draw(dataset.charts[chart_id], dataset, SCREEN), SCREEN))


def _annotation(dataset: Dataset, excerpt: Excerpt, item_id: str, mention: Mention) -> dict[str, Any]:
    return {
        "id": f"{ANNOTATIONS}#{item_id or f'word-{mention.start}'}",
        "type": "Annotation",
        "motivation": "identifying" if item_id else "commenting",
        "body": list(_bodies(dataset, item_id, mention)),
        "target": {
            "source": {"id": _source(dataset), "type": "Text", "format": "text/plain"},
            "selector": list(_selectors(excerpt, mention)),
        },
    }


def _bodies(dataset: Dataset, item_id: str, mention: Mention) -> Iterator[dict[str, str]]:
    if not item_id:
        yield _words(dataset, dataset.reason(mention.start))
        return
    item = dataset.items[item_id]
    yield _words(dataset, f"{item.title}: {value_words(item)}, {kind_words(item)}, {period_words(item)}")
    yield {"id": f"../{home_path(dataset, item_id)}?figure={item_id}".replace("/.?", "/?"), "type": "Text"}


def _words(dataset: Dataset, text: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "language": dataset.about.language}


def _source(dataset: Dataset) -> str:
    """Return the name of the source text by its hash, as RFC 6920 writes it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(dataset.about.source.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _selectors(excerpt: Excerpt, mention: Mention) -> Iterator[dict[str, str | int]]:
    start, end = mention.start - excerpt.start, mention.end - excerpt.start
    around = {"prefix": excerpt.quote[max(0, start - _AROUND) : start], "suffix": excerpt.quote[end : end + _AROUND]}
    yield {"type": "TextQuoteSelector", "exact": mention.verbatim, **around}
    yield {"type": "TextPositionSelector", "start": mention.start, "end": mention.end}


def _column(one: Field) -> dict[str, str]:
    datatype = _DATATYPES.get(one.type, "string")
    return {"name": one.name, "titles": one.name, "dc:description": one.description, "datatype": datatype}


def _bytes(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
