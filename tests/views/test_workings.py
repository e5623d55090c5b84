"""The steps of every computed number lead to its bounds, and say which input carries how much of the width."""

import math
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from interview.amounts.derivations import METHODS
from interview.amounts.rounding import Interval
from interview.amounts.workings import workings
from interview.folder.dataset import load
from interview.folder.operands import operand_of
from interview.views.cards import card, card_json
from interview.views.workings import consistency_words, working
from interview.words.formatting import ends_text
from interview.words.shown import shown_text

DATA = load()
COMPUTED = [one for one in (*DATA.figures.values(), *DATA.later.values()) if one.derivation]
NEAR = Fraction(1, 10**9)
every_computed = pytest.mark.parametrize("figure", COMPUTED, ids=lambda figure: figure.id)


def operands(figure):
    tokens = figure.derivation.inputs
    return [operand_of(token, DATA.named.get(token.partition(".")[0])) for token in tokens]


@every_computed
def test_the_values_put_in_at_each_end_give_that_end(figure):
    method, inputs = figure.derivation.method, operands(figure)
    found = workings(method, inputs, figure.bounds)
    for corner, end in ((found.least, figure.bounds.low), (found.greatest, figure.bounds.high)):
        if not corner:
            assert not all(one.bounds.bounded for one in inputs)
            continue
        for value, one in zip(corner, inputs, strict=True):
            assert value in (one.bounds.low, one.bounds.high)
        result = METHODS[method].apply(*map(Interval.point, corner)).middle
        assert abs(result - Fraction(end)) <= NEAR * max(abs(Fraction(end)), 1)


@every_computed
def test_the_printed_steps_end_at_the_printed_bounds(figure):
    shown = working(DATA, figure)
    low, high = ends_text(figure)
    assert not shown.least or shown.least.endswith(f" = {low}")
    assert not shown.greatest or shown.greatest.endswith(f" = {high}")
    assert bool(shown.greatest) is math.isfinite(figure.bounds.high)
    assert [one.id for one in shown.inputs if one.id in DATA.figures] == [
        name for token in figure.derivation.inputs if (name := token.partition(".")[0]) in DATA.figures
    ]


@every_computed
def test_the_shares_of_the_width_add_up_to_the_whole_or_nothing_is_rounded(figure):
    shares = workings(figure.derivation.method, operands(figure), figure.bounds).shares
    known = sum(share for share in shares if share is not None)
    assert known in (0, 1)
    assert (
        any(share is None for share in shares)
        or (known == 0) is (figure.bounds.low == figure.bounds.high)
        or (figure.derivation.method == "complete_years")
    )


def test_the_input_said_most_roughly_carries_most_of_the_width():
    shown = working(DATA, DATA.figures["rail-added-2023"])
    assert [(one.id, one.width) for one in shown.inputs] == [("rail-2023", "1 %"), ("rail-growth-2023", "99 %")]
    assert (shown.inputs[0].least, shown.inputs[0].greatest) == ("296.5 million tonnes", "297.5 million tonnes")
    assert shown.least == "296.5 × 2.5 % ÷ (1 + 2.5 %) = 7.23 million tonnes"


def test_an_open_input_is_said_to_leave_the_end_open():
    shown = working(DATA, DATA.figures["it-exports-needed-growth-2023-2026"])
    assert [one.width for one in shown.inputs] == ["leaves one end open", "100 % of the rest", "exact", "exact"]
    assert (bool(shown.least), shown.greatest) == (True, "")


@pytest.mark.parametrize("figure", [one for one in DATA.figures.values() if one.mention], ids=lambda one: one.id)
def test_a_number_said_has_a_comparison_computed_from_it_or_a_reason(figure):
    one = card(DATA, figure.id)
    assert bool(one.proportions) is not bool(one.proportion_why)
    for link in one.proportions:
        assert figure.id in {mention.id for mention in _mentions_behind(link.id)}
        assert link.value == shown_text(DATA.figures[link.id])


def _mentions_behind(derived_id):
    for source in DATA.sources_of(derived_id):
        yield from DATA.mentions(source.id)


def test_an_amount_said_twice_is_one_and_says_whether_its_mentions_fit():
    for name in ("transport-investment-usd", "transport-investment-usd-question"):
        assert card(DATA, name).together == "one amount, said 2 times, consistent"
    assert card(DATA, "transit-2023").together == ""


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ([(1, 9)], ""),
        ([(1, 9), (2, 3)], "one amount, said 2 times, consistent"),
        ([(1, 9), (2, 3), (4, 5)], "one amount, said 3 times, not consistent"),
    ],
)
def test_mentions_fit_where_each_fits_every_other(ranges, words):
    said = [replace(DATA.figures["transit-2023"], bounds=Interval(Fraction(a), Fraction(b))) for a, b in ranges]
    assert consistency_words(said) == words


def test_the_ranges_of_a_verdict_stand_on_one_axis_in_the_order_of_their_ends():
    one = card(DATA, "titr-2023")
    (said, later) = one.came.spans
    assert 0 < said.low < said.value < said.high < later.low < later.value < later.high < 100
    assert re.match(r"rose to 4\.48 .* then fell to 4\.12 .*\(rose\)", one.came.words)
    aim = card(DATA, "it-exports-target-2026").came.spans[0]
    assert (aim.open_low, aim.open_high, aim.high) == (False, True, 100)


def test_a_card_leaves_out_what_it_has_nothing_to_say_of():
    known = card_json(card(DATA, "titr-growth-2023"))
    assert not {"working", "together", "proportionWhy"} & set(known)
    assert {"proportions", "beside", "came"} <= set(known)
