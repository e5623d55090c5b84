"""Bars with their ranges, alone and in groups, and what is left to the words around them."""

import itertools
from dataclasses import replace

import pytest

from interview.charts import draw
from interview.charts.labels import written
from interview.charts.scale import LEAST_WHISKER
from interview.charts.theme import CARD, PHONE, PRESENTER, SCREEN
from interview.folder.dataset import load

DATA = load()
BARS = [chart for chart in DATA.charts.values() if chart.form in ("bars", "bar-groups")]
every_bars = pytest.mark.parametrize("chart", BARS, ids=[chart.id for chart in BARS])
every_style = pytest.mark.parametrize("style", [SCREEN, PHONE], ids=["wide", "phone"])


def labels(picture):
    return {
        row[0]: text
        for trace in picture.data
        if trace.type == "scatter" and trace.mode == "text"
        for row, text in zip(trace.customdata, trace.text, strict=False)
    }


def bars(picture):
    return [trace for trace in picture.data if trace.type == "bar"]


@pytest.mark.parametrize(
    ("figure", "around", "expected"),
    [
        ("it-exports-2023", "Exports, million US dollars", "500"),
        ("it-exports-target-2026", "Exports, million US dollars", "at least 1,000"),
        ("it-exports-target-2026", "Exports in US dollars", "at least 1 billion"),
        ("it-exports-2023", "Exports", "500 million US dollars"),
        ("transit-2023", "Million tonnes in 2023", "32.3"),
        ("transit-2023", "Cargo in 2023", "32.3 million tonnes"),
        ("trade-average-growth-2018-2022", "Growth in per cent a year", "29.9 %"),
        ("trade-average-growth-2018-2022", "Growth", "29.9 % a year"),
        ("golan-unit", "One square a person", "139"),
    ],
)
def test_a_unit_that_the_words_around_a_mark_name_is_not_said_again(figure, around, expected):
    assert written(DATA.figures[figure], around) == expected


@every_style
@every_bars
def test_each_group_has_a_scale_of_its_own_from_zero_and_room_for_its_labels(chart, style):
    picture = draw(chart, DATA, style)
    groups = bars(picture)
    assert len(groups) == len({group.panel for group in chart.groups})
    for trace in groups:
        axis = picture.layout[f"xaxis{trace.xaxis[1:]}"]
        assert axis.range[0] == 0
        assert max(trace.x) < axis.range[1]


@every_bars
def test_groups_stand_below_each_other(chart):
    picture = draw(chart, DATA)
    domains = [picture.layout[f"yaxis{trace.yaxis[1:]}"].domain for trace in bars(picture)]
    for upper, lower in itertools.pairwise(domains):
        assert lower[1] < upper[0]


@every_bars
def test_no_whisker_is_too_short_to_be_seen(chart):
    picture = draw(chart, DATA)
    room = SCREEN.least - picture.layout.margin.l
    for trace in bars(picture):
        low, high = picture.layout[f"xaxis{trace.xaxis[1:]}"].range
        pixel = (high - low) / room
        pairs = zip(trace.error_x.arrayminus, trace.error_x.array, strict=True)
        widths = [(below + above) / pixel for below, above in pairs if below is not None]
        assert all(width >= LEAST_WHISKER for width in widths)


def test_a_wide_range_is_the_label_and_a_margin_stands_beside_what_was_said():
    pace, armenia = (labels(draw(DATA.charts[name], DATA)) for name in ("it-pace", "armenia-economy"))
    assert pace["it-exports-average-growth-2020-2023"] == "<b>35 to 52 %</b>"
    assert pace["it-exports-gain-2020-2023"] == "<b>90 to 131</b>"
    assert armenia["armenia-inflation-2023"].startswith("<b>2 %</b>")
    assert "1.5 to 2.5" in armenia["armenia-inflation-2023"]
    assert armenia["armenia-gdp-growth-2023"] == "<b>8.7 %</b>"


def test_names_stand_above_their_bars_on_a_phone_and_beside_them_elsewhere():
    chart = DATA.charts["trade-pace"]
    wide, phone = draw(chart, DATA, SCREEN), draw(chart, DATA, PHONE)
    assert wide.layout.margin.l > 100
    assert phone.layout.margin.l == 0
    for note, middle in zip(phone.layout.annotations, bars(phone)[0].y, strict=True):
        assert note.y < middle


def test_lines_of_words_beside_a_whole_stay_together_in_a_box_with_much_room():
    style = replace(PRESENTER, least=736, height=500)
    picture = draw(DATA.charts["investment"], DATA, style=style)
    low, high = sorted(picture.layout.yaxis.range)
    said = [y for trace in picture.data if trace.type == "scatter" for y in trace.y if y < 0]
    assert len(said) == 2
    assert abs(said[0] - said[1]) * picture.layout.height / (high - low) < 1.6 * style.text


def test_the_name_below_the_first_column_stands_in_its_middle():
    picture = draw(DATA.charts["freight-levels"], DATA, style=SCREEN)
    names = [one for one in picture.layout.annotations if one.text.startswith("2022")]
    assert {one.xanchor for one in names} == {"center"}
    assert names[0].xshift < names[0].font.size


def test_the_head_of_the_last_panel_takes_the_room_to_the_edge():
    picture = draw(DATA.charts["freight"], DATA, style=replace(CARD, least=300))  # less than that takes a third line
    assert max(one.text.count("<br>") for one in picture.layout.annotations) == 1
