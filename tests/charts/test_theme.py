import re

import pytest

from interview.amounts.items import Kind
from interview.charts.theme import LOOKS, look_of, symbol


def test_the_table_of_kinds_has_each_kind_of_number_once():
    assert sorted(kind for look in LOOKS for kind in look.kinds) == sorted(set(Kind) - {Kind.DATE})


def test_no_two_looks_can_be_taken_for_each_other():
    assert len({(look.fill, look.dashed, look.diamond, look.colour) for look in LOOKS}) == len(LOOKS)
    assert len({look.words for look in LOOKS}) == len({look.short for look in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize(
    ("kind", "point", "square"),
    [
        (Kind.STATED, "circle", "square"),
        (Kind.DERIVED, "circle", "square"),
        (Kind.TARGET, "circle-open", "square-open"),
        (Kind.POTENTIAL, "circle-open", "square-open"),
        (Kind.PUBLISHED, "diamond-open", "diamond-open"),
    ],
)
def test_points_and_squares_follow_the_table(kind, point, square):
    assert (symbol(kind), symbol(kind, "square")) == (point, square)
    assert re.fullmatch("#[0-9A-F]{6}", look_of(kind).colour)
