import pytest

from interview.charts import draw
from interview.charts.signs import signs_of
from interview.charts.spec import spec
from interview.charts.theme import PHONE, SCREEN, SWATCHES
from interview.folder.dataset import load

DATA = load()
SAID, CALCULATED, AIM, PUBLISHED, RANGE, GREY = (swatch.sign for swatch in SWATCHES)


def signs(chart_id, style=SCREEN, **switched):
    chart = DATA.charts[chart_id]
    return signs_of(spec(draw(chart, DATA, style, **switched), style), DATA.items)


@pytest.mark.parametrize(
    ("chart_id", "expected"),
    [
        ("trade-path", (SAID, CALCULATED)),
        ("trade-pace", (SAID, CALCULATED, GREY)),
        ("export-potential", (AIM, GREY)),
        ("armenia-economy", (SAID, RANGE)),
        ("freight", (SAID,)),
        ("freight-added", (CALCULATED, RANGE)),
        ("freight-levels", (SAID, CALCULATED)),
        ("it-exports", (SAID, CALCULATED, AIM, RANGE)),
        ("investment", (CALCULATED,)),
        ("roads-built", (SAID,)),
        ("rounding", (CALCULATED, RANGE)),
        ("ties-between", (SAID, CALCULATED)),
        ("ties-peace", (SAID,)),
    ],
)
@pytest.mark.parametrize("style", [SCREEN, PHONE], ids=lambda style: style.name)
def test_a_chart_tells_the_kinds_of_its_marks_and_that_it_shows_ranges(chart_id, style, expected):
    assert signs(chart_id, style) == expected


@pytest.mark.parametrize("chart_id", ["diplomacy", "community", "growth-rates"])
def test_a_chart_that_is_only_written_needs_no_key(chart_id):
    assert signs(chart_id) == ()


def test_published_values_are_in_the_key_only_while_they_are_drawn():
    assert PUBLISHED not in signs("trade-path")
    assert PUBLISHED in signs("trade-path", series=True)
