import math

import pytest

from interview.amounts.items import FIGURE_KINDS, Kind, Mention
from interview.charts import draw, strip_chart
from interview.charts.theme import CLEAR, PALETTE, PRESENTER, SCREEN
from interview.folder.dataset import load
from interview.words.shown import fill

DATA = load()
CHARTS = DATA.charts
STYLES = [SCREEN, PRESENTER]
MILLION = 10**6
SAID, TINT, CHOSEN = (PALETTE[role][0] for role in ("said", "tint", "chosen"))

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=list(CHARTS))
every_style = pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])


def reading_ids(chart):
    return {item_id for group in chart.readings for item_id in group.ids}


def drawn(chart, **options):
    return draw(chart, DATA, **options)


def points(picture, types=("bar", "scatter")):
    """Give every mark as its id and its trace; lines without points and titles of panels are no marks."""
    for trace in picture.data:
        if trace.type in types and trace.customdata is not None:
            yield from ((row[0], trace, place) for place, row in enumerate(trace.customdata) if row[0])


def at(value, place):
    return value[place] if isinstance(value, tuple | list) else value


def bars(kind=None):
    for chart in CHARTS.values():
        for item_id, trace, place in points(drawn(chart), types=("bar",)):
            figure = DATA.figures[item_id]
            if kind in (None, figure.kind):
                yield figure, trace, place


def plotted(figure, value):
    return float(value / MILLION if figure.unit.money else value)


@every_style
@every_chart
def test_a_chart_draws_all_its_figures_and_no_other(chart, style):
    assert {item_id for item_id, _, _ in points(drawn(chart, style=style))} == set(chart.ids)


@every_chart
def test_every_point_carries_an_id_and_the_words_for_the_pointer(chart):
    for trace in drawn(chart).data:
        if trace.type == "scatter" and trace.mode == "lines":
            continue
        assert len(trace.customdata) == len(trace.x)
        for item_id, words in trace.customdata:
            silent = (item_id, words) == ("", "")
            assert silent or item_id in DATA.figures or item_id in DATA.events
            assert silent == (not words)


@every_chart
def test_a_mark_without_an_id_is_nothing_but_a_text(chart):
    for trace in drawn(chart).data:
        ids = [row[0] for row in trace.customdata] if trace.customdata is not None else []
        assert all(ids) or trace.mode == "text"


def test_bars_of_stated_numbers_are_solid():
    looks = {(trace.marker.color[place], trace.marker.line.color[place]) for _, trace, place in bars(Kind.STATED)}
    assert looks == {(SAID, SAID)}


def test_bars_of_derived_numbers_are_tinted_within_a_line():
    looks = {(trace.marker.color[place], trace.marker.line.color[place]) for _, trace, place in bars(Kind.DERIVED)}
    assert looks == {(TINT, SAID)}


def test_bars_of_targets_and_potentials_are_outlines():
    outlined = [*bars(Kind.TARGET), *bars(Kind.POTENTIAL)]
    looks = {(trace.marker.color[place], trace.marker.line.color[place]) for _, trace, place in outlined}
    assert looks == {(CLEAR, SAID)}


def test_whiskers_of_derived_bars_are_their_bounds_and_other_bars_have_none():
    for figure, trace, place in bars():
        whisker = trace.error_x if trace.orientation == "h" else trace.error_y
        drawn_whisker = (whisker.arrayminus[place], whisker.array[place])
        bounds = (0, 0)
        if figure.kind is Kind.DERIVED and figure.bounds.bounded:
            value = plotted(figure, figure.value)
            low, high = (plotted(figure, end) for end in (figure.bounds.low, figure.bounds.high))
            bounds = (value - low, high - value)
        assert drawn_whisker == pytest.approx(bounds, abs=1e-9), figure.id
        assert whisker.symmetric is False


def test_there_are_bars_of_every_kind_but_the_potential_and_one_sided_ones_among_them():
    kinds = {figure.kind for figure, _, _ in bars()}
    open_ids = {figure.id for figure, _, _ in bars() if figure.bounds.high == math.inf}
    assert kinds == {Kind.STATED, Kind.DERIVED, Kind.TARGET}
    assert {"it-exports-target-2026", "it-exports-needed-gain-2023-2026", "highways-built"} <= open_ids


