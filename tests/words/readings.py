"""What the tests of the grammar read of a text."""

from fractions import Fraction

from interview.words.mentions import mentions
from interview.words.spoken import Sort


def said(text):
    """Value, unit and hedge of every quantity of a text, in order."""
    return [(q.value, q.unit, str(q.comparator)) for q in mentions(text) if q.sort is Sort.QUANTITY]


def number(value):
    return Fraction(str(value))
