"""Where things stand on every page, each loaded anew at each size, in a tab of its own."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from interview.folder.dataset import load
from interview.views.front import headline
from tests.browser.conftest import PHONE, SCREEN, visit

DATA = load()
PAGES = [page.name for page in DATA.pages.values() if not page.bare]
TOPICS = [page.name for page in DATA.pages.values() if page.topical]
SIZES = {
    "small phone": {"width": 320, "height": 700},
    "phone": PHONE,
    "text at 200 %": {"width": 640, "height": 360},  # what is left of a screen of 1280 × 720
    "screen": SCREEN,
    "large screen": {"width": 1920, "height": 1080},
}
NARROW = 940  # pixels: from here on sentences stand beside their charts
KICKER = 96  # pixels from the top, at most
FIRST_CHART = 420
TARGET = 24
CHIP = 32

_SMALL = """(least) => {
    const inSentence = (one) => getComputedStyle(one).display === "inline" &&
        [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const places = ":is(header.bar, [data-testid=stMain]) :is(a[href], button, input, select, summary)";
    const targets = [...document.querySelectorAll(places)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !inSentence(one));
    return targets.map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width && height && (width < least || height < least))
        .map(([html, { width, height }]) => [html, width, height]);
}"""
"""What is smaller than it should be; links inside of a sentence are as high as its line."""


def opened(visitor, name: str, query: str = "") -> Page:
    """Open a page and wait until every chart is drawn."""
    page = visitor.open(("/" if DATA.pages[name].home else f"/{name}") + query)
    shown = ".story .step:not([hidden]) .chart"  # the whole interview has one for the sentence being read
    expect(page.locator(f"{shown}.js-plotly-plot > .plot-container")).to_have_count(page.locator(shown).count())
    return page


@pytest.fixture(scope="module", params=[(name, size) for size in SIZES for name in PAGES], ids=" at ".join)
def shown(request, tabs):
    """A page at a size: both their names and the page."""
    name, size = request.param
    with tabs.open(SIZES[size]) as visitor:
        yield name, size, opened(visitor, name)
        assert visitor.problems == []


def test_nothing_scrolls_sideways(shown):
    _, _, page = shown
    overhang = "element => element.scrollWidth - element.clientWidth"
    document = page.evaluate(f"() => ({overhang})(document.scrollingElement)")
    assert (document, page.get_by_test_id("stMain").evaluate(overhang)) == (0, 0)


def test_every_chart_is_as_wide_as_its_box(shown):
    name, _, page = shown
    widths = "nodes => nodes.map(node => [node.clientWidth, node.querySelector('.main-svg').clientWidth])"
    found = page.locator(".chart.js-plotly-plot:visible").evaluate_all(widths)
    assert bool(found) is (name != "downloads")
    assert [one for one in found if one[0] != one[1]] == []


def test_every_target_is_large_enough_to_touch(shown):
    _, _, page = shown
    assert page.evaluate(_SMALL, TARGET) == []


def test_the_page_begins_right_under_its_header(shown):
    _, _, page = shown
    first = page.locator(":is(.kicker, h1)").first.bounding_box()
    header = page.locator("header.bar").bounding_box()
    assert header["height"] == 56
    assert header["height"] <= first["y"] <= min(KICKER, header["height"] + 24)


def test_the_first_chart_of_a_topic_is_seen_at_once_on_a_phone(shown):
    name, size, page = shown
    if name not in TOPICS:
        return
    top = page.locator(".chart").first.bounding_box()["y"]
    assert (name, size in ("phone", "screen") and top > FIRST_CHART) == (name, False)


def test_sentences_stand_beside_their_charts_or_after_the_first_one(shown):
    name, size, page = shown
    if name not in TOPICS:
        return
    box = {part: page.locator(f"[data-story={name}] {part}").first.bounding_box() for part in (".step", ".passage")} | {
        "next": page.locator(f"[data-story={name}] .step").nth(1).bounding_box()
    }
    if SIZES[size]["width"] > NARROW:
        assert box[".passage"]["x"] > box[".step"]["x"] + box[".step"]["width"]
        assert box[".passage"]["y"] == box[".step"]["y"]
    else:
        assert box[".passage"]["x"] == box[".step"]["x"]
        assert box[".step"]["y"] < box[".passage"]["y"] < box["next"]["y"]


def test_a_topic_says_each_sentence_once(shown):
    name, _, page = shown
    if name not in TOPICS:
        return
    plain = "(one) => one.textContent.replaceAll(/\\s+/g, ' ').trim()"
    whole = page.get_by_test_id("stMain").evaluate(plain)
    sentences = page.locator(".sentence").evaluate_all(f"(all) => all.map({plain})")
    assert sentences
    assert [(one, whole.count(one)) for one in sentences if whole.count(one) != 1] == []


def test_on_a_phone_the_numbers_said_are_chips_that_open_their_card_under_the_chart(browser, server):
    with visit(browser, server, viewport=PHONE, has_touch=True) as visitor:
        page = opened(visitor, "cargo_transit")
        steps = page.locator("[data-story=cargo_transit] .step")
        expect(steps.first.locator(".chips")).to_have_count(0)  # its sentences follow right below
        for chart in DATA.charts_of("cargo_transit")[1:]:
            chips = page.locator(f"[data-step={chart.id}] .chips button")
            expect(chips).to_have_text([DATA.figures[one].mention.verbatim for one in chart.ids if said(one)])
            for chip in chips.all():
                assert chip.bounding_box()["height"] >= CHIP
                chip.tap()
                expect(page.locator(f"[data-step={chart.id}] .chart + .card")).to_be_in_viewport(ratio=0.5)
                expect(page.locator(".card")).to_have_count(1)
        assert visitor.problems == []


def said(item_id: str) -> bool:
    """Whether a figure was said."""
    return DATA.figures[item_id].mention is not None


def test_the_first_page_says_at_once_what_this_is_and_opens_with_its_findings(browser, server):
    with visit(browser, server) as visitor:
        page = opened(visitor, "overview")
        for words in (DATA.about.line, headline(DATA), DATA.about.lead):
            expect(page.get_by_text(words, exact=True)).to_be_in_viewport(ratio=1)
        expect(page.locator(".tally")).to_be_in_viewport(ratio=1)
        assert sum(int(one) for one in page.locator(".tally strong").all_text_contents()[:3]) == len(DATA.figures)
        boxes = [one.bounding_box() for one in page.locator(".finding").all()]
        assert len(boxes) == len(DATA.findings)
        assert len({one["y"] for one in boxes}) == 1
        assert len({one["x"] for one in boxes}) == len(boxes)
        for finding, card in zip(DATA.findings, page.locator(".finding").all(), strict=True):
            expect(card.locator("h3")).to_be_in_viewport(ratio=1)
            expect(card.locator(".sentence").first).to_be_visible()
            home = DATA.charts[finding.chart_id].page
            expect(card.locator(".on")).to_have_attribute("href", home)


@pytest.fixture(scope="module", params=PAGES)
def chosen(request, tabs):
    """A page where a number is chosen, if it has sentences."""
    with tabs.open() as visitor:
        page = opened(visitor, request.param)
        number = page.locator("[data-layout=page] .passage button[data-figure]")
        if number.count():
            number.first.click()
            expect(page.locator(".card")).to_be_visible()
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chosen, scheme):
    chosen.emulate_media(color_scheme=scheme)
    expect(chosen.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    assert axe(chosen) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_with_its_menu_open(tabs, scheme):
    with tabs.open(PHONE, color_scheme=scheme) as visitor:
        page = opened(visitor, TOPICS[0])
        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
        assert axe(page) == []


def axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds, each with its first places."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]
