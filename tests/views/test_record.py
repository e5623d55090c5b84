"""The page of cross-checks: disputes in order, titles that tell figures apart, sums that read as such."""

from dataclasses import replace
from fractions import Fraction

import pytest

from interview.amounts.checks import Outcome, apart, counted, cross_check
from interview.amounts.rounding import Interval
from interview.folder.dataset import load
from interview.views.blocks import Disputes, Heading, Shares, Table, Text
from interview.views.cards import verdict
from interview.views.consistency import consistency
from interview.views.pages import page_body
from interview.views.record import comparison, outcomes, record_title
from interview.words.units import unit_of
from tests.spoil import SECOND

DATA = load()


def blocks(kind, dataset=DATA):
    return [block for block in page_body(dataset, "cross_checks") if isinstance(block, kind)]


def comparisons():
    (disputes,) = blocks(Disputes)
    return disputes.comparisons


def test_what_is_least_certain_stands_before_every_other_heading():
    headings = [heading.anchor for heading in blocks(Heading)]
    assert headings[1:3] == ["check-first", "disputed"]


def test_disputes_stand_furthest_apart_first():
    gaps = []
    for one in comparisons():
        figure = DATA.figures[one.figure]
        differing = [ref for ref in DATA.references_for(figure.id) if cross_check(figure, ref).outcome == "differs"]
        whole = 1 if figure.unit.code.startswith("%") else figure.value / 100
        gaps.append(max(abs(ref.value - figure.value) / whole for ref in differing))
    assert gaps == sorted(gaps, reverse=True)
    assert comparisons()[0].figure == "trade-growth-2023"


def test_disputes_have_titles_of_their_own_and_say_why():
    titles = [one.title for one in comparisons()]
    assert len(set(titles)) == len(titles) == sum(outcomes(DATA)[one] for one in (Outcome.DIFFERS, Outcome.MIXED))
    for one in comparisons():
        assert one.why
    assert comparisons()[0].why.endswith("The two sides count the same trade differently.")


@pytest.mark.parametrize(("count", "words"), [(1, "1 differs"), (2, "2 differ"), (0, "0 differ")])
def test_a_count_and_its_verb_agree(count, words):
    assert counted(Outcome.DIFFERS, count) == words


def test_the_shares_count_every_figure():
    (shares,) = blocks(Shares)
    assert sum(share.number for share in shares.shares) == len(DATA.figures)
    assert [share.words for share in shares.shares][:2] == ["17 agree", "1 differs"]


def test_values_that_all_come_to_the_same_are_only_counted():
    assert verdict(DATA, DATA.figures["rail-2023"]).counts == "3 values"
    assert verdict(DATA, DATA.figures["trade-growth-2023"]).counts == "2 agree, 1 differs"
    assert verdict(DATA, DATA.figures["denominations"]).counts == ""


@pytest.mark.parametrize("figure", DATA.figures.values(), ids=list(DATA.figures))
def test_no_two_rows_of_a_comparison_read_the_same(figure):
    drawn = comparison(DATA, figure).step.drawings[0].states[0].drawn
    texts = [text for trace in drawn["data"] for text in trace.get("text") or []]
    assert len(set(texts)) == len(texts)


def table(dataset=DATA):
    (found,) = [block for block in consistency(dataset) if isinstance(block, Table)]
    return {row[0]: row[1] for row in found.rows}


def test_what_does_not_fit_is_said_first():
    failed = [check for check in DATA.checks.values() if check.outcome is Outcome.DIFFERS]
    _, first, *_ = consistency(DATA)
    assert isinstance(first, Text)
    assert failed[0].statement in first.text
    assert list(table())[: len(failed)] == [check.statement for check in failed]


def test_a_sum_reads_as_a_sum():
    sums = table()
    assert sums["The railway and the road corridors make up all corridors"] == "5 + 8 = 13"
    assert sums["The anniversary and the year of the treaty fit together"] == "2024 − 25 = 1999"


def test_a_sum_that_does_not_add_up_says_so():
    check = DATA.checks["corridors-add-up"]
    off = replace(check, left=replace(check.left, bounds=Interval.point(1)))
    assert table(replace(DATA, checks={off.id: off}))[off.statement] == "5 + 8 ≠ 13"


@pytest.mark.parametrize(
    ("unit", "value", "other", "expected"),
    [("Mt", 0, 5, float("inf")), ("Mt", 0, 0, 0), ("Mt", -2, -3, -50), ("%", 0, 5, 5), ("%/a", 23, 140, 117)],
)
def test_numbers_lie_apart_in_per_cent_and_percentages_in_points(unit, value, other, expected):
    assert apart(Fraction(value), Fraction(other), unit_of(unit, DATA.units)) == expected


def test_no_distance_on_the_page_is_a_percentage_of_a_percentage():
    texts = [published.verdict for one in DATA.figures.values() for published in comparison(DATA, one).published]
    gaps = [text for text in texts if "percentage points" in text]
    assert gaps
    assert [text for text in gaps if " %" in text] == []


def test_without_anything_to_compare_the_title_counts_nothing():
    assert record_title(load(SECOND)) == "Nothing others published can be compared with a figure"
