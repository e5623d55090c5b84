"""Streamlit's own files, compressed once for all visitors instead of at every hit."""

from __future__ import annotations

import mimetypes
import queue
import re
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from interview.web.compression import compressed, negotiated

FOREVER = "public, immutable, max-age=31536000"
SMALLEST = 1024  # bytes: below, the headers of an answer weigh more than what compression saves

_TEXTS = (".js", ".css", ".json", ".svg", ".html", ".map")


def first_files(index: str) -> list[str]:
    """Return the scripts and stylesheets that an HTML page loads at once, as `/<folder>/<path>`."""
    return [f"/{path}" for path in re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', index)]


class PackedFiles:
    """Middleware that answers for the files of a folder compressed, once they are; until then the application does.

    The files are found by the end of the address, `/<folder's name>/<path>`, so that any base path fits. Their
    names must carry a hash: an answer is kept by browsers for good. `first` is compressed at once, the rest when asked.
    """

    def __init__(self, app: ASGIApp, folder: Path, first: Iterable[str]) -> None:
        self.app = app
        self.files = {
            f"/{file.relative_to(folder.parent).as_posix()}": file
            for file in folder.rglob("*")
            if file.suffix in _TEXTS and file.stat().st_size >= SMALLEST
        }
        self.mark = f"/{folder.name}/"
        self.ready: dict[tuple[str, str], Response] = {}
        self.asked: set[tuple[str, str]] = set()
        self.work: queue.SimpleQueue[tuple[str, str]] = queue.SimpleQueue()
        for name in first:
            self._ask(name, "br")
        threading.Thread(target=self._pack_all, daemon=True, name="packing").start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file if there is one, else pass the request on."""
        answer = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (answer or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        name = self.mark + scope["path"].rpartition(self.mark)[2]
        headers = Headers(scope=scope)
        coding = negotiated(headers.get("accept-encoding", ""))
        if not coding or name not in self.files or "range" in headers:
            return None
        self._ask(name, coding)
        return self.ready.get((name, coding))

    def _ask(self, name: str, coding: str) -> None:
        key = (name, coding)
        if name in self.files and key not in self.asked:
            self.asked.add(key)
            self.work.put(key)

    def _pack_all(self) -> None:
        while True:
            name, coding = self.work.get()
            with suppress(OSError):
                content = compressed(self.files[name].read_bytes(), coding)
                self.ready[name, coding] = Response(content, headers=_headers(name, coding))


def _headers(name: str, coding: str) -> Mapping[str, str]:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {
        "Content-Type": f"{media_type}; charset=utf-8",
        "Content-Encoding": coding,
        "Vary": "Accept-Encoding",
        "Cache-Control": FOREVER,
    }
