"""Charts of numbers the first interview does not have: close years, open ends, said ranges, many lines of words."""

import itertools
import math
from dataclasses import replace

import pytest

from interview.amounts.items import Comparator, Kind
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval
from interview.charts import draw
from interview.charts.apart import apart
from interview.charts.ground import text_width
from interview.charts.placing import Spot
from interview.charts.theme import CARD, PALETTE, PHONE, PRESENTER, SCREEN
from interview.folder.dataset import load
from interview.folder.screens import Group
from interview.words.shown import shown_text

DATA = load()
SECOND = load(DATA.root.parent / "tests" / "second" / "data")
HALF = replace(PRESENTER, least=572, height=250)
BESIDE = replace(PRESENTER, least=736, height=500)
every_style = pytest.mark.parametrize(
    "style", [SCREEN, PHONE, CARD, HALF, BESIDE], ids=["screen", "phone", "card", "half a slide", "slide"]
)


def changed(data, figure_id, **fields):
    """The data with one figure that is otherwise."""
    return replace(data, figures={**data.figures, figure_id: replace(data.figures[figure_id], **fields)})


def texts(drawn):
    """Every text that stands at a place of the scales: its id, place and words."""
    for trace in drawn.data:
        if trace.type == "scatter" and "text" in (trace.mode or ""):
            yield from zip((row[0] for row in trace.customdata), trace.x, trace.y, trace.text, strict=True)


@every_style
def test_the_words_beside_a_field_of_squares_end_where_the_chart_does(style):
    data = changed(changed(DATA, "golan-women", value=9), "golan-unit", value=13)
    groups = (
        Group("", "empty", "square", ("golan-women",)),
        Group("", "in use", "square", ("golan-unit",)),
        Group("", "places", "whole", ("armenians",)),
    )
    drawn = draw(replace(DATA.charts["golan-squares"], groups=groups), data, style)
    first, last = drawn.layout.xaxis.range
    pixel = style.least / (last - first)
    for name, x, _, text in texts(drawn):
        assert (x - first) * pixel + text_width(text, style.text) <= style.least, name


@every_style
def test_no_label_or_note_of_a_bridge_stands_on_another(style):
    drawn = draw(SECOND.charts["revenue"], SECOND, style)
    width = style.least - 16
    room = drawn.layout.height - drawn.layout.margin.t - drawn.layout.margin.b
    top = drawn.layout.yaxis.range[1]
    boxes = {
        name: Spot("center", "bottom", away=0.1 * place).box((x + 0.5) / 3 * width, y / top * room, text, style.text)
        for place, (name, x, y, text) in enumerate(texts(drawn))  # a tenth of a pixel parts what only touches
    }
    assert set(boxes) == set(SECOND.charts["revenue"].ids)
    assert all(box.high <= room + 1 for box in boxes.values())
    assert [pair for pair in itertools.combinations(boxes, 2) if boxes[pair[0]].meets(boxes[pair[1]])] == []
    assert drawn.layout.height == (style.height or style.row * 6)
    assert [trace for trace in drawn.data if trace.type == "scatter" and "markers" in trace.mode] == []


@pytest.mark.parametrize(
    ("years", "needs", "room", "places"),
    [
        ((2020, 2023, 2026), (90, 90), 400, (2020, 2023, 2026)),
        ((2023, 2024, 2030), (80, 80), 380, (2022.4, 2024, 2030)),
        ((2010, 2029, 2030), (60, 100), 400, (2010 - 4 / 3 * 4, 2030 - 19 / 3, 2030)),
        ((2023, 2024, 2025), (90, 90), 100, (2023.2, 2024.1, 2025)),
    ],
    ids=["room for all", "the first two", "the last two", "room for none"],
)
def test_years_too_close_are_set_apart_and_the_others_stand_to_scale(years, needs, room, places):
    found = apart(years, needs, room)
    assert found[-1] == years[-1]
    assert len(found) == len(places)
    gaps = [after - before for before, after in itertools.pairwise(found)]
    if found != years:
        pixel = (found[-1] - found[0]) / room
        assert all(gap / pixel >= need - 1e-9 for gap, need in zip(gaps, needs, strict=True)) or sum(needs) > room
    assert (found == years) is (places == years)


