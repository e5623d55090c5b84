"""What others published in charts: the years below a chart, and one figure beside its references."""

import math

import pytest

from interview.amounts.checks import OUTCOME_WORDS, cross_check
from interview.amounts.items import Kind
from interview.charts import comparison_chart, draw
from interview.charts.theme import PRESENTER, SCREEN
from interview.folder.dataset import load

DATA = load()
CHARTS = [chart for chart in DATA.charts.values() if chart.series]
CHECKED = [figure for figure in DATA.figures.values() if DATA.references_for(figure.id)]
WITHOUT_PUBLISHED_VALUES = next(f for f in DATA.figures.values() if not DATA.references_for(f.id))

every_chart = pytest.mark.parametrize("chart", CHARTS, ids=[chart.id for chart in CHARTS])
every_figure = pytest.mark.parametrize("figure", CHECKED, ids=[figure.id for figure in CHECKED])


def marks(picture):
    for trace in picture.data:
        drawn = trace.type == "bar" or "markers" in (trace.mode or "")
        if trace.customdata is not None and drawn:
            for place, row in enumerate(trace.customdata):
                yield row[0], trace, place


def at(value, place):
    return value[place] if isinstance(value, tuple | list) else value


def plotted(value):
    return float(value.value / (10**6 if value.unit.money else 1))


def below(chart, style=SCREEN):
    """The marks of the years alone: what switching the series on adds."""
    picture = draw(chart, DATA, style=style, series=True)
    return [mark for mark in marks(picture) if mark[1].yaxis and int(mark[1].yaxis[1:] or 1) >= 60]


def test_the_charts_with_series_are_the_ones_with_years_to_show():
    names = {chart.id for chart in CHARTS}
    assert names == {"trade-path", "freight-levels", "armenia-economy", "it-exports"}


@every_chart
def test_series_are_off_until_asked_for(chart):
    without = {item_id for item_id, _, _ in marks(draw(chart, DATA))}
    assert not without & set(DATA.references)


@every_chart
@pytest.mark.parametrize("style", [SCREEN, PRESENTER], ids=lambda style: style.name)
def test_all_of_a_series_is_drawn_below_what_was_there(chart, style):
    before, after = (draw(chart, DATA, style=style, series=on) for on in (False, True))
    assert {item_id for item_id, _, _ in below(chart, style)} == set(chart.series_ids)
    assert {item_id for item_id, _, _ in marks(before)} <= {item_id for item_id, _, _ in marks(after)}
    floor = min(after.layout[name].domain[0] for name in axes(before))
    tops = [after.layout[name].domain[1] for name in axes(after) if name not in axes(before)]
    assert tops
    assert max(tops) < floor
    assert after.layout.height > before.layout.height


def axes(picture):
    traces = [trace for trace in picture.data if trace.yaxis]
    return {f"yaxis{trace.yaxis[1:]}" for trace in traces} | {"yaxis"}


@every_chart
def test_a_published_value_is_a_hollow_diamond_at_its_year_and_what_was_said_is_not(chart):
    for item_id, trace, place in below(chart):
        symbol = at(trace.marker.symbol, place)
        if item_id in DATA.references:
            value = DATA.references[item_id]
            assert symbol == "diamond-open"
            assert trace.x[place] == value.period.first.year == value.period.last.year
            assert trace.y[place] == pytest.approx(plotted(value))
        else:
            assert "diamond" not in symbol
            looks = {Kind.STATED: "circle", Kind.DERIVED: "circle", Kind.TARGET: "circle-open"}
            assert symbol in (looks[DATA.figures[item_id].kind], "triangle-up")


@every_chart
def test_a_line_joins_only_values_of_one_reporter_definition_and_unit(chart):
    for trace in draw(chart, DATA, series=True).data:
        ids = [row[0] for row in trace.customdata] if trace.customdata is not None else []
        published = [DATA.references[item_id] for item_id in ids if item_id in DATA.references]
        if trace.type == "scatter" and "lines" in trace.mode and published:
            assert len(published) == len(ids)
            assert len({(*value.measure, value.indicator.unit) for value in published}) == 1
            assert sorted(trace.x) == list(trace.x)


@every_chart
def test_a_panel_has_one_unit(chart):
    known = {**DATA.references, **DATA.figures}
    units = {}
    for group in chart.series:
        panel = group.panel
        units.setdefault(panel, set()).update(known[name].indicator.unit for name in group.ids)
    assert all(len(found) == 1 for found in units.values())


@every_chart
def test_years_after_the_interview_are_shaded_and_marked(chart):
    picture = draw(chart, DATA, series=True)
    later = [value for value in map(DATA.references.get, chart.series_ids) if value and is_later(value)]
    shades = [shape for shape in picture.layout.shapes if shape.type == "rect" and shape.x0 == 2023.5]
    words = [note for note in picture.layout.annotations if note.text == "after the interview"]
    assert later
    assert len(shades) == len(words) == len({group.panel for group in chart.series})
    for value in later:
        assert any(shape.x0 < value.period.last.year < shape.x1 for shape in shades)


def is_later(value):
    return value.period.last > DATA.interview.last


@every_figure
def test_a_figure_stands_above_its_published_values_on_one_scale(figure):
    references = DATA.references_for(figure.id)
    picture = comparison_chart(figure, references)
    points = [
        (item_id, trace.x[0], trace.y[0], trace.marker.symbol, trace.opacity)
        for item_id, trace, _ in marks(picture)
        if trace.mode == "markers"
    ]
    symbols = {Kind.STATED: "circle", Kind.DERIVED: "circle"}
    assert points[0] == (figure.id, plotted(figure), 0, symbols.get(figure.kind, "circle-open"), 1)
    assert [(point[0], point[1], point[3]) for point in points[1:]] == [
        (reference.id, plotted(reference), "diamond-open") for reference in references
    ]
    assert [point[4] == 1 for point in points[1:]] == [reference.comparable for reference in references]
    assert {trace.xaxis for trace in picture.data} <= {None, "x"}


@every_figure
def test_the_ranges_are_the_bounds_and_an_open_end_is_an_arrow(figure):
    rows = [figure, *DATA.references_for(figure.id)]
    ranges = {
        trace.customdata[0][0]: (list(trace.x), trace.marker.symbol[1])
        for trace in comparison_chart(figure, rows[1:]).data
        if trace.mode == "lines+markers"
    }
    for value in rows:
        name = value.id
        if value.bounds.low == value.bounds.high:
            assert name not in ranges
            continue
        million = 10**6 if value.unit.money else 1
        assert ranges[name][0][0] == pytest.approx(float(value.bounds.low / million))
        if value.bounds.high == math.inf:
            assert ranges[name][1] == "triangle-right"
        else:
            assert ranges[name][0][1] == pytest.approx(float(value.bounds.high / million))
            assert ranges[name][1] == "line-ns"


@every_figure
def test_a_verdict_is_written_beside_each_published_value(figure):
    references = DATA.references_for(figure.id)
    texts = [text for trace in comparison_chart(figure, references).data for text in trace.text or () if text]
    assert len(texts) == 1 + len(references)
    for text, reference in zip(texts[1:], references, strict=True):
        words = text.replace("<br>", " ")
        assert words.endswith(f": {OUTCOME_WORDS[cross_check(figure, reference).outcome]}")
        assert reference.reporter in words


def test_a_figure_without_published_values_stands_alone():
    picture = comparison_chart(WITHOUT_PUBLISHED_VALUES, [])
    assert {item_id for item_id, _, _ in marks(picture)} == {WITHOUT_PUBLISHED_VALUES.id}
