import math
from itertools import pairwise

import pytest

from interview.amounts.items import FIGURE_KINDS, Comparator, Kind, Mention
from interview.charts import draw, strip_chart
from interview.charts.theme import CLEAR, PRESENTER, SCREEN
from interview.folder.dataset import load
from interview.words.formatting import fill

DATA = load()
CHARTS = DATA.charts
STYLES = [SCREEN, PRESENTER]
MILLION = 10**6
SMALL_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

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
    looks = {
        (trace.marker.pattern.shape[place], trace.marker.color[place] == trace.marker.line.color[place])
        for _, trace, place in bars(Kind.STATED)
    }
    assert looks == {("", True)}


def test_bars_of_derived_numbers_are_dotted():
    assert {trace.marker.pattern.shape[place] for _, trace, place in bars(Kind.DERIVED)} == {"."}


def test_bars_of_targets_and_potentials_are_outlines():
    outlined = [*bars(Kind.TARGET), *bars(Kind.POTENTIAL)]
    looks = {
        (trace.marker.color[place], trace.marker.line.color[place] != CLEAR, trace.marker.pattern.shape[place])
        for _, trace, place in outlined
    }
    assert looks == {(CLEAR, True, "")}


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
        Kind.DERIVED: {"circle-open-dot", "square-open-dot", "triangle-left-open", "triangle-right"} | ticks,
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
def test_only_the_number_the_title_speaks_of_first_is_accented(chart):
    accented = {
        item_id
        for item_id, trace, place in points(drawn(chart))
        if trace.marker.color is not None and at(trace.marker.color, place) == "#D2601A"
    }
    (accent,) = {part.partition("}")[0].partition("|")[0] for part in chart.title.split("{")[1:2]} or {""}
    solid = accent in chart.ids
    assert accented <= ({accent} if solid else set())


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


# What each title, subtitle and alternative text claims beyond its filled-in numbers, as a question to the figures.
# A chart whose numbers change so that its words no longer hold fails here.


def figure(name):
    return DATA.figures[name]


def low(name):
    return figure(name).bounds.low


def high(name):
    return figure(name).bounds.high


def surely_ordered(*names):
    """Whether the numbers rise from name to name whatever their rounding hides."""
    return all(_surely_less(figure(a).bounds, figure(b).bounds) for a, b in pairwise(names))


def _surely_less(a, b):
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def greatest(name, *others):
    return all(surely_ordered(other, name) for other in others)


def values_add_up(whole, *parts):
    return sum(figure(part).value for part in parts) == figure(whole).value


def covers(name, text):
    return figure(name).period.text == text


def the_route_grew_most_and_prices_least_of_seven():
    names = CHARTS["growth-rates"].ids
    most, least = "titr-growth-2023", "armenia-inflation-2023"
    return (
        len(names) == 7
        and all(covers(name, "2023") and figure(name).kind is Kind.STATED for name in names)
        and greatest(most, *(name for name in names if name != most))
        and all(greatest(name, least) for name in names if name != least)
    )


def growth_of_2023_was_below_the_five_year_average():
    return (
        surely_ordered("trade-growth-2023", "trade-average-growth-2018-2023")
        and figure("trade-window").value == 5
        and covers("trade-multiple", "2018/2023")
        and low("trade-multiple") > 1
    )


def growth_slowed_yet_brought_more_than_an_even_share_of_the_gain():
    return (
        surely_ordered("trade-growth-2023", "trade-average-growth-2018-2022")
        and low("trade-share-of-gain-2023") > 100 / figure("trade-window").value
    )


def the_exports_are_a_potential():
    return {figure(name).kind for name in ("export-potential-value", "export-potential-products")} == {Kind.POTENTIAL}


def the_economy_grew_more_than_prices():
    return surely_ordered("armenia-inflation-2023", "armenia-gdp-growth-2023") and low("armenia-inflation-2023") > 0


def the_route_grew_fastest_and_rail_added_most():
    return greatest("titr-growth-2023", "transit-growth-2023", "ports-growth-2023", "rail-growth-2023") and greatest(
        "rail-added-2023", "transit-added-2023", "ports-added-2023", "titr-added-2023"
    )


def transit_gained_what_lies_between_its_levels():
    return low("transit-added-2023") > 0 and values_add_up("transit-2023", "transit-2022", "transit-added-2023")


def rail_carries_more_than_ports_and_ports_more_than_the_route():
    return surely_ordered("titr-2023", "ports-2023", "rail-2023") and surely_ordered(
        "titr-2022", "ports-2022", "rail-2022"
    )


def the_four_stand_in_order_above_100_and_rail_carries_a_hundred_times_the_route():
    indexes = ("rail-index-2023", "ports-index-2023", "transit-index-2023", "titr-index-2023")
    times = (low("rail-2023") / high("titr-2023"), high("rail-2023") / low("titr-2023"))
    return surely_ordered(*indexes) and low(indexes[0]) > 100 and times[0] > 100 and times[1] < 115


def exports_grew_more_than_all_cargo():
    return surely_ordered("titr-index-2023", "titr-exports-index-2023")


def the_terminal_is_new_and_at_kuryk():
    said = DATA.excerpts[figure("grain-terminal-capacity").mention.excerpt_id].quote
    return "a new grain terminal" in said and "Kurik Seaport" in said and figure("grain-terminal-capacity").value == 1


