"""Stories in a real browser, mounted on bare pages: linking both ways, address, keys, switches, sizes, themes."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from interview.views.evidence import card
from playwright.sync_api import Page, expect

from interview.charts.theme import PALETTE
from interview.views.stories import page_story
from interview.web import assets
from tests.browser.conftest import visit
from tests.browser.story_pages import DATA, PAGES, app

STORIES = {page: page_story(DATA, page) for page in PAGES}
PLOT = f"/{assets.address('plot.js')}"
every_page = pytest.mark.parametrize("name", PAGES)

# The ids of marks by what they look like, one set for each chart, and of the lit words.
_STATE = """async (path) => {
    const plot = await import(path);
    const ids = (list) => [...new Set(list)].sort();
    const charts = Object.fromEntries([...document.querySelectorAll("[data-step]")].map((step) => {
        const marks = plot.marks(step.querySelector(".js-plotly-plot"));
        return [step.dataset.step, ids(marks.filter(({ node }) => node.classList.contains("lit")).map(({ id }) => id))];
    }));
    const words = [...document.querySelectorAll(".passage button[aria-current=true]")].map((one) => one.dataset.figure);
    const cards = [...document.querySelectorAll(".card")].map((one) => one.dataset.card);
    return { charts, words: ids(words), cards, address: new URL(location.href).searchParams.get("figure") ?? "" };
}"""

# A point of the window where the pointer meets a mark and no other, once it is in view.
_POINT = """async ([path, chart, id]) => {
    const plot = await import(path);
    const node = document.querySelector(`[data-step="${chart}"] .js-plotly-plot`);
    const mine = plot.marks(node).filter((mark) => mark.id === id);
    for (const { node: shape } of mine) {
        shape.scrollIntoView({ block: "center" });
        const box = shape.getBoundingClientRect();
        for (const part of [0.5, 0.25, 0.75, 0, 1]) {
            const [x, y] = [Math.round(box.left + box.width * part), Math.round(box.top + box.height * part)];
            if (plot.at(node, x, y) === id) return [x, y];
        }
    }
    return null;
}"""


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
    name = path.partition("?")[0]
    drawn = visitor.page.locator(".js-plotly-plot > .plot-container")
    expect(drawn).to_have_count(len(STORIES[name].steps))
    return visitor.page


def alike(item_id: str) -> set[str]:
    return {item_id} | {figure.id for figure in DATA.mentions(item_id)}


def expected(name: str, item_id: str) -> dict:
    """What a page shows when a number is chosen, or none."""
    story = STORIES[name]
    item = DATA.figures.get(item_id)
    saying = set(item.derivation.sources) if item and item.derivation else alike(item_id)
    quoted = {mark.id for quote in story.passage for mark in quote.marks if mark.id}
    charts = {step.id: sorted(alike(item_id) & set(step.shown)) for step in story.steps}
    cards = [item_id] if item_id else []
    return {"charts": charts, "words": sorted(saying & quoted), "cards": cards, "address": item_id}


def state(page: Page) -> dict:
    return page.evaluate(_STATE, PLOT)


@every_page
def test_every_number_of_a_sentence_lights_its_marks_and_opens_its_card_under_the_sentence(visitor, name):
    page = opened(visitor, name)
    assert state(page) == expected(name, "")
    for quote in STORIES[name].passage:
        for mark in quote.marks:
            if not mark.id:
                continue
            page.locator(f".passage button[data-start='{mark.start}']").click()
            assert (mark.id, state(page)) == (mark.id, expected(name, mark.id))
            under = page.locator(".card").evaluate("node => node.previousElementSibling.outerHTML")
            assert (mark.id, f'data-start="{mark.start}"' in under) == (mark.id, True)


@every_page
def test_every_mark_lights_its_words_and_no_others(visitor, name):
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        for item_id in step.shown:
            point = page.evaluate(_POINT, [PLOT, step.id, item_id])
            assert (step.id, item_id, point and len(point)) == (step.id, item_id, 2)
            page.mouse.click(*point)
            assert (step.id, item_id, state(page)) == (step.id, item_id, expected(name, item_id))


@every_page
def test_arrow_keys_walk_every_mark_of_a_chart_and_speak_it(visitor, name):
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        page.locator(f"[data-step={step.id}] .chart").focus()
        page.keyboard.press("Home")
        walked = [state(page)["address"]]
        for _ in step.shown[1:]:
            page.keyboard.press("ArrowRight")
            walked.append(state(page)["address"])
            known = card(DATA, walked[-1])
            spoken = page.locator("#interview-status").inner_text()
            parts = [known["value"], known["kindWords"], known.get("bounds") or ""]
            assert (walked[-1], [part for part in parts if part not in spoken]) == (walked[-1], [])
        assert (step.id, sorted(walked)) == (step.id, sorted(step.shown))
        page.keyboard.press("End")
        assert state(page) == expected(name, walked[-1])
        page.keyboard.press("ArrowLeft")
        assert state(page)["address"] == walked[max(0, len(walked) - 2)]
        page.keyboard.press("Escape")
        assert state(page) == expected(name, "")
    expect(page.locator("#interview-status")).to_have_text("")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_number_is_chosen_by_key_and_escape_clears_it_and_keeps_the_place(visitor, key):
    page = opened(visitor, "cargo_transit")
    words = page.locator(".passage button[data-figure=transit-2023]")
    words.focus()
    page.keyboard.press(key)
    assert state(page) == expected("cargo_transit", "transit-2023")
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    assert state(page) == expected("cargo_transit", "")
    expect(words).to_be_focused()


def test_a_click_beside_everything_clears_and_one_in_the_card_does_not(visitor):
    page = opened(visitor, "cargo_transit?figure=transit-2023")
    page.locator(".card dl").click()
    assert state(page)["address"] == "transit-2023"
    page.locator("h1").click()
    assert state(page) == expected("cargo_transit", "")


@pytest.mark.parametrize("item_id", ["rail-added-2023", "titr-growth-2023"])
@pytest.mark.parametrize("fresh", ["", "&fresh"])
def test_an_address_focuses_a_number_at_once_whether_the_html_was_there_or_not(visitor, item_id, fresh):
    page = opened(visitor, f"cargo_transit?figure={item_id}{fresh}")
    assert state(page) == expected("cargo_transit", item_id)
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
        assert (item_id, state(page)) == (item_id, expected(name, item_id))
    page.go_forward()
    expect(page).to_have_url(re.compile(f"{numbers[0]}$"))
    assert state(page) == expected(name, numbers[0])
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
    point = page.evaluate(_POINT, [PLOT, "freight", "transit-growth-2023"])
    page.mouse.move(*point)
    expect(page.locator(".tooltip:visible")).to_have_count(1)
    expect(page.locator(".tooltip")).to_contain_text("21 %")
    expect(page.locator(".passage button[data-hint]")).to_have_text("21 percent")
    page.locator(".passage button[data-figure=transit-2023]").hover()
    expect(page.locator(".tooltip:visible")).to_have_count(0)
    expect(page.locator("[data-step=transit] .hinted").first).to_be_attached()
    page.mouse.click(*page.evaluate(_POINT, [PLOT, "freight", "transit-growth-2023"]))
    page.mouse.move(*page.evaluate(_POINT, [PLOT, "freight", "rail-growth-2023"]))
    expect(page.locator(".passage button[data-hint]")).to_have_text("3 percent")
    expect(page.locator(".tooltip:visible")).to_have_count(0)


def test_the_step_in_the_middle_of_the_window_underlines_its_numbers(visitor):
    name = "cargo_transit"
    page = opened(visitor, name)
    for step in STORIES[name].steps:
        page.locator(f"[data-step={step.id}] .chart").evaluate("node => node.scrollIntoView({block: 'center'})")
        said = {
            word for item_id in step.item_ids if item_id in DATA.figures for word in expected(name, item_id)["words"]
        }
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
            page.touchscreen.tap(*page.evaluate(_POINT, [PLOT, "transit", "transit-2023"]))
        else:
            page.locator(".passage button[data-figure=transit-2023]").tap()
        place = "node => node.previousElementSibling.className.split(' ')[0]"
        assert page.locator(".card").evaluate(place) == {"mark": "chart", "words": "sentence"}[touched]
        assert state(page) == expected("cargo_transit", "transit-2023")
        tops = "nodes => nodes.map(n => [n.dataset.step ?? 'passage', n.getBoundingClientRect().top])"
        order = [name for name, _ in sorted(page.locator(".step, .passage").evaluate_all(tops), key=lambda row: row[1])]
        assert order.index("passage") == 1


def test_from_a_calculated_number_its_inputs_are_reached_and_underlined(visitor):
    page = opened(visitor, "it_exports?figure=it-exports-2020")
    expect(page.locator(".passage button[data-input]").first).to_be_visible()
    page.locator(".card [data-link=it-exports-multiple]").click()
    assert state(page) == expected("it_exports", "it-exports-multiple")


def test_a_number_without_a_chart_on_this_page_leads_to_the_page_that_draws_it(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/interview")
    page.locator(".passage button[data-figure=transit-2023]").first.click()
    expect(page).to_have_url(f"{visitor.address}/cargo_transit?figure=transit-2023")


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_a_picture_carries_title_legend_and_source(visitor, suffix):
    page = opened(visitor, "cargo_transit")
    with page.expect_download() as download:
        page.locator(f"[data-step=freight] [data-picture={suffix}]").click()
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"freight.{suffix}"
    if suffix == "png":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 20_000
        return
    text = content.decode()
    for words in ("The Trans-Caspian route", "stated in the interview", "Armenpress", "+65 %", "stroke-dasharray"):
        assert words in text


# Marks what is drawn, then mounts the story as Streamlit does, beside the document that shows it already.
_MOVE = """async ([path, name]) => {
    const { mount } = await import(path);
    document.getElementById("part").setAttribute("data-document", "");
    document.querySelectorAll(".main-svg, .card").forEach((one) => (one.dataset.mine = "yes"));
    const value = JSON.parse(document.querySelector("script[data-part]").textContent);
    const parentElement = document.querySelector("main").appendChild(document.createElement("div"));
    parentElement.className = "moved";
    window.stop = mount({ data: { part: "story", id: name, value }, parentElement });
}"""


def test_a_story_that_the_document_shows_is_moved_with_its_charts_and_its_chosen_number(visitor):
    name = "cargo_transit"
    page = opened(visitor, f"{name}?figure=transit-2023")
    svgs = page.locator(".main-svg").count()
    page.evaluate(_MOVE, [f"/{assets.address('streamlit.js')}", name])
    expect(page.locator(".moved[data-mounted], .moved [data-mounted]")).to_have_count(1)
    expect(page.locator(".moved .main-svg[data-mine=yes]")).to_have_count(svgs)
    expect(page.locator(".moved .card[data-mine=yes]")).to_have_count(1)
    expect(page.locator("#part > *")).to_have_count(0)
    page.mouse.click(*page.evaluate(_POINT, [PLOT, "freight", "rail-growth-2023"]))
    assert state(page) == expected(name, "rail-growth-2023")
    page.evaluate("() => window.stop()")
    page.keyboard.press("Escape")
    assert state(page)["address"] == "rail-growth-2023"


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
