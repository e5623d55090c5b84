"""The command line: `python -m interview numbers | place | check | seal | columns`, for a data folder."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from interview.folder.dataset import VARIABLE, early_source_faults, load, place, source_faults, spoken_nouns
from interview.folder.descriptor import DESCRIPTOR, descriptor, descriptor_text
from interview.folder.guide import guide
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
    _add(commands, "columns", _columns)
    placing = _add(commands, "place", _place)
    placing.add_argument("text", type=Path, metavar="FILE", help="the source text (UTF-8)")
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
    text = options.source.read_bytes().decode("utf-8") if options.source else None
    try:
        dataset = load(options.data)
    except DataError as error:
        early = [] if text is None else early_source_faults(text, options.data)
        told = {(fault.file, fault.row, fault.column) for fault in early}
        others = [fault for fault in error.faults if (fault.file, fault.row, fault.column) not in told]
        raise DataError([*early, *others]) from None
    faults = [*dataset.seal_faults, *(source_faults(text, dataset) if text is not None else ())]
    if faults:
        raise DataError(faults)
    counts = f"{len(dataset.figures)} figures, {len(dataset.excerpts)} excerpts, {len(dataset.charts)} charts"
    return f"{counts}: no fault\n"


def _place(options: argparse.Namespace) -> str:
    """Write where each quotation and number stands in the source text, and its SHA-256, into a data folder."""
    changed = place(options.text.read_bytes().decode("utf-8"), options.data)
    return "".join(f"{path}: places written\n" for path in changed) or "nothing to write\n"


def _seal(options: argparse.Namespace) -> str:
    """Check a data folder and write its datapackage.json anew."""
    dataset = load(options.data)
    package = descriptor(dataset.about, dataset.tables, dataset.files)
    (dataset.root / DESCRIPTOR).write_text(descriptor_text(package), encoding="utf-8", newline="")
    return f"{DESCRIPTOR}: {len(package['resources'])} files\n"


def _columns(options: argparse.Namespace) -> str:
    """Print what every file and column of a data folder means, as COLUMNS.md says it."""
    return guide()


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
