import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.amounts.rounding import FINEST_EXPONENT, ROOT_DIGITS, Interval

FRACTIONS = st.fractions(min_value=-50, max_value=50, max_denominator=20)
SHARES = st.fractions(min_value=0, max_value=1, max_denominator=1000)
FAR = st.fractions(min_value=0, max_value=10**9, max_denominator=1000)


@st.composite
def intervals(draw, numbers=FRACTIONS):
    low, high = sorted((draw(numbers), draw(numbers)))
    low_open, high_open = (draw(st.booleans()), draw(st.booleans())) if low < high else (False, False)
    side = draw(st.sampled_from(["both", "both", "up", "down"]))
    if side == "up":
        return Interval(low, math.inf, low_open, high_open=True)
    if side == "down" and numbers is FRACTIONS:
        return Interval(-math.inf, high, low_open=True, high_open=high_open)
    return Interval(low, high, low_open, high_open)


@st.composite
def members(draw, interval):
    """One value of an interval, its closed ends and values close to its open ends included."""
    if interval.bounded:
        value = interval.low + draw(SHARES) * (interval.high - interval.low)
    elif math.isfinite(interval.low):
        value = interval.low + draw(FAR)
    else:
        value = interval.high - draw(FAR)
    if value in interval:
        return value
    inward = 1 if value == interval.low else -1
    width = interval.high - interval.low if interval.bounded else Fraction(1)
    return value + inward * width * Fraction(1, 10**9)


@st.composite
def boxes(draw, numbers=FRACTIONS):
    interval = draw(intervals(numbers))
    return interval, draw(members(interval))


@given(boxes(), boxes())
def test_every_sum_difference_and_product_lies_in_the_result(a, b):
    (x, drawn_x), (y, drawn_y) = a, b
    assert drawn_x in x
    assert drawn_y in y
    assert drawn_x + drawn_y in x + y
    assert drawn_x - drawn_y in x - y
    assert drawn_x * drawn_y in x * y
    assert -drawn_x in -x


@given(boxes(), boxes())
def test_every_quotient_lies_in_the_result_unless_the_divisor_can_be_zero(a, b):
    (x, drawn_x), (y, drawn_y) = a, b
    if 0 in y:
        with pytest.raises(ZeroDivisionError, match=r"^cannot divide by an interval that holds zero$"):
            x / y
    else:
        assert drawn_x / drawn_y in x / y


@given(boxes(), st.integers(-9, 9))
def test_whole_numbers_take_part_as_exact_points(box, number):
    x, drawn = box
    point = Interval.point(number)
    assert (x + number, number + x) == (x + point, point + x)
    assert (x - number, number - x) == (x - point, point - x)
    assert (x * number, number * x) == (x * point, point * x)
    assert number - drawn in number - x
    if number:
        assert x / number == x / point
    if 0 not in x:
        assert number / x == point / x


@given(
    boxes(st.fractions(min_value=0, max_value=50, max_denominator=20)),
    st.fractions(min_value=Fraction(1, 9), max_value=5, max_denominator=9),
)
def test_every_power_lies_in_the_result(box, exponent):
    x, drawn = box
    power = x**exponent
    # drawn ** exponent lies between low and high exactly when drawn ** numerator lies between their powers
    reached, degree = drawn**exponent.numerator, exponent.denominator
    assert power.low**degree <= reached
    assert power.high == math.inf or reached <= power.high**degree
    if power.low_open:
        assert power.low**degree < reached
    if power.high_open and power.high != math.inf:
        assert reached < power.high**degree


@given(
    st.fractions(min_value=0, max_value=1000, max_denominator=50),
    st.integers(1, 12),
)
def test_a_rational_root_is_exact(base, degree):
    assert Interval.point(base**degree) ** Fraction(1, degree) == Interval.point(base)


def test_an_irrational_root_is_rounded_outward_by_one_unit_of_the_last_digit():
    root = Interval.point(2) ** Fraction(1, 2)
    assert root == Interval(Fraction(1414213562373095048, 10**ROOT_DIGITS), Fraction(1414213562373095049, 10**18))
    assert root.low**2 < 2 < root.high**2


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Interval(1, 2, low_open=True) + Interval(3, 4), Interval(4, 6, low_open=True)),
        (Interval(1, 2, low_open=True) - Interval(3, 4), Interval(-3, -1, low_open=True)),
        (Interval(1, 2) - Interval(3, 4, low_open=True), Interval(-3, -1, high_open=True)),
        (-Interval(1, 2, high_open=True), Interval(-2, -1, low_open=True)),
        (Interval(2, 3, high_open=True) * Interval(4, 5), Interval(8, 15, high_open=True)),
        (Interval(-2, 3, high_open=True) * Interval(-5, 4), Interval(-15, 12, low_open=True, high_open=True)),
        (Interval(0, 1) * Interval(2, math.inf, high_open=True), Interval(0, math.inf, high_open=True)),
        (Interval(0, 1, low_open=True) * Interval(2, 3), Interval(0, 3, low_open=True)),
        (Interval(0, 1, low_open=True) * Interval(0, 3), Interval(0, 3)),
        (Interval.point(0) * Interval(1, math.inf, low_open=True, high_open=True), Interval.point(0)),
        # -1 × 1 is reached at closed ends although 1 × -1 is not: the closed end wins
        (Interval(-1, 1, high_open=True) * Interval(-1, 1), Interval(-1, 1)),
        (1 / Interval(2, 4, high_open=True), Interval(Fraction(1, 4), Fraction(1, 2), low_open=True)),
        (1 / Interval(2, math.inf, high_open=True), Interval(0, Fraction(1, 2), low_open=True)),
        (1 / Interval(0, 2, low_open=True), Interval(Fraction(1, 2), math.inf, high_open=True)),
        (1 / Interval(-2, 0, high_open=True), Interval(-math.inf, Fraction(-1, 2), low_open=True)),
        (Interval(4, 9, high_open=True) ** Fraction(1, 2), Interval(2, 3, high_open=True)),
        (Interval(4, math.inf, True, True) ** Fraction(3, 2), Interval(8, math.inf, True, True)),
        (Interval(2, 3) ** Interval.point(2), Interval(4, 9)),
        (Interval.point(Fraction(1, 3)) ** 2, Interval.point(Fraction(1, 9))),
    ],
)
def test_an_end_is_closed_exactly_when_a_value_reaches_it(result, expected):
    assert result == expected


