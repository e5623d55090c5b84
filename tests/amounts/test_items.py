from datetime import date
from fractions import Fraction

import pytest

from interview.amounts.items import Basis, Derivation, Event, Mention
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2006-11", date(2006, 11, 1), date(2006, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-03-15", date(2024, 3, 15), date(2024, 3, 15)),
        ("2018/2023", date(2018, 1, 1), date(2023, 12, 31)),
        ("2017/2024-04", date(2017, 1, 1), date(2024, 4, 30)),
        ("2023/2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-03-15/2024-04", date(2024, 3, 15), date(2024, 4, 30)),
    ],
)
def test_a_period_spans_whole_days(text, first, last):
    assert Period.parse(text) == Period(text, first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a date of the form 2023, 2023-01 or 2023-01-31: ''"),
        ("23", "not a date of the form 2023, 2023-01 or 2023-01-31: '23'"),
        ("2023-1", "not a date of the form 2023, 2023-01 or 2023-01-31: '2023-1'"),
        ("2023-01-31-", "not a date of the form 2023, 2023-01 or 2023-01-31: '2023-01-31-'"),
        ("2023 ", "not a date of the form 2023, 2023-01 or 2023-01-31: '2023 '"),
        ("٢٠٢٣", "not a date of the form 2023, 2023-01 or 2023-01-31: '٢٠٢٣'"),
        ("2023/", "not a date of the form 2023, 2023-01 or 2023-01-31: ''"),
        ("2023/2022", "not a period in order: '2023/2022'"),
        ("2023-06/2023-05", "not a period in order: '2023-06/2023-05'"),
        ("2021/2022/2023", "not a period in order: '2021/2022/2023'"),
    ],
)
def test_what_is_no_period_says_why(text, message):
    with pytest.raises(ValueError, match=r".") as caught:
        Period.parse(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023-02-29", "2023-04-31", "0000"])
def test_a_day_that_no_calendar_has_is_no_period(text):
    with pytest.raises(ValueError, match=r"must be in|out of range|bad month"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2017", Interval(2017, 2018, high_open=True), Interval(2017, 2018, high_open=True)),
        (
            "2024-04",
            Interval(2024 + Fraction(91, 366), 2024 + Fraction(121, 366), high_open=True),
            Interval(2024 + Fraction(91, 366), 2024 + Fraction(121, 366), high_open=True),
        ),
        (
            "2017/2023-12-31",
            Interval(2017, 2018, high_open=True),
            Interval(2023 + Fraction(364, 365), 2024, high_open=True),
        ),
    ],
)
def test_a_moment_is_as_precise_as_the_text_gives_it(text, start, end):
    period = Period.parse(text)
    assert (period.start_in_years(), period.end_in_years()) == (start, end)


@pytest.mark.parametrize(
    ("verbatim", "basis"),
    [
        ("2017", Basis.STATED),
        ("November 2006", Basis.STATED),
        ("2023-2025", Basis.STATED),
        ("March 15 of this year", Basis.INFERRED),
        ("this September", Basis.INFERRED),
        ("Last year", Basis.INFERRED),
    ],
)
def test_the_date_of_an_event_is_stated_when_its_words_hold_a_year(verbatim, basis):
    event = Event("meeting", Period.parse("2023"), None, "Meeting", Mention(verbatim, 0, "excerpt"), "topic")
    assert event.period_basis is basis


@pytest.mark.parametrize(
    ("inputs", "sources"),
    [
        (("trade-multiple", "trade-window"), ("trade-multiple", "trade-window")),
        (("target", "level", "target.end", "level.end", "2024"), ("target", "level")),
        (("trade-multiple", "5.25"), ("trade-multiple",)),
        (("21-rounds", "interview.end_date", "process.start_date"), ("21-rounds", "interview", "process")),
        ((), ()),
    ],
)
def test_the_sources_of_a_derivation_are_its_ids_each_once_in_order(inputs, sources):
    assert Derivation("method", "{}", inputs).sources == sources


def test_a_mention_ends_just_after_its_words():
    assert Mention("35 billion", 100, "excerpt").end == 110


def test_said_and_derived_figures_know_what_they_are(dataset):
    said, derived = dataset.figures["trade-multiple"], dataset.figures["trade-average-growth-2019-2023"]
    assert (said.reading, said.derivation) == ("", None)
    assert derived.reading == derived.derivation.reading != ""
    assert derived.mention is None


def test_mentions_of_one_amount_share_their_quantity(dataset):
    first, second = dataset.figures["transport-investment-usd-question"], dataset.figures["transport-investment-usd"]
    assert first.quantity == second.quantity == ("transport-investment-usd", "KZ", "2009/2023", 35 * 10**9)
    assert dataset.figures["roads-works-2023"].quantity != dataset.figures["roads-works-national-2023"].quantity
