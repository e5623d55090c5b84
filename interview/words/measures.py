"""What numbers are numbers of: currencies by sign, code and name, and nouns of units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

COUNT = "1"
"""The unit of what is only counted."""
PER_CENT, POINTS, TIMES, MONEY_CENT = "%", "pp", "×", "cent"

_NOUNS_BY_UNIT = {
    PER_CENT: "%, percent, per cent, pct",
    "‰": "‰, per mille, per mil, permille",
    POINTS: "percentage points, percentage point, percentage-point, pp, ppt, ppts, p.p., % points",
    "bp": "basis points, basis point, basis-point, bps, bp",
    "point": "points, point",
    TIMES: "times, x, ×, fold",
    "a": "years, year, yrs, yr, year-old",
    "10 a": "decades, decade",
    "100 a": "centuries, century",
    "quarter": "quarters, consecutive quarters, straight quarters",
    "mo": "months, month",
    "wk": "weeks, week",
    "d": "days, day",
    "h": "hours, hour, hrs",
    "min": "minutes, minute",
    "s": "seconds, second",
    "t": "tons, tonnes, ton, tonne, metric tons, metric tonnes",
    "kt": "kilotons, kilotonnes, kt",
    "Mt": "megatons, megatonnes, Mt",
    "kg": "kilograms, kilogram, kilos, kilo, kg",
    "g": "grams, gram",
    "lb": "pounds of, lbs",
    "km": "kilometers, kilometres, kilometer, kilometre, km, kms",
    "m": "meters, metres, meter, metre",
    "cm": "centimeters, centimetres, cm",
    "mm": "millimeters, millimetres, mm",
    "mi": "miles, mile",
    "ft": "feet, ft",
    "km²": "square kilometers, square kilometres, sq km, km², km2",
    "m²": "square meters, square metres, sq m, m², m2",
    "m³": "cubic meters, cubic metres, m³, m3",
    "ha": "hectares, hectare, ha",
    "acre": "acres, acre",
    "l": "liters, litres, liter, litre",
    "bbl": "barrels, barrel, bbl",
    "W": "watts",
    "kW": "kilowatts, kW",
    "MW": "megawatts, megawatt, MW",
    "GW": "gigawatts, gigawatt, GW",
    "kWh": "kilowatt hours, kilowatt-hours, kWh",
    "MWh": "megawatt hours, megawatt-hours, MWh",
    "GWh": "gigawatt hours, gigawatt-hours, GWh",
    "TWh": "terawatt hours, terawatt-hours, TWh",
    "°C": "degrees Celsius, °C",
    "°": "degrees, degree, °",
    MONEY_CENT: "cents, cent",
    COUNT: """
        people, persons, men, women, children, employees, workers, jobs, households, families, soldiers, customers,
        users, countries, companies, cities, products, units, stores, plants, projects, vehicles, cars
    """,
}
NOUNS: dict[str, str] = {
    noun.strip(): unit for unit, nouns in _NOUNS_BY_UNIT.items() for noun in nouns.split(",") if noun.strip()
}
"""The unit each noun stands for; a unit that starts with a number is so many of the other one."""

_SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "NT$": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₸": "KZT",
    "₺": "TRY",
    "₩": "KRW",
    "₴": "UAH",
    "֏": "AMD",
    "₪": "ILS",
    "₾": "GEL",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "฿": "THB",
    "₼": "AZN",
    "RMB": "CNY",
    "Rs.": "INR",
    "Rs": "INR",
}
"""Signs before or after a sum; a bare dollar sign is the US dollar."""

_CURRENCY_NOUNS = {
    "USD": "dollars, dollar, US dollars, US dollar, U.S. dollars, U.S. dollar, bucks",
    "EUR": "euros, euro",
    "GBP": "pounds, pound, pounds sterling, quid",
    "JPY": "yen",
    "CNY": "yuan, renminbi",
    "INR": "rupees, rupee",
    "RUB": "rubles, roubles, ruble, rouble",
    "KZT": "tenge, tenges",
    "TRY": "lira, liras",
    "KRW": "won",
    "UAH": "hryvnia, hryvnias",
    "AMD": "drams, dram",
    "GEL": "lari",
    "CHF": "francs, Swiss francs",
    "ZAR": "rand",
    "BRL": "reais",
    "ILS": "shekels",
    "PLN": "zloty, zlotys",
    "HUF": "forints, forint",
    "THB": "baht",
    "MYR": "ringgit",
    "IDR": "rupiah",
    "NGN": "naira",
    "AED": "dirhams, dirham",
    "SAR": "riyals, riyal",
    "AZN": "manat, manats",
    "VND": "dong",
    "SEK": "kronor",
    "BDT": "taka",
    "GHS": "cedis, cedi",
}
UNCHANGING = ("yen", "yuan", "tenge")
"""Nouns of currencies that are the same for one and for many, and mean nothing else in English."""
_WORDS_TOO = {"SDG", "ALL", "TOP", "CUP", "PEN", "MOP", "BAM", "TRY", "XXX", "XTS"}
"""Codes that are words in capitals as well; read only after the sum."""
CODES = frozenset(
    code for territory in get_global("territory_currencies") for code in get_territory_currencies(territory)
)
"""The ISO 4217 code of every currency that is tender today, as Babel knows them."""


@dataclass(frozen=True)
class Measure:
    """A unit as the words name it, and where they end; `multiple` of the unit make up one of what was named."""

    unit: str
    end: int
    multiple: int = 1


@cache
def currency_nouns() -> Mapping[str, str]:
    """Return the names of currencies, short and in full, in small letters."""
    names = {get_currency_name(code, count=2, locale="en").lower(): code for code in sorted(CODES)}
    short = {n.strip().lower(): code for code, nouns in _CURRENCY_NOUNS.items() for n in nouns.split(",")}
    return {name: code for name, code in names.items() if " " in name} | short


def money_before(text: str, start: int) -> tuple[str, int]:
    """Return the currency just before a number and where its sign starts; an empty code if there is none."""
    match = _BEFORE.search(text, max(0, start - 8), start)
    if match is None:
        return "", start
    sign = match[1]
    return _SIGNS.get(sign, sign), match.start(1)


def measure_after(text: str, end: int, nouns: Mapping[str, str] = NOUNS) -> Measure | None:
    """Return the unit whose noun, sign or code follows a number, or None."""
    match = _after(tuple(nouns.items())).match(text, end)
    if match is None:
        return None
    word = match[1] or match[2]
    unit = _named(" ".join(word.split()), nouns)
    count, space, rest = unit.partition(" ")
    return Measure(rest, match.end(), int(count)) if space else Measure(unit, match.end())


def is_money(unit: str) -> bool:
    """Return whether a unit is a currency."""
    return unit in CODES


_PARTS_OF = {
    ("t", "Mt"): Fraction(1, 10**6),
    ("kt", "Mt"): Fraction(1, 10**3),
    ("t", "kt"): Fraction(1, 10**3),
    ("bp", POINTS): Fraction(1, 100),
    ("bp", PER_CENT): Fraction(1, 100),
    ("‰", PER_CENT): Fraction(1, 10),
    ("point", POINTS): Fraction(1),
    ("point", "index"): Fraction(1),
    (PER_CENT, POINTS): Fraction(1),
    (POINTS, PER_CENT): Fraction(1),
    (TIMES, COUNT): Fraction(1),
    (TIMES, "index"): Fraction(100),
    ("m", "km"): Fraction(1, 1000),
    ("kW", "MW"): Fraction(1, 1000),
    ("MW", "GW"): Fraction(1, 1000),
    ("GW", "MW"): Fraction(1000),
}
"""How much of a unit of the data one of the unit said is, where the two are not the same."""
_MUST_BE_SAID = {PER_CENT, POINTS, TIMES, "index"}
"""Units no number has that is said without one."""


def conversion(said: str, stored: str, named: bool, proportion: bool = False) -> Fraction | None:
    """Return how many of the unit stored one of the unit said is, or None if the two do not go together.

    `named` is False where the words name no unit; such a number is taken to be in the unit stored, unless that is
    one of per cent or times. A `proportion` such as two-thirds can be stored in per cent.
    """
    said, _, each = said.partition("/")
    base, _, under = stored.partition("/")
    if each and each != under and (under or not is_money(base)):
        return None
    if proportion and said == COUNT:
        return {PER_CENT: Fraction(100), COUNT: Fraction(1), TIMES: Fraction(1)}.get(base)
    if said == base:
        return Fraction(1)
    if not named:
        return None if base in _MUST_BE_SAID else Fraction(1)
    if said == MONEY_CENT and is_money(base):
        return Fraction(1, 100)
    if said == COUNT and not is_money(base) and base not in {*_MUST_BE_SAID, *_MEASURED}:
        return Fraction(1)
    return _PARTS_OF.get((said, base))


_MEASURED = {unit.rpartition(" ")[2] for unit in _NOUNS_BY_UNIT} - {COUNT}


def _named(word: str, nouns: Mapping[str, str]) -> str:
    if word in nouns:
        return nouns[word]
    if word in _SIGNS or word in CODES:
        return _SIGNS.get(word, word)
    return currency_nouns().get(word.lower()) or nouns[word.lower()]


@cache
def _after(nouns: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    names = [noun for noun, _ in nouns]
    exact = [name for name in [*names, *_SIGNS, *CODES] if not _is_word(name)]
    loose = [name for name in [*names, *currency_nouns()] if _is_word(name)]
    return re.compile(rf"[\s\u00a0\u202f-]{{0,2}}(?:({_any(exact)})(?!\w)|((?i:{_any(loose)}))(?!\w))")


def _is_word(name: str) -> bool:
    """Return whether a name is a word written small or with a capital alike, and not a symbol such as MW."""
    return name.lower() == name and len(name) > 2 and any(letter.isalpha() for letter in name)


def _any(names: list[str]) -> str:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"[\s\u00a0-]+") for name in longest_first)


_BEFORE = re.compile(
    rf"(?<![\w$])({'|'.join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))}"
    rf"|{'|'.join(sorted(CODES - _WORDS_TOO))})[\s\u00a0\u202f]?$"
)
