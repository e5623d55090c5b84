"""Until the words come from one place."""

from interview.amounts.items import Kind
from interview.words.formatting import bounds_text, value_text

KIND_NAMES = {
    Kind.STATED: "said",
    Kind.DERIVED: "calculated",
    Kind.TARGET: "aim",
    Kind.POTENTIAL: "potential",
    Kind.PUBLISHED: "published",
    Kind.DATE: "date",
}


def is_wide(number):
    ends = number.bounds
    return ends.bounded and ends.high - ends.low > abs(number.value) / 20


def margin_text(number, *, scale=0):
    return bounds_text(number, unit=False).replace("–", " to ")


def shown_text(number, *, words=False, signed=False, unit=True, scale=0, about=False):
    if number.kind is Kind.DERIVED and is_wide(number):
        return margin_text(number) + ((number.unit.words if words else number.unit.short) if unit else "")
    text = value_text(number, words=True, signed=signed, unit=False)
    return text + ((number.unit.words if words else number.unit.short) if unit else "")
