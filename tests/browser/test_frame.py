"""The header of every page: followed without loading anything again, by keys and on a phone, and its hint."""

import pytest
from playwright.sync_api import expect

from interview.folder.dataset import load
from tests.browser.conftest import PHONE, visit
from tests.browser.test_layout import opened

DATA = load()
MARK = "() => { window.stays = true; }"
STAYS = "() => window.stays === true"


def test_links_of_the_header_and_of_the_page_change_it_without_a_reload(visitor):
    page = opened(visitor, "overview")
    page.evaluate(MARK)
    page.locator("header.bar nav a", has_text="Cargo").click()
    expect(page).to_have_url(f"{visitor.address}/cargo_transit")
    expect(page.locator("[data-step=freight] .plot-container")).to_be_visible()
    page.locator("header.bar .wordmark").click()
    expect(page).to_have_url(f"{visitor.address}/")
    for link, target in ((".topics a >> nth=1", "cargo_transit"), (".tally a", "cross_checks")):
        page.locator(link).click()
        expect(page).to_have_url(f"{visitor.address}/{target}")
        page.go_back()
        expect(page.locator(".opening")).to_be_visible()
    assert page.evaluate(STAYS)
    assert visitor.problems == []


def test_there_is_one_way_to_present_and_it_begins_at_the_slide_of_the_page(visitor):
    page = opened(visitor, "it_exports")
    start = page.get_by_role("link", name="Present", exact=True)
    expect(start).to_have_count(1)
    start.click()
    slides = [slide.id for slide in DATA.slides.values() if {"it-exports", "it-pace", "it-target"} & {*slide.chart_ids}]
    number = [*DATA.slides].index(slides[0]) + 1
    expect(page).to_have_url(f"{visitor.address}/present?slide={number}")
    expect(page.locator("header.bar")).to_be_hidden()


def test_the_menu_of_a_phone_is_opened_and_followed_by_keys_and_closes(browser, server):
    with visit(browser, server, viewport=PHONE) as visitor:
        page = opened(visitor, "cargo_transit")
        page.evaluate(MARK)
        menu, pages = page.get_by_role("button", name="Menu"), page.locator("header.bar nav")
        expect(pages).to_be_hidden()
        menu.focus()
        page.keyboard.press("Enter")
        expect(pages).to_be_visible()
        page.keyboard.press("Escape")
        expect(pages).to_be_hidden()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(pages.locator("a").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{visitor.address}/trade_growth")
        expect(pages).to_be_hidden()
        assert page.evaluate(STAYS)
        assert visitor.problems == []


def test_without_scripts_the_menu_opens_too(browser, server):
    with visit(browser, server, viewport=PHONE, java_script_enabled=False) as visitor:
        page = visitor.page
        page.goto(f"{visitor.address}/cargo_transit")
        page.get_by_role("button", name="Menu").click()
        page.get_by_role("link", name="IT exports").click()
        expect(page).to_have_url(f"{visitor.address}/it_exports")


def test_who_has_never_chosen_a_number_is_told_how_until_then(visitor):
    page = opened(visitor, "cargo_transit")
    hint, orange = page.get_by_text("Choose any marked number or bar"), page.get_by_text("Orange: the number you chose")
    expect(hint).to_be_visible()
    expect(orange).to_be_hidden()
    page.locator(".passage button[data-figure]").first.click()
    expect(hint).to_be_hidden()
    expect(orange).to_be_visible()
    opened(visitor, "it_exports")
    expect(hint).to_be_hidden()


@pytest.mark.parametrize("name", [page.name for page in DATA.pages.values() if page.topical])
def test_the_kicker_counts_what_the_charts_of_a_topic_draw(visitor, name):
    page = opened(visitor, name)
    drawn = "(all) => all.flatMap((one) => one.data.flatMap((trace) => (trace.customdata ?? []).map((row) => row[0])))"
    ids = {one for one in page.locator(".js-plotly-plot").evaluate_all(drawn) if one in DATA.figures}
    said = sum(1 for one in ids if DATA.figures[one].mention)
    kicker = page.locator(".kicker")
    expect(kicker).to_contain_text(f"{DATA.pages[name].title} · {said} number")
    expect(kicker).to_contain_text(f"{len(ids) - said} calculated")
