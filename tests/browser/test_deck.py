"""The presenter deck in a real browser, fresh at each size: keys, overview, speaker window, fingers, focus."""

import re

import pytest
from playwright.sync_api import Page, expect

from interview.views.decks import deck_of
from tests.browser.conftest import visit
from tests.browser.story_pages import DATA
from tests.browser.test_story import PLOT, served, visitor  # noqa: F401  (fixtures)

DECK = deck_of(DATA)
LAST = len(DECK.slides)
FREIGHT = next(slide.number for slide in DECK.slides if slide.id == "freight")
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160)]
LIT = f".slide[data-slide='{FREIGHT}'] .passage button[data-figure=titr-growth-2023]"

# What of each slide leaves the stage or its chart's box, in pixels of the stage.
_OUTSIDE = """(number) => {
    const slide = document.querySelector(`.slide[data-slide="${number}"]`);
    const stage = slide.getBoundingClientRect();
    const scale = stage.width / 1280;
    const charts = [...slide.querySelectorAll(".js-plotly-plot")].map((chart) => {
        const [box, drawn] = [chart.getBoundingClientRect(), chart.querySelector(".main-svg").getBoundingClientRect()];
        const beyond = [drawn.right - stage.right, drawn.bottom - stage.bottom];
        return [box.width - drawn.width, box.height - drawn.height, ...beyond];
    });
    const kinds = "h2, p, blockquote, figcaption, footer span, .textpoint text, .xtick text, .ytick text";
    const texts = [...slide.querySelectorAll(kinds)];
    const out = texts.filter((node) => {
        const box = node.getBoundingClientRect();
        const across = Math.max(stage.left - box.left, box.right - stage.right);
        const down = Math.max(stage.top - box.top, box.bottom - stage.bottom);
        return box.width > 0 && Math.max(across, down) > 1;
    });
    const edges = [stage.left, stage.top, stage.right, stage.bottom];
    return { charts, out: out.map((node) => node.textContent), scale, stage: edges };
}"""


def opened(visitor, query: str = "") -> Page:  # noqa: F811
    """Open the deck; all its charts are drawn."""
    visitor.page.goto(f"{visitor.address}/present{query}")
    count = sum(len(slide.story.steps) for slide in DECK.slides)
    expect(visitor.page.locator(".js-plotly-plot > .plot-container")).to_have_count(count)
    return visitor.page


