"""What words say and what a screen shows, read by a few lines of their own, so that both can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview.amounts.items import Excerpt, Mention

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NUMBER = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_HEDGES = {
    ">": ("more than", "over", "at least", "≥", ">"),
    "<": ("up to", "at most", "less than", "≤", "<"),
    "~": ("about", "≈"),
}
_UNITS = {
    "EUR": ("€", "euro"),
    "USD": ("$", "dollar"),
    "KZT": ("tenge",),
    "%": ("%", "percent", "per cent"),
    "t": ("tons", "tonnes", " Mt"),
    "km": ("km", "kilomet"),
    "×": ("×", "times"),
    "years": (" year", "anniversary"),
}


@dataclass(frozen=True)
class Read:
    """A number as written: the ends of its size without a sign, its sign, the way of its hedge, and its unit."""

    low: float
    high: float
    sign: int
    hedge: str
    unit: str

    @property
    def middle(self) -> float:
        """The value with its sign."""
        return self.sign * (self.low + self.high) / 2


@dataclass(frozen=True)
class Said(Read):
    """A number as said, with its words."""

    words: str

    def against(self, shown: Read) -> list[str]:
        """Return what differs between the words and what is shown for them."""
        pairs = ("sign", "hedge", "unit")
        found = [name for name in pairs if getattr(self, name) != getattr(shown, name)]
        near = all(abs(a - b) <= 1e-6 * a for a, b in ((self.low, shown.low), (self.high, shown.high)))
        return found + ([] if near else ["value"])


def said_in(excerpt: Excerpt, mention: Mention) -> Said:
    """Read the words of a mention where they stand in its excerpt."""
    place = mention.start - excerpt.start
    words = excerpt.quote[place : place + len(mention.verbatim)]
    first = NUMBER.search(words)
    before = excerpt.quote[: place + (first.start() if first else 0)]
    return Said(*_read(words, -1 if _falls(before) else 1), words=words)


def shown_as(text: str) -> Read:
    """Read a value as a screen shows it."""
    number = NUMBER.search(text)
    negative = number is not None and text[: number.start()].endswith(("−", "-"))
    return Read(*_read(text, -1 if negative else 1))


def _falls(before: str) -> bool:
    """Whether a word of fall governs what follows, with at most a currency, "by" and a hedge between."""
    return bool(re.search(r"(?:[−-]|\b(?:declined|fell|dropped|decreased|minus)\b)[^.,;\d]{0,24}$", before))


def _read(text: str, sign: int) -> tuple[float, float, int, str, str]:
    scale = next((size for word, size in _SCALES.items() if word in text.lower()), 1e6 if " Mt" in text else 1.0)
    found = (_WORDS.get(one.lower()) or float(one.replace(",", "")) for one in NUMBER.findall(text))
    sizes = [size * scale for size in found]
    ends = sorted(sizes[:2]) if re.search(r"\d to [+−]?\d", text) else sizes[:1] or [float("nan")]
    return ends[0], ends[-1], sign if ends[-1] else 0, _named(text, _HEDGES), _named(text, _UNITS)


def _named(text: str, names: dict[str, tuple[str, ...]]) -> str:
    found = (name for name, words in names.items() if any(word in text.lower() or word in text for word in words))
    return next(found, "")
