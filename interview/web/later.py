"""An application that is made in the background, so that the server answers before."""

from __future__ import annotations

import logging
from asyncio import wrap_future
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor

from starlette.types import ASGIApp, Receive, Scope, Send

_LOG = logging.getLogger(__name__)


class Later:
    """Middleware that makes an application around another in a thread; requests and sockets wait until it is there.

    `make` gets the application to go around. The paths `at_once` do not wait: they are answered without what is made.
    """

    def __init__(self, app: ASGIApp, make: Callable[[ASGIApp], ASGIApp], at_once: Collection[str]) -> None:
        self.app = app
        self.at_once = at_once
        maker = ThreadPoolExecutor(1, thread_name_prefix="later")
        self.made: Future[ASGIApp] = maker.submit(self._make, make)
        maker.shutdown(wait=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on to the application that is made, once it is."""
        if scope["type"] == "lifespan" or scope["path"] in self.at_once:
            await self.app(scope, receive, send)
        else:
            made = await wrap_future(self.made)
            await made(scope, receive, send)

    def _make(self, make: Callable[[ASGIApp], ASGIApp]) -> ASGIApp:
        try:
            return make(self.app)
        except Exception:
            _LOG.exception("the dashboard cannot be made")  # at once, and not when somebody asks for a page
            raise
