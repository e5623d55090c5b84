import pytest

from interview.words.mentions import mentions
from interview.words.spoken import Sort

OTHERS = [
    ("In 2023 we met.", "2023", Sort.DATE),
    ("since 2014", "2014", Sort.DATE),
    ("the 2023 results", "2023", Sort.DATE),
    ("below 2005 levels", "2005", Sort.DATE),
    ("at 9.30 am", "9.30 am", Sort.DATE),
    ("SDG goals and Goal 7-Eleven", "7-Eleven", Sort.NAME),
    ("a (3)% growth", "3", Sort.UNCLEAR),
    ("on 15 March 2024", "15 March 2024", Sort.DATE),
    ("on March 15, 2024", "March 15, 2024", Sort.DATE),
    ("on March 15", "March 15", Sort.DATE),
    ("From March 15 of this year", "March 15 of this year", Sort.DATE),
    ("the 15th of March", "15th of March", Sort.DATE),
    ("in November 2006", "November 2006", Sort.DATE),
    ("in 2022/23", "2022/23", Sort.DATE),
    ("the 2023-2025 program", "2023-2025", Sort.DATE),
    ("from 2023 to 2025", "2023 to 2025", Sort.DATE),
    ("2024-03-15", "2024-03-15", Sort.DATE),
    ("15.03.2024", "15.03.2024", Sort.DATE),
    ("in Q3", "Q3", Sort.DATE),
    ("in Q3 2024", "Q3 2024", Sort.DATE),
    ("in 3Q24", "3Q24", Sort.DATE),
    ("in the second half of 2024", "the second half of 2024", Sort.DATE),
    ("in the third quarter", "the third quarter", Sort.DATE),
    ("in fiscal 2025", "fiscal 2025", Sort.DATE),
    ("in fiscal year 2025", "fiscal year 2025", Sort.DATE),
    ("in FY24", "FY24", Sort.DATE),
    ("in the 1990s", "the 1990s", Sort.DATE),
    ("the late 90s", "late 90s", Sort.DATE),
    ("the 21st century", "21st century", Sort.DATE),
    ("in nineteen ninety-nine", "nineteen ninety-nine", Sort.DATE),
    ("in twenty twenty-four", "twenty twenty-four", Sort.DATE),
    ("at 10:30", "10:30", Sort.DATE),
    ("at 5 p.m. today", "5 p.m.", Sort.DATE),
    ("the 25th floor", "25th", Sort.ORDINAL),
    ("the third country", "third", Sort.ORDINAL),
    ("the twenty-first country", "twenty-first", Sort.ORDINAL),
    ("Second, we invest.", "Second", Sort.ORDINAL),
    ("the 5th World Nomad Games", "5th", Sort.ORDINAL),
    ("the G7", "G7", Sort.NAME),
    ("the G20 summit", "G20", Sort.NAME),
    ("during COVID-19", "COVID-19", Sort.NAME),
    ("5G networks", "5G", Sort.NAME),
    ("an F-16 jet", "F-16", Sort.NAME),
    ("the S&P 500", "S&P 500", Sort.NAME),
    ("a Boeing 737", "Boeing 737", Sort.NAME),
    ("Vision 2030 is a plan", "Vision 2030", Sort.NAME),
    ("see section 3.2", "section 3.2", Sort.NAME),
    ("Article 5 says", "Article 5", Sort.NAME),
    ("turn to slide 7", "slide 7", Sort.NAME),
    ("our Form 10-K", "Form 10-K", Sort.NAME),
    ("version 1.2.3", "1.2.3", Sort.NAME),
    ("call +1 800 555 1234", "+1 800 555 1234", Sort.NAME),
    ("call 800-555-1234", "800-555-1234", Sort.NAME),
    ("the Group of Seven", "Group of Seven", Sort.NAME),
    ('the format of "Six" and', '"Six"', Sort.NAME),
    ("one of the leaders", "one of", Sort.IDIOM),
    ("on the one hand", "on the one hand", Sort.IDIOM),
    ("we work 24/7", "24/7", Sort.IDIOM),
    ("our number one priority", "number one", Sort.IDIOM),
    ("they help one another", "one another", Sort.IDIOM),
    ("no one knows", "no one", Sort.IDIOM),
    ("at net zero", "net zero", Sort.IDIOM),
    ("for the first time", "for the first time", Sort.IDIOM),
    ("first of all", "first of all", Sort.IDIOM),
    ("both countries", "both", Sort.IDIOM),
    ("single out", "single out", Sort.IDIOM),
    ("think twice", "think twice", Sort.IDIOM),
    ("mid-single-digit growth", "mid-single-digit", Sort.IDIOM),
    ("hundreds of people", "hundreds", Sort.VAGUE),
    ("a few thousand people", "a few thousand", Sort.VAGUE),
    ("several million people", "several million", Sort.VAGUE),
    ("1.500 people", "1.500", Sort.UNCLEAR),
    ("1,50 people", "1,50", Sort.UNCLEAR),
    ("five zillion people", "five zillion", Sort.UNCLEAR),
    ("5 m of it", "5 m", Sort.UNCLEAR),
    ("12,34,5 people", "12,34,5", Sort.UNCLEAR),
]


@pytest.mark.parametrize(("text", "words", "sort"), OTHERS, ids=[row[0] for row in OTHERS])
def test_a_number_that_is_no_quantity_is_told_apart(text, words, sort):
    [spoken] = mentions(text)
    assert (spoken.verbatim(text), spoken.sort) == (words, sort)


@pytest.mark.parametrize(
    "text",
    ["", "someone often weighs and attends", "in the quarter", "this quarter", "a lower rate", "a second-hand high"],
)
def test_words_without_a_number_say_none(text):
    assert [q for q in mentions(text) if q.sort is Sort.QUANTITY] == []
