"""Presenter mode in a real browser, each screen freshly loaded: what is seen, keys, fingers, windows, print."""

import io
import itertools
import re
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from interview.charts.theme import PALETTE
from interview.folder.dataset import load
from interview.views.slides import slide_views
from interview.words.shown import shown_words
from tests.browser.conftest import ROOT, Visit, serve, visit

DATA = load()
SLIDES = slide_views(DATA)
LAST = len(SLIDES)
CHARTS = sum(len(slide.charts) for slide in SLIDES)
NUMBERS = {slide.slide_id: slide.number for slide in SLIDES}
FREIGHT, ADDED = NUMBERS["freight"], NUMBERS["freight-added"]
STAGE = (1280, 720)
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160)]
LEAST_TEXT = 17.5  # pixels of the stage
SHOWN = ".slide[data-shown]"
CHOSEN = "titr-growth-2023"
LIT = f".slide[data-slide='{FREIGHT}'] .passage button[data-figure={CHOSEN}]"

# What one slide shows, in pixels of the stage.
MEASURE = """
(number) => {
  const slide = document.querySelector(`.slide[data-slide="${number}"]`);
  const stage = slide.getBoundingClientRect();
  const scale = stage.width / 1280;
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left - stage.left, top - stage.top, right - stage.left, bottom - stage.top].map((one) => one / scale);
  };
  const own = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  const texts = [...slide.querySelectorAll("*")].filter((node) => own(node) && node.getBoundingClientRect().width);
  const blocks = [...slide.querySelectorAll("h2, h3, .subtitle, .lines p, .numbers p, .chart, .passage, footer")];
  const boxes = [...slide.querySelectorAll(".passage, .source")];
  const labels = [...slide.querySelectorAll(".textpoint text, .xtick text, .ytick text")];
  return {
    scale,
    stage: [stage.left, stage.top, window.innerWidth - stage.right, window.innerHeight - stage.bottom],
    page: [document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight],
    texts: texts.map((node) => ({ text: node.textContent.trim(), size: parseFloat(getComputedStyle(node).fontSize), box: box(node) })),
    blocks: blocks.map((node) => ({ text: node.textContent.trim().slice(0, 40), box: box(node) })),
    cut: boxes.filter((node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
      .map((node) => node.className),
    labels: labels.map((node) => ({ text: node.textContent, box: box(node), sheet: box(node.closest(".chart")) })),
    lines: [...slide.querySelectorAll(".js-line, .errorbar path")].map((node) => parseFloat(getComputedStyle(node).strokeWidth)),
    charts: [...slide.querySelectorAll(".chart")].map((node) => ({ place: box(node), drawn: box(node.querySelector(".main-svg")) })),
  };
}
"""  # noqa: E501

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


@pytest.fixture
def deck(visitor) -> Page:
    """The deck at its first slide, all charts drawn."""
    return open_deck(visitor)


def open_deck(visitor: Visit, query: str = "", first: int = 1) -> Page:
    """Open the deck and wait until all its charts are drawn."""
    page = visitor.page
    page.goto(f"{visitor.address}/present{query}")
    expect(page.locator(".counter")).to_have_text(f"{first} / {LAST}")
    expect(page.locator(".slide .plot-container")).to_have_count(CHARTS)
    return page


def shows(page: Page, number: int) -> None:
    """Expect one slide, and only it, to be seen."""
    expect(page.locator(".counter")).to_have_text(f"{number} / {LAST}")
    expect(page).to_have_url(re.compile(rf"[?&]slide={number}\b"))
    seen = "nodes => nodes.filter(n => getComputedStyle(n).visibility === 'visible').map(n => n.dataset.slide)"
    assert page.locator(".slide").evaluate_all(seen) == [str(number)]


def press(page: Page, keys: str) -> None:
    """Press keys one after another, their names between blanks."""
    for key in keys.split():
        page.keyboard.press(key)


def chosen(page: Page) -> str:
    """The number that the address names."""
    return page.evaluate("() => new URL(location.href).searchParams.get('figure') ?? ''")


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


