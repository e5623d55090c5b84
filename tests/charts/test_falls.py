"""What falls, what is open downward and what is a range is drawn and labelled so, in every form that draws it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from interview.charts import draw
from interview.folder.dataset import load
from interview.folder.screens import Group
from interview.views.cards import card

DATA = load(Path(__file__).resolve().parents[1] / "second" / "data")


def bars(chart_id: str) -> dict[str, float]:
    """The height of each bar of a chart by the id it carries."""
    traces = [trace for trace in draw(DATA.charts[chart_id], DATA).data if trace.type == "bar"]
    return {row[0]: height for trace in traces for row, height in zip(trace.customdata, trace.y, strict=True)}


def symbols(chart_id: str, figure_id: str) -> set[str]:
    traces = draw(DATA.charts[chart_id], DATA).data
    mine = [one for one in traces if one.type != "bar" and one.customdata and one.customdata[0][0] == figure_id]
    return {one.marker.symbol for one in mine if one.mode == "markers"}


def test_a_bridge_goes_down_where_something_is_taken_away():
    heights = bars("revenue")
    assert heights["revenue-difference-q3"] < 0 < heights["revenue-q3"] < heights["revenue-year-before"]


def test_a_column_below_zero_hangs_from_a_line_at_zero():
    assert bars("numbers")["cost-change-q3"] == -2.5
    picture = draw(DATA.charts["numbers"], DATA)
    assert [(shape.y0, shape.y1, shape.yref) for shape in picture.layout.shapes if shape.type == "line"] == [
        (0, 0, "y4")
    ]
    assert picture.layout.yaxis4.range[0] < -2.5


@pytest.mark.parametrize(("figure", "symbol"), [("pumps-sold-q3", "triangle-up"), ("investment-next", "triangle-down")])
def test_an_open_end_points_the_way_it_is_open(figure, symbol):
    assert symbols("numbers", figure) == {symbol}


def test_the_ends_of_a_range_and_of_a_wide_number_are_its_whisker():
    (trace,) = [one for one in draw(DATA.charts["numbers"], DATA).data if one.type == "bar" and one.xaxis == "x3"]
    about, between = zip(trace.error_y.arrayminus, trace.error_y.array, strict=True)
    assert (about, between) == ((0.5, 0.5), (0.5, 0.5))


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("investment-next", "“At most” leaves the lower end open."),
        ("margin-year", "Both ends are said; the mark stands halfway."),
        ("revenue-change-q3", "Every value that would be rounded to the number said."),
    ],
)
def test_a_card_says_why_the_bounds_are_what_they_are(figure, reason):
    assert card(DATA, figure).bounds_why == reason


def test_a_formula_sets_a_number_below_zero_in_parentheses():
    assert card(DATA, "revenue-year-before").formula == "240 million ÷ (1 + (−11 %)) = 270 million euros"


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        ("order-change-q3", "+5 %"),
        ("revenue-change-q3", "−11 %"),
        ("margin-spring", "about 6 %"),
        ("people-lund-share-q3", "24.6 to 28.4 %"),
    ],
)
def test_a_plus_is_written_to_a_change_and_not_to_a_share(figure, label):
    chart = replace(DATA.charts["changes"], form="grouped-table", groups=(Group("", "row", "", (figure,)),))
    texts = [text for trace in draw(chart, DATA).data if trace.mode == "text" for text in trace.text]
    assert label in [re.sub("<.*?>", "|", text).strip("|").partition("|")[0].strip() for text in texts]
