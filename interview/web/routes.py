"""Downloads over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.downloads.catalogue import MEDIA_TYPES, PREFIX, Download, downloads, file_name
from interview.downloads.kept import PACKED, content, facts
from interview.downloads.query import QueryError, read_query
from interview.folder.dataset import Dataset
from interview.folder.tables import DataError
from interview.web.headers import RESOURCE_POLICY

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag",
    "Cache-Control": "no-cache",
    RESOURCE_POLICY: "cross-origin",
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
            listed = _listed(offers, request.scope["path"].removesuffix(path))
            return PlainTextResponse(f"There is no such download. There is:\n{listed}", 404, _OPEN)
        return _download(dataset, offers[path], request)

    return [Route(PREFIX + "{path:path}", answer)]


def below(base: str, routes: Sequence[Route]) -> list[Route]:
    """Return routes moved below a base path, which is empty or starts with a slash."""
    return [Route(base + route.path, route.endpoint) for route in routes]


def _download(dataset: Dataset, download: Download, request: Request) -> Response:
    try:
        query = read_query(request.query_params.multi_items(), download.choices, _base(request, download))
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


def _base(request: Request, download: Download) -> str:
    return str(request.scope["path"]).removesuffix(PREFIX + download.path)


def _listed(offers: Mapping[str, Download], prefix: str) -> str:
    """Return one line for each table with the formats it has."""
    suffixes: dict[str, list[str]] = {}
    for path in offers:
        stem, _, suffix = path.rpartition(".")
        suffixes.setdefault(stem, []).append(f".{suffix}")
    return "".join(f"{prefix}{stem}{' '.join(ends)}\n" for stem, ends in suffixes.items())
