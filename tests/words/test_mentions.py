"""Spoken numbers composed at random and read back, and every number the data hold found in its sentence."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.amounts.items import Comparator
from interview.folder.dataset import load
from interview.words.mentions import mentions
from interview.words.spoken import Sort
from interview.words.wording import number_spans, read

DATASET = load()
SOURCE = Path(__file__).parents[3] / "shared" / "interview.txt"
SAID = [figure for figure in DATASET.figures.values() if figure.mention]

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number, hyphen="-", link=" and "):
    """The number in words, as one would say it."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (hyphen + SMALL[number % 10] if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            words = f"{spelled(number // scale, hyphen, link)} {name}"
            return words + ((link if rest < 100 else " ") + spelled(rest, hyphen, link) if rest else "")
    raise AssertionError(number)


SCALES = {"": 1, " thousand": 1000, " million": 10**6, " billion": 10**9, "k": 1000, "bn": 10**9, " trillion": 10**12}
UNITS = {"%": "%", " percent": "%", " dollars": "USD", " euros": "EUR", " tons": "t", " km": "km", " people": "1"}
LEADS = {
    "": "=",
    "about ": "~",
    "more than ": ">",
    "at least ": ">=",
    "less than ": "<",
    "up to ": "<=",
    "no more than ": "<=",
    "nearly ": "~",
}
TURNED = {">": "<", "<": ">", ">=": "<=", "<=": ">=", "=": "=", "~": "~"}
WHOLE = st.integers(1, 999)
DIGITS = st.one_of(
    WHOLE.map(str), st.decimals(Fraction(1, 10), 900, places=1).map(str), st.integers(1000, 10**7).map("{:,}".format)
)


@given(st.integers(1, 10**12 - 1), st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_a_number_in_words_is_read_back(number, hyphen, link):
    [spoken] = mentions(f"{spelled(number, hyphen, link)} people")
    assert spoken.value == number


@given(DIGITS, st.sampled_from(list(SCALES)), st.sampled_from(list(UNITS)), st.sampled_from(list(LEADS)))
def test_a_number_in_digits_is_read_back_with_hedge_scale_and_unit(digits, scale, unit, lead):
    text = f"It was {lead}{digits}{scale}{unit} in all."
    [spoken] = mentions(text)
    assert spoken.value == Fraction(digits.replace(",", "")) * SCALES[scale]
    assert (spoken.unit, str(spoken.comparator)) == (UNITS[unit], LEADS[lead])
    assert spoken.verbatim(text) == f"{lead}{digits}{scale}{unit}"


@given(
    DIGITS, st.sampled_from(["declined", "fell by", "dropped", "was down", "shrank by"]), st.sampled_from(list(LEADS))
)
def test_a_fall_is_below_zero_and_turns_its_hedge_round(digits, verb, lead):
    [spoken] = mentions(f"Output {verb} {lead}{digits} %.")
    assert spoken.value == -Fraction(digits.replace(",", ""))
    assert str(spoken.comparator) == TURNED[LEADS[lead]]


@given(WHOLE, WHOLE, st.sampled_from([" to ", "-", "–", "between"]), st.sampled_from(list(UNITS)))
def test_a_range_is_read_back(one, other, joint, unit):
    low, high = sorted((one, other))
    if low == high:
        high += 1
    words = f"between {low} and {high}{unit}" if joint == "between" else f"{low}{joint}{high}{unit}"
    [spoken] = mentions(f"It was {words}.")
    assert (spoken.lower, spoken.value, spoken.upper, spoken.unit) == (low, Fraction(low + high) / 2, high, UNITS[unit])


@given(DIGITS, DIGITS, st.sampled_from(["and", "or", ","]))
def test_numbers_never_run_into_each_other(first, second, joint):
    found = mentions(f"It was {first} km {joint} {second} kg.")
    assert [q.value for q in found] == [Fraction(d.replace(",", "")) for d in (first, second)]


@given(st.text(alphabet="0123456789 .,-–%$€abmkxotn&()/:;\n'’onetwhdaruf", max_size=40))
def test_any_text_is_scanned_in_order_and_without_overlap(text):
    found = mentions(text)
    assert all(one.start <= one.core < one.end <= len(text) for one in found)
    assert all(one.end <= other.core for one, other in pairwise(found))
    assert all((one.value is None) == bool(one.problem) for one in found if one.sort is Sort.UNCLEAR)


@pytest.mark.parametrize("figure", SAID, ids=lambda figure: figure.id)
def test_every_figure_is_a_quantity_of_its_sentence_with_its_hedge_and_value(figure):
    excerpt = DATASET.excerpts[figure.mention.excerpt_id]
    start = figure.mention.start - excerpt.start
    spoken = read(excerpt.quote, start, start + len(figure.mention.verbatim))
    assert spoken.sort is Sort.QUANTITY
    assert spoken.comparator is figure.comparator
    scale = 10**6 if figure.unit.code == "Mt" else 1
    assert spoken.value == figure.value * scale


@pytest.mark.parametrize("event", DATASET.events.values(), ids=lambda event: event.id)
def test_the_numbers_in_the_words_of_an_event_are_dates_or_ordinals(event):
    excerpt = DATASET.excerpts[event.mention.excerpt_id]
    start = event.mention.start - excerpt.start
    inside = [q for q in mentions(excerpt.quote) if start <= q.core < start + len(event.mention.verbatim)]
    assert {q.sort for q in inside} <= {Sort.DATE, Sort.ORDINAL}
    assert bool(inside) == any(letter.isdigit() for letter in event.mention.verbatim)


@pytest.mark.parametrize("word", DATASET.uncharted, ids=lambda word: f"{word.verbatim}-{word.start}")
def test_a_number_word_that_no_chart_shows_is_found_too(word):
    excerpt = next(e for e in DATASET.excerpts.values() if e.start <= word.start < e.end)
    place = word.start - excerpt.start
    assert any(q.start <= place < q.end for q in mentions(excerpt.quote))


@pytest.mark.parametrize("excerpt", DATASET.excerpts.values(), ids=lambda excerpt: excerpt.id)
def test_every_number_word_of_an_excerpt_lies_in_a_number_of_the_scan(excerpt):
    found = mentions(excerpt.quote)
    for start, end in number_spans(excerpt.quote):
        assert any(q.start <= start and end <= q.end for q in found), excerpt.quote[start:end]


def test_every_number_of_the_interview_is_found_once_and_nothing_else():
    kept = [*(figure.mention for figure in SAID), *(e.mention for e in DATASET.events.values()), *DATASET.uncharted]
    texts = [(excerpt.start, excerpt.quote) for excerpt in DATASET.excerpts.values()]
    if SOURCE.exists():  # the whole text is no part of the project; its excerpts are
        texts.append((0, SOURCE.read_bytes().decode("utf-8")))
    for offset, text in texts:
        for one in mentions(text):
            held = [m for m in kept if m.start < offset + one.end and offset + one.start < m.start + len(m.verbatim)]
            assert len(held) == 1, one.verbatim(text)


@pytest.mark.parametrize(
    ("words", "resolution"),
    [
        ("32.3 million tons", 100_000),
        ("21 percent", 1),
        ("2.0 percent", Fraction(1, 10)),
        ("2,500 km", 100),
        ("10,700 km", 100),
        ("500 million dollars", 100_000_000),
        ("350 million dollars", 10_000_000),
        ("about 35 billion dollars", 10**9),
        ("20 thousand", 10_000),
        ("five years", 1),
        ("half of it", 0),
        ("3.125 %", Fraction(1, 1000)),
    ],
)
def test_the_digits_said_imply_a_resolution(words, resolution):
    assert read(words).resolution == resolution


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("1.500 people", "'1.500' is ambiguous: a point before thousands, or before decimals"),
        ("1,50 euros", "'1,50' is ambiguous: a comma as decimal sign, or digits missing"),
        ("5 zillion dollars", "'zillion' is no known scale"),
        ("5 m", "'5 m' is ambiguous: a scale, or a unit"),
        ("3 tons and 4 km", "'3 tons and 4 km' says 2 numbers"),
        ("G7", "'G7' has no value of its own"),
        ("many", "'many' says 0 numbers"),
        ("$5 billion, plus or minus 3 km", "'5 billion, plus or minus 3 km' has a tolerance in another unit"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(words, message):
    with pytest.raises(ValueError, match=r".") as caught:
        read(words)
    assert str(caught.value) == message


def test_words_are_read_with_the_sign_and_hedge_of_their_sentence():
    text = "Revenue decreased about 22 % sequentially and 11 % year on year."
    spoken = read(text, text.index("11 %"), text.index("11 %") + 4)
    assert (spoken.value, spoken.comparator) == (-11, Comparator.ABOUT)


def test_nouns_are_data():
    [spoken] = mentions("130 ethnic groups", {"ethnic groups": "group"})
    assert (spoken.unit, spoken.unit_said) == ("group", True)
