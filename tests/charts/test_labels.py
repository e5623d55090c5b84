"""A label is built from its parts, each of which can be left to what stands around it."""

from fractions import Fraction

import pytest

from interview.amounts.items import Basis, Comparator, Figure, Indicator, Kind, Sort, Unit
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval
from interview.charts.labels import label
from interview.words.units import unit_of

MT = Unit("Mt", " Mt", " million tonnes", Sort.MEASURE)


def figure(kind, unit="Mt", value="26.7", low="26.5", high="26.9"):
    indicator = Indicator("cargo", "transit", "Cargo", unit_of(unit, {"Mt": MT}), "KZ", "All cargo.")
    value, bounds = Fraction(value), Interval(Fraction(low), Fraction(high))
    place = "KZ", Period.parse("2023"), Basis.STATED
    return Figure("cargo-2023", indicator, kind, *place, value, Comparator.EQUAL, bounds, "")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "<b>26.7 Mt</b><br>calculated"),
        ({"bounds": True}, "<b>26.7 Mt</b><br>calculated, 26.5 to 26.9"),
        ({"bounds": True, "inner": "<br>", "unit": False}, "<b>26.7</b><br>calculated<br>26.5 to 26.9"),
        ({"bounds": True, "kind": False, "sep": " "}, "<b>26.7 Mt</b> 26.5 to 26.9"),
        ({"kind": False}, "<b>26.7 Mt</b>"),
        ({"sep": ", ", "signed": True}, "<b>+26.7 Mt</b>, calculated"),
    ],
)
def test_the_parts_of_a_label_can_be_left_out_one_by_one(options, expected):
    assert label(figure(Kind.DERIVED), **options) == expected


def test_a_stated_number_needs_neither_kind_nor_bounds():
    assert label(figure(Kind.STATED), bounds=True) == "<b>26.7 Mt</b>"


def test_a_label_without_its_unit_keeps_the_word_that_scales_it():
    money = figure(Kind.TARGET, "USD", 5 * 10**6, 4 * 10**6, 6 * 10**6)
    assert label(money, unit=False) == "<b>5 million</b><br>aim"
