"""The data of what runs in the browser, at addresses that never change their content: `/parts/<hash>.json`."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.folder.dataset import Dataset
from interview.views.blocks import Part, StoryBlock, TopicCard
from interview.views.decks import deck_of
from interview.views.stories import Story
from interview.web.compression import compressed, negotiated
from interview.web.markup import deck_data, story_data

PREFIX = "parts/"
_MOST = 1024
"""How many are kept: those of a few versions of the data, for pages that are open still."""

_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept-Encoding",
}
_kept: OrderedDict[str, bytes] = OrderedDict()


def part_address(part: Part) -> str:
    """Return where the data of a part stand, relative to the root of the site; nothing for one that has none."""
    return _story_address(part.story) if isinstance(part, StoryBlock | TopicCard) else ""


@lru_cache(maxsize=512)
def _story_address(story: Story) -> str:
    return _keep(story_data(story))


@lru_cache(maxsize=4)
def deck_address(dataset: Dataset) -> str:
    """Return where the data of the deck stand, relative to the root of the site."""
    return _keep(deck_data(deck_of(dataset)))


def content(address: str) -> bytes:
    """Return the JSON at an address; raises KeyError if it is not kept."""
    return _kept[address.removeprefix(PREFIX).removesuffix(".json")]


def pack() -> None:
    """Compress everything kept, so that nobody waits for it."""
    for text in [*_kept.values()]:
        compressed(text, "br")


def routes(prepare: Callable[[], object]) -> list[Route]:
    """Return the route of the data; `prepare` makes those of all pages when somebody asks before they are made."""

    def answer(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _kept:
            prepare()
        if name not in _kept:
            return PlainTextResponse("There are no such data.\n", 404, {"Cache-Control": "no-store"})
        coding = negotiated(request.headers.get("accept-encoding", ""))
        if not coding:
            return Response(_kept[name], headers=_HEADERS, media_type="application/json")
        packed = compressed(_kept[name], coding)
        return Response(packed, headers=_HEADERS | {"Content-Encoding": coding}, media_type="application/json")

    return [Route(f"/{PREFIX}{{name}}.json", answer)]


def _keep(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    name = hashlib.sha256(text).hexdigest()[:16]
    _kept[name] = text
    _kept.move_to_end(name)
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return f"{PREFIX}{name}.json"
