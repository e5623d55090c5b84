"""Presenter mode in a real browser: every key, every slide at the sizes of screens and projectors."""

import io
import itertools
import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from interview.folder.dataset import load
from interview.views.slides import slide_title
from interview.words.formatting import value_text
from tests.browser.conftest import ROOT, Visit, serve, visit

DATA = load()
SLIDES = list(DATA.slides.values())
LAST = len(SLIDES)
SIZES = {"1024": (1024, 768), "1280": (1280, 720), "1366": (1366, 768), "1920": (1920, 1080), "2560": (2560, 1440)}
LEAST_TEXT = {"1024": 14, "1280": 18, "1366": 18, "1920": 24, "2560": 32}

MEASURE = """
(number) => {
  const slide = document.querySelector(`.st-key-slide-${number}`);
  const stage = document.querySelector(".st-key-deck").getBoundingClientRect();
  const deck = [...document.querySelectorAll("*")].find((n) => n.shadowRoot?.querySelector(".deck")).shadowRoot;
  const texts = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
      if (!own || node.closest("style, [hidden]")) continue;
      const box = node.getBoundingClientRect();
      if (!box.width) continue;
      const scale = stage.width / 1280;
      const size = parseFloat(getComputedStyle(node).fontSize) * scale;
      texts.push({ footer: root === deck, text: node.textContent.trim(), size,
        left: box.left, top: box.top, right: box.right, bottom: box.bottom });
    }
  };
  walk(slide);
  walk(deck);
  const labels = [...slide.querySelectorAll(".textpoint text, .xtick text, .ytick text")].map((node) => {
    const box = node.getBoundingClientRect();
    const sheet = node.closest(".js-plotly-plot").getBoundingClientRect();
    const inside = box.left >= sheet.left - 2 && box.right <= sheet.right + 2;
    return { text: node.textContent, inside, box: [box.left, box.top, box.right, box.bottom] };
  });
  const scale = stage.width / 1280;
  const drawn = [...slide.querySelectorAll(".js-line, .errorbar path")];
  const lines = drawn.map((node) => parseFloat(getComputedStyle(node).strokeWidth) * scale);
  const charts = [...slide.querySelectorAll(".js-plotly-plot > .plot-container")].map((node) => {
    const place = node.closest("[class*=st-key-left-], [class*=st-key-full-], [class*=st-key-half-]");
    const drawn = node.querySelector(".main-svg");
    return { place: place.getBoundingClientRect().toJSON(), drawn: drawn.getBoundingClientRect().toJSON() };
  });
  const footer = deck.querySelector("footer").getBoundingClientRect();
  const own = texts.filter((text) => !text.footer);
  const lowest = Math.max(...own.map((text) => text.bottom), ...charts.map((chart) => chart.drawn.bottom));
  const room = (footer.top - lowest) / scale;
  return { texts, labels, lines, charts, room, stage: [stage.left, stage.top, stage.right, stage.bottom] };
}
"""

# How far the callout is from the nearest lit mark: above or below it, and to the side of the mark's own width.
CALLOUT = """
(callout) => {
  const box = callout.getBoundingClientRect();
  const chart = callout.closest(".js-plotly-plot");
  const sheet = chart.getBoundingClientRect();
  const marks = [...chart.querySelectorAll("g.trace .point")].filter((node) => !node.style.opacity);
  const places = marks.map((node) => node.getBoundingClientRect()).map((mark) => ({
    gap: Math.max(mark.top - box.bottom, box.top - mark.bottom),
    aside: Math.max(0, mark.left - box.right, box.left - mark.right),
  }));
  const nearest = places.sort((a, b) => Math.hypot(a.gap, a.aside) - Math.hypot(b.gap, b.aside))[0];
  const inside = box.left >= sheet.left - 1 && box.right <= sheet.right + 1 && box.bottom <= sheet.bottom + 1;
  return { ...nearest, inside, count: chart.querySelectorAll(".interview-callout").length };
}
"""


@pytest.fixture
def deck(visitor) -> Page:
    """The deck at its first slide, all charts drawn."""
    return open_deck(visitor)


