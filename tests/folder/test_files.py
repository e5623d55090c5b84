import os
import socket

import pytest

from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import DATA, load
from interview.folder.files import LARGEST_FILE, LARGEST_FOLDER, fingerprint, read_files
from interview.folder.tables import DataError
from tests.folder.spoiling import spoil


def complaint(folder):
    with pytest.raises(DataError) as caught:
        read_files(folder)
    return [str(fault) for fault in caught.value.faults]


def test_every_data_file_is_read_whole_under_its_path(tmp_path):
    content = {"b.csv": b"b\r\n", "a.json": b"{}", "deep/er/c.toml": b"", "deep/d.csv": b"\xff\0"}
    for path, text in content.items():
        tmp_path.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        tmp_path.joinpath(path).write_bytes(text)
    assert read_files(tmp_path) == content


def test_what_was_read_cannot_be_changed():
    with pytest.raises(TypeError):
        read_files(DATA)["charts.csv"] = b""


def test_a_folder_there_is_not_holds_no_files(tmp_path):
    assert read_files(tmp_path / "none") == {}


def dangling(place):
    place.symlink_to(place.parent / "somebody@somewhere.1234:5678")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (".#charts.csv", dangling),  # the lock of Emacs
        ("lock.csv", dangling),
        (".charts.csv", os.mkfifo),
        ("charts.csv~", lambda place: place.write_bytes(b"old")),
        ("#charts.csv#", lambda place: place.write_bytes(b"old")),
        (".charts.csv.swp", lambda place: place.write_bytes(b"old")),
        (
            ".git",
            lambda place: place.joinpath("a").mkdir(parents=True) or place.joinpath("a", "b.csv").write_bytes(b""),
        ),
        ("notes.txt", os.mkfifo),
        ("charts", os.mkfifo),
    ],
)
def test_what_an_editor_leaves_beside_the_files_changes_nothing(data_folder, name, make):
    files, state = read_files(data_folder), fingerprint(data_folder)
    make(data_folder / name)
    assert (read_files(data_folder), fingerprint(data_folder)) == (files, state)


def listening(place):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(place))


@pytest.mark.parametrize(
    ("make", "expected", "got"),
    [
        (os.mkfifo, "a regular file", "a named pipe"),
        (lambda place: place.mkdir(), "a regular file", "a folder"),
        (listening, "a regular file", "a socket"),
        (lambda place: place.symlink_to("/dev/zero"), "a regular file", "a device"),
        (lambda place: place.symlink_to(place), "a readable file", "Too many levels of symbolic links"),
        (lambda place: place.symlink_to("/proc/self/mem"), "a readable file", "Input/output error"),
    ],
    ids=["pipe", "folder", "socket", "device", "circle", "unreadable"],
)
def test_what_is_no_readable_file_is_named_and_left_unopened(data_folder, make, expected, got):
    data_folder.joinpath("charts.csv").unlink()
    make(data_folder / "charts.csv")
    fault = f"charts.csv:0: -: the file cannot be read (expected {expected}, got {got})"
    assert complaint(data_folder) == [fault]
    fingerprint(data_folder)


def test_a_link_to_a_file_is_that_file(data_folder, tmp_path):
    moved = data_folder.joinpath("charts.csv").rename(tmp_path / "moved.csv")
    data_folder.joinpath("charts.csv").symlink_to(moved)
    assert read_files(data_folder) == read_files(DATA)


def test_a_file_over_the_limit_is_named_and_no_further_read(data_folder):
    with data_folder.joinpath("references.csv").open("r+b") as file:
        file.truncate(100 * 2**30)
    limit = f"{LARGEST_FILE:,}"
    assert complaint(data_folder) == [
        f"references.csv:0: -: the file is too large (expected at most {limit} bytes, got 107,374,182,400 bytes)"
    ]


def test_a_folder_over_the_limit_names_the_file_that_is_too_many(tmp_path):
    count = LARGEST_FOLDER // LARGEST_FILE
    for number in range(count + 1):
        tmp_path.joinpath(f"{number}.csv").write_bytes(bytes(LARGEST_FILE))
    assert complaint(tmp_path) == [
        f"{count}.csv:0: -: the folder is too large "
        f"(expected at most {LARGEST_FOLDER:,} bytes in all files of the folder, got more with this file)"
    ]


def test_what_was_checked_is_what_is_handed_out(data_folder):
    stored = data_folder.joinpath("questions.csv").read_bytes()
    data = load(data_folder)
    spoil(data_folder, "questions.csv", "1,Relations", "one,Relations")
    offers = downloads(data)
    assert offers["questions.csv"].make(Query()) == stored
    assert b"Relations" in offers["questions.json"].make(Query())
    data_folder.joinpath("questions.csv").unlink()
    for path in ("questions.csv", "questions.json", "questions.xlsx", "datapackage.json", "interview-figures.zip"):
        assert offers[path].make(Query()), path


def test_a_changed_file_changes_the_fingerprint(data_folder):
    file = data_folder / "questions.csv"
    before, state = fingerprint(data_folder), file.stat()
    file.write_bytes(file.read_bytes().replace(b"1", b"8", 1))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert fingerprint(data_folder) != before
