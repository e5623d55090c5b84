"""What tests do to a copy of the data folder, and what is said about it then."""

from pathlib import Path

import pytest

from interview.folder.dataset import load
from interview.folder.tables import DataError


def faults(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(folder)
    assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def complaints(folder: Path) -> list[str]:
    """What a DataError says, or nothing; anything else that load() raises escapes."""
    try:
        load(folder)
    except DataError as error:
        return [str(fault) for fault in error.faults]
    return []


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = folder.joinpath(file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    folder.joinpath(file).write_text(text.replace(old, new), encoding="utf-8", newline="")


Change = tuple[str, str, str]


def told_at(folder: Path, change: Change, told: list[str]) -> list[str]:
    """Return what is told of a change, `file:@:` with the line of the file that the change is on."""
    file, old, _ = change
    before = folder.joinpath(file).read_text(encoding="utf-8").split(old)[0]
    line = before.count("\n") + 1 + old.startswith("\n")
    return [fault.replace(f"{file}:@:", f"{file}:{line}:") for fault in told]
