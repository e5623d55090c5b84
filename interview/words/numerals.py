"""One number as a text writes it, in digits, words or both: its value and the unit of its last digit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from interview.words.lexicon import CARDINALS, MONEY_SCALES, PARTS, SCALES, SHORT_SCALES, VULGAR


@dataclass(frozen=True)
class Numeral:
    """A number and its place; `scale` is the factor of the scale words that close it, `resolution` its last digit's.

    `proportion` marks a part of a whole, such as two-thirds or one in three.
    """

    start: int
    end: int
    value: Fraction
    resolution: Fraction
    scale: int = 1
    proportion: bool = False

    def scaled(self, scale: int) -> Numeral:
        """Return the number with a scale that was said once for several."""
        return replace(self, value=self.value * scale, resolution=self.resolution * scale, scale=scale)


class Unreadable(ValueError):
    """A number that could be read in two ways or in none; `end` is where its characters end."""

    def __init__(self, sentence: str, end: int) -> None:
        self.end = end
        super().__init__(sentence)


def numeral_at(text: str, start: int, money: bool = False, joined: bool = True) -> Numeral | None:
    """Return the number that starts at a place, or None; `joined` lets "and" continue number words.

    Raises Unreadable for digits or scales that could mean several things.
    """
    if text[start].isdigit() or text[start] == "." or text[start] in VULGAR:
        return _digits(text, start, money)
    return _words(text, start, joined)


def scaled_after(text: str, numeral: Numeral, end: int) -> Numeral | None:
    """Return a number with the scale word that follows at a later place, as in "$100+ million", or None."""
    scaled = _with_scales(text, replace(numeral, end=end), money=False)
    return scaled if scaled.scale > numeral.scale else None


# --- digits -----------------------------------------------------------------------------------------------------------

_GROUPED = re.compile(r"\d{1,3}([, \u00a0\u202f\u2009'’])\d{3}(?:\1\d{3})*(?:\.\d+)?(?!\d|[.,]\d)")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+,\d+(?![\d,])")
_LONGEST, _LARGEST = 40, 10**24
_POWER = re.compile(r"[⁰¹²³⁴-⁹⁻]+|(?:\^|\*\*)[-−]?\d+")
_RUN = re.compile(r"(?:\d+|(?=\.\d))(?:[.,]\d+)*")
_VULGAR_AFTER = re.compile(r"[ \u00a0]?([½¼¾⅓⅔⅛⅕])|[ \u00a0](\d)/(\d)(?![\d/])")


def _digits(text: str, start: int, money: bool) -> Numeral:
    if text[start] in VULGAR:
        return _closed(text, Numeral(start, start + 1, VULGAR[text[start]], Fraction(0)), money)
    match = _SPACED.match(text, start) or _GROUPED.match(text, start) or _RUN.match(text, start)
    assert match is not None
    written, end = match[0], match.end()
    _refuse_strange(text, written, end)
    plain = re.sub(r"[ ,\u00a0\u202f\u2009'’]", "", written)
    if match.re is not _GROUPED:
        _refuse_ambiguous(text, written, end)
    decimals = len(plain.partition(".")[2])
    number = Numeral(
        start, end, Fraction(f"0{plain}"), _last_digit(plain) if not decimals else Fraction(1, 10**decimals)
    )
    if not decimals and (vulgar := _VULGAR_AFTER.match(text, end)):
        part = VULGAR[vulgar[1]] if vulgar[1] else Fraction(int(vulgar[2]), max(int(vulgar[3]), 1))
        number = replace(number, end=vulgar.end(), value=number.value + part, resolution=Fraction(0))
    return _closed(text, number, money)


def _refuse_strange(text: str, written: str, end: int) -> None:
    if len(written) > _LONGEST:
        raise Unreadable(f"{written[:9] + '…'!r} has more digits than a number one says", end)
    if power := _POWER.match(text, end):
        raise Unreadable(f"{text[end - len(written) : power.end()]!r} is a power, which is not read", power.end())


def _refuse_ambiguous(text: str, written: str, end: int) -> None:
    if written.count(".") > 1 or ("." in written and "," in written):
        raise Unreadable(f"{written!r} is no number", end)
    if "," in written:
        raise Unreadable(f"{written!r} is ambiguous: a comma as decimal sign, or digits missing", end)
    whole, _, decimals = written.partition(".")
    sure = whole.strip("0") == "" or len(whole) > 3 or _SURE_DECIMAL.match(text, end)
    if len(decimals) == 3 and not sure:
        raise Unreadable(f"{written!r} is ambiguous: a point before thousands, or before decimals", end)


def _last_digit(plain: str) -> Fraction:
    zeros = len(plain) - len(plain.rstrip("0"))
    return Fraction(10 ** (zeros if plain.strip("0") else 0))


# --- words ------------------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"[\s\u00a0]*-[\s\u00a0]*|[\s\u00a0]+")
_ONES = "|".join(list(CARDINALS)[1:10])
_AND_SMALL = re.compile(
    rf"\s+and\s+((?:{'|'.join(list(CARDINALS)[20:])})(?:[\s-]+(?:{_ONES}))?|{'|'.join(list(CARDINALS)[1:20])})\b"
    rf"(?:[\s-]+({'|'.join(SCALES)})\b)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"an?\s+(?=(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)\b)|(?=hundred[\s-]*(?:%|per\s?cent))",
    re.IGNORECASE,
)
_DOZEN = re.compile(r"[\s-]+dozen\b", re.IGNORECASE)
_POINT = re.compile(rf"\s+point((?:[\s-]+(?:oh|{'|'.join(list(CARDINALS)[:10])}))+)\b(?!\s*(?:hundred))", re.IGNORECASE)

_BARE_POINT = re.compile(
    rf"(?:oh\s+)?point((?:[\s-]+(?:{'|'.join(list(CARDINALS)[:10])}))+)(?=\s+(?:per\s?cent|{'|'.join(SCALES)})\b)",
    re.IGNORECASE,
)


def _words(text: str, start: int, joined: bool) -> Numeral | None:
    article = _ARTICLE.match(text, start)
    if article and text[article.end() :][:5].lower() == "dozen":
        return _closed(text, Numeral(start, article.end() + 5, Fraction(12), Fraction(0), 12), False)
    if bare := _BARE_POINT.match(text, start):
        return _closed(
            text, _with_decimals(Numeral(start, start, Fraction(0), Fraction(0)), bare[1], bare.end()), False
        )
    spelled = _Spelled(text, article.end() if article else start, joined, article is not None)
    if not spelled.read():
        return None
    value = Fraction(spelled.value)
    number = Numeral(start, spelled.end, value, _last_digit(str(spelled.value)), spelled.scale)
    if spelled.scale == 1:
        if point := _POINT.match(text, number.end):
            number = _with_decimals(number, point[1], point.end())
        elif dozen := _DOZEN.match(text, number.end):
            number = replace(number, end=dozen.end(), value=value * 12, resolution=Fraction(0), scale=12)
    return _closed(text, number, False)


def _with_decimals(number: Numeral, words: str, end: int) -> Numeral:
    digits = [str({**CARDINALS, "oh": 0}[word]) for word in re.split(r"[\s-]+", words.lower().strip(" -"))]
    if len(digits) > _LONGEST:
        raise Unreadable(f"{words.strip()[:29] + '…'!r} has more decimals than one says", end)
    fine = Fraction(1, 10 ** len(digits))
    return replace(number, end=end, value=number.value + int("".join(digits)) * fine, resolution=fine)


class _Spelled:
    """Reads number words one by one, as long as they make one number."""

    def __init__(self, text: str, start: int, joined: bool, after_article: bool) -> None:
        self.text, self.joined, self.end, self.next = text, joined, start, start
        self.done, self.current, self.last_scale, self.scale = 0, int(after_article), 10**18, 1

    @property
    def value(self) -> int:
        return self.done + self.current

    def read(self) -> bool:
        """Read as far as the words go; False if there is no number."""
        start = self.end
        while (word := _WORD.match(self.text, self.next)) and self._take(word[0].lower()):
            self.end = word.end()
            gap = _GAP.match(self.text, self.end)
            self.next = self._after_and() or (gap.end() if gap else len(self.text))
        return self.end > start

    def _take(self, word: str) -> bool:
        if word in CARDINALS:
            return self._take_cardinal(CARDINALS[word])
        scale = SCALES.get(word) or (SCALES.get(word.removesuffix("s")) if self.end < self.next else None)
        if scale is None or not self.current or scale >= self.last_scale:
            return False
        if scale == 100:
            if self.current >= 100:
                return False
            self.current *= 100
        else:
            self.done, self.current, self.last_scale = self.done + self.current * scale, 0, scale
        self.scale = scale * (100 if scale != 100 and self.scale == 100 else 1)
        return True

    def _take_cardinal(self, value: int) -> bool:
        rest = self.current % 100
        fits = rest == 0 or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)
        if not fits or (self.value and value == 0) or value >= self.last_scale:
            return False
        if self.value == 0 and self.end == self.next:
            self.current = value
        elif self.value == 0:  # "zero" is a number of its own
            return False
        else:
            self.current += value
        self.scale = 1
        return True

    def _after_and(self) -> int | None:
        """Return where the words go on after "and", which joins only what is smaller than a hundred."""
        gap = _AND_SMALL.match(self.text, self.end)
        if not self.joined or gap is None or self.value < 100 or self.value % 100:
            return None
        following = SCALES.get((gap[2] or "").lower(), 1)
        return gap.start(1) if following != 100 and following < self.last_scale else None


# --- what closes a number: and a half, scales -------------------------------------------------------------------------

_AND_PART = re.compile(r"\s+and\s+(?:(an?|one|two|three)[\s-])(half|third|quarter|thirds|quarters)\b", re.IGNORECASE)
_AND_HALF = re.compile(r"\s+and\s+an?\s+(half|quarter)\b(?!\s+of\b)", re.IGNORECASE)
_SCALE_WORD = re.compile(rf"[\s\u00a0\u202f-]*({'|'.join(SCALES)})s?\b", re.IGNORECASE)
_SHORT = re.compile(r"([KkMmBb]|[Mm][Nn]|[Mm][Ll][Nn]|[Mm]io|[Bb][Nn]|[Bb][Ll][Nn]|[Tt][Rr]?[Nn])(?![\w²³])")
_SHORT_APART = re.compile(r"[ \u00a0\u202f](mn|mln|mio|bn|bln|tn|trn)(?!\w)(?:\.(?=\s[a-z]))?", re.IGNORECASE)
_SHORT_MONEY = re.compile(r"[ \u00a0\u202f]?(k|m|b|t|mm)(?!\w)", re.IGNORECASE)
_UNKNOWN_SCALE = re.compile(r"[\s\u00a0-]+(\w*illion)s?\b", re.IGNORECASE)
_SURE_DECIMAL = re.compile(
    rf"[\s\u00a0]*(?:%|per\s?cent|percent|basis|times\b|x\b|×|(?:{'|'.join(SCALES)})|(?:mn|mln|bn|bln|tn)\b)",
    re.IGNORECASE,
)
_FURTHER = re.compile(rf"[\s\u00a0]+(?:and[\s\u00a0]+)?(?=\d+[\s\u00a0]+(?:{'|'.join(SCALES)})\b)", re.IGNORECASE)


def _closed(text: str, number: Numeral, money: bool) -> Numeral:
    if number.scale == 1:
        number = _with_part(text, number)
        number = _with_scales(text, number, money)
    elif number.scale > 1:
        number = _with_scales(text, number, money)
    number = _with_half_a_scale(text, number)
    unknown = _UNKNOWN_SCALE.match(text, number.end)
    if unknown:
        raise Unreadable(f"{unknown[1]!r} is no known scale", unknown.end())
    return _with_further(text, number, money)


def _with_part(text: str, number: Numeral) -> Numeral:
    match = _AND_PART.match(text, number.end)
    if match is None:
        return number
    count = 1 if match[1].lower() in ("a", "an", "one") else CARDINALS[match[1].lower()]
    part = Fraction(count, PARTS[match[2].lower().removesuffix("s")])
    return replace(number, end=match.end(), value=number.value + part, resolution=Fraction(0))


def _with_half_a_scale(text: str, number: Numeral) -> Numeral:
    """Add the half that follows a scale and is half of it: a million and a half."""
    match = _AND_HALF.match(text, number.end) if number.scale == 12 or number.scale >= 1000 else None
    if match is None:
        return number
    part = Fraction(number.scale, PARTS[match[1].lower()])
    return replace(number, end=match.end(), value=number.value + part, resolution=Fraction(0))


def _with_scales(text: str, number: Numeral, money: bool) -> Numeral:
    scale, end = number.scale, number.end
    factor = 1
    while match := _SCALE_WORD.match(text, end):
        factor, end = factor * SCALES[match[1].lower()], match.end()
        if factor > _LARGEST:
            raise Unreadable(f"{text[number.start : number.start + 29] + '…'!r} has too many scales", end)
    if factor == 1 and text[number.end - 1].isdigit():
        short = _SHORT.match(text, end) or _SHORT_APART.match(text, end)
        short = short or (_SHORT_MONEY.match(text, end) if money else None)
        if short:
            factor, end = _short_scales(money)[short[1].lower()], short.end()
    if factor == 1:
        return number
    widened = replace(number, end=end, value=number.value * factor, resolution=number.resolution * factor)
    return replace(widened, scale=scale * factor)


def _short_scales(money: bool) -> Mapping[str, int]:
    return SHORT_SCALES | MONEY_SCALES if money else SHORT_SCALES


def _with_further(text: str, number: Numeral, money: bool) -> Numeral:
    """Add a smaller scale that follows: 1 million 200 thousand."""
    gap = _FURTHER.match(text, number.end) if number.scale >= 1000 else None
    if gap is None:
        return number
    rest = _digits(text, gap.end(), money)
    if rest.value >= number.scale:
        return number
    return Numeral(number.start, rest.end, number.value + rest.value, rest.resolution, rest.scale)
