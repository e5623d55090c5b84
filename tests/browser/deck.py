"""The deck in a browser: opened, driven by keys, and which slide it shows."""

import re

from playwright.sync_api import Page, expect

from interview.folder.dataset import load
from interview.views.slides import slide_views
from tests.browser.conftest import Visit

DATA = load()
SLIDES = slide_views(DATA)
LAST = len(SLIDES)
CHARTS = sum(len(slide.charts) for slide in SLIDES)
NUMBERS = {slide.slide_id: slide.number for slide in SLIDES}
FREIGHT, ADDED = NUMBERS["freight"], NUMBERS["freight-added"]
SHOWN = ".slide[data-shown]"
CHOSEN = "titr-growth-2023"
LIT = f".slide[data-slide='{FREIGHT}'] .passage button[data-figure={CHOSEN}]"


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
