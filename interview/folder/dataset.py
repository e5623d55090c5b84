"""The data of one interview: read once, checked, frozen, with the indexes everything else looks things up in."""

from __future__ import annotations

import math
import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.amounts.checks import Check
from interview.amounts.items import (
    Chart,
    Event,
    Excerpt,
    Figure,
    Finding,
    Indicator,
    Item,
    Mention,
    Proportion,
    Question,
    Reference,
    Slide,
    Uncharted,
    Unit,
    Wording,
)
from interview.amounts.periods import Period
from interview.amounts.since import Came
from interview.folder.about import About, read_about
from interview.folder.added import Additions
from interview.folder.assembly import INTERVIEW
from interview.folder.columns import Table
from interview.folder.contract import breaches, text_breaches
from interview.folder.descriptor import descriptor, seal_faults, sealed_paths
from interview.folder.files import read_files
from interview.folder.later import what_came
from interview.folder.pages import SINCE, Page, in_order
from interview.folder.records import Records, Topic
from interview.folder.said import all_nouns
from interview.folder.schema import TOPICS, UNIT_NOUNS
from interview.folder.schema import tables as tables_of
from interview.folder.screens import Screens
from interview.folder.tables import DataError, Fault, Reader, Row

DATA = Path(__file__).resolve().parents[2] / "data"
VARIABLE = "INTERVIEW_DATA"
"""The environment variable that names another data folder."""