def open_deck(visitor: Visit, query: str = "", first: int = 1) -> Page:
    """Open the deck and wait until all its charts are drawn."""
    page = visitor.page
    page.goto(f"{visitor.address}/present{query}")
    expect(page.locator(".st-key-deck .js-plotly-plot .main-svg").first).to_be_attached()
    charts = sum(len(slide.chart_ids) for slide in SLIDES)
    expect(page.locator(".st-key-deck .js-plotly-plot > .plot-container")).to_have_count(charts)
    expect(page.locator(".counter")).to_have_text(f"{first} / {LAST}")
    return page


def shows(page: Page, number: int) -> None:
    """Expect one slide, and only it, to be seen."""
    expect(page.locator(".counter")).to_have_text(f"{number} / {LAST}")
    expect(page).to_have_url(re.compile(rf"[?&]slide={number}\b"))
    visible = (
        '() => [...document.querySelectorAll("[class*=st-key-slide-]")].filter((n) => n.style.visibility === "visible")'
    )
    names = page.evaluate(visible + ".map((n) => n.className.match(/st-key-slide-(\\d+)/)[1])")
    assert names == [str(number)]


def test_keys_walk_and_jump_through_the_deck(deck: Page):
    for key, number in (
        ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", LAST),
        ("ArrowRight", LAST), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        deck.keyboard.press(key)
        shows(deck, number)
    for key in ("1", "2", "Enter"):
        deck.keyboard.press(key)
    shows(deck, 12)


def test_digits_are_shown_while_they_are_typed(deck: Page):
    counter = deck.locator(".counter")
    for key, shown in (("1", "→ 1"), ("2", "→ 12"), ("Escape", f"1 / {LAST}"), ("9", "→ 9"), ("Enter", f"9 / {LAST}")):
        deck.keyboard.press(key)
        expect(counter).to_have_text(shown)
    expect(deck).to_have_url(re.compile("/present[?]slide=9$"))
    deck.locator(".st-key-slide-9 button[data-figure]").first.focus()
    for key in ("4", "Enter"):
        deck.keyboard.press(key)
    shows(deck, 4)
    assert "figure" not in deck.url


def test_escape_clears_a_focused_number_and_only_then_leaves(deck: Page):
    for key in ("4", "Enter"):
        deck.keyboard.press(key)
    words = deck.locator(".st-key-slide-4 button[data-figure=titr-growth-2023]")
    words.click()
    expect(deck).to_have_url(re.compile("/present[?].*figure=titr-growth-2023"))
    deck.keyboard.press("Escape")
    expect(words).not_to_have_attribute("aria-current", "true")
    expect(deck).to_have_url(re.compile("/present[?]slide=4$"))
    deck.keyboard.press("Escape")
    expect(deck).to_have_url(re.compile("/cargo_transit"))


def test_keys_in_a_chart_walk_its_marks_and_leave_the_slide_alone(deck: Page):
    for key in ("4", "Enter"):
        deck.keyboard.press(key)
    deck.locator(".st-key-slide-4 .js-plotly-plot").focus()
    seen = []
    for key in ("Home", "ArrowRight", "ArrowDown", "End", "ArrowLeft"):
        deck.keyboard.press(key)
        shows(deck, 4)
        seen.append(deck.evaluate("() => new URL(location.href).searchParams.get('figure')"))
    assert (seen[0] == seen[3], len(set(seen)), set(seen) <= set(DATA.charts["freight"].ids)) == (False, 5, True)
    deck.keyboard.press("Escape")
    shows(deck, 4)
    expect(deck).to_have_url(re.compile("/present[?]slide=4$"))
    deck.keyboard.press("PageDown")
    shows(deck, 5)


@pytest.mark.parametrize("name", ["1024", "1280", "1920"])
def test_the_callout_stands_beside_its_mark_at_every_scale(browser, server, name):
    width, height = SIZES[name]
    with visit(browser, server, viewport={"width": width, "height": height}) as visitor:
        deck = open_deck(visitor, "?slide=4", first=4)
        deck.locator(".st-key-slide-4 button[data-figure=rail-growth-2023]").first.click()
        gap = 6 * width / 1280
        found = deck.locator(".st-key-slide-4 .interview-callout").evaluate(CALLOUT)
        assert (found["count"], found["inside"]) == (1, True)
        assert -1 <= found["gap"] <= gap
        assert found["aside"] <= 2


@pytest.mark.parametrize("name", ["1024", "1920", "2560"])
def test_a_mark_of_a_slide_is_hit_where_it_is_seen(browser, server, name):
    width, height = SIZES[name]
    with visit(browser, server, viewport={"width": width, "height": height}) as visitor:
        deck = open_deck(visitor, "?slide=5", first=5)
        chart = deck.locator(".st-key-slide-5 .js-plotly-plot")
        bars = chart.locator(".bars .point path")
        for place, item_id in enumerate(("transit-2022", "transit-added-2023", "transit-2023")):
            box = bars.nth(place).bounding_box()
            deck.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
            expect(chart.locator(".hovertext")).to_contain_text(value_text(DATA.figures[item_id]))
            deck.mouse.down()
            deck.mouse.up()
            expect(deck).to_have_url(re.compile(f"figure={item_id}$"))
            expect(chart.locator(".bars .point[style*='opacity: 0.22']")).to_have_count(bars.count() - 1)
            expect(chart.locator(":is(.hovertext, .interview-callout):visible")).to_have_count(1)
            shows(deck, 5)


@pytest.mark.parametrize(
    ("asked", "number"), [("x", 1), ("NaN", 1), ("1.5", 1), ("", 1), ("0", 1), ("99", LAST), ("3", 3)]
)
def test_the_speaker_window_stands_whatever_slide_is_asked_for(visitor, asked, number):
    page = visitor.page
    page.goto(f"{visitor.address}/present?view=speaker&slide={asked}")
    expect(page.locator(".speaker h2")).to_have_text(re.compile(f"^{number} / {LAST} "))
    expect(page.locator(".notes")).to_have_text(SLIDES[number - 1].notes)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".notes")).to_have_text(SLIDES[min(number, LAST - 1)].notes)
    assert visitor.problems == []


