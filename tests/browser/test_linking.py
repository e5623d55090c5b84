"""Linking on the pages of the application: its navigation, its history, its address; test_story.py has every number."""

import re

import pytest
from playwright.sync_api import expect

from interview.amounts.items import Figure
from interview.views.places import home_page
from tests.browser.conftest import visit
from tests.browser.linking import DATA, STORIES, chosen, differences, expect_drawn, point_of

LINKED = list(STORIES)
HOMES = sorted({home_page(DATA, name) for name in [*DATA.figures, *DATA.events]} & set(LINKED))

every_page = pytest.mark.parametrize("name", LINKED)


def path_of(name):
    return "/" if name == "overview" else f"/{name}"


def open_linked(visitor, name, query=""):
    """Open a page and wait until all its charts are drawn."""
    page = visitor.open(path_of(name) + query)
    expect_drawn(page, name)
    return page


def button(page, item_id):
    return page.locator(f".passage button[data-figure={item_id}]").first


@every_page
def test_a_click_on_a_number_lights_its_marks_and_one_on_a_mark_its_words(visitor, name):
    page = open_linked(visitor, name)
    assert differences(page, name, "") == {}
    said = next(mark.id for quote in STORIES[name].passage for mark in quote.marks if mark.id)
    button(page, said).click()
    assert (said, differences(page, name, said)) == (said, {})
    for step in STORIES[name].steps:
        page.mouse.click(*point_of(page, step.id, step.shown[-1]))
        assert (step.id, differences(page, name, step.shown[-1])) == (step.id, {})
    assert visitor.problems == []


def test_the_chosen_number_is_shown_in_full_and_cleared_by_its_button(visitor):
    page = open_linked(visitor, "it_exports")
    button(page, "it-exports-2023").click()
    card = page.locator(".card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("500 million US dollars")
    expect(card).to_contain_text("450–550 million US dollars")
    card.get_by_role("button", name="Close").click()
    assert differences(page, "it_exports", "") == {}


def test_an_address_opens_the_mention_it_names_and_not_the_first_of_its_amount(visitor):
    page = open_linked(visitor, "infrastructure_spend", "?figure=transport-window")
    sentence = page.locator(".sentence:has(+ .card)")
    expect(sentence.locator("button[data-figure=transport-window]")).to_have_count(1)
    expect(page.locator("button[data-figure=transport-window-question][aria-current]")).to_have_count(1)


@pytest.mark.parametrize("name", ["cargo_transit", "infrastructure_spend", "ties"])
def test_an_address_brings_the_chart_of_its_number_into_view_beside_its_sentence(visitor, name):
    steps = [step for step in STORIES[name].steps if step.said]
    figure = steps[-1].said[-1][0]
    first = next(step for step in STORIES[name].steps if figure in step.item_ids)
    page = open_linked(visitor, name, f"?figure={figure}")
    for seen in (page.locator(f"[data-step={first.id}] .chart"), page.locator(".card")):
        expect(seen).to_be_in_viewport(ratio=0.99)


def test_back_and_forward_walk_the_focused_numbers_and_the_pages(visitor):
    name, numbers = "it_exports", ["it-exports-multiple", "it-exports-2023", "it-exports-target-2026"]
    page = open_linked(visitor, name)
    for item_id in numbers:
        button(page, item_id).click()
        assert (item_id, differences(page, name, item_id)) == (item_id, {})
    page.locator("header.bar nav a").filter(has_text="Trade").click()
    expect_drawn(page, "trade_growth")
    assert differences(page, "trade_growth", "") == {}
    for item_id in [*reversed(numbers), ""]:
        page.go_back()
        expect_drawn(page, name)
        assert ("back", item_id, differences(page, name, item_id)) == ("back", item_id, {})
        expect(page).to_have_url(re.compile("/it_exports"))
    for item_id in numbers:
        page.go_forward()
        assert ("forward", item_id, differences(page, name, item_id)) == ("forward", item_id, {})
    page.go_forward()
    expect(page).to_have_url(f"{visitor.address}/trade_growth")
    expect_drawn(page, "trade_growth")
    assert differences(page, "trade_growth", "") == {}
    assert visitor.problems == []


def test_a_reload_keeps_the_focused_number(visitor):
    page = open_linked(visitor, "it_exports")
    button(page, "it-exports-2023").click()
    assert differences(page, "it_exports", "it-exports-2023") == {}
    page.reload()
    visitor.settle()
    expect_drawn(page, "it_exports")
    assert differences(page, "it_exports", "it-exports-2023") == {}


@every_page
def test_an_address_with_a_number_focuses_it_at_once(browser, server, name):
    item_id = DATA.charts_of(name)[-1].ids[0]
    with visit(browser, server) as visitor:
        page = open_linked(visitor, name, f"?figure={item_id}")
        assert (item_id, differences(page, name, item_id)) == (item_id, {})
        expect(page.locator(".card")).to_be_in_viewport(ratio=0.9)
        assert visitor.problems == []


def test_a_focus_is_not_carried_to_the_next_page(visitor):
    page = open_linked(visitor, "it_exports", "?figure=it-exports-2023")
    page.locator("header.bar nav a").filter(has_text="Cargo").click()
    expect_drawn(page, "cargo_transit")
    assert differences(page, "cargo_transit", "") == {}


def test_the_whole_interview_lights_the_words_of_the_number_in_its_address(visitor):
    page = visitor.open("/interview?figure=transport-investment-usd")
    lit = page.locator(".passage button[aria-current=true]")
    expect(lit).to_have_text(["about 35 billion dollars"] * 2)
    expect(lit.and_(page.locator("[data-figure=transport-investment-usd]"))).to_be_in_viewport()


def test_a_reading_is_drawn_when_switched_on_and_kept_by_the_address(visitor):
    page = open_linked(visitor, "trade_growth")
    reading = "trade-average-growth-as-increase"
    drawn = page.locator("[data-step=trade-pace] .chart").filter(has_text="other reading")
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
    drawn = page.locator("[data-step=trade-pace] .chart").filter(has_text="other reading")
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
    page.locator(f"[data-step={chart_id}] .chart").focus()
    page.keyboard.press("End")
    while chosen(page) != "trade-average-growth-2018-2023":
        page.keyboard.press("ArrowLeft")
    panel = page.locator(".card")
    panel.locator("[data-link=trade-average-growth-2018-2024]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-step=trade-pace] .chart").filter(has_text="other reading")).to_have_count(1)
    expect(panel).to_contain_text("5.25 years")
    expect(panel).to_be_focused()


