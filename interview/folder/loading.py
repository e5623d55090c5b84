"""Load a data folder: read its files once, check them, and freeze what they say into a dataset."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.folder.about import About, read_about
from interview.folder.contract import breaches, text_breaches
from interview.folder.dataset import Dataset
from interview.folder.files import read_files
from interview.folder.pages import in_order
from interview.folder.records import Records
from interview.folder.schema import TOPICS, Table
from interview.folder.schema import tables as tables_of
from interview.folder.screens import Screens
from interview.folder.tables import DataError, Fault, Reader

DATA = Path(__file__).resolve().parents[2] / "data"
VARIABLE = "INTERVIEW_DATA"
"""The environment variable that names another data folder."""

_MAPPINGS = (
    *("topics", "units", "nouns", "questions", "excerpts", "indicators", "figures", "events", "reporters"),
    *("references", "checks"),
)


def data_folder() -> Path:
    """Return the data folder in use: the one that the environment names, else ours."""
    return Path(os.environ.get(VARIABLE) or DATA)


def load(root: Path | None = None) -> Dataset:
    """Read and check a data folder, without a name the one in use; raises DataError that names every fault."""
    root = root or data_folder()
    files = read_files(root)
    about, tables, records, screens = _read(files)
    frozen: dict[str, Any] = {name: MappingProxyType(getattr(records, name)) for name in _MAPPINGS}
    return Dataset(
        root=root,
        files=files,
        about=about,
        tables=tables,
        pages=MappingProxyType({page.name: page for page in in_order(records.pages.values())}),
        uncharted=tuple(records.uncharted),
        charts=MappingProxyType(screens.charts),
        slides=MappingProxyType(screens.slides),
        **frozen,
    )


def source_faults(text: str, dataset: Dataset) -> list[Fault]:
    """Return every fault of a dataset that only the entire source text shows."""
    return list(text_breaches(dataset.excerpts, text, dataset.about.source.sha256))


def _read(files: Mapping[str, bytes]) -> tuple[About, tuple[Table, ...], Records, Screens]:
    about = read_about(files)
    reader = Reader(files)
    topics = [(row["topic"], row["title"]) for row in reader.rows(TOPICS)]
    if reader.faults:
        raise DataError(reader.faults)
    tables = tuple(tables_of(topics))
    rows = {table.name: reader.rows(table) for table in tables}
    faults = [*reader.faults, *_stray_files(files, tables)]
    if faults:
        raise DataError(faults)
    records = Records(about)
    records.build(rows)
    screens = Screens(records)
    screens.build(rows)
    faults = [*records.faults, *screens.faults, *breaches(records, rows)]
    if faults:
        raise DataError(faults)
    return about, tables, records, screens


def _stray_files(files: Mapping[str, bytes], tables: tuple[Table, ...]) -> Iterator[Fault]:
    """Yield a fault for each CSV file that nothing would read."""
    known = {table.file for table in tables}
    for path in files:
        if path.endswith(".csv") and path not in known:
            problem = "no table has this name"
            yield Fault(
                path, 0, "-", problem, "a table of the README, or figures/ and a topic of topics.csv", "this file"
            )
