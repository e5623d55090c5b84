"""A slow line: hands TCP connections on at so many bits a second, some milliseconds late, and counts the bytes.

Each way has its own line, shared by all connections, and every piece is half a round trip late; a new connection waits
for one round trip. Nothing is lost and nothing starts slowly, so a real line costs more.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_PIECE = 16384
_QUEUED = 64  # pieces under way on one connection
_AHEAD = 0.05  # seconds: what is due later than that is not read from the sender yet


class Line:
    """A line to a port; `mbps` 0 is as fast as the machine."""

    def __init__(self, port: int, mbps: float = 0, round_trip: float = 0) -> None:
        self._target, self._rate, self._late = port, mbps * 125_000, round_trip / 2
        self._free = {"down": 0.0, "up": 0.0}
        self._last = time.monotonic()
        self.bytes = 0

    async def rest(self, calm: float = 0.8, most: float = 20.0) -> int:
        """Wait until nothing has passed for some seconds; return the bytes so far."""
        end = time.monotonic() + most
        while time.monotonic() < end and time.monotonic() - self._last < calm:
            await asyncio.sleep(0.05)
        return self.bytes

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hand one connection on, both ways, until it ends."""
        await asyncio.sleep(2 * self._late)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.close()
            return
        await asyncio.gather(self._way("up", reader, far_writer), self._way("down", far_reader, writer))

    async def _way(self, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_QUEUED)
        sending = asyncio.create_task(_send(queue, writer))
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(_PIECE):
                due = self._due(way, len(piece))
                await asyncio.sleep(max(0.0, due - time.monotonic() - _AHEAD))
                await queue.put((due + self._late, piece))
        await queue.put((0.0, b""))
        await sending

    def _due(self, way: str, size: int) -> float:
        """Return when a piece has passed the line, which all connections share."""
        self.bytes += size
        self._last = now = time.monotonic()
        if self._rate:
            self._free[way] = max(now, self._free[way]) + size / self._rate
        return max(now, self._free[way])


async def _send(queue: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    """Send every piece when it is due, until an empty one; what cannot be sent is dropped."""
    while (one := await queue.get())[1]:
        await asyncio.sleep(max(0.0, one[0] - time.monotonic()))
        with contextlib.suppress(ConnectionError, RuntimeError):
            writer.write(one[1])
            await writer.drain()
    writer.close()


@asynccontextmanager
async def line_to(port: int, mbps: float = 0, round_trip: float = 0) -> AsyncIterator[tuple[Line, str]]:
    """Lay a line to a port (Mbit/s, seconds); gives it with the address at its near end."""
    line = Line(port, mbps, round_trip)
    server = await asyncio.start_server(line.connect, "127.0.0.1", 0)
    try:
        yield line, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
