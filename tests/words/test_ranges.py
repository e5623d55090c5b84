from fractions import Fraction

import pytest

from interview.words.mentions import mentions

M, BN, TN = 10**6, 10**9, 10**12


RANGES = [
    ("3 to 4 %", 3, 4, "%"),
    ("3% to 4%", 3, 4, "%"),
    ("3-4 %", 3, 4, "%"),
    ("3–4 %", 3, 4, "%"),
    ("between 3 and 4 percent", 3, 4, "%"),
    ("between 3% and 4%", 3, 4, "%"),
    ("from 3 to 4 percent", 3, 4, "%"),
    ("$3 to $4 billion", 3 * BN, 4 * BN, "USD"),
    ("$3 billion to $4 billion", 3 * BN, 4 * BN, "USD"),
    ("$3-4bn", 3 * BN, 4 * BN, "USD"),
    ("between $3 and $4 billion", 3 * BN, 4 * BN, "USD"),
    ("between 3 and 4 billion dollars", 3 * BN, 4 * BN, "USD"),
    ("10-15k people", 10000, 15000, "1"),
    ("500 to 1,000 people", 500, 1000, "1"),
    ("500 thousand to 1 million people", 500000, M, "1"),
    ("two to three hundred people", 200, 300, "1"),
    ("five or six years", 5, 6, "a"),
    ("between one hundred and two hundred people", 100, 200, "1"),
    ("between one hundred and twenty and one hundred and fifty people", 120, 150, "1"),
    ("$43 billion, plus or minus 2 %", Fraction("42.14") * BN, Fraction("43.86") * BN, "USD"),
    ("75%, plus or minus 50 basis points", Fraction("74.5"), Fraction("75.5"), "%"),
    ("$6.5 billion ± $100 million", Fraction("6.4") * BN, Fraction("6.6") * BN, "USD"),
    ("$100 million, give or take $5 million", 95 * M, 105 * M, "USD"),
    ("the low 70s", 70, 74, "1"),
    ("the mid-40s", 43, 47, "1"),
    ("the high 60s", 66, 70, "1"),
    ("the low-to-mid 60s", 60, 67, "1"),
    ("the high teens", 16, 20, "1"),
    ("mid-teens percent", 13, 17, "%"),
    ("Sales fell 3 to 4 %.", -4, -3, "%"),
    ("Sales declined by between 3 and 4 percent.", -4, -3, "%"),
    ("a 3% to 4% decline", -4, -3, "%"),
    ("We expect to grow 8 to 10 percent.", 8, 10, "%"),
]


@pytest.mark.parametrize(("text", "lower", "upper", "unit"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_has_its_value_in_the_middle_and_its_ends_from_the_words(text, lower, upper, unit):
    [spoken] = mentions(text)
    assert (spoken.lower, spoken.upper, spoken.unit) == (lower, upper, unit)
    assert spoken.value == Fraction(lower + upper) / 2
