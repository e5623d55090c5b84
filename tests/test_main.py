import csv
import io
import subprocess
import sys

import pytest

from interview.__main__ import main

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


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_that_cannot_be_read_is_an_error_in_one_sentence(tmp_path, capsys, content):
    file = tmp_path / "text.txt"
    if content:
        file.write_bytes(content)
    assert main(["numbers", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
