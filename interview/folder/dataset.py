"""Load the data folder into one checked, frozen dataset; `python -m interview.folder.dataset` checks it by hand."""

from __future__ import annotations

import argparse
import math
import sys
from bisect import bisect_right
from collections.abc import Mapping
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
    Indicator,
    Item,
    Mention,
    Period,
    Question,
    Reference,
    Slide,
    Uncharted,
)
from interview.folder.contract import breaches, text_breaches
from interview.folder.descriptor import DESCRIPTOR, descriptor_text, read_descriptor, seal_faults, sealed
from interview.folder.files import read_files
from interview.folder.records import Records
from interview.folder.schema import INTERVIEW
from interview.folder.tables import DataError, Fault, Reader

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything the data folder says, checked against its contract; `figures` holds said and derived ones.

    A dataset equals itself only, so that whatever is computed from it can be kept under its name.
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

    @cached_property
    def seal_faults(self) -> tuple[Fault, ...]:
        """What differs between the files and the sizes and hashes written down for them: the data are usable still."""
        return tuple(seal_faults(self.descriptor, self.files))

    @cached_property
    def topic_titles(self) -> Mapping[str, str]:
        """The topics in the order of the descriptor, each with its title."""
        resources = (resource for resource in self.descriptor["resources"] if "topic" in resource)
        return {resource["topic"]: resource["title"].removeprefix("Figures: ") for resource in resources}

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics in the order of the descriptor."""
        return tuple(self.topic_titles)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything a mark can be, by id."""
        return MappingProxyType({**self.figures, **self.events, **self.references})

    @cached_property
    def named(self) -> Mapping[str, Item | Period]:
        """What a derivation can name: every item by id, and the day of the interview by its name."""
        return MappingProxyType({INTERVIEW: self.interview, **self.items})

    @cached_property
    def interview(self) -> Period:
        """When the interview was given."""
        return Period.parse(self.descriptor["interview"]["date"])

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
        for figure in self.figures.values():
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
    def _reasons(self) -> dict[int, str]:
        return {word.start: word.reason for word in self.uncharted}

    def _alike(self, item_id: str) -> list[str]:
        """Return the ids of all mentions of an amount; the id itself for what is said once or not at all."""
        return [figure.id for figure in self.mentions(item_id)] or [item_id]


def _place(figure: Figure) -> float:
    return figure.mention.start if figure.mention else math.inf


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
        if dataset.seal_faults and not options.seal:
            raise DataError([*dataset.seal_faults])
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
