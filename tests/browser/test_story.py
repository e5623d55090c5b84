"""Stories in a real browser, mounted on bare pages: linking both ways, address, keys, switches, sizes, themes."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from interview.charts.theme import PALETTE
from interview.views.cards import card
from tests.browser.conftest import visit
from tests.browser.linking import DATA, PLOT, STORIES, differences, expect_drawn, point_of, saying
from tests.browser.story_pages import PAGES, app

every_page = pytest.mark.parametrize("name", PAGES)


@dataclass(frozen=True)
class Served:
    """A running server, as `visit` takes it."""

    address: str


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    server = uvicorn.Server(uvicorn.Config(app(), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.01)
    try:
        yield Served(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def visitor(browser, served):
    with visit(browser, served) as one:
        yield one
        assert one.problems == []


def opened(visitor, path: str) -> Page:
    """Open a page; all its charts are drawn."""
    visitor.page.goto(f"{visitor.address}/{path}")
    expect_drawn(visitor.page, path.partition("?")[0])
    return visitor.page


def chosen(page: Page) -> str:
    """The id of the number in the address."""
    return page.evaluate("() => new URL(location.href).searchParams.get('figure') ?? ''")


@every_page
def test_every_number_of_a_sentence_lights_its_marks_and_opens_its_card_under_the_sentence(visitor, name):
    page = opened(visitor, name)
    assert differences(page, name, "") == {}
    for quote in STORIES[name].passage:
        for mark in quote.marks:
            if not mark.id:
                continue
            page.locator(f".passage button[data-start='{mark.start}']").click()
            assert (mark.id, differences(page, name, mark.id)) == (mark.id, {})
            under = page.locator(".card").evaluate("node => node.previousElementSibling.outerHTML")
            assert (mark.id, f'data-start="{mark.start}"' in under) == (mark.id, True)


@every_page
def test_every_mark_lights_its_words_and_no_others(visitor, name):
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        for item_id in step.shown:
            point = point_of(page, step.id, item_id)
            page.mouse.click(*point)
            assert (step.id, item_id, differences(page, name, item_id)) == (step.id, item_id, {})


@every_page
def test_arrow_keys_walk_every_mark_of_a_chart_and_speak_it(visitor, name):
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        page.locator(f"[data-step={step.id}] .chart").focus()
        page.keyboard.press("Home")
        walked = [chosen(page)]
        for _ in step.shown[1:]:
            page.keyboard.press("ArrowRight")
            walked.append(chosen(page))
            assert (walked[-1], differences(page, name, walked[-1])) == (walked[-1], {})
            spoken = page.locator("#interview-status").inner_text()
            assert (walked[-1], [part for part in spoken_parts(walked[-1]) if part not in spoken]) == (walked[-1], [])
        assert (step.id, sorted(walked)) == (step.id, sorted(step.shown))
        page.keyboard.press("End")
        assert differences(page, name, walked[-1]) == {}
        page.keyboard.press("ArrowLeft")
        assert chosen(page) == walked[max(0, len(walked) - 2)]
        page.keyboard.press("Escape")
        assert differences(page, name, "") == {}
    expect(page.locator("#interview-status")).to_have_text("")


def spoken_parts(item_id: str) -> list[str]:
    """What must be said of a number: its name, value with unit, kind, bounds, formula and sentences."""
    known = card(DATA, item_id)
    parts = [known.title, known.value, known.kind_words, known.bounds, known.formula]
    return [part for part in [*parts, *(said.quote for said in known.said)] if part]


def test_the_words_spoken_of_a_number_are_complete():
    parts = spoken_parts("transport-investment-usd")
    sentence = DATA.excerpts["investment"].quote
    question = DATA.excerpts["investment-question"].quote
    assert parts == [
        "Investment in transport and transit, in US dollars",
        "about 35 billion US dollars",
        "said in the interview",
        "34.5–35.5 billion US dollars",
        question,
        sentence,
    ]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_number_is_chosen_by_key_and_escape_clears_it_and_keeps_the_place(visitor, key):
    page = opened(visitor, "cargo_transit")
    words = page.locator(".passage button[data-figure=transit-2023]")
    words.focus()
    page.keyboard.press(key)
    assert differences(page, "cargo_transit", "transit-2023") == {}
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    assert differences(page, "cargo_transit", "") == {}
    expect(words).to_be_focused()


def test_a_click_beside_everything_clears_and_one_in_the_card_does_not(visitor):
    page = opened(visitor, "cargo_transit?figure=transit-2023")
    page.locator(".card dl").click()
    assert chosen(page) == "transit-2023"
    page.locator("h1").click()
    assert differences(page, "cargo_transit", "") == {}


@pytest.mark.parametrize("item_id", ["rail-added-2023", "titr-growth-2023"])
@pytest.mark.parametrize("fresh", ["", "&fresh"])
def test_an_address_focuses_a_number_at_once_whether_the_html_was_there_or_not(visitor, item_id, fresh):
    page = opened(visitor, f"cargo_transit?figure={item_id}{fresh}")
    assert differences(page, "cargo_transit", item_id) == {}
    expect(page.locator(".card")).to_be_in_viewport(ratio=0.9)


def test_the_number_of_the_address_stays_in_view_while_the_page_grows_until_the_reader_acts(visitor):
    page = opened(visitor, "people_and_ties?figure=armenians")
    grow = (
        "() => { document.querySelector('h1').style.paddingTop = `${(window.grown = (window.grown ?? 0) + 3000)}px`; }"
    )
    page.evaluate(grow)
    expect(page.locator(".card")).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Shift")
    page.evaluate("() => window.scrollTo(0, 0)")
    page.evaluate(grow)
    expect(page.locator(".card")).not_to_be_in_viewport()


def test_back_and_forward_walk_the_chosen_numbers_before_anyone_else_hears_of_it(visitor):
    name, numbers = "cargo_transit", ["transit-2023", "transit-growth-2023", "rail-2023"]
    page = opened(visitor, name)
    page.evaluate("() => { window.heard = 0; window.addEventListener('popstate', () => window.heard++); }")
    for item_id in numbers:
        page.locator(f".passage button[data-figure={item_id}]").click()
    for item_id in [*reversed(numbers[:-1]), ""]:
        page.go_back()
        expect(page).to_have_url(re.compile(f"{item_id or name}$"))
        assert (item_id, differences(page, name, item_id)) == (item_id, {})
    page.go_forward()
    expect(page).to_have_url(re.compile(f"{numbers[0]}$"))
    assert differences(page, name, numbers[0]) == {}
    assert page.evaluate("() => window.heard") == 0


def test_a_reading_and_a_series_are_drawn_in_the_browser_kept_by_the_address_and_undone_by_back(visitor):
    page = opened(visitor, "trade_growth")
    reading = "trade-average-growth-as-increase"
    box = page.locator(f"input[data-switch=readings][value={reading}]")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    drawn = "async (path) => (await import(path)).ids(document.querySelector('[data-step=trade-pace] .chart'))"
    expect(page.locator("[data-step=trade-pace] .js-plotly-plot")).to_contain_text("other reading")
    assert reading in page.evaluate(drawn, PLOT)
    expect(page).to_have_url(re.compile(f"readings={reading}$"))
    page.locator("input[data-switch=series][value=trade-path]").check()
    expect(page.locator("[data-step=trade-path] .js-plotly-plot")).to_contain_text("Armenian data")
    expect(page).to_have_url(re.compile(f"readings={reading}&series=trade-path$"))
    assert asked == []
    page.go_back()
    expect(page.locator("input[data-switch=series][value=trade-path]")).not_to_be_checked()
    expect(page.locator("[data-step=trade-path] .js-plotly-plot")).not_to_contain_text("Armenian data")
    page.reload()
    expect(box).to_be_checked()
    expect(page.locator("[data-step=trade-pace] .js-plotly-plot")).to_contain_text("other reading")


def test_the_pointer_shows_what_belongs_together_and_one_box_of_words_only_while_nothing_is_chosen(visitor):
    page = opened(visitor, "cargo_transit")
    point = point_of(page, "freight", "transit-growth-2023")
    page.mouse.move(*point)
    expect(page.locator(".tooltip:visible")).to_have_count(1)
    expect(page.locator(".tooltip")).to_contain_text("21 %")
    expect(page.locator(".passage button[data-hint]")).to_have_text("21 percent")
    page.locator(".passage button[data-figure=transit-2023]").hover()
    expect(page.locator(".tooltip:visible")).to_have_count(0)
    expect(page.locator("[data-step=freight-levels] .hinted").first).to_be_attached()
    page.mouse.click(*point_of(page, "freight", "transit-growth-2023"))
    page.mouse.move(*point_of(page, "freight", "rail-growth-2023"))
    expect(page.locator(".passage button[data-hint]")).to_have_text("3 percent")
    expect(page.locator(".tooltip:visible")).to_have_count(0)


def test_the_step_in_the_middle_of_the_window_underlines_its_numbers(visitor):
    name = "cargo_transit"
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        page.locator(f"[data-step={step.id}] .chart").evaluate("node => node.scrollIntoView({block: 'center'})")
        quoted = {mark.id for quote in STORIES[name].passage for mark in quote.marks if mark.id}
        said = {word for item_id in step.item_ids for word in saying(item_id) & quoted}
        for item_id in said:
            expect(page.locator(f".passage button[data-near][data-figure={item_id}]").first).to_be_attached()
        ids = "nodes => nodes.map(node => node.dataset.figure)"
        assert set(page.locator(".passage button[data-near]").evaluate_all(ids)) == said


def test_other_marks_stay_at_55_percent_and_their_texts_in_full(visitor):
    page = opened(visitor, "cargo_transit?figure=titr-growth-2023")
    opacities = "nodes => [...new Set(nodes.map(node => getComputedStyle(node.querySelector('path') ?? node).opacity))]"
    assert page.locator("[data-step=freight] .point.faded").evaluate_all(opacities) == ["0.55"]
    texts = "nodes => [...new Set(nodes.map(node => getComputedStyle(node).opacity))]"
    assert page.locator("[data-step=freight] .textpoint").evaluate_all(texts) == ["1"]
    fill = "node => getComputedStyle(node.querySelector('path')).fill"
    assert page.locator("[data-step=freight] .point.lit").first.evaluate(fill) == _rgb(PALETTE["chosen"][0])


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_charts_take_the_dark_page_and_change_with_it_while_open(browser, served):
    text = "() => getComputedStyle(document.querySelector('[data-step] .textpoint text')).fill"
    with visit(browser, served, color_scheme="dark") as visitor:
        page = opened(visitor, "cargo_transit")
        assert page.evaluate(text) == _rgb(PALETTE["ink"][1])
        page.emulate_media(color_scheme="light")
        expect(
            page.locator(f"[data-step=freight] .textpoint text[style*='{_rgb(PALETTE['ink'][0])}']").first
        ).to_be_attached()
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
        expect(
            page.locator(f"[data-step=freight] .textpoint text[style*='{_rgb(PALETTE['ink'][1])}']").first
        ).to_be_attached()
        assert visitor.problems == []


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
@every_page
def test_nothing_runs_out_of_the_page_at_any_width_and_charts_fill_their_box(browser, served, name, width):
    with visit(browser, served, viewport={"width": width, "height": 800}) as visitor:
        page = opened(visitor, name)
        assert page.evaluate("() => document.scrollingElement.scrollWidth") == width
        sizes = "nodes => nodes.map(node => [node.clientWidth, node.querySelector('.main-svg').clientWidth])"
        assert [one for one in page.locator(".chart").evaluate_all(sizes) if one[0] != one[1]] == []
        page.set_viewport_size({"width": width - 40, "height": 800})
        wanted = "nodes => nodes.every(node => node.clientWidth === node.querySelector('.main-svg').clientWidth)"
        page.wait_for_function(f"() => ({wanted})([...document.querySelectorAll('.chart')])")


@pytest.mark.parametrize("touched", ["mark", "words"])
def test_on_a_phone_the_card_opens_under_what_was_touched(browser, served, touched):
    options = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visit(browser, served, **options) as visitor:
        page = opened(visitor, "cargo_transit")
        if touched == "mark":
            page.touchscreen.tap(*point_of(page, "freight", "transit-2023"))
        else:
            page.locator(".passage button[data-figure=transit-2023]").tap()
        place = "node => node.previousElementSibling.className.split(' ')[0]"
        assert page.locator(".card").evaluate(place) == {"mark": "chart", "words": "sentence"}[touched]
        assert differences(page, "cargo_transit", "transit-2023") == {}
        tops = "nodes => nodes.map(n => [n.dataset.step ?? 'passage', n.getBoundingClientRect().top])"
        order = [name for name, _ in sorted(page.locator(".step, .passage").evaluate_all(tops), key=lambda row: row[1])]
        assert order.index("passage") == 1


def test_from_a_calculated_number_its_inputs_are_reached_and_underlined(visitor):
    page = opened(visitor, "it_exports?figure=it-exports-2020")
    expect(page.locator(".passage button[data-input]").first).to_be_visible()
    page.locator(".card [data-link=it-exports-multiple]").click()
    assert differences(page, "it_exports", "it-exports-multiple") == {}


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_carries_title_legend_and_source(visitor, suffix):
    page = opened(visitor, "cargo_transit")
    page.locator("[data-step=freight] .takings summary").first.click()
    with page.expect_download() as download:
        page.locator(f"[data-step=freight] [data-picture={suffix}]").click()
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"cargo_transit-freight-v{DATA.version}.{suffix}"
    if suffix == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 20_000
        return
    text = content.decode()
    for words in ("The Trans-Caspian route", "said in the interview", "Armenpress", "+65 %", "stroke-dasharray"):
        assert words in text


def test_nothing_of_ours_is_on_window(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/favicon.ico")
    blank = set(page.evaluate("() => Object.keys(window)"))
    opened(visitor, "cargo_transit")
    assert set(page.evaluate("() => Object.keys(window)")) - blank == {
        "Plotly",
        "moduleName",
        "PolyBool",
    }  # the bundle's own


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["cargo_transit", "trade_growth?figure=trade-index-2022", "interview", "present?slide=4"]
)
def test_axe_finds_nothing(browser, served, path, scheme):
    with visit(browser, served, color_scheme=scheme, bypass_csp=True) as visitor:
        page = visitor.page
        page.goto(f"{visitor.address}/{path}")
        expect(page.locator(".passage").first).to_be_attached()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_deck_of_forty_slides_has_its_overview(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/present?times=40")
    expect(page.locator(".counter")).to_have_text("1 / 40")
    page.keyboard.press("o")
    page.get_by_role("button", name="Slide 40:").click()
    expect(page.locator(".counter")).to_have_text("40 / 40")
