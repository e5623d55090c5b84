"""What breaks a page or shows a false number does not pass: each breach alone, on a copy of the data."""

import re
import tomllib
from pathlib import Path

import pytest

from interview import charts
from interview.folder.dataset import DATA, load
from interview.folder.forms import FORMS
from tests.folder.spoiling import complaints, faults, spoil

BREACHES = tomllib.loads(Path(__file__).with_name("breaches.toml").read_text(encoding="utf-8"))["breach"]


def test_the_forms_that_are_declared_are_those_that_can_be_drawn():
    assert sorted(FORMS) == sorted([*charts.FORMS, *charts.DATED])


def test_the_data_as_they_are_have_no_fault():
    assert load(DATA).seal_faults == ()


@pytest.mark.parametrize(
    ("indicator", "period", "said"),
    [("rail", "1974", True), ("rail", "1973", False), ("rail", "1999", True), ("rail", "2074", True)],
)
def test_an_inferred_period_lies_within_fifty_years_of_the_interview(data_folder, indicator, period, said):
    spoil(data_folder, "figures/cargo_transit.csv", f"{indicator},stated,KZ,2023,", f"{indicator},stated,KZ,{period},")
    assert [fault for fault in complaints(data_folder) if ": period: " in fault and "lies far" in fault] == (
        [] if said else [far(period)]
    )


def far(period):
    words = "a year from 1974 to 2074, or one that the words or an event name"
    return (
        f"figures/cargo_transit.csv:5: period: {period} lies far from the interview (expected {words}, got '{period}')"
    )


def test_a_far_year_that_an_event_names_is_no_fault(data_folder):
    spoil(data_folder, "figures/cargo_transit.csv", "rail,stated,KZ,2023,", "rail,stated,KZ,1960,")
    spoil(data_folder, "events.csv", "congress,2003-09,", "congress,1960-09,")
    assert [fault for fault in complaints(data_folder) if "lies far" in fault] == []


@pytest.mark.parametrize("breach", BREACHES, ids=[breach["name"] for breach in BREACHES])
def test_a_breach_is_named_with_its_row_and_nothing_else(data_folder, breach):
    for file, old, new in breach["changes"]:
        header, _, _ = data_folder.joinpath(file).read_text(encoding="utf-8").partition("\n")
        if old:
            spoil(data_folder, file, old, new)
        else:
            data_folder.joinpath(file).write_text(header + "\n", encoding="utf-8", newline="")
    assert faults(data_folder) == breach["faults"]


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