def shows(page: Page, number: int) -> None:
    expect(page.locator(".counter")).to_have_text(f"{number} / {LAST}")
    expect(page).to_have_url(re.compile(rf"[?&]slide={number}\b"))
    seen = page.locator(".slide").evaluate_all(
        "nodes => nodes.filter(n => getComputedStyle(n).visibility === 'visible').map(n => n.dataset.slide)"
    )
    assert seen == [str(number)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_slide_is_right_on_a_fresh_load_at_any_size_and_after_resizing(browser, served, size):  # noqa: F811
    width, height = size
    with visit(browser, served, viewport={"width": width, "height": height}) as visitor:  # noqa: F811
        page = opened(visitor)
        scale = min(width / 1280, height / 720)
        for number in range(1, LAST + 1):
            shows(page, number)
            _expect_fit(page, number, scale, width, height)
            page.keyboard.press("ArrowRight")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.keyboard.press("Home")
        shows(page, 1)
        _expect_fit(page, FREIGHT, 1, 1280, 720)
        assert visitor.problems == []


def _expect_fit(page: Page, number: int, scale: float, width: int, height: int) -> None:
    found = page.evaluate(_OUTSIDE, number)
    left, top, right, bottom = found["stage"]
    assert (number, found["out"]) == (number, [])
    assert found["scale"] == pytest.approx(scale, abs=0.001)
    assert [left, top] == pytest.approx([width - right, height - bottom], abs=0.5)
    for across, down, beyond, below in found["charts"]:
        assert (number, abs(across) < 1, abs(down) < 1, beyond < 1, below < 1) == (number, True, True, True, True)


def test_keys_walk_and_jump_through_the_deck_and_digits_show_while_typed(visitor):  # noqa: F811
    page = opened(visitor)
    for key, number in (
        ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", LAST),
        ("ArrowRight", LAST), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        shows(page, number)
    for key in ("1", "2"):
        page.keyboard.press(key)
    expect(page.locator(".typed")).to_have_text("Go to slide 12")
    page.keyboard.press("Enter")
    shows(page, 12)
    expect(page.locator(".typed")).to_be_hidden()


def test_b_blanks_h_helps_o_shows_all_slides_and_f_is_real_full_screen(visitor):  # noqa: F811
    page = opened(visitor)
    for key, place in (("b", ".black"), ("h", ".help"), ("o", ".grid")):
        page.keyboard.press(key)
        expect(page.locator(place)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(place)).to_be_hidden()
        shows(page, 1)
    page.keyboard.press("o")
    boxes = page.locator(".slide").evaluate_all(
        "nodes => nodes.map(n => n.getBoundingClientRect()).map(box => [box.right, box.bottom])"
    )
    assert [box for box in boxes if box[0] > 1280 or box[1] > 720] == []
    assert len({tuple(box) for box in boxes}) == LAST
    page.get_by_role("button", name="Slide 5:").click()
    shows(page, 5)
    page.keyboard.press("f")
    expect(page.locator("html:fullscreen")).to_be_attached()
    page.keyboard.press("f")
    expect(page.locator("html:fullscreen")).not_to_be_attached()


def test_a_deck_of_forty_slides_has_its_overview(visitor):  # noqa: F811
    page = visitor.page
    page.goto(f"{visitor.address}/present?times=40")
    expect(page.locator(".counter")).to_have_text("1 / 40")
    page.keyboard.press("o")
    last = page.get_by_role("button", name="Slide 40:")
    last.click()
    expect(page.locator(".counter")).to_have_text("40 / 40")


def test_s_opens_a_speaker_window_in_step_with_its_audience_and_with_no_other_deck(visitor):  # noqa: F811
    page = opened(visitor)
    other = page.context.new_page()
    other.goto(f"{visitor.address}/present")
    expect(other.locator(".counter")).to_have_text(f"1 / {LAST}")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    speaker = popup.value
    expect(speaker.locator(".notes")).to_have_text(DECK.slides[0].notes)
    page.keyboard.press("ArrowRight")
    expect(speaker.locator(".notes")).to_have_text(DECK.slides[1].notes)
    expect(speaker.locator(".next")).to_have_text(f"Next: {DECK.slides[2].title}")
    speaker.keyboard.press("PageDown")
    shows(page, 3)
    shows(other, 1)


def test_escape_with_a_chosen_number_only_clears_it_and_then_leaves(visitor):  # noqa: F811
    page = opened(visitor, f"?slide={FREIGHT}")
    page.locator(LIT).click()
    expect(page.locator(LIT)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(page.locator(LIT)).not_to_have_attribute("aria-current", "true")
    shows(page, FREIGHT)
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{visitor.address}/{DECK.slides[FREIGHT - 1].home}")


def test_keys_in_a_chart_walk_its_marks_and_not_the_slides_and_0_shows_the_slide_as_authored(visitor):  # noqa: F811
    page = opened(visitor, f"?slide={FREIGHT}")
    page.locator(f".slide[data-slide='{FREIGHT}'] .chart").focus()
    for key in ("End", "Home", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        expect(page.locator(".slide[data-shown] .lit").first).to_be_attached()
        shows(page, FREIGHT)
    page.keyboard.press("0")
    expect(page.locator(".lit")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_words_beside_a_chosen_mark_scale_with_the_stage_and_stand_beside_it(browser, served, size):  # noqa: F811
    width, height = size
    with visit(browser, served, viewport={"width": width, "height": height}) as visitor:  # noqa: F811
        page = opened(visitor, f"?slide={FREIGHT}&figure=titr-growth-2023")
        tip = page.locator(".slide[data-shown] .tooltip")
        expect(tip).to_be_visible()
        place = """async ([path, number]) => {
            const plot = await import(path);
            const slide = document.querySelector(`.slide[data-slide="${number}"]`);
            const mark = plot.placeOf(slide.querySelector(".chart"), "titr-growth-2023");
            const tip = slide.querySelector(".tooltip").getBoundingClientRect();
            const scale = slide.getBoundingClientRect().width / 1280;
            return [(mark.top - tip.bottom) / scale, (tip.left - mark.left) / scale, tip.height / scale];
        }"""
        above, right, tall = page.evaluate(place, [PLOT, FREIGHT])
        assert [above, right, tall] == pytest.approx([12, 12, 36], abs=1)
        expect(tip).to_contain_text("65 %")


def test_e_explores_the_chosen_number_and_back_returns_to_the_slide(visitor):  # noqa: F811
    page = opened(visitor, f"?slide={FREIGHT}")
    page.locator(LIT).click()
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile(r"/cargo_transit\?figure=titr-growth-2023$"))
    page.go_back()
    shows(page, FREIGHT)


def test_a_finger_swipes_to_the_next_slide(browser, served):  # noqa: F811
    with visit(browser, served, has_touch=True) as visitor:  # noqa: F811
        page = opened(visitor)
        touch = page.context.new_cdp_session(page)
        for kind, x in (("touchStart", 900), ("touchMove", 500), ("touchEnd", None)):
            points = [] if x is None else [{"x": x, "y": 300}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        shows(page, 2)
