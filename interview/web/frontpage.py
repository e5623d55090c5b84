"""Streamlit's one HTML page, made ours: the document stands in it, and Streamlit starts when its charts are drawn."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from interview.folder.dataset import Dataset
from interview.folder.pages import HOME
from interview.folder.tables import DataError
from interview.web.address import Site
from interview.web.compression import negotiated, quickly
from interview.web.document import Document, document, faulty, missing

LOCATE_SERVER = "window.__streamlit = {BACKEND_BASE_URL: new URL('.', window.location.href).href}"
"""Without it the browser looks for the server below each page's own address first and logs two errors."""

ROOT = '<div id="root"></div>'
_NO_DOCUMENT = Document("<title>Streamlit</title>", "")
_STARTER = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
_OWN_PAGES = ("component/", "media/")
"""Below these Streamlit serves HTML that is no page of ours."""


def edited(index: str, shown: Document = _NO_DOCUMENT) -> str:
    """Return Streamlit's page with a document in it, and with the script that says where the server is.

    Beside a document Streamlit's own files are only named: `client/streamlit.js` asks for them once all is drawn.
    """
    page = index.replace("<head>", f"<head>\n    <script>{LOCATE_SERVER}</script>", 1)
    if not shown.body:
        return page
    page = re.sub(r"\s*<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="shortcut icon"[^>]*>', "", page)
    page = _STARTER.sub(r'<link rel="modulepreload" data-application crossorigin href="\1">', page, count=1)
    page = page.replace('<link rel="modulepreload"', '<link data-later="modulepreload"')
    page = page.replace(ROOT, shown.body + ROOT, 1)
    return page.replace("<title>Streamlit</title>", shown.head, 1)


class FrontPage:
    """Middleware that answers every page of the data with its document, and what Streamlit knows no better with 404.

    `load` gives the data as they are now, `describe` what to say of them to search engines at the address of the site.
    """

    def __init__(
        self,
        app: ASGIApp,
        index: str,
        load: Callable[[], Dataset],
        describe: Callable[[str], str],
        site: Site,
    ) -> None:
        self.app = app
        self.index = index
        self.load = load
        self.describe = describe
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page; pass on anything else, and replace what Streamlit answers to addresses it does not know."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(self.site.base).removeprefix("/")
        answer = None if "/" in path else await run_in_threadpool(self._page, scope, path)
        if answer:
            await answer(scope, receive, send)
        elif path.startswith(_OWN_PAGES):
            await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _NoFallback(scope, receive, send, self._unknown))

    def _page(self, scope: Scope, path: str) -> Response | None:
        """Return the answer to the address of a page; nothing for any other, or while there are no good data."""
        try:
            dataset = self.load()
        except DataError:
            return None
        page = path or HOME
        if page not in dataset.pages or path == HOME:
            return None
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        address = self.site.address(scope)
        shown = document(dataset, page, query, address, self.describe(address))
        return _answer(scope, edited(self.index, shown))

    def _unknown(self, scope: Scope) -> Response:
        """Return the answer to an address that nobody knows: what there is, or what is wrong with the data."""
        try:
            dataset = self.load()
        except DataError as error:
            return _answer(scope, edited(self.index, faulty(error)))
        page = missing(dataset, unquote(scope["path"]), self.site.base)
        return HTMLResponse(page, 404, {"Cache-Control": "no-cache"})


class _NoFallback:
    """Replaces an answer that is Streamlit's page by another."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, instead: Callable[[Scope], Response]) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.instead = instead
        self.replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.replaced = "text/html" in Headers(raw=message["headers"]).get("content-type", "")
            if self.replaced:
                answer = await run_in_threadpool(self.instead, self.scope)
                await answer(self.scope, self.receive, self.send)
        if not self.replaced:
            await self.send(message)


def _answer(scope: Scope, page: str) -> Response:
    """Return a page compressed as asked, or 304 to a browser that has it."""
    asked = Headers(scope=scope)
    coding = negotiated(asked.get("accept-encoding", ""))
    content, tag = _packed(page, coding)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding", "ETag": tag}
    if tag in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    coded: Mapping[str, str] = {"Content-Encoding": coding} if coding else {}
    return HTMLResponse(content, headers={**headers, **coded})


@lru_cache(maxsize=256)
def _packed(page: str, coding: str) -> tuple[bytes, str]:
    content = page.encode("utf-8")
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}{coding}"'
    return (quickly(content, coding) if coding else content), tag
