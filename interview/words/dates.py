"""The days, months and years that a sentence names, with the number a date belongs to where that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from interview.amounts.periods import Period
from interview.words.asides import asides
from interview.words.lexicon import MONTHS
from interview.words.spoken import Sort


@dataclass(frozen=True)
class Dated:
    """A date of a text from `start` to `end`; `compared` says that the words before it make it a base, not the time."""

    start: int
    end: int
    period: Period
    compared: bool


@lru_cache(maxsize=1024)
def dates_in(text: str) -> tuple[Dated, ...]:
    """Return every day, month or year of the calendar that a text names in full; fiscal years are none."""
    return tuple(_dates(text)) if _ANY_YEAR.search(text) else ()


def _dates(text: str) -> Iterator[Dated]:
    for aside in asides(text):
        words = text[aside.start : aside.end]
        if aside.sort is not Sort.DATE or _FISCAL.search(text[max(0, aside.start - _NEAR) : aside.end]):
            continue
        period = _period(words)
        if period and not _LEVELS.match(text, aside.end):
            compared = _COMPARED.search(text, max(0, aside.start - _NEAR), aside.start) is not None
            yield Dated(aside.start, aside.end, period, compared)


def date_behind(text: str, end: int) -> Dated | None:
    """Return the date that belongs to the number whose words go on to `end`: 64 in 2022, 5 at the end of 2024."""
    match = _OWN.match(text, end)
    return next((one for one in dates_in(text) if match and one.start == match.end() and not one.compared), None)


def months_in(text: str) -> set[int]:
    """Return the months a text names, none it only compares with; "May" and "March" where they are nothing else."""
    found = (match for match in _MONTH.finditer(text) if not _BASE.search(text, 0, match.start()))
    return {MONTHS.index(match[0]) + 1 for match in found}


def _period(words: str) -> Period | None:
    """Return the period that the words of a date name in full; None for parts of a year and decades."""
    years = [int(year) for year in _ANY_YEAR.findall(words)]
    months, days = months_in(words), re.findall(r"(?<![\d-])\d{1,2}(?=\D|$)", words)
    if len(years) == 2 and not months and years == sorted(years):
        return _parsed(f"{years[0]}/{years[1]}")
    if len(years) != 1 or len(days) > 1 or re.search(r"\d{4}s|\d{4}[’']s|[–/-]|[QH]\d|half|quarter", words):
        return None
    if len(months) == 1:
        day = f"-{int(days[0]):02}" if days else ""
        return _parsed(f"{years[0]}-{min(months):02}{day}")
    return _parsed(str(years[0])) if re.fullmatch(r"(?:year\s+)?\d{4}", words) else None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


_ANY_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NEAR = 24
"""So many characters before a date say how it is meant."""
_FISCAL = re.compile(r"\b(?:fiscal|FY|business\s+year|financial\s+year|school\s+year|season)\b", re.IGNORECASE)
_LEVELS = re.compile(r"\s+(?:levels?|dollars|euros|pounds|prices|terms|rates|money)\b")
_COMPARED = re.compile(
    r"\b(?:than|from|since|against|with|to|versus|vs\.?|before|after|until|till|over|on|base(?:\s+year)?|by)\s+"
    r"(?:(?:in|of|for|that|the|those|year|end)\s+){0,4}$",
    re.IGNORECASE,
)
_BASE = re.compile(r"\b(?:than|against|with|versus|vs\.?|since|before|after|over)\s+(?:in\s+|of\s+)?$", re.IGNORECASE)
_OWN = re.compile(
    r"(?:\s+(?!(?:than|as|from|since|to|and|or|on|over|more|less|we|it|they|was|were|is|are|had|has|been)\b)[a-z]+)?"
    r"\s+(?:in(?:\s+the\s+year)?|during|(?:at|by|as\s+of)\s+the\s+(?:end|start|beginning|close)\s+of)\s+",
)
_MONTH = re.compile(
    rf"\b(?:{'|'.join(month for month in MONTHS if month not in ('March', 'May'))})\b"
    r"|(?:(?<=\d\s)|(?<=\bof\s)|(?<=\b[Ii]n\s)|(?<=\bto\s)|(?<=\bfrom\s)|(?<=\band\s)|(?<=\buntil\s)|(?<=\bsince\s))"
    r"(?:March|May)\b|\b(?:March|May)(?=\s+(?:\d|of\b|to\s+[A-Z]|and\s+[A-Z]))"
)
