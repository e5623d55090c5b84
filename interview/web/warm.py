"""What every visitor needs, made once after the server has begun to answer."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from interview.folder.dataset import Dataset
from interview.folder.tables import DataError
from interview.web import assets
from interview.web.compression import compressed
from interview.web.stories import content, part_ids

_CODING = "br"
_LOG = logging.getLogger(__name__)


def prepare(dataset: Dataset) -> None:
    """Make the blocks of all pages and the data of all parts, and compress what is sent; for one data version."""
    for page in dataset.pages:
        for part_id in part_ids(dataset, page):
            compressed(content(dataset, page, part_id), _CODING)
    for file in assets.files().values():
        compressed(file, _CODING)


def warming(load: Callable[[], Dataset]) -> Callable[[object], object]:
    """Return the lifespan of an application that prepares everything in the background once it runs."""

    def work() -> None:
        try:
            prepare(load())
        except DataError:
            return  # who asks for a page is told
        except Exception:  # a page that cannot be made says so itself when it is asked for
            _LOG.exception("the pages could not be made ready")
        gc.collect()
        gc.freeze()  # what is kept for good is not walked again after every run of a page

    @asynccontextmanager
    async def lifespan(app: object) -> AsyncIterator[None]:
        threading.Thread(target=work, daemon=True, name="warming").start()
        yield

    return lifespan
