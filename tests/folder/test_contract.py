import csv
import io
import re

import pytest

from interview import charts
from interview.folder.contract import FORMS, PAGES
from interview.folder.dataset import DATA
from interview.ui.pages import PAGES as ENTRIES
from tests.folder.conftest import faults, spoil


def test_the_forms_and_pages_a_chart_may_name_are_those_there_are():
    assert sorted(FORMS) == sorted([*charts.FORMS, "timeline"])
    assert list(PAGES) == [entry.name for entry in ENTRIES]


@pytest.mark.parametrize(
    ("row", "spoiled", "fault"),
    [
        (
            "it-target,it_exports,tiles,",
            "it-target,it_exports,pie,",
            f"form: there is no such form (expected one of {', '.join(FORMS)}, got 'pie')",
        ),
        (
            "it-target,it_exports,tiles,",
            "it-target,it_imports,tiles,",
            f"page: there is no such page (expected one of {', '.join(PAGES)}, got 'it_imports')",
        ),
    ],
)
def test_a_chart_of_an_unknown_form_or_page_is_named(data_folder, row, spoiled, fault):
    line = DATA.joinpath("charts.csv").read_text(encoding="utf-8").split(row)[0].count("\n") + 1
    spoil(data_folder, "charts.csv", row, spoiled)
    assert faults(data_folder) == [f"charts.csv:{line}: {fault}"]


@pytest.mark.parametrize(
    ("row", "spoiled", "fault"),
    [
        (
            "trade,chart,trade-path,,,",
            "trade,chart,,,Trade,",
            "3: chart: the layout chart shows another number of charts (expected 1, got '')",
        ),
        (
            "two-charts,corridor-squares roads-works,",
            "two-charts,corridor-squares,",
            "11: chart: the layout two-charts shows another number of charts (expected 2, got 'corridor-squares')",
        ),
        (
            "ties,timeline,ties,,",
            "ties,timeline,,,Ties",
            "14: chart: the layout timeline shows another number of charts (expected 1, got '')",
        ),
        (
            "community,number,,",
            "community,number,ties,",
            "15: chart: the layout number shows another number of charts (expected 0, got 'ties')",
        ),
    ],
)
def test_a_slide_without_the_charts_of_its_layout_is_named(data_folder, row, spoiled, fault):
    spoil(data_folder, "slides.csv", row, spoiled)
    assert faults(data_folder) == [f"slides.csv:{fault}"]


def rewrite(file, change):
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    change({row["chart_id"]: row for row in rows})
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_figure_and_an_event_in_no_chart_are_named(data_folder):
    others = {"treaty": "congress", "grain-terminal-capacity": "transit-2023"}
    name = r"(?<![\w-])(treaty|grain-terminal-capacity)(?![\w-])"

    def forget(rows):
        for row in rows.values():
            for column in ("figures", "readings", "series", "title", "alt"):
                row[column] = re.sub(name, lambda found: others[found[0]], row[column])

    rewrite(data_folder / "charts.csv", forget)
    lost = "no chart shows what is said here (expected its id in a row of charts.csv, got"
    assert [fault for fault in faults(data_folder) if "_id" in fault] == [
        f"events.csv:3: event_id: {lost} 'treaty')",
        f"figures/cargo_transit.csv:8: figure_id: {lost} 'grain-terminal-capacity')",
    ]


def test_a_second_mention_of_an_amount_in_a_chart_needs_no_chart(dataset):
    shown = {name for chart in dataset.charts.values() for name in chart.ids}
    assert "transport-investment-usd-question" not in shown
