"""The data of stories and other parts over HTTP: `/stories/<hash>/<page>/<id>.json`, for ever the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.folder.tables import DataError
from interview.views.blocks import COMPARISON, parts_of
from interview.views.decks import deck_of
from interview.web.assets import FOREVER
from interview.web.compression import compressed, negotiated
from interview.web.frame import FRAME, header_html
from interview.web.markup import DECK_VIEWS, part_data
from interview.web.pages import page_blocks

PREFIX = "stories/"
_CODE = Path(__file__).resolve().parents[1]


@lru_cache(maxsize=4)
def version(dataset: Dataset) -> str:
    """Return the hash over the data and over the code that makes stories of them."""
    digest = hashlib.sha256(_code())
    for name, content in sorted(dataset.files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _code() -> bytes:
    paths = sorted(path for path in _CODE.rglob("*") if path.suffix in (".py", ".html"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).digest()


def address(dataset: Dataset, page: str, part_id: str) -> str:
    """Return the address of the data of a part of a page, relative to the server's root."""
    return f"{PREFIX}{version(dataset)}/{page}/{part_id}.json"


@lru_cache(maxsize=1024)
def content(dataset: Dataset, page: str, part_id: str) -> bytes:
    """Return the data of a part as JSON; raises KeyError for a page or part that is not there."""
    dataset.pages[page]
    if part_id == FRAME:
        return _json({"html": header_html(dataset, page)})
    if page == PRESENT:
        return _json(DECK_VIEWS[part_id](deck_of(dataset)))
    figure = part_id.removeprefix(COMPARISON) if part_id.startswith(COMPARISON) else ""
    part = parts_of(page_blocks(dataset, page, figure))[part_id]
    return _json(part_data(part))


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def routes(load: Callable[[], Dataset]) -> list[Route]:
    """Return the route of all data; an older hash is answered with 404, never with newer bytes."""

    def answer(request: Request) -> Response:
        asked = request.path_params
        try:
            dataset = load()
            if asked["version"] != version(dataset):
                raise KeyError(asked["version"])
            plain = content(dataset, asked["page"], asked["id"])
        except (DataError, KeyError):
            return PlainTextResponse("There is no such story.\n", 404, {"Cache-Control": "no-store"})
        return _packed(plain, request.headers.get("accept-encoding", ""))

    return [Route(f"/{PREFIX}{{version}}/{{page}}/{{id}}.json", answer)]


def _packed(plain: bytes, accepted: str) -> Response:
    headers = {**FOREVER, "Vary": "Accept-Encoding"}
    body, coding = plain, negotiated(accepted)
    if coding:
        body, headers["Content-Encoding"] = compressed(plain, coding), coding
    return Response(body, headers=headers, media_type="application/json")
