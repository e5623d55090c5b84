import math
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.amounts.items import Amount, Comparator, Kind
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval
from interview.folder.dataset import load
from interview.words.formatting import (
    KIND_WORDS,
    SIGNS,
    WORDS,
    bounds_text,
    event_text,
    formula_text,
    gap_text,
    number_text,
    period_text,
    period_words,
    plain_number,
    spread_text,
    value_text,
)
from interview.words.units import unit_of

DATASET = load()
FIGURES = DATASET.figures
GROUPED = [unit for unit in {f.unit.code: f.unit for f in FIGURES.values()}.values() if unit.grouped]
SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("transport-investment-kzt", "> 10 trillion tenge"),
        ("transport-investment-usd", "≈ 35 billion US dollars"),
        ("it-exports-target-2026", "≥ 1 billion US dollars"),
        ("it-exports-2023", "500 million US dollars"),
        ("it-exports-share-of-target-2023", "≤ 50 %"),
        ("it-exports-2020", "167 million US dollars"),
        ("it-exports-continued-2026", "1.5 billion US dollars"),
        ("export-potential-per-product", "5 million US dollars"),
        ("transit-2023", "32.3 million tonnes"),
        ("transit-2022", "26.7 million tonnes"),
        ("titr-2022", "1.70 million tonnes"),
        ("transit-per-day-2023", "88.5 thousand tonnes a day"),
        ("trade-multiple", "3.5×"),
        ("trade-growth-2023", "23 %"),
        ("trade-index-2022", "285"),
        ("trade-growth-above-average-2023", "−5.47 percentage points"),
        ("trade-average-growth-2018-2023", "28.5 % a year"),
        ("highways-built", "> 13,000 km"),
        ("railways-built-per-year", "167 km a year"),
        ("armenians", "> 20,000"),
        ("golan-unit", "139"),
        ("golan-women-share", "5.04 %"),
        ("corridors-balance", "0"),
        ("treaty-anniversary", "25 years"),
        ("treaty-year", "1999"),
        ("astana-rounds-per-year", "3.09 a year"),
    ],
)
def test_a_value_is_written_as_people_write_it(figure_id, expected):
    assert value_text(FIGURES[figure_id]) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("transport-investment-kzt", "more than 10 trillion tenge"),
        ("transport-investment-usd", "about 35 billion US dollars"),
        ("it-exports-target-2026", "at least 1 billion US dollars"),
        ("it-exports-share-of-target-2023", "at most 50 per cent"),
        ("transit-2023", "32.3 million tonnes"),
        ("trade-multiple", "3.5 times"),
        ("railways-built", "2,500 kilometres"),
    ],
)
def test_a_value_is_written_out_in_words(figure_id, expected):
    assert value_text(FIGURES[figure_id], words=True) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("trade-growth-2023", "+23 %"),
        ("trade-growth-above-average-2023", "−5.47 percentage points"),
        ("corridors-balance", "0"),
        ("armenians", "> +20,000"),
    ],
)
def test_a_signed_value_has_a_plus_above_zero_only(figure_id, expected):
    assert value_text(FIGURES[figure_id], signed=True) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("transit-2023", "32.25–32.35 million tonnes"),
        ("transit-2022", "26.54–26.85 million tonnes"),
        ("it-exports-2020", "128–220 million US dollars"),
        ("transport-investment-usd", "34.5–35.5 billion US dollars"),
        ("transport-investment-kzt", "> 10 trillion tenge"),
        ("it-exports-target-2026", "≥ 1 billion US dollars"),
        ("highways-built-per-year", "> 866 km a year"),
        ("it-exports-path-2024", "≥ 587 million US dollars"),
        ("it-exports-share-of-target-2023", "< 55 %"),
        ("it-exports-growth-difference", "> −29.8 percentage points"),
        ("trade-growth-above-average-2023", "−6.34 to −4.60 percentage points"),
        ("railways-built", "2,450–2,550 km"),
        ("golan-unit", ""),
        ("treaty-year", ""),
    ],
)
def test_bounds_are_written_rounded_outward(figure_id, expected):
    assert bounds_text(FIGURES[figure_id]) == expected


