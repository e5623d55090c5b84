"""The verdicts, recomputed here from the files alone."""

import csv
import dataclasses
import math
from fractions import Fraction

import pytest

from interview.amounts.checks import Check, Outcome, Relation, Side, at_rate, cross_check, holds, overall
from interview.amounts.derivations import Operand
from interview.amounts.items import Amount, Comparator, Kind
from interview.amounts.rounding import Interval
from interview.folder.dataset import DATA, load

DATASET = load()
FIGURES = [figure for figure in DATASET.figures.values() if DATASET.references_for(figure.id)]
PAIRS = [(figure, reference) for figure in FIGURES for reference in DATASET.references_for(figure.id)]
NAMES = [f"{figure.id} {reference.id}" for figure, reference in PAIRS]


def rows(name):
    with DATA.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = {row["reference_id"]: row for row in rows("references.csv")}
SAID = {row["figure_id"]: row for path in DATA.glob("figures/*.csv") for row in rows(f"figures/{path.name}")}


def ends(value, resolution, comparator="="):
    """What a rounded number can stand for, written anew: both ends, and whether the upper one belongs to it."""
    value, half = Fraction(value), Fraction(resolution) / 2
    if comparator in (">", ">="):
        return value, math.inf, comparator == ">=", False
    return value - half, value + half, True, half == 0


def meet(a, b):
    low = max(a[0], b[0])
    high = min(a[1], b[1])
    holds_low = all(side[2] or side[0] < low for side in (a, b))
    holds_high = all(side[3] or side[1] > high for side in (a, b))
    return low < high or (low == high and holds_low and holds_high)


def recomputed(figure, reference):
    row, said = ROWS[reference.id], SAID.get(figure.id)
    bounds = figure.bounds
    range_said = (bounds.low, bounds.high, not bounds.low_open, not bounds.high_open)
    if said:
        range_said = ends(said["value"], said["resolution"], said["comparator"])
    if row["comparable"] != "yes":
        return Outcome.NOT_COMPARABLE
    return Outcome.AGREES if meet(range_said, ends(row["value"], row["resolution"])) else Outcome.DIFFERS


@pytest.mark.parametrize(("figure", "reference"), PAIRS, ids=NAMES)
def test_a_verdict_is_the_one_recomputed_from_the_files(figure, reference):
    row, expected = ROWS[reference.id], recomputed(figure, reference)
    verdict = cross_check(figure, reference)
    assert verdict.outcome == expected
    if expected is Outcome.NOT_COMPARABLE:
        assert (verdict.gap, verdict.percent) == (None, None)
    else:
        assert verdict.gap == Fraction(row["value"]) - figure.value
        assert verdict.percent == verdict.gap / figure.value * 100


def test_the_verdicts_of_this_data_are_of_every_sort_and_those_recomputed_from_the_files():
    found = {figure.id: overall(figure, DATASET.references_for(figure.id)) for figure in DATASET.figures.values()}
    one_by_one = {name: set() for name in found}
    for figure, reference in PAIRS:
        one_by_one[figure.id].add(recomputed(figure, reference))
    decided = {name: outcomes - {Outcome.NOT_COMPARABLE} for name, outcomes in one_by_one.items()}
    assert set(found.values()) == set(Outcome)
    for name, outcome in found.items():
        several = Outcome.MIXED if len(decided[name]) > 1 else next(iter(decided[name]), Outcome.NOT_COMPARABLE)
        assert outcome == (several if one_by_one[name] else Outcome.NOT_FOUND), name
    compared = {row["compares_with"] for row in ROWS.values()}
    assert {name for name in compared if name and found[name] is Outcome.NOT_FOUND} == set()


def figure(low, high, **options):
    bounds = Interval(Fraction(low), high if high == math.inf else Fraction(high), **options)
    return dataclasses.replace(DATASET.figures["transit-2023"], value=Fraction(low), bounds=bounds)


def published(value, resolution="1", comparable=True):
    value = Fraction(value)
    bounds = Interval.of(value, Fraction(resolution))
    reference = DATASET.references["transit-2022-ministry"]
    return dataclasses.replace(reference, value=value, bounds=bounds, comparable=comparable)


@pytest.mark.parametrize(
    ("said", "value", "expected"),
    [
        (figure(5, 7, high_open=True), published("7.5"), Outcome.DIFFERS),  # [5, 7) and [7, 8)
        (figure(5, 7), published("7.5"), Outcome.AGREES),  # [5, 7] and [7, 8)
        (figure(5, 5), published(5, 0), Outcome.AGREES),
        (figure(5, 5), published(6, 0), Outcome.DIFFERS),
        (figure(600, math.inf, low_open=True), published(600, 0), Outcome.DIFFERS),  # more than 600
        (figure(600, math.inf, low_open=True), published(600, 100), Outcome.AGREES),
        (figure(600, math.inf), published(600, 0), Outcome.AGREES),  # at least 600
        (figure(600, math.inf, low_open=True), published(9000, 0), Outcome.AGREES),
        (figure(5, 7), published(6, comparable=False), Outcome.NOT_COMPARABLE),
    ],
)
def test_numbers_agree_when_their_ranges_share_a_value(said, value, expected):
    assert cross_check(said, value).outcome == expected


