"""The deck in a real browser: keys, fingers and buttons walk it, choose numbers and leave it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import visit
from tests.browser.deck import CHOSEN, DATA, FREIGHT, LAST, LIT, SHOWN, SLIDES, chosen, open_deck, press, shows
from tests.browser.stage import STAGE


@pytest.fixture
def deck(visitor) -> Page:
    """The deck at its first slide, all charts drawn."""
    return open_deck(visitor)


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
    assert "slide" not in deck.evaluate("() => location.href")
    assert deck.evaluate("() => window.same") is True
    deck.go_back()
    shows(deck, FREIGHT)
    expect(deck.locator(LIT)).to_have_attribute("aria-current", "true")