def shown_ends(text: str) -> list[Fraction]:
    scale = next((size for word, size in SCALES.items() if f"{word} " in text and "tonnes" not in text), 1)
    numbers = re.findall(r"−?\d[\d,]*(?:\.\d+)?", text)
    return [Fraction(number.replace("−", "-").replace(",", "")) * scale for number in numbers]


def assert_shown_bounds_contain_the_exact_ones(figure):
    text, bounds = bounds_text(figure), figure.bounds
    if bounds.low == bounds.high:
        assert text == ""
    elif bounds.high == math.inf:
        (low,) = shown_ends(text)
        assert low <= bounds.low
    elif figure.comparator is Comparator.AT_MOST:
        (high,) = shown_ends(text)
        assert high >= bounds.high
    else:
        low, high = shown_ends(text)
        assert low <= bounds.low < bounds.high <= high


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda figure: figure.id)
def test_the_bounds_shown_contain_the_exact_ones(figure):
    assert_shown_bounds_contain_the_exact_ones(figure)


@st.composite
def figures(draw):
    """A figure of any grouped unit; one that was said has decimals, a derived one any fraction."""
    kind = draw(st.sampled_from([Kind.STATED, Kind.DERIVED]))
    grain = draw(st.integers(1, 10**6)) if kind is Kind.DERIVED else 1000
    low = Fraction(draw(st.integers(-(10**16), 10**16)), grain)
    width = Fraction(draw(st.integers(0, 10**15)), grain)
    comparator = draw(st.sampled_from([Comparator.EQUAL, Comparator.MORE, Comparator.AT_MOST]))
    high = math.inf if comparator is Comparator.MORE else low + width
    indicator = replace(FIGURES["transit-2022"].indicator, unit=draw(st.sampled_from(GROUPED)))
    return replace(
        FIGURES["transit-2022"],
        indicator=indicator,
        kind=kind,
        comparator=comparator,
        value=low + width / 2 if kind is Kind.DERIVED and high != math.inf else low,
        bounds=Interval(low, high, high_open=high == math.inf),
    )


@given(figures())
def test_any_bounds_shown_contain_the_exact_ones(figure):
    assert_shown_bounds_contain_the_exact_ones(figure)


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda figure: figure.id)
def test_the_hedge_is_always_kept(dataset, figure):
    assert value_text(figure).startswith(SIGNS[figure.comparator])
    assert value_text(figure, words=True).startswith(WORDS[figure.comparator])
    if figure.derivation:
        assert f" {SIGNS[figure.comparator] or '= '}{number_text(figure)}" in formula_text(figure, dataset.named)