def test_the_footer_names_the_public_record_in_full(deck: Page):
    for number in range(1, LAST + 1):
        shows(deck, number)
        cut = deck.locator("footer .source").evaluate("node => node.scrollWidth - node.clientWidth")
        assert (number, cut) == (number, 0)
        deck.keyboard.press("ArrowRight")
    for key in ("4", "Enter"):
        deck.keyboard.press(key)
    expect(deck.locator("footer .source")).to_have_text("Public record sources disagree: 65 % · Armenpress, April 2024")


def test_f_is_real_full_screen(deck: Page):
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).to_be_attached()
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).not_to_be_attached()


def test_b_blanks_h_helps_and_o_shows_all_slides(deck: Page):
    for key, place in (("b", ".black"), ("h", ".help"), ("o", ".grid")):
        deck.keyboard.press(key)
        expect(deck.locator(place)).to_be_visible()
        deck.keyboard.press("Escape")
        expect(deck.locator(place)).to_be_hidden()
    deck.keyboard.press("o")
    deck.get_by_role("button", name="Slide 5:").click()
    shows(deck, 5)


def test_s_opens_a_speaker_window_in_step_with_the_audience(deck: Page):
    with deck.expect_popup() as opened:
        deck.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".notes")).to_have_text(SLIDES[0].notes)
    deck.keyboard.press("ArrowRight")
    expect(speaker.locator(".notes")).to_have_text(SLIDES[1].notes)
    expect(speaker.locator(".next")).to_have_text(f"Next: {slide_title(DATA, SLIDES[2])}")
    speaker.keyboard.press("PageDown")
    shows(deck, 3)


def test_e_explores_the_slide_and_back_returns_to_it(deck: Page):
    for key in ("4", "Enter", "e"):
        deck.keyboard.press(key)
    expect(deck.get_by_role("heading", level=1)).to_contain_text("rail added the most tonnes")
    deck.go_back()
    expect(deck.locator(".counter")).to_have_text(f"4 / {LAST}")


def test_numbers_are_linked_and_0_gives_the_slide_as_authored(deck: Page):
    for key in ("4", "Enter"):
        deck.keyboard.press(key)
    words = deck.locator(".st-key-slide-4 button[data-figure=titr-growth-2023]")
    words.click()
    expect(words).to_have_attribute("aria-current", "true")
    pale = "filter((n) => Number(n.style.opacity || 1) < 0.5).length"
    faded = f"() => [...document.querySelectorAll('.st-key-slide-4 .point')].{pale}"
    assert deck.evaluate(faded) == 7
    deck.keyboard.press("0")
    expect(words).not_to_have_attribute("aria-current", "true")
    assert deck.evaluate(faded) == 0


