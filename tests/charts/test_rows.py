"""The forms with names beside their marks: rows, cells, squares, words and timelines."""

import pytest

from interview.amounts.items import Event, Figure
from interview.charts import draw
from interview.charts.theme import PHONE, PRESENTER, SCREEN
from interview.folder.dataset import load
from interview.folder.forms import FORMS
from interview.words.formatting import event_text, spread
from tests.folder.spoiling import spoil

DATA = load()
WRITTEN = {"bar-rows", "column-panels", "grouped-table", "mean-cells", "part-of-whole", "sentences", "squares"}
TIMELINES = [chart for chart in DATA.charts.values() if chart.form == "timeline"]

every_style = pytest.mark.parametrize("style", [SCREEN, PHONE, PRESENTER], ids=lambda style: style.name)
every_timeline = pytest.mark.parametrize("chart", TIMELINES, ids=lambda chart: chart.id)


def picture(chart_id, style=SCREEN, **options):
    return draw(DATA.charts[chart_id], DATA, style, **options)


def places(drawn, kinds=("markers", "lines+markers", "lines")):
    """Give the id and place of every mark; texts are none."""
    for trace in drawn.data:
        if (trace.type == "bar" or trace.mode in kinds) and trace.customdata is not None:
            yield from zip((row[0] for row in trace.customdata), trace.x, trace.y, strict=True)


@every_style
def test_panels_have_the_same_rows_at_the_same_heights(style):
    heights = {name: y for name, _, y in places(picture("freight", style))}
    for row in ("titr", "transit", "ports", "rail"):
        assert heights[f"{row}-growth-2023"] == heights[f"{row}-2023"]
    assert len(set(heights.values())) == 4


@pytest.mark.parametrize("chart", [one for one in DATA.charts.values() if one.form in WRITTEN], ids=lambda one: one.id)
def test_a_figure_without_a_place_on_an_axis_is_a_text_and_never_a_mark(chart):
    scaled = {part.role for part in FORMS[chart.form].parts if part.scaled}
    only_written = {name for group in chart.groups if group.role not in scaled for name in group.ids}
    drawn = draw(chart, DATA)
    assert not only_written & {name for name, _, _ in places(drawn)}
    assert only_written <= {
        row[0] for trace in drawn.data if trace.type != "bar" and trace.mode == "text" for row in trace.customdata
    }


def test_cells_are_as_many_as_the_years_and_come_to_the_sum():
    (cells,) = [trace for trace in picture("investment").data if trace.type == "bar"]
    window, whole = DATA.figures["transport-window"], DATA.figures["transport-investment-usd"]
    assert len(cells.x) == window.value
    assert list(cells.base) == pytest.approx([sum(cells.x[:place]) for place in range(len(cells.x))])
    assert sum(cells.x) == pytest.approx(float(whole.value) / 10**6)


def test_a_part_begins_where_the_one_before_it_ends():
    bars = [trace for trace in picture("roads-works").data if trace.type == "bar"]
    assert [trace.base[0] for trace in bars] == [0, bars[0].x[0]]
    assert sum(trace.x[0] for trace in bars) == float(DATA.figures["roads-works-2023"].value)


