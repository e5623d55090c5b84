"""The stage in a real browser, each screen freshly loaded: what is seen of a slide, at every size and scheme."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from interview.charts.theme import PALETTE
from interview.words.shown import shown_words
from tests.browser.conftest import visit
from tests.browser.deck import (
    ADDED,
    CHARTS,
    CHOSEN,
    DATA,
    FREIGHT,
    LAST,
    LIT,
    NUMBERS,
    SHOWN,
    SLIDES,
    open_deck,
    press,
    shows,
)
from tests.browser.stage import STAGE, expect_fit

SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160)]
# Where the words beside the chosen number stand from the nearest of its marks, in pixels of the stage.
CALLOUT = """
(tip) => {
  const slide = tip.closest(".slide");
  const scale = slide.getBoundingClientRect().width / 1280;
  const box = tip.getBoundingClientRect();
  const sheet = slide.getBoundingClientRect();
  const places = [...slide.querySelectorAll(".chart .lit")].map((node) => node.getBoundingClientRect()).map((mark) => ({
    gap: Math.max(mark.top - box.bottom, box.top - mark.bottom) / scale,
    aside: Math.max(0, mark.left - box.right, box.left - mark.right) / scale,
  }));
  const nearest = places.sort((a, b) => Math.hypot(a.gap, a.aside) - Math.hypot(b.gap, b.aside))[0];
  return { ...nearest, tall: box.height / scale, inside: box.left >= sheet.left && box.right <= sheet.right };
}
"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_fresh_screen_of_any_size_shows_every_slide_whole_and_meets_marks_where_they_are_seen(browser, server, size):
    with visit(browser, server, viewport=dict(zip(("width", "height"), size, strict=True))) as visitor:
        page = open_deck(visitor)
        for number in range(1, LAST + 1):
            shows(page, number)
            expect_fit(page, number, size)
            page.keyboard.press("ArrowRight")
        expect_callout_beside_its_mark(page)
        expect_marks_where_they_are_seen(page)
        other = SIZES[SIZES.index(size) - 2]
        page.set_viewport_size({"width": other[0], "height": other[1]})
        scale = min(other[0] / STAGE[0], other[1] / STAGE[1])
        expect(page.locator(".deck")).to_have_css("--scale", repr(scale).removesuffix(".0"))
        page.keyboard.press("Home")
        for number in (1, FREIGHT, LAST):
            expect_fit(page, number, other)
        assert visitor.problems == []


def expect_callout_beside_its_mark(page: Page) -> None:
    """The words of a chosen number stand beside its mark, as large as the stage makes them, and alone."""
    press(page, f"{FREIGHT} Enter")
    page.locator(LIT).click()
    tip = page.locator(".tooltip:visible")
    expect(tip).to_have_count(1)
    expect(tip).to_contain_text("65 %")
    found = tip.evaluate(CALLOUT)
    assert (found["inside"], found["gap"]) == (True, pytest.approx(12, abs=1))
    assert found["aside"] <= 13
    assert found["tall"] == pytest.approx(36, abs=1)
    page.keyboard.press("Escape")


def expect_marks_where_they_are_seen(page: Page) -> None:
    """A mark under the pointer says its number, and a click chooses it, with one tooltip at a time."""
    press(page, f"{ADDED} Enter")
    bars = page.locator(f"{SHOWN} .bars .point path")
    tip = page.locator(".tooltip:visible")
    for place, item_id in enumerate(("rail-added-2023", "transit-added-2023", "titr-added-2023")):
        box = bars.nth(place).bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
        expect(tip.locator("strong")).to_have_text(shown_words(DATA.items[item_id]))
        page.mouse.down()
        page.mouse.up()
        expect(page).to_have_url(re.compile(f"figure={item_id}$"))
        expect(tip).to_have_count(1)
        expect(page.locator(f"{SHOWN} .bars .point.lit")).to_have_count(1)
        shows(page, ADDED)
        page.keyboard.press("0")


def test_a_deck_whose_styles_come_late_still_fits_its_quotations(visitor):
    visitor.page.route("**/client.css", lambda _: None)
    with visitor.page.expect_request("**/client.css"), visitor.page.expect_response("**/stories/**/deck.json"):
        visitor.page.goto(f"{visitor.address}/present", wait_until="commit")  # the page is loaded with its styles
    visitor.page.unroute_all()  # lets the request go on
    expect(visitor.page.locator(".slide .plot-container")).to_have_count(CHARTS)
    for number in (FREIGHT, NUMBERS["investment"]):
        expect_fit(visitor.page, number, STAGE)


def test_f_is_real_full_screen_and_the_stage_stays_right(visitor):
    deck = open_deck(visitor)
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).to_be_attached()
    size = deck.evaluate("() => [window.innerWidth, window.innerHeight]")
    expect_fit(deck, FREIGHT, size)
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).not_to_be_attached()


def test_the_public_record_stands_beside_the_sentences_or_at_the_foot(visitor):
    deck = open_deck(visitor)
    for slide in SLIDES:
        node = deck.locator(f".slide[data-slide='{slide.number}']")
        words = node.locator(".compared, .source").all_text_contents()
        assert " · ".join(words).count(slide.record_line or "Public record") == bool(slide.record)
    freight = deck.locator(f".slide[data-slide='{FREIGHT}']")
    expect(freight.locator(".passage .compared")).to_have_text(f"Public record {SLIDES[FREIGHT - 1].record}")
    expect(freight.locator(".source")).to_have_text("Armenpress, April 2024")
    expect(freight.locator(".place")).to_have_text(f"{FREIGHT} / {LAST}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_deck_takes_the_scheme_covers_streamlits_frame_and_axe_finds_nothing(browser, server, scheme):
    with visit(browser, server, color_scheme=scheme) as visitor:
        deck = open_deck(visitor, f"?slide={FREIGHT}&figure={CHOSEN}", FREIGHT)
        ink, paper, page = (rgb(PALETTE[role][scheme == "dark"]) for role in ("ink", "paper", "page"))
        expect(deck.locator(f"{SHOWN} .textpoint text").last).to_have_css("fill", ink)
        expect(deck.locator(f"{SHOWN} .passage")).to_have_css("background-color", paper)
        expect(deck.locator(SHOWN)).to_have_css("background-color", page)
        tops = "() => [4, 640, 1276].map((x) => Boolean(document.elementFromPoint(x, 4).closest('.deck')))"
        assert deck.evaluate(tops) == [True] * 3
        assert [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(deck).response["violations"]] == []


def rgb(colour: str) -> str:
    """Return a colour as the browser computes it."""
    return f"rgb({', '.join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))})"