def test_two_readings_switched_on_at_once_are_both_drawn(visitor):
    page = open_linked(visitor, "trade_growth")
    boxes = page.locator("input[data-switch=readings]")
    boxes.evaluate_all("boxes => boxes.slice(0, 2).forEach((box) => box.click())")
    expect(page).to_have_url(re.compile("readings=[a-z0-9-]+~[a-z0-9-]+$"))
    labels = page.locator("[data-step=trade-pace] .textpoint", has_text="other reading")
    expect(labels).to_have_count(2)
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_the_panel_lists_every_reading_of_a_computed_number(visitor):
    page = open_linked(visitor, "trade_growth", "?figure=trade-average-growth-2018-2023")
    readings = page.locator(".card dd", has_text="“past five years” counts").locator("[data-link]")
    links = readings.evaluate_all("links => links.map((link) => link.dataset.link)")
    names = [one for group in DATA.charts["trade-pace"].readings for one in group.ids]
    assert (sorted(links), len(links)) == (sorted(names), 3)


@pytest.mark.parametrize("path", ["it_exports", "trade_growth", "interview", "cross_checks", "present"])
@pytest.mark.parametrize("name", ["__proto__", "constructor", "hasOwnProperty"])
def test_a_name_of_the_language_in_the_address_breaks_no_part(visitor, path, name):
    page = visitor.page
    page.goto(f"{visitor.address}/{path}?figure={name}")
    part = {"cross_checks": ".record .opened h2", "present": ".counter"}.get(path, ".passage blockquote")
    expect(page.locator(part).first).to_be_attached()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("[aria-current=true]:not(a)")).to_have_count(0)
    expect(page.locator(".card")).to_have_count(0)
    assert visitor.problems == []


def test_every_figure_and_event_said_has_a_page_with_its_chart():
    items = [f for f in DATA.figures.values() if isinstance(f, Figure) and f.mention]
    ids = [figure.id for figure in items] + list(DATA.events)
    assert [item_id for item_id in ids if home_page(DATA, item_id) not in LINKED] == []
