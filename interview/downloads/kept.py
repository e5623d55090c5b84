"""Downloads made once for each data version, and kept within a bound that no visitor can pass."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import Dataset

ROOM = 64 * 2**20
"""How many bytes of downloads are kept, those asked for last."""

PACKED = frozenset({"pptx", "xlsx", "zip"})
"""The formats that are compressed already."""

Key = tuple[Dataset, str, Query]


@dataclass(frozen=True)
class Made:
    """The bytes of a download, plain and gzipped; nothing is gzipped that is compressed already."""

    plain: bytes
    gzipped: bytes

    @property
    def size(self) -> int:
        """What keeping it takes, in bytes."""
        return len(self.plain) + len(self.gzipped)


@dataclass(frozen=True)
class Facts:
    """What an answer without content says of a download: its SHA-256 and its two lengths in bytes."""

    digest: str
    length: int
    gzipped_length: int


class Shelf:
    """Keeps what was made last, up to some bytes in all; what is larger alone is not kept."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def take(self, key: Key) -> Made:
        """Return a download, made if it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = _make(*key)
        self._keep(key, made)
        return made

    def _keep(self, key: Key, made: Made) -> None:
        with self._lock:
            if key in self._kept or made.size > self._room:
                return
            self._kept[key] = made
            self._size += made.size
            while self._size > self._room:
                _, oldest = self._kept.popitem(last=False)
                self._size -= oldest.size


_SHELF = Shelf(ROOM)


def content(dataset: Dataset, path: str, query: Query) -> Made:
    """Return the bytes of a download by its path below `/data/`; raises KeyError for an unknown path."""
    return _SHELF.take((dataset, path, query))


@lru_cache(maxsize=4096)
def facts(dataset: Dataset, path: str, query: Query) -> Facts:
    """Return what is known of a download, also after its bytes had to make room for others."""
    made = content(dataset, path, query)
    return Facts(hashlib.sha256(made.plain).hexdigest(), len(made.plain), len(made.gzipped))


def _make(dataset: Dataset, path: str, query: Query) -> Made:
    download = downloads(dataset)[path]
    plain = download.make(query)
    return Made(plain, b"" if download.suffix in PACKED else gzip.compress(plain, mtime=0))
