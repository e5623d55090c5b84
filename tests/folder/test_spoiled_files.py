"""What is wrong with a file is told with its place, and nothing but a sentence is ever told."""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.folder.dataset import DATA
from interview.folder.descriptor import DESCRIPTOR
from interview.folder.files import SUFFIXES
from tests.folder.spoiling import complaints, faults, spoil

OPENING = "of 2023, from {armenia-inflation-2023} to {titr-growth-2023}"
TRANSIT = "figures/cargo_transit.csv"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in SUFFIXES)


@pytest.mark.parametrize(
    ("file", "change", "fault"),
    [
        (
            "events.csv",
            lambda content: b"\xef\xbb\xbf" + content,
            "events.csv:0: -: the file starts with a byte order mark "
            "(expected a header and rows in plain UTF-8, got {} characters)",
        ),
        (
            "events.csv",
            lambda content: content + b"\0",
            "events.csv:0: -: the file holds a NUL character "
            "(expected a header and rows in plain UTF-8, got {} characters)",
        ),
        (
            "questions.csv",
            lambda content: b"",
            "questions.csv:0: -: the file is empty (expected a header and rows in plain UTF-8, got 0 characters)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b"1,Relation\xe9"),
            "questions.csv:2: -: the encoding is wrong (expected UTF-8, got byte 0xe9)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b"<<<<<<< HEAD\n1,Relations"),
            "questions.csv:2: -: the row has the wrong number of cells (expected 2, got 1)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b'1,"Relations'),
            "questions.csv:7: -: the CSV is broken (expected RFC 4180 quoting, got ',' expected after '\"')",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"question,theme", b"question,Theme"),
            "questions.csv:1: Theme: the column is unknown (expected question, theme, got 'Theme')\n"
            "questions.csv:1: theme: the column is missing (expected theme, got no such column)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"question,theme", b"theme,question"),
            "questions.csv:1: -: the columns are in the wrong order (expected question, theme, got theme, question)",
        ),
    ],
)
def test_a_spoiled_file_is_named(data_folder, file, change, fault):
    content = change(data_folder.joinpath(file).read_bytes())
    data_folder.joinpath(file).write_bytes(content)
    count = len(content.decode(errors="ignore")) if "{}" in fault else 0
    assert faults(data_folder) == fault.replace("{}", str(count)).split("\n")


@pytest.mark.parametrize("file", [file for file in FILES if file != DESCRIPTOR])
def test_a_missing_file_is_named(data_folder, file):
    data_folder.joinpath(file).unlink()
    assert faults(data_folder) == [f"{file}:0: -: the file is missing (expected a file of this name, got none)"]


def test_faults_of_several_files_are_told_together(data_folder):
    spoil(data_folder, "questions.csv", "1,Relations", "one,Relations")
    spoil(data_folder, TRANSIT, "stated,32.3,=", "stated,lots,=")
    spoil(data_folder, "events.csv", "treaty,1999,1999", "treaty,then,1999")
    data_folder.joinpath("uncharted.csv").unlink()
    assert faults(data_folder) == [
        "events.csv:3: date: the value is not of the right form "
        "(expected a value such as 2023, 2006-11, 2024-03-15 or 2018/2023, got 'then')",
        f"{TRANSIT}:2: value: the value is not a number (expected a value such as 32.3, got 'lots')",
        "questions.csv:2: question: the value is not a whole number (expected a value such as 1, got 'one')",
        "uncharted.csv:0: -: the file is missing (expected a file of this name, got none)",
    ]


def test_broken_references_of_several_files_are_told_together(data_folder):
    spoil(data_folder, "charts.csv", OPENING, OPENING.replace("titr-growth-2023", "titr-growth-2032"))
    spoil(data_folder, "events.csv", "treaty,1999,1999", "treaty,1999-13,1999")
    spoil(data_folder, TRANSIT, "stated,32.3,=", "stated,33.2,=")
    assert [fault.split(" (")[0] for fault in faults(data_folder)] == [
        "charts.csv:2: title: no such figure",
        "events.csv:3: date: the period does not exist",
        f"{TRANSIT}:2: value: '32.3 million tons' says another number",
    ]


@pytest.mark.parametrize("file", ["figures/sports.csv", "speakers.csv", "charts/old.csv"])
def test_a_table_that_nothing_reads_is_named(data_folder, file):
    data_folder.joinpath(file).parent.mkdir(exist_ok=True)
    shutil.copy(data_folder / TRANSIT, data_folder / file)
    assert faults(data_folder) == [
        f"{file}:0: -: no table has this name "
        "(expected a table of the README, or figures/ and a topic of topics.csv, got this file)"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("consistency.csv", "equals,0,", "equals,{},", "right"),
        ("derivations.csv", "trade-multiple trade-growth-2023,2022", "{} trade-growth-2023,2022", "inputs"),
        ("figures/cargo_transit.csv", "32.3 million tons", "{} million tons", "verbatim"),
    ],
)
@pytest.mark.parametrize("digits", [19, 400, 5000])
def test_numbers_of_endless_digits_are_named_wherever_they_stand(data_folder, file, old, new, column, digits):
    spoil(data_folder, file, old, new.format("9" * digits))
    (fault,) = faults(data_folder)
    assert f": {column}: a number has too many digits (expected at most 18 in a row, got '999" in fault


@st.composite
def spoils(draw):
    """A data file and a change of one of its lines or bytes, interview.toml included."""
    file = draw(st.sampled_from(FILES))
    content = DATA.joinpath(file).read_bytes()
    lines = content.splitlines(keepends=True)
    number, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    place, byte = draw(st.integers(0, len(content) - 1)), draw(st.integers(0, 255))
    symbol = draw(st.sampled_from([*"0123456789-.,/ \"'[]{}:;|><=~\r\n\tax"]))
    cells = lines[number].split(b",")
    cell, new = draw(st.integers(0, len(cells) - 1)), draw(st.sampled_from(["", "-1", "0", "1e9", "nan", "9" * 5000]))
    change = draw(st.sampled_from(["drop", "twice", "swap", "cut", "byte", "symbol", "delete", "cell"]))
    if change == "drop":
        del lines[number]
    elif change == "twice":
        lines.insert(other, lines[number])
    elif change == "swap":
        lines[number], lines[other] = lines[other], lines[number]
    elif change == "cell":
        cells[cell] = new.encode()
        lines[number] = b",".join(cells)
    else:
        middle = {"cut": None, "byte": bytes([byte]), "symbol": symbol.encode(), "delete": b""}[change]
        return file, content[:place] if middle is None else content[:place] + middle + content[place + 1 :]
    return file, b"".join(lines)


@settings(max_examples=300)
@given(spoils())
def test_a_data_folder_loads_or_says_why_it_does_not(spoiled):
    file, content = spoiled
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(DATA, Path(folder) / "data"))
        root.joinpath(file).write_bytes(content)
        assert [fault for fault in complaints(root) if not re.match(r"[\w./-]+:\d+: .", fault)] == []