def test_a_dropped_connection_keeps_the_slide_and_its_focus(browser):
    lit = ".st-key-slide-4 button[data-figure=titr-growth-2023][aria-current=true]"
    with ExitStack() as running:
        server = running.enter_context(serve(ROOT))
        with visit(browser, server) as visitor:
            page = visitor.page
            page.goto(f"{server.address}/present?slide=4&figure=titr-growth-2023")
            expect(page.locator(lit)).to_be_visible()
            running.close()
            shows(page, 4)
            expect(page.locator(lit)).to_be_visible()
            with serve(ROOT, int(server.address.rpartition(":")[2])):
                shows(page, 4)
                page.keyboard.press("ArrowRight")
                page.keyboard.press("ArrowLeft")
                page.reload()
                expect(page.locator(lit)).to_be_visible()
                shows(page, 4)


def overlapping(labels: list[dict]) -> list[tuple[str, str]]:
    """Return the pairs of chart labels that stand on each other by more than the leading of a line."""
    pairs = []
    for one, other in itertools.combinations(labels, 2):
        (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
        if min(c, g) - max(a, e) > 3 and min(d, h) - max(b, f) > 6:
            pairs.append((one["text"], other["text"]))
    return pairs


@pytest.mark.parametrize("name", SIZES)
def test_every_slide_fits_and_is_legible_on_a_fresh_load(browser, server, name):
    width, height = SIZES[name]
    with visit(browser, server, viewport={"width": width, "height": height}) as visitor:
        deck = open_deck(visitor)
        expect_slides_to_fit(deck, name)
        assert visitor.problems == []


def test_every_slide_fits_after_the_window_has_gone_to_a_larger_screen(deck: Page):
    width, height = SIZES["1920"]
    deck.set_viewport_size({"width": width, "height": height})
    deck.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect_slides_to_fit(deck, "1920")


def expect_slides_to_fit(deck: Page, name: str) -> None:
    """Walk through the deck: all is inside the stage, clear of the footer, legible, and charts fill their places."""
    width, height = SIZES[name]
    for number in range(1, LAST + 1):
        shows(deck, number)
        found = deck.evaluate(MEASURE, number)
        left, top, right, bottom = found["stage"]
        assert [left >= -0.5, top >= -0.5, right <= width + 0.5, bottom <= height + 0.5] == [True] * 4
        outside = [
            text["text"]
            for text in found["texts"]
            if text["left"] < left - 1
            or text["right"] > right + 1
            or text["top"] < top - 1
            or text["bottom"] > bottom + 1
        ]
        small = [(text["text"], text["size"]) for text in found["texts"] if text["size"] < LEAST_TEXT[name] - 0.01]
        assert (number, outside, small) == (number, [], [])
        assert [line for line in found["lines"] if line < 3 * (right - left) / 1280 - 0.01] == []
        assert (number, [label["text"] for label in found["labels"] if not label["inside"]]) == (number, [])
        assert (number, overlapping(found["labels"])) == (number, [])
        assert (number, [chart for chart in found["charts"] if not fills(**chart)]) == (number, [])
        assert (number, found["room"] >= 4) == (number, True)
        deck.keyboard.press("ArrowRight")
    scrolls = "() => [document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight]"
    assert deck.evaluate(scrolls) == [width, height]


def fills(place: dict[str, float], drawn: dict[str, float]) -> bool:
    """Whether a chart is as wide as its place and inside it, to two pixels."""
    inside = drawn["top"] >= place["top"] - 2 and drawn["bottom"] <= place["bottom"] + 2
    return inside and abs(drawn["left"] - place["left"]) <= 2 and abs(drawn["right"] - place["right"]) <= 2


def test_the_reading_view_has_a_heading_for_each_slide_in_order_and_prints_one_page_each(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/present?view=read")
    headings = page.get_by_test_id("stMain").get_by_role("heading", level=2)
    expect(headings).to_have_count(LAST)
    titles = [slide_title(DATA, slide) for slide in SLIDES]
    assert [text.strip() for text in headings.all_inner_texts()] == titles
    charts = sum(len(slide.chart_ids) for slide in SLIDES)
    expect(page.locator(".js-plotly-plot > .plot-container")).to_have_count(charts)
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == LAST
    for sheet, title in zip(pages, titles, strict=True):
        assert "".join(title.split())[:30] in "".join(sheet.extract_text().split())
