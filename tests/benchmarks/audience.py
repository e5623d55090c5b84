"""Many sessions at once, by plain HTTP and websocket clients.

A browser visits once and what it sent is noted: the page and the data it asked for (scripts, styles, fonts and
pictures, which caches hold, are left out) and what it wrote into its websocket, on opening and for each switch. The
clients send the same again, all at once, and wait for what a browser waits for: the answers, and Streamlit's word that
the script has run.
"""

import asyncio
import random
import statistics
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx2
import streamlit  # noqa: F401  (its protocol cannot be imported before it)
import websockets
from playwright.async_api import Page, Request, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.parts import Run, Samples

EVERY = 5.0
"""Seconds between two switches of a session, half of it more or less."""
WHILE = 15.0
"""Seconds the audience switches."""
PATIENCE = 180.0
"""Seconds until an answer is given up."""

_DATA = ("document", "fetch", "xhr")


@dataclass
class Act:
    """What a browser sent: requests (method, path, body) and messages into its websocket."""

    requests: list[tuple[str, str, bytes | None]] = field(default_factory=list)
    messages: list[bytes] = field(default_factory=list)
    path: str = ""

    @property
    def empty(self) -> bool:
        """Whether the server hears nothing of it."""
        return not self.requests and not self.messages


class Notes:
    """Notes what a page sends, act by act."""

    def __init__(self, page: Page, address: str) -> None:
        self._address, self._act = address, Act()
        page.on("request", self._request)
        page.on("websocket", self._socket)

    def act(self) -> Act:
        """Return what was sent since the last time."""
        done, self._act = self._act, Act()
        return done

    def _request(self, request: Request) -> None:
        if request.resource_type in _DATA and request.url.startswith(self._address):
            one = (request.method, request.url.removeprefix(self._address), request.post_data_buffer)
            self._act.requests.append(one)

    def _socket(self, socket: WebSocket) -> None:
        self._act.path = socket.url.split("://")[1].partition("/")[2]
        socket.on(
            "framesent", lambda sent: self._act.messages.append(sent if isinstance(sent, bytes) else sent.encode())
        )


class Session:
    """A plain client that sends what a browser sent."""

    def __init__(self, address: str, client: httpx2.AsyncClient) -> None:
        self._address, self._client = address, client
        self._socket: Any = None
        self.bytes = 0

    async def answered(self, act: Act) -> float:
        """Send the requests of an act, the first before the others; return the milliseconds until all are answered."""
        start = time.perf_counter()
        for batch in (act.requests[:1], act.requests[1:]):
            await asyncio.gather(*(self._ask(*one) for one in batch))
        return 1000 * (time.perf_counter() - start)

    async def done(self, act: Act, stack: AsyncExitStack | None = None) -> float:
        """Send the requests and messages of an act; return the milliseconds until the script has run."""
        start = time.perf_counter()
        await self.answered(act)
        if act.path and stack:
            self._socket = await stack.enter_async_context(self._open(act.path))
        for message in act.messages:
            await self._say(message)
        return 1000 * (time.perf_counter() - start)

    def _open(self, path: str) -> Any:
        return websockets.connect(
            f"ws{self._address.removeprefix('http')}/{path}",
            origin=websockets.Origin(self._address),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )

    async def _ask(self, method: str, path: str, body: bytes | None) -> None:
        kind = {"content-type": "application/json"} if body else {}
        answer = await self._client.request(method, self._address + path, content=body, headers=kind)
        if answer.status_code >= 500:
            raise RuntimeError(f"{method} {path}: {answer.status_code}")
        self.bytes += len(answer.content) + len(body or b"")

    async def _say(self, message: bytes) -> None:
        await self._socket.send(message)
        self.bytes += len(message)
        if BackMsg.FromString(message).WhichOneof("type") != "rerun_script":
            return
        async with asyncio.timeout(PATIENCE):
            while not _finished(answer := await self._socket.recv()):
                self.bytes += len(answer)


def _finished(message: bytes) -> bool:
    told = ForwardMsg.FromString(message)
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return bool(told.WhichOneof("type") == "script_finished" and told.script_finished != early)


async def notes(run: Run) -> tuple[Act, list[Act]]:
    """Visit in a browser; return what opening the page sent and what each switch sent."""
    async with run.visitor() as one:
        noted = Notes(one.page, run.server.address)
        await one.load(run.subject.path)
        await run.server.rest()
        opening, acts = noted.act(), []
        for click in run.subject.switches * (2 // max(1, len(run.subject.switches))):
            await one.seen(click).click()
            await run.server.rest()
            acts.append(noted.act())
    return opening, acts


async def audience(run: Run, count: int, switching: bool) -> Samples:
    """Open many sessions at once; then let all switch for a while."""
    opening, acts = await notes(run)
    async with AsyncExitStack() as stack:
        sessions = [session async for session in _sessions(stack, run.server.address, count)]
        answered = await asyncio.gather(*(one.answered(opening) for one in sessions))
        await run.server.rest()
        complete = await asyncio.gather(*(one.done(opening, stack) for one in sessions))
        samples = {f"{count} answered": [p95(answered)], f"{count} open": [p95(complete)]}
        if switching and acts:
            samples |= await _switching(run, sessions, acts)
    return samples


async def _sessions(stack: AsyncExitStack, address: str, count: int) -> AsyncIterator[Session]:
    limits = httpx2.Limits(max_connections=2 * count, max_keepalive_connections=2 * count)
    client = httpx2.AsyncClient(limits=limits, timeout=PATIENCE, verify=False, follow_redirects=True)
    await stack.enter_async_context(client)
    for _ in range(count):
        yield Session(address, client)


async def _switching(run: Run, sessions: list[Session], acts: list[Act]) -> Samples:
    """All switch every few seconds, if the server hears of a switch; rows are p95, KiB a second and processor %."""
    cpu, sent, start = await run.server.rest(), sum(one.bytes for one in sessions), time.perf_counter()
    took = [time for times in await asyncio.gather(*(_switcher(one, acts) for one in sessions)) for time in times]
    seconds = time.perf_counter() - start
    used, sent = run.server.cpu() - cpu, sum(one.bytes for one in sessions) - sent
    name = f"{len(sessions)} switching"
    rows = {f"{name} cpu": [used / seconds / 10], f"{name} bytes": [sent / 1024 / seconds]}
    return rows | ({f"{name}": [p95(took)]} if took else {})


async def _switcher(session: Session, acts: list[Act]) -> list[float]:
    end, took, turn = time.perf_counter() + WHILE, [], 0
    await asyncio.sleep(random.uniform(0, EVERY))
    while time.perf_counter() < end:
        act = acts[turn % len(acts)]
        took += [] if act.empty else [await session.done(act)]
        turn += 1
        await asyncio.sleep(EVERY * random.uniform(0.5, 1.5))
    return took


def p95(times: Iterable[float]) -> float:
    """Return the time that one in twenty exceeds."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
