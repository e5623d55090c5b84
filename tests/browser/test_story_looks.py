"""How stories look in a real browser, mounted on bare pages: themes, a phone, and what axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from interview.charts.theme import PALETTE
from tests.browser.conftest import tabs_of, visit
from tests.browser.linking import differences, opened, point_of


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


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def test_other_marks_stay_at_55_percent_and_their_texts_in_full(visitor):
    page = opened(visitor, "cargo_transit?figure=titr-growth-2023")
    assert differences(page, "cargo_transit", "titr-growth-2023") == {}
    opacities = "nodes => [...new Set(nodes.map(node => getComputedStyle(node.querySelector('path') ?? node).opacity))]"
    assert page.locator("[data-step=freight] .point.faded").evaluate_all(opacities) == ["0.55"]
    texts = "nodes => [...new Set(nodes.map(node => getComputedStyle(node).opacity))]"
    assert page.locator("[data-step=freight] .textpoint").evaluate_all(texts) == ["1"]
    fill = "node => getComputedStyle(node.querySelector('path')).fill"
    assert page.locator("[data-step=freight] .point.lit").first.evaluate(fill) == _rgb(PALETTE["chosen"][0])


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
def test_axe_finds_nothing_where_the_card_of_a_calculated_number_is_open(browser, served, scheme):
    with visit(browser, served, color_scheme=scheme, bypass_csp=True) as visitor:
        page = opened(visitor, "trade_growth?figure=trade-index-2022")
        expect(page.locator(".card")).to_be_visible()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_deck_of_forty_slides_has_its_overview(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/present?times=40")
    expect(page.locator(".counter")).to_have_text("1 / 40")
    page.keyboard.press("o")
    page.get_by_role("button", name="Slide 40:").click()
    expect(page.locator(".counter")).to_have_text("40 / 40")
