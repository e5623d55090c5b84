"""Measure the product beside a blank and a one-chart Streamlit app, and beside peers whose command is given.

    make bench ARGS="--rounds 5"
    make bench ARGS="--only cold,slow --rounds 2"
    make bench ARGS="--peer 'Dash=gunicorn --chdir peers -b 127.0.0.1:{port} dash_app:server'"

Rounds are interleaved: every subject once, then all again; each starts a fresh server, each part a fresh browser
profile. Needs Linux, which tells the processor time of a server. Prints Markdown; only --out writes a file, with every
measurement.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Error, async_playwright

from tests.benchmarks import parts, scale, table
from tests.benchmarks.audience import audience
from tests.benchmarks.parts import Run, Samples
from tests.benchmarks.server import busy, serve
from tests.benchmarks.subjects import Subject, subjects

PARTS: dict[str, Callable[[Run], Awaitable[Samples]]] = {
    "cold": parts.cold,
    "slow": parts.slow,
    "switch": parts.switch,
    "focus": parts.focus,
    "pages": parts.pages,
    "slides": parts.slides,
    "25": lambda run: audience(run, 25, switching=False),
    "100": lambda run: audience(run, 100, switching=True),
}
"""Each can be chosen with --only, and so can `start` and `scale`."""
PEER = "a server on {port} with charts #trade, #cargo, #it, #infra, filters All and Rail, pages Charts and Data"


def say(text: str) -> None:
    """Tell how far the run is, apart from its result."""
    sys.stderr.write(f"{text}\n")


async def measured(subject: Subject, chosen: list[str], into: Samples) -> list[str]:
    """Add one round of a subject to its measurements; return what failed."""
    into.setdefault("busy", []).append(busy())
    faults = []
    with serve(subject) as server:
        into.setdefault("start", []).append(server.start)
        wanted = [name for name in PARTS if name in chosen]
        async with async_playwright() as playwright:
            run = Run(playwright, subject, server)
            if wanted:
                await parts.first(run)
            for name in wanted:
                begin = time.monotonic()
                try:
                    for row, times in (await PARTS[name](run)).items():
                        into.setdefault(row, []).extend(times)
                except (Error, OSError, RuntimeError, AssertionError) as error:
                    faults.append(f"{subject.name}, {name}: {type(error).__name__}: {str(error)[:300]}")
                say(f"  {subject.name}: {name} in {time.monotonic() - begin:.0f} s")
    return faults


def rounds(arguments: argparse.Namespace, chosen: list[str]) -> tuple[dict[str, Samples], list[str]]:
    """Return the measurements of all subjects, the product first, and what failed."""
    every = subjects(arguments.peer)
    results: dict[str, Samples] = {subject.name: {} for subject in every}
    faults = []
    for number in range(arguments.rounds):
        for subject in every:
            say(f"round {number + 1} of {arguments.rounds}, {subject.name}")
            faults += asyncio.run(measured(subject, chosen, results[subject.name]))
    return results, faults


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(["start", *PARTS, "scale"]), help="parts, separated by commas")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND", help=PEER)
    parser.add_argument("--out", type=Path, help="write every measurement into a JSON file")
    return parser.parse_args()


def main() -> None:
    """Measure, print the tables, and end with an error if something could not be measured."""
    arguments = options()
    chosen = arguments.only.split(",")
    load = os.getloadavg()[0]
    results, faults = rounds(arguments, chosen) if set(chosen) != {"scale"} else ({}, [])
    sizes = scale.tables(scale.TIMES) if "scale" in chosen else ""
    if results:
        machine = f"{os.cpu_count()} processors, load average {load:.1f} before and {os.getloadavg()[0]:.1f} after"
        sys.stdout.write(f"{table.written(results)}\n\nMedians of {arguments.rounds} rounds in one run; in brackets ")
        sys.stdout.write(f"the product's divided by the column's. {machine}.\n")
    sys.stdout.write(f"\n{sizes}\n" if sizes else "")
    if arguments.out:
        arguments.out.write_text(json.dumps(results, indent=1), encoding="utf-8")
    if faults:
        sys.exit("\n".join(["Not measured:", *faults]))


if __name__ == "__main__":
    main()
