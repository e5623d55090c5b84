import inspect
import math
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.amounts.derivations import METHODS, Operand, compute, unit_problem
from interview.amounts.items import Comparator, Event, Figure, Kind
from interview.amounts.rounding import Interval
from interview.folder.dataset import load

DATASET = load()
DERIVED = [figure for figure in DATASET.figures.values() if figure.derivation]
SHARES = st.one_of(st.just(Fraction(0)), st.just(Fraction(1)), st.fractions(min_value=0, max_value=1))
FAR = st.one_of(st.just(Fraction(1)), st.fractions(min_value=1, max_value=1000))
MILLION, BILLION = 10**6, 10**9

# Computed apart from this code, from the formulas of the specification: value, lower and upper bound, six decimals.
COMPUTED = [
    ("trade-index-2023", 1, "350", "345", "355"),  # 100·m
    ("trade-index-2022", 1, "284.552846", "279.352226", "289.795919"),  # 100·m/(1+g)
    ("trade-average-growth-2018-2023", 1, "28.473516", "28.104332", "28.838504"),  # m^(1/5)−1
    ("trade-average-growth-2018-2022", 1, "29.879537", "29.281991", "30.473727"),  # (m/(1+g))^(1/4)−1
    ("trade-growth-above-average-2023", 1, "-5.473516", "-6.338504", "-4.604332"),  # g−CAGR
    ("trade-share-of-gain-2023", 1, "26.178862", "25.570228", "26.79501"),  # (m−m/(1+g))/(m−1)
    ("trade-average-growth-2019-2023", 1, "36.77824", "36.287107", "37.264139"),  # m^(1/4)−1
    ("trade-average-growth-2018-2024", 1, "26.949796", "26.602339", "27.293258"),  # m^(1/5.25)−1
    ("trade-average-growth-as-increase", 1, "35.096004", "34.794447", "35.394892"),  # (m+1)^(1/5)−1
    ("transit-2022", 1, "26.694215", "26.543209", "26.846474"),  # v/(1+g)
    ("transit-added-2023", 1, "5.605785", "5.486514", "5.724486"),  # v·g/(1+g)
    ("transit-per-day-2023", 1, "88.493151", "88.356164", "88.630137"),  # v/365
    ("rail-2022", 1, "288.349515", "286.473429", "290.243903"),  # v/(1+g)
    ("rail-added-2023", 1, "8.650485", "7.231707", "10.060387"),  # v·g/(1+g)
    ("rail-per-day-2023", 1, "813.69863", "812.328767", "815.068494"),  # v/365
    ("ports-2022", 1, "6.486486", "6.412556", "6.561086"),  # v/(1+g)
    ("ports-added-2023", 1, "0.713514", "0.679411", "0.747758"),  # v·g/(1+g)
    ("ports-per-day-2023", 1, "19.726027", "19.589041", "19.863014"),  # v/365
    ("titr-2022", 1, "1.69697", "1.661631", "1.732523"),  # v/(1+g)
    ("titr-added-2023", 1, "1.10303", "1.078267", "1.127946"),  # v·g/(1+g)
    ("titr-per-day-2023", 1, "7.671233", "7.534246", "7.80822"),  # v/365
    ("rail-added-to-titr-added-2023", 1, "7.842473", "6.411397", "9.33014"),  # [vR·gR/(1+gR)]/[vM·gM/(1+gM)]
    ("titr-multiple-2023", 1, "1.65", "1.645", "1.655"),  # 1+g
    ("titr-exports-multiple-2023-as-increase", 1, "3.5", "3.45", "3.55"),  # m+1
    ("titr-exports-index-2023", 1, "250", "245", "255"),  # 100·m
    ("titr-exports-index-2023-as-increase", 1, "350", "345", "355"),  # 100·(m+1)
    ("titr-exports-largest-share-2022", 1, "66", "64.509803", "67.551021"),  # (1+g)/m
    ("roads-works-other-2023", 1, "4200", "4100", "4300"),  # all − national
    ("roads-works-national-share-2023", 1, "60.747664", "60", "61.502348"),  # national/all
    ("highways-built-per-year", 1, "866.666667", "866.666666", "inf"),  # h/15
    ("railways-built-per-year", 1, "166.666667", "163.333333", "170"),  # l/15
    ("it-exports-2020", MILLION, "166.666667", "128.571428", "220"),  # v/m
    ("it-exports-2020-as-increase", MILLION, "125", "100", "157.142858"),  # v/(m+1)
    ("it-exports-average-growth-2020-2023", 1, "44.224957", "35.72088", "51.829449"),  # m^(1/3)−1
    ("it-exports-needed-growth-2023-2026", 1, "25.992105", "22.052244", "inf"),  # (target/v)^(1/3)−1
    ("it-exports-gain-2020-2023", MILLION, "111.111111", "90", "130.952381"),  # (v−v/m)/3
    ("it-exports-needed-gain-2023-2026", MILLION, "166.666667", "150", "inf"),  # (target−v)/3
    ("it-exports-gain-ratio", 1, "1.5", "1.145454", "inf"),  # (target−v)/(v−v/m)
    ("it-exports-share-of-target-2023", 1, "50", "0", "55"),  # v/target
    ("it-exports-continued-2026", MILLION, "1500", "1125", "1925"),  # v·m
    ("it-exports-target-multiple", 1, "6", "4.545454", "inf"),  # target·m/v
    ("it-exports-path-2024", MILLION, "629.960525", "587.230146", "inf"),  # v·(target/v)^(1/3)
    ("it-exports-path-2025", MILLION, "793.700526", "766.309432", "inf"),  # v·(target/v)^(2/3)
    ("it-exports-growth-difference", 1, "-18.232852", "-29.777205", "inf"),  # needed growth − past growth
    ("transport-investment-per-year-usd", BILLION, "2.333333", "2.3", "2.366667"),  # u/15
    ("transport-investment-per-year-kzt", BILLION, "666.666667", "666.666666", "inf"),  # z/15
    ("transport-investment-rate", 1, "285.714286", "281.69014", "inf"),  # z/u
    ("corridors-balance", 1, "0", "0", "0"),  # 5+8−13
    ("export-potential-per-product", MILLION, "5", "4.6", "5.461539"),  # v/n
    ("armenia-gdp-index-2023", 1, "108.7", "108.65", "108.75"),  # 100+g
    ("armenia-price-index-2023", 1, "102", "101.5", "102.5"),  # 100+i
    ("golan-others", 1, "132", "132", "132"),  # 139−7
    ("golan-women-share", 1, "5.035971", "5.035971", "5.035972"),  # 7/139
    ("astana-rounds-per-year", 1, "3.092958", "2.864703", "3.360735"),  # 21/(end−start)
    ("treaty-year", 1, "1999", "1999", "1999"),  # 2024−25
    ("commission-year", 1, "1999", "1999", "1999"),  # 2024−25
    ("khachaturian-year", 1, "1903", "1903", "1903"),  # 2023−120
    ("transport-window-first-year", 1, "2009", "2009", "2009"),  # 2023−15+1
    ("trade-window-base", 1, "2018", "2018", "2018"),  # 2023−5
    ("it-exports-window-base", 1, "2020", "2020", "2020"),  # 2023−3
    ("congress-years", 1, "21", "21", "21"),  # 2024−2003
    ("programme-years-shared", 1, "2", "2", "2"),  # |{2024,2025}|
    ("culture-agreement-years", 1, "17", "17", "17"),  # 2024-04 − 2006-11
    # the seven below are log 2 / log (1 + growth)
    ("trade-doubling-2023", 1, "3.348308", "3.283953", "3.415513"),
    ("armenia-gdp-doubling-2023", 1, "8.308964", "8.263411", "8.355044"),
    ("armenia-inflation-doubling-2023", 1, "35.002789", "28.071035", "46.555526"),
    ("transit-doubling-2023", 1, "3.63627", "3.559272", "3.717014"),
    ("rail-doubling-2023", 1, "23.449772", "20.148792", "28.071035"),
    ("ports-doubling-2023", 1, "6.641885", "6.367654", "6.942209"),
    ("titr-doubling-2023", 1, "1.384148", "1.375835", "1.392588"),
    ("grain-terminal-per-day", 1, "2.739726", "1.369863", "4.109589"),  # v/365
    ("corridors-rail-share", 1, "38.461538", "38.461538", "38.461539"),  # 5/13
    ("corridors-road-share", 1, "61.538462", "61.538461", "61.538462"),  # 8/13
    ("un-soldiers-per-year", 1, "61.289422", "58.079873", "inf"),  # 600/(end−start)
    # the four below are 100 plus the growth rate
    ("transit-index-2023", 1, "121", "120.5", "121.5"),
    ("rail-index-2023", 1, "103", "102.5", "103.5"),
    ("ports-index-2023", 1, "111", "110.5", "111.5"),
    ("titr-index-2023", 1, "165", "164.5", "165.5"),
]


