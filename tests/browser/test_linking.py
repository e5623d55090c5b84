import re

import pytest
from playwright.sync_api import expect

from interview.amounts.items import Figure
from interview.charts.marks import hover
from interview.folder.dataset import load
from interview.views.cards import card
from interview.views.places import home_page
from tests.browser.conftest import visit

DATA = load()
NAMES = [page.name for page in DATA.pages.values() if not page.bare]  # presenter mode has its own tests
LINKED = [name for name in NAMES if any(chart.excerpt_ids for chart in DATA.charts_of(name))]
HOMES = sorted({home_page(DATA, name) for name in [*DATA.figures, *DATA.events]} & set(LINKED))

every_page = pytest.mark.parametrize("name", LINKED)

# What is lit and what is faded in every chart, the ids of the lit words, and the id in the address. The state is read
# again in every frame until it is the expected one; after ten seconds' worth of frames it is returned as it is.
_STATE = """async expected => {
    const deep = (root, selector) => [...root.querySelectorAll(selector),
        ...[...root.querySelectorAll("*")].flatMap(node => node.shadowRoot ? deep(node.shadowRoot, selector) : [])];
    const ids = list => [...new Set(list)].sort();
    const marks = holder => [...holder.querySelectorAll("g.trace")].flatMap(group => {
        const rows = group.__data__?.[0]?.trace.customdata;
        const nodes = rows ? [...group.querySelectorAll(".point, .textpoint, .errorbar")] : [];
        return nodes.map(node => [rows[node.__data__.i][0], node.style.opacity]).filter(([id]) => id);
    });
    const name = holder => holder.className.match(/st-key-chart-([\\w-]+)/)[1];
    const chart = holder => {
        const all = marks(holder);
        return {lit: ids(all.filter(([, opacity]) => opacity === "").map(([id]) => id)),
                faded: ids(all.filter(([, opacity]) => opacity !== "" && opacity < 0.5).map(([id]) => id))};
    };
    const state = () => {
        const holders = [...document.querySelectorAll('[class*="st-key-chart-"]')];
        const buttons = deep(document, ".evidence blockquote button[data-figure]");
        return {
            address: new URL(location.href).searchParams.get("figure") ?? "",
            charts: Object.fromEntries(holders.map(holder => [name(holder), chart(holder)])),
            words: ids(buttons.filter(button => button.ariaCurrent === "true").map(button => button.dataset.figure)),
            others: ids(buttons.filter(button => button.ariaCurrent !== "true").map(button => button.dataset.figure)),
        };
    };
    const text = value => JSON.stringify(value, (_, one) =>
        one && one.constructor === Object ? Object.fromEntries(Object.entries(one).sort()) : one);
    const goal = text(expected);
    for (let frame = 0; frame < 600 && text(state()) !== goal; frame++) await new Promise(requestAnimationFrame);
    return state();
}"""

_POINT = """(chart, id) => [...chart.querySelectorAll("g.trace")].flatMap(group => {
    const rows = group.__data__?.[0]?.trace.customdata;
    return rows ? [...group.querySelectorAll(".point")].filter(node => rows[node.__data__.i][0] === id) : [];
})[0]"""

