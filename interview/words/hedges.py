"""What stands around a number and changes its meaning: hedges before and after it, words of rise and fall."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview.amounts.items import Comparator
from interview.words.lexicon import (
    CARDINALS,
    COMPARISONS,
    CUT_PHRASES,
    CUTS,
    FALL_AFTER,
    FALLS,
    HEDGE_DEGREES,
    HEDGES,
    MANNER,
    POSITIONS,
    RISE_AFTER,
    RISES,
    SCALES,
    TRAILING_HEDGES,
)
from interview.words.numerals import Unreadable

REACH = 160
"""How many characters before a number may hold what belongs to it."""


@dataclass(frozen=True)
class Lead:
    """What was read before a number: where its words start, its hedge, and whether it is said to be below zero.

    `changed` says that some word of change or sign was read, whichever its direction; `named` that a "from" or
    "to" makes the number a level, whatever word of change comes before.
    """

    start: int
    comparator: Comparator
    falls: bool
    cuts: bool
    changed: bool
    hedged: bool


def before(pattern: re.Pattern[str], text: str, place: int) -> re.Match[str] | None:
    """Return where a pattern that ends with `$` stands just before a place."""
    return pattern.search(text, max(0, place - REACH), place)


def lead_of(text: str, start: int) -> Lead:
    """Read backwards from the start of a number: sign, hedge, word of change."""
    begin = _clause_start(text, start)
    signed = _SIGN.search(text, begin, start)
    first = signed.start(1) if signed else start
    words, first, position = _hedge_before(text, begin, first)
    signed = signed or (_MINUS.search(text, begin, first) if words else None)
    first = min(first, signed.start(1)) if signed else first
    comparator, outermost = _strongest(words), words[-1] if words else ""
    if signed:
        return Lead(first, comparator, signed[1].lower() not in ("+", "plus"), False, True, bool(words))
    level = outermost in POSITIONS
    word = "" if level else _change_before(text, begin, position, start) or ""
    if word and (denied := _DENIED.search(text, begin, start)):
        raise Unreadable(f"{denied[0].strip()!r} says what a number is not", start + 1)
    cuts = word in _CUT_WORDS
    return Lead(
        start=first,
        comparator=comparator,
        falls=cuts or word in _FALL_WORDS,
        cuts=cuts and not _by_before(text, begin, start),
        changed=bool(word),
        hedged=comparator is not Comparator.EQUAL,
    )


def has_own_sign(text: str, start: int) -> bool:
    """Return whether a minus or plus stands just before a number, which belongs to it alone."""
    return before(_SIGN, text, start) is not None


def _hedge_before(text: str, begin: int, first: int) -> tuple[list[str], int, int]:
    """Return the hedges before a place, the last said first, where they start, and how far was read."""
    words: list[str] = []
    position = first
    while True:
        if hedge := _HEDGE.search(text, begin, position):
            if _is_no_hedge(text, hedge):
                return words, first, position
            words.append(_plain(hedge[2]))
            position = hedge.start()
            first = hedge.start() if hedge[1] else hedge.start(2)
        elif filler := _FILLER.search(text, begin, position):
            position = filler.start()
        else:
            return words, first, position


def _strongest(words: list[str]) -> Comparator:
    """Return the one hedge that several make: the nearest that says more than "about"."""
    comparator = Comparator.EQUAL
    for word in words:
        if comparator in (Comparator.EQUAL, Comparator.ABOUT):
            comparator = _COMPARATORS[word]
    return comparator


def falls_after(text: str, end: int, relative: bool) -> int:
    """Return where a word of fall ends that follows a number and its unit, or 0.

    `relative` units are those that compare: only what is 3 % below something is a fall, not what lies 3 km below.
    """
    match = _FALL_AFTER.match(text, end) or _BELOW_ZERO.match(text, end) or (relative and _BELOW.match(text, end))
    return match.end() if match else 0


def rises_after(text: str, end: int) -> bool:
    """Return whether a word of rise follows a number and its unit."""
    return _RISE_AFTER.match(text, end) is not None


def trailing_hedge(text: str, end: int) -> tuple[Comparator | None, int]:
    """Return the hedge that follows a number or its unit, and where it ends."""
    match = _TRAILING.match(text, end)
    if match is None:
        return None, end
    return _TRAILING_COMPARATORS[_plain(match[0].strip(" ,-\u00a0"))], match.end()


def _change_before(text: str, begin: int, position: int, start: int) -> str | None:
    """Return the word of change that governs the number after `position`, in small letters."""
    if match := _CHANGE_OF.search(text, begin, position):
        return _plain(match[1])
    if match := _CHANGE.search(text, begin, position):
        slowed = match[1].lower() == "growth" and _CHANGE.search(text, begin, match.start())
        return None if _SEASON.search(text, begin, match.end()) else _plain((slowed or match)[1])
    if not _by_before(text, begin, start):
        return None
    words = list(_ANY_CHANGE.finditer(text, begin, position))
    if not words:
        return None
    between = text[words[-1].end() : position]
    too_far = len(between.split()) > 9 or _AGENT.search(between)
    return None if too_far else _plain(words[-1][0])


def _by_before(text: str, begin: int, start: int) -> bool:
    return _BY.search(text, begin, start) is not None


def _clause_start(text: str, start: int) -> int:
    begin = max(0, start - REACH)
    ends = list(_CLAUSE_END.finditer(text, begin, start))
    return ends[-1].end() if ends else begin


def _is_no_hedge(text: str, hedge: re.Match[str]) -> bool:
    words = _plain(hedge[2])
    compares = words in COMPARISONS or (words.endswith(" than") and not words.startswith("nor "))
    if compares and before(_COMPARED, text, hedge.start()):
        return True
    if words == "up to":
        return before(_MOTION, text, hedge.start()) is not None
    if words == "over" and not hedge[1]:
        span = _IS_SPAN.match(text, hedge.end())
        alone = span and (hedge.start(), span.end()) == (0, len(text))
        return bool(span and not alone and not before(_IS_LENGTH, text, hedge.start()))
    return words in ("above", "below") and before(_LIST_ARTICLE, text, hedge.start()) is not None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _phrases(table: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in table.split(",")]


def _alternatives(phrases: list[str]) -> str:
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)


_SYMBOLS = {
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    ">": Comparator.MORE,
    "<": Comparator.LESS,
    "≥": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    ">=": Comparator.AT_LEAST,
    "<=": Comparator.AT_MOST,
}
_COMPARATORS = _SYMBOLS | {phrase: c for c, table in HEDGES.items() for phrase in _phrases(table)}
_TRAILING_COMPARATORS = {phrase: c for c, table in TRAILING_HEDGES.items() for phrase in _phrases(table)} | {
    "max": Comparator.AT_MOST,
    "maximum": Comparator.AT_MOST,
    "minimum": Comparator.AT_LEAST,
    "plus": Comparator.AT_LEAST,
    "+": Comparator.AT_LEAST,
    "odd": Comparator.ABOUT,
    "ish": Comparator.ABOUT,
    "some": Comparator.ABOUT,
    "something": Comparator.ABOUT,
}
_FALL_WORDS, _CUT_WORDS = frozenset(FALLS.split()), frozenset([*CUTS.split(), *_phrases(CUT_PHRASES)])
_CHANGES = _alternatives([*_FALL_WORDS, *_CUT_WORDS, *RISES.split()])
_ADVERBS = rf"(?:[\s,]+(?:{_alternatives(MANNER.split())}|year\s+(?:on|over)\s+year|quarter\s+(?:on|over)\s+quarter))*"
_OBJECTS = r"(?:\s+(?:in|of)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)?"

_HEDGE = re.compile(
    rf"(?:(?<![\w-])({HEDGE_DEGREES})\s+)?((?<![\w-])(?:{_alternatives(list(set(_COMPARATORS) - set(_SYMBOLS)))})"
    rf"(?=[\s\u00a0]+$|(?<=\.)$)|(?:>=|<=|[~≈><≥≤])(?=[\s\u00a0]?$))[\s\u00a0]*$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<!or )(?<![\w%)\].,])([-−–+]|(?:minus|negative|plus)(?=[\s\u00a0]))[\s\u00a0]*$", re.IGNORECASE)
_MINUS = re.compile(r"(?<!or )(?<![\w%)\].,])(minus|negative)[\s\u00a0]+$", re.IGNORECASE)
_FILLER = re.compile(
    r"(?<![\w-])(?:by|an?|the|another|an?\s+additional|additional|an?\s+further|a\s+total\s+of|only|just|a\s+mere|a\s+record|"
    r"a\s+whopping|merely|still|somewhere|anywhere)[\s\u00a0]+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby(?:\s+(?:up\s+to|close\s+to|(?!to\b|from\b)[^\W\d][\w-]*)){0,5}?\s+[^\w\s]{0,3}$", re.IGNORECASE)
_CHANGE = re.compile(rf"(?<![\w-])({_CHANGES}){_ADVERBS}\s*$", re.IGNORECASE)
_CHANGE_OF = re.compile(
    rf"(?<![\w-])(decline|decrease|drop|fall|reduction|contraction|dip|slump|cut|increase|rise|growth|gain|jump)s?"
    rf"{_OBJECTS}\s+of\s*$",
    re.IGNORECASE,
)
_ANY_CHANGE = re.compile(rf"(?<![\w-])(?:{_CHANGES})(?!\w)", re.IGNORECASE)
_DENIED = re.compile(
    rf"(?:\b(?:not|never)|n[’']t)\s+(?:{_CHANGES})(?![\w-])(?:(?!\b(?:and|but|or|to)\b)[^,;]){{0,40}}$", re.IGNORECASE
)
_SEASON = re.compile(r"\b(?:this|last|next|the|each|every|in)\s+fall\s*$", re.IGNORECASE)
_AGENT = re.compile(
    r"\b(?!fur)(?:\w+ed|driven|led|hit|made|done|seen|given|shown|held|run|owned)(?:\s+\w+ly)?\s*$|"
    r"\b(?:is|are|was|were|will|has|had|have|and)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?<!\bapprox)(?<!\bca)(?<!\bc)[.;:!?]\s|\n", re.IGNORECASE)
_MEASURED = ["percent", "per cent", "point", "points", "times", "half", "pp", "bp", "bps", *SCALES, *CARDINALS]
_COMPARED = re.compile(rf"(?:[\d%€£]|\b(?:{_alternatives(_MEASURED)}))\s+$", re.IGNORECASE)
_TOPICS = "year revenue sales price volume like-for-like constant-currency"
_BETWEEN_THEM = rf"(?:\s+(?:{_alternatives([*MANNER.split(), *_TOPICS.split()])})){{0,2}}"
_RISE_AFTER = re.compile(rf"{_BETWEEN_THEM}\s+(?:{_alternatives(RISE_AFTER.split())})(?![\w-])", re.IGNORECASE)
_FALL_AFTER = re.compile(
    rf"{_BETWEEN_THEM}\s+(?:{_alternatives(FALL_AFTER.split())})(?![\w-])",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"\s+below\s+(?:zero|freezing)\b", re.IGNORECASE)
_BELOW = re.compile(
    r"\s+below\b(?!\s+(?:the\s+)?(?:poverty|age)\b)|\s+(?:under|short\s+of)(?=\s+(?:(?:the|its|our|their|a|that\s+of)\s+)?"
    r"(?:last|previous|prior|year|plan|forecast|expectations?|expected|target|budget|consensus|estimates?|guidance|average|"
    r"level|same|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_AFTER_WORDS = _alternatives([phrase for table in TRAILING_HEDGES.values() for phrase in _phrases(table)])
_TRAILING = re.compile(
    r"\+(?!/|\d)|-plus\b|\s+plus\b(?!\s+(?:or|an?|the|\d))|-odd\b|\s+odd\b|-?ish\b|-some\b|-something\b"
    r"|[\s,]+(?:max|maximum|minimum)(?=\s*(?:[.,;:!?)]|$))"
    rf"|,[\s\u00a0]+(?:{_AFTER_WORDS})(?=\s*(?:[,.;:!?)]|$))|(?:,[\s\u00a0]+(?=give)|[\s\u00a0]+)(?:{_AFTER_WORDS})(?!\w|\s+(?:than\b|\d|[$€£]|one\b|two\b))",
    re.IGNORECASE,
)
_MOTION = re.compile(
    r"\b(?:went|goes|going|gone|moved|moving|came|comes|coming|climbed|rose|ramped|edged|ticked|picked|bumped|get|"
    r"got|gets|brought|brings|bringing|back)\s+$",
    re.IGNORECASE,
)
_IS_SPAN = re.compile(
    r"(?:\w+|\d+)(?:[\s-]+(?:and\s+a\s+half|to\s+\w+))?[\s-]+(?:years?|months?|weeks?|days?|quarters?|decades?)\b"
    r"(?!\s+(?:ago|old|of\s+(?:experience|service|age|history)))",
    re.IGNORECASE,
)
_IS_LENGTH = re.compile(
    r"\b(?:for|in|is|was|are|were|of|takes?|took|has|have|had|last(?:s|ed)?|after)\s+$", re.IGNORECASE
)
_LIST_ARTICLE = re.compile(r"\b(?:the)\s+$", re.IGNORECASE)
