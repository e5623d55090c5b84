import re

import pytest

from interview import charts
from interview.folder.forms import FORMS, LAYOUTS
from interview.folder.dataset import DATA
from tests.folder.conftest import faults, spoil


def test_the_forms_a_chart_may_name_are_those_there_are():
    assert sorted(FORMS) == sorted([*charts.FORMS, "timeline"])


@pytest.mark.parametrize(
    ("row", "spoiled", "fault"),
    [
        (
            "it-target,it_exports,tiles,",
            "it-target,it_exports,pie,",
            f"form: there is no such form (expected one of {', '.join(FORMS)}, got 'pie')",
        ),
    ],
)
def test_a_chart_of_an_unknown_form_or_page_is_named(data_folder, row, spoiled, fault):
    line = DATA.joinpath("charts.csv").read_text(encoding="utf-8").split(row)[0].count("\n") + 1
    spoil(data_folder, "charts.csv", row, spoiled)
    assert faults(data_folder) == [f"charts.csv:{line}: {fault}"]


@pytest.mark.parametrize(
    ("file", "rows", "spoiled", "fault"),
    [
        (
            "slide_items.csv",
            "trade,chart,trade-path\n",
            "trade,figure,armenians\n",
            "3: layout: the slide has 0 charts, another number than its layout shows (expected 1, got 'chart')",
        ),
        (
            "slide_items.csv",
            "corridors-and-roads,chart,roads-works\n",
            "",
            "11: layout: the slide has 1 charts, another number than its layout shows (expected 2, got 'two-charts')",
        ),
        (
            "slide_items.csv",
            "community,figure,armenians\n",
            "community,chart,ties\n",
            "15: layout: the slide has 1 charts, another number than its layout shows (expected 0, got 'number')",
        ),
    ],
)
def test_a_slide_without_the_charts_of_its_layout_is_named(data_folder, file, rows, spoiled, fault):
    spoil(data_folder, file, rows, spoiled)
    assert faults(data_folder) == [f"slides.csv:{fault}"]


def test_a_figure_and_an_event_in_no_chart_are_named(data_folder):
    others = {"treaty": "congress", "grain-terminal-capacity": "transit-2023"}
    name = r"(?<![\w-])(treaty|grain-terminal-capacity)(?![\w-])"
    for file in ("charts.csv", "chart_items.csv"):
        text = data_folder.joinpath(file).read_text(encoding="utf-8")
        text = re.sub(name, lambda found: others[found[0]], text)
        data_folder.joinpath(file).write_text(text, encoding="utf-8")
    lost = "no chart shows what is said here (expected its id in a row of chart_items.csv, got"
    assert [fault for fault in faults(data_folder) if lost in fault] == [
        f"events.csv:3: event_id: {lost} 'treaty')",
        f"figures/cargo_transit.csv:8: figure_id: {lost} 'grain-terminal-capacity')",
    ]


def test_a_second_mention_of_an_amount_in_a_chart_needs_no_chart(dataset):
    shown = {name for chart in dataset.charts.values() for name in chart.ids}
    assert "transport-investment-usd-question" not in shown