def the_target_lies_above_the_level_reached():
    return (
        figure("it-exports-2023").kind is Kind.STATED
        and figure("it-exports-target-2026").kind is Kind.TARGET
        and covers("it-exports-target-2026", "2026")
        and surely_ordered("it-exports-2023", "it-exports-target-2026")
    )


def slower_growth_suffices_but_a_higher_gain_is_needed():
    growth, gain = "it-exports-needed-growth-2023-2026", "it-exports-needed-gain-2023-2026"
    return (
        figure(growth).value < low("it-exports-average-growth-2020-2023")
        and low(gain) > high("it-exports-gain-2020-2023")
        and high(growth) == high(gain) == math.inf
    )


def part_of_the_target_was_reached():
    return high("it-exports-share-of-target-2023") < 100 and low("it-exports-target-multiple") > 1


def the_sum_was_spent_in_15_years_and_is_mentioned_three_times():
    usd, kzt = "transport-investment-usd", "transport-investment-kzt"
    return (
        figure(usd).value == 15 * figure("transport-investment-per-year-usd").value
        and figure("transport-window").value == 15
        and len(DATA.mentions(usd)) + len(DATA.mentions(kzt)) == 3
        and {figure(usd).period.text, figure(kzt).period.text} == {"2009/2023"}
    )


def the_parts_add_up_to_all_corridors():
    return values_add_up("corridors", "corridors-rail", "corridors-road") and figure("corridors-balance").value == 0


def more_than_half_of_the_roads_were_national():
    return low("roads-works-national-share-2023") > 50 and values_add_up(
        "roads-works-2023", "roads-works-national-2023", "roads-works-other-2023"
    )


def both_lengths_were_built_in_15_years():
    years = {figure(name).period.text for name in ("highways-built", "railways-built")}
    return years == {"2009/2023"} and figure("transport-window").value == 15


def the_women_are_part_of_the_unit():
    return values_add_up("golan-unit", "golan-women", "golan-others")


def more_soldiers_than_600_since_2014():
    return figure("peacekeepers").comparator is Comparator.MORE and figure("peacekeepers").period.first.year == 2014


def more_armenians_than_20_thousand():
    return figure("armenians").comparator is Comparator.MORE and figure("armenians").geography == "KZ"


def the_ties_are_25_years_old_and_some_lie_ahead():
    return (
        DATA.events["treaty"].start.first.year == figure("treaty-year").value == 2024 - 25
        and covers("treaty-anniversary", "2024-09")
        and f"{SMALL_NUMBERS[len(ahead_of_the_interview())]} lie ahead of April 2024" in CHARTS["timeline"].alt
    )


def the_treaty_is_25_years_old():
    return covers("treaty-anniversary", "2024-09") and DATA.events["treaty"].start.first.year + 25 == 2024


def ahead_of_the_interview():
    events = [DATA.events[name] for name in CHARTS["timeline"].ids if name in DATA.events]
    return [event.id for event in events if event.end and event.end.last > DATA.interview.last]


def rounding_hides_half_a_per_cent_in_transit_and_up_to_a_third_in_it():
    transit, it = (figure(name) for name in ("transit-2022", "it-exports-2020"))
    below, above = (float(abs(end / it.value - 1)) for end in (it.bounds.low, it.bounds.high))
    hidden = max(float(abs(end / transit.value - 1)) for end in (transit.bounds.low, transit.bounds.high))
    return 0.004 < hidden < 0.007 and 0.22 < below < 0.28 and 0.30 < above < 0.36


CLAIMS = {
    "growth-rates": the_route_grew_most_and_prices_least_of_seven,
    "trade-path": growth_of_2023_was_below_the_five_year_average,
    "trade-pace": growth_slowed_yet_brought_more_than_an_even_share_of_the_gain,
    "export-potential": the_exports_are_a_potential,
    "armenia-economy": the_economy_grew_more_than_prices,
    "freight": the_route_grew_fastest_and_rail_added_most,
    "transit": transit_gained_what_lies_between_its_levels,
    "freight-levels": rail_carries_more_than_ports_and_ports_more_than_the_route,
    "freight-index": the_four_stand_in_order_above_100_and_rail_carries_a_hundred_times_the_route,
    "route-exports": exports_grew_more_than_all_cargo,
    "grain-terminal": the_terminal_is_new_and_at_kuryk,
    "it-exports": the_target_lies_above_the_level_reached,
    "it-pace": slower_growth_suffices_but_a_higher_gain_is_needed,
    "it-target": part_of_the_target_was_reached,
    "investment": the_sum_was_spent_in_15_years_and_is_mentioned_three_times,
    "corridor-squares": the_parts_add_up_to_all_corridors,
    "roads-works": more_than_half_of_the_roads_were_national,
    "roads-built": both_lengths_were_built_in_15_years,
    "golan-squares": the_women_are_part_of_the_unit,
    "diplomacy": more_soldiers_than_600_since_2014,
    "community": more_armenians_than_20_thousand,
    "timeline": the_ties_are_25_years_old_and_some_lie_ahead,
    "ties": the_treaty_is_25_years_old,
    "rounding": rounding_hides_half_a_per_cent_in_transit_and_up_to_a_third_in_it,
}


def test_every_chart_has_a_claim():
    assert set(CLAIMS) == set(CHARTS)


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=list(CLAIMS))
def test_the_numbers_support_the_words_of_a_chart(claim):
    assert claim()
