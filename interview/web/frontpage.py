"""Streamlit's one HTML page, made ours: its title, where the server is, and what the data are."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TITLE = "The interview in figures"
LOCATE_SERVER = "window.__streamlit = {BACKEND_BASE_URL: new URL('.', window.location.href).href}"
"""Without it the browser looks for the server below each page's own address first and logs two errors."""


def edited(page: str, description: str = "") -> str:
    """Return Streamlit's page with our title, the script that says where the server is, and a description."""
    page = page.replace("<title>Streamlit</title>", f"<title>{TITLE}</title>{description}", 1)
    return page.replace("<head>", f"<head>\n    <script>{LOCATE_SERVER}</script>", 1)


class FrontPage:
    """Middleware that edits every HTML answer; `describe` gives what to say of the data to a page's origin."""

    def __init__(self, app: ASGIApp, describe: Callable[[str], str]) -> None:
        self.app = app
        self.describe = describe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back an HTML answer until it is whole, then send it edited."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        origin = f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}"
        await self.app({**scope, "headers": plain}, receive, _Editor(send, lambda: self.describe(origin)))


class _Editor:
    def __init__(self, send: Send, describe: Callable[[], str]) -> None:
        self.send = send
        self.describe = describe
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if "text/html" in Headers(raw=message["headers"]).get("content-type", ""):
                self.start = message
                return
        elif self.start and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            await self._send_edited(self.start)
            return
        await self.send(message)

    async def _send_edited(self, start: Message) -> None:
        described = await run_in_threadpool(self.describe)  # which may read the data anew
        body = edited(self.body.decode("utf-8"), described).encode("utf-8") if self.body else b""
        headers = MutableHeaders(raw=list(start["headers"]))
        if body:
            headers["content-length"] = str(len(body))
        del headers["etag"]
        await self.send({**start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": body})