def test_a_gap_is_the_published_value_minus_the_one_said():
    verdict = cross_check(figure(8, 9, high_open=True), published(6))
    assert (verdict.gap, verdict.percent) == (-2, -25)
    assert cross_check(figure(0, 0), published(6)).percent is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], Outcome.NOT_FOUND),
        ([published(6, comparable=False)], Outcome.NOT_COMPARABLE),
        ([published(6), published(60, comparable=False)], Outcome.AGREES),
        ([published(60), published(60)], Outcome.DIFFERS),
        ([published(6), published(60)], Outcome.MIXED),
    ],
)
def test_a_figure_has_the_verdict_of_its_comparable_values(values, expected):
    assert overall(figure(5, 7), values) == expected


# --- the references ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", DATASET.references.values(), ids=list(DATASET.references))
def test_a_published_value_has_an_address_a_date_and_a_publisher(reference):
    assert reference.url.startswith(("https://", "http://"))
    assert reference.published.first.year >= 2017
    assert reference.producer
    assert reference.document
    assert reference.reporter


def test_only_what_can_be_set_beside_a_figure_is_called_not_comparable():
    assert [r.id for r in DATASET.references.values() if not r.comparable and not r.compares_with] == []


def test_every_published_value_bears_on_a_figure_or_stands_for_itself():
    compared = [reference for reference in DATASET.references.values() if reference.compares_with]
    assert 80 <= len(DATASET.references) <= 180
    assert len(compared) >= 60


def test_the_independent_reporters_are_reporters():
    reporters = {reference.reporter for reference in DATASET.references.values()}
    assert set(DATASET.reporters) == reporters
    assert 0 < sum(DATASET.reporters.values()) < len(reporters)


# --- the interview against itself -------------------------------------------------------------------------------------


def test_the_interview_fits_itself_but_for_the_base_the_railway_uses():
    outcomes = {name: check.outcome for name, check in DATASET.checks.items()}
    assert outcomes == dict.fromkeys(outcomes, Outcome.AGREES) | {"titr-base-trade": Outcome.DIFFERS}
    assert len(outcomes) == 7


def test_the_sides_of_the_checks_are_what_was_said():
    sides = {name: (check.left.value, check.right.value) for name, check in DATASET.checks.items()}
    assert sides["corridors-add-up"] == (5 + 8 - 13, 0)
    assert sides["national-roads-within-all"] == (6500, 10700)
    assert sides["treaty-and-anniversary"] == (2024 - 25, 1999)
    assert sides["transit-base"] == (Fraction("32.3") / Fraction("1.21"), Fraction("26.8"))
    assert sides["titr-base-ministry"] == (Fraction("2.8") / Fraction("1.65"), Fraction("1.7"))
    rates = [Fraction(ROWS[f"exchange-rate-{year}"]["value"]) for year in range(2009, 2024)]
    assert sides["investment-rate"] == (Fraction(10000, 35), sum(rates) / 15)


def check(left, relation, right):
    sides = [Side.of(("x",), [Operand(Interval.point(0), interval)]) for interval in (left, right)]
    return Check("x", "x", sides[0], relation, sides[1], "")


@pytest.mark.parametrize(
    ("left", "relation", "right", "expected"),
    [
        (Interval(3, 5), Relation.EQUALS, Interval(5, 6), Outcome.AGREES),
        (Interval(3, 5, high_open=True), Relation.EQUALS, Interval(5, 6), Outcome.DIFFERS),
        (Interval(3, 5), Relation.AT_MOST, Interval(4, 4), Outcome.AGREES),
        (Interval(3, 5), Relation.AT_MOST, Interval(1, 2), Outcome.DIFFERS),
        (Interval(3, 5), Relation.AT_MOST, Interval(1, 3, high_open=True), Outcome.DIFFERS),
    ],
)
def test_a_check_holds_if_some_values_of_both_sides_do(left, relation, right, expected):
    assert check(left, relation, right).outcome == expected


def point(value, resolution=0):
    return Operand(Interval.point(Fraction(value)), Interval.of(Fraction(value), Fraction(resolution)))


@pytest.mark.parametrize(
    ("left", "relation", "right", "expected"),
    [
        ([point(3), point(4)], Relation.LESS, [point(5)], True),
        ([point(3), point(5)], Relation.LESS, [point(5)], False),
        ([point(4, 1)], Relation.LESS, [point(5, 1)], True),  # [3.5, 4.5) and [4.5, 5.5)
        ([point(4, 1)], Relation.LESS, [point("4.9", "0.1")], True),
        ([point(4, 1)], Relation.LESS, [point("4.4")], False),
        ([point(3), point(5)], Relation.ADDS_UP_TO, [point(8)], True),
        ([point(3), point(5)], Relation.ADDS_UP_TO, [point(9, 10)], False),
        ([point(4, 1)], Relation.EQUALS, [point("4.4")], True),
        ([point(4, 1)], Relation.AT_MOST, [point(3)], False),
    ],
)
def test_a_claim_holds_whatever_rounding_leaves_open(left, relation, right, expected):
    assert holds(left, relation, right) is expected


def test_what_compares_no_numbers_is_refused():
    with pytest.raises(ValueError, match=r"^says compares no numbers$"):
        holds([point(3)], Relation.SAYS, [point(3)])


def test_a_sum_at_a_rate_is_a_computed_amount_with_the_hedge_of_its_inputs():
    total = Amount(Fraction(100), Interval(Fraction(90), Fraction(110)), "EUR", Kind.STATED, Comparator.ABOUT)
    rate = Amount(Fraction(4), Interval(Fraction(4), Fraction(5)), "EUR/USD")
    expected = Amount(Fraction(25), Interval(Fraction(18), Fraction(55, 2)), "USD", Kind.DERIVED, Comparator.ABOUT)
    assert at_rate(total, rate, "USD") == expected
