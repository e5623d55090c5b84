"""The commands of the project: `python -m interview numbers TEXT`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interview.words.listing import listing


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns 0, or 1 with a sentence on standard error."""
    parser = argparse.ArgumentParser(prog="python -m interview", description="An interview in figures.")
    commands = parser.add_subparsers(dest="command", required=True)
    numbers = commands.add_parser("numbers", help="print every number of a text as CSV")
    numbers.add_argument("text", metavar="TEXT", help="a UTF-8 file, or - for standard input")
    numbers.set_defaults(run=_numbers)
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write(options.run(options))
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _numbers(options: argparse.Namespace) -> str:
    raw = sys.stdin.buffer.read() if options.text == "-" else Path(options.text).read_bytes()
    return listing(raw.decode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
