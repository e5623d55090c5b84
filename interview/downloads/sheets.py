"""Tables of figures with their evidence, and the source files, as plain text cells: what anyone can download."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from interview.amounts.checks import overall
from interview.amounts.items import Figure, Item, Mention
from interview.amounts.periods import Period
from interview.amounts.rounding import End
from interview.downloads.query import Query
from interview.folder.columns import Table
from interview.folder.dataset import Dataset
from interview.views.course import published_behind
from interview.words.formatting import formula_text, plain_number

COLUMNS: Mapping[str, str] = {
    "figure_id": "Name of the figure, or of the event where the kind is date; it never changes.",
    "indicator": "What is measured, in a few words.",
    "topic": "Topic the figure belongs to.",
    "geography": "Country as ISO 3166 code; two of them with a hyphen are the pair.",
    "period": "What time the number is for: ISO 8601, two dates with a slash are a span, two dots an open end.",
    "period_basis": "Whether the text names the period (stated) or it was worked out (inferred).",
    "value": "The number alone, in the unit; computed ones have 12 significant digits. Empty for a date.",
    "unit": "Unit of value, lower and upper; money is in whole units of the ISO 4217 currency.",
    "comparator": "Hedge of the value: = none, ~ about, > more than, >= at least, < less than, <= at most.",
    "lower": "Least number the value can stand for, rounded down at 12 digits; empty if there is none.",
    "upper": "Greatest number the value can stand for, rounded up at 12 digits; empty if there is none.",
    "kind": "Stated: was said. Derived: we computed it. Target: said as an aim. Potential: said as possible. "
    "Date: a date that was said, in downloads of charts that draw it.",
    "speaker": "Who said the number; empty for a derived figure, as are all columns up to quote_end.",
    "question": "Number of the question the excerpt asks or answers.",
    "verbatim": "The words that say the number.",
    "quote": "The excerpt, word for word.",
    "quote_start": "Position of its first character in the source text, in Unicode code points from 0.",
    "quote_end": "Position just after its last character.",
    "formula": "How a derived figure was computed, with the numbers put in; empty for one that was said.",
    "inputs": "Ids and numbers a derived figure was computed from, separated by spaces.",
    "reading": "Reading of an ambiguous wording this figure belongs to; empty for the one shown by default.",
    "source": "Where the interview was published.",
    "source_date": "When the interview was published: ISO 8601.",
    "indicator_id": "Name of what is measured; it never changes.",
    "excerpt_id": "Name of the excerpt that holds the words; it never changes.",
    "start": "Position of the words in the source text, in Unicode code points from 0.",
    "note": "What to know before using the figure.",
    "verdict": "What published values come to: agrees, differs, mixed, not_comparable or not_found.",
    "references": "Ids of the published values it was set beside, separated by spaces; they are in references.csv.",
    "since_verdict": "What came of a number said, by values for times after the interview: reached, missed, ahead, "
    "behind, not_yet, rose, fell, same, open, disagree or nothing; empty where the question does not arise.",
    "since_value": "The later value that decides, in the unit; empty where there is none or several differ.",
    "since_period": "What time the later value is for.",
    "since_source": "Ids of the published values behind it, separated by spaces; they are in references.csv.",
}
"""Every column of a download of figures, in order, and its meaning."""

Named = Mapping[str, Item | Period]
SHORT_COLUMNS = ("figure_id", "period", "value", "unit", "kind")
_TYPES = dict.fromkeys(("value", "lower", "upper", "since_value"), "number") | dict.fromkeys(
    ("question", "quote_start", "quote_end", "start"), "integer"
)


@dataclass(frozen=True)
class Field:
    """A column: its name, its type (string, number or integer) and its meaning."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Sheet:
    """A table as text, ready to be written in any form; an empty cell holds no value."""

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[str, ...], ...]


FIELDS = tuple(Field(name, _TYPES.get(name, "string"), text) for name, text in COLUMNS.items())


def figures_sheet(dataset: Dataset, query: Query, topic: str | None = None) -> Sheet:
    """Return the figures a query keeps, all or those of a topic; said ones by place, then derived ones."""
    chosen = (f for f in dataset.figures.values() if topic in (None, f.indicator.topic) and query.keeps(f))
    title = dataset.topic_titles[topic] if topic else "All figures"
    return _sheet(topic or "figures", title, chosen, dataset, query)


