"""Downloads over HTTP and the headers of every answer."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview.downloads.catalogue import MEDIA_TYPES, PREFIX, Download, downloads, file_name
from interview.downloads.kept import PACKED, content, facts
from interview.downloads.query import QueryError, read_query
from interview.folder.dataset import Dataset
from interview.folder.tables import DataError

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
}


def routes(load: Callable[[], Dataset]) -> list[Route]:
    """Return the routes of all downloads; `load` gives the data as they are at each request."""

    def answer(request: Request) -> Response:
        try:
            dataset = load()
        except DataError as error:
            return PlainTextResponse(f"The data have faults:\n{error}\n", 503, _OPEN)
        offers = downloads(dataset)
        path = request.path_params["path"]
        if path not in offers:
            return PlainTextResponse(f"There is no such download. There is:\n{_listed(offers)}", 404, _OPEN)
        return _download(dataset, offers[path], request)

    return [Route(PREFIX + "{path:path}", answer)]


def security_headers(page: str) -> dict[str, str]:
    """Return the headers that let a browser run only our own scripts and those inline in an HTML page."""
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *_script_hashes(page), "blob:"]),
        "style-src": "'self' 'unsafe-inline'",
        "connect-src": "'self' ws: wss:",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


class Headers:
    """Middleware that puts the same headers on every HTTP answer."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def failure(headers: Mapping[str, str]) -> Callable[[Request, Exception], Response]:
    """Return the handler of unforeseen errors: one plain sentence; the middleware does not see these answers."""

    def answer(request: Request, error: Exception) -> Response:
        return PlainTextResponse("Something went wrong here. Please try again later.\n", 500, headers)

    return answer


def _download(dataset: Dataset, download: Download, request: Request) -> Response:
    try:
        query = read_query(request.query_params.multi_items(), download.choices)
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 400, _OPEN)
    known = facts(dataset, download.path, query)
    headers = {**_OPEN, "Vary": "Accept-Encoding", "ETag": f'"{known.digest}"'}
    gzipped = download.suffix not in PACKED and "gzip" in request.headers.get("accept-encoding", "")
    if gzipped:
        headers |= {"Content-Encoding": "gzip", "ETag": f'"{known.digest}-gzip"'}
    tags = ", ".join(request.headers.getlist("if-none-match"))
    if tags.strip() == "*" or headers["ETag"] in re.findall(r'"[^"]*"', tags):
        headers.pop("Content-Encoding", None)
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{file_name(download, query, dataset)}"'
    media_type = MEDIA_TYPES[download.suffix]
    if request.method == "HEAD":
        headers["Content-Length"] = str(known.gzipped_length if gzipped else known.length)
        return Response(headers=headers, media_type=media_type)
    made = content(dataset, download.path, query)
    return Response(made.gzipped if gzipped else made.plain, headers=headers, media_type=media_type)


def _listed(offers: Mapping[str, Download]) -> str:
    """Return one line for each table with the formats it has."""
    suffixes: dict[str, list[str]] = {}
    for path in offers:
        stem, _, suffix = path.rpartition(".")
        suffixes.setdefault(stem, []).append(f".{suffix}")
    return "".join(f"{PREFIX}{stem}{' '.join(ends)}\n" for stem, ends in suffixes.items())


def _script_hashes(page: str) -> list[str]:
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
