"""The second number of a range, and both its ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from interview.words.hedges import before, lead_of
from interview.words.lexicon import CUTS, FALLS, MULTIPLES, RISES
from interview.words.measures import COUNT, MONEY_CENT, is_money
from interview.words.numerals import Numeral, Unreadable
from interview.words.spoken import Sort, Spoken
from interview.words.terms import Term, term_at


def signed_range(text: str, first: Term, nouns: Mapping[str, str]) -> Spoken | None:
    """Return the range that a number with a minus sign opens: across zero, unless the upper end has a minus too.

    Raises Unreadable where "minus 2 to 3" leaves open whether both ends are below zero.
    """
    opening = before(_SIGNED, text, first.start)
    joint = opening and (_AND if (opening[1] or "").lower() == "between" else _TO_WORD).match(text, first.end)
    if not opening or not joint:
        return None
    sign = _SIGN_AFTER.match(text, joint.end())
    second = _term_or_none(text, skip_lead(text, sign.end() if sign else joint.end()), nouns)
    if second is None or (first.measure and second.measure and first.measure.unit != second.measure.unit):
        return None
    if opening[1] and opening[1].lower() == "from" and before(_LEVELS, text, opening.start()):
        return None
    if not opening[1] and not sign and opening[2].strip().isalpha():
        raise Unreadable(f"{text[opening.start() : second.end]!r} is ambiguous: both below zero, or one", second.end)
    low, high = ends(first, second)
    below = sign is not None and sign[1].strip().lower() in _MINUS
    return _from_to(text, opening, (first, second), sorted((-low.value, -high.value if below else high.value)))


def _from_to(text: str, opening: re.Match[str], terms: tuple[Term, Term], both: list[Fraction]) -> Spoken:
    first, second = terms
    measure = second.measure or first.measure
    unit, multiple = (measure.unit, measure.multiple) if measure else (COUNT, 1)
    lower, upper = (end * multiple for end in both)
    return Spoken(
        start=opening.start(),
        end=second.end,
        core=first.numeral.start,
        sort=Sort.QUANTITY,
        value=(lower + upper) / 2,
        lower=lower,
        upper=upper,
        unit=unit,
        comparator=second.hedge or lead_of(text, opening.start(2)).comparator,
        resolution=first.numeral.resolution * multiple,
        numbers=2,
        unit_said=measure is not None,
        changed=True,
        scale=first.numeral.scale,
    )


def _term_or_none(text: str, place: int, nouns: Mapping[str, str]) -> Term | None:
    try:
        return term_at(text, place, nouns) if place < len(text) else None
    except Unreadable:
        return None


def upper_end(text: str, first: Term, nouns: Mapping[str, str]) -> Term | None:
    """Return the upper end of a range that a number opens, or None."""
    between = before(BETWEEN, text, first.start)
    joint = (_AND if between else _TO).match(text, first.end)
    if joint is None and not between and first.bare:
        joint = _OR.match(text, first.end)
    dashed = joint is not None and joint[0].strip() in "-–—"
    if joint is None or (dashed and before(_HYPHENATED, text, first.start)):
        return None
    second = _term_or_none(text, skip_lead(text, joint.end()), nouns)
    if second is None or not _is_range(text, first, second, dashed or bool(between)):
        return None
    return second


def skip_lead(text: str, place: int) -> int:
    """Return where the upper number starts behind a hedge or a currency of its own."""
    match = _UPPER_LEAD.match(text, place)
    return match.end() if match else place


def _is_range(text: str, first: Term, second: Term, sure: bool) -> bool:
    low, high = ends(first, second)
    if low.value >= high.value or low.proportion != high.proportion:
        return False
    if first.measure and second.measure and first.measure.unit != second.measure.unit:
        return False
    if first.measure and not second.measure and not is_money(first.measure.unit):
        return False
    if sure:
        return True
    lead = lead_of(text, first.start)
    if before(FROM, text, lead.start):
        return not before(_LEVELS, text, lead.start) or _TO_A_RANGE.match(text, second.end) is not None
    sums = first.measure and second.measure and (is_money(first.measure.unit) or first.measure.unit == MONEY_CENT)
    changed = lead.changed and sums
    if changed and before(_BY, text, lead.start):
        words = text[first.start : second.end]
        raise Unreadable(f"{words!r} is ambiguous: a range, or a change to a level", second.end)
    return not changed


def ends(first: Term, second: Term) -> tuple[Numeral, Numeral]:
    """Return both ends of a range, the lower one with the scale said once for both."""
    low, high = first.numeral, second.numeral
    if low.scale == 1 and high.scale > 1 and low.value * high.scale < high.value and not low.proportion:
        low = low.scaled(high.scale)
    return low, high


BETWEEN = re.compile(r"\bbetween[\s\u00a0]+(?:(?:about|roughly|approximately|around)\s+)?[^\w\s]?$", re.IGNORECASE)
FROM = re.compile(r"\bfrom[\s\u00a0]+$", re.IGNORECASE)
_TO = re.compile(r"-?[\s\u00a0]+to[\s\u00a0]+|-to-|[\s\u00a0]?[-–—][\s\u00a0]?", re.IGNORECASE)
_TO_A_RANGE = re.compile(r"\s+to\s+\S*\d\S*(?:\s+\w+){0,2}?(?:\s+to\s+|\s?[-–]\s?)\S*\d", re.IGNORECASE)
_AND = re.compile(r"[\s\u00a0]+and[\s\u00a0]+", re.IGNORECASE)
_OR = re.compile(r"[\s\u00a0]+or[\s\u00a0]+(?!so\b|more\b|less\b)", re.IGNORECASE)
_UPPER_LEAD = re.compile(
    r"(?:(?:about|around|roughly|up to|perhaps|maybe|as much as)\s+)?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?"
)
_HYPHENATED = re.compile(r"\w-$")
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_MOVES = [*FALLS.split(), *CUTS.split(), *RISES.split(), *MULTIPLES, "goes", "changed", "shifted", "narrowed", "slowed"]
_LEVELS = re.compile(rf"\b(?:{'|'.join(_MOVES)})\b(?:[^.;]|\.\d)*$", re.IGNORECASE)
_MINUS = ("minus", "negative", "-", "−")
_SIGNED = re.compile(
    r"(?:\b(between|from)\s+)?(?:(?:about|around|roughly|approximately)\s+)?"
    r"(?<![\w%)\].,])(minus\s+|negative\s+|[-−])$",
    re.IGNORECASE,
)
_TO_WORD = re.compile(r"[\s\u00a0]+to[\s\u00a0]+", re.IGNORECASE)
_SIGN_AFTER = re.compile(r"(minus\s+|negative\s+|[-−]|plus\s+|\+)", re.IGNORECASE)
