"""Load the data folder into one checked, frozen dataset; `python -m interview.folder.dataset` checks it by hand."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
from interview.folder.records import Records
from interview.folder.schema import COLUMNS, FIGURE_COLUMNS, INTERVIEW
from interview.folder.tables import DataError, Fault, Reader

DATA = Path(__file__).resolve().parents[2] / "data"
DESCRIPTOR = "datapackage.json"

_KINDS: dict[type, str] = {str: "a text", list: "a list of one or more", dict: "an object"}
_SHAPE = {
    **dict.fromkeys(("name", "title", "description", "version", "created"), str),
    "interview": dict.fromkeys(("president", "interviewer", "date", "date_text"), str),
    "changes": [dict.fromkeys(("version", "date", "text"), str)],
    "contributors": [dict.fromkeys(("title",), str)],
    "licenses": [dict.fromkeys(("name", "path", "title"), str)],
    "sources": [dict.fromkeys(("title", "path", "hash"), str)],
    "resources": [
        {
            **dict.fromkeys(("name", "path", "title", "description"), str),
            "schema": {"fields": [dict.fromkeys(("name", "type"), str)]},
        }
    ],
}
"""What a descriptor must hold: kinds of values by key; what else it holds is free."""


@dataclass(frozen=True)
class Dataset:
    """Everything the data folder says, checked against its contract; `figures` holds said and derived ones."""

    root: Path
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
    descriptor, records = _read(root)
    tables = ("questions", "excerpts", "indicators", "figures", "events", "references", "checks", "charts", "slides")
    frozen: dict[str, Any] = {name: MappingProxyType(getattr(records, name)) for name in tables}
    return Dataset(root=root, descriptor=descriptor, uncharted=tuple(records.uncharted), **frozen)


def check_source(text: str, root: Path = DATA) -> None:
    """Check a data folder against the entire source text; raises DataError that names every fault."""
    descriptor, records = _read(root)
    sha256 = descriptor["sources"][0]["hash"].removeprefix("sha256:")
    faults = list(text_breaches(records, text, sha256))
    if faults:
        raise DataError(faults)


def sealed(descriptor: Mapping[str, Any], root: Path = DATA) -> dict[str, Any]:
    """Return the descriptor with the size and hash of every file as they are now."""
    resources = []
    for resource in descriptor["resources"]:
        content = (root / resource["path"]).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        resources.append({**resource, "bytes": len(content), "hash": f"sha256:{digest}"})
    return {**descriptor, "resources": resources}


def descriptor_text(descriptor: Mapping[str, Any]) -> str:
    """Return the descriptor as it is written to its file."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def read_descriptor(root: Path = DATA) -> dict[str, Any]:
    """Read the data package descriptor; raises DataError when it is missing, no JSON or lacks what others need."""
    try:
        descriptor: dict[str, Any] = json.loads((root / DESCRIPTOR).read_text(encoding="utf-8"))
    except OSError:
        raise DataError([Fault(DESCRIPTOR, 0, "-", "the file is missing", "a file of this name", "none")]) from None
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise DataError([Fault(DESCRIPTOR, line, "-", "the file is no JSON", "a JSON object", str(error))]) from None
    faults = list(_shape_faults(descriptor, _SHAPE, "")) or list(_schema_faults(descriptor))
    if faults:
        raise DataError(faults)
    return descriptor