def box(token: str) -> Interval:
    """All that one input of a derivation can stand for."""
    name, _, part = token.partition(".")
    item = DATASET.named.get(name)
    if item is None:
        return Interval.point(Fraction(token))
    if not part:
        return item.bounds
    if isinstance(item, Event):
        period = item.end if part.startswith("end") else item.start
    else:
        period = item.period if isinstance(item, Figure) else item
    if part == "start":
        return Interval.point(period.first.year)
    if part == "end":
        return Interval.point(period.last.year)
    return period.start_in_years() if part == "start_date" else period.end_in_years()


@st.composite
def draws(draw, interval):
    if interval.low == interval.high:
        return Interval.point(interval.low)
    if interval.bounded:
        value = interval.low + draw(SHARES) * (interval.high - interval.low)
    else:
        value = interval.low * draw(FAR)
    if value not in interval:
        step = (interval.high - interval.low if interval.bounded else 1) * Fraction(1, 10**12)
        value += step if value == interval.low else -step
    return Interval.point(value)


@pytest.mark.parametrize("figure", DERIVED, ids=lambda figure: figure.id)
@given(data=st.data())
def test_every_draw_from_the_inputs_gives_a_result_inside_the_bounds(figure, data):
    inputs = [data.draw(draws(box(token)), label=token) for token in figure.derivation.inputs]
    result = METHODS[figure.derivation.method].apply(*inputs)
    bounds = figure.bounds
    if result.low == result.high:
        assert result.low in bounds
    else:  # an irrational power, known to within its two neighbours
        assert result.high - result.low < Fraction(1, 10**6)
        assert bounds.low <= result.high
        assert result.low <= bounds.high


