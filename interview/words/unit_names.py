"""Whether a name says what the code of a unit says: "million tonnes" is Mt, "tenge per US dollar" is KZT/USD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from babel.numbers import get_currency_name

from interview.amounts.items import Sort, Unit
from interview.words.lexicon import SCALES
from interview.words.measures import COUNT, NOUNS, PER_CENT, POINTS, TIMES, conversion, is_money
from interview.words.wording import read

SORTS = {
    Sort.PERCENT: PER_CENT,
    Sort.POINTS: POINTS,
    Sort.MULTIPLE: TIMES,
    Sort.DURATION: "a",
    Sort.YEAR: "year",
    Sort.COUNT: COUNT,
}
"""The one unit of each sort that has only one."""

_PLAIN = {COUNT: ("",), "year": ("",), "index": ("", "index points", "points")}
"""Names of units that no words of a text name."""

_PLURALS = {"ies$": "y", "(?<=[sxz])es$|(?<=[cs]h)es$": "", "(?<!s)s$": ""}
_OVER = re.compile(r"\s*/\s*|\s+(?:per|an?|each|every)\s+", re.IGNORECASE)
_KNOWN = {*NOUNS.values()} - {COUNT}


def sort_problem(unit: Unit) -> str:
    """Return what a unit must be to be of its sort, or what its code must be of; empty if the two fit."""
    if unit.sort in SORTS:
        return "" if unit.code == SORTS[unit.sort] else f"measure, or the unit {SORTS[unit.sort]}"
    own = {code: sort for sort, code in SORTS.items()}
    other = Sort.MEASURE if unit.sort is Sort.MONEY and not is_money(unit.code.partition("/")[0]) else unit.sort
    wanted = Sort.MONEY if is_money(unit.code) else own.get(unit.code, other)
    return "" if unit.sort is wanted else str(wanted)


def name_problem(unit: Unit, name: str, nouns: Mapping[str, str]) -> str:
    """Return what a name does not say that the code of its unit does; empty if it says the same.

    `nouns` are those of the data folder, which can give a noun of any text to a unit of their own.
    """
    name = name.strip()
    if name == unit.code:
        return ""
    base, _, under = unit.code.partition("/")
    said = _OVER.split(name, maxsplit=1)
    if bool(under) != (len(said) > 1):
        return f"a name with “per” or “a” for {unit.code}" if under else f"a name without “per” or “a” for {unit.code}"
    if not _means(said[0], base, unit.multiple, nouns):
        return f"a name for {base}" + (f", {unit.multiple:,} of it" if unit.multiple > 1 else "")
    return f"a name for {under} behind “per”" if under and not _means(said[1], under, 1, nouns) else ""


def is_own(code: str) -> bool:
    """Return whether only the data folder knows a unit, so that its noun must be said by somebody."""
    base = code.partition("/")[0]
    return base not in {*_KNOWN, *SORTS.values(), "index"} and not is_money(base)


def head_noun(name: str) -> str:
    """Return the noun of a name in the singular: "heat pump" of "thousand heat pumps", "barrel" of "barrels of oil"."""
    noun = re.split(r"\s+of\s+", _OVER.split(name.strip(), maxsplit=1)[0])[0]
    return singular(noun.split()[-1]) if noun else ""


def singular(word: str) -> str:
    """Return a word without the end that makes it a plural, in small letters."""
    for ending, rest in _PLURALS.items():
        if re.search(ending, word.lower()):
            return re.sub(ending, rest, word.lower())
    return word.lower()


def _means(name: str, code: str, multiple: int, nouns: Mapping[str, str]) -> bool:
    if name == code or code in _PLAIN:
        return name in _PLAIN.get(code, (code,))
    if is_own(code):
        own = {NOUNS.get(noun) for noun, unit in nouns.items() if unit == code}
        return bool(name) and _scale(name) == multiple and _reads_as(name) in {None, COUNT, *own}
    if is_money(code) and name == get_currency_name(code, count=2, locale="en").split()[-1]:
        return True
    try:
        spoken = read(f"1 {name}")
    except ValueError:
        return False
    share = conversion(spoken.unit, code, spoken.unit_said)
    return spoken.unit_said and spoken.value is not None and share is not None and spoken.value * share == 1


def _reads_as(name: str) -> str | None:
    """Return the unit that a whole name says in any text; None if it says none."""
    try:
        spoken = read(f"1 {name}")
    except ValueError:
        return None
    whole = spoken.end == len(name) + len("1 ")
    return spoken.unit if whole and spoken.unit_said else None


def _scale(name: str) -> Fraction:
    scale = Fraction(1)
    for word in name.lower().split():
        scale *= SCALES.get(word, 1)
    return scale
