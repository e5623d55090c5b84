"""Another interview in a real browser, by its data folder alone: no fault, no word of ours, its own names and signs."""

import re

import pytest
from playwright.sync_api import Page, expect

from interview.folder.dataset import VARIABLE, load
from tests.browser.conftest import ROOT, SCREEN, Visit, serve, tabs_of, visit
from tests.test_second import DATA, SECOND, SHOWN

PATHS = {page.name: "/" if page.home else f"/{page.name}" for page in DATA.pages.values()}
OURS = load()
SAID = {name for name, figure in DATA.figures.items() if figure.mention}
SPEAKERS = [speaker.name for speaker in DATA.about.speakers.values()]


@pytest.fixture(scope="module")
def tabs(browser):
    """Tabs with the pages of the other interview."""
    with serve(ROOT, **{VARIABLE: str(SECOND / "data")}) as second, tabs_of(browser, second) as one:
        yield one


@pytest.fixture(scope="module", params=PATHS)
def opened(request, browser, tabs):
    with visit(browser, tabs, viewport=SCREEN) as one:
        yield request.param, one, _open(one, PATHS[request.param])


def _open(one: Visit, path: str) -> Page:
    """Open a page and wait for its finding; presenter mode has no other heading than that of its slide."""
    one.page.goto(one.address + path)
    expect(one.page.get_by_test_id("stMain").locator("h1:visible, h2:visible").first).to_be_visible()
    return one.page


def _first_words() -> set[str]:
    """Return what only the first interview would say: its speakers, outlet, titles, topics and ids."""
    about, own = OURS.about, " ".join(content.decode() for content in DATA.files.values()).lower()
    names = [about.title, about.outlet, about.line, *(one.full_name for one in about.speakers.values())]
    names += [*OURS.topic_titles.values(), *OURS.topics, *OURS.charts, *OURS.figures, *OURS.excerpts, *OURS.references]
    words = {word for name in names for word in re.findall(r"[A-Z][a-zé]{4,}", name)}
    return {one for one in {*names, *words} if len(one) > 4 and one.lower() not in own} - {"President", "Rounds"}


def test_a_page_loads_without_an_error_and_without_a_word_of_the_first_interview(opened):
    name, one, page = opened
    whole = page.content()
    shown = page.locator("body").inner_text()
    assert [word for word in _first_words() if re.search(rf"\b{re.escape(word)}\b", whole)] == []
    assert "fictional" in shown or DATA.pages[name].bare
    assert one.problems == []


def test_the_topic_page_shows_every_number_with_its_speaker_sign_and_mark(tabs):
    with tabs.open() as one:
        page = _open(one, "/quarter")
        for name in SAID - {"order-change-q3"}:
            expect(page.locator(f'button[data-figure="{name}"]').first).to_be_visible()
        for speaker in SPEAKERS:
            expect(page.get_by_text(re.compile(f"^{speaker}, ")).first).to_be_visible()
        for chart in DATA.charts_of("quarter"):
            drawn = page.locator(f'[data-step="{chart.id}"] .js-plotly-plot')
            expect(drawn.locator(".point").first).to_be_attached()
            ids = drawn.evaluate("chart => chart.data.flatMap(one => (one.customdata ?? []).map(row => row[0]))")
            assert set(chart.ids) <= set(ids)
            labels = ["".join(label.split()) for label in drawn.locator("text").all_text_contents()]
            for text in (SHOWN[figure] for figure in chart.ids):
                broken_anywhere = "".join(text.split())  # a label breaks into lines where its place is narrow
                assert any(broken_anywhere in label for label in labels), (text, labels)
        assert one.problems == []


@pytest.mark.parametrize("figure", ["revenue-change-q3", "margin-year", "investment-next", "revenue-difference-q3"])
def test_an_address_with_a_figure_opens_its_card_with_what_was_said(tabs, figure):
    with tabs.open() as one:
        page = _open(one, f"/quarter?figure={figure}")
        expect(page.locator(f'[data-card="{figure}"]')).to_contain_text(SHOWN[figure])
        assert one.problems == []


def test_the_slides_show_the_fall_and_its_speaker(tabs):
    with tabs.open() as one:
        page = _open(one, "/present?slide=2")
        expect(page.get_by_text(SHOWN["revenue-difference-q3"]).first).to_be_visible()
        expect(page.get_by_text(re.compile("^Ida Lindqvist, answer 1")).first).to_be_visible()
        assert one.problems == []
