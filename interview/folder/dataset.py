"""The data of one interview: read once, checked and frozen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.amounts.checks import Check
from interview.amounts.items import Indicator, Item, Question, Unit
from interview.amounts.periods import Period
from interview.amounts.since import Came
from interview.folder.about import About, read_about
from interview.folder.added import Additions, Wording
from interview.folder.assembly import INTERVIEW
from interview.folder.columns import Table
from interview.folder.contract import breaches, text_breaches
from interview.folder.descriptor import descriptor, seal_faults, sealed_paths
from interview.folder.files import read_files
from interview.folder.indexes import Indexed
from interview.folder.later import what_came
from interview.folder.pages import SINCE, Page, Topic, in_order
from interview.folder.records import Records
from interview.folder.said import all_nouns
from interview.folder.said_tables import TOPICS, UNIT_NOUNS
from interview.folder.schema import MANIFEST
from interview.folder.schema import tables as tables_of
from interview.folder.screens import Finding, Screens, Slide
from interview.folder.source import early_breaches, place_breaches, with_places
from interview.folder.tables import DataError, Fault, Reader, Row

DATA = Path(__file__).resolve().parents[2] / "data"
VARIABLE = "INTERVIEW_DATA"
"""The environment variable that names another data folder."""

_MAPPINGS = (
    *("topics", "units", "nouns", "questions", "excerpts", "indicators", "figures", "events", "reporters"),
    *("references", "later", "checks"),
)


@dataclass(frozen=True, eq=False)
class Dataset(Indexed):
    """Everything the data folder says, checked against its contract, with what leads from item to item.

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
    indicators: Mapping[str, Indicator]
    reporters: Mapping[str, bool]
    """Who published values, and whether each stands outside those whose numbers are checked."""
    caveats: Mapping[str, str]
    """What the source says right after an excerpt that qualifies it, by the id of the excerpt."""
    wordings: Mapping[str, Wording]
    checks: Mapping[str, Check]
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


def data_folder() -> Path:
    """Return the data folder in use: the one that the environment names, else ours."""
    return Path(os.environ.get(VARIABLE) or DATA)


def load(root: Path | None = None) -> Dataset:
    """Read and check a data folder, without a name the one in use; raises DataError that names every fault."""
    root = root or data_folder()
    files = read_files(root)
    dataset = _frozen(root, files, *_read(files))
    if dataset.followed:
        return dataset
    return replace(dataset, pages=MappingProxyType({n: page for n, page in dataset.pages.items() if n != SINCE}))


def spoken_nouns(root: Path | None = None) -> Mapping[str, str]:
    """Return the unit of every noun in a data folder, which need not be complete, and in any text."""
    rows = Reader(read_files(root or data_folder())).rows(UNIT_NOUNS)
    return all_nouns({row["noun"]: row["unit"] for row in rows})


def source_faults(text: str, dataset: Dataset) -> list[Fault]:
    """Return every fault of a dataset that only the entire source text shows."""
    breaches_of_text = text_breaches(dataset.excerpts, text, dataset.about.source.sha256)
    return [*breaches_of_text, *place_breaches(dataset.files, text)]


def early_source_faults(text: str, root: Path | None = None) -> list[Fault]:
    """Return what the source text shows of a data folder that has other faults still."""
    return list(early_breaches(read_files(root or data_folder()), text))


def place(text: str, root: Path | None = None) -> list[str]:
    """Write where the words of a data folder stand in the source text, and its SHA-256; return the files changed.

    Words that stand in several places are left alone. Raises DataError if the text lacks a quotation.
    """
    root = root or data_folder()
    changed = with_places(read_files(root), text)
    for path, content in changed.items():
        root.joinpath(path).write_bytes(content)
    return list(changed)


def _frozen(
    root: Path,
    files: Mapping[str, bytes],
    about: About,
    tables: tuple[Table, ...],
    records: Records,
    screens: Screens,
    added: Additions,
) -> Dataset:
    known: dict[str, Any] = {name: MappingProxyType(getattr(records, name)) for name in _MAPPINGS}
    return Dataset(
        root=root,
        files=files,
        about=about,
        tables=tables,
        pages=MappingProxyType({page.name: page for page in in_order(records.pages.values())}),
        uncharted=tuple(records.uncharted),
        proportions=tuple(added.proportions),
        caveats=MappingProxyType(added.caveats),
        wordings=MappingProxyType(added.wordings),
        charts=MappingProxyType({name: chart.filled(records.figures) for name, chart in screens.charts.items()}),
        slides=MappingProxyType(screens.slides),
        findings=tuple(screens.findings.values()),
        **known,
    )


def _read(files: Mapping[str, bytes]) -> tuple[About, tuple[Table, ...], Records, Screens, Additions]:
    about, wrong = _about(files)
    reader = Reader(files, wrong)
    topics = [(row["topic"], row["title"]) for row in reader.rows(TOPICS)]
    every = tuple(tables_of(topics, about.speakers if about else ()))
    held = files.keys() | sealed_paths(files)
    tables = tuple(table for table in every if table.file in held or not table.spare)
    rows: dict[str, list[Row]] = {table.name: [] for table in every}
    rows |= {table.name: reader.rows(table) for table in tables}
    faults = reader.faults or list(_stray_files(files, tables))
    if faults or about is None:
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


def _about(files: Mapping[str, bytes]) -> tuple[About | None, list[Fault]]:
    """Return what interview.toml says, or its faults, which keep nobody from reading the tables.

    Raises DataError where there is no such file, as it is another folder then.
    """
    try:
        return read_about(files), []
    except DataError as error:
        if MANIFEST not in files:
            raise
        return None, error.faults


def _stray_files(files: Mapping[str, bytes], tables: tuple[Table, ...]) -> Iterator[Fault]:
    """Yield a fault for each CSV file that nothing would read."""
    known = {table.file for table in tables}
    for path in files:
        if path.endswith(".csv") and path not in known:
            problem = "no table has this name"
            yield Fault(
                path, 0, "-", problem, "a table of the README, or figures/ and a topic of topics.csv", "this file"
            )
