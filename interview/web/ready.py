"""Whether the server can show its pages, and making them before anybody asks."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.folder.dataset import Dataset
from interview.folder.tables import DataError
from interview.web import assets, parts
from interview.web.document import document, prepare

_NO_STORE = {"Cache-Control": "no-store"}
Load = Callable[[], Dataset]


def routes(load: Load) -> list[Route]:
    """Return the routes of the data of all parts, and `/healthz`: 200 only while the first page can be made."""

    def answer(request: Request) -> Response:
        try:
            dataset = load()
            document(dataset, next(iter(dataset.pages)), {}, "")
        except DataError as error:
            return PlainTextResponse(f"The data have faults:\n{error}\n", 503, _NO_STORE)
        except Exception:  # whatever it is, the server cannot do its work
            return PlainTextResponse("The pages cannot be made.\n", 503, _NO_STORE)
        return PlainTextResponse("ok", headers=_NO_STORE)

    return [Route("/healthz", answer), *parts.routes(lambda: _make(load))]


def warming(load: Load) -> Callable[[object], object]:
    """Return what st.App takes as `lifespan`: it makes documents and data of all pages once the server answers."""

    @asynccontextmanager
    async def lifespan(app: object) -> AsyncIterator[None]:
        threading.Thread(target=_warm, args=(load,), daemon=True, name="warming").start()
        yield

    return lifespan


def _make(load: Load) -> None:
    with suppress(DataError):
        prepare(load())


def _warm(load: Load) -> None:
    _make(load)
    gc.collect()
    gc.freeze()  # Streamlit collects garbage after every run: what is kept for good need not be walked again
    assets.pack()
    parts.pack()