@pytest.mark.parametrize("figure", [f for f in FIGURES.values() if f.unit.code == "year"], ids=lambda figure: figure.id)
def test_years_are_never_grouped_or_given_decimals(figure):
    assert re.fullmatch(r"\d{4}", value_text(figure))
    assert value_text(figure) == figure.period.text


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("transit-2022", "32.3 ÷ (1 + 21 %) = 26.7 million tonnes"),
        ("transit-added-2023", "32.3 × 21 % ÷ (1 + 21 %) = 5.61 million tonnes"),
        ("trade-average-growth-2018-2023", "3.5^(1 ÷ 5) − 1 = 28.5 % a year"),
        ("transport-investment-per-year-usd", "35 billion ÷ 15 ≈ 2.33 billion US dollars a year"),
        ("it-exports-share-of-target-2023", "500 million ÷ 1 billion ≤ 50 %"),
        ("treaty-year", "2024 − 25 = 1999"),
        ("corridors-balance", "5 + 8 − 13 = 0"),
        ("astana-rounds-per-year", "21 ÷ (April 2024 − 2017) = 3.09 a year"),
        ("programme-years-shared", "years that 2023–2025 and 2024–2026 share = 2 years"),
        ("culture-agreement-years", "whole years from November 2006 to April 2024 = 17 years"),
        ("transit-2023", ""),
    ],
)
def test_a_formula_has_the_numbers_put_in(dataset, figure_id, expected):
    assert formula_text(FIGURES[figure_id], dataset.named) == expected


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda figure: figure.id)
def test_every_formula_has_all_its_numbers(dataset, figure):
    formula = formula_text(figure, dataset.named)
    assert re.findall(r"[{}]|[a-z]+-[a-z]", formula) == []
    assert number_text(figure) in formula or not figure.derivation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023", "2023"),
        ("2006-11", "November 2006"),
        ("2024-03-15", "15 March 2024"),
        ("2018/2023", "2018–2023"),
        ("2017/2024-04", "2017–April 2024"),
    ],
)
def test_a_period_is_written_in_words(text, expected):
    assert period_text(Period.parse(text)) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [("transit-2023", "2023"), ("rail-2023", "2023, inferred"), ("trade-multiple", "2018–2023, inferred")],
)
def test_a_period_the_text_leaves_open_says_so(figure_id, expected):
    assert period_words(FIGURES[figure_id]) == expected


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        ("treaty", "1999"),
        ("culture-agreement", "November 2006"),
        ("astana-process", "since 2017"),
        ("golan", "since 15 March 2024"),
        ("wheat", "until 2011"),
        ("sport-programme", "2024–2026"),
        ("armenian-culture-days", "September 2024–November 2024"),
    ],
)
def test_an_event_says_when_it_was_and_which_end_is_open(dataset, event_id, expected):
    assert event_text(dataset.events[event_id]) == expected


def test_an_event_without_any_date_says_nothing(dataset):
    assert event_text(replace(dataset.events["treaty"], start=None, end=None)) == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(35 * 10**9), "35000000000"),
        (Fraction(10**13), "10000000000000"),
        (Fraction("32.3"), "32.3"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-200, 3), "-66.6666666667"),
        (Fraction(5 * 10**8, 3), "166666666.667"),
        (Fraction(1, 3 * 10**9), "0.000000000333333333333"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (math.inf, ""),
        (-math.inf, ""),
    ],
)
def test_a_number_for_files_is_plain(value, expected):
    assert plain_number(value) == expected


def test_every_kind_and_every_comparator_has_words():
    assert sorted(KIND_WORDS) == sorted(Kind)
    assert sorted(SIGNS) == sorted(WORDS) == sorted(Comparator)


@pytest.mark.parametrize(
    ("unit", "gap", "percent", "expected"),
    [
        ("%", Fraction(3, 2), Fraction(-5), "+1.5 percentage points"),
        ("%/a", Fraction(-3, 2), Fraction(-5), "−1.5 percentage points"),
        ("Mt", Fraction(-2), None, "−2 million tonnes"),
        ("USD", Fraction(25 * 10**5), Fraction(10), "+2.5 million US dollars, +10.0 %"),
    ],
)
def test_a_gap_is_written_with_its_sign_and_between_percentages_in_points_alone(unit, gap, percent, expected):
    assert gap_text(Amount(Fraction(30), Interval.point(30), unit_of(unit, DATASET.units)), gap, percent) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("it-exports-2020", "−22.9 to +32.0 %"),
        ("transit-2022", "−0.6 to +0.6 %"),  # 0.566 and 0.570, both outward
        ("trade-growth-above-average-2023", "−15.9 to +15.9 %"),  # below zero: the lower end is still the first
        ("highways-built", "> 13,000 km"),
    ],
)
def test_a_spread_is_in_per_cent_of_the_value_and_rounded_outward(figure_id, expected):
    assert spread_text(FIGURES[figure_id]) == expected
