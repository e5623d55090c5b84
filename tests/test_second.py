"""Another interview, by its folder alone: every page and every download of tests/second, which is made up."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from interview.__main__ import main
from interview.downloads.catalogue import DECK, PACKAGE, WORKBOOK, downloads
from interview.downloads.query import Query
from interview.folder.dataset import VARIABLE, load
from interview.views.cards import card

ROOT = Path(__file__).resolve().parent.parent
SECOND = ROOT / "tests" / "second"
DATA = load(SECOND / "data")
SHOWN = {
    "revenue-change-q3": "−11 %",
    "revenue-q3": "240 million euros",
    "pumps-sold-q3": "more than 12,000 pumps",
    "order-change-q3": "5 %",
    "people-q3": "3,400",
    "people-lund-q3": "900",
    "margin-spring": "about 6 %",
    "margin-year": "3 to 4 %",
    "cost-change-q3": "−2.5 million euros",
    "investment-next": "at most 15 million euros",
    "revenue-year-before": "262 to 277 million euros",
    "revenue-difference-q3": "−31.9 to −27.5 million euros",
    "people-lund-share-q3": "24.6 to 28.4 %",
}
"""Every figure as a reader should see it."""

ROWS = {
    "revenue-change-q3": ("-11", "%", "=", "-11.5", "-10.5", "stated", "lindqvist"),
    "revenue-q3": ("240000000", "EUR", "=", "235000000", "245000000", "stated", "lindqvist"),
    "pumps-sold-q3": ("12000", "pump", ">", "12000", "", "stated", "lindqvist"),
    "order-change-q3": ("5", "%", "=", "4.5", "5.5", "stated", "lindqvist"),
    "people-q3": ("3400", "1", "=", "3350", "3450", "stated", "lindqvist"),
    "people-lund-q3": ("900", "1", "=", "850", "950", "stated", "lindqvist"),
    "margin-spring": ("6", "%", "~", "5.5", "6.5", "target", "field"),
    "margin-year": ("3.5", "%", "=", "3", "4", "target", "bakker"),
    "cost-change-q3": ("-2500000", "EUR", "=", "-2550000", "-2450000", "stated", "bakker"),
    "investment-next": ("15000000", "EUR", "<=", "", "15000000", "target", "bakker"),
    "revenue-year-before": ("269662921.348", "EUR", "=", "262569832.402", "276836158.193", "derived", ""),
    "revenue-difference-q3": ("-29662921.3483", "EUR", "=", "-31836158.1921", "-27569832.4022", "derived", ""),
    "people-lund-share-q3": ("26.4705882353", "%", "=", "24.6376811594", "28.3582089553", "derived", ""),
}
"""Value, unit, hedge, both bounds, kind and speaker of every figure, as a program should read them."""
_COLUMNS = ("value", "unit", "comparator", "lower", "upper", "kind", "speaker")
_TABLES = {f"charts/{chart}": DATA.charts[chart].ids for chart in DATA.charts} | dict.fromkeys(
    ("figures", "business"), tuple(ROWS)
)
every_table = pytest.mark.parametrize("table", _TABLES)


@pytest.fixture
def second(monkeypatch):
    monkeypatch.setenv(VARIABLE, str(SECOND / "data"))


def made(path: str, **query: str) -> bytes:
    return downloads(DATA)[path].make(Query(**query))


def test_the_command_line_finds_no_fault_in_it(capsys):
    assert main(["check", "--data", str(SECOND / "data"), "--source", str(SECOND / "source.txt")]) == 0
    assert capsys.readouterr().out == "13 figures, 4 excerpts, 4 charts: no fault\n"


@pytest.mark.parametrize("figure", DATA.figures)
def test_the_card_of_every_figure_says_what_was_said(figure):
    assert card(DATA, figure).value == SHOWN[figure]


@pytest.mark.parametrize("page", [page.name for page in DATA.pages.values()])
def test_every_page_of_it_runs_and_opens_with_a_finding_of_its_own(page, second):
    app = AppTest.from_file(str(ROOT / "interview" / "main.py"), default_timeout=60).run()
    app._page_hash = calc_hash(page)
    app.run()
    assert [str(one.value) for one in app.exception] == []
    assert [code.value for code in app.code if "expected" in code.value] == []
    titles = len(app.title) + sum(one.proto.body.count("<h1>") for one in app.get("html"))
    assert (titles == 1) is not DATA.pages[page].bare


@every_table
def test_a_table_says_sign_unit_bounds_and_speaker_of_every_figure_in_each_form(table):
    comma = list(csv.DictReader(io.StringIO(made(f"{table}.csv").decode())))
    assert {row["figure_id"]: tuple(row[name] for name in _COLUMNS) for row in comma} == {
        name: ROWS[name] for name in _TABLES[table]
    }
    plain = [{name: cell or None for name, cell in row.items()} for row in comma]
    typed = json.loads(made(f"{table}.json"))
    assert [{name: _text(cell) for name, cell in row.items()} for row in typed] == plain
    book = openpyxl.load_workbook(io.BytesIO(made(f"{table}.xlsx")))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert [dict(zip(head, map(_text, row), strict=True)) for row in rows] == plain


def _text(cell: object) -> str | None:
    """Return a typed cell as its CSV has it."""
    if isinstance(cell, int | float):
        return f"{cell:.12g}" if "e" not in f"{cell:.12g}" else f"{cell:.0f}"
    return cell if cell is None else str(cell)


def test_a_spreadsheet_with_decimal_commas_keeps_the_signs():
    lines = made("figures.csv", form="excel-eu").decode("utf-8-sig").splitlines()
    rows = {row["figure_id"]: row for row in csv.DictReader(lines, delimiter=";")}
    assert rows["revenue-difference-q3"]["value"] == "-29662921,3483"
    assert rows["margin-year"]["value"] == "3,5"


@pytest.mark.parametrize("name", ["events", "reporters", "references"])
def test_a_table_without_rows_downloads_in_each_form(name):
    head = made(f"{name}.csv").decode().splitlines()
    assert len(head) == 1
    assert json.loads(made(f"{name}.json")) == []
    (sheet,) = openpyxl.load_workbook(io.BytesIO(made(f"{name}.xlsx"))).worksheets
    assert [cell.value for cell in sheet[1]] == head[0].split(",")


def test_the_package_and_the_workbook_hold_the_same_rows():
    archive = zipfile.ZipFile(io.BytesIO(made(PACKAGE)))
    assert archive.testzip() is None
    for table in _TABLES:
        assert archive.read(f"{table}.csv") == made(f"{table}.csv")
    book = openpyxl.load_workbook(io.BytesIO(made(WORKBOOK)))
    head, *rows = book["business"].iter_rows(values_only=True)
    values = {row[0]: _text(row[head.index("value")]) for row in rows}
    assert values == {name: row[0] for name, row in ROWS.items()}


def test_every_download_is_made_and_none_is_empty():
    assert [path for path in downloads(DATA) if not made(path)] == []


def test_the_deck_says_falls_and_sources_as_they_are():
    deck = Presentation(io.BytesIO(made(DECK)))
    texts = [[shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in deck.slides]
    assert len(texts) == len(DATA.slides) == 2
    assert "Windhof Pumps: revenue −11\u00a0%" in texts[0]
    assert "Revenue fell to 240 million euros from the year before" in texts[1]
    assert all(any(DATA.about.source_line in text for text in slide) for slide in texts)
    assert any("Ida Lindqvist, answer 1" in text for text in texts[1])
