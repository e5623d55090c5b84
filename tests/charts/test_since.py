"""A panel of later values: marks no line runs through, words clear of everything, years with their bounds."""

import math
from itertools import combinations

import pytest

from interview.charts.placing import Box, Spot, freest
from interview.charts.since import since_chart
from interview.charts.since_panel import place
from interview.charts.theme import CLEAR, PALETTE, PHONE, SCREEN
from interview.folder.dataset import load
from interview.views.since import panels
from interview.words.shown import brief_text

DATA = load()
PANELS = {panel[0].figure.indicator.id: panel for panel in panels(DATA)}
PAGE = PALETTE["page"][0]
every_panel = pytest.mark.parametrize("name", PANELS)
every_style = pytest.mark.parametrize("style", [SCREEN, PHONE], ids=["wide", "phone"])


def drawn(name, style=SCREEN):
    return since_chart(PANELS[name], DATA.interview, style)


def marks(chart):
    """The traces of marks by the id of their number."""
    return {trace.customdata[0][0]: trace for trace in chart.data if trace.customdata}


def labels(chart):
    """The labels of marks by the id of their number."""
    return {one.name: one for one in chart.layout.annotations if one.name}


@every_panel
def test_every_value_has_its_mark_and_none_is_see_through_for_lines(name):
    chart = drawn(name)
    ids = {came.figure.id for came in PANELS[name]} | {one.item.id for came in PANELS[name] for one in came.later}
    assert marks(chart).keys() == ids
    assert [one for one, trace in marks(chart).items() if "open" in trace.marker.symbol] == []
    lines = [place for place, trace in enumerate(chart.data) if trace.mode == "lines"]
    assert max(lines, default=-1) < min(place for place, trace in enumerate(chart.data) if trace.customdata)


@pytest.mark.parametrize("name", ["titr", "roads-works"])
def test_two_values_at_one_place_are_drawn_as_one_mark(name):
    shown = [trace for trace in marks(drawn(name)).values() if trace.marker.line.color != CLEAR]
    places = [(trace.x[0], round(trace.y[0], 1)) for trace in shown]
    assert len(places) == len(set(places)) < len(marks(drawn(name)))


@every_panel
@every_style
def test_a_label_says_the_value_its_status_and_stands_on_the_colour_of_the_page(name, style):
    chart = drawn(name, style)
    later = {one.item.id: one for came in PANELS[name] for one in came.later}
    written = labels(chart)
    for one in written.values():
        assert one.bgcolor == PAGE
        if one.name in later:
            status = later[one.name].status
            assert brief_text(later[one.name].item, unit=False).lstrip("+") in one.text
            assert (status.value in one.text) is (status != "measured")


@every_panel
@every_style
def test_the_unit_stands_at_the_scale_or_at_each_mark_and_no_grid_strikes_a_label(name, style):
    chart, unit = drawn(name, style), PANELS[name][0].figure.unit
    heads = [one.text for one in chart.layout.annotations if not one.name]
    short = unit.short.strip()
    assert unit.words.strip() in heads or all(short in one.text for one in labels(chart).values())
    assert (chart.layout.xaxis.showgrid, chart.layout.yaxis.showgrid) == (False, False)
    assert list(chart.layout.yaxis.tickvals) == [0]


@every_panel
def test_the_day_of_the_interview_stands_inside_its_year(name):
    axis = drawn(name).layout.xaxis
    (line,) = [shape for shape in drawn(name).layout.shapes if shape.x0 == shape.x1]
    before, after = (math.floor(line.x0 + 0.5) - 0.5, math.floor(line.x0 + 0.5) + 0.5)
    assert {before, after} <= set(axis.minor.tickvals)
    assert before < line.x0 < 2024 < after
    (words,) = [one for one in drawn(name).layout.annotations if one.text.startswith("interview")]
    assert (words.yref, words.y, words.yanchor) == ("paper", 1, "bottom")  # above the line, where no mark is


def test_the_path_to_an_aim_grows_by_one_rate_and_is_named():
    chart = drawn("it-exports")
    path = next(trace for trace in chart.data if trace.mode == "lines" and len(trace.x) > 2)
    rates = [later / earlier for earlier, later in zip(path.y, path.y[1:], strict=False)]
    assert (path.y[0], path.y[-1]) == pytest.approx((500, 1000))
    assert rates == pytest.approx([rates[0]] * len(rates))
    assert "steady path to the aim" in [one.text.replace("<br>", " ") for one in chart.layout.annotations]


@every_panel
@every_style
def test_the_scale_holds_every_label(name, style):
    chart = drawn(name, style)
    low, high = chart.layout.yaxis.range
    room = chart.layout.height - chart.layout.margin.t - chart.layout.margin.b
    for one in labels(chart).values():
        middle = (one.y - low) / (high - low) * room + one.yshift
        lines = (one.text.count("<br>") + 1) * style.small * 1.3
        box = (middle, middle + lines) if one.yanchor == "bottom" else (middle - lines, middle)
        assert min(box[0], room - box[1]) >= -1, one.name


@every_panel
@every_style
def test_the_label_of_the_highest_mark_stands_above_it(name, style):
    chart = drawn(name, style)
    values = {one: trace.y[0] for one, trace in marks(chart).items() if one in labels(chart)}
    assert labels(chart)[max(values, key=values.get)].yanchor == "bottom"


def test_a_range_is_drawn_where_it_shows_beyond_its_mark():
    whole = {name: drawn(name) for name in ("armenia-inflation", "titr-growth", "it-exports")}
    ends = {name: [trace.error_y.array for trace in marks(chart).values()] for name, chart in whole.items()}
    shown = {name: any(one and one[0] is not None for one in found) for name, found in ends.items()}
    assert shown == {"armenia-inflation": True, "titr-growth": False, "it-exports": False}


# --- where words stand ---


def test_a_text_takes_the_first_place_that_is_free_and_on_the_sheet():
    taken = [Box(40, 40, 60, 60)]
    boxes = [Box(50, 50, 70, 70), Box(-5, 0, 15, 10), Box(0, 0, 20, 10), Box(70, 70, 90, 90)]
    assert freest(boxes, taken, 100, 100) == 2
    assert freest(boxes[:1], taken, 100, 100) == 0
    assert [one.meets(other) for one, other in combinations(boxes[:3], 2)] == [False, False, True]


@pytest.mark.parametrize(
    ("spot", "ends"),
    [
        (Spot("left", "bottom", 5, 3), (105, 53)),
        (Spot("right", "bottom", 0, 3), (None, 53)),
        (Spot("center", "top", 0, -3), (None, None)),
    ],
)
def test_a_box_hangs_on_its_point_as_its_anchors_say(spot, ends):
    box = spot.box(100, 50, "4.48", 13)
    sides = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}
    levels = {"bottom": box.low, "top": box.high}
    assert sides[spot.across] == pytest.approx(100 + spot.aside)
    assert levels[spot.along] == pytest.approx(50 + spot.away)
    assert [end for end, own in zip(ends, (box.left, box.low), strict=True) if end not in (None, own)] == []


def test_values_of_several_years_stand_at_their_end():
    assert place(DATA.items["peacekeepers-2025"]) > place(DATA.items["peacekeepers"])
