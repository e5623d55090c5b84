"""Load the data folder into one checked, frozen dataset; `python -m interview.folder.dataset` checks it by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from interview.amounts.checks import Check
from interview.amounts.items import (
    Chart,
    Event,
    Excerpt,
    Figure,
    Indicator,
    Mention,
    Period,
    Question,
    Reference,
    Slide,
    Uncharted,
)
from interview.folder.contract import breaches, text_breaches
from interview.folder.descriptor import DESCRIPTOR, descriptor_text, read_descriptor, sealed
from interview.folder.files import read_files
from interview.folder.records import Records
from interview.folder.schema import INTERVIEW
from interview.folder.tables import DataError, Reader

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Dataset:
    """Everything the data folder says, checked against its contract; `figures` holds said and derived ones.

    `files` holds the bytes that were checked, by their path below `root`: what is handed out is taken from there.
    """

    root: Path
    files: Mapping[str, bytes]
    descriptor: Mapping[str, Any]
    questions: Mapping[int, Question]
    excerpts: Mapping[str, Excerpt]
    indicators: Mapping[str, Indicator]
    figures: Mapping[str, Figure]
    events: Mapping[str, Event]
    uncharted: tuple[Uncharted, ...]
    references: Mapping[str, Reference]
    checks: Mapping[str, Check]
    charts: Mapping[str, Chart]
    slides: Mapping[str, Slide]

    @property
    def version(self) -> str:
        """The version of the data."""
        return str(self.descriptor["version"])

    @property
    def topic_titles(self) -> dict[str, str]:
        """The topics in the order of the descriptor, each with its title."""
        resources = (resource for resource in self.descriptor["resources"] if "topic" in resource)
        return {resource["topic"]: resource["title"].removeprefix("Figures: ") for resource in resources}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics in the order of the descriptor."""
        return tuple(self.topic_titles)

    @property
    def named(self) -> Mapping[str, Figure | Event | Period]:
        """Every figure and event by id, and the day of the interview by its name."""
        return {INTERVIEW: self.interview, **self.events, **self.figures}

    @property
    def interview(self) -> Period:
        """When the interview was given."""
        return Period.parse(self.descriptor["interview"]["date"])

    def charts_of(self, page: str) -> list[Chart]:
        """Return the charts of a page in order."""
        return [chart for chart in self.charts.values() if chart.page == page]

    def charts_showing(self, item_id: str) -> list[Chart]:
        """Return the charts that draw a number or event, or another mention of the same amount."""
        ids = {figure.id for figure in self.mentions(item_id)} | {item_id}
        return [chart for chart in self.charts.values() if ids & {*chart.ids, *chart.series_ids}]

    def references_for(self, figure_id: str) -> list[Reference]:
        """Return what others published beside a figure, or beside another mention of the same amount."""
        ids = {figure.id for figure in self.mentions(figure_id)}
        return [reference for reference in self.references.values() if reference.compares_with in ids]

    def mentions(self, figure_id: str) -> list[Figure]:
        """Return the figures that state the same amount, in the order they are said."""
        figure = self.figures.get(figure_id)
        if figure is None or figure.mention is None:
            return [figure] if figure else []
        same = [f for f in self.figures.values() if f.mention and f.quantity == figure.quantity]
        return sorted(same, key=lambda f: f.mention.start if f.mention else 0)

    def derived_from(self, item_id: str) -> list[Figure]:
        """Return the figures computed from a figure or event."""
        return [f for f in self.figures.values() if f.derivation and item_id in f.derivation.sources]

    def sources_of(self, item_id: str) -> list[Figure | Event]:
        """Return the said figures and events a figure rests on: itself, or what it was computed from."""
        figure = self.figures.get(item_id)
        if figure is None:
            return [self.events[item_id]]
        if figure.derivation is None:
            return [figure]
        known: dict[str, Figure | Event] = {**self.events, **self.figures}
        return [known[name] for name in figure.derivation.sources if name in known]

    def marks(self, excerpt: Excerpt) -> list[tuple[str, Mention]]:
        """Return id and place of everything marked in an excerpt, in order; number words without chart have no id."""
        said = [(f.id, f.mention) for f in self.figures.values() if f.mention]
        dated = [(e.id, e.mention) for e in self.events.values()]
        plain = [("", Mention(u.verbatim, u.start, excerpt.id)) for u in self.uncharted]
        inside = [(i, m) for i, m in [*said, *dated, *plain] if excerpt.start <= m.start < excerpt.end]
        return sorted(inside, key=lambda mark: mark[1].start)


def load(root: Path = DATA) -> Dataset:
    """Read and check a data folder; raises DataError that names every fault."""
    files = read_files(root)
    descriptor, records = _read(files)
    tables = ("questions", "excerpts", "indicators", "figures", "events", "references", "checks", "charts", "slides")
    frozen: dict[str, Any] = {name: MappingProxyType(getattr(records, name)) for name in tables}
    return Dataset(root=root, files=files, descriptor=descriptor, uncharted=tuple(records.uncharted), **frozen)


def check_source(text: str, root: Path = DATA) -> None:
    """Check a data folder against the entire source text; raises DataError that names every fault."""
    descriptor, records = _read(read_files(root))
    sha256 = descriptor["sources"][0]["hash"].removeprefix("sha256:")
    faults = list(text_breaches(records, text, sha256))
    if faults:
        raise DataError(faults)


def _read(files: Mapping[str, bytes]) -> tuple[dict[str, Any], Records]:
    descriptor = read_descriptor(files)
    reader = Reader(files)
    rows = {resource["name"]: reader.rows(resource) for resource in descriptor["resources"]}
    if reader.faults:
        raise DataError(reader.faults)
    records = Records(Period.parse(descriptor["interview"]["date"]))
    records.build(rows)
    faults = [*records.faults, *breaches(records, rows)]
    if faults:
        raise DataError(faults)
    return descriptor, records


def main(arguments: list[str] | None = None) -> int:
    """Check the data folder, with `--source FILE` against the source text too; `--seal` renews sizes and hashes."""
    parser = argparse.ArgumentParser(prog="python -m interview.folder.dataset", description=main.__doc__)
    parser.add_argument("--source", type=Path, metavar="FILE", help="the source text, as UTF-8")
    parser.add_argument("--seal", action="store_true", help="write sizes and hashes of the files into the descriptor")
    options = parser.parse_args(arguments)
    try:
        dataset = load()
        if options.source:
            check_source(options.source.read_bytes().decode("utf-8"))
    except (DataError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.seal:
        text = descriptor_text(sealed(dataset.descriptor, dataset.files))
        (dataset.root / DESCRIPTOR).write_text(text, encoding="utf-8", newline="")
    sys.stdout.write(
        f"{len(dataset.figures)} figures, {len(dataset.excerpts)} excerpts, {len(dataset.charts)} charts: no fault\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
