"""The command line, as its own process would run it."""

import csv
import io
import json
import subprocess
import sys

import pytest

from interview.__main__ import main
from interview.folder.descriptor import DESCRIPTOR
from tests.folder.spoiling import spoil


def test_check_counts_what_it_checked(capsys, dataset):
    assert main(["check"]) == 0
    counts = f"{len(dataset.figures)} figures, {len(dataset.excerpts)} excerpts, {len(dataset.charts)} charts"
    assert capsys.readouterr() == (f"{counts}: no fault\n", "")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"another text", "excerpts.csv:0: quote: the source text differs at "),
        (b"a\xe9", "'utf-8' codec can't decode byte 0xe9 in position 1: unexpected end of data"),
        (None, "[Errno 2] No such file or directory: "),
    ],
)
def test_check_says_what_is_wrong_with_a_source_text(tmp_path, capsys, content, complaint):
    file = tmp_path / "text.txt"
    if content is not None:
        file.write_bytes(content)
    assert main(["check", "--source", str(file)]) == 1
    output, errors = capsys.readouterr()
    assert (output, errors[: len(complaint)]) == ("", complaint)


def test_check_tells_the_faults_of_another_folder_by_file_and_row(data_folder, capsys):
    spoil(data_folder, "uncharted.csv", "two,3419,", "too,3419,")
    spoil(data_folder, "figures/cargo_transit.csv", "stated,21,=", "stated,22,=")
    spoil(data_folder, "figures/cargo_transit.csv", "stated,2.8,=", "stated,2.9,=")
    assert main(["check", "--data", str(data_folder)]) == 1
    output, errors = capsys.readouterr()
    places = [line.split(": ")[0] for line in errors.splitlines()]
    assert (output, places) == (
        "",
        ["figures/cargo_transit.csv:3", "figures/cargo_transit.csv:10", "uncharted.csv:4"],
    )


def test_the_environment_names_another_folder_too(data_folder, monkeypatch, capsys):
    spoil(data_folder, "uncharted.csv", "two,3419,", "too,3419,")
    monkeypatch.setenv("INTERVIEW_DATA", str(data_folder))
    assert main(["check"]) == 1
    assert capsys.readouterr().err.startswith("uncharted.csv:4: verbatim: ")


def test_a_changed_file_must_be_sealed(data_folder, capsys):
    folder = ["--data", str(data_folder)]
    spoil(data_folder, "questions.csv", "1,Relations", "1,The relations")
    assert main(["check", *folder]) == 1
    assert capsys.readouterr().err.startswith("questions.csv:0: -: the file is another one than was sealed ")
    assert main(["seal", *folder]) == 0
    assert main(["check", *folder]) == 0
    resource = json.loads(data_folder.joinpath(DESCRIPTOR).read_text(encoding="utf-8"))["resources"][1]
    assert resource["bytes"] == data_folder.joinpath("questions.csv").stat().st_size


def test_faulty_data_are_not_sealed(data_folder, capsys):
    before = data_folder.joinpath(DESCRIPTOR).read_bytes()
    spoil(data_folder, "uncharted.csv", "two,3419,", "too,3419,")
    assert main(["seal", "--data", str(data_folder)]) == 1
    assert data_folder.joinpath(DESCRIPTOR).read_bytes() == before


def test_several_changed_files_are_one_line(data_folder, capsys):
    spoil(data_folder, "questions.csv", "1,Relations", "1,The relations")
    spoil(data_folder, "uncharted.csv", "Counts the two capitals", "It counts the two capitals")
    assert main(["check", "--data", str(data_folder)]) == 1
    assert capsys.readouterr().err == (
        "questions.csv, uncharted.csv:0: -: 2 files are other ones than were sealed "
        "(expected those sealed, or a new `python -m interview seal`, got changed ones)\n"
    )


def test_what_columns_mean_is_printed(capsys):
    assert main(["columns"]) == 0
    assert capsys.readouterr().out.startswith("# Files and columns\n")


@pytest.mark.parametrize("arguments", [[], ["mend"], ["check", "--date", "x"]])
def test_a_wrong_command_is_answered_with_the_right_ones(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m interview" in capsys.readouterr().err


TEXT = "In 2023 sales fell 3 to 4 %, and “Six” of us sold 1.500 tons: at least 2 tons each.\n"
ROWS = [
    ["start", "verbatim", "value", "lower", "upper", "unit", "comparator", "sort"],
    ["3", "2023", "2023", "", "", "", "", "date"],
    ["19", "3 to 4 %", "-3.5", "-4", "-3", "%", "=", "quantity"],
    ["33", "“Six”", "", "", "", "", "", "name"],
    ["50", "1.500", "", "", "", "", "", "unclear"],
    ["62", "at least 2 tons", "2", "2", "", "t", ">=", "quantity"],
]


def test_the_numbers_of_a_text_are_a_table(tmp_path, capsys):
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["numbers", str(file)]) == 0
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == ROWS


def test_a_text_can_come_through_a_pipe():
    command = [sys.executable, "-m", "interview", "numbers", "-"]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True)
    assert list(csv.reader(io.StringIO(done.stdout.decode()))) == ROWS


def test_a_sentence_can_stand_in_place_of_a_file(capsys):
    assert main(["numbers", "Sales fell 3 % or $50 million."]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert [row[2] for row in rows[1:]] == ["-3", "-50000000"]


@pytest.mark.parametrize("name", ["no talk.txt", "/none/of these"])
def test_a_file_that_is_missing_is_not_read_as_a_sentence(name, capsys):
    assert main(["numbers", name]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_that_cannot_be_read_is_an_error_in_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "text.txt"
    if content:
        file.write_bytes(content)
    assert main(["numbers", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_noun_of_the_data_folder_is_read_too(data_folder, tmp_path, capsys):
    file = tmp_path / "text.txt"
    file.write_text("They sold 40 wagons.", encoding="utf-8")
    spoil(data_folder, "unit_nouns.csv", "tons,Mt\n", "wagons,Wg\ntons,Mt\n")
    assert main(["numbers", str(file)]) == main(["numbers", str(file), "--data", str(data_folder)]) == 0
    rows = [row for row in csv.reader(io.StringIO(capsys.readouterr().out)) if row[0] != "start"]
    assert [(row[1], row[5]) for row in rows] == [("40", "1"), ("40 wagons", "Wg")]
