"""Losses are below zero, or above it where the loss itself is what is measured; no other sign passes."""

from fractions import Fraction

import pytest

from interview.folder.said import said_by
from interview.words.mentions import mentions
from interview.words.units import unit_of

M = 10**6
LISTED = [
    ("We lost a third of our passengers.", Fraction(-1, 3), "="),
    ("We lost more than a third of our passengers.", Fraction(-1, 3), "<"),
    ("We cut half of our emissions.", Fraction(-1, 2), "="),
    ("We made a loss of €7.4 million.", -7400000, "="),
    ("We made a net loss of more than €7.4 million.", -7400000, "<"),
    ("We expect a loss of €9 to 11 million.", -10 * M, "="),
    ("The net loss was €3 million.", -3 * M, "="),
    ("It was a €5 million loss.", -5 * M, "="),
    ("We saw a 3 % loss of share.", -3, "="),
    ("We lost 3 people.", 3, "="),
    ("That meant a loss of 40 jobs.", 40, "="),
    ("We lost €5 million.", 5 * M, "="),
    ("We took a $35 million loss provision.", 35 * M, "="),
    ("We lost half a million people.", M // 2, "="),
]
WRITTEN = [
    # words, unit, title, value and hedge as they are written
    ("lost a third", "%", "Change of passengers", "-33.3", "="),
    ("lost a third", "%", "Passengers", "-33.3", "="),
    ("lost a third", "%", "Loss of passengers", "33.3", "="),
    ("lost more than a third", "%", "Passengers lost", "33.3", ">"),
    ("lost 30 percent", "%", "Share of customers lost", "30", "="),
    ("a loss of €7.4 million", "EUR", "Result", "-7400000", "="),
    ("a loss of €7.4 million", "EUR", "Loss", "7400000", "="),
    ("a loss of up to €7.4 million", "EUR", "Loss", "7400000", "<="),
    ("a loss of up to €7.4 million", "EUR", "Result", "-7400000", ">="),
    ("lost €5 million", "EUR", "Result of the year", "-5000000", "="),
    ("lost €5 million", "EUR", "Money lost", "5000000", "="),
    ("cut 500 jobs", "1", "Jobs cut", "500", "="),
    ("cut 500 jobs", "1", "Change of jobs", "-500", "="),
]
REFUSED = [
    ("lost a third", "%", "Passengers", "33.3"),
    ("lost a third", "%", "Change of passengers", "33.3"),
    ("a loss of €7.4 million", "EUR", "Result", "7400000"),
    ("a loss of €7.4 million", "EUR", "Profit or loss", "7400000"),
    ("cut 500 jobs", "1", "Jobs", "-500"),
    ("dropped by almost a quarter", "%", "Loss of emissions", "25"),
]


@pytest.mark.parametrize(("sentence", "value", "hedge"), LISTED)
def test_a_loss_is_listed_below_zero_and_a_count_of_what_was_lost_above(sentence, value, hedge):
    (found,) = mentions(sentence)
    assert (found.value, str(found.comparator)) == (value, hedge)


@pytest.mark.parametrize(("words", "unit", "title", "written", "hedge"), WRITTEN)
def test_a_loss_is_written_with_the_sign_of_what_is_measured(words, unit, title, written, hedge):
    said = said_by(words, 0, None, unit_of(unit, {})).beside(Fraction(written), title)
    assert said.agrees(written)
    assert str(said.comparator) == hedge


@pytest.mark.parametrize(("words", "unit", "title", "written"), REFUSED)
def test_a_loss_with_another_sign_is_refused(words, unit, title, written):
    assert not said_by(words, 0, None, unit_of(unit, {})).beside(Fraction(written), title).agrees(written)


def test_both_ends_of_a_loss_turn_with_its_sign():
    said = said_by("a loss of €9 to 11 million", 0, None, unit_of("EUR", {}))
    assert (said.lower, said.upper) == (-11 * M, -9 * M)
    loss = said.beside(Fraction(10 * M), "Loss")
    assert (loss.lower, loss.value, loss.upper) == (9 * M, 10 * M, 11 * M)
