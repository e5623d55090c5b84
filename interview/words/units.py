"""Which units there are: those of any text, those of the data folder, and money by ISO 4217."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from babel.numbers import get_currency_name, list_currencies

from interview.amounts.items import Sort, Unit

_LOCALE = "en"
PER_YEAR = "/a"
"""What stands behind the code of a unit that is one a year."""
_RATES = (Sort.COUNT, Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.MEASURE)

PERCENT = Unit("%", " %", " per cent", Sort.PERCENT)
POINTS = Unit("pp", " percentage points", " percentage points", Sort.POINTS)
BASIC = {
    unit.code: unit
    for unit in (
        Unit("1", "", "", Sort.COUNT),
        Unit("a", " years", " years", Sort.DURATION),
        Unit("year", "", "", Sort.YEAR, grouped=False),
        Unit("index", "", " index points", Sort.INDEX),
        PERCENT,
        POINTS,
        Unit("×", "×", " times", Sort.MULTIPLE),
    )
}
"""The units every data folder can use without a row in units.csv."""

_CURRENCIES = frozenset(list_currencies())


def unit_of(code: str, units: Mapping[str, Unit]) -> Unit | None:
    """Return a unit of the data folder, a basic one, a currency, or one of these a year; None for an unknown code."""
    known = units.get(code) or BASIC.get(code) or _currency(code)
    if known or not code.endswith(PER_YEAR):
        return known
    base = unit_of(code.removesuffix(PER_YEAR), units)
    if base is None or base.sort not in _RATES or base.code.endswith(PER_YEAR):
        return None
    return replace(base, code=code, short=f"{base.short} a year", words=f"{base.words} a year")


def _currency(code: str) -> Unit | None:
    if code not in _CURRENCIES:
        return None
    name = f" {get_currency_name(code, count=2, locale=_LOCALE)}"
    return Unit(code, name, name, Sort.MONEY)
