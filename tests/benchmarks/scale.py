"""Print how long reading, checking and showing take when an interview has many times the numbers.

    .venv/bin/python -m tests.benchmarks.scale          # 1, 10 and 100 times
    .venv/bin/python -m tests.benchmarks.scale 20       # 20 times

Every row that an id names is copied with ids and places of its own, so that nothing is said twice. "Cold" is the
first time for a version of the data with its indexes built, "warm" the second.
"""

import csv
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from interview.amounts.items import Chart
from interview.charts import drawn
from interview.downloads.kept import content, facts
from interview.downloads.query import Query
from interview.folder.dataset import DATA, Dataset, load
from interview.views.cards import cards
from interview.views.claims import claims
from interview.views.quotes import passage_of

TIMES = (1, 10, 100)
WORDS = ("quote", "verbatim", "note", "description", "statement", "theme", "reason", "definition", "page", "topic")
COPIED_ONCE = ("questions.csv", "slides.csv")
TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Table = tuple[list[str], list[list[str]]]


def read(path: Path) -> Table:
    """Return header and rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def grow(root: Path, times: int) -> None:
    """Copy every row of a data folder, in place, so that it stands there so many times."""
    tables = {path: read(path) for path in root.rglob("*.csv") if path.name not in COPIED_ONCE}
    known = {row[0] for header, rows in tables.values() for row in rows if header[0].endswith("_id")}
    header, rows = tables[root / "excerpts.csv"]
    length = max(int(row[header.index("end")]) for row in rows) + 1
    for path, (header, rows) in tables.items():
        grown = [copy(header, row, known, number, length) for number in range(times) for row in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *grown])


def copy(header: list[str], row: list[str], known: set[str], number: int, length: int) -> list[str]:
    """Return a row with the ids and places of a copy; copy 0 is the row itself."""
    places = {"start", "end"} if "quote" in header else {"start"}  # the end of an event is a date
    cells = zip(header, row, strict=True)
    return [
        str(int(cell) + number * length) if name in places else renamed(name, cell, known, number)
        for name, cell in cells
    ]


def renamed(name: str, cell: str, known: set[str], number: int) -> str:
    """Return a cell of a copy with its ids renamed and its words left as they are."""
    if not number or name in WORDS:
        return cell
    return TOKEN.sub(lambda token: f"{token[0]}-copy-{number}" if token[0] in known else token[0], cell)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds of the processor, which other programs do not lengthen."""
    start = time.process_time()
    work()
    return time.process_time() - start


def show(name: str, work: Callable[[Dataset], object], dataset: Dataset) -> None:
    """Print how long some work on a dataset takes, in milliseconds: cold and warm."""
    fresh = replace(dataset)
    index(fresh)
    cold, warm = seconds(lambda: work(fresh)), seconds(lambda: work(fresh))
    sys.stdout.write(f"  {name:<34} {cold * 1000:9.2f} {warm * 1000:9.2f}\n")


def index(dataset: Dataset) -> None:
    """Build every index of a dataset, as the first page that is shown does."""
    dataset.named.get("")
    dataset.marks(next(iter(dataset.excerpts.values())))
    for ask in (dataset.charts_showing, dataset.references_for, dataset.derived_from):
        ask("")


def panel(dataset: Dataset, chart: Chart) -> object:
    """Make what stands beside a chart: its excerpts and cards."""
    excerpts = [dataset.excerpts[name] for name in chart.excerpt_ids]
    said = [name for excerpt in excerpts for name, _ in dataset.marks(excerpt) if name]
    return passage_of(dataset, [excerpt.id for excerpt in excerpts]), cards(dataset, [*chart.ids, *said])


def main(times: int) -> None:
    """Grow a copy of the data folder and print the times."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(DATA, root)
        grow(root, times)
        took = seconds(lambda: load(root))
        dataset = load(root)
        first, *_ = dataset.charts.values()
        largest = max(dataset.charts.values(), key=lambda one: len(one.ids))
        claims(replace(dataset))  # what a process does once, such as reading its language, is no part of the times
        sys.stdout.write(
            f"{times} times: {len(dataset.figures)} figures, check {took:.2f} s; milliseconds:    cold      warm\n"
        )
        sys.stdout.write(f"  {'all indexes':<34} {seconds(lambda: index(replace(dataset))) * 1000:9.2f}\n")
        show("one card", lambda data: cards(data, first.ids[:1]), dataset)
        show("one panel", lambda data: panel(data, first), dataset)
        show("the largest panel", lambda data: panel(data, largest), dataset)
        show("one chart", lambda data: drawn(first, data), dataset)
        show("claims", claims, dataset)
        show("figures.csv", lambda data: content(data, "figures.csv", Query()), dataset)
        show("304 for figures.csv", lambda data: facts(data, "figures.csv", Query()), dataset)


if __name__ == "__main__":
    for one in map(int, sys.argv[1:]) if sys.argv[1:] else TIMES:
        main(one)
