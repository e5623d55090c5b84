"""Read a data folder once, into bytes: what is checked afterwards is what is served."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from interview.folder.tables import DataError, Fault

SUFFIXES = (".csv", ".json", ".toml")
LARGEST_FILE = 2_000_000
"""Bytes of one file: about a hundred times the largest table of a long interview, read and checked in a second."""
LARGEST_FOLDER = 8_000_000
"""Bytes of all files together."""

_KINDS = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket"}

Fingerprint = tuple[tuple[str, int, int, int, int], ...]
"""Path, times of change of content and entry in nanoseconds, size in bytes and inode of every data file."""


def read_files(root: Path) -> Mapping[str, bytes]:
    """Return the content of every data file by its path below the folder; raises DataError that names what cannot be.

    Hidden files (locks and backups of editors) and links that lead nowhere are no data files.
    """
    contents: dict[str, bytes] = {}
    faults = []
    left = LARGEST_FOLDER
    for path, file in _listed(root):
        try:
            contents[path] = _content(path, file, left)
            left -= len(contents[path])
        except FileNotFoundError:
            continue
        except _Unread as error:
            faults.append(error.fault)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            faults.append(Fault(path, 0, "-", "the file cannot be read", "a readable file", reason))
    if faults:
        raise DataError(faults)
    return MappingProxyType(contents)


def fingerprint(root: Path) -> Fingerprint:
    """Return another tuple once a data file has changed, come or gone; files that cannot be looked at count as gone."""
    found = []
    for path, file in _listed(root):
        try:
            state = file.stat()
        except OSError:
            continue
        found.append((path, state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino))
    return tuple(found)


class _Unread(Exception):
    """A file is left unread for a reason its editor can mend."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def _listed(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield path and place of everything that is named like a data file, in order."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted([*names, *inner]):
            if name.endswith(SUFFIXES) and not name.startswith("."):
                file = Path(folder, name)
                yield file.relative_to(root).as_posix(), file


def _content(path: str, file: Path, left: int) -> bytes:
    kind = stat.S_IFMT(file.stat().st_mode)  # first, since opening a pipe waits for somebody to write to it
    if kind != stat.S_IFREG:
        got = _KINDS.get(kind, "a device")
        raise _Unread(Fault(path, 0, "-", "the file cannot be read", "a regular file", got))
    with file.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        expected = f"at most {LARGEST_FILE:,} bytes"
        raise _Unread(Fault(path, 0, "-", "the file is too large", expected, f"{file.stat().st_size:,} bytes"))
    if len(content) > left:
        expected = f"at most {LARGEST_FOLDER:,} bytes in all files of the folder"
        raise _Unread(Fault(path, 0, "-", "the folder is too large", expected, "more with this file"))
    return content