@pytest.mark.parametrize("figure", DERIVED, ids=lambda figure: figure.id)
def test_the_value_lies_in_the_bounds_or_on_the_end_that_more_than_leaves_open(figure):
    if figure.comparator is Comparator.MORE:
        assert figure.bounds.low_open
        assert figure.bounds.low <= figure.value < figure.bounds.high
    else:
        assert figure.value in figure.bounds


@pytest.mark.parametrize(("figure_id", "scale", "value", "low", "high"), COMPUTED, ids=[row[0] for row in COMPUTED])
def test_every_derived_figure_is_what_an_independent_computation_gives(figure_id, scale, value, low, high):
    figure = DATASET.figures[figure_id]

    def near(end, literal):
        return end == math.inf if literal == "inf" else abs(end / scale - Fraction(literal)) <= Fraction(1, 10**6)

    assert near(figure.value, value), float(figure.value / scale)
    assert near(figure.bounds.low, low), float(figure.bounds.low / scale)
    assert near(figure.bounds.high, high), float(figure.bounds.high / scale)


def test_no_derived_figure_is_without_an_independent_computation():
    assert sorted(row[0] for row in COMPUTED) == sorted(figure.id for figure in DERIVED)


@pytest.mark.parametrize("figure", DERIVED, ids=lambda figure: figure.id)
def test_derived_figures_rest_on_said_ones_and_each_input_enters_once(figure):
    inputs = figure.derivation.inputs
    assert len(set(inputs)) == len(inputs)
    sources = [DATASET.named[name] for name in figure.derivation.sources]
    assert [source for source in sources if getattr(source, "kind", None) is Kind.DERIVED] == []


@pytest.mark.parametrize("name", METHODS)
def test_a_formula_names_exactly_the_inputs_of_its_method(name):
    method = METHODS[name]
    count = len(inspect.signature(method.apply).parameters)
    fields = re.findall(r"\{(\d*)\}", method.formula)
    numbered = {int(field) for field in fields if field}
    assert numbered == set(range(count)) if numbered else len(fields) == count