@every_chart
def test_bars_open_upward_have_an_arrow_and_the_others_none(chart):
    picture = drawn(chart)
    drawn_bars = [(i, trace.orientation) for i, trace, _ in points(picture, types=("bar",))]
    arrows = {
        (item_id, at(trace.marker.symbol, place))
        for item_id, trace, place in points(picture, types=("scatter",))
        if trace.mode == "markers" and at(trace.marker.symbol, place) in ("triangle-up", "triangle-right")
        if item_id in DATA.figures
    }
    symbols = {"h": "triangle-right", "v": "triangle-up"}
    assert arrows == {(i, symbols[way]) for i, way in drawn_bars if DATA.figures[i].bounds.high == math.inf}


def test_points_of_each_kind_have_their_own_shapes():
    symbols = {kind: set() for kind in FIGURE_KINDS}
    for chart in CHARTS.values():
        for item_id, trace, place in points(drawn(chart), types=("scatter",)):
            if item_id in DATA.figures and "markers" in trace.mode:
                symbols[DATA.figures[item_id].kind].add(at(trace.marker.symbol, place))
    ticks = {"line-ns-open"}
    assert symbols == {
        Kind.STATED: {"circle", "square", "triangle-right"} | ticks,
        Kind.DERIVED: {"circle", "square", "triangle-left-open", "triangle-right"} | ticks,
        Kind.TARGET: {"triangle-up"},
        Kind.POTENTIAL: {"circle-open", "square-open"},
    }


def test_the_points_of_a_path_have_their_bounds_as_whiskers():
    whiskers = {
        item_id: (trace.error_y.arrayminus[0], trace.error_y.array[0])
        for item_id, trace, _ in points(drawn(CHARTS["trade-path"]), types=("scatter",))
        if trace.error_y.array is not None
    }
    indexes = [DATA.figures[name] for name in ("trade-index-2022", "trade-index-2023")]
    expected = {f.id: (float(f.value - f.bounds.low), float(f.bounds.high - f.value)) for f in indexes}
    assert whiskers == {name: pytest.approx(ends) for name, ends in expected.items()}


def test_a_forest_shows_how_far_the_bounds_are_from_the_number():
    ranges = {
        item_id: list(trace.x) for item_id, trace, _ in points(drawn(CHARTS["rounding"])) if "markers" in trace.mode
    }
    expected = {}
    for item_id in CHARTS["rounding"].ids:
        figure = DATA.figures[item_id]
        ends = [float(end / figure.value - 1) * 100 for end in (figure.bounds.low, figure.bounds.high)]
        expected[item_id] = pytest.approx([ends[0], 0, ends[1]])
    assert ranges == expected


@every_chart
def test_readings_are_drawn_only_when_switched_on(chart):
    assert not reading_ids(chart) & {item_id for item_id, _, _ in points(drawn(chart))}
    switched_on = drawn(chart, readings=reading_ids(chart))
    assert {item_id for item_id, _, _ in points(switched_on)} == {*chart.ids, *reading_ids(chart)}


@pytest.mark.parametrize("reading", sorted({i for chart in CHARTS.values() for i in reading_ids(chart)}))
def test_a_reading_is_switched_on_alone_and_is_a_dashed_range_of_its_bounds(reading):
    chart = next(chart for chart in CHARTS.values() if reading in reading_ids(chart))
    found = [
        (item_id, trace) for item_id, trace, _ in points(drawn(chart, readings=[reading])) if item_id not in chart.ids
    ]
    assert {item_id for item_id, _ in found} == {reading}
    figure = DATA.figures[reading]
    (line,) = {id(trace): trace for _, trace in found if trace.mode == "lines+markers"}.values()
    along = line.y if len(set(line.x)) == 1 else line.x
    expected = [plotted(figure, value) for value in (figure.bounds.low, figure.value, figure.bounds.high)]
    assert line.line.dash == "dash"
    assert list(along) == pytest.approx(expected)


def test_some_charts_have_readings():
    with_readings = {chart.id for chart in CHARTS.values() if chart.readings}
    assert with_readings == {"trade-pace", "route-exports", "it-exports"}


