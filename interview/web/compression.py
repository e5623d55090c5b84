"""Files compressed once for all visitors, kept in memory and on disk under the hash of what they hold."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import brotli

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "interview-in-figures"
CODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=11),
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}
"""What is offered, the best first."""
_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}


def negotiated(accepted: str) -> str:
    """Return the coding for an Accept-Encoding header, or nothing; one refused with `q=0` is not taken."""
    weights = dict(re.findall(r"([\w*-]+)(?:\s*;\s*q=([\d.]+))?", accepted))
    return next((name for name in CODERS if name in weights and float(weights[name] or 1) > 0), "")


@lru_cache(maxsize=1024)
def compressed(content: bytes, coding: str, folder: Path = CACHE) -> bytes:
    """Return bytes in a coding: made once, then read from the folder; without a writable folder, kept in memory.

    A stored file that does not hold the very same bytes is made again.
    """
    stored = folder / f"{hashlib.sha256(content).hexdigest()}.{coding}"
    with suppress(OSError, EOFError, brotli.error):
        kept = stored.read_bytes()
        if _DECODERS[coding](kept) == content:
            return kept
    made = CODERS[coding](content)
    with suppress(OSError):
        _store(stored, made)
    return made


def quickly(content: bytes, coding: str) -> bytes:
    """Return bytes in a coding at once, for what is not kept."""
    return brotli.compress(content, quality=5) if coding == "br" else gzip.compress(content, 6, mtime=0)


def _store(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, as several processes may do it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
    os.replace(part.name, path)
