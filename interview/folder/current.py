"""The data of a running server: read again after a change of the files, and kept while the files have faults."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from interview.folder.dataset import Dataset, data_folder, load
from interview.folder.files import Fingerprint, fingerprint
from interview.folder.tables import DataError, Fault, fault_lines

SETTLED = 0.5
"""Seconds without a change after which a file counts as written to its end; who looks sooner waits that long."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """What is known of a data folder: the data that were good last, and the faults the files have now."""

    dataset: Dataset | None = None
    faults: tuple[Fault, ...] = ()


def current(root: Path | None = None) -> Dataset:
    """Return the data as they are now, or as they were good last; raises DataError if they never were."""
    state = look(root)
    if state.dataset is None:
        raise DataError([*state.faults])
    return state.dataset


def look(root: Path | None = None) -> State:
    """Return what is known of a data folder, without a name the one in use; read again only after a change."""
    return _keeper(root or data_folder()).look()


@lru_cache(maxsize=4)
def _keeper(root: Path) -> _Keeper:
    return _Keeper(root)


class _Keeper:
    """Keeps what is known of one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock()
        self._read: Fingerprint | None = None
        self._state = State()

    def look(self) -> State:
        """Return what is known, after reading a changed folder; one reader at a time, others take what is kept."""
        if self._read != fingerprint(self._root) and self._lock.acquire(blocking=self._state.dataset is None):
            try:
                self._renew()
            finally:
                self._lock.release()
        return self._state

    def _renew(self) -> None:
        before = fingerprint(self._root)
        if before == self._read:
            return
        time.sleep(_unsettled(before))
        found = self._load()
        if self._state.dataset and fingerprint(self._root) != before:
            return  # somebody is still writing: what is kept stays until they are done
        for line in fault_lines(found.faults or (found.dataset.seal_faults if found.dataset else ())):
            _LOG.warning("%s", line)
        self._read, self._state = before, found

    def _load(self) -> State:
        try:
            return State(load(self._root))
        except DataError as error:
            return replace(self._state, faults=tuple(error.faults))


def _unsettled(files: Fingerprint) -> float:
    """Return for how many seconds more the files must stay as they are to count as written."""
    newest = max((max(written, entered) for _, written, entered, *_ in files), default=0) / 10**9
    age = time.time() - newest
    return SETTLED - age if 0 <= age < SETTLED else 0
