"""What every visitor needs, made once after the server has begun to answer."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from interview.folder.dataset import Dataset
from interview.folder.tables import DataError
from interview.web import assets, document, stories
from interview.web.compression import compressed

_NO_STORE = {"Cache-Control": "no-store"}
_CODING = "br"
_LOG = logging.getLogger(__name__)


def prepare(dataset: Dataset) -> None:
    """Make the documents of all pages and the data of all parts, and compress what is sent; for one data version."""
    for page in dataset.pages:
        for _, part_id, _ in document.content(dataset, page).parts:
            compressed(stories.content(dataset, page, part_id), _CODING)
    for file in assets.files().values():
        compressed(file, _CODING)


def health(load: Callable[[], Dataset]) -> Route:
    """Return the route `/healthz`: 200 only while there are good data and their first page can be made."""

    def answer(request: Request) -> Response:
        try:
            dataset = load()
            document.content(dataset, next(iter(dataset.pages)))
        except DataError as error:
            return PlainTextResponse(f"The data have faults:\n{error}\n", 503, _NO_STORE)
        except Exception:  # whatever it is, the pages cannot be shown
            _LOG.exception("the first page cannot be made")
            return PlainTextResponse("The pages cannot be made.\n", 503, _NO_STORE)
        return PlainTextResponse("ok", headers=_NO_STORE)

    return Route("/healthz", answer)


def warm(load: Callable[[], Dataset]) -> None:
    """Prepare everything in the background; what is wrong with the data is logged by who reads them."""
    threading.Thread(target=_work, args=(load,), daemon=True, name="warming").start()


def _work(load: Callable[[], Dataset]) -> None:
    try:
        prepare(load())
    except DataError:
        return  # who asks for a page is told
    except Exception:  # a page that cannot be made says so itself when it is asked for
        _LOG.exception("the pages could not be made ready")
    gc.collect()
    gc.freeze()  # what is kept for good is not walked again after every run of a page