@pytest.mark.parametrize(
    ("value", "resolution", "comparator", "expected"),
    [
        ("32.3", "0.1", "=", Interval(Fraction("32.25"), Fraction("32.35"), high_open=True)),
        ("3", "1", "=", Interval(Fraction("2.5"), Fraction("3.5"), high_open=True)),
        ("2500", "100", "=", Interval(2450, 2550, high_open=True)),
        ("139", "0", "=", Interval.point(139)),
        ("35", "1", "~", Interval(Fraction("34.5"), Fraction("35.5"), high_open=True)),
        ("10", "1", ">", Interval(10, math.inf, low_open=True, high_open=True)),
        ("1", "1", ">=", Interval(1, math.inf, high_open=True)),
        ("5", "1", "<", Interval(-math.inf, 5, low_open=True, high_open=True)),
        ("5", "1", "<=", Interval(-math.inf, 5, low_open=True)),
        ("-3", "1", "<", Interval(-math.inf, -3, low_open=True, high_open=True)),
    ],
)
def test_a_said_number_stands_for_all_that_would_be_written_the_same_way(value, resolution, comparator, expected):
    assert Interval.of(Fraction(value), Fraction(resolution), comparator) == expected


@pytest.mark.parametrize(
    ("comparator", "lower", "upper", "expected"),
    [
        ("=", 3, 4, Interval(3, 4)),
        ("~", 3, 4, Interval(3, 4)),
        ("<=", 0, None, Interval(0, Fraction(7, 2))),
        ("<", 0, None, Interval(0, Fraction(7, 2), high_open=True)),
        (">", None, 9, Interval(Fraction(7, 2), 9, low_open=True)),
    ],
)
def test_ends_that_are_said_are_the_ends(comparator, lower, upper, expected):
    assert Interval.of(Fraction(7, 2), Fraction(1), comparator, lower, upper) == expected


def test_a_value_outside_the_range_that_is_said_is_an_error():
    with pytest.raises(ValueError, match=r"^the value 5 lies outside its range, 3 to 4$"):
        Interval.of(Fraction(5), Fraction(1), "=", Fraction(3), Fraction(4))


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(1, 2), [1, 2, Fraction(3, 2)], [0, 3]),
        (Interval(1, 2, high_open=True), [1], [2, 3]),
        (Interval(1, 2, low_open=True), [2], [1, 0]),
        (Interval(1, math.inf, low_open=True, high_open=True), [2, 10**12], [1, 0]),
    ],
)
def test_membership_respects_open_ends(interval, inside, outside):
    assert [value in interval for value in inside] == [True] * len(inside)
    assert [value in interval for value in outside] == [False] * len(outside)


def test_the_middle_of_a_bounded_interval_is_halfway():
    assert Interval(Fraction(1), Fraction(4)).middle == Fraction(5, 2)
    assert Interval(1, 4).bounded


@pytest.mark.parametrize(
    ("compute", "message"),
    [
        (lambda: Interval(2, 1), "interval ends are in the wrong order: 2 > 1"),
        (lambda: Interval(1, math.inf).middle, "an unbounded interval has no middle"),
        (lambda: Interval(2, 3) ** Interval(1, 2), "an exponent must be one exact value"),
        (lambda: Interval(-1, 3) ** 2, "powers are taken of values of zero or more, to positive exponents"),
        (lambda: Interval(1, 3) ** 0, "powers are taken of values of zero or more, to positive exponents"),
        (lambda: Interval(1, 3) ** -1, "powers are taken of values of zero or more, to positive exponents"),
        (
            lambda: Interval(1, 3) ** Fraction(1, FINEST_EXPONENT + 1),
            "an exponent must be made of whole numbers up to 1000",
        ),
        (lambda: Interval(1, 3) ** (FINEST_EXPONENT + 1), "an exponent must be made of whole numbers up to 1000"),
    ],
)
def test_impossible_intervals_say_why(compute, message):
    with pytest.raises(ValueError, match=r".") as caught:
        compute()
    assert str(caught.value) == message


@pytest.mark.parametrize("divisor", [Interval.point(0), Interval(-1, 1), Interval(0, 1), Interval(-1, 0)])
def test_dividing_by_what_may_be_zero_is_an_error(divisor):
    with pytest.raises(ZeroDivisionError, match=r"^cannot divide by an interval that holds zero$"):
        1 / divisor