def test_every_method_is_used_by_the_data_or_computed_in_a_table_below():
    used = {figure.derivation.method for figure in DERIVED}
    assert sorted(used | {row[0] for row in COMPUTED_BY_NAME}) == sorted(METHODS)


COMPUTED_BY_NAME = [
    ("growth_between", [90, 100], -10),
    ("growth_between", [150, 100], 50),
    ("growth_of_multiple", [Fraction("3.5")], 250),
    ("growth_of_multiple", [Fraction("0.5")], -50),
    ("multiple_of_growth", [250], Fraction("3.5")),
    ("multiple_of_growth", [-50], Fraction("0.5")),
    ("sum", [5], 5),
    ("sum", [5, 8], 13),
    ("sum", [1, 2, 3, -4], 2),
    ("before_growth", [90, -10], 100),
    ("added_by_growth", [90, -10], -10),
    ("index_of_growth", [-11], 89),
    ("needed_growth", [800, 100, 2026, 2023], 100),
    ("needed_gain_per_year", [1000, 500, 2028, 2024], 125),
    # 500 in two years against 500 − 250 in four
    ("needed_gain_to_past_gain", [1000, 500, 2, 4, 2026, 2024], 4),
    ("needed_growth_above_past", [800, 100, 2026, 2023, 4, 2], 0),
    ("path", [64, 8, 2026, 2023, 2024], 16),
    ("path", [64, 8, 2026, 2023, 2025], 32),
    ("average_growth_before", [5, 25, 3], 100),
    ("rate_over_time", [21, 2024, 2017], 3),
    ("complete_years", [Fraction("2024.3"), Fraction("2006.9")], 17),
    ("complete_years", [2024, 2006], 18),
    ("shared_years", [2023, 2025, 2024, 2026], 2),
    ("shared_years", [2024, 2026, 2023, 2025], 2),
    ("shared_years", [2023, 2025, 2026, 2027], 0),
    ("shared_years", [2020, 2022, 2025, 2027], 0),
]


@pytest.mark.parametrize(("method", "inputs", "expected"), COMPUTED_BY_NAME)
def test_a_method_computes_what_its_name_says(method, inputs, expected):
    operands = [Operand(Interval.point(number), Interval.point(number)) for number in inputs]
    assert compute(method, operands) == (expected, Interval.point(expected), Comparator.EQUAL)


ONE, TWO = (Operand(Interval.point(n), Interval.point(n)) for n in (1, 2))
ABOUT = Operand(Interval.point(4), Interval(3, 5), Comparator.ABOUT)
MORE = Operand(Interval.point(4), Interval(4, math.inf, True, True), Comparator.MORE)
AT_LEAST = Operand(Interval.point(4), Interval(4, math.inf, False, True), Comparator.AT_LEAST)


@pytest.mark.parametrize(
    ("method", "operands", "expected"),
    [
        ("ratio", [TWO, ONE], (2, Interval.point(2), Comparator.EQUAL)),
        ("ratio", [ABOUT, TWO], (2, Interval(Fraction(3, 2), Fraction(5, 2)), Comparator.ABOUT)),
        ("ratio", [MORE, TWO], (2, Interval(2, math.inf, True, True), Comparator.MORE)),
        ("ratio", [AT_LEAST, TWO], (2, Interval(2, math.inf, False, True), Comparator.AT_LEAST)),
        ("ratio", [TWO, AT_LEAST], (Fraction(1, 2), Interval(0, Fraction(1, 2), True), Comparator.AT_MOST)),
        ("ratio", [MORE, ABOUT], (1, Interval(Fraction(4, 5), math.inf, True, True), Comparator.MORE)),
        ("difference", [ONE, TWO], (-1, Interval.point(-1), Comparator.EQUAL)),
        ("index_of_growth", [TWO], (102, Interval.point(102), Comparator.EQUAL)),
    ],
)
def test_a_hedge_of_an_input_carries_over_to_the_result(method, operands, expected):
    assert compute(method, operands) == expected


