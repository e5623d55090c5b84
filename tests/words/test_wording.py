from fractions import Fraction

import pytest

from interview.amounts.items import Comparator
from interview.words.spoken import Sort
from interview.words.wording import number_spans, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("increased 3.5 times in the past five years", ["3.5", "five"]),
        ("about 35 billion dollars", ["35", "billion"]),
        ("More than 13,000 km, including 6,500 km", ["13,000", "6,500"]),
        ("the 25th anniversary, 2023-2025", ["25th", "2023", "2025"]),
        ("Six of both; first of all, twice", ["Six", "both", "first", "twice"]),
        ("In 2023, 2.8 million tons.", ["2023", "2.8", "million"]),
        ("2%)", ["2"]),
        ("someone often weighs and attends", []),
        ("", []),
    ],
)
def test_every_digit_run_and_number_word_is_found_in_order(text, words):
    assert [text[start:end] for start, end in number_spans(text)] == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("35 billion", 35 * 10**9),
        ("about 35 billion dollars", 35 * 10**9),
        ("more than 10 trillion tenge", 10**13),
        ("at least 1 billion dollars", 10**9),
        ("350 million dollars", 350 * 10**6),
        ("32.3 million tons", Fraction("32300000")),
        ("More than 20 thousand", 20_000),
        ("two hundred thousand", 200_000),
        ("More than 13,000 km", 13_000),
        ("1,234,567.5", Fraction("1234567.5")),
        ("two rounds", 2),
        ("Seventy goods", 70),
        ("five years", 5),
        ("25th anniversary", 25),
        ("the 5TH games", 5),
        ("2%", 2),
        ("8.7 percent", Fraction("8.7")),
        ("3.5 times", Fraction("3.5")),
    ],
)
def test_words_say_one_number(words, value):
    assert read(words).value == value


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("2023-2025", "'2023-2025' says 2 numbers"),
        ("many years", "'many years' says 0 numbers"),
        ("million dollars", "'million dollars' says 0 numbers"),
        ("", "'' says 0 numbers"),
        ("both countries", "'both' has no value of its own"),
        ("1.2.3", "'1.2.3' has no value of its own"),
    ],
)
def test_words_that_say_no_single_number_are_an_error(words, message):
    with pytest.raises(ValueError, match=r".") as caught:
        read(words)
    assert str(caught.value) == message


def test_two_numbers_of_a_range_are_read_as_both_its_ends():
    spoken = read("five to 7 years")
    assert (spoken.numbers, spoken.lower, spoken.value, spoken.upper) == (2, 5, 6, 7)


def test_a_place_in_an_order_is_read_as_that():
    spoken = read("the First congress")
    assert (spoken.sort, spoken.value) == (Sort.ORDINAL, 1)


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("about 35 billion dollars", Comparator.ABOUT),
        ("More than 13,000 km", Comparator.MORE),
        ("at least 1 billion dollars", Comparator.AT_LEAST),
        ("500 million dollars", Comparator.EQUAL),
        ("moreover, a thousand", Comparator.EQUAL),
        ("roundabout 5", Comparator.EQUAL),
    ],
)
def test_words_carry_their_hedge(words, hedge):
    assert read(words).comparator is hedge
