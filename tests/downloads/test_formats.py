import csv
import io
import json
import shutil
import subprocess
import time
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from interview.downloads.catalogue import downloads
from interview.downloads.formats import DIALECTS, csv_bytes, dictionary_sheet, json_bytes, xlsx_bytes
from interview.downloads.query import FORMS, Query
from interview.downloads.sheets import Field, Sheet, figures_sheet
from interview.folder.dataset import load

DATASET = load()
FIGURES = figures_sheet(DATASET, Query())
DAY = datetime(2026, 11, 23)
SOFFICE = shutil.which("soffice")
NUMBERS = ("value", "lower", "upper", "question", "quote_start", "quote_end", "start", "since_value")


def sheet(*rows, types=("string", "string")):
    fields = tuple(Field(name, kind, f"{name} in words") for name, kind in zip("xyz", types, strict=False))
    return Sheet("folder/name", "Title", fields, rows)


def read(content, **options):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True, **options))


def typed(cell, field):
    return None if cell == "" else float(cell) if field.name in NUMBERS else cell


def test_standard_csv_is_that_of_rfc_4180_without_byte_order_mark():
    table = sheet(("1,5", "≈ 1"), ('say "no"', ""), ("two\nlines", " "), ("two\r\nlines", "x"))
    written = 'x,y\r\n"1,5",≈ 1\r\n"say ""no""",\r\n"two\nlines", \r\n"two\nlines",x\r\n'
    assert csv_bytes(table) == csv_bytes(table, "standard") == written.encode()


def test_the_form_for_excel_differs_by_its_byte_order_mark_alone():
    assert csv_bytes(FIGURES, "excel") == b"\xef\xbb\xbf" + csv_bytes(FIGURES)


def test_the_form_for_a_decimal_comma_has_semicolons_and_commas_in_numbers_alone():
    table = sheet(("1.5; v1.5", "-32.25"), ("-0.5", "7"), types=("string", "number"))
    assert csv_bytes(table, "excel-eu") == '\ufeffx;y\r\n"1.5; v1.5";-32,25\r\n-0.5;7\r\n'.encode()


def test_the_form_for_pasting_has_tabs_and_one_line_a_row():
    assert csv_bytes(sheet(("a\tb\nc", "1,5")), "tab") == b"x\ty\r\na b c\t1,5\r\n"


def test_every_form_an_address_can_name_can_be_written():
    assert set(DIALECTS) == set(FORMS)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=", "="),
        (">=", ">="),
        ("~", "~"),
        ("-3", "-3"),
        ("-3.25", "-3.25"),
        ("-3+cmd", "'-3+cmd"),
        ("- In your opinion", "'- In your opinion"),
        ("+21 %", "'+21 %"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
    ],
)
@pytest.mark.parametrize("form", ["standard", "excel", "excel-eu"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(cell, written, form):
    separator = DIALECTS[form].separator
    assert read(csv_bytes(sheet((cell, "")), form), delimiter=separator) == [["x", "y"], [written, ""]]


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"])
def test_a_formula_after_a_line_break_gets_an_apostrophe_too(line_break):
    assert csv_bytes(sheet((f"{line_break}=1", ""))) == b'x,y\r\n"\'\n=1",\r\n'


def test_no_rows_give_the_header_alone():
    assert csv_bytes(sheet()) == b"x,y\r\n"
    assert json_bytes(sheet()) == b"[]\n"
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([sheet()], "T", DAY)))
    assert list(book["name"].values) == [("x", "y")]


@pytest.mark.parametrize("form", DIALECTS)
def test_the_figures_survive_the_way_through_every_form(form):
    rows = read(csv_bytes(FIGURES, form), delimiter=DIALECTS[form].separator)
    expected = [list(row) for row in FIGURES.rows]
    if form == "excel-eu":
        places = [place for place, field in enumerate(FIGURES.fields) if field.type == "number"]
        rows = [[c.replace(",", ".") if i in places else c for i, c in enumerate(row)] for row in rows]
    assert rows == [[field.name for field in FIGURES.fields], *expected]