@pytest.mark.parametrize(
    ("method", "operands", "error"),
    [
        ("no_such_method", [ONE], KeyError),
        ("ratio", [ONE], TypeError),
        ("ratio", [ONE, ONE, ONE], TypeError),
        ("ratio", [ONE, Operand(Interval.point(0), Interval.point(0))], ZeroDivisionError),
        ("average_growth", [TWO, ABOUT], ValueError),
    ],
)
def test_what_cannot_be_computed_is_an_error(method, operands, error):
    with pytest.raises(error):
        compute(method, operands)


def test_what_nothing_bounds_is_no_result():
    below = Operand(Interval.point(3), Interval.of(Fraction(3), Fraction(1), "<"), Comparator.LESS)
    above = Operand(Interval.point(5), Interval.of(Fraction(5), Fraction(1), ">"), Comparator.MORE)
    with pytest.raises(ValueError, match=r"^nothing bounds the result$"):
        compute("sum", [below, above])


def test_a_sum_of_what_is_less_is_less_and_of_what_is_at_most_at_most():
    below, most = (
        Operand(Interval.point(3), Interval.of(Fraction(3), Fraction(1), c), c) for c in list(Comparator)[4:]
    )
    assert compute("sum", [below, ONE]) == (4, Interval(-math.inf, 4, low_open=True, high_open=True), Comparator.LESS)
    assert compute("sum", [most, ONE]) == (4, Interval(-math.inf, 4, low_open=True), Comparator.AT_MOST)


def test_a_share_of_more_than_the_whole_is_refused():
    with pytest.raises(ValueError, match=r"^the part is greater than its whole$"):
        compute("share", [TWO, ONE])


@pytest.mark.parametrize("figure", DERIVED, ids=lambda figure: figure.id)
def test_every_derived_figure_has_the_units_its_method_declares(figure):
    units = []
    for token in figure.derivation.inputs:
        item = DATASET.figures.get(token)
        units.append(item.unit.code if item else "year" if "." in token and token[0].isalpha() else "")
    assert unit_problem(figure.derivation.method, units, figure.unit.code) is None


@pytest.mark.parametrize("name", METHODS)
def test_a_method_declares_a_unit_for_each_input(name):
    assert len(METHODS[name].inputs) == len(inspect.signature(METHODS[name].apply).parameters)


@pytest.mark.parametrize(
    ("method", "units", "result", "problem"),
    [
        ("share", ["km", "km"], "%", None),
        ("share", ["km", "USD"], "%", "input 2 of share is in 'USD' and should be in 'km'"),
        ("share", ["km", "km"], "km", "the result of share is in '%' and not in 'km'"),
        ("ratio", ["KZT", "USD"], "KZT/USD", None),
        ("ratio", ["USD", "1"], "USD", None),
        ("ratio", ["Mt", "Mt"], "×", None),
        ("ratio", ["Mt", "Mt"], "Mt", "the result of ratio is in '×' and not in 'Mt'"),
        ("before_growth", ["USD", "%"], "USD", None),
        ("before_growth", ["%", "USD"], "USD", "input 2 of before_growth is in 'USD' and should be in '%'"),
        ("before_growth", ["USD", "%"], "%", "the result of before_growth is in 'USD' and not in '%'"),
        ("per_year", ["km", "a"], "km/a", None),
        ("per_year", ["km", "a"], "km", "the result of per_year is in 'km/a' and not in 'km'"),
        ("average_growth", ["×", ""], "%/a", None),
        ("average_growth", ["%", "a"], "%/a", "input 1 of average_growth is in '%' and should be in '×'"),
        ("sum", ["EUR", "EUR", "EUR"], "EUR", None),
        ("sum", ["EUR", "EUR", "USD"], "EUR", "input 3 of sum is in 'USD' and should be in 'EUR'"),
        ("sum", ["", "EUR"], "USD", "the result of sum is in 'EUR' and not in 'USD'"),
        ("growth_between", ["USD", "USD"], "%", None),
        ("growth_of_multiple", ["×"], "%", None),
        ("thousandths_per_day", ["USD"], "kt/d", "input 1 of thousandths_per_day is in 'USD' and should be in 'Mt'"),
    ],
)
def test_units_that_do_not_fit_a_method_are_named(method, units, result, problem):
    assert unit_problem(method, units, result) == problem
