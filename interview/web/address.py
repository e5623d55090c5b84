"""Where the server is for its visitors: below which path, under which names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

_HOST = re.compile(r"(?P<name>[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")
_POLICY_VIOLATION = 1008  # the close code of RFC 6455 for what the server does not allow


@dataclass(frozen=True)
class Site:
    """The names of the server and the path below which it answers.

    `hosts` are names as in Streamlit's server.allowedHosts (`figures.example.org`, `*.example.org`; `*` or none
    means any), `origins` further origins whose pages may open a session, `base` is empty or starts with a slash.
    """

    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    base: str = ""

    def address(self, scope: Scope) -> str:
        """Return the address of the site without a slash at its end; without its host if that is none of ours."""
        host = self.host(Headers(scope=scope))
        return f"{scope['scheme']}://{host}{self.base}" if host else self.base

    def host(self, headers: Mapping[str, str]) -> str:
        """Return the host a visitor asked for, through proxies or straight, or nothing if it is none of ours."""
        return next(iter(self._asked(headers)), "")

    def welcomes(self, headers: Mapping[str, str]) -> bool:
        """Return whether the page that opens a socket is one of ours; what is no browser names no page."""
        origin = headers.get("origin")
        if origin is None or origin in self.origins:
            return True
        host, asked = origin.partition("://")[2].lower(), self._asked(headers)
        return host in asked or (bool(asked) and self._named(host))

    def _asked(self, headers: Mapping[str, str]) -> list[str]:
        hosts = [*headers.get("x-forwarded-host", "").split(","), headers.get("host", "")]
        tidy = (host.strip().lower() for host in hosts)
        return [host for host in tidy if self._named(host) or (self._open and _HOST.fullmatch(host))]

    @property
    def _open(self) -> bool:
        return not self.hosts or "*" in self.hosts

    def _named(self, host: str) -> bool:
        match = _HOST.fullmatch(host)
        name = match["name"].strip("[]").rstrip(".") if match else ""
        patterns = [pattern.strip().lower().rstrip(".") for pattern in self.hosts]
        return bool(name) and any(
            name.endswith(pattern[1:]) if pattern.startswith("*.") else name == pattern for pattern in patterns
        )


class Entrance:
    """Middleware that refuses sockets of foreign pages, and puts the base path back that a proxy has taken away.

    Streamlit would compare a foreign origin with the outside address of the machine, and ask another host for it.
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in."""
        if scope["type"] == "websocket":
            if not self.site.welcomes(Headers(scope=scope)):
                await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
                return
            scope = self._at_home(scope)
        if scope["type"] in ("http", "websocket"):
            scope = self._below_base(scope)
        await self.app(scope, receive, send)

    def _at_home(self, scope: Scope) -> Scope:
        """Name the host the visitor asked for as host and as origin, so that Streamlit finds nothing foreign."""
        headers = MutableHeaders(raw=list(scope["headers"]))
        host, origin = self.site.host(headers), headers.get("origin")
        if host:
            headers["host"] = host
        if host and origin:
            headers["origin"] = f"{origin.partition('://')[0]}://{host}"
        return {**scope, "headers": headers.raw}

    def _below_base(self, scope: Scope) -> Scope:
        base, path = self.site.base, scope["path"]
        if not base or path == base or path.startswith(f"{base}/"):
            return scope
        raw = scope.get("raw_path") or path.encode()
        return {**scope, "path": base + path, "raw_path": base.encode() + raw}
