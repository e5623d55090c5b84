"""The reading page and the way from number to number: what a reader sees, scrolls, presses and prints."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from interview.folder.dataset import load
from interview.views.places import home_page, home_path
from interview.views.walk import as_said, doubts
from tests.browser.conftest import PHONE, SCREEN, visit

DATA = load()
WALKED = as_said(DATA)
SAID = [item for item in WALKED if item.mention]
PAGES = dict.fromkeys(home_page(DATA, item.id) for item in SAID)
IN_WINDOW = "node => { const box = node.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"


def beside(page):
    """The chart that stands beside the text."""
    return page.locator("[data-layout=reading] .step:visible")


_READ = """(charts) => {
    const shown = document.querySelector("[data-layout=reading] .step:not([hidden])");
    const narrow = matchMedia("(max-width: 940px)").matches;
    const bar = narrow ? shown.parentElement : document.querySelector(".st-key-part-walk");
    const free = bar.getBoundingClientRect().bottom + (narrow ? 0 : 16);
    const line = Math.max(innerHeight * 0.35, narrow ? free + 48 : 0);
    const place = (node) => node.getBoundingClientRect();
    const seen = [...document.querySelectorAll(".passage button[data-figure]")]
        .filter((one) => place(one).bottom > free && place(one).top < innerHeight);
    const read = seen.filter((one) => place(one).top < line).at(-1) ?? seen[0];
    if (!read) return true;
    const passages = [...document.querySelectorAll("[data-read]")];
    return charts[read.dataset.figure].includes(shown.dataset.step) && read.matches("[data-near]")
        && passages.length === 1 && passages[0].contains(read);
}"""
"""Whether the chart shown draws the number being read, of those that are seen, and the text shows which that is."""
_MOVED = "(top) => document.querySelector('.passage').getBoundingClientRect().top < top"
_LOOK = "(node) => { const look = getComputedStyle(node); return [look.color, look.textDecorationThickness]; }"
_FIRST_LINE = """(node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getClientRects()[0].bottom;
}"""
STEP = 600  # pixels of one turn of the wheel


def expect_beside(page, item_id):
    """Wait until the chart beside the text is one that draws a number."""
    expect(beside(page)).to_have_attribute("data-step", re.compile(f"^({'|'.join(drawing(item_id))})$"))


def drawing(item_id):
    return {chart.id for chart in DATA.charts_showing(item_id)}


def number(page, item_id):
    return page.locator(f".passage button[data-figure='{item_id}']").first


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_the_first_sentence_and_its_chart_stand_on_the_first_screen(browser, server, size):
    with visit(browser, server, viewport=size) as visitor:
        page = visitor.open("/interview")
        expect(page.locator(".passage .sentence").first).to_be_in_viewport()
        expect(beside(page).locator(".chart")).to_be_in_viewport()
        expect_beside(page, SAID[0].id)


def test_the_text_is_a_column_of_60_to_68_characters(visitor):
    page = visitor.open("/interview")
    lines = page.locator(".passage blockquote").evaluate_all("""(quotes) => quotes.flatMap((quote) => {
        const range = document.createRange();
        range.selectNodeContents(quote);
        const rows = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 27)));
        return rows.size > 3 ? [quote.textContent.length / rows.size] : [];
    })""")
    assert len(lines) > 10
    assert 56 <= sorted(lines)[len(lines) // 2] <= 68


@pytest.mark.parametrize("name", [name for name in PAGES if name])
def test_scrolling_to_a_sentence_brings_its_chart(visitor, name):
    item = next(item for item in reversed(SAID) if home_page(DATA, item.id) == name)
    page = visitor.open("/interview")
    page.mouse.move(300, 500)
    place = number(page, item.id).evaluate("node => node.getBoundingClientRect().top")
    page.mouse.wheel(0, place - 200)
    wanted = ", ".join(f"[data-step={chart}]:visible" for chart in drawing(item.id))
    expect(page.locator("[data-layout=reading]").locator(wanted).locator(".point, path").first).to_be_attached()
    expect(number(page, item.id)).to_be_in_viewport()


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_turning_the_wheel_brings_the_chart_of_a_passage_that_is_seen(tabs, size):
    with tabs.open(size) as visitor:
        page = visitor.open("/interview")
        page.mouse.move(200, 600)
        charts = {item.id: sorted(drawing(item.id)) for item in SAID}
        passage = page.locator("[data-layout=reading] > .passage")
        top = passage.bounding_box()["y"]
        shown = set()
        while top + passage.bounding_box()["height"] > size["height"]:
            page.wait_for_function(_READ, arg=charts)
            shown.add(beside(page).get_attribute("data-step"))
            page.mouse.wheel(0, STEP)
            page.wait_for_function(_MOVED, arg=top)
            top = passage.bounding_box()["y"]
        assert len(shown) > len(PAGES)


def test_the_numbers_of_the_chart_beside_stand_out_in_the_text(visitor):
    page = visitor.open("/interview")
    number(page, "it-exports-2023").click()
    expect_beside(page, "it-exports-2023")
    drawn = {item.id for item in SAID if beside(page).get_attribute("data-step") in drawing(item.id)}
    for item_id in drawn:
        expect(page.locator(f".passage button[data-near][data-figure='{item_id}']").first).to_be_attached()
    looks = [f".passage button{one}:not([aria-current])" for one in ("[data-near]", ":not([data-near])")]
    apart = [page.locator(look).first.evaluate(_LOOK) for look in looks]
    assert apart[0][0] != apart[1][0]
    assert apart[0][1] != apart[1][1]


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_first_sentence_is_read_between_the_chart_and_the_buttons(browser, server, width):
    with visit(browser, server, viewport={"width": width, "height": 700}) as visitor:
        page = visitor.open("/interview")
        first = page.locator(".passage .sentence").first.evaluate(_FIRST_LINE)
        assert first <= page.locator(".walk .by").bounding_box()["y"]


def test_the_page_says_who_speaks_when_and_where_the_whole_text_is(visitor):
    page = visitor.open("/interview")
    expect(page.locator(".kicker")).to_have_text(DATA.about.line)
    link = page.locator(".guide").get_by_role("link", name=DATA.about.source_line)
    expect(link).to_have_attribute("href", DATA.about.source.address)
    page.locator(".guide").get_by_role("link", name="other wordings").click()
    expect(page).to_have_url(re.compile("downloads"))
    expect(page.get_by_role("heading", name="About the text")).to_be_in_viewport()


@pytest.mark.parametrize("name", [name for name in PAGES if name])
def test_a_number_of_the_interview_leads_to_its_chart_and_its_page(visitor, name):
    item = next(item for item in SAID if home_page(DATA, item.id) == name)
    page = visitor.open("/interview")
    number(page, item.id).click()
    expect(page).to_have_url(f"{visitor.address}/interview?figure={item.id}")
    expect(page.locator(f".card[data-card='{item.id}']")).to_be_in_viewport()
    expect_beside(page, item.id)
    expect(beside(page).locator(".lit").first).to_be_attached()
    beside(page).get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/{name}"))
    page.go_back()
    expect(number(page, item.id)).to_have_attribute("aria-current", "true")


def test_the_questions_are_one_press_away(visitor):
    page = visitor.open("/interview")
    for question in DATA.questions.values():
        page.locator(".questions a").nth(question.question - 1).click()
        heading = page.locator(f"#question-{question.question}")
        expect(heading).to_be_in_viewport()
        expect(heading).to_have_text(f"{question.question}. {question.theme}")


def test_words_left_out_are_marked_and_only_those(visitor):
    page = visitor.open("/interview")
    ordered = sorted(DATA.excerpts.values(), key=lambda one: one.start)
    left_out = [after.id for before, after in pairwise(ordered) if after.start - before.end > 2]
    found = page.locator(".left-out + figure").evaluate_all("nodes => nodes.map((node) => node.dataset.excerpt)")
    assert found == left_out


def test_the_keys_walk_the_numbers_in_the_order_they_were_said(visitor):
    page = visitor.open("/interview")
    page.locator("h1").click()
    for place, item in enumerate(SAID[:12], start=1):
        page.keyboard.press("n")
        expect(page).to_have_url(re.compile(f"figure={item.id}$"))
        expect(page.locator(".walk output")).to_have_text(f"{place} of {len(SAID)} said")
        expect(page.locator(f".card[data-card='{item.id}']")).to_be_in_viewport()
        expect_beside(page, item.id)
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(f"figure={SAID[10].id}$"))


def test_the_way_leads_on_to_the_page_of_the_next_number(visitor):
    places = [(home_path(DATA, one.id), one.id) for one in WALKED]
    here, following = next((a, b) for a, b in pairwise(places) if a[0] != b[0] and "." not in (a[0], b[0]))
    page = visitor.open(f"/{here[0]}?figure={here[1]}")
    expect(page.locator(f".card[data-card='{here[1]}']")).to_be_visible()
    page.get_by_role("button", name="Next number").click()
    expect(page).to_have_url(re.compile(f"figure={following[1]}$"))
    expect(page.locator(f".card[data-card='{following[1]}']")).to_be_in_viewport()
    page.get_by_role("button", name="Previous number").click()
    expect(page.locator(f".card[data-card='{here[1]}']")).to_be_in_viewport()


def test_check_first_goes_by_its_rule_and_keeps_to_it(visitor):
    ordered = [doubt.figure.id for doubt in doubts(DATA)]
    page = visitor.open("/interview?order=check")
    expect(page.locator(".walk output")).to_have_text(f"{len(ordered)} to check")
    page.locator("h1").click()
    for place, item_id in enumerate(ordered[:4], start=1):
        page.keyboard.press("n")
        expect(page).to_have_url(re.compile(f"figure={item_id}"))
        expect(page).to_have_url(re.compile("order=check"))
        expect(page.locator(".walk output")).to_have_text(f"{place} of {len(ordered)}")


def test_letters_that_are_typed_walk_nowhere(visitor):
    page = visitor.open("/interview")
    field = page.get_by_role("searchbox").first
    field.press_sequentially("pn")
    expect(field).to_have_value("pn")
    assert "figure=" not in page.evaluate("() => location.href")


def test_on_paper_the_text_and_every_chart_stand_whole(visitor):
    page = visitor.open("/interview")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    charts = page.locator("[data-layout=reading] .step")
    for chart in charts.all():
        expect(chart.locator(".main-svg").first).to_be_visible()
    expect(page.locator(".walk")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(charts.locator("visible=true")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_while_reading(tabs, size, scheme):
    with tabs.open(size, color_scheme=scheme) as visitor:
        page = visitor.open(f"/interview?figure={SAID[3].id}")
        expect(page.locator(".card")).to_be_visible()
        assert [one["id"] for one in Axe().run(page).response["violations"]] == []