_MAPPINGS = (
    *("topics", "units", "nouns", "questions", "excerpts", "indicators", "figures", "events", "reporters"),
    *("references", "later", "checks"),
)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything the data folder says, checked against its contract; `figures` holds said and derived ones.

    `files` holds the bytes that were checked, by their path below `root`: what is handed out is taken from there.
    A dataset equals itself only, so that whatever is computed from it can be kept under its name.
    """

    root: Path
    files: Mapping[str, bytes]
    about: About
    tables: tuple[Table, ...]
    pages: Mapping[str, Page]
    """Every page by its name, in the order of the navigation."""
    topics: Mapping[str, Topic]
    units: Mapping[str, Unit]
    nouns: Mapping[str, str]
    questions: Mapping[int, Question]
    excerpts: Mapping[str, Excerpt]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figure]
    events: Mapping[str, Event]
    uncharted: tuple[Uncharted, ...]
    reporters: Mapping[str, bool]
    """Who published values, and whether each stands outside those whose numbers are checked."""
    references: Mapping[str, Reference]
    later: Mapping[str, Figure]
    """What is computed from published values alone, to set it beside what was said."""
    proportions: tuple[Proportion, ...]
    caveats: Mapping[str, str]
    """What the source says right after an excerpt that qualifies it, by the id of the excerpt."""
    wordings: Mapping[str, Wording]
    checks: Mapping[str, Check]
    charts: Mapping[str, Chart]
    slides: Mapping[str, Slide]
    findings: tuple[Finding, ...]
    """What the first page opens with, in order."""

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.about.version

    @cached_property
    def seal_faults(self) -> tuple[Fault, ...]:
        """What differs between the files and the descriptor that seals them: the data are usable still."""
        return tuple(seal_faults(descriptor(self.about, self.tables, self.files), self.files))

    @cached_property
    def topic_titles(self) -> Mapping[str, str]:
        """The topics in order, each with its title."""
        return {name: topic.title for name, topic in self.topics.items()}

    def readings_of(self, figure_id: str) -> list[Figure]:
        """Return the other readings of a computed figure, or of the words of a said one."""
        return list(self._readings.get(figure_id, ()))

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything a mark can be, by id."""
        return MappingProxyType({**self.figures, **self.events, **self.references, **self.later})

    @cached_property
    def named(self) -> Mapping[str, Item | Period]:
        """What a derivation can name: every item by id, and the day of the interview by its name."""
        return MappingProxyType({INTERVIEW: self.interview, **self.items})

    @cached_property
    def came(self) -> Mapping[str, Came]:
        """What came of every number said that can rise, fall or be reached, by its id."""
        return MappingProxyType(what_came(self.figures, self.references, self.later, self.interview))

    @cached_property
    def followed(self) -> frozenset[str]:
        """The ids of every number said that has later values, and of these."""
        known = [one for one in self.came.values() if one.later]
        return frozenset(name for one in known for name in (one.figure.id, *(each.item.id for each in one.later)))

    @property
    def interview(self) -> Period:
        """When the interview was given."""
        return self.about.interview

    def charts_of(self, page: str) -> list[Chart]:
        """Return the charts of a page in order."""
        return [chart for chart in self.charts.values() if chart.page == page]

    def charts_showing(self, item_id: str) -> list[Chart]:
        """Return the charts that draw a number or event, or another mention of the same amount."""
        return [self.charts[chart_id] for chart_id in self._shown_in.get(item_id, ())]

    def references_for(self, figure_id: str) -> list[Reference]:
        """Return what others published beside a figure, or beside another mention of the same amount."""
        return list(self._compared_with.get(figure_id, ()))

    def mentions(self, figure_id: str) -> list[Figure]:
        """Return the figures that state the same amount, in the order they are said."""
        figure = self.figures.get(figure_id)
        if figure is None or figure.mention is None:
            return [figure] if figure else []
        return list(self._said_alike[figure.quantity])

    def derived_from(self, item_id: str) -> list[Figure]:
        """Return the figures computed from an item."""
        return list(self._derived_from.get(item_id, ()))

    def sources_of(self, item_id: str) -> list[Item]:
        """Return the items a figure rests on: itself, or what it was computed from."""
        item = self.items[item_id]
        if not isinstance(item, Figure) or item.derivation is None:
            return [item]
        return [self.items[name] for name in item.derivation.sources if name in self.items]

    def marks(self, excerpt: Excerpt) -> list[tuple[str, Mention]]:
        """Return id and place of everything marked in an excerpt, in order; number words without chart have no id."""
        return list(self._marks.get(excerpt.id, ()))

    def reason(self, start: int) -> str:
        """Return why no chart shows the number word at a place of the source text."""
        return self._reasons[start]

    @cached_property
    def _said_alike(self) -> dict[tuple[object, ...], list[Figure]]:
        alike: dict[tuple[object, ...], list[Figure]] = {}
        for figure in sorted(self.figures.values(), key=_place):
            if figure.mention:
                alike.setdefault(figure.quantity, []).append(figure)
        return alike

    @cached_property
    def _shown_in(self) -> dict[str, dict[str, None]]:
        """The ids of the charts that show an item, in order, by its id."""
        shown: dict[str, dict[str, None]] = {}
        for chart in self.charts.values():
            for name in (*chart.ids, *chart.series_ids):
                for item_id in self._alike(name):
                    shown.setdefault(item_id, {})[chart.id] = None
        return shown

    @cached_property
    def _compared_with(self) -> dict[str, list[Reference]]:
        compared: dict[str, list[Reference]] = {}
        for reference in self.references.values():
            for figure_id in self._alike(reference.compares_with) if reference.compares_with else ():
                compared.setdefault(figure_id, []).append(reference)
        return compared

    @cached_property
    def _derived_from(self) -> dict[str, list[Figure]]:
        derived: dict[str, list[Figure]] = {}
        for figure in (*self.figures.values(), *self.later.values()):
            for source in figure.derivation.sources if figure.derivation else ():
                derived.setdefault(source, []).append(figure)
        return derived

    @cached_property
    def _marks(self) -> dict[str, list[tuple[str, Mention]]]:
        """Everything marked by the id of the excerpt it stands in, in the order it is said."""
        said = [(item.id, item.mention) for item in self.items.values() if item.mention]
        plain = [("", Mention(word.verbatim, word.start, "")) for word in self.uncharted]
        excerpts = sorted(self.excerpts.values(), key=lambda excerpt: excerpt.start)
        starts = [excerpt.start for excerpt in excerpts]
        marks: dict[str, list[tuple[str, Mention]]] = {}
        for item_id, mention in sorted([*said, *plain], key=lambda mark: mark[1].start):
            place = bisect_right(starts, mention.start) - 1
            if place >= 0 and mention.start < excerpts[place].end:
                inside = Mention(mention.verbatim, mention.start, excerpts[place].id)
                marks.setdefault(inside.excerpt_id, []).append((item_id, inside))
        return marks

    @cached_property
    def _readings(self) -> dict[str, list[Figure]]:
        readings: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            derivation = figure.derivation
            for name in (derivation.reading_of, derivation.rereads) if derivation else ():
                if name:
                    readings.setdefault(name, []).append(figure)
        return readings

    @cached_property
    def _reasons(self) -> dict[int, str]:
        return {word.start: word.reason for word in self.uncharted}

    def _alike(self, item_id: str) -> list[str]:
        """Return the ids of all mentions of an amount; the id itself for what is said once or not at all."""
        return [figure.id for figure in self.mentions(item_id)] or [item_id]


