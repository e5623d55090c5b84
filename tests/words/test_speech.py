"""Sentences as people say them in speeches and earnings calls: what each says, and what is refused."""

import csv
import io
from fractions import Fraction

import pytest

from interview.words.listing import listing
from interview.words.mentions import mentions
from interview.words.spoken import Sort
from interview.words.wording import read

M, BN = 10**6, 10**9


def quantities(text):
    """Value, unit and hedge of every quantity of a text, in order."""
    return [(q.value, q.unit, str(q.comparator)) for q in mentions(text) if q.sort is Sort.QUANTITY]


SAID = [
    # a change ends where a level starts
    ("The bank cut rates by 25 basis points to 4.5%.", [(-25, "bp", "="), ("4.5", "%", "=")]),
    ("Churn fell by 2 percentage points to 8 percent.", [(-2, "pp", "="), (8, "%", "=")]),
    ("The deficit shrank by half to 3% of GDP.", [("-0.5", "1", "="), (3, "%", "=")]),
    ("Poverty went from 20% down to 10%.", [(20, "%", "="), (10, "%", "=")]),
    ("The dividend goes up 10 cents to 55 cents.", [(10, "cent", "="), (55, "cent", "=")]),
    ("We doubled from five to ten.", [(2, "×", "="), (5, "1", "="), (10, "1", "=")]),
    # a sign reaches no number that is said to rise
    (
        "Sales fell 1.3%, with a 2.5% decline in Asia and a 1.2% increase here.",
        [("-1.3", "%", "="), ("-2.5", "%", "="), ("1.2", "%", "=")],
    ),
    ("Exchange rates reduced growth by roughly 2 points.", [(-2, "point", "~")]),
    # what stands after a number compares with it
    ("That is 5,000 fewer than the 20,000 we had.", [(-5000, "1", "="), (20000, "1", "=")]),
    ("Growth was 3 percent below the 5 percent target.", [(-3, "%", "="), (5, "%", "=")]),
    ("It was 5 degrees below zero.", [(-5, "°", "=")]),
    ("Some 20% below the poverty line vote.", [(20, "%", "~")]),
    ("It lies 300 meters below the summit.", [(300, "m", "=")]),
    # hedges
    ("Not less than 3 nor more than 5 members serve.", [(3, "1", ">="), (5, "1", "<=")]),
    ("Nowhere near 5,000 people came.", [(5000, "1", "<")]),
    ("We sold approx. 5,000 units.", [(5000, "1", "~")]),
    ("We sold c.5,000 units.", [(5000, "1", "~")]),
    ("We sold 5,000ish units.", [(5000, "1", "~")]),
    ("Twenty-some people came.", [(20, "1", "~")]),
    ("We raised $100+ million.", [(100 * M, "USD", ">=")]),
    ("Stock was $1.9 billion, roughly flat.", [(1900 * M, "USD", "=")]),
    ("Stock was $1.9 billion, roughly.", [(1900 * M, "USD", "~")]),
    # number words
    ("One hundred percent of it is green.", [(100, "%", "=")]),
    ("It is hundred percent certain.", [(100, "%", "=")]),
    ("The hundred per cent tariff stays.", [(100, "%", "=")]),
    ("A million and a half refugees arrived.", [(1500000, "1", "=")]),
    ("We raised a billion and a half dollars.", [(1500 * M, "USD", "=")]),
    ("We sold a dozen and a half boats.", [(18, "1", "=")]),
    ("A year and a half passed.", [("1.5", "a", "=")]),
    ("Three years and a half passed.", [("3.5", "a", "=")]),
    ("We had point five percent growth.", [("0.5", "%", "=")]),
    ("At this point five percent are left.", [(5, "%", "=")]),
    ("It takes half of one percent.", [("0.5", "%", "=")]),
    ("It takes one-tenth of 1%.", [("0.1", "%", "=")]),
    ("It is half as large.", [("0.5", "×", "=")]),
    ("A one-in-five chance.", [("0.2", "1", "=")]),
    ("It needs a three-quarter majority.", [("0.75", "1", "=")]),
    ("1/3rd of the people came.", [(Fraction(1, 3), "1", "=")]),
    ("Odds of one in a million.", [(Fraction(1, M), "1", "=")]),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[row[0] for row in SAID])
def test_a_sentence_says_these_quantities_and_no_others(text, expected):
    assert quantities(text) == [(Fraction(value), unit, hedge) for value, unit, hedge in expected]


