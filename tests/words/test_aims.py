"""What lies ahead is told from what is by the words before the number, in its own clause."""

import pytest

from interview.amounts.items import Kind
from interview.words.aims import GOVERNORS, OUTLOOKS, aim_before, clause_at
from interview.words.mentions import mentions
from interview.words.spoken import Sort
from interview.words.tone import has_tone

AHEAD = {
    "We plan to invest 5 million euros.": "plan",
    "Exports will grow by 8 % next year.": "will",
    "Our target is 5 %.": "target is",
    "We aim for a margin of 6 %.": "aim for",
    "Revenue is expected to reach 240 million.": "expected",
    "By 2030 we have a capacity of 5 GW.": "By 2030",
    "By the end of 2026, exports of 3 billion dollars.": "By the end of 2026",
    "In spring you expected an operating margin of about 6 %.": "expected",
    "We expect between 3 and 4 %.": "expect",
    "We are on track to deliver 12,000 cars.": "on track",
    "Our goal is to double exports to 3 billion dollars.": "goal is",
    "We could reach 1 billion.": "could",
    "It may rise to 7 %.": "may",
    "Our country is ready to increase the export of 70 products.": "ready to",
    "Guidance of 4 % stands.": "Guidance of",
    "We hope to hire 300 people.": "hope",
    "We'll add 400 jobs.": "'ll",
    "It was hard, but we will invest 5 million euros.": "will",
    "The railway link will cost €165 million.": "will",
    "They will pay 5 million euros.": "will",
}
NOW = [
    "Costs fell by 5 % and we will not stop.",
    "I will tell you that exports grew by 8 %.",
    "We must remember that 25 years have passed.",
    "We should not forget the 3,000 people who work here.",
    "Sales were better than the expected 5 %.",
    "The project cost 5 million euros.",
    "In May exports rose 5 %.",
    "We planned much, but we sold 300 cars.",
    "More than 10 trillion tenge have been invested in our transit potential.",
    "The activities are aimed at 31 towns.",
    "Costs fell by €2.5 million, and we aim to invest.",
    "By 2023 it had a capacity of 5 GW.",
    "As expected, revenue rose 3 %.",
    "He would like to thank the 300 soldiers.",
    "They have been able to grow 5 %.",
]


def aim(sentence: str) -> str:
    """The words that make an aim of the last quantity of a sentence said in 2024."""
    *_, last = [one for one in mentions(sentence) if one.sort is Sort.QUANTITY]
    return aim_before(*clause_at(sentence, last.core), 2024)


@pytest.mark.parametrize(("sentence", "words"), AHEAD.items())
def test_words_that_look_ahead_are_found(sentence, words):
    assert aim(sentence) == words


@pytest.mark.parametrize("sentence", NOW)
def test_what_is_said_of_now_is_no_aim(sentence):
    assert aim(sentence) == ""


def test_a_clause_with_a_subject_of_its_own_is_one():
    sentence = "Fixed costs fell by €2.5 million in the quarter, and we aim to invest up to €15 million."
    assert clause_at(sentence, sentence.index("2.5"))[0] == "Fixed costs fell by €2.5 million in the quarter,"
    clause, place = clause_at(sentence, sentence.index("15"))
    assert clause == "and we aim to invest up to €15 million."
    assert clause[place:].startswith("15")


@pytest.mark.parametrize("word", [word.strip() for word in f"{GOVERNORS}, {OUTLOOKS}".split(",")])
def test_each_word_that_looks_ahead_lets_a_number_be_of_a_kind_that_does(word):
    assert any(has_tone(f"They {word} reach 5 %.", kind) for kind in (Kind.TARGET, Kind.POTENTIAL))


POSSIBLE = [
    "If rates rise by half a percentage point, we pay more.",
    "More than 400 dockers will retire.",
    "We now expect a loss of 5 million.",
    "It is likely to be 3 %.",
]


@pytest.mark.parametrize("sentence", POSSIBLE)
def test_what_is_only_foreseen_or_holds_on_a_condition_can_be_possible(sentence):
    assert has_tone(sentence, Kind.POTENTIAL)
