"""Kinds of sentences that were read wrongly once: now each is read rightly, or refused aloud."""

from fractions import Fraction

import pytest

from interview.words.measures import conversion
from interview.words.mentions import mentions
from interview.words.spoken import Sort

M = 10**6
READ = [
    # the sentence, which of its numbers, value, ends, unit
    ("Growth will be between minus 2 and 3 percent.", 0, 0.5, (-2, 3), "%"),
    ("The result lies between -2 and 3 %.", 0, 0.5, (-2, 3), "%"),
    ("Temperatures ranged from minus 5 to 12 degrees.", 0, 3.5, (-5, 12), "°"),
    ("We see growth of -2 to 3 %.", 0, 0.5, (-2, 3), "%"),
    ("We see -2 % to +3 %.", 0, 0.5, (-2, 3), "%"),
    ("We see between minus 5 and minus 3 percent.", 0, -4, (-5, -3), "%"),
    ("Between minus 5 and plus 3 percent is likely.", 0, -1, (-5, 3), "%"),
    ("A result of -$2 million to $3 million.", 0, M // 2, (-2 * M, 3 * M), "USD"),
    ("Growth went from minus 2 to 3 percent.", 0, -2, None, "%"),
    ("Growth went from minus 2 to 3 percent.", 1, 3, None, "%"),
    ("Growth rates of minus 2 and 3 percent.", 1, 3, None, "%"),
    ("Growth rates of 2 and -3 percent.", 0, 2, None, "%"),
    ("Comparable sales were flat to up 2 percent.", 0, 1, (0, 2), "%"),
    ("Volumes flat to down 3 percent.", 0, -1.5, (-3, 0), "%"),
    ("Revenue came in 3 percent under last year.", 0, -3, None, "%"),
    ("The works are 3 percent under budget.", 0, -3, None, "%"),
    ("3 percent under 25 years of age", 0, 3, None, "%"),
    ("The boxer weighs 5 pounds more than last year.", 0, 5, None, "lb"),
    ("He is 12 pounds heavier.", 0, 12, None, "lb"),
    ("It costs 5 pounds.", 0, 5, None, "GBP"),
    ("We lost 5 million pounds.", 0, 5 * M, None, "GBP"),
    ("A wall of 30 feet stood there.", 0, 30, None, "ft"),
    ("The train reaches 120 km/h.", 0, 120, None, "km/h"),
    ("It goes 120 kilometers per hour.", 0, 120, None, "km/h"),
    ("Wind speeds of up to 150 km an hour.", 0, 150, (None, 150), "km/h"),
    ("Power costs €50/MWh.", 0, 50, None, "EUR/MWh"),
    ("Three quarters of voters agreed.", 0, 0.75, None, "1"),
    ("Three quarters of weak growth followed.", 0, 3, None, "quarter"),
    ("The rate rose by a quarter of a point.", 0, 0.25, None, "point"),
    ("One US dollar buys 500 tenge.", 0, 1, None, "USD"),
    ("The birth rate is 12 per mille.", 0, 12, None, "‰"),
    ("Alcohol in blood was 0.5‰.", 0, "0.5", None, "‰"),
    ("Revenue never exceeded $5 million.", 0, 5 * M, (None, 5 * M), "USD"),
    ("Revenue has not fallen below $5 million.", 0, 5 * M, (5 * M, None), "USD"),
    ("Prices were as low as 5%.", 0, 5, (5, None), "%"),
    ("Growth is 5% at best.", 0, 5, (None, 5), "%"),
    ("The margin is 5% maximum.", 0, 5, (None, 5), "%"),
    ("The margin is 5%, minimum.", 0, 5, (5, None), "%"),
    ("It grew more than 3 but less than 5%.", 0, 3, (3, None), "%"),
    ("Revenue fell 3% or $50 million.", 1, -50 * M, None, "USD"),
    ("Revenue fell $50 million, or 3%, to $4 million.", 1, -3, None, "%"),
    ("Revenue fell $50 million, or 3%, to $4 million.", 2, 4 * M, None, "USD"),
    ("Revenue rose 3%, or $50 million.", 1, 50 * M, None, "USD"),
    ("Exports fell 3% and imports 4%.", 1, -4, None, "%"),
    ("Exports fell 3% and net profit by 4%.", 1, -4, None, "%"),
    ("Exports fell 3% and imports rose 4%.", 1, 4, None, "%"),
    ("Growth was minus about 5%.", 0, -5, None, "%"),
    ("We plan emissions reductions of 55%.", 0, -55, None, "%"),
    ("Margins narrowed by 150 basis points.", 0, -150, None, "bp"),
    ("Growth decelerated by 2 percentage points.", 0, -2, None, "pp"),
    ("Growth slowed to 3%.", 0, 3, None, "%"),
    ("Shares collapsed 20%.", 0, -20, None, "%"),
    ("Shares gave up 2%.", 0, -2, None, "%"),
    ("We gave back $2 million to owners.", 0, 2 * M, None, "USD"),
    ("The index was off 2 points.", 0, -2, None, "point"),
    ("It needs a 2/3 majority.", 0, Fraction(2, 3), None, "1"),
    ("It fails nine times out of ten.", 0, "0.9", None, "1"),
    ("The risk is 1 in 100,000.", 0, Fraction(1, 100000), None, "1"),
    ("They offer 2000-2500 jobs.", 0, 2250, (2000, 2500), "1"),
    ("The fund holds 5 mio euros.", 0, 5 * M, None, "EUR"),
    ("It costs 5 dirhams.", 0, 5, None, "AED"),
]
REFUSED = [
    ("We see growth of minus 2 to 3 percent.", "ambiguous: both below zero, or one"),
    ("He lost 5 pounds.", "ambiguous: a weight, or money"),
    ("She stands 5 foot 4.", "one length in two units"),
    ("He is 6 feet 2 inches tall.", "one length in two units"),
    ("At 14.30 the meeting began.", "ambiguous: a time of day, or a number"),
    ("Sales did not grow by 3%.", "says what a number is not"),
    ("The rate hasn’t fallen 3%.", "says what a number is not"),
    ("A pipe of 5/8 inch broke.", "ambiguous: a part, or two numbers"),
    ("The wall is 5m long.", "ambiguous: a scale, or a unit"),
    ("Revenue was roughly flat, plus or minus 1 percent.", "a tolerance of no number"),
]


@pytest.mark.parametrize(("sentence", "place", "value", "ends", "unit"), READ)
def test_it_is_read_rightly(sentence, place, value, ends, unit):
    found = [one for one in mentions(sentence) if one.sort is Sort.QUANTITY][place]
    assert (found.value, found.unit) == (Fraction(value), unit)
    assert (found.lower, found.upper) == (ends or (None, None))


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_it_is_refused_with_a_reason(sentence, reason):
    (found,) = [one for one in mentions(sentence) if one.sort is not Sort.DATE]
    assert (found.sort, found.value) == (Sort.UNCLEAR, None)
    assert reason in found.problem


def test_hours_behind_a_time_of_day_make_it_a_date():
    assert [one.sort for one in mentions("The train left at 14.30 hours.")] == [Sort.DATE]


@pytest.mark.parametrize(
    ("said", "stored", "goes"),
    [
        ("km/h", "km/h", True),
        ("km/h", "km", False),
        ("km/h", "km/d", False),
        ("km", "km/h", True),
        ("EUR/MWh", "EUR", True),
        ("EUR/MWh", "EUR/MWh", True),
        ("EUR/MWh", "EUR/t", False),
    ],
)
def test_what_is_said_by_the_hour_is_stored_by_the_hour(said, stored, goes):
    assert (conversion(said, stored, named=True) == 1) is goes