RANGES = [
    ("Sales were down between 10% and 15%.", [(-15, -10)]),
    ("Margins declined between 50 and 100 basis points.", [(-100, -50)]),
    ("Volumes fell somewhere between 5 and 10 percent.", [(-10, -5)]),
    ("Unemployment dropped to between 3% and 4%.", [(3, 4)]),
    ("We raised guidance from $4.10-$4.20 to $4.30-$4.40.", [("4.1", "4.2"), ("4.3", "4.4")]),
    ("We raised guidance to $4.30-$4.40 from $4.10-$4.20.", [("4.3", "4.4"), ("4.1", "4.2")]),
    ("We raised it from 3-5% to 4-6%.", [(3, 5), (4, 6)]),
    ("We raised it from 3 to 5 percent to 4 to 6 percent.", [(3, 5), (4, 6)]),
    ("It is a three- to four-year plan.", [(3, 4)]),
    ("It is a 3-to-4-year plan.", [(3, 4)]),
    ("We expect two-to-three percent.", [(2, 3)]),
    ("We need two or three dozen boats.", [(24, 36)]),
]


@pytest.mark.parametrize(("text", "ends"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_keeps_its_ends_beside_words_of_change(text, ends):
    assert [(q.lower, q.upper) for q in mentions(text)] == [(Fraction(low), Fraction(high)) for low, high in ends]


NO_QUANTITIES = [
    ("It took a 3-2 win.", "3-2", Sort.IDIOM),
    ("They lost by a 4-5 decision.", "4-5", Sort.IDIOM),
    ("The court ruled 6-3.", "6-3", Sort.IDIOM),
    ("It is a 60-40 split.", "60-40", Sort.IDIOM),
    ("A 1-in-100-year flood came.", "1-in-100-year", Sort.IDIOM),
    ("Nineteen eighty-four was hard.", "Nineteen eighty-four", Sort.DATE),
    ("In two thousand and eight the crisis came.", "two thousand and eight", Sort.DATE),
    ("The eighties were hard.", "The eighties", Sort.DATE),
    ("In his fifties he retired.", "his fifties", Sort.IDIOM),
    ("A quarter ago we said so.", "A quarter ago", Sort.DATE),
    ("At half past ten it began.", "half past ten", Sort.DATE),
    ("At ten o'clock it began.", "ten o'clock", Sort.DATE),
    ("We met from 2-5 May 2024.", "2-5 May 2024", Sort.DATE),
    ("The Model 3 sells.", "Model 3", Sort.NAME),
    ("Week 12 was good.", "Week 12", Sort.NAME),
    ("Net income was ($4.5 million).", "$4.5 million", Sort.UNCLEAR),
    ("EBITDA was (12.3) million euros.", "12.3", Sort.UNCLEAR),
    ("Earnings of $(0.12) a share.", "0.12", Sort.UNCLEAR),
    ("They lowered it by $5 million to $40 million.", "$5 million to $40 million", Sort.UNCLEAR),
    ("It cost 1 234,5 euros.", "1 234,5", Sort.UNCLEAR),
    ("We saw 10^6 cells.", "10^6", Sort.UNCLEAR),
    ("We saw 10⁶ cells.", "10⁶", Sort.UNCLEAR),
]


@pytest.mark.parametrize(("text", "words", "sort"), NO_QUANTITIES, ids=[row[0] for row in NO_QUANTITIES])
def test_what_is_no_quantity_has_no_value(text, words, sort):
    [spoken] = mentions(text)
    assert (spoken.verbatim(text), spoken.sort, spoken.value) == (words, sort, None)


def test_a_number_in_brackets_beside_a_sentence_is_no_loss():
    assert quantities("Growth was strong (3.2%) in May.") == [(Fraction("3.2"), "%", "=")]


HOSTILE = {
    "digits": "1" * 10000,
    "groups": "1" + ",234" * 5000,
    "spaces": "about" + " " * 50000 + "3 %",
    "scales": "3" + " thousand" * 5000,
    "decimals": "three point " + "five " * 5000,
    "nested": "two hundred and " * 500,
    "brackets": "(" * 2000 + "3" + ")" * 2000,
    "years": "2020 " * 1000,
    "letters": "a" * 50000,
    "signs": "-" * 20000 + "3",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_made_to_break_the_reader_is_listed_or_refused_in_a_short_sentence(text):
    rows = list(csv.DictReader(io.StringIO(listing(text))))
    assert all(text.startswith(row["verbatim"], int(row["start"])) for row in rows)
    assert len(refusal(text)) < 300
    assert "limit" not in refusal(text)


def refusal(text):
    """Why a text is not one number; nothing if it is."""
    try:
        read(text)
    except ValueError as error:
        return str(error)
    return ""


def test_the_listing_has_one_row_for_each_number_where_it_stands():
    text = "In 2023 we grew about 3% to “$12.3 million”;\nothers\u00a0fell 4 to 5 %, 10 000 people came, 1.500 did not."
    rows = list(csv.DictReader(io.StringIO(listing(text))))
    assert [row["verbatim"] for row in rows] == [
        "2023",
        "about 3%",
        "$12.3 million",
        "4 to 5 %",
        "10 000 people",
        "1.500",
    ]
    assert [int(row["start"]) for row in rows] == [text.index(row["verbatim"]) for row in rows]