@every_style
@every_chart
def test_ticks_at_years_are_whole_years_without_grouping(chart, style):
    layout = drawn(chart, style=style).to_plotly_json()["layout"]
    for name, axis in layout.items():
        ticks = axis.get("tickvals", ()) if name.startswith(("xaxis", "yaxis")) else ()
        if any(1900 < tick < 2100 for tick in ticks) and "ticktext" not in axis and axis.get("type") != "log":
            assert [int(tick) for tick in ticks] == list(ticks)
            assert axis["tickformat"] == "d"


def test_charts_over_years_have_ticks_at_years():
    ticks = {name: list(drawn(CHARTS[name]).layout.xaxis.tickvals) for name in ("trade-path", "it-exports", "timeline")}
    assert ticks == {
        "trade-path": [2018, 2019, 2020, 2021, 2022, 2023],
        "it-exports": [2020, 2023, 2026],
        "timeline": [2000, 2005, 2010, 2015, 2020, 2025],
    }


@every_chart
def test_scales_of_bars_start_at_zero(chart):
    picture = drawn(chart)
    for trace in picture.data:
        if trace.type != "bar":
            continue
        suffix = (trace.xaxis if trace.orientation == "h" else trace.yaxis)[1:]
        axis = picture.layout[("xaxis" if trace.orientation == "h" else "yaxis") + suffix]
        assert axis.range[0] == 0


@every_style
@every_chart
def test_texts_have_the_sizes_of_the_style(chart, style):
    picture = drawn(chart, style=style)
    sizes = {trace.textfont.size for trace in picture.data if trace.type == "scatter" and trace.textfont.size}
    assert picture.layout.font.size == style.text
    assert sizes <= {style.small - 1, style.small, style.big, style.big // 2 + 4}


@every_chart
def test_the_presenter_style_enlarges_marks_and_leaves_them_as_much_room(chart):
    small, large = (drawn(chart, style=style) for style in STYLES)
    assert large.layout.height >= small.layout.height

    def sizes(picture):
        markers = (trace.marker.size for trace in picture.data if trace.type == "scatter" and "markers" in trace.mode)
        return [max(size) if isinstance(size, tuple | list) else size for size in markers]

    assert all(a < b for a, b in zip(sizes(small), sizes(large), strict=True))


@every_chart
def test_no_mark_has_the_colour_of_the_number_the_reader_chose(chart):
    assert CHOSEN not in drawn(chart).to_json()


def test_points_of_derived_numbers_are_tinted_and_those_of_stated_ones_solid():
    fills = {Kind.STATED: set(), Kind.DERIVED: set()}
    for chart in CHARTS.values():
        for item_id, trace, place in points(drawn(chart), types=("scatter",)):
            figure = DATA.figures.get(item_id)
            if figure and figure.kind in fills and at(trace.marker.symbol, place) in ("circle", "square"):
                fills[figure.kind].add(at(trace.marker.color, place))
    assert fills == {Kind.STATED: {SAID}, Kind.DERIVED: {TINT}}


@every_chart
def test_every_text_of_a_chart_can_be_written(chart):
    texts = [fill(text, DATA.figures) for text in (chart.title, chart.subtitle, chart.alt)]
    assert all(text and not {"{", "}"} & set(text) for text in texts)
    assert texts[2].endswith(".")
    assert not texts[0].endswith(".")


def test_the_strip_has_a_dot_for_every_number_in_the_text():
    figures = [(figure, figure.mention) for figure in DATA.figures.values() if figure.mention]
    others = [(None, Mention(word.verbatim, word.start, "")) for word in DATA.uncharted]
    picture = strip_chart({"Figures": figures, "Others": others}, {1: (300, 3432), 2: (3946, 5870)}, SCREEN)
    said, silent = picture.data
    assert [row[0] for row in said.customdata] == [figure.id for figure, _ in figures]
    assert list(said.x) == [mention.start for _, mention in figures]
    assert [tuple(row) for row in silent.customdata] == [("", word.verbatim, word.start) for word in DATA.uncharted]
    assert (set(said.marker.symbol), set(silent.marker.symbol)) == ({"circle"}, {"circle-open"})
    assert list(picture.layout.xaxis.ticktext) == ["Q1", "Q2"]
    assert [name.strip() for name in picture.layout.yaxis.ticktext] == ["Figures", "Others"]
    assert [(band.x0, band.x1) for band in picture.layout.shapes] == [(300, 3432), (3946, 5870)]
