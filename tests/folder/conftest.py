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
