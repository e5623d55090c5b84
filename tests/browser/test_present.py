"""Presenter mode in a real browser: its windows, its addresses, its reading view and its print."""

import io
import re
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import ROOT, serve, visit
from tests.browser.deck import CHARTS, CHOSEN, DATA, FREIGHT, LAST, LIT, SHOWN, SLIDES, open_deck, press, shows


@pytest.mark.parametrize(
    ("asked", "number"), [("x", 1), ("NaN", 1), ("1.5", 1), ("", 1), ("0", 1), ("99", 1), ("3", 3)]
)
def test_the_speaker_window_stands_whatever_slide_is_asked_for(visitor, asked, number):
    page = visitor.page
    page.goto(f"{visitor.address}/present?view=speaker&slide={asked}")
    expect(page.locator(".speaker h2")).to_have_text(re.compile(f"^{number} / {LAST} "))
    expect(page.locator(".notes")).to_have_text(SLIDES[number - 1].notes)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".notes")).to_have_text(SLIDES[min(number, LAST - 1)].notes)
    assert visitor.problems == []


def test_s_opens_a_speaker_window_in_step_with_its_audience_and_with_no_other_deck(visitor):
    deck = open_deck(visitor)
    other = deck.context.new_page()
    other.goto(deck.url.partition("?")[0])
    expect(other.locator(".counter")).to_have_text(f"1 / {LAST}")
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".notes")).to_have_text(SLIDES[0].notes)
    deck.keyboard.press("ArrowRight")
    expect(speaker.locator(".notes")).to_have_text(SLIDES[1].notes)
    expect(speaker.locator(".next")).to_have_text(f"Next: {SLIDES[2].title}")
    speaker.keyboard.press("PageDown")
    shows(deck, 3)
    shows(other, 1)


def test_a_dropped_connection_keeps_the_slide_and_its_focus(browser):
    lit = f"{LIT}[aria-current=true]"
    with ExitStack() as running:
        server = running.enter_context(serve(ROOT))
        with visit(browser, server) as visitor:
            page = open_deck(visitor, f"?slide={FREIGHT}&figure={CHOSEN}", FREIGHT)
            expect(page.locator(lit)).to_be_visible()
            running.close()
            shows(page, FREIGHT)
            expect(page.locator(lit)).to_be_visible()
            with serve(ROOT, int(server.address.rpartition(":")[2])):
                press(page, "ArrowRight ArrowLeft")
                shows(page, FREIGHT)
                page.reload()
                expect(page.locator(lit)).to_be_visible()
                shows(page, FREIGHT)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("slide=99", "There is no slide called “99”."),
        ("slide=0", "There is no slide called “0”."),
        ("slide=1.5", "There is no slide called “1.5”."),
        ("figure=nonsense", "There is no number called “nonsense”."),
        ("view=nonsense", "There is no view called “nonsense”."),
        ("readings=nonsense", "There is no reading called “nonsense”."),
        ("view=read&figure=nonsense", "There is no number called “nonsense”."),
        ("view=speaker&slide=99", "There is no slide called “99”."),
    ],
)
def test_what_the_deck_has_not_is_noticed_and_the_deck_shown(visitor, server, query, said):
    page = visitor.page
    page.goto(f"{visitor.address}/present?{query}")
    view = {"read": ".reading h2", "speaker": ".speaker h2"}.get(query.removeprefix("view=").partition("&")[0])
    expect(page.locator(view or f"{SHOWN} h2").first).to_be_visible()
    expect(page.locator("[data-document]")).to_have_count(0)
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text(said)
    expect(alert).to_be_in_viewport(ratio=1)
    box = alert.bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = "([x, y]) => Boolean(document.elementFromPoint(x, y).closest('[data-testid=stAlert]'))"
    assert page.evaluate(on_top, middle)
    assert server.get(f"/present?{query}")[0] == 200


@pytest.mark.parametrize("query", ["", "slide=2", "figure=it-exports-2023", "view=read", "view=speaker&slide=3"])
def test_what_the_deck_has_brings_no_notice(visitor, query):
    page = visitor.page
    page.goto(f"{visitor.address}/present?{query}")
    expect(page.locator(f"{SHOWN}, .reading .slide, .speaker").first).to_be_attached()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.fixture(scope="module")
def reading(browser, server):
    """The reading view, all its charts drawn."""
    with visit(browser, server) as visitor:
        visitor.page.goto(f"{visitor.address}/present?view=read")
        expect(visitor.page.locator(".reading .plot-container")).to_have_count(CHARTS)
        yield visitor.page
        assert visitor.problems == []


def test_the_reading_view_says_every_slide_in_order_under_one_heading(reading: Page):
    expect(reading.get_by_role("heading", level=1)).to_have_text(DATA.about.title)
    levels = "nodes => nodes.map(node => [node.localName, node.textContent])"
    headings = reading.locator(".reading :is(h1, h2)").evaluate_all(levels)
    assert headings == [["h1", DATA.about.title], *(["h2", slide.title] for slide in SLIDES)]
    for slide, node in zip(SLIDES, reading.locator(".reading .slide").all(), strict=True):
        said = [slide.subtitle, *slide.lines, *(number.value for number in slide.numbers), slide.record_line]
        said += [quote.text.rstrip() for quote in slide.passage] + [slide.source, slide.place]
        words = node.text_content()
        assert [text for text in said if text not in words] == []
    labels = reading.locator(".reading .chart").evaluate_all("nodes => nodes.map(node => node.ariaLabel)")
    alts = [chart.alt for slide in SLIDES for chart in slide.charts]
    assert [label.startswith(alt) for label, alt in zip(labels, alts, strict=True)] == [True] * CHARTS
    sizes = "nodes => nodes.map(n => [n.clientWidth, n.clientHeight].map((one, at) => one - n.querySelector('.main-svg').getBoundingClientRect()[at ? 'height' : 'width']))"  # noqa: E501
    assert reading.locator(".reading .chart").evaluate_all(sizes) == [[0, 0]] * CHARTS
    assert Axe().run(reading).response["violations"] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_reading_view_never_scrolls_sideways(reading: Page, width):
    reading.set_viewport_size({"width": width, "height": 720})
    room = "node => node.scrollWidth - node.clientWidth"
    assert [reading.locator(place).evaluate(room) for place in ("html", "[data-testid=stMain]", ".reading")] == [0] * 3


def test_the_reading_view_prints_one_slide_a_page_and_the_heading_on_the_first(reading: Page):
    pages = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(reading.pdf(prefer_css_page_size=True))).pages]
    assert len(pages) == LAST
    for text, slide in zip(pages, SLIDES, strict=True):
        assert "".join(slide.title.split())[:30] in "".join(text.split())
        assert slide.place in text
    assert [DATA.about.title in " ".join(text.split()) for text in pages] == [True] + [False] * (LAST - 1)
