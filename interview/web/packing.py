"""Files that never change under their address, compressed once and kept on disk under the hash of their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import queue
import re
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOREVER = "public, immutable, max-age=31536000"
SMALLEST = 1024  # bytes: below, the headers of an answer weigh more than what compression saves

_TEXTS = (".js", ".css", ".json", ".svg", ".html", ".map")


@dataclass(frozen=True)
class Coding:
    """A content coding of HTTP: its name and how it is made and undone."""

    name: str
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


CODINGS = (
    Coding("br", lambda content: bytes(brotli.compress(content)), lambda content: bytes(brotli.decompress(content))),
    Coding("gzip", lambda content: gzip.compress(content, mtime=0), gzip.decompress),
)
"""The codings an answer can have, the smallest first."""


def best_coding(accepted: str) -> Coding | None:
    """Return the smallest coding an Accept-Encoding header takes; one with `q=0` is refused."""
    taken = {name for name, weight in re.findall(r"([\w*-]+)\s*(?:;\s*q=([\d.]+))?", accepted) if weight != "0"}
    return next((coding for coding in CODINGS if coding.name in taken), None)


def packed(content: bytes, coding: Coding, store: Path) -> bytes:
    """Return a content compressed, from the store if it is there whole, else made and kept there."""
    place = store / f"{hashlib.sha256(content).hexdigest()}.{coding.name}"
    with suppress(OSError, EOFError, brotli.error):
        kept = place.read_bytes()
        if coding.unpack(kept) == content:
            return kept
    made = coding.pack(content)
    with suppress(OSError):
        _keep(place, made)
    return made


def default_store() -> Path:
    """Return where compressed files are kept between starts: the user's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "interview-in-figures"


def _keep(place: Path, content: bytes) -> None:
    """Write a file whole or not at all, as several servers may share the store."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(place)


class PackedFiles:
    """Middleware that answers for the files of a folder compressed, once they are; until then the application does.

    The files are found by the end of the address, `/<folder's name>/<path>`, so that any base path fits. Their
    names must carry a hash: an answer is kept by browsers for good. `first` is compressed at once, the rest when asked.
    """

    def __init__(self, app: ASGIApp, folder: Path, first: Iterable[str], store: Path) -> None:
        self.app = app
        self.store = store
        self.files = {
            f"/{file.relative_to(folder.parent).as_posix()}": file
            for file in folder.rglob("*")
            if file.suffix in _TEXTS and file.stat().st_size >= SMALLEST
        }
        self.mark = f"/{folder.name}/"
        self.ready: dict[tuple[str, str], Response] = {}
        self.asked: set[tuple[str, str]] = set()
        self.work: queue.SimpleQueue[tuple[str, Coding]] = queue.SimpleQueue()
        for name in first:
            self._ask(name, CODINGS[0])
        threading.Thread(target=self._pack_all, daemon=True, name="packing").start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file if there is one, else pass the request on."""
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        name = self.mark + scope["path"].rpartition(self.mark)[2]
        headers = Headers(scope=scope)
        coding = best_coding(headers.get("accept-encoding", ""))
        if coding is None or name not in self.files or "range" in headers:
            return None
        self._ask(name, coding)
        return self.ready.get((name, coding.name))

    def _ask(self, name: str, coding: Coding) -> None:
        key = (name, coding.name)
        if name in self.files and key not in self.asked:
            self.asked.add(key)
            self.work.put((name, coding))

    def _pack_all(self) -> None:
        while True:
            name, coding = self.work.get()
            with suppress(OSError):
                content = packed(self.files[name].read_bytes(), coding, self.store)
                self.ready[name, coding.name] = Response(content, headers=_headers(name, coding.name))


def _headers(name: str, coding: str) -> Mapping[str, str]:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {
        "Content-Type": f"{media_type}; charset=utf-8",
        "Content-Encoding": coding,
        "Vary": "Accept-Encoding",
        "Cache-Control": FOREVER,
    }
