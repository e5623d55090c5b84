"""What came of the numbers, in a real browser: drawn on a fresh load at each size, linked with sentences, sources."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from interview.folder.dataset import load
from interview.views.blocks import StoryBlock
from interview.views.pages import page_body
from tests.browser.conftest import visit

DATA = load()
STORIES = [block.story for block in page_body(DATA, "since") if isinstance(block, StoryBlock)]
STEPS = [step for story in STORIES for step in story.steps]
SIZES = [(320, 700), (390, 844), (1280, 720), (1920, 1080)]

# Labels that leave their chart or stand on another label, once all charts are drawn.
_SPOILED = """() => {
    const spoiled = [];
    for (const step of document.querySelectorAll("[data-step]")) {
        const box = step.querySelector(".chart").getBoundingClientRect();
        const texts = [...step.querySelectorAll(".annotation text")].map((one) => one.getBoundingClientRect());
        texts.forEach((one, place) => {
            const inside = one.left > box.left - 1 && one.right < box.right + 1 && one.top > box.top - 1;
            if (!inside) spoiled.push(step.dataset.step);
            for (const other of texts.slice(place + 1)) {
                const beside = one.right <= other.left || other.right <= one.left;
                const level = one.bottom > other.top && other.bottom > one.top;
                if (!beside && level) spoiled.push(`${step.dataset.step}: two labels`);
            }
        });
    }
    return spoiled;
}"""

# Labels that cover a mark that is seen: one of another number, or their own.
_COVERED = """() => [...document.querySelectorAll("[data-step]")].flatMap((step) => {
    const texts = [...step.querySelectorAll(".annotation text")].map((one) => one.getBoundingClientRect());
    const seen = [...step.querySelectorAll(".scatterlayer .point")].filter((one) => one.style.strokeOpacity !== "0");
    return seen.map((one) => one.getBoundingClientRect())
        .filter((mark) => texts.some((one) => one.left < mark.right && mark.left < one.right
            && one.top < mark.bottom - 1 && mark.top + 1 < one.bottom))
        .map(() => step.dataset.step);
})"""


def drawn(one, path="/since"):
    page = one.open(path)
    expect(page.locator("[data-step] .chart.js-plotly-plot > .plot-container")).to_have_count(len(STEPS))
    expect(page.locator("[data-step] .js-plotly-plot .main-svg").first).to_be_visible()
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_fresh_load_draws_every_panel_inside_its_box_without_sideways_scroll(browser, server, width, height, scheme):
    with visit(browser, server, viewport={"width": width, "height": height}, color_scheme=scheme) as one:
        page = drawn(one)
        assert page.evaluate(_SPOILED) == []
        assert page.evaluate(_COVERED) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
        violations = Axe().run(page).response["violations"]
        grave = [v for v in violations if v["impact"] in ("serious", "critical")]
        assert [(v["id"], node["html"]) for v in grave for node in v["nodes"]] == []
        assert one.problems == []


def test_a_number_in_the_address_opens_its_card_with_its_comparison_and_what_came_of_it(visitor):
    page = drawn(visitor, "/since?figure=it-exports-target-2026")
    card = page.locator(".card")
    expect(card).to_have_attribute("data-card", "it-exports-target-2026")
    expect(card).to_contain_text("expected for 2025")
    expect(card.locator(".ranges svg")).not_to_have_count(0)
    expect(page.locator('button[data-figure="it-exports-target-2026"]').first).to_have_attribute("aria-current", "true")
    assert visitor.problems == []


def test_a_computed_number_shows_its_inputs_and_leads_to_their_sentences(visitor):
    page = visitor.open("/it_exports?figure=it-exports-2020")
    inputs = page.locator(".card .working li")
    expect(inputs).to_have_count(2)
    expect(inputs.nth(1)).to_contain_text("share of the whole range: 63 %")
    inputs.nth(1).get_by_role("button").click()
    expect(page.locator(".card")).to_have_attribute("data-card", "it-exports-multiple")
    assert visitor.problems == []


def test_a_panel_leads_to_the_page_of_its_number_and_to_its_sources(visitor):
    page = drawn(visitor)
    step = page.locator('[data-step="since-titr"]')
    expect(step.get_by_role("link", name="2.8 million tonnes on Cargo")).to_have_attribute(
        "href", "cargo_transit?figure=titr-2023"
    )
    expect(step.get_by_role("link", name="Astana Times, 10 March 2026")).to_have_attribute("target", "_blank")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 720)])
def test_what_the_page_opens_with_leads_to_the_panel(browser, server, width, height):
    with visit(browser, server, viewport={"width": width, "height": height}) as one:
        page = drawn(one)
        for words, step in (("Exports of IT services", "since-it-exports"), ("Least certain", "since-trade-growth")):
            page.locator(".ways").get_by_role("link", name=words).click()
            heading = page.locator(f"[data-step={step}] h2")
            expect(heading).to_be_in_viewport(ratio=1)
            header = page.locator("header.bar").bounding_box()
            assert heading.bounding_box()["y"] >= header["y"] + header["height"]
            page.evaluate("() => document.querySelector('.ways').scrollIntoView()")
        assert one.problems == []


def test_only_the_first_panel_says_what_to_do_with_a_number(visitor):
    page = drawn(visitor)
    told = page.locator("[data-story$='-panels'] .kinds span:has(> em)")
    assert [told.nth(place).is_visible() for place in range(told.count())] == [True] + [False] * (told.count() - 1)
    assert told.count() > 1
