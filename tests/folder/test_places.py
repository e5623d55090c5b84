"""Nobody counts characters: where quotations and numbers stand is told from the source text, and written on request."""

import csv
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from interview.__main__ import main
from interview.folder.dataset import place
from interview.folder.tables import DataError
from tests.folder.spoiling import spoil

SECOND = Path(__file__).resolve().parents[1] / "second"
SOURCE = SECOND / "source.txt"
TEXT = SOURCE.read_bytes().decode("utf-8")
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
PLACED = ("excerpts.csv", "uncharted.csv", "figures/business.csv")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SECOND / "data", tmp_path / "data"))


def emptied(folder):
    """Empty every place of a folder and its SHA-256, and return what the files were before."""
    before = {path: folder.joinpath(path).read_bytes() for path in ("interview.toml", *PLACED)}
    for path in PLACED:
        with folder.joinpath(path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        blank = [{**row, **{column: "" for column in ("start", "end") if column in row}} for row in rows]
        with folder.joinpath(path).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(blank)
    spoil(folder, "interview.toml", SHA256, "")
    return before


def told(folder, text, capsys):
    assert main(["check", "--data", str(folder), "--source", str(text)]) == 1
    return capsys.readouterr().err.splitlines()


def test_empty_places_are_told_and_written_as_they_were(folder, capsys):
    before = emptied(folder)
    faults = told(folder, SOURCE, capsys)
    rows = list(csv.DictReader(before["excerpts.csv"].decode().splitlines()))
    for line, row in enumerate(rows, 2):
        for column in ("start", "end"):
            problem = f"{column}: the source text has these words elsewhere (expected {row[column]}, got '')"
            assert f"excerpts.csv:{line}: {problem}" in faults
    assert f"interview.toml:0: source.sha256: the source text has another one (expected {SHA256}, got '')" in faults
    assert not [fault for fault in faults if "the cell is empty" in fault or "stands on line" in fault]
    assert main(["place", "--data", str(folder), str(SOURCE)]) == 0
    assert {path: folder.joinpath(path).read_bytes() for path in before} == before
    assert main(["check", "--data", str(folder), "--source", str(SOURCE)]) == 0


def test_a_text_with_a_word_more_at_its_start_moves_every_place(folder, tmp_path, capsys):
    longer = tmp_path / "longer.txt"
    longer.write_bytes(b"Heard: " + TEXT.encode())
    before = folder.joinpath("excerpts.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
    faults = told(folder, longer, capsys)
    for column, cell in (("start", before[3]), ("end", before[4])):
        problem = f"{column}: the source text has these words elsewhere (expected {int(cell) + 7}, got '{cell}')"
        assert f"excerpts.csv:2: {problem}" in faults
    assert not [fault for fault in faults if "no excerpt holds" in fault or "differs" in fault]
    for command in (["place", str(longer)], ["seal"], ["check", "--source", str(longer)]):
        assert main([*command, "--data", str(folder)]) == 0


def test_words_that_stand_twice_in_a_quotation_are_left_to_the_editor(folder, tmp_path, capsys):
    text = TEXT.replace("declined 11 %", "declined 11 % (11 %)")
    file = tmp_path / "twice.txt"
    file.write_bytes(text.encode())
    spoil(folder, "excerpts.csv", "declined 11 %", "declined 11 % (11 %)")
    path = "figures/business.csv"
    row = next(line for line in folder.joinpath(path).read_text().splitlines() if ",declined 11 %," in line)
    place_of = re.search(r",declined 11 %,(\d+),", row)[1]
    spoil(folder, path, f",declined 11 %,{place_of},", ",11 %,,")
    first = text.index("11 %")
    line = next(n for n, one in enumerate(folder.joinpath(path).read_text().splitlines(), 1) if ",11 %,," in one)
    fault = f"{path}:{line}: start: the source text has these words elsewhere (expected {first} or {first + 6}, got '')"
    assert fault in told(folder, file, capsys)
    assert main(["place", "--data", str(folder), str(file)]) == 0
    assert ",11 %,," in folder.joinpath(path).read_text()


def test_words_that_other_rows_hold_are_no_place_for_a_row(folder):
    text = TEXT.replace("declined 11 %", "declined 11 % (11 %)")
    spoil(folder, "excerpts.csv", "declined 11 %", "declined 11 % (11 %)")
    with folder.joinpath("uncharted.csv").open("a", encoding="utf-8") as file:
        file.write("11 %,,The same again.\n")
    place(text, folder)
    assert f"\n11 %,{text.index('11 %') + 6},The same again.\n" in folder.joinpath("uncharted.csv").read_text()


def test_another_text_changes_nothing(folder):
    before = {path: folder.joinpath(path).read_bytes() for path in ("interview.toml", *PLACED)}
    with pytest.raises(DataError, match=r"excerpts\.csv:2: quote: the source text has no such words"):
        place("Another text.", folder)
    assert {path: folder.joinpath(path).read_bytes() for path in before} == before


def test_a_number_outside_the_excerpts_is_told_with_the_first_faults(folder, tmp_path, capsys):
    emptied(folder)
    file = tmp_path / "text.txt"
    file.write_bytes(TEXT.encode() + b" 42")
    outside = f"no excerpt holds the number at {len(TEXT) + 1} (expected an excerpt, got '42')"
    assert [fault for fault in told(folder, file, capsys) if "no excerpt" in fault] == [
        f"excerpts.csv:0: quote: {outside}"
    ]


def test_faults_of_the_manifest_do_not_hide_those_of_the_tables(folder, capsys):
    spoil(folder, "interview.toml", 'language = "en"', "")
    spoil(folder, "questions.csv", "1,The quarter", "one,The quarter")
    assert [fault.split(": ")[0] for fault in told(folder, SOURCE, capsys)] == ["interview.toml:0", "questions.csv:2"]


@pytest.mark.parametrize("path", ["excerpts.csv", "figures/business.csv"])
def test_lines_end_as_they_did(folder, path):
    file = folder / path
    crlf = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(re.sub(rb",(\d{3}),", b",9999,", crlf, count=1))
    assert place(TEXT, folder) == [path]
    assert file.read_bytes() == crlf


def test_empty_places_are_not_told_as_the_same_id(folder, capsys):
    emptied(folder)
    with folder.joinpath("uncharted.csv").open("a", encoding="utf-8") as file:
        file.write("nowhere,,Again.\n")
    assert [fault for fault in told(folder, SOURCE, capsys) if fault.startswith("uncharted.csv:3:")] == [
        "uncharted.csv:3: start: the cell is empty (expected a value, got '')"
    ]
