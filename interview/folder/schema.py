"""Every table of a data folder in order. Reading, checking and describing all use this.

What their columns mean and which cells they take is in `said_tables`, `compared_tables`, `shown_tables` and
`added_tables`, made of the parts in `columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from interview.folder.added_tables import CAVEATS, LATER, PROPORTIONS, WORDINGS
from interview.folder.columns import Table
from interview.folder.compared_tables import CONSISTENCY, DERIVATIONS, REFERENCES, REPORTERS
from interview.folder.said_tables import (
    EVENTS,
    EXCERPTS,
    FIGURES,
    INDICATORS,
    QUESTIONS,
    SPEAKER,
    TOPICS,
    UNCHARTED,
    UNIT_NOUNS,
    UNITS,
)
from interview.folder.shown_tables import CHART_EXCERPTS, CHART_ITEMS, CHARTS, FINDINGS, PAGES, SLIDE_ITEMS, SLIDES

MANIFEST = "interview.toml"
"""The one file that is no table: who spoke to whom, where it was published, licence and versions."""

_BEFORE_FIGURES = (QUESTIONS, EXCERPTS, PAGES, TOPICS, UNITS, UNIT_NOUNS, INDICATORS)
_AFTER_FIGURES = (
    *(EVENTS, UNCHARTED, DERIVATIONS, REPORTERS, REFERENCES, CONSISTENCY),
    *(CHARTS, CHART_ITEMS, CHART_EXCERPTS, FINDINGS, SLIDES, SLIDE_ITEMS),
    *(LATER, PROPORTIONS, CAVEATS, WORDINGS),
)


def tables(topics: Iterable[tuple[str, str]], speakers: Iterable[str] = ()) -> Iterator[Table]:
    """Yield every table of a data folder in order: figures by name and title of their topics, with its speakers."""
    said = partial(_with_speakers, speakers=tuple(speakers))
    yield from (said(table) for table in _BEFORE_FIGURES)
    for topic, title in topics:
        yield said(figures_of(topic, title))
    yield from _AFTER_FIGURES


def figures_of(topic: str, title: str = "") -> Table:
    """Return the table of the figures of one topic."""
    return replace(FIGURES, name=f"figures-{topic.replace('_', '-')}", title=f"Figures: {title}", topic=topic)


def _with_speakers(table: Table, speakers: tuple[str, ...]) -> Table:
    columns = (replace(column, allowed=speakers) if column is SPEAKER else column for column in table.columns)
    return replace(table, columns=tuple(columns))
