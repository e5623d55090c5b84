"""Every number of a whole text: where it stands, what it says, and whether it measures anything."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from interview.amounts.items import Comparator
from interview.words.asides import DECADE_WORDS, Aside, asides
from interview.words.hedges import has_own_sign, rises_after
from interview.words.lexicon import (
    CARDINALS,
    MANNER,
    MULTIPLES,
    ORDINALS,
    PARTS,
    RISES,
    SCALES,
    SUBJECTS,
    UNVALUED,
    VULGAR,
)
from interview.words.measures import NOUNS, PER_CENT, POINTS, TIMES, is_money, money_before
from interview.words.numerals import Unreadable
from interview.words.parts import AND_A_HALF
from interview.words.quantities import quantity_at
from interview.words.spoken import Sort, Spoken


def mentions(text: str, nouns: Mapping[str, str] = NOUNS) -> list[Spoken]:
    """Return every number of a text in order; a sign, hedge or unit said once for several reaches each of them.

    `nouns` maps the nouns that follow a number to units.
    """
    return list(_kept(text, frozenset(nouns.items())))


@lru_cache(maxsize=8192)
def _kept(text: str, nouns: frozenset[tuple[str, str]]) -> tuple[Spoken, ...]:
    """Keep what was read, as every figure of a text asks for the same text."""
    return tuple(_mentions(text, dict(nouns)))


def _mentions(text: str, nouns: Mapping[str, str]) -> list[Spoken]:
    found: list[Spoken] = []
    around = asides(text)
    position = 0
    while start := _START.search(text, position):
        spoken = _at(text, start.start(), around, nouns)
        if spoken is None:
            position = _past(text, start.start(), start.end())
            continue
        found.append(spoken)
        position = max(spoken.end, start.end())
    return _shared(text, found)


def _past(text: str, start: int, end: int) -> int:
    """Return where to look on after a place that starts no number."""
    return end if text[start].isalpha() and text[start:end].lower() not in ("a", "an") else start + 1


def _at(text: str, core: int, around: list[Aside], nouns: Mapping[str, str]) -> Spoken | None:
    index = bisect_right(around, core, key=lambda one: one.start) - 1
    aside = around[index] if index >= 0 and core < around[index].end else None
    if aside and aside.sort is Sort.ORDINAL and (jubilee := _JUBILEE.match(text, aside.end)):
        return _ordinal(text, Aside(aside.start, jubilee.end(), Sort.QUANTITY), "a", 1)
    if aside and aside.sort is Sort.ORDINAL:
        return _ordinal(text, aside, "", 0)
    if aside:
        return _aside(text, aside)
    try:
        spoken = quantity_at(text, core, nouns)
    except Unreadable as error:
        _, start = money_before(text, core)
        return Spoken(start, max(error.end, core + 1), core, Sort.UNCLEAR, problem=str(error))
    glued = _GLUED.match(text, spoken.end) if spoken and text[core].isdigit() and not spoken.unit_said else None
    return Spoken(core, glued.end(), core, Sort.NAME) if glued else spoken


def _aside(text: str, aside: Aside) -> Spoken:
    words = text[aside.start : aside.end]
    value = Fraction(words) if aside.sort is Sort.DATE and words.isdigit() else None
    numbers = (len(re.findall(r"\d+", words)) or 1) if aside.sort is Sort.DATE else 1
    return Spoken(aside.start, aside.end, aside.start, aside.sort, value, numbers=numbers)


def _ordinal(text: str, aside: Aside, unit: str, said: int) -> Spoken:
    words = text[aside.start : aside.end].lower()
    digits = re.match(r"\d+", words)
    pieces = re.findall(r"[a-z]+", words)
    value = int(digits[0]) if digits else sum(ORDINALS.get(p, CARDINALS.get(p, 0)) for p in pieces)
    return Spoken(aside.start, aside.end, aside.start, aside.sort, Fraction(value), unit=unit, unit_said=bool(said))


# --- what is said once for several ------------------------------------------------------------------------------------


def _shared(text: str, found: list[Spoken]) -> list[Spoken]:
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        result[index] = _with_unit(text, result[index], result[index + 1])
    for index in range(len(result) - 1):
        result[index] = _with_tolerance(text, result[index], result[index + 1])
    for index in range(1, len(result)):
        result[index] = _continued(text, result, index)
    return result


def _with_unit(text: str, first: Spoken, second: Spoken) -> Spoken:
    """Give a bare number the unit, scale and sign that follow its partner: 3 and 4 % lower."""
    if not _are_quantities(first, second) or first.unit_said or not second.unit_said or first.proportion:
        return first
    if first.value is None or second.value is None or money_before(text, second.core)[0]:
        return first
    if not _JOINT.fullmatch(text[first.end : second.start]) and not _listed(text, first, second):
        return first
    if first.scale > 1 and second.scale == 1 and second.unit in _RELATIVE:
        return first
    scale = second.scale if first.scale == 1 and second.scale > 1 and first.value < 1000 else 1
    same = replace(first, value=first.value * scale, resolution=first.resolution * scale, scale=scale * first.scale)
    same = replace(same, unit=second.unit, unit_said=True)
    falls = second.value < 0 and not first.changed and not has_own_sign(text, money_before(text, second.core)[1])
    return same.negative() if falls else same


def _listed(text: str, first: Spoken, second: Spoken) -> bool:
    """Return whether a comma joins two members of a list, the second of which got its unit from its end."""
    return text[first.end : second.start].strip() == "," and text[second.end :].lstrip().lower().startswith(
        ("or ", "and ")
    )


def _with_tolerance(text: str, first: Spoken, second: Spoken) -> Spoken:
    """Give the first of two numbers the tolerance said for both: 3 % and 4 %, respectively, plus or minus 1 %."""
    if "respectively" not in second.verbatim(text) or first.unit != second.unit or first.numbers > 1:
        return first
    joint = _JOINT.fullmatch(text[first.end : second.start])
    if first.value is None or not second.value or second.upper is None or joint is None:
        return first
    width = second.upper - second.value
    width = width / second.value * first.value if is_money(first.unit) else width
    return replace(first, lower=first.value - width, upper=first.value + width)


def _continued(text: str, found: list[Spoken], index: int) -> Spoken:
    """Give the second of two numbers the sign and the hedge of the first, if they are said for both."""
    second = found[index]
    if second.sort is not Sort.QUANTITY:
        return second
    nearest = (found[place] for place in range(index - 1, -1, -1))
    first = next((one for one in nearest if one.sort not in (Sort.DATE, Sort.ORDINAL)), None)
    if first is None or not _are_quantities(first, second) or first.value is None or second.value is None:
        return second
    gap = text[first.end : second.start]
    if second.changed or rises_after(text, second.end):
        return second
    if first.unit != second.unit:
        again = first.value < 0 and TIMES not in (first.unit, second.unit) and _OR_ELSE.fullmatch(gap)
        return second.negative() if again else second
    if len(gap) > _FAR or not _COORDINATED.fullmatch(gap):
        return second
    if _OF_AFTER.match(text, second.end) and not _OF_AFTER.match(text, first.end):
        return second
    carried = second
    if _ADVERBIAL.fullmatch(gap) and second.comparator is Comparator.EQUAL and _hedge_of(first) and second.numbers == 1:
        carried = carried.hedged(_magnitude_hedge(first))
    falls = first.value < 0 and not has_own_sign(text, money_before(text, first.core)[1])
    return carried.negative() if falls else replace(carried, changed=first.changed)


def _hedge_of(spoken: Spoken) -> bool:
    return spoken.comparator is not Comparator.EQUAL and spoken.numbers == 1


def _magnitude_hedge(spoken: Spoken) -> Comparator:
    turned = spoken.value is not None and spoken.value < 0
    return replace(spoken, value=Fraction(1)).negative().comparator if turned else spoken.comparator


def _are_quantities(first: Spoken, second: Spoken) -> bool:
    return first.sort is Sort.QUANTITY and second.sort is Sort.QUANTITY


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS = [w for w in [*CARDINALS, *MULTIPLES, *UNVALUED, *ORDINALS] if w]
_FRACTION_NAMES = [f"{name}s?" for name in PARTS if name != "halve"]
_START = re.compile(
    rf"(?<![\w.])\.\d|\d|[{''.join(VULGAR)}]|(?<![\w])(?:(?:an?(?=\s+(?:{_any(list(SCALES))}|dozen|{'|'.join(_FRACTION_NAMES)})\b))"
    rf"|(?:low|lower|mid|middle|high|upper)(?=[-\s]+(?:to[-\s]+(?:mid|high)[-\s]+)?(?:the\s+)?(?:[1-9]0(?:[’']?s|(?=\s?%|\s+percent))|teens|{DECADE_WORDS})(?!\w))"
    rf"|an?(?={AND_A_HALF})|(?<!\bthis )(?<!\bthat )(?<!\bone )(?:oh\s+)?point(?=\s+(?:{_any(list(CARDINALS)[:10])})\b)"
    rf"|hundred(?=[\s-]*(?:%|per\s?cent))|{DECADE_WORDS}"
    rf"|half|halves|(?:several|many|few|tens|multi)(?=[\s-]+(?:of\s+)?(?:{_any(list(SCALES))}|dozen)s?\b)|scores(?=\s+of\b)"
    rf"|dozens|hundreds|thousands|millions|billions|trillions|{_any(_WORDS)}|(?:{_any(list(CARDINALS))})fold)(?!\w)",
    re.IGNORECASE,
)
_JUBILEE = re.compile(r"[\s-]+(?:anniversary|birthday|jubilee)\b", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-z]+\w*")
_RELATIVE = (PER_CENT, POINTS, "bp", TIMES)
_JOINT = re.compile(r",?\s+(?:and|or|to|versus|but)\s+|\s*[-–/]\s*", re.IGNORECASE)
_FAR = 90
"""Characters between two numbers beyond which no sign or hedge is said for both."""
_PLAIN_GAP = (
    r"(?:\s|,|year|quarter|month|over|on|in|for|the|this|last|next|same|first|second|third|fourth|half|full|and|of"
    rf"|{_any(MANNER.split())}|Q\d|\d{{4}}|H\d|FY\d*|fiscal)"
)
_ADVERBIAL = re.compile(rf"{_PLAIN_GAP}*(?:,|\band\b|\bor\b)\s*(?:by\s+|a\s+)?", re.IGNORECASE)
_COORDINATED = re.compile(
    rf"(?!.*\b(?:was|were|is|are|had|has|have|will|to|from|at|reached|reaching|came|stood|totaled|totalled|which|but|while|"
    rf"compared|including|with|{'|'.join(RISES.split())})\b)[^.;:!?\n()]*(?:(?:,|\band|\bor)\s+(?:by\s+|an?\s+)?|(?:,|\band\b)\s+(?:and\s+)?(?:in|for|at|on)\s[^.,;:!?\n()]*\sby\s+"
    rf"|,?\s+and\s+(?:(?:the|our|its|their|net|gross)\s+)?(?:{_any(SUBJECTS.split())})\s+(?:by\s+)?)",
    re.IGNORECASE | re.DOTALL,
)
_OR_ELSE = re.compile(r",?\s+or\s+(?:by\s+)?", re.IGNORECASE)
"""What stands between two ways to say one change: 3 %, or $50 million."""
_OF_AFTER = re.compile(r"\s+of\b", re.IGNORECASE)
