"""How high pages are, and what of them is seen at once: loaded anew at each size, with real words."""

import pytest
from playwright.sync_api import Page, expect

from interview.folder.dataset import load
from tests.browser.conftest import PHONE, SCREEN, visit
from tests.browser.test_layout import TOPICS, opened

DATA = load()
STEPS = 4  # on a topic page, at most
HIGHEST = {"screen": (SCREEN, 2400), "phone": (PHONE, 3000)}  # pixels
LONGEST = "cargo_transit"
_ENDS = """(cards) => cards.map((card) => [...card.querySelectorAll(".chart, .sentence, .from")]
    .map((one) => one.getBoundingClientRect().bottom))"""
_LINES = """(one) => new Set([...one.children].flatMap((link) => [...link.getClientRects()]
    .map(({ top }) => top))).size"""
_SIDES = "(all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])"


_FOLLOWED = """() => {
    const passage = document.querySelector(".passage");
    const near = passage.querySelector("[data-near]");
    if (!near) return false;
    const [box, inner] = [passage, near].map((one) => one.getBoundingClientRect());
    const starts = [...passage.querySelectorAll(".quote")].map((one) => one.getBoundingClientRect().top - box.top);
    const whole = passage.scrollTop === 0 || starts.some((start) => start >= 0 && start < 24);
    return whole && inner.top >= box.top && inner.bottom <= box.bottom;
}"""


@pytest.fixture(scope="module")
def front(tabs):
    """The first page on a screen."""
    with tabs.open() as visitor:
        yield opened(visitor, "overview")


def test_all_findings_end_above_the_fold(front):
    ends = front.locator(".finding").evaluate_all(_ENDS)
    assert len(ends) == len(DATA.findings)
    assert [end for card in ends for end in card if end > SCREEN["height"]] == []


@pytest.mark.parametrize("part", ["h3", ".subtitle", ".chart", ".passage", ".from"])
def test_findings_stand_on_the_same_lines(front, part):
    places = front.locator(f".finding {part}").evaluate_all(_SIDES)
    assert len(places) == len(DATA.findings)
    assert len({top for top, _ in places}) == 1
    assert part not in (".chart", ".passage", ".from") or len({bottom for _, bottom in places}) == 1


@pytest.mark.parametrize("size", HIGHEST)
def test_the_longest_topic_is_not_higher_than_a_few_screens(tabs, size):
    viewport, most = HIGHEST[size]
    with tabs.open(viewport) as visitor:
        assert height(opened(visitor, LONGEST)) <= most


def height(page: Page) -> int:
    """The height of a page in pixels."""
    return page.get_by_test_id("stMain").evaluate("(one) => one.scrollHeight")


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_told_in_a_few_steps(visitor, name):
    steps = opened(visitor, name).locator(f"[data-story={name}] .step")
    assert 1 <= steps.count() <= STEPS
    for step in steps.all():
        assert step.locator(".chart").count() == 1
        links = step.locator(".tools").evaluate(_LINES)
        assert links == 1


@pytest.mark.parametrize("name", TOPICS)
def test_the_numbers_of_the_first_chart_are_read_from_the_start_of_their_quotation(browser, server, name):
    with visit(browser, server) as visitor:
        opened(visitor, name).wait_for_function(_FOLLOWED)


def test_the_table_of_what_to_check_first_is_seen_though_it_has_no_search(visitor):
    page = opened(visitor, "cross_checks")
    table = page.locator("[data-block=check-first] table")
    expect(table).to_be_visible()
    expect(table.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize("size", HIGHEST)
def test_the_words_of_a_comparison_stand_inside_their_chart(browser, server, size):
    with visit(browser, server, viewport=HIGHEST[size][0]) as visitor:
        page = opened(visitor, "cross_checks")
        charts = page.locator(".disputes .chart")
        expect(page.locator(".disputes .chart .plot-container")).to_have_count(charts.count())
        for chart in charts.all():
            box = chart.bounding_box()
            rights = chart.locator("text").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().right)")
            assert rights
            assert max(rights) <= box["x"] + box["width"]


@pytest.mark.parametrize("width", [320, 390])
def test_the_way_from_number_to_number_keeps_its_words_whole_on_a_phone(tabs, width):
    with tabs.open({"width": width, "height": 700}) as visitor:
        for name in ("overview", "interview"):
            walk = opened(visitor, name).locator(".walk")
            expect(walk.locator("output")).not_to_be_empty()
            lines = walk.locator("output").evaluate("(one) => one.getBoundingClientRect().height")
            assert lines < 30  # one line
            for button in walk.locator("button").all():
                assert button.bounding_box()["height"] <= 40