def test_a_field_of_squares_is_filled_column_by_column_part_after_part():
    marks = list(places(picture("golan-squares")))
    assert [x for _, x, _ in marks] == [place // 5 for place in range(139)]
    assert [name for name, _, _ in marks] == ["golan-women"] * 7 + ["golan-others"] * 132


def test_each_part_of_what_is_counted_has_a_row_of_squares():
    marks = list(places(picture("corridor-squares")))
    rows = {name: sorted({y for one, _, y in marks if one == name}) for name, _, _ in marks}
    assert {name: len(ys) for name, ys in rows.items()} == {"corridors-rail": 1, "corridors-road": 1}
    assert rows["corridors-rail"] < rows["corridors-road"]
    assert [name for name, _, _ in marks] == ["corridors-rail"] * 5 + ["corridors-road"] * 8


def test_times_of_a_level_are_bars_from_zero_with_a_line_at_one():
    drawn = picture("route-exports", readings=["titr-exports-multiple-2023-as-increase"])
    assert [round(x, 6) for _, x, _ in places(drawn)] == [2.5, 1.65, 3.5]
    assert {(shape.x0, shape.x1, shape.line.dash) for shape in drawn.layout.shapes} == {(1, 1, "dash")}
    assert "level of 2022" in {note.text for note in drawn.layout.annotations}


@every_style
def test_what_rounding_hides_is_sorted_by_width(style):
    drawn = picture("rounding", style)
    order = [name for _, name in sorted({(y, name) for name, _, y in places(drawn)})]
    widths = [float(high) - float(low) for low, high in (spread(DATA.figures[name]) for name in order)]
    assert widths == sorted(widths)
    assert len(order) == len(DATA.charts["rounding"].ids)


def test_notes_stand_below_their_panel():
    drawn = picture("freight-levels")
    (note,) = [trace for trace in drawn.data if trace.yaxis == "y50"]
    assert note.customdata[0][0] == "grain-terminal-capacity"
    height = drawn.layout.yaxis50.range[0]
    assert note.y[0] / height > 1 - drawn.layout.yaxis3.domain[0]


@every_timeline
def test_what_still_lay_ahead_is_dashed_and_what_was_is_not(chart):
    now = float(DATA.interview.start_in_years().middle)
    drawn = draw(chart, DATA)
    circles = {shape.xanchor for shape in drawn.layout.shapes if shape.type == "circle"}
    for trace in drawn.data:
        item = DATA.items.get(trace.customdata[0][0]) if trace.customdata is not None else None
        if isinstance(item, Event) and "lines" in trace.mode:
            assert (trace.line.dash == "dash") is (max(trace.x) > now), item.id
        elif isinstance(item, Event):
            ahead = float(item.end.end_in_years().high) > now
            assert (trace.x[0] in circles, trace.marker.symbol) == (ahead, "circle-open" if ahead else "circle")


@every_style
@every_timeline
def test_names_and_dates_never_stand_on_the_track(chart, style):
    drawn = draw(chart, DATA, style)
    names = [note for note in drawn.layout.annotations if note.xref == "paper"]
    assert len(names) == len({series.label for series in chart.groups})
    assert {note.x for note in names} == {0}
    written = {row[0] for trace in drawn.data if trace.mode == "text" for row in trace.customdata}
    assert all(isinstance(DATA.items[name], Figure) for name in written)
    if not style.narrow:
        assert all(note.xshift == -drawn.layout.margin.l for note in names)
        return
    marks = {y for _, _, y in places(drawn)}
    assert len(marks) == len(names)
    assert all(note.y + style.text * 2 < y for note, y in zip(names, sorted(marks), strict=True))


@every_style
def test_what_begins_after_the_interview_without_an_end_is_dashed_from_then_on(data_folder, style):
    spoil(data_folder, "events.csv", "nomad-games,2024-09,2024-09,", "nomad-games,2024-09,,")
    changed = load(data_folder)
    assert event_text(changed.events["nomad-games"]) == "from September 2024"
    (chart,) = [one for one in TIMELINES if "nomad-games" in one.ids and one.page != "present"]
    drawn = draw(changed.charts[chart.id], changed, style)
    (mark,) = [one for one in drawn.data if one.customdata is not None and one.customdata[0][0] == "nomad-games"]
    assert (mark.line.dash, list(mark.marker.symbol)) == ("dash", ["line-ns", "triangle-right"])
    assert mark.x[0] == pytest.approx(2024 + 8 / 12, abs=0.01)
    assert mark.x[0] < mark.x[1] <= drawn.layout.xaxis.range[1]


def test_timelines_of_a_page_share_their_scale():
    ranges = [draw(chart, DATA).layout.xaxis.range for chart in DATA.charts_of("ties")]
    for ends in zip(*ranges, strict=True):
        assert max(ends) - min(ends) < 1  # year: only the room for half a marker differs


def test_the_day_of_the_interview_is_a_line_with_its_name():
    drawn = picture("ties-between")
    (today,) = [note for note in drawn.layout.annotations if note.text == "<b>interview,<br>April 2024</b>"]
    assert today.x in {shape.x0 for shape in drawn.layout.shapes if shape.type == "line"}