# Scrolls a node to the middle, or to the upper edge; done when the browser has drawn it there.
_SCROLL = """async (node, block) => {
    node.style.scrollMarginTop = "90px";
    node.scrollIntoView({block});
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""

# Waits until Plotly has taken the pointer to rest on a mark for some frames, so that a click goes to that mark.
_RESTS = """async (chart, id) => {
    const rests = () => chart._hoverdata?.some(point => point.customdata?.[0] === id);
    for (let frame = 0, run = 0; frame < 600 && run < 5; frame++) {
        run = rests() ? run + 1 : 0;
        await new Promise(requestAnimationFrame);
    }
    return chart._hoverdata?.map(point => point.customdata?.[0]) ?? [];
}"""


def path_of(name):
    return "/" if name == "overview" else f"/{name}"


def open_linked(visitor, name, query=""):
    """Open a page and wait until all its charts are linked with their sentences."""
    page = visitor.open(path_of(name) + query)
    expect_linked(page, name)
    return page


def expect_linked(page, name):
    for chart in linked_charts(name):
        expect(page.locator(f".st-key-chart-{chart.id} .js-plotly-plot[role=group]")).to_be_attached()
        expect(page.locator(f".st-key-chart-{chart.id} .point").first).to_be_attached()


def linked_charts(name):
    return [chart for chart in DATA.charts_of(name) if chart.excerpt_ids]


def quoted(name):
    """The ids of every number in the excerpts of a page."""
    excerpts = [DATA.excerpts[excerpt_id] for chart in DATA.charts_of(name) for excerpt_id in chart.excerpt_ids]
    return list(dict.fromkeys(item_id for e in excerpts for item_id, _ in DATA.marks(e) if item_id))


def alike(item_id):
    """The ids of all mentions of an amount; a derived figure or an event is alone."""
    return {item_id} | {figure.id for figure in DATA.mentions(item_id)}


def saying(item_id):
    """The ids whose words say a number, or the inputs of a derived one."""
    item = DATA.figures.get(item_id)
    return set(item.derivation.sources) if item and item.derivation else alike(item_id)


def focused(name, item_id):
    """What a page shows when a number is in focus, or none."""
    charts = {}
    for chart in DATA.charts_of(name):
        mine = alike(item_id) & set(chart.ids)
        lit = mine or set(chart.ids)
        charts[chart.id] = {"lit": sorted(lit), "faded": sorted(set(chart.ids) - lit)}
    words = saying(item_id) & set(quoted(name)) if item_id else set()
    others = set(quoted(name)) - words
    return {"address": item_id, "charts": charts, "words": sorted(words), "others": sorted(others)}


def differences(page, name, item_id):
    """What a page shows other than it should for a number in focus; waits until there is no difference."""
    expected = focused(name, item_id)
    state = page.evaluate(_STATE, expected)
    state["charts"] = {key: value for key, value in state["charts"].items() if value != expected["charts"].get(key)}
    return {key: value for key, value in state.items() if value and value != expected[key]}


def button(page, item_id):
    return page.locator(f".evidence blockquote button[data-figure={item_id}]").first


def click_button(page, item_id):
    """Click a number in a sentence, away from the panel at the lower edge."""
    words = button(page, item_id)
    words.evaluate(_SCROLL, "start")
    words.click()


def rest_on_mark(page, chart_id, item_id):
    """Move the pointer to a mark of a chart and wait until it rests there."""
    chart = page.locator(f".st-key-chart-{chart_id} .js-plotly-plot")
    mark = chart.evaluate_handle(_POINT, item_id).as_element()
    mark.evaluate(_SCROLL, "center")
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    assert chart.evaluate(_RESTS, item_id) == [item_id]


def click_mark(page, chart_id, item_id):
    """Click a mark of a chart as a hand does, once its words show beside the pointer."""
    rest_on_mark(page, chart_id, item_id)
    item = DATA.figures.get(item_id) or DATA.events[item_id]
    words = re.sub("<[^>]*>", "", hover(item))
    expect(page.locator(f".st-key-chart-{chart_id} .hoverlayer .hovertext")).to_have_text(words)
    page.mouse.down()
    page.mouse.up()


@every_page
def test_a_click_on_a_number_lights_its_marks_and_no_others(visitor, name):
    page = open_linked(visitor, name)
    assert differences(page, name, "") == {}
    for item_id in quoted(name):
        click_button(page, item_id)
        assert (item_id, differences(page, name, item_id)) == (item_id, {})
    assert visitor.problems == []


@every_page
def test_a_click_on_a_mark_lights_its_words_and_no_others(visitor, name):
    page = open_linked(visitor, name)
    for chart in linked_charts(name):
        for item_id in chart.ids:
            click_mark(page, chart.id, item_id)
            assert (chart.id, item_id, differences(page, name, item_id)) == (chart.id, item_id, {})
    assert visitor.problems == []


@every_page
def test_arrow_keys_walk_every_mark_of_a_chart_and_speak_it(visitor, name):
    page = open_linked(visitor, name)
    for chart in linked_charts(name):
        page.locator(f".st-key-chart-{chart.id} .js-plotly-plot").focus()
        walked = []
        for _ in chart.ids:
            page.keyboard.press("ArrowRight")
            item_id = page.evaluate("() => new URL(location.href).searchParams.get('figure')")
            assert (chart.id, item_id, differences(page, name, item_id)) == (chart.id, item_id, {})
            spoken = page.locator("#interview-status").inner_text()
            assert (item_id, [part for part in spoken_parts(item_id) if part not in spoken]) == (item_id, [])
            walked.append(item_id)
        assert sorted(walked) == sorted(chart.ids)
        for key, item_id in (("Home", walked[0]), ("End", walked[-1]), ("ArrowLeft", walked[-2]), ("Escape", "")):
            page.keyboard.press(key)
            assert (chart.id, key, differences(page, name, item_id)) == (chart.id, key, {})
        assert page.locator("#interview-status").inner_text() == ""


def spoken_parts(item_id):
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
        "≈ 35 billion US dollars",
        "stated in the interview",
        "34.5–35.5 billion US dollars",
        question,
        sentence,
    ]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_number_is_chosen_by_key_and_escape_clears_it(visitor, key):
    page = open_linked(visitor, "cargo_transit")
    button(page, "transit-2023").focus()
    page.keyboard.press(key)
    assert differences(page, "cargo_transit", "transit-2023") == {}
    page.keyboard.press("Escape")
    assert differences(page, "cargo_transit", "") == {}


def test_the_focused_number_is_shown_in_full_and_cleared_by_its_cross(visitor):
    page = open_linked(visitor, "it_exports")
    click_button(page, "it-exports-2023")
    panel = page.locator(".st-key-evidence-it-exports .panel")
    expect(panel).to_contain_text("500 million US dollars")
    expect(panel).to_contain_text("450–550 million US dollars")
    expect(page.locator(".evidence .panel:visible")).to_have_count(1)
    callout = page.locator(".st-key-chart-it-exports .interview-callout")
    expect(callout).to_have_text("500 million US dollars · stated · 450–550 million US dollars")
    panel.get_by_role("button", name="Clear the focus").click()
    assert differences(page, "it_exports", "") == {}
    expect(page.locator(".evidence .panel:visible")).to_have_count(0)
    expect(page.locator(".interview-callout")).to_have_count(0)


def test_from_a_derived_number_its_inputs_are_reached(visitor):
    page = open_linked(visitor, "it_exports", "?figure=it-exports-2020")
    panel = page.locator(".evidence .panel:visible")
    expect(panel).to_contain_text("500 million ÷ 3 = 167 million US dollars")
    panel.locator("[data-link=it-exports-multiple]").click()
    assert differences(page, "it_exports", "it-exports-multiple") == {}


def test_back_and_forward_walk_the_focused_numbers_and_the_pages(visitor):
    name, numbers = "it_exports", ["it-exports-multiple", "it-exports-2023", "it-exports-target-2026"]
    page = open_linked(visitor, name)
    for item_id in numbers:
        click_button(page, item_id)
        assert (item_id, differences(page, name, item_id)) == (item_id, {})
    page.get_by_test_id("stTopNavLink").filter(has_text="Trade").click()
    expect_linked(page, "trade_growth")
    assert differences(page, "trade_growth", "") == {}
    for item_id in [*reversed(numbers), ""]:
        page.go_back()
        expect_linked(page, name)
        assert ("back", item_id, differences(page, name, item_id)) == ("back", item_id, {})
        expect(page).to_have_url(re.compile("/it_exports"))
    for item_id in numbers:
        page.go_forward()
        assert ("forward", item_id, differences(page, name, item_id)) == ("forward", item_id, {})
    page.go_forward()
    expect(page).to_have_url(f"{visitor.address}/trade_growth")
    expect_linked(page, "trade_growth")
    assert differences(page, "trade_growth", "") == {}
    assert visitor.problems == []


def test_a_reload_keeps_the_focused_number(visitor):
    page = open_linked(visitor, "it_exports")
    click_button(page, "it-exports-2023")
    assert differences(page, "it_exports", "it-exports-2023") == {}
    page.reload()
    visitor.settle()
    expect_linked(page, "it_exports")
    assert differences(page, "it_exports", "it-exports-2023") == {}


@every_page
def test_an_address_with_a_number_focuses_it_at_once(browser, server, name):
    chart = DATA.charts_of(name)[-1]
    for item_id in (chart.ids[0], chart.ids[-1]):
        with visit(browser, server) as visitor:
            page = open_linked(visitor, name, f"?figure={item_id}")
            assert (item_id, differences(page, name, item_id)) == (item_id, {})
            assert visitor.problems == []


def test_a_focus_is_not_carried_to_the_next_page(visitor):
    page = open_linked(visitor, "it_exports", "?figure=it-exports-2023")
    page.get_by_test_id("stTopNavLink").filter(has_text="Cargo").click()
    expect_linked(page, "cargo_transit")
    assert differences(page, "cargo_transit", "") == {}


def choice_for(page_name):
    """The first number of the interview whose home is a page."""
    said = [figure.id for figure in DATA.figures.values() if figure.mention]
    return next(item_id for item_id in [*said, *DATA.events] if home_page(DATA, item_id) == page_name)


@pytest.mark.parametrize("name", HOMES)
def test_a_number_of_the_interview_leads_to_its_chart(visitor, name):
    item_id = choice_for(name)
    page = visitor.open("/interview")
    click_button(page, item_id)
    expect(page).to_have_url(f"{visitor.address}/{name}?figure={item_id}")
    expect_linked(page, name)
    assert (item_id, differences(page, name, item_id)) == (item_id, {})
    page.go_back()
    expect(page).to_have_url(f"{visitor.address}/interview")
    expect(page.get_by_role("heading", level=1)).to_have_text("Every number of the interview in its sentence")


def test_an_event_of_the_interview_leads_to_the_timeline(visitor):
    page = visitor.open("/interview")
    click_button(page, "astana-process")
    expect(page).to_have_url(f"{visitor.address}/people_and_ties?figure=astana-process")
    expect_linked(page, "people_and_ties")
    assert differences(page, "people_and_ties", "astana-process") == {}


def test_the_whole_interview_lights_the_words_of_the_number_in_its_address(visitor):
    page = visitor.open("/interview?figure=transport-investment-usd")
    lit = page.locator(".evidence blockquote button[aria-current=true]")
    expect(lit).to_have_text(["about 35 billion dollars"] * 2)
    expect(lit.first).to_be_in_viewport()


def test_a_reading_is_drawn_when_switched_on_and_kept_by_the_address(visitor):
    page = open_linked(visitor, "trade_growth")
    reading = "trade-average-growth-as-increase"
    drawn = page.locator(".st-key-chart-trade-pace").filter(has_text="other reading")
    expect(drawn).to_have_count(0)
    page.locator(f"input[data-switch=readings][value={reading}]").check()
    expect(drawn).to_have_count(1)
    expect(page).to_have_url(re.compile(f"readings={reading}$"))
    page.reload()
    visitor.settle()
    expect(drawn).to_have_count(1)
    page.locator(f"input[data-switch=readings][value={reading}]").uncheck()
    expect(drawn).to_have_count(0)
    expect(page).to_have_url(f"{visitor.address}/trade_growth")


def test_switching_a_reading_keeps_the_keyboard_where_it_is(visitor):
    page = open_linked(visitor, "trade_growth")
    drawn = page.locator(".st-key-chart-trade-pace").filter(has_text="other reading")
    box = page.locator("input[data-switch=readings]").first
    box.focus()
    for checked in (True, False):
        page.keyboard.press("Space")
        expect(drawn).to_have_count(int(checked))
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(box).to_be_focused()
        expect(box).to_be_checked(checked=checked)
    page.keyboard.press("Tab")
    expect(page.locator("input[data-switch=readings]").nth(1)).to_be_focused()


@pytest.mark.parametrize("chart_id", ["trade-path", "trade-pace"])
def test_a_reading_followed_in_the_panel_is_drawn_and_keeps_the_keyboard(visitor, chart_id):
    page = open_linked(visitor, "trade_growth")
    page.locator(f".st-key-chart-{chart_id} .js-plotly-plot").focus()
    page.keyboard.press("End")
    while "figure=trade-average-growth-2018-2023" not in page.url:
        page.keyboard.press("ArrowLeft")
    panel = page.locator(".evidence .panel:visible")
    panel.locator("[data-link=trade-average-growth-2018-2024]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chart-trade-pace").filter(has_text="other reading")).to_have_count(1)
    expect(panel).to_contain_text("5.25 years")
    expect(panel).to_be_focused()


def test_two_readings_switched_on_at_once_are_both_drawn(visitor):
    page = open_linked(visitor, "trade_growth")
    boxes = page.locator("input[data-switch=readings]")
    boxes.evaluate_all("boxes => boxes.slice(0, 2).forEach((box) => box.click())")
    expect(page).to_have_url(re.compile("readings=[a-z0-9-]+~[a-z0-9-]+$"))
    labels = page.locator(".st-key-chart-trade-pace .textpoint", has_text="other reading")
    expect(labels).to_have_count(2)
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_the_panel_lists_every_reading_of_a_computed_number(visitor):
    page = open_linked(visitor, "trade_growth", "?figure=trade-average-growth-2018-2023")
    readings = page.locator(".evidence .panel:visible dd", has_text="“past five years” counts").locator("[data-link]")
    links = readings.evaluate_all("links => links.map((link) => link.dataset.link)")
    names = [one for group in DATA.charts["trade-pace"].readings for one in group.ids]
    assert (sorted(links), len(links)) == (sorted(names), 3)


def test_one_tooltip_at_a_time_stands_on_a_chart(visitor):
    page = open_linked(visitor, "it_exports")
    chart = page.locator(".st-key-chart-it-exports .js-plotly-plot")
    tips = chart.locator(":is(.hovertext, .interview-callout):visible")
    click_mark(page, "it-exports", "it-exports-2023")
    assert differences(page, "it_exports", "it-exports-2023") == {}
    expect(tips).to_have_text(["500 million US dollars · stated · 450–550 million US dollars"])
    rest_on_mark(page, "it-exports", "it-exports-target-2026")
    expect(tips).to_have_text([re.sub("<[^>]*>", "", hover(DATA.figures["it-exports-target-2026"]))])
    page.mouse.move(2, 2)
    expect(tips).to_have_text(["500 million US dollars · stated · 450–550 million US dollars"])


@pytest.mark.parametrize("path", ["it_exports", "trade_growth", "interview", "cross_checks", "present"])
@pytest.mark.parametrize("name", ["__proto__", "constructor", "hasOwnProperty"])
def test_a_name_of_the_language_in_the_address_breaks_no_part(visitor, path, name):
    page = visitor.page
    page.goto(f"{visitor.address}/{path}?figure={name}")
    part = {"cross_checks": ".checks tbody button", "present": ".counter"}.get(path, ".evidence blockquote")
    expect(page.locator(part).first).to_be_attached()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("[aria-current=true]:not(a)" if path != "cross_checks" else ".panel")).to_have_count(0)
    assert visitor.problems == []


def test_every_figure_and_event_said_has_a_page_with_its_chart():
    items = [f for f in DATA.figures.values() if isinstance(f, Figure) and f.mention]
    ids = [figure.id for figure in items] + list(DATA.events)
    assert [item_id for item_id in ids if home_page(DATA, item_id) not in LINKED] == []
