"""The scale of what rounding hides stays readable, however wide a range is."""

from dataclasses import replace
from fractions import Fraction

import pytest

from interview.amounts.rounding import Interval
from interview.charts import draw
from interview.folder.dataset import load

DATA = load()
CHART = DATA.charts["rounding"]
WIDEST = DATA.figures["it-exports-2020"]


@pytest.mark.parametrize(("per_cent", "step"), [(50, "+20 %"), (50_000, "+20,000 %"), (10**7, "+5,000,000 %")])
def test_the_scale_of_a_range_of_any_width_has_few_round_shares(per_cent, step):
    reach = WIDEST.value * Fraction(per_cent, 100)
    wide = replace(WIDEST, bounds=Interval(WIDEST.value - reach, WIDEST.value + reach))
    picture = draw(CHART, replace(DATA, figures=DATA.figures | {wide.id: wide}))
    shares = [note.text for note in picture.layout.annotations if note.text.endswith("\u00a0%") or note.text == "0"]
    assert 3 <= len(shares) <= 6
    assert shares[shares.index("0") + 1] == step.replace(" ", "\u00a0")
