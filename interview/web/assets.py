"""The browser's part over HTTP: `/assets/<hash>/<name>`, for ever the same bytes at one address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.web import bundle
from interview.web.compression import compressed, negotiated

FOLDER = Path(__file__).resolve().parents[1] / "client"
PREFIX = "assets/"
MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"\./([\w/.-]+\.js)";$', re.MULTILINE)
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}


ENTRY = "streamlit.js"
"""The module that needs all others."""
STYLES = (
    *("theme.css", "frame.css", "story.css", "card.css", "parts.css", "front.css", "presenter.css", "reading.css"),
    *("beside.css", "print.css", "document.css"),
)
SCRIPT, SHEET = "client.js", "client.css"
"""What a page loads: all modules and all stylesheets in one file each."""


@lru_cache(maxsize=1)
def files(folder: Path = FOLDER) -> Mapping[str, bytes]:
    """Return the served files by their name below the folder, and what is made of them."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in MEDIA_TYPES)
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    modules = {name.removesuffix(".js"): found[name].decode() for name in _needed(found, ENTRY)}
    made = {SCRIPT: bundle.script(modules), SHEET: bundle.sheet(found[name].decode() for name in STYLES)}
    return found | {name: text.encode() for name, text in made.items()}


@lru_cache(maxsize=1)
def version() -> str:
    """Return the hash over names and content of all files: another one when any of them changes."""
    digest = hashlib.sha256()
    for name, content in files().items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def address(name: str) -> str:
    """Return the address of a file, relative to the server's root; raises KeyError for a file that is not there."""
    files()[name]
    return f"{PREFIX}{version()}/{name}"


def _needed(found: Mapping[str, bytes], name: str) -> dict[str, None]:
    """Return a module and every module it imports, in the order they run."""
    before = [_needed(found, module) for module in _IMPORT.findall(found[name].decode())]
    return dict.fromkeys(one for names in before for one in names) | {name: None}


def routes() -> list[Route]:
    """Return the route of all files; an older hash is answered with 404, never with newer bytes."""
    return [Route(f"/{PREFIX}{{version}}/{{name:path}}", _answer)]


def _answer(request: Request) -> Response:
    name = request.path_params["name"]
    if request.path_params["version"] != version() or name not in files():
        return PlainTextResponse("There is no such file.\n", 404, {"Cache-Control": "no-store"})
    content, headers = files()[name], {**FOREVER, "Vary": "Accept-Encoding"}
    packed = name.endswith(".woff2")
    if not packed and (coding := negotiated(request.headers.get("accept-encoding", ""))):
        content, headers["Content-Encoding"] = compressed(content, coding), coding
    return Response(content, headers=headers, media_type=MEDIA_TYPES[Path(name).suffix])