def expect_fit(page: Page, number: int, size: tuple[int, int]) -> None:
    """A slide is scaled as a whole, and all of it is inside, legible, clear of the rest; charts fill their boxes."""
    found = page.evaluate(MEASURE, number)
    left, top, right, bottom = found["stage"]
    assert found["scale"] == pytest.approx(min(size[0] / STAGE[0], size[1] / STAGE[1]), abs=0.001)
    assert [left, top] == pytest.approx([right, bottom], abs=0.5)
    assert found["page"] == list(size)
    outside = [one["text"] for one in found["texts"] if not within(one["box"], [0, 0, *STAGE])]
    small = [one["text"] for one in found["texts"] if one["size"] < LEAST_TEXT]
    assert (number, outside, small, found["cut"]) == (number, [], [], [])
    assert (number, overlapping(found["blocks"], 0, 0)) == (number, [])
    assert (number, overlapping(found["labels"], 3, 6)) == (number, [])  # by more than the leading of a line
    sideways = [one for one in found["labels"] if not within(one["box"], one["sheet"], 2)]
    assert (number, [one["text"] for one in sideways]) == (number, [])
    assert (number, [line for line in found["lines"] if line < 2.99]) == (number, [])
    for chart in found["charts"]:
        assert (number, chart["drawn"]) == (number, pytest.approx(chart["place"], abs=1))


def within(box: list[float], around: list[float], slack: float = 1) -> bool:
    """Whether a box is inside another."""
    (left, top, right, bottom), (west, north, east, south) = box, around
    return left >= west - slack and top >= north - slack and right <= east + slack and bottom <= south + slack