def chart_items(dataset: Dataset, chart_id: str, query: Query) -> list[Item]:
    """Return the figures and dates of a chart with its readings, all or those the query names, that the query keeps."""
    chart = dataset.charts[chart_id]
    readings = (name for group in chart.readings for name in group.ids)
    ids = [*chart.ids, *(name for name in readings if query.readings is None or name in query.readings)]
    items = (dataset.items[name] for name in dict.fromkeys(ids))
    return [item for item in items if query.keeps(item)]


def chart_sheet(dataset: Dataset, chart_id: str, query: Query) -> Sheet:
    """Return the rows of a chart."""
    items = chart_items(dataset, chart_id, query)
    return _sheet(f"charts/{chart_id}", f"Chart {chart_id}", items, dataset, query)


def source_sheet(dataset: Dataset, table: Table) -> Sheet:
    """Return a file of the data folder as it is, with the types and meanings of its schema."""
    text = dataset.files[table.file].decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    fields = (Field(column.name, column.type, column.description) for column in table.columns)
    name = table.file.removesuffix(".csv")
    return Sheet(name, table.title, tuple(fields), tuple(tuple(row) for row in rows[1:]))


def _sheet(name: str, title: str, items: Iterable[Item], dataset: Dataset, query: Query) -> Sheet:
    ordered = sorted(items, key=lambda item: item.mention.start if item.mention else math.inf)
    names = SHORT_COLUMNS if query.columns == "short" else tuple(COLUMNS)
    rows = (_cells(dataset, item.id) for item in ordered)
    return Sheet(
        name,
        title,
        tuple(field for wanted in names for field in FIELDS if field.name == wanted),
        tuple(tuple(cells.get(column, "") for column in names) for cells in rows),
    )


@lru_cache(maxsize=2**15)
def _cells(dataset: Dataset, item_id: str) -> Mapping[str, str]:
    item = dataset.items[item_id]
    cells = {
        "figure_id": item.id,
        "indicator": item.title,
        "topic": item.topic,
        "period": item.period.text,
        "period_basis": item.period_basis.value,
        "kind": item.kind.value,
        "source": dataset.about.source.title,
        "source_date": dataset.interview.text,
    }
    measured = _figure_cells(item, dataset.named) | _judged_cells(item, dataset) if isinstance(item, Figure) else {}
    return cells | measured | _said_cells(item.mention, dataset)


def _figure_cells(figure: Figure, named: Named) -> dict[str, str]:
    return {
        "geography": figure.geography,
        "value": plain_number(figure.value),
        "unit": figure.unit.code,
        "comparator": figure.comparator.value,
        "lower": _plain_bound(figure.bounds.low, ROUND_FLOOR),
        "upper": _plain_bound(figure.bounds.high, ROUND_CEILING),
        "formula": formula_text(figure, named),
        "inputs": " ".join(figure.derivation.inputs) if figure.derivation else "",
        "reading": figure.reading,
        "indicator_id": figure.indicator.id,
        "note": figure.note,
    }


def _said_cells(mention: Mention | None, dataset: Dataset) -> dict[str, str]:
    if mention is None:
        return {}
    excerpt = dataset.excerpts[mention.excerpt_id]
    return {
        "speaker": excerpt.speaker.id,
        "question": str(excerpt.question),
        "verbatim": mention.verbatim,
        "start": str(mention.start),
        "excerpt_id": excerpt.id,
        "quote": excerpt.quote,
        "quote_start": str(excerpt.start),
        "quote_end": str(excerpt.end),
    }


def _judged_cells(figure: Figure, dataset: Dataset) -> dict[str, str]:
    references = dataset.references_for(figure.id)
    ids = " ".join(reference.id for reference in references)
    return {"verdict": overall(figure, references).value, "references": ids} | _since_cells(figure, dataset)


def _since_cells(figure: Figure, dataset: Dataset) -> dict[str, str]:
    came = dataset.came.get(figure.id)
    if came is None:
        return {}
    items = [one.later.item for one in came.judged]
    values = {plain_number(item.value) for item in items}
    sources = dict.fromkeys(one.id for item in items for one in published_behind(dataset, item))
    return {
        "since_verdict": came.course.value,
        "since_value": values.pop() if len(values) == 1 else "",
        "since_period": items[0].period.text if items else "",
        "since_source": " ".join(sources),
    }


def _plain_bound(end: End, rounding: str) -> str:
    if math.isinf(end):
        return ""
    exact = Fraction(end)
    digits = Context(prec=12, rounding=rounding).divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return f"{digits.normalize():f}"
