"""Parts of a whole: two-thirds, half a million, one in three."""

from __future__ import annotations

import re
from fractions import Fraction

from interview.words.hedges import before
from interview.words.lexicon import CARDINALS, PARTS, SCALES
from interview.words.numerals import Numeral


def part_at(text: str, start: int) -> Numeral | None:
    """Return the fraction in words, or one number in another, that starts at a place; None if there is none."""
    if match := _SLASH.match(text, start):
        return _proportion(match, int(match[1]), int(match[2]))
    if match := _ONE.match(text, start):
        return Numeral(start, match.end(), Fraction(1), Fraction(0))
    if match := _IN.match(text, start):
        return _one_in(match)
    if match := _HALF_SCALE.match(text, start):
        part = Fraction(_count(match[1]), PARTS[match[2].lower().removesuffix("s")])
        scale = SCALES.get(match[3].lower(), 12)
        return Numeral(start, match.end(), part * scale, Fraction(0), scale)
    match = _PART.match(text, start)
    if match is None or not _is_part(text, match):
        return None
    name = match[2].lower()
    return _proportion(match, _count(match[1]), PARTS["half" if name == "halves" else name.removesuffix("s")])


def _one_in(match: re.Match[str]) -> Numeral | None:
    first, second = (_small(word) for word in match.groups())
    is_whole = second <= 1000 or match[2][0] in "aA" or "," in match[2]
    return _proportion(match, first, second) if first < second and is_whole else None


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Return whether the name of a part is one, and not a fiscal quarter, a half of the year or an ordinal."""
    count, name, start, end = (match[1] or "").lower(), match[2].lower(), match.start(), match.end()
    if match[0].lower().rstrip().endswith((" a", " an", " one", " 1")):
        return True
    led = before(_LEADS_TO_PART, text, start) is not None
    if name in ("half", "halves"):
        return bool(count) or led or _HALF_OF.match(text, end) is not None
    if count in ("a", "an"):
        return (
            not name.endswith("s") and (_OF_IT.match(text, end) or (led and _WHOLE_AFTER.match(text, end))) is not None
        )
    if count in ("one", "1"):
        hyphened = text[start + len(count)] == "-"
        return not name.endswith("s") and (hyphened or _WHOLE_AFTER.match(text, end) is not None)
    if _MAJORITY.match(text, end) and count and text[start + len(count)] == "-":
        return True
    if name == "quarters":
        return bool(count) and _OF_OURS.match(text, end) is not None
    return bool(count) and name.endswith("s")


def _proportion(match: re.Match[str], count: int, whole: int) -> Numeral | None:
    if whole == 0:
        return None
    return Numeral(match.start(), match.end(), Fraction(count, whole), Fraction(0), proportion=True)


def _count(word: str | None) -> int:
    return 1 if word is None or word.lower() in ("a", "an") else _small(word)


def _small(word: str) -> int:
    lower = word.lower()
    if lower.startswith(("a ", "an ")):
        return SCALES[lower.split()[1]]
    return 100 if lower == "hundred" else CARDINALS[lower] if lower in CARDINALS else int(word.replace(",", ""))


AND_A_HALF = r"\s+(?:year|month|week|day|hour|minute|decade|century)\s+and\s+a\s+(?:half|quarter)\b"
"""What makes one of "a": a year and a half."""

_SMALL = "|".join(list(CARDINALS)[1:13])
_PART_NAMES = "|".join(sorted((f"{name}s?" for name in PARTS if name not in ("halve",)), key=len, reverse=True))
_OF_A_SCALE = rf"(?:\s+of)?\s+an?\s+({'|'.join(SCALES)}|dozen)\b"
_BEFORE_UNIT = (
    r"(?:(?:\s+of)?\s+an?(?=\s+(?:per\s?cent|percentage|basis|point|century|decade|year|month|hour|day))"
    r"|\s+of\s+(?:one|1)(?=\s?(?:%|per\s?cent)))"
)
_HALF_SCALE = re.compile(rf"(?:(an?|one|two|three)[\s-])?(half|quarters?|thirds?){_OF_A_SCALE}", re.IGNORECASE)
_PART = re.compile(rf"(?:(an?|{_SMALL}|\d)[\s\u00a0-]+)?({_PART_NAMES}|halves)\b{_BEFORE_UNIT}?", re.IGNORECASE)
_IN = re.compile(
    rf"({_SMALL}|\d{{1,3}})(?:(?:\s+times)?\s+out\s+of\s+(?:every\s+)?|\s+in\s+(?:every\s+)?|-in-)({_SMALL}|hundred|an?\s+(?:{'|'.join(SCALES)})|\d[\d,]{{0,9}})\b(?![.,]\d)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"an?(?={AND_A_HALF})", re.IGNORECASE)
_SLASH = re.compile(
    r"(\d{1,2})/(\d{1,2})(?:rds?|ths?)?(?![\w/])(?=\s*of\b|\s*$|\s+(?:majority|stake|share|lower|higher)\b)"
)
_WHOLE_AFTER = re.compile(
    r"\s*(?:$|of\b(?!\s+(?:growth|decline|positive|consecutive|negative|results))|the\s+size\b|[,.;:!?)]|"
    r"(?:more|less|higher|lower|faster|since|compared|from|to|in|year)\b)",
    re.IGNORECASE,
)
_LEADS_TO_PART = re.compile(
    r"\b(?:by|about|nearly|almost|over|than|roughly|around|only|just|least|up\s+to|approximately|some|quite)\s+$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\s*$|\s+of\b(?!\s+(?:growth|decline|positive|consecutive|negative|results))|\s+the\s+size\b", re.IGNORECASE
)
_OF_OURS = re.compile(
    r"\s+of\s+(?!(?:[\w-]+\s+){0,2}?(?:growth|declines?|contraction|expansion|loss|losses|profits?|recession|results|"
    r"positive|negative|consecutive|falling|rising|shrinking|weak|strong|flat)\b)|\s*$",
    re.IGNORECASE,
)
_MAJORITY = re.compile(r"\s+(?:majority|stake|share|owned)\b", re.IGNORECASE)
_HALF_OF = re.compile(
    r"\s+(?:of|the|our|its|their|his|her|my|your|all|that|this|these|those|an?)\b|\s*$", re.IGNORECASE
)
