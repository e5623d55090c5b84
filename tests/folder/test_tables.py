from dataclasses import replace

import pytest

from interview.folder.columns import Column, Table
from interview.folder.tables import DataError, Fault, Reader

FILE = "towns.csv"
TOWNS = Table(
    "towns",
    "Towns",
    "One row for each town.",
    (
        Column("town", "Its name.", pattern="[a-z-]+", example="a-b"),
        Column("people", "How many live there.", "integer", example="2068"),
        Column("area", "In km².", "number", required=False, example="32.3"),
        Column("coast", "Whether it lies by the sea.", required=False, allowed=("yes", "no")),
        Column("note", "What else is known.", required=False),
    ),
    ("town",),
)
HEADER = "town,people,area,coast,note"
GOOD = f'{HEADER}\naktau,200000,,yes,\nkurik,8000,-1.5,no,"two\nlines, one “note”"\n'


def read(content):
    reader = Reader({FILE: content if isinstance(content, bytes) else content.encode()})
    rows = reader.rows(TOWNS)
    return rows, [str(fault) for fault in reader.faults]


def test_a_good_file_gives_its_rows_with_their_lines():
    rows, faults = read(GOOD)
    assert faults == []
    assert [(row.file, row.line, dict(row.cells)) for row in rows] == [
        (FILE, 2, {"town": "aktau", "people": "200000", "area": "", "coast": "yes", "note": ""}),
        (FILE, 4, {"town": "kurik", "people": "8000", "area": "-1.5", "coast": "no", "note": "two\nlines, one “note”"}),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",1,,,", "town: the cell is empty (expected a value, got '')"),
        ("aktau,,,,", "people: the cell is empty (expected a value, got '')"),
        ("Aktau,1,,,", "town: the value is not of the right form (expected a value such as a-b, got 'Aktau')"),
        (
            " aktau,1,,,",
            "town: the cell starts or ends with white space (expected no white space around the value, got ' aktau')",
        ),
        (
            "aktau,1,,,\u00a0",
            r"note: the cell starts or ends with white space (expected no white space around the value, got '\xa0')",
        ),
        ("aktau,1.5,,,", "people: the value is not a whole number (expected a value such as 2068, got '1.5')"),
        ("aktau,٣,,,", "people: the value is not a whole number (expected a value such as 2068, got '٣')"),
        ("aktau,1٣,,,", "people: the value is not a whole number (expected a value such as 2068, got '1٣')"),
        ("aktau,007,,,", "people: the value is not a whole number (expected a value such as 2068, got '007')"),
        ("aktau,1,2e5,,", "area: the value is not a number (expected a value such as 32.3, got '2e5')"),
        ('aktau,1,"2,5",,', "area: the value is not a number (expected a value such as 32.3, got '2,5')"),
        ("aktau,1,NaN,,", "area: the value is not a number (expected a value such as 32.3, got 'NaN')"),
        ("aktau,1,1/3,,", "area: the value is not a number (expected a value such as 32.3, got '1/3')"),
        (
            f"aktau,1,{'9' * 19},,",
            f"area: the value is not a number (expected a value such as 32.3, got '{'9' * 19}')",
        ),
        ("aktau,1,,maybe,", "coast: the value is unknown (expected one of yes, no, got 'maybe')"),
        (
            "aktau,1,,,a\ufffe",
            r"note: the cell holds a character that is no text (expected text and line breaks, got '\ufffe')",
        ),
        (
            "aktau,1,,,a\x1b",
            r"note: the cell holds a character that is no text (expected text and line breaks, got '\x1b')",
        ),
        (
            f"aktau,1,,,0.{'9' * 400}",
            f"note: a number has too many digits (expected at most 18 in a row, got '0.{'9' * 400}')",
        ),
        ("aktau,1,,", "-: the row has the wrong number of cells (expected 5, got 4)"),
        ("aktau,1,,,,", "-: the row has the wrong number of cells (expected 5, got 6)"),
        ("", "-: the row has the wrong number of cells (expected 5, got 0)"),
        ("<<<<<<< HEAD", "-: the row has the wrong number of cells (expected 5, got 1)"),
        ('aktau,1,,,"open', "-: the CSV is broken (expected RFC 4180 quoting, got unexpected end of data)"),
        ('aktau,1,,,"a"b', "-: the CSV is broken (expected RFC 4180 quoting, got ',' expected after '\"')"),
    ],
)
def test_a_bad_row_says_what_is_wrong_with_it(row, fault):
    assert read(f"{HEADER}\n{row}\n") == ([], [f"{FILE}:2: {fault}"])


