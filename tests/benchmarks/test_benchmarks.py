"""What the benchmark does with its measurements; the measurements themselves are no test."""

import asyncio
import shutil

import pytest

from interview.folder import files
from interview.folder.dataset import DATA, load
from tests.benchmarks.audience import p95
from tests.benchmarks.line import line_to
from tests.benchmarks.scale import grow
from tests.benchmarks.table import written


def test_grown_data_are_valid_and_hold_every_figure_so_many_times(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_FILE", 10 * files.LARGEST_FILE)
    shutil.copytree(DATA, tmp_path / "data")
    grow(tmp_path / "data", 3)
    assert len(load(tmp_path / "data").figures) == 3 * len(load(DATA).figures)


def test_the_table_shows_medians_and_how_many_times_as_long_the_product_takes():
    results = {"product": {"cold": [900, 100, 200]}, "blank": {"cold": [400], "start": [5.04]}}
    assert written(results).splitlines()[2:] == [
        "| start until the server answers, ms | – | 5.0 |",
        "| cold: all charts painted, ms | 200 | 400 (0.50) |",
    ]


@pytest.mark.parametrize(("times", "expected"), [([7.0, 7.0], 7), (range(101), 95)])
def test_one_time_in_twenty_is_longer_than_p95(times, expected):
    assert p95(times) == expected


def test_a_line_hands_everything_on_and_counts_it():
    async def answer(reader, writer):
        writer.write((await reader.readexactly(5)).upper() * 20_000)
        await writer.drain()
        writer.close()

    async def ask():
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server, line_to(server.sockets[0].getsockname()[1]) as (line, address):
            reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
            writer.write(b"quiet")
            answered = await reader.read()
            writer.close()
            return answered, line.bytes

    assert asyncio.run(ask()) == (b"QUIET" * 20_000, 100_005)
