"""Titles of charts and slides are findings short enough to be read at once, whatever the numbers in them become."""

import pytest

from interview.folder.dataset import load
from interview.views.slides import slide_views
from interview.words.shown import fill

DATA = load()
LETTERS, WORDS = 60, 10
TITLES = {
    **{f"chart {chart.id}": fill(chart.title, DATA.figures) for chart in DATA.charts.values()},
    **{f"slide {view.slide_id}": view.title for view in slide_views(DATA)},
}


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_a_title_has_at_most_sixty_letters_and_ten_words(title):
    assert len(title) <= LETTERS
    assert len(title.replace("\u00a0", "").split()) <= WORDS


@pytest.mark.parametrize("title", TITLES.values(), ids=list(TITLES))
def test_a_title_has_no_sign_and_no_abbreviation_of_ours(title):
    assert not set("<>≤≥≈") & set(title)
    assert not {"pp", "Mt", "TMT", "TITR"} & set(title.replace("\u00a0", " ").split())


@pytest.mark.parametrize("chart", DATA.charts.values(), ids=list(DATA.charts))
def test_what_a_chart_says_of_itself_is_in_plain_words(chart):
    texts = " ".join([chart.subtitle, *(group.label + " " + group.panel for group in chart.groups)])
    assert not {"derived", "stated", "whiskers", "bounds", "pp", "Mt", "TMT", "TITR"} & set(texts.lower().split())
