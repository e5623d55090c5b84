"""Stories in a real browser, mounted on bare pages: linking both ways, address, keys, switches, the pointer."""

import re

import pytest
from playwright.sync_api import expect

from interview.views.cards import card
from tests.browser.conftest import tabs_of
from tests.browser.linking import DATA, PLOT, STORIES, chosen, differences, opened, point_of, saying
from tests.browser.story_pages import PAGES

every_page = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def tabs(browser, served):
    """Tabs with bare pages."""
    with tabs_of(browser, served) as one:
        yield one


@pytest.fixture
def visitor(tabs):
    with tabs.open() as one:
        yield one
        assert one.problems == []


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
        others = "".join(f":not([data-figure={item_id}])" for item_id in said)
        expect(page.locator(f".passage button[data-near]{others}")).to_have_count(0)


def test_from_a_calculated_number_its_inputs_are_reached_and_underlined(visitor):
    page = opened(visitor, "it_exports?figure=it-exports-2020")
    expect(page.locator(".passage button[data-input]").first).to_be_visible()
    page.locator(".card [data-link=it-exports-multiple]").click()
    assert differences(page, "it_exports", "it-exports-multiple") == {}