def test_a_bad_row_leaves_the_good_ones():
    rows, faults = read(f"{HEADER}\naktau,many,,,\nkurik,1,,,\n")
    assert [row["town"] for row in rows] == ["kurik"]
    assert faults == [f"{FILE}:2: people: the value is not a whole number (expected a value such as 2068, got 'many')"]


def test_an_id_that_stands_twice_names_the_first_line():
    _, faults = read(f"{HEADER}\naktau,1,,,\nkurik,1,,,\naktau,2,,,\n")
    assert faults == [f"{FILE}:4: town: the id stands on line 2 already (expected a unique id, got 'aktau')"]


@pytest.mark.parametrize(
    ("header", "faults"),
    [
        ("town,people,area,coast", ["note: the column is missing (expected note, got no such column)"]),
        (
            f"{HEADER},size",
            ["size: the column is unknown (expected town, people, area, coast, note, got 'size')"],
        ),
        (
            "people,town,area,coast,note",
            [
                "-: the columns are in the wrong order "
                "(expected town, people, area, coast, note, got people, town, area, coast, note)"
            ],
        ),
        (
            f"{HEADER},town",
            [
                "-: a column stands twice "
                "(expected town, people, area, coast, note, got town, people, area, coast, note, town)"
            ],
        ),
        (
            "<!DOCTYPE html>",
            [
                "town: the column is missing (expected town, got no such column)",
                "people: the column is missing (expected people, got no such column)",
                "area: the column is missing (expected area, got no such column)",
                "coast: the column is missing (expected coast, got no such column)",
                "note: the column is missing (expected note, got no such column)",
                "<!DOCTYPE html>: the column is unknown "
                "(expected town, people, area, coast, note, got '<!DOCTYPE html>')",
            ],
        ),
    ],
)
def test_a_bad_header_says_what_is_wrong_with_it(header, faults):
    assert read(f"{header}\naktau,1,,,\n") == ([], [f"{FILE}:1: {fault}" for fault in faults])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "0: -: the file is empty (expected a header and rows in plain UTF-8, got 0 characters)"),
        (
            b"\xef\xbb\xbftown",
            "0: -: the file starts with a byte order mark "
            "(expected a header and rows in plain UTF-8, got 5 characters)",
        ),
        (
            b"town\0",
            "0: -: the file holds a NUL character (expected a header and rows in plain UTF-8, got 5 characters)",
        ),
        (b"town\naktau\n\xe9\n", "3: -: the encoding is wrong (expected UTF-8, got byte 0xe9)"),
        (GOOD.encode("utf-16"), "1: -: the encoding is wrong (expected UTF-8, got byte 0xff)"),
    ],
)
def test_a_file_that_is_no_plain_text_says_so(content, fault):
    assert read(content) == ([], [f"{FILE}:{fault}"])


def test_a_missing_file_says_so():
    reader = Reader({})
    assert reader.rows(replace(TOWNS, name="none")) == []
    fault = "none.csv:0: -: the file is missing (expected a file of this name, got none)"
    assert [str(fault) for fault in reader.faults] == [fault]


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_long_cell_is_shown_shortened(size):
    _, (fault,) = read(f"{HEADER}\naktau,{'x' * size},,,\n")
    start = f"{FILE}:2: people: the value is not a whole number (expected a value such as 2068, got 'xxx"
    assert (fault.startswith(start), fault.endswith(f"xxx … ({size + 2:,} characters))")) == (True, True)
    assert len(fault) < 500


def test_a_fault_is_one_line_whatever_it_quotes():
    fault = Fault("a\n.csv", 2, "b\ud800", "c\x1b", "d\u2028", "e\r\n “ü”")
    assert str(fault) == r"a\n.csv:2: b\ud800: c\x1b (expected d\u2028, got e\r\n “ü”)"


def test_of_very_many_faults_the_first_are_written_out():
    error = DataError([Fault("a.csv", row, "x", "wrong", "1", "2") for row in range(1, 1235)])
    lines = str(error).split("\n")
    assert (len(error.faults), len(lines), lines[-1]) == (1234, 201, "and 1,034 more")


def test_an_address_may_have_many_digits():
    rows, faults = read(f"{HEADER}\naktau,1,,,https://example.org/{'9' * 30}\n")
    assert (len(rows), faults) == (1, [])


def test_an_error_holds_each_fault_once_in_order():
    first, second = Fault("a.csv", 2, "x", "wrong", "1", "2"), Fault("b.csv", 1, "y", "wrong", "1", "2")
    error = DataError([second, first, second])
    assert error.faults == [first, second]
    assert str(error) == "a.csv:2: x: wrong (expected 1, got 2)\nb.csv:1: y: wrong (expected 1, got 2)"