def _shape_faults(value: object, shape: Any, place: str) -> Iterator[Fault]:
    kind = shape if isinstance(shape, type) else type(shape)
    if not isinstance(value, kind) or (kind is list and not value):
        yield Fault(DESCRIPTOR, 0, place or "-", "the value is of the wrong kind", _KINDS[kind], repr(value)[:60])
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _shape_faults(item, shape[0], f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, inner in shape.items():
            inside = f"{place}.{key}" if place else key
            if key in value:
                yield from _shape_faults(value[key], inner, inside)
            else:
                kind = inner if isinstance(inner, type) else type(inner)
                yield Fault(DESCRIPTOR, 0, inside, "the key is missing", _KINDS[kind], "no such key")


def _schema_faults(descriptor: Mapping[str, Any]) -> Iterator[Fault]:
    days = {"interview.date": descriptor["interview"]["date"], "created": descriptor["created"][:10]}
    for place, day in days.items():
        try:
            Period.parse(day)
        except ValueError as error:
            yield Fault(DESCRIPTOR, 0, place, "the period does not exist", "a date such as 2024-04", str(error))
    version, newest = descriptor["version"], descriptor["changes"][0]["version"]
    if newest != version:
        yield Fault(DESCRIPTOR, 0, "changes[0].version", "the newest change is of another version", version, newest)
    names = [resource["name"] for resource in descriptor["resources"]]
    for name in COLUMNS:
        if names.count(name) != 1:
            yield Fault(DESCRIPTOR, 0, "resources", f"the table {name} is not there once", "1", str(names.count(name)))
    for number, resource in enumerate(descriptor["resources"]):
        place = f"resources[{number}].schema.fields"
        found = tuple(column["name"] for column in resource["schema"]["fields"])
        columns = FIGURE_COLUMNS if resource["name"].startswith("figures-") else COLUMNS.get(resource["name"], found)
        if found != columns:
            yield Fault(DESCRIPTOR, 0, place, "the columns are other ones", ", ".join(columns), ", ".join(found))
        key = resource["schema"].get("primaryKey", [])
        if not isinstance(key, list) or any(name not in found for name in key):
            inside = f"resources[{number}].schema.primaryKey"
            yield Fault(DESCRIPTOR, 0, inside, "the key is no list of columns", ", ".join(columns), repr(key))
        for column in resource["schema"]["fields"]:
            if problem := _constraints_problem(column.get("constraints", {})):
                yield Fault(DESCRIPTOR, 0, place, f"the constraints of {column['name']} are broken", *problem)


def _constraints_problem(constraints: Any) -> tuple[str, str] | None:
    if not isinstance(constraints, dict):
        return "an object", repr(constraints)
    if not isinstance(constraints.get("enum", []), list):
        return "a list of allowed values", repr(constraints["enum"])
    try:
        re.compile(constraints.get("pattern", ""))
    except (re.error, TypeError) as error:
        return "a regular expression", str(error)
    return None


def _read(root: Path) -> tuple[dict[str, Any], Records]:
    descriptor = read_descriptor(root)
    reader = Reader(root)
    rows = {resource["name"]: reader.rows(resource) for resource in descriptor["resources"]}
    if reader.faults:
        raise DataError(reader.faults)
    records = Records(Period.parse(descriptor["interview"]["date"]))
    records.build(rows)
    faults = [*records.faults, *breaches(records, rows)]
    if faults:
        raise DataError(faults)
    return descriptor, records


def fingerprint(root: Path = DATA) -> tuple[tuple[str, int, int], ...]:
    """Return name, time of change and size of every data file: another tuple once the data change."""
    files = sorted((path, path.stat()) for pattern in ("*.csv", "*.json") for path in root.rglob(pattern))
    return tuple((path.relative_to(root).as_posix(), stat.st_mtime_ns, stat.st_size) for path, stat in files)


def current(root: Path = DATA) -> Dataset:
    """Return the data as they are now, read again only after a change; raises DataError that names every fault."""
    return _loaded(root, fingerprint(root))


@lru_cache(maxsize=4)
def _loaded(root: Path, state: tuple[tuple[str, int, int], ...]) -> Dataset:
    return load(root)


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
        text = descriptor_text(sealed(dataset.descriptor, dataset.root))
        (dataset.root / DESCRIPTOR).write_text(text, encoding="utf-8", newline="")
    sys.stdout.write(
        f"{len(dataset.figures)} figures, {len(dataset.excerpts)} excerpts, {len(dataset.charts)} charts: no fault\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
