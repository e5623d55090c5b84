"""A server under measurement: started, asked until it answers, its processor time read from /proc, ended."""

import asyncio
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.subjects import Subject

PATIENCE = 60.0
"""Seconds a server may take to start."""

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running server: its port, its group of processes and the milliseconds until it answered."""

    port: int
    group: int
    start: float

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the processor time of all its processes so far, in milliseconds."""
        rows = [_fields(path) for path in Path("/proc").glob("[0-9]*/stat")]
        ticks = [int(row[11]) + int(row[12]) for row in rows if row and int(row[2]) == self.group]
        return 1000 * sum(ticks) / _TICKS

    async def rest(self, most: float = 4.0) -> float:
        """Wait until it has done nothing for half a second, or at most some seconds; return its processor time."""
        end, last = time.monotonic() + most, self.cpu()
        while time.monotonic() < end:
            await asyncio.sleep(0.5)
            if self.cpu() - last < 1000 / _TICKS + 1:
                break
            last = self.cpu()
        return self.cpu()


def _fields(path: Path) -> list[str]:
    """Return what /proc says of a process after its name, which may hold spaces; nothing if it has ended."""
    try:
        return path.read_text().rpartition(")")[2].split()
    except OSError:
        return []


@contextmanager
def serve(subject: Subject) -> Iterator[Server]:
    """Run a subject on a free port until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [part.format(port=port) for part in subject.command]
    with tempfile.TemporaryFile() as log:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=subject.folder, stdout=log, stderr=log, start_new_session=True)
        try:
            while not _answers(f"http://127.0.0.1:{port}{subject.health}"):
                if process.poll() is not None or time.perf_counter() - begin > PATIENCE:
                    log.seek(0)
                    raise RuntimeError(f"{subject.name} did not start: {log.read().decode()[-1000:]}")
                time.sleep(0.01)
            yield Server(port, process.pid, 1000 * (time.perf_counter() - begin))
        finally:
            _end(process)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def busy(seconds: float = 0.5) -> float:
    """Return how much of all processors is used right now, in percent."""
    before = _processors()
    time.sleep(seconds)
    used, total = (after - then for after, then in zip(_processors(), before, strict=True))
    return 100 * used / total if total else 0.0


def _processors() -> tuple[int, int]:
    """Return the ticks all processors were used, and in all."""
    ticks = [int(cell) for cell in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    return sum(ticks) - ticks[3] - ticks[4], sum(ticks)
