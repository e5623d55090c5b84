"""The headers of every answer: what a browser may do with it, and who may show it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RESOURCE_POLICY = "Cross-Origin-Resource-Policy"
_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
"""Features of a browser that no page needs."""

_FRAME_SOURCE = re.compile(r"'self'|'none'|\*|[a-z][a-z0-9+.-]*:|(?:https?://)?(?:\*\.)?[A-Za-z0-9.-]+(?::[0-9*]+)?")


def security_headers(page: str, frame_ancestors: str = "'self'") -> dict[str, str]:
    """Return the headers that let a browser run only our own scripts and those inline in an HTML page.

    `frame_ancestors` names the sites that may show the pages in a frame, as in a content security policy; raises
    ValueError for anything else.
    """
    policy = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *_script_hashes(page), "blob:"]),
        "style-src": "'self' 'unsafe-inline'",
        "connect-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": _frame_sources(frame_ancestors),
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        RESOURCE_POLICY: "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


class Headers:
    """Middleware that puts the same headers on every HTTP answer; an answer may open itself to other sites."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                own = answer.get(RESOURCE_POLICY)
                answer.update(self.headers)
                if own:
                    answer[RESOURCE_POLICY] = own
            await send(message)

        await self.app(scope, receive, send_with_headers)


def failure(headers: Mapping[str, str]) -> Callable[[Request, Exception], Response]:
    """Return the handler of unforeseen errors: one plain sentence; the middleware does not see these answers."""

    def answer(request: Request, error: Exception) -> Response:
        return PlainTextResponse("Something went wrong here. Please try again later.\n", 500, headers)

    return answer


def _frame_sources(text: str) -> str:
    sources = text.split() or ["'none'"]
    for source in sources:
        if not _FRAME_SOURCE.fullmatch(source):
            raise ValueError(
                f"frame ancestors: this is no site (expected 'self' or addresses such as https://news.example, "
                f"separated by spaces, got {source!r})"
            )
    return " ".join(sources)


def _script_hashes(page: str) -> list[str]:
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
