"""The data of a running server: read again after a change of the files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from interview.folder.dataset import Dataset, data_folder, load
from interview.folder.files import Fingerprint, fingerprint


def current(root: Path | None = None) -> Dataset:
    """Return the data as they are now, read again only after a change; raises DataError that names every fault.

    Without a folder it is the one in use.
    """
    root = root or data_folder()
    return _loaded(root, fingerprint(root))


@lru_cache(maxsize=4)
def _loaded(root: Path, state: Fingerprint) -> Dataset:
    return load(root)
