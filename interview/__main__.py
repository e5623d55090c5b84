"""The command line: `python -m interview check | seal | numbers`, for the folder in use or that of `--data`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview.folder.dataset import VARIABLE, load, source_faults, spoken_nouns
from interview.folder.descriptor import DESCRIPTOR, descriptor, descriptor_text
from interview.folder.tables import DataError
from interview.words.listing import listing

_LIKE_A_FILE = re.compile(r"^[.~]{0,2}[/\\]|\.[A-Za-z]\w+$")
"""What starts with a folder or ends as files do."""
Command = Callable[[argparse.Namespace], str]
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0, or 1 after the faults have been written to standard error."""
    options = _parser().parse_args(arguments)
    try:
        answer: str = options.command(options)
    except (DataError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(answer)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m interview", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    checking = _add(commands, "check", _check)
    checking.add_argument("--source", type=Path, metavar="FILE", help="check the quotations in this text too (UTF-8)")
    _add(commands, "seal", _seal)
    numbers = _add(commands, "numbers", _numbers)
    numbers.add_argument("text", metavar="TEXT", help="a UTF-8 file, - for standard input, or a sentence itself")
    return parser


def _add(commands: Commands, name: str, command: Command) -> argparse.ArgumentParser:
    described = commands.add_parser(name, help=command.__doc__, description=command.__doc__)
    words = f"the data folder (else that of {VARIABLE}, else data/)"
    described.add_argument("--data", type=Path, metavar="FOLDER", help=words)
    described.set_defaults(command=command)
    return described


def _check(options: argparse.Namespace) -> str:
    """Say what is wrong with a data folder, each fault with its place."""
    dataset = load(options.data)
    faults = [*dataset.seal_faults]
    if options.source:
        faults += source_faults(options.source.read_bytes().decode("utf-8"), dataset)
    if faults:
        raise DataError(faults)
    counts = f"{len(dataset.figures)} figures, {len(dataset.excerpts)} excerpts, {len(dataset.charts)} charts"
    return f"{counts}: no fault\n"


def _seal(options: argparse.Namespace) -> str:
    """Check a data folder and write its datapackage.json anew."""
    dataset = load(options.data)
    package = descriptor(dataset.about, dataset.tables, dataset.files)
    (dataset.root / DESCRIPTOR).write_text(descriptor_text(package), encoding="utf-8", newline="")
    return f"{DESCRIPTOR}: {len(package['resources'])} files\n"


def _numbers(options: argparse.Namespace) -> str:
    """Print every number of a text as CSV, read with the nouns of the data folder too."""
    return listing(_text(options.text), spoken_nouns(options.data))


def _text(named: str) -> str:
    """Return the text of a file or of standard input; several words that name no file are the text itself."""
    if named == "-":
        return sys.stdin.buffer.read().decode("utf-8")
    if len(named.split()) > 1 and not _LIKE_A_FILE.search(named):
        return named
    return Path(named).read_bytes().decode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
