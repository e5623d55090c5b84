"""How numbers look in what was said: as their kind is drawn, apart from our own words, each on its own line."""

import pytest
from playwright.sync_api import expect

from interview.folder.dataset import load
from interview.views.ui_words import UI_WORDS
from tests.browser.conftest import SCREEN
from tests.browser.test_layout import opened

DATA = load()
PAGES = ["overview", "it_exports", "interview"]
TWICE = next(one for one in DATA.figures.values() if one.mention and DATA.readings_of(one.id))
_LINE = """(node) => { const { textDecorationLine, textDecorationStyle, backgroundColor } = getComputedStyle(node);
    return [textDecorationLine, textDecorationStyle, backgroundColor]; }"""
_CROSSED = """(quotes) => quotes.flatMap((quote) => {
    const boxes = [...quote.querySelectorAll("button[data-figure]")].map((one) => one.getBoundingClientRect());
    return boxes.flatMap((a, place) => boxes.slice(place + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map((b) => [a.top, a.bottom, b.top, b.bottom]));
})"""
_GROUND = "(node) => getComputedStyle(node).backgroundColor"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_what_was_said_has_a_solid_line_and_an_aim_a_dashed_one(tabs, name, scheme):
    with tabs.open(color_scheme=scheme) as visitor:
        page = opened(visitor, name)
        for kind, style in (("stated", "solid"), ("target", "dashed")):
            marks = page.locator(f".passage button[data-kind={kind}]")
            assert marks.count()
            for mark in marks.all():
                assert mark.evaluate(_LINE) == ["underline", style, "rgba(0, 0, 0, 0)"]


@pytest.mark.parametrize("name", PAGES)
def test_numbers_of_two_lines_do_not_run_into_each_other(visitor, name):
    assert opened(visitor, name).locator("blockquote").evaluate_all(_CROSSED) == []


@pytest.mark.parametrize("name", ["overview", "interview"])
def test_a_number_of_two_readings_says_so_apart_from_its_words(visitor, name):
    page = opened(visitor, name)
    mark = page.locator(f".passage button[data-figure={TWICE.id}]").first
    expect(mark).to_have_text(TWICE.mention.verbatim)
    expect(mark).to_have_accessible_name(f"{TWICE.mention.verbatim} {UI_WORDS['ambiguous']}")
    expect(mark).to_have_attribute("title", UI_WORDS["ambiguous"])
    assert mark.evaluate("(node) => getComputedStyle(node, '::after').content").startswith('"†"')
    expect(page.locator(".twice, .guide").first).to_be_visible()


@pytest.mark.parametrize("name", ["overview", "trade_growth", "cargo_transit", "it_exports"])
def test_whoever_sees_a_dagger_finds_its_meaning_on_the_same_paper_above_the_fold(visitor, name):
    page = opened(visitor, name)
    papers = page.locator(".finding, .story[data-layout=page] .passage").filter(has=page.locator("[data-readings]"))
    shown = [one for one in papers.all() if one.bounding_box()["y"] < SCREEN["height"]]
    assert shown
    for paper in shown:
        box = paper.get_by_text(UI_WORDS["ambiguous"], exact=True).bounding_box()
        assert box["y"] + box["height"] <= SCREEN["height"]


def test_the_key_of_a_chart_tells_nothing_that_only_the_sentence_beside_it_has(visitor):
    page = opened(visitor, "cargo_transit")
    expect(page.locator(".step .kinds").first).to_be_visible()
    expect(page.locator(".kinds").get_by_text(UI_WORDS["ambiguous"])).to_have_count(0)


def test_our_notes_stand_on_another_ground_than_what_was_said(visitor):
    page = opened(visitor, "interview")
    notes = page.locator(".caveat")
    expect(notes).to_have_count(len(DATA.caveats))
    for note, words in zip(notes.all(), DATA.caveats.values(), strict=True):
        expect(note).to_have_text(f"{UI_WORDS['our_note']} {words}")
        assert note.evaluate(_GROUND) != page.locator(".passage").evaluate(_GROUND)


def test_an_opened_card_leaves_the_other_findings_as_high_as_they_are(visitor):
    page = opened(visitor, "overview")
    findings = page.locator(".finding")
    before = findings.last.bounding_box()["height"]
    findings.first.locator(".passage button[data-figure]").first.click()
    expect(findings.first.locator(".card")).to_be_visible()
    assert findings.last.bounding_box()["height"] <= before
