import math

import pytest

from interview.amounts.items import FIGURE_KINDS, Kind, Mention
from interview.charts import draw, strip_chart
from interview.charts.theme import CLEAR, MUTED, PALETTE, PRESENTER, SCREEN
from interview.folder.dataset import load
from interview.words.digits import is_wide
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


def test_whiskers_of_bars_are_their_bounds_and_wide_numbers_have_one():
    for figure, trace, place in bars():
        whisker = trace.error_x if trace.orientation == "h" else trace.error_y
        ends = (whisker.arrayminus[place], whisker.array[place])
        assert whisker.symmetric is False
        if ends == (None, None):
            continue
        value = plotted(figure, figure.value)
        low, high = (plotted(figure, end) for end in (figure.bounds.low, figure.bounds.high))
        assert ends == pytest.approx((value - low, high - value), abs=1e-9), figure.id
        assert figure.kind is Kind.DERIVED or is_wide(figure), figure.id


def test_a_whisker_is_drawn_where_it_can_be_seen_and_only_there():
    seen = {
        figure.id
        for figure, trace, place in bars()
        if (trace.error_x if trace.orientation == "h" else trace.error_y).array[place] is not None
    }
    assert {"it-exports-2020", "it-exports-2023", "rail-added-2023", "armenia-inflation-2023"} <= seen
    assert not {"armenia-gdp-growth-2023", "it-exports-target-2026", "it-exports-needed-gain-2023-2026"} & seen


def test_aims_have_a_dashed_outline_around_their_bar():
    picture = drawn(CHARTS["it-exports"])
    (outline,) = [shape for shape in picture.layout.shapes if shape.type == "rect"]
    (width,) = {trace.width for trace in picture.data if trace.type == "bar"}
    assert outline.line.dash
    assert (outline.x0, outline.x1) == pytest.approx((2026 - width / 2, 2026 + width / 2))
    assert (outline.y0, outline.y1) == (0, 1000)


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
    assert symbols[Kind.STATED] == {"arrow-right", "square", "triangle-right"}
    assert symbols[Kind.TARGET] == {"triangle-up"}
    assert symbols[Kind.POTENTIAL] == {"square-open"}
    assert {"circle", "square", "triangle-right"} <= symbols[Kind.DERIVED]
    assert not symbols[Kind.DERIVED] & {"circle-open", "square-open", "diamond", "diamond-open"}


@every_style
def test_only_what_has_a_place_on_the_scales_of_a_path_is_a_point(style):
    at_points = {
        item_id: (trace.x[place], trace.y[place])
        for item_id, trace, place in points(drawn(CHARTS["trade-path"], style=style), types=("scatter",))
        if "markers" in trace.mode
    }
    index = float(DATA.figures["trade-index-2022"].value)
    expected = {"trade-window-base": (2018, 100), "trade-index-2022": (2022, index), "trade-index-2023": (2023, 350)}
    assert at_points == {name: pytest.approx(place) for name, place in expected.items()}


@every_style
def test_the_bracket_of_a_path_spans_what_it_is_said_of(style):
    picture = drawn(CHARTS["trade-path"], style=style)
    lines = [trace for trace in picture.data if trace.mode == "lines" and trace.customdata]
    (bracket,) = [trace for trace in lines if trace.customdata[0][0] == "trade-multiple"]
    assert list(bracket.y) == [100, 100, 350, 350]
    assert min(bracket.x) > 2023
    assert bracket.x[1] == bracket.x[2]


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
def test_a_reading_is_switched_on_alone_and_is_a_grey_bar_or_a_dashed_range_of_its_bounds(reading):
    chart = next(chart for chart in CHARTS.values() if reading in reading_ids(chart))
    found = [
        (item_id, trace) for item_id, trace, _ in points(drawn(chart, readings=[reading])) if item_id not in chart.ids
    ]
    assert {item_id for item_id, _ in found} == {reading}
    figure = DATA.figures[reading]
    bars = [trace for _, trace in found if trace.type == "bar"]
    if bars:
        (bar,) = bars
        assert bar.marker.line.color[-1] == MUTED
        assert bar.x[-1] == pytest.approx(plotted(figure, figure.value))
        return
    (line,) = {id(trace): trace for _, trace in found if trace.mode == "lines+markers"}.values()
    expected = [plotted(figure, value) for value in (figure.bounds.low, figure.value, figure.bounds.high)]
    assert line.line.dash == "dash"
    assert list(line.y) == pytest.approx(expected)


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
    ticks = {name: list(drawn(CHARTS[name]).layout.xaxis.tickvals) for name in ("trade-path", "it-exports")}
    assert ticks == {
        "trade-path": [2018, 2019, 2020, 2021, 2022, 2023],
        "it-exports": [2020, 2023, 2024, 2025, 2026],
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
