"""What an input of a derivation stands for: a number, an item, or a year or date of one."""

from __future__ import annotations

import re
from fractions import Fraction

from interview.amounts.derivations import Operand
from interview.amounts.items import Event, Figure, Item, Reference
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval


def operand_of(token: str, item: Item | Period | None) -> Operand | None:
    """Return what a token of a cell stands for, given what has the name in it; None if that has no such part."""
    if re.fullmatch(r"\d+(\.\d+)?", token):
        return Operand(Interval.point(Fraction(token)), Interval.point(Fraction(token)))
    part = token.partition(".")[2]
    if isinstance(item, Figure | Reference) and not part:
        return Operand(Interval.point(item.value), item.bounds, item.comparator)
    period = _period(part, item)
    return _moment(period, part) if period else None


def _period(part: str, item: Item | Period | None) -> Period | None:
    if isinstance(item, Event):
        return item.end if part.startswith("end") else item.start
    return item.period if isinstance(item, Figure | Reference) else item


def _moment(period: Period, part: str) -> Operand | None:
    years = {"start": period.first.year, "end": period.last.year}
    if part in years:
        point = Interval.point(years[part])
        return Operand(point, point)
    if part not in ("start_date", "end_date"):
        return None
    bounds = period.start_in_years() if part == "start_date" else period.end_in_years()
    return Operand(Interval.point(bounds.middle), bounds)
