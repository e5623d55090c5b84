"""The dates of a sentence, and the one that belongs to a number."""

import pytest

from interview.words.dates import date_behind, dates_in, months_in

NAMED = {
    "The harbour opened in May, on 14 May 1825.": ["1825-05-14"],
    "It was signed on March 15, 2024.": ["2024-03-15"],
    "It was signed in November 2006.": ["2006-11"],
    "Between 2019 and 2024 we grew.": ["2019/2024"],
    "A programme for 2023-2025 is under way.": ["2023/2025"],
    "In the third quarter of fiscal 2024/25 we grew.": [],
    "In fiscal 2024 we grew.": [],
    "In the third quarter of 2025 we grew.": [],
    "In the 1990s we grew.": [],
    "We are back at 2019 levels.": [],
    "On May 1-3, 2024 we met.": [],
    "It weighs 2000 kg.": [],
}
BELONGING = {
    ("calls grew from 64 in 2022 to 96 in 2024.", "64"): "2022",
    ("calls grew from 64 in 2022 to 96 in 2024.", "96"): "2024",
    ("Debt stood at €312 million at the end of 2024.", "€312 million"): "2024",
    ("We sold 300 pumps in June 2025.", "300"): "2025-06",
    ("It was 5 percent more than in 2022.", "5 percent"): "",
    ("It has doubled twice as much as in 2022.", "twice"): "",
    ("We keep the 300 we had in 2019.", "300"): "",
    ("By 45 percent by 2030 we cut them.", "45 percent"): "",
    ("It rose 5 percent from 2019 to 2024.", "5 percent"): "",
    ("We have 22 berths.", "22"): "",
}
MONTHS = {
    "from October to December 2024": {10, 12},
    "In May we celebrate.": {5},
    "May I ask? March on!": set(),
    "more than in July": set(),
}


@pytest.mark.parametrize(("sentence", "periods"), NAMED.items())
def test_days_months_and_years_of_the_calendar_are_read_and_nothing_else(sentence, periods):
    assert [one.period.text for one in dates_in(sentence)] == periods


@pytest.mark.parametrize(("said", "period"), BELONGING.items())
def test_a_date_straight_behind_a_number_belongs_to_it(said, period):
    sentence, number = said
    own = date_behind(sentence, sentence.index(number) + len(number))
    assert (own.period.text if own else "") == period


@pytest.mark.parametrize(("words", "months"), MONTHS.items())
def test_months_are_read_where_they_can_be_nothing_else(words, months):
    assert months_in(words) == months


@pytest.mark.parametrize(("sentence", "compared"), [("more than in 2022", True), ("in 2022", False)])
def test_a_year_that_is_only_compared_with_is_told_from_the_time(sentence, compared):
    assert [one.compared for one in dates_in(sentence)] == [compared]