def test_json_has_numbers_as_numbers_and_nothing_for_an_empty_cell():
    rows = json.loads(json_bytes(FIGURES))
    expected = [{f.name: typed(cell, f) for cell, f in zip(row, FIGURES.fields, strict=True)} for row in FIGURES.rows]
    assert rows == expected
    assert json_bytes(sheet(("10000000000000", "0.5"), types=("number", "number"))).split() == (
        b'[ { "x": 10000000000000, "y": 0.5 } ]'.split()
    )


def test_a_workbook_has_typed_cells_and_runs_nothing():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([FIGURES, sheet(("=1+1", "-5"))], "T", DAY)))
    assert book.sheetnames == ["figures", "name"]
    assert [(cell.value, cell.data_type) for cell in book["name"][2]] == [("=1+1", "s"), ("-5", "s")]
    header, *rows = book["figures"].values
    assert list(header) == [field.name for field in FIGURES.fields]
    assert rows == [tuple(typed(c, f) for c, f in zip(row, FIGURES.fields, strict=True)) for row in FIGURES.rows]


def test_the_same_tables_give_the_same_workbook():
    first = xlsx_bytes([FIGURES], "T", DAY)
    time.sleep(2.1)  # a zip counts time in steps of two seconds
    assert xlsx_bytes([FIGURES], "T", DAY) == first


def test_the_dictionary_has_a_row_for_each_column():
    assert dictionary_sheet({"a": sheet().fields, "b": ()}).rows == (
        ("a", "x", "string", "x in words"),
        ("a", "y", "string", "y in words"),
    )


def test_pandas_reads_json_and_csv_alike():
    from_csv = pd.read_csv(io.BytesIO(csv_bytes(FIGURES)))
    from_json = pd.read_json(io.BytesIO(json_bytes(FIGURES)))
    assert len(from_csv) == len(from_json) == len(DATASET.figures)
    assert list(from_csv["value"]) == pytest.approx(list(from_json["value"]))


LANGUAGES = {"standard": 1033, "excel": 1033, "excel-eu": 1031}
OPENED = {
    **{f"{form}.csv": f"figures.csv?{form}" for form in LANGUAGES},
    "figures.xlsx": "figures.xlsx",
    "interview-figures.xlsx": "interview-figures.xlsx",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Every form as LibreOffice reads it, saved as a workbook: rows of cells by file."""
    folder = tmp_path_factory.mktemp("office")
    offers = downloads(DATASET)
    for name, path in OPENED.items():
        path, _, form = path.partition("?")
        (folder / name).write_bytes(offers[path].make(Query(form=form)))
    (folder / "out").mkdir()
    for form, language in LANGUAGES.items():
        separator = ord(DIALECTS[form].separator)
        convert(folder, f"{form}.csv", f"--infilter=CSV:{separator},34,76,1,,{language},false,true,false")
    convert(folder, "figures.xlsx")
    convert(folder, "interview-figures.xlsx")
    books = {name: folder / "out" / f"{name.rpartition('.')[0]}.xlsx" for name in OPENED}
    return {name: openpyxl.load_workbook(path) for name, path in books.items()}


def convert(folder, name, *options):
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", *options]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "out"), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", OPENED)
def test_libreoffice_opens_each_form_with_its_columns_and_numeric_cells(opened, name):
    page = opened[name].active if name != "interview-figures.xlsx" else opened[name][next(iter(DATASET.topics))]
    expected = (
        FIGURES if name != "interview-figures.xlsx" else figures_sheet(DATASET, Query(), next(iter(DATASET.topics)))
    )
    header, *rows = page.values
    assert list(header) == [field.name for field in expected.fields]
    assert len(rows) == len(expected.rows)
    for place, field in enumerate(expected.fields):
        if field.name in NUMBERS:
            cells = [typed(row[place], field) for row in expected.rows]
            assert [row[place] for row in rows] == cells, field.name