@every_style
def test_columns_of_neighbouring_years_stand_apart_with_their_names(style):
    data = changed(DATA, "it-exports-2020", period=Period.parse("2022"))
    data = changed(data, "it-exports-target-2026", period=Period.parse("2033"))
    drawn = draw(DATA.charts["it-exports"], data, style)
    (columns,) = [trace for trace in drawn.data if trace.type == "bar"]
    first, last = drawn.layout.xaxis.range
    pixel = (last - first) / style.least
    assert columns.x[1] - columns.x[0] >= columns.width
    names = dict(zip(drawn.layout.xaxis.tickvals, drawn.layout.xaxis.ticktext, strict=True))
    halves = [text_width(names[x], style.text) * pixel / 2 for x in columns.x]
    assert columns.x[0] - halves[0] >= first
    for (x, half), (after, other) in itertools.pairwise(zip(columns.x, halves, strict=True)):
        assert x + half <= after - other
    assert [names[x][:4] for x in columns.x] == ["2022", "2023", "2033"]


@every_style
def test_columns_with_room_stand_at_their_years(style):
    (columns,) = [trace for trace in draw(DATA.charts["it-exports"], DATA, style).data if trace.type == "bar"]
    assert tuple(columns.x) == (2020, 2023, 2026)


@pytest.mark.parametrize(("kind", "seams"), [(Kind.STATED, 1), (Kind.DERIVED, 0)])
def test_parts_that_are_filled_alike_are_parted_by_a_line(kind, seams):
    chart = DATA.charts["roads-works"]
    _, part = [group.ids[0] for group in chart.groups if group.role == "part"]
    drawn = draw(chart, changed(DATA, part, kind=kind))
    second = [trace for trace in drawn.data if trace.type == "bar"][1]
    lines = [shape for shape in drawn.layout.shapes if shape.type == "line" and shape.line.color == PALETTE["page"][0]]
    assert [line.x0 for line in lines] == [second.base[0]] * seams


@every_style
def test_what_stays_open_has_one_arrow_at_the_end_of_all_its_cells(style):
    chart = DATA.charts["investment"]
    (mean,) = [group.ids[0] for group in chart.groups if group.role == "mean"]
    each = DATA.figures[mean]
    ends = Interval(each.bounds.low, math.inf, each.bounds.low_open, True)
    drawn = draw(chart, changed(DATA, mean, comparator=Comparator.MORE, bounds=ends), style)
    (cells,) = [trace for trace in drawn.data if trace.type == "bar"]
    (arrow,) = [trace for trace in drawn.data if trace.type == "scatter" and trace.mode == "markers"]
    assert (arrow.marker.symbol, list(arrow.x)) == ("triangle-right", [pytest.approx(sum(cells.x))])
    assert drawn.layout.margin.r >= arrow.marker.size / 2
    assert draw(chart, DATA, style).layout.margin.r == 0


@every_style
def test_both_ends_of_a_range_that_was_said_stand_in_its_label_once(style):
    chart = replace(SECOND.charts["changes"], groups=(Group("", "Margin", "", ("margin-year",)),))
    (label,) = [text for *_, text in texts(draw(chart, SECOND, style))]
    assert label.count("3 to 4") == 1


def test_a_span_of_years_is_written_from_its_first_to_its_last():
    chart = next(one for one in DATA.charts.values() if one.form == "sentences")
    name = chart.groups[0].ids[0]
    written = [text for *_, text in texts(draw(chart, changed(DATA, name, period=Period.parse("2019/2023"))))]
    assert any("from 2019 to 2023" in text for text in written)


@every_style
def test_one_long_value_of_a_table_leaves_the_other_names_their_room(style):
    chart = next(one for one in DATA.charts.values() if one.form == "grouped-table")
    long = max(DATA.figures.values(), key=lambda one: len(shown_text(one)))
    chart = replace(chart, groups=(*chart.groups, Group(chart.groups[-1].panel, "long", "", (long.id,))))
    drawn = draw(chart, DATA, style)
    named = {note.text for note in drawn.layout.annotations}
    values = {name: text_width(text, style.text) for name, _, _, text in texts(drawn)}
    for group in chart.groups:
        fits = text_width(group.label, style.text) <= style.least - values[group.ids[0]] - 18
        assert group.label in named or not fits
