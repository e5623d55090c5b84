"""How long reading, checking and showing take in Python when an interview has many times the numbers.

    .venv/bin/python -m tests.benchmarks.scale          # 1, 10 and 100 times
    .venv/bin/python -m tests.benchmarks.scale 20       # 20 times

Every row that an id names is copied with ids and places of its own, so that nothing is said twice. "First" is the
first time for a version of the data with its indexes built, "again" the second. The limits on the size of files are
lifted.
"""

import csv
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from interview.downloads.kept import content, facts
from interview.downloads.query import Query
from interview.folder import files
from interview.folder.dataset import DATA, Dataset, load
from interview.folder.pages import FIXED
from interview.folder.screens import Chart
from interview.views.cards import cards
from interview.views.claims import claims
from interview.views.quotes import passage_of
from interview.views.steps import page_step

TIMES = (1, 10, 100)
SENTENCES = ("quote", "verbatim", "note", "description", "statement", "reason", "definition")
NAMES = ("theme", "page", "topic", "form")
"""Columns whose cells are the same in every copy, though an id may stand in them."""
COPIED_ONCE = tuple(
    f"{name}.csv" for name in ("slides", "slide_items", "pages", "topics", "units", "unit_nouns", "reporters")
)
TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Table = tuple[list[str], list[list[str]]]


def read(path: Path) -> Table:
    """Return header and rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def grow(root: Path, times: int) -> None:
    """Copy every row of a data folder, in place, so that it stands there so many times.

    The charts of the pages that every interview has stay as they are: each of these pages shows one.
    """
    tables = {path: read(path) for path in root.rglob("*.csv") if path.name not in COPIED_ONCE}
    known = {row[0] for header, rows in tables.values() for row in rows if header[0].endswith("_id")}
    header, rows = tables[root / "excerpts.csv"]
    length = max(int(row[header.index("end")]) for row in rows) + 1
    asked = len(tables[root / "questions.csv"][1])
    header, rows = tables[root / "charts.csv"]
    alone = {row[0] for row in rows if row[header.index("page")] in [page.name for page in FIXED]}
    for path, (header, rows) in tables.items():
        many = [row for row in rows if dict(zip(header, row, strict=True)).get("chart_id") not in alone]
        grown = rows + [copy(header, row, known, number, length, asked) for number in range(1, times) for row in many]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *grown])


def copy(header: list[str], row: list[str], known: set[str], number: int, length: int, asked: int) -> list[str]:
    """Return a row with the ids, places and questions of a copy; copy 0 is the row itself."""
    places = {"start": length, "question": asked} | ({"end": length} if "quote" in header else {})
    # the end of an event is a date
    cells = zip(header, row, strict=True)
    return [
        str(int(cell) + number * places[name]) if name in places else renamed(name, cell, known, number)
        for name, cell in cells
    ]


def renamed(name: str, cell: str, known: set[str], number: int) -> str:
    """Return a cell of a copy with its ids renamed and its words left as they are."""
    if not number or name in (*SENTENCES, *NAMES):
        return cell
    return TOKEN.sub(lambda token: f"{token[0]}-copy-{number}" if token[0] in known else token[0], cell)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds of the processor, which other programs do not lengthen."""
    start = time.process_time()
    work()
    return time.process_time() - start


def twice(work: Callable[[Dataset], object], dataset: Dataset) -> tuple[float, float]:
    """Return how long some work on a dataset takes, in milliseconds: the first time and again."""
    fresh = replace(dataset)
    index(fresh)
    return 1000 * seconds(lambda: work(fresh)), 1000 * seconds(lambda: work(fresh))


def index(dataset: Dataset) -> None:
    """Build every index of a dataset, as the first page that is shown does."""
    dataset.named.get("")
    dataset.followed.isdisjoint("")
    dataset.marks(next(iter(dataset.excerpts.values())))
    lookups = (dataset.charts_showing, dataset.references_for, dataset.derived_from, dataset.readings_of)
    for ask in (*lookups, dataset.proportions_of):
        ask("")


def panel(dataset: Dataset, chart: Chart) -> object:
    """Make what stands beside a chart: its excerpts and cards."""
    passage = passage_of(dataset, chart.excerpt_ids)
    said = [mark.id for quote in passage for mark in quote.marks if mark.id]
    return passage, cards(dataset, [*chart.ids, *said])


def measured(times: int) -> dict[str, tuple[float, float | None]]:
    """Grow a copy of the data folder; return what each piece of work takes, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(DATA, root)
        grow(root, times)
        checked = 1000 * seconds(lambda: load(root))
        dataset = load(root)
    first, *_ = dataset.charts.values()
    largest = max(dataset.charts.values(), key=lambda one: len(one.ids))
    claims(replace(dataset))  # what a process does once, such as reading its language, is no part of the times
    page_step(replace(dataset), first)
    return {
        f"reading and checking {len(dataset.figures)} figures": (checked, None),
        "all indexes": (1000 * seconds(lambda: index(replace(dataset))), None),
        "one card": twice(lambda data: cards(data, first.ids[:1]), dataset),
        "one panel": twice(lambda data: panel(data, first), dataset),
        "the largest panel": twice(lambda data: panel(data, largest), dataset),
        "one chart in every state": twice(lambda data: page_step(data, first), dataset),
        "claims": twice(claims, dataset),
        "figures.csv": twice(lambda data: content(data, "figures.csv", Query()), dataset),
        "304 for figures.csv": twice(lambda data: facts(data, "figures.csv", Query()), dataset),
    }


def tables(sizes: Iterable[int]) -> str:
    """Return a Markdown table for each size: processor time in milliseconds, the first time and again."""
    files.LARGEST_FILE = files.LARGEST_FOLDER = 1_000_000_000
    return "\n\n".join(_table(times) for times in sizes)


def _table(times: int) -> str:
    lines = [f"| data {times} times | first, ms | again, ms |", "|---|---:|---:|"]
    for name, (first, again) in measured(times).items():
        lines.append(f"| {name} | {first:.2f} | {'–' if again is None else f'{again:.2f}'} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{tables(map(int, sys.argv[1:]) if sys.argv[1:] else TIMES)}\n")
