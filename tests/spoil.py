"""Spoil the data folders at random and count what comes of it: `python -m tests.spoil 2000 [SEED]`."""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from interview.folder.dataset import DATA, load
from interview.folder.tables import DataError
from tests.shown import wrongs
from tests.spoilings import Files, at_random

SECOND = Path(__file__).resolve().parent / "second" / "data"
FOLDERS = {"first": DATA, "second": SECOND}
LINE = re.compile(r"\S+:\d+: \S.*: .+ \(expected .+, got .*\)", re.DOTALL)
REFUSED, HARMLESS = "refused", "harmless"
_SHARE_OF_FIRST = 0.02
"""The first interview takes ten times as long to show as the second, so that it is spoiled less often."""


@dataclass(frozen=True)
class Outcome:
    """What came of a spoiling: refused, harmless, or else what is wrong."""

    word: str
    wrong: tuple[str, ...] = ()


class Bench:
    """A copy of a data folder that is spoiled, tried and restored."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.place = Path(shutil.copytree(folder, place))
        self.files: Files = {
            path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
        }

    def try_out(self, spoiling: Callable[[Files], str | None]) -> tuple[str | None, Outcome]:
        """Spoil the copy, load and show it, restore it; return what the spoiling says it did and what came of it."""
        spoiled = dict(self.files)
        done = spoiling(spoiled)
        self._write(spoiled, self.files)
        try:
            return done, outcome(self.place)
        finally:
            self._write(self.files, spoiled)

    def _write(self, files: Files, before: Files) -> None:
        for name in before.keys() - files.keys():
            (self.place / name).unlink()
        for name, content in files.items():
            if before.get(name) != content:
                (self.place / name).write_bytes(content)


def outcome(folder: Path) -> Outcome:
    """Return what comes of a folder: it is refused in lines, or shown rightly, or something is wrong."""
    try:
        dataset = load(folder)
    except DataError as error:
        odd = [str(fault) for fault in error.faults if not LINE.fullmatch(str(fault)) or "\n" in str(fault)]
        return Outcome("ill-formed", tuple(odd)) if odd or not error.faults else Outcome(REFUSED)
    except Exception:
        return Outcome("traceback from check", (traceback.format_exc(limit=-2),))
    try:
        wrong = tuple(wrongs(dataset))
    except Exception:
        return Outcome("traceback from a screen", (traceback.format_exc(limit=-3),))
    return Outcome("shown wrongly", wrong) if wrong else Outcome(HARMLESS)


def trials(count: int, seed: int, place: Path) -> Iterator[tuple[str, Outcome]]:
    """Yield what was done and what came of it, so many times."""
    dice = random.Random(seed)
    benches = {name: Bench(folder, place / name) for name, folder in FOLDERS.items()}
    for _ in range(count):
        name = "first" if dice.random() < _SHARE_OF_FIRST else "second"
        done, found = benches[name].try_out(partial(at_random, dice))
        yield f"{name}: {done}", found


def main(count: int = 2000, seed: int = 1) -> int:
    """Print what is wrong with each spoiling that slips through, then the counts; return 1 if there is any."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for done, found in trials(count, seed, Path(place)):
            counts[found.word] += 1
            if found.wrong:
                sys.stdout.write(f"{found.word}: {done}\n" + "".join(f"    {one}\n" for one in found.wrong[:3]))
    sys.stdout.write(", ".join(f"{number} {word}" for word, number in counts.most_common()) + "\n")
    return 1 if counts.keys() - {REFUSED, HARMLESS} else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
