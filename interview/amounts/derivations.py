"""The named methods that compute figures from what was said, with bounds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from interview.amounts.items import Comparator
from interview.amounts.rounding import Interval


@dataclass(frozen=True)
class Operand:
    """One input of a method: the value as it stands, all it can stand for, and its hedge."""

    value: Interval
    bounds: Interval
    comparator: Comparator = Comparator.EQUAL


@dataclass(frozen=True)
class Method:
    """A formula on intervals, in which each input enters once, and the same formula in words.

    `inputs` and `result` are units. `x` and `y` stand for any unit, the same wherever the letter is; of a method that
    takes any number of inputs the last unit is that of all further ones. `joiner` then stands between them.
    """

    apply: Callable[..., Interval]
    formula: str
    inputs: tuple[str, ...]
    result: str
    joiner: str = ""

    def formula_of(self, count: int) -> str:
        """Return the formula in words with a `{}` for each of so many inputs."""
        return self.joiner.join([self.formula] * count) if self.joiner else self.formula


GROWTHS = ("growth_between", "growth_of_multiple")
"""The methods whose per cent are more or less than before, and no share of a whole."""


def compute(method: str, operands: Sequence[Operand]) -> tuple[Fraction, Interval, Comparator]:
    """Return value, bounds and comparator of a derived figure.

    Raises KeyError for an unknown method, TypeError for a wrong number of inputs, ValueError for inputs that do
    not go together.
    """
    apply = METHODS[method].apply
    value = apply(*(operand.value for operand in operands)).middle
    bounds = apply(*(operand.bounds for operand in operands))
    return value, bounds, _comparator(bounds, operands)


def unit_problem(method: str, input_units: Sequence[str], result_unit: str) -> str | None:
    """Return what is wrong with the units of a method's inputs or result, in a sentence, or None.

    An empty input unit is that of a bare number, which fits everywhere. Raises KeyError for an unknown method.
    """
    declared = METHODS[method]
    meaning: dict[str, str] = {}
    units = _declared(declared, len(input_units))
    for place, (given, wanted) in enumerate(zip(input_units, units, strict=False), 1):
        expected = meaning.setdefault(wanted, given or meaning.get(wanted, "")) if wanted in _ANY else wanted
        if given and expected and given != expected:
            return f"input {place} of {method} is in {given!r} and should be in {expected!r}"
        meaning[wanted] = expected or given
    results = _results(declared.result, meaning)
    if results and result_unit not in results:
        return f"the result of {method} is in {' or '.join(map(repr, results))} and not in {result_unit!r}"
    return None


_ANY = ("x", "y")
_LOGARITHM_ERROR = Fraction(1, 10**12)
"""How far a quotient of two logarithms can be off, as a share of it; far more than their rounding."""


def _declared(method: Method, count: int) -> tuple[str, ...]:
    return method.inputs * count if method.joiner else method.inputs


def _results(result: str, meaning: Mapping[str, str]) -> tuple[str, ...]:
    """Return the units a result may be in; none if bare numbers leave it open."""
    units = [meaning.get(part, part) for part in result.split("/")]
    if "" in units:
        return ()
    if len(units) == 1:
        return (units[0],)
    over, under = units
    if over == under:
        return ("×",)
    return (over,) if under == "1" else (f"{over}/{under}",)


def _comparator(bounds: Interval, operands: Sequence[Operand]) -> Comparator:
    if bounds.high == math.inf and bounds.low == -math.inf:
        raise ValueError("nothing bounds the result")
    if bounds.high == math.inf:
        return Comparator.MORE if any(o.comparator is Comparator.MORE for o in operands) else Comparator.AT_LEAST
    if any(not operand.bounds.bounded for operand in operands):
        hedges = {operand.comparator for operand in operands}
        less = Comparator.LESS in hedges and Comparator.AT_MOST not in hedges
        return Comparator.LESS if less else Comparator.AT_MOST
    about = any(operand.comparator is Comparator.ABOUT for operand in operands)
    return Comparator.ABOUT if about else Comparator.EQUAL


def _growth(percent: Interval) -> Interval:
    """Return the growth factor of a change in per cent."""
    return 1 + percent / 100


def _pace(multiple: Interval, years: Interval) -> Interval:
    """Return the yearly growth factor of a multiple reached over some years."""
    return multiple ** _inverse(years)


def _inverse(years: Interval) -> Fraction:
    if years.low != years.high:
        raise ValueError("a number of years must be one exact value")
    return 1 / Fraction(years.low)


def _pace_before(multiple: Interval, growth: Interval, years: Interval) -> Interval:
    return ((multiple / _growth(growth)) ** _inverse(years - 1) - 1) * 100


def _needed_pace(last: Interval, first: Interval, last_year: Interval, first_year: Interval) -> Interval:
    return (last / first) ** _inverse(last_year - first_year)


def _years_to_double(percent: Interval) -> Interval:
    """Return how long a yearly growth must go on to double what grows; raises ValueError if it may not grow at all."""
    if percent.low <= 0:
        raise ValueError("what does not surely grow does not double")
    low, high = (Fraction(math.log(2) / math.log1p(float(end) / 100)) for end in (percent.high, percent.low))
    return Interval(low * (1 - _LOGARITHM_ERROR), high * (1 + _LOGARITHM_ERROR))


def _share(part: Interval, whole: Interval) -> Interval:
    if part.low > whole.high:
        raise ValueError("the part is greater than its whole")
    return part / whole * 100


def _path(last: Interval, first: Interval, last_year: Interval, first_year: Interval, year: Interval) -> Interval:
    passed = Fraction((year - first_year).low) / Fraction((last_year - first_year).low)
    return first ** (1 - passed) * last**passed


def _whole(interval: Interval) -> Interval:
    """Return the whole number that every value of an interval has been completed to."""
    last = math.ceil(interval.high) - 1 if interval.high_open else math.floor(interval.high)
    return Interval(Fraction(math.floor(interval.low)), Fraction(last))


def _shared(first: Interval, last: Interval, other_first: Interval, other_last: Interval) -> Interval:
    start = max(first.low, other_first.low)
    end = min(last.low, other_last.low)
    return Interval.point(Fraction(max(end - start + 1, 0)))


METHODS: dict[str, Method] = {
    "index_of_multiple": Method(lambda m: 100 * m, "100 × {}", ("×",), "index"),
    "index_of_multiple_as_increase": Method(lambda m: 100 * (m + 1), "100 × ({} + 1)", ("×",), "index"),
    "index_of_growth": Method(lambda g: 100 + g, "100 × (1 + {})", ("%",), "index"),
    "index_before_growth": Method(lambda m, g: 100 * m / _growth(g), "100 × {} ÷ (1 + {})", ("×", "%"), "index"),
    "average_growth": Method(lambda m, n: (_pace(m, n) - 1) * 100, "{}^(1 ÷ {}) − 1", ("×", "a"), "%/a"),
    "average_growth_as_increase": Method(
        lambda m, n: (_pace(m + 1, n) - 1) * 100, "({} + 1)^(1 ÷ {}) − 1", ("×", "a"), "%/a"
    ),
    "average_growth_before": Method(_pace_before, "({} ÷ (1 + {}))^(1 ÷ ({} − 1)) − 1", ("×", "%", "a"), "%/a"),
    "growth_above_average": Method(
        lambda g, m, n: g - (_pace(m, n) - 1) * 100, "{} − ({}^(1 ÷ {}) − 1)", ("%", "×", "a"), "pp"
    ),
    "share_of_last_gain": Method(
        lambda g, m: (1 - 1 / _growth(g)) / (1 - 1 / m) * 100, "(1 − 1 ÷ (1 + {})) ÷ (1 − 1 ÷ {})", ("%", "×"), "%"
    ),
    "before_growth": Method(lambda v, g: v / _growth(g), "{} ÷ (1 + {})", ("x", "%"), "x"),
    "added_by_growth": Method(lambda v, g: v * (1 - 1 / _growth(g)), "{0} × {1} ÷ (1 + {1})", ("x", "%"), "x"),
    "ratio_of_added": Method(
        lambda v, g, w, h: v * (1 - 1 / _growth(g)) / (w * (1 - 1 / _growth(h))),
        "({0} × {1} ÷ (1 + {1})) ÷ ({2} × {3} ÷ (1 + {3}))",
        ("x", "%", "x", "%"),
        "×",
    ),
    "thousandths_per_day": Method(lambda v: v * 1000 / 365, "{} ÷ 365 days", ("Mt",), "kt/d"),
    "largest_share_before": Method(lambda g, m: _growth(g) / m * 100, "(1 + {}) ÷ {}", ("%", "×"), "%"),
    "difference": Method(lambda whole, part: whole - part, "{} − {}", ("x", "x"), "x"),
    "share": Method(_share, "{} ÷ {}", ("x", "x"), "%"),
    "per_year": Method(lambda total, years: total / years, "{} ÷ {}", ("x", "a"), "x/a"),
    "ratio": Method(lambda a, b: a / b, "{} ÷ {}", ("x", "y"), "x/y"),
    "before_multiple": Method(lambda v, m: v / m, "{} ÷ {}", ("x", "×"), "x"),
    "before_multiple_as_increase": Method(lambda v, m: v / (m + 1), "{} ÷ ({} + 1)", ("x", "×"), "x"),
    "after_multiple": Method(lambda v, m: v * m, "{} × {}", ("x", "×"), "x"),
    "gain_per_year": Method(lambda v, m, n: v * (1 - 1 / m) / n, "({0} − {0} ÷ {1}) ÷ {2}", ("x", "×", "a"), "x/a"),
    "needed_growth": Method(
        lambda t, v, b, a: (_needed_pace(t, v, b, a) - 1) * 100,
        "({} ÷ {})^(1 ÷ ({} − {})) − 1",
        ("x", "x", "year", "year"),
        "%/a",
    ),
    "needed_gain_per_year": Method(
        lambda t, v, b, a: (t - v) / (b - a), "({} − {}) ÷ ({} − {})", ("x", "x", "year", "year"), "x/a"
    ),
    "needed_gain_to_past_gain": Method(
        lambda t, v, m, n, b, a: (t / v - 1) / (1 - 1 / m) * n / (b - a),
        "(({0} − {1}) ÷ ({4} − {5})) ÷ (({1} − {1} ÷ {2}) ÷ {3})",
        ("x", "x", "×", "a", "year", "year"),
        "×",
    ),
    "needed_growth_above_past": Method(
        lambda t, v, b, a, m, n: (_needed_pace(t, v, b, a) - _pace(m, n)) * 100,
        "({} ÷ {})^(1 ÷ ({} − {})) − {}^(1 ÷ {})",
        ("x", "x", "year", "year", "×", "a"),
        "pp",
    ),
    "multiple_of_start": Method(lambda t, m, v: t * m / v, "{} × {} ÷ {}", ("x", "×", "x"), "×"),
    "path": Method(_path, "{1} × ({0} ÷ {1})^(({4} − {3}) ÷ ({2} − {3}))", ("x", "x", "year", "year", "year"), "x"),
    "balance": Method(lambda a, b, total: a + b - total, "{} + {} − {}", ("x", "x", "x"), "x"),
    "rate_over_time": Method(lambda n, end, start: n / (end - start), "{} ÷ ({} − {})", ("x", "year", "year"), "x/a"),
    "years_before": Method(lambda year, n: year - n, "{} − {}", ("year", "a"), "year"),
    "first_year": Method(lambda year, n: year - n + 1, "{} − {} + 1", ("year", "a"), "year"),
    "years_between": Method(lambda later, earlier: later - earlier, "{} − {}", ("year", "year"), "a"),
    "complete_years": Method(
        lambda later, earlier: _whole(later - earlier), "whole years from {1} to {0}", ("year", "year"), "a"
    ),
    "shared_years": Method(_shared, "years that {0}–{1} and {2}–{3} share", ("year", "year", "year", "year"), "a"),
    "years_to_double": Method(_years_to_double, "log 2 ÷ log (1 + {})", ("%",), "a"),
    "growth_between": Method(lambda later, earlier: (later / earlier - 1) * 100, "{} ÷ {} − 1", ("x", "x"), "%"),
    "growth_of_multiple": Method(lambda m: (m - 1) * 100, "{} − 1", ("×",), "%"),
    "multiple_as_increase": Method(lambda m: m + 1, "{} + 1", ("×",), "×"),
    "multiple_of_growth": Method(_growth, "1 + {}", ("%",), "×"),
    "sum": Method(lambda *parts: sum(parts, Interval.point(0)), "{}", ("x",), "x", joiner=" + "),
}
"""Every formula by name with its units; per cent go in and come out as per cent, years as calendar or
decimal years."""