def _place(figure: Figure) -> float:
    return figure.mention.start if figure.mention else math.inf


def data_folder() -> Path:
    """Return the data folder in use: the one that the environment names, else ours."""
    return Path(os.environ.get(VARIABLE) or DATA)


def load(root: Path | None = None) -> Dataset:
    """Read and check a data folder, without a name the one in use; raises DataError that names every fault."""
    root = root or data_folder()
    files = read_files(root)
    about, tables, records, screens, added = _read(files)
    came = what_came(records.figures, records.references, records.later, about.interview)
    followed = any(one.later for one in came.values())
    pages = [page for page in in_order(records.pages.values()) if followed or page.name != SINCE]
    frozen: dict[str, Any] = {name: MappingProxyType(getattr(records, name)) for name in _MAPPINGS}
    return Dataset(
        root=root,
        files=files,
        about=about,
        tables=tables,
        pages=MappingProxyType({page.name: page for page in pages}),
        uncharted=tuple(records.uncharted),
        proportions=tuple(added.proportions),
        caveats=MappingProxyType(added.caveats),
        wordings=MappingProxyType(added.wordings),
        charts=MappingProxyType(screens.charts),
        slides=MappingProxyType(screens.slides),
        findings=tuple(screens.findings.values()),
        **frozen,
    )


def spoken_nouns(root: Path | None = None) -> Mapping[str, str]:
    """Return the unit of every noun in a data folder, which need not be complete, and in any text."""
    rows = Reader(read_files(root or data_folder())).rows(UNIT_NOUNS)
    return all_nouns({row["noun"]: row["unit"] for row in rows})


def source_faults(text: str, dataset: Dataset) -> list[Fault]:
    """Return every fault of a dataset that only the entire source text shows."""
    return list(text_breaches(dataset.excerpts, text, dataset.about.source.sha256))


def _read(files: Mapping[str, bytes]) -> tuple[About, tuple[Table, ...], Records, Screens, Additions]:
    about = read_about(files)
    reader = Reader(files)
    topics = [(row["topic"], row["title"]) for row in reader.rows(TOPICS)]
    every = tuple(tables_of(topics, about.speakers))
    held = files.keys() | sealed_paths(files)
    tables = tuple(table for table in every if table.file in held or not table.spare)
    rows: dict[str, list[Row]] = {table.name: [] for table in every}
    rows |= {table.name: reader.rows(table) for table in tables}
    faults = reader.faults or list(_stray_files(files, tables))
    if faults:
        raise DataError(faults)
    records = Records(about)
    records.build(rows)
    screens = Screens(records)
    screens.build(rows)
    added = Additions(records)
    added.build(rows)
    faults = [*records.faults, *screens.faults, *added.faults, *breaches(records, screens, rows)]
    if faults:
        raise DataError(faults)
    return about, tables, records, screens, added


def _stray_files(files: Mapping[str, bytes], tables: tuple[Table, ...]) -> Iterator[Fault]:
    """Yield a fault for each CSV file that nothing would read."""
    known = {table.file for table in tables}
    for path in files:
        if path.endswith(".csv") and path not in known:
            problem = "no table has this name"
            yield Fault(
                path, 0, "-", problem, "a table of the README, or figures/ and a topic of topics.csv", "this file"
            )