def overlapping(things: list[dict], across: float, down: float) -> list[tuple[str, str]]:
    """Return the pairs that stand on each other by more than so many pixels."""
    pairs = []
    for one, other in itertools.combinations(things, 2):
        (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
        if min(c, g) - max(a, e) > across and min(d, h) - max(b, f) > down:
            pairs.append((one["text"], other["text"]))
    return pairs


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
        assert page.locator(f"{SHOWN} .bars .point.lit").count() == 1
        shows(page, ADDED)
        page.keyboard.press("0")


def test_a_deck_whose_styles_come_late_still_fits_its_quotations(visitor):
    held = []
    visitor.page.route("**/presenter.css", lambda route: held.append(route))
    with visitor.page.expect_response("**/stories/**/deck.json"):
        visitor.page.goto(f"{visitor.address}/present", wait_until="commit")  # the page is loaded with its styles
    held[0].continue_()
    expect(visitor.page.locator(".slide .plot-container")).to_have_count(CHARTS)
    for number in (FREIGHT, NUMBERS["investment"]):
        expect_fit(visitor.page, number, STAGE)


def test_keys_walk_and_jump_through_the_deck(deck: Page):
    for key, number in (
        ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowLeft", 3), ("PageUp", 2), ("End", LAST),
        ("ArrowRight", LAST), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        deck.keyboard.press(key)
        shows(deck, number)


def test_digits_are_shown_while_they_are_typed(deck: Page):
    typed = deck.locator(".typed")
    for key, shown in (("1", "Go to slide 1"), ("2", "Go to slide 12"), ("Escape", ""), ("9", "Go to slide 9")):
        deck.keyboard.press(key)
        expect(typed).to_have_text(shown)
        expect(typed).to_be_visible(visible=bool(shown))
        shows(deck, 1)
    deck.keyboard.press("Enter")
    shows(deck, 9)
    expect(typed).to_be_hidden()
    deck.locator(f"{SHOWN} button[data-figure]").first.focus()
    press(deck, "4 Enter")
    shows(deck, 4)
    assert chosen(deck) == ""


def test_escape_clears_a_focused_number_and_only_then_leaves(visitor):
    deck = open_deck(visitor, f"?slide={FREIGHT}", FREIGHT)
    words = deck.locator(LIT)
    words.click()
    expect(words).to_have_attribute("aria-current", "true")
    expect(deck).to_have_url(re.compile(f"/present[?].*figure={CHOSEN}"))
    deck.keyboard.press("Escape")
    expect(words).not_to_have_attribute("aria-current", "true")
    expect(deck).to_have_url(re.compile(f"/present[?]slide={FREIGHT}$"))
    deck.keyboard.press("Escape")
    expect(deck).to_have_url(re.compile(f"/{SLIDES[FREIGHT - 1].home}$"))


def test_keys_in_a_chart_walk_its_marks_and_leave_the_slide_alone(visitor):
    deck = open_deck(visitor, f"?slide={FREIGHT}", FREIGHT)
    deck.locator(f"{SHOWN} .chart").focus()
    seen = []
    for key in ("Home", "ArrowRight", "ArrowDown", "End", "ArrowLeft"):
        deck.keyboard.press(key)
        shows(deck, FREIGHT)
        seen.append(chosen(deck))
    assert (seen[0] == seen[3], len(set(seen)), set(seen) <= set(DATA.charts["freight"].ids)) == (False, 5, True)
    deck.keyboard.press("Escape")
    shows(deck, FREIGHT)
    assert chosen(deck) == ""
    deck.keyboard.press("PageDown")
    shows(deck, FREIGHT + 1)


def test_numbers_are_linked_and_0_gives_the_slide_as_authored(visitor):
    deck = open_deck(visitor, f"?slide={FREIGHT}", FREIGHT)
    words, faded = deck.locator(LIT), deck.locator(f"{SHOWN} .point.faded")
    words.click()
    expect(words).to_have_attribute("aria-current", "true")
    expect(deck.locator(f"{SHOWN} .point.lit")).to_have_count(1)
    expect(faded).to_have_count(len(DATA.charts["freight"].ids) - 1)
    deck.keyboard.press("0")
    expect(words).not_to_have_attribute("aria-current", "true")
    expect(faded).to_have_count(0)


def test_f_is_real_full_screen_and_the_stage_stays_right(deck: Page):
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).to_be_attached()
    size = deck.evaluate("() => [window.innerWidth, window.innerHeight]")
    expect_fit(deck, FREIGHT, size)
    deck.keyboard.press("f")
    expect(deck.locator("html:fullscreen")).not_to_be_attached()


def test_b_blanks_h_helps_and_o_shows_all_slides(deck: Page):
    for key, place in (("b", ".black"), ("h", ".help"), ("o", ".grid")):
        deck.keyboard.press(key)
        expect(deck.locator(place)).to_be_visible()
        deck.keyboard.press("Escape")
        expect(deck.locator(place)).to_be_hidden()
        shows(deck, 1)
    deck.keyboard.press("o")
    edges = "nodes => nodes.map(n => n.getBoundingClientRect()).map(box => [box.right, box.bottom])"
    boxes = deck.locator(".slide").evaluate_all(edges)
    assert [box for box in boxes if box[0] > STAGE[0] or box[1] > STAGE[1]] == []
    assert len({tuple(box) for box in boxes}) == LAST
    deck.get_by_role("button", name="Slide 5:").click()
    shows(deck, 5)


def test_the_controls_appear_when_the_pointer_moves(deck: Page):
    controls = deck.locator(".controls")
    expect(controls).to_have_css("opacity", "0")
    deck.mouse.move(600, 300)
    expect(controls).to_have_css("opacity", "1")
    deck.get_by_role("button", name="Next slide").click()
    shows(deck, 2)
    press(deck, "Space")
    shows(deck, 3)


def test_a_finger_swipes_to_the_next_slide(browser, server):
    with visit(browser, server, has_touch=True) as visitor:
        deck = open_deck(visitor)
        touch = deck.context.new_cdp_session(deck)
        for kind, x in (("touchStart", 900), ("touchMove", 500), ("touchEnd", None)):
            points = [] if x is None else [{"x": x, "y": 300}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        shows(deck, 2)


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


def test_s_opens_a_speaker_window_in_step_with_its_audience_and_with_no_other_deck(deck: Page):
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


def test_e_explores_the_chosen_number_without_a_load_and_back_returns_to_its_slide(visitor):
    deck = open_deck(visitor, f"?slide={FREIGHT}", FREIGHT)
    expect(deck.locator("[data-document]")).to_have_count(0)  # a document alone can only load another
    deck.evaluate("() => { window.same = true; }")
    deck.locator(LIT).click()
    deck.keyboard.press("e")
    expect(deck).to_have_url(re.compile(rf"/cargo_transit\?figure={CHOSEN}$"))
    expect(deck.get_by_role("heading", level=1)).to_contain_text("grew most and carries least")
    expect(deck.locator(".deck")).to_have_count(0)
    expect(deck.locator("header.bar")).to_be_visible()
    deck.keyboard.press("ArrowRight")
    assert "slide" not in deck.url
    assert deck.evaluate("() => window.same") is True
    deck.go_back()
    shows(deck, FREIGHT)
    expect(deck.locator(LIT)).to_have_attribute("aria-current", "true")


def test_the_public_record_stands_beside_the_sentences_or_at_the_foot(deck: Page):
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
