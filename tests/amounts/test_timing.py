"""The time of a computed number follows from the times of what goes in."""

import pytest

from interview.amounts.derivations import METHODS
from interview.amounts.periods import Period
from interview.amounts.timing import BEFORE, ORDERED, time_problem

FITTING = [
    ("before_growth", ["2024", "2024"], "2023"),
    ("before_growth", ["2024-12", "2024"], "2023-12"),
    ("before_growth", ["2024-10/2024-12", "2024-10/2024-12"], "2023-10/2023-12"),
    ("before_growth", ["2024-10/2024-12", "2024-10/2024-12"], "2024-07/2024-09"),
    ("before_growth", ["2024", "2019/2024"], "2019"),
    ("before_multiple", ["2023", "2009/2023"], "2008"),
    ("index_before_growth", ["2023"], "2022"),
    ("growth_between", ["2024", "2022"], "2022/2024"),
    ("growth_between", ["2024", "2024"], "2024"),
    ("difference", ["2022", "2024"], "2022/2024"),
]
WRONG = [
    ("before_growth", ["2024", "2024"], "2019", "period", "2023"),
    ("before_growth", ["2024", "2024"], "2024", "period", "2023"),
    ("before_growth", ["2024", "2019/2024"], "2023", "period", "2019"),
    ("before_multiple", ["2024", "2020/2024"], "2018", "period", "2020"),
    ("before_growth", ["2024", "2021"], "2020", "inputs", "a change of 2024"),
    ("growth_between", ["2022", "2024"], "2022/2024", "inputs", "2024 before 2022"),
]


@pytest.mark.parametrize(("method", "times", "result"), FITTING)
def test_a_time_that_follows_is_no_problem(method, times, result):
    assert time_problem(method, [Period.parse(time) for time in times], Period.parse(result)) is None


@pytest.mark.parametrize(("method", "times", "result", "where", "expected"), WRONG)
def test_a_time_that_does_not_follow_is_one(method, times, result, where, expected):
    problem = time_problem(method, [Period.parse(time) for time in times], Period.parse(result))
    assert problem is not None
    assert (problem.where, problem.expected) == (where, expected)


def test_a_change_can_be_measured_from_a_year_its_words_name():
    times = [Period.parse("2024"), Period.parse("2024")]
    assert time_problem("before_growth", times, Period.parse("2019"), {2019}) is None


def test_only_methods_that_there_are_have_a_time():
    assert set(METHODS) >= BEFORE | ORDERED
