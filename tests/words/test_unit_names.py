"""A unit is named as what it is: the name says the money, the measure, the scale and the "per" of the code."""

import pytest

from interview.amounts.items import Sort, Unit
from interview.words.unit_names import head_noun, name_problem, sort_problem

NOTHING: dict[str, str] = {}
RIGHT = [
    ("Mt", "million tonnes", 10**6, NOTHING),
    ("Mt", "Mt", 10**6, NOTHING),
    ("KZT/USD", "tenge per US dollar", 1, NOTHING),
    ("KZT/USD", "tenge per dollar", 1, NOTHING),
    ("kt/d", "kilotonnes a day", 1000, NOTHING),
    ("SEK", "Swedish kronor", 1, NOTHING),
    ("SEK", "kronor", 1, NOTHING),
    ("EUR", "€", 1, NOTHING),
    ("Gt", "billion tonnes", 10**9, {"tonnes": "Gt"}),
    ("boe", "barrels of oil equivalent", 1, NOTHING),
    ("EUR/pump", "euros per heat pump", 1, NOTHING),
    ("%", "per cent", 1, NOTHING),
    ("h", "hours", 1, NOTHING),
    ("1", "", 1, NOTHING),
]
WRONG = [
    ("Mt", "tonnes", 10**6, "a name for Mt, 1,000,000 of it"),
    ("KZT", "tenge per US dollar", 1, "a name without “per” or “a” for KZT"),
    ("KZT", "roubles", 1, "a name for KZT"),
    ("KZT/USD", "tenge", 1, "a name with “per” or “a” for KZT/USD"),
    ("KZT/USD", "tenge per euro", 1, "a name for USD behind “per”"),
    ("kt/d", "thousand tonnes a month", 1000, "a name for d behind “per”"),
    ("SEK", "Norwegian kroner", 1, "a name for SEK"),
    ("Gt", "billion tonnes", 10**9, "a name for Gt, 1,000,000,000 of it"),
    ("pump", "thousand heat pumps", 1, "a name for pump"),
    ("pump", "per cent", 1, "a name for pump"),
    ("pump", "", 1, "a name for pump"),
    ("1", "people", 1, "a name for 1"),
    ("km", "miles", 1, "a name for km"),
]


def unit(code: str, multiple: int = 1, sort: Sort = Sort.MEASURE) -> Unit:
    return Unit(code, "", "", sort, multiple=multiple)


@pytest.mark.parametrize(("code", "name", "multiple", "nouns"), RIGHT)
def test_a_name_that_says_the_unit_is_right(code, name, multiple, nouns):
    assert name_problem(unit(code, multiple), name, nouns) == ""


@pytest.mark.parametrize(("code", "name", "multiple", "expected"), WRONG)
def test_a_name_that_says_another_unit_is_refused(code, name, multiple, expected):
    assert name_problem(unit(code, multiple), name, {}) == expected


@pytest.mark.parametrize(
    ("code", "sort", "expected"),
    [
        ("km", Sort.MEASURE, ""),
        ("km", Sort.PERCENT, "measure, or the unit %"),
        ("KZT", Sort.MEASURE, "money"),
        ("KZT/USD", Sort.MEASURE, ""),
        ("%", Sort.MEASURE, "percent"),
        ("a", Sort.DURATION, ""),
        ("pump", Sort.INDEX, ""),
    ],
)
def test_a_unit_is_of_the_sort_its_code_says(code, sort, expected):
    assert sort_problem(unit(code, sort=sort)) == expected


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("heat pumps", "pump"),
        ("thousand heat pumps a day", "pump"),
        ("barrels of oil equivalent", "barrel"),
        ("batteries", "battery"),
        ("boxes", "box"),
        ("glasses", "glass"),
        ("", ""),
    ],
)
def test_the_noun_of_a_name_is_one_word_in_the_singular(name, noun):
    assert head_noun(name) == noun
