import re

import pytest
from playwright.sync_api import expect

from interview.amounts.checks import OUTCOME_WORDS, Outcome, counted, cross_check, overall
from interview.folder.dataset import load
from interview.views.ui_words import UI_WORDS
from interview.words.formatting import value_text
from tests.browser.conftest import PHONE, ROOT, SCREEN, serve, visit

DATA = load()
FIGURES = list(DATA.figures.values())
OPENED = "titr-growth-2023"


def outcome(figure):
    return overall(figure, DATA.references_for(figure.id))


def rows(page):
    return page.locator(".record tbody tr:visible")


@pytest.fixture
def checks(visitor):
    page = visitor.open("/cross_checks")
    expect(rows(page)).to_have_count(len(FIGURES))
    return page


def test_every_verdict_shown_is_the_one_recomputed(checks):
    script = "rows => rows.map(row => ['a[data-figure]', '.badge'].map(part => row.querySelector(part)))"
    script = f"rows => ({script})(rows).map(([open, badge]) => [open.dataset.figure, badge.textContent])"
    shown = dict(rows(checks).evaluate_all(script))
    assert shown == {figure.id: OUTCOME_WORDS[outcome(figure)] for figure in FIGURES}


def test_the_verdicts_are_counted_and_the_rule_is_printed(checks):
    for one in Outcome:
        count = sum(outcome(figure) is one for figure in FIGURES)
        expect(checks.locator(".shares")).to_contain_text(counted(one, count))
    checks.get_by_text("How we compare").click()
    expect(checks.get_by_text("share a value")).to_be_visible()
    expect(checks.get_by_text("Few sources are independent")).to_be_visible()
    checks.get_by_text("How we compare").click()


def test_the_key_names_what_is_drawn_and_asks_for_no_click_where_none_is_answered(checks):
    key = checks.locator("p.kinds").first
    expect(key.get_by_text("what it can stand for")).to_be_visible()
    expect(key.get_by_text(UI_WORDS["hint"])).to_have_count(0)


def test_the_chart_of_rounding_is_as_wide_as_the_page(checks):
    step = checks.locator("[data-step=rounding]")
    expect(step.locator(".main-svg").first).to_be_visible()
    assert step.bounding_box()["width"] == checks.locator(".record").bounding_box()["width"]


def test_each_verdict_has_its_share_of_the_bar_and_a_look_of_its_own(checks):
    look = "one => { const s = getComputedStyle(one); return s.backgroundColor + s.backgroundImage }"
    script = f"all => all.map(one => [one.dataset.verdict, one.getBoundingClientRect().width, ({look})(one)])"
    drawn = checks.locator(".shares p i").evaluate_all(script)
    counts = [sum(str(outcome(figure)) == name for figure in FIGURES) for name, _, _ in drawn]
    whole = sum(width for _, width, _ in drawn)
    assert [width / whole for _, width, _ in drawn] == pytest.approx(
        [count / len(FIGURES) for count in counts], abs=1e-3
    )
    assert len({look for _, _, look in drawn}) == len(drawn)


@pytest.mark.parametrize("figure_id", ["titr-2023", "denominations", "roads-works-2023"])
@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
def test_coming_to_a_figure_no_row_of_the_index_is_half_below_its_head(tabs, size, figure_id):
    with tabs.open(size) as visitor:
        page = visitor.open(f"/cross_checks?figure={figure_id}")
        expect(page.locator(".record .index a[aria-current]")).to_have_attribute("data-figure", figure_id)
        box = page.locator(".record .index .scroll")
        top, tops = box.evaluate(
            """box => [box.querySelector("th").getBoundingClientRect().bottom, [...box.querySelectorAll("tbody tr")]
                .map(row => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])]"""
        )
        assert [row for row in tops if row[0] < top - 1 and row[1] > top + 1] == []
        current = page.locator(".record .index tr:has(a[aria-current])").bounding_box()
        outer = box.bounding_box()
        assert top - 1 <= current["y"] < current["y"] + current["height"] <= outer["y"] + outer["height"]


def test_the_index_is_as_high_as_the_comparison_beside_it(checks):
    expect(checks.locator(".record .opened .plot-container")).to_be_visible()
    heights = [checks.locator(place).bounding_box()["height"] for place in (".record .index", ".record .opened")]
    assert heights[0] >= heights[1] - 1


CROSSED = """chart => {
    const boxes = (all) => [...chart.querySelectorAll(all)].map(one => one.getBoundingClientRect());
    const lines = boxes(".shapelayer path"), texts = boxes(".textpoint text");
    const runs = (line, text) => line.left > text.left && line.right < text.right
        && line.bottom > text.top + 2 && line.top < text.bottom - 2;
    return [lines.length, texts.length, texts.filter(text => lines.some(line => runs(line, text))).length];
}"""


@pytest.mark.parametrize("size", [SCREEN, PHONE, {"width": 320, "height": 700}], ids=["screen", "phone", "small phone"])
def test_no_line_of_a_scale_runs_through_words(browser, server, size):
    with visit(browser, server, viewport=size) as visitor:
        page = visitor.open("/cross_checks")
        charts = page.locator(".disputes .chart, .comparison .chart")
        expect(page.locator(":is(.disputes, .comparison) .chart .plot-container")).to_have_count(charts.count())
        for chart in charts.all():
            lines, texts, crossed = chart.evaluate(CROSSED)
            assert (lines > 0, texts > 1, crossed) == (True, True, 0)


def test_filters_are_kept_by_the_address_one_entry_a_step(checks, visitor):
    before = checks.evaluate("history.length")
    checks.locator(".record select[name=verdict]").select_option("differs")
    differing = [figure for figure in FIGURES if outcome(figure) is Outcome.DIFFERS]
    expect(rows(checks)).to_have_count(len(differing))
    expect(checks).to_have_url(re.compile(r"\?verdict=differs$"))
    assert checks.evaluate("history.length") == before + 1
    checks.go_back()
    expect(rows(checks)).to_have_count(len(FIGURES))
    checks.go_forward()
    expect(rows(checks)).to_have_count(len(differing))
    again = visitor.open("/cross_checks?topic=Armenia’s+economy&verdict=agrees")
    expect(rows(again)).to_have_count(1)


def test_opening_a_figure_shows_it_beside_what_others_published(checks, visitor):
    before = checks.evaluate("history.length")
    checks.locator(f".record .index a[data-figure={OPENED}]").click()
    expect(checks).to_have_url(re.compile(rf"\?figure={OPENED}$"))
    expect_opened(checks, OPENED)
    assert checks.evaluate("history.length") == before + 1
    expect(checks.locator(f".record .index a[data-figure={OPENED}]")).to_have_attribute("aria-current", "true")
    other = "denominations"
    checks.locator(f".record .index a[data-figure={other}]").click()
    expect_opened(checks, other)
    checks.go_back()
    expect_opened(checks, OPENED)
    assert visitor.problems == []


def open_figure(page, figure_id):
    page.locator(f".record .index a[data-figure={figure_id}]").click()


def test_opening_a_figure_sends_nothing_over_the_socket_and_fetches_each_comparison_once(visitor):
    page, sent, fetched = visitor.page, [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.on("request", lambda request: fetched.append(request.url) if "check-" in request.url else None)
    visitor.open("/cross_checks")
    before = len(sent)
    for figure_id in (OPENED, "denominations", OPENED):
        open_figure(page, figure_id)
        expect_opened(page, figure_id)
    assert len(sent) == before
    assert sum(f"check-{OPENED}.json" in url for url in fetched) == 1
    assert sum("check-denominations.json" in url for url in fetched) == 1


def test_on_a_slow_line_clicks_before_the_answer_bring_the_last_comparison(visitor):
    page, slow = visitor.page, re.compile("check-rail-per-day-2023")
    page.route(slow, lambda _: None)
    visitor.open("/cross_checks")
    for figure_id in (OPENED, "denominations"):
        open_figure(page, figure_id)
        expect_opened(page, figure_id)
    with page.expect_request(slow):
        open_figure(page, "rail-per-day-2023")
    open_figure(page, OPENED)
    expect_opened(page, OPENED)
    with page.expect_response(slow):
        page.unroute_all()  # lets the request go on
    expect_opened(page, OPENED)
    assert visitor.problems == []


def test_a_click_while_the_server_is_away_is_answered_when_it_is_back(browser):
    with serve(ROOT) as server, visit(browser, server) as visitor:
        page = visitor.open("/cross_checks")
        open_figure(page, OPENED)
        expect_opened(page, OPENED)
        app = page.get_by_test_id("stApp")
        server.kill()
        expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        open_figure(page, "denominations")
        expect(page).to_have_url(re.compile("figure=denominations$"))
        with serve(ROOT, int(server.address.rpartition(":")[2])):
            expect_opened(page, "denominations")


@pytest.mark.parametrize("figure_id", [OPENED, "transit-2022", "peacekeepers", "rail-per-day-2023"])
def test_a_deep_link_opens_a_figure(visitor, figure_id):
    expect_opened(visitor.open(f"/cross_checks?figure={figure_id}"), figure_id)
    assert visitor.problems == []


def expect_opened(page, figure_id):
    figure = DATA.figures[figure_id]
    card = page.locator(f".comparison[data-figure={figure_id}]")
    expect(card.get_by_role("heading")).to_contain_text(figure.indicator.title)
    expect(card).to_contain_text(value_text(figure))
    for reference in DATA.references_for(figure_id):
        verdict = OUTCOME_WORDS[cross_check(figure, reference).outcome]
        words = card.locator("p").filter(has_text=value_text(reference)).filter(has_text=reference.definition)
        expect(words.first).to_contain_text(verdict)
        expect(words.first).to_contain_text(reference.reporter)
        expect(words.first.get_by_role("link")).to_have_attribute("href", reference.url)
    expected = [figure_id, *(reference.id for reference in DATA.references_for(figure_id))]
    chart = card.locator(".js-plotly-plot")
    expect(chart).to_have_count(1)
    expect(chart.locator(".point").first).to_be_attached()
    script = "chart => [...new Set(chart.data.flatMap(trace => [...trace.customdata].map(row => row[0])))]"
    assert chart.evaluate(script) == expected


def test_the_interview_is_set_beside_itself(checks):
    for check in DATA.checks.values():
        row = checks.get_by_role("row").filter(has_text=check.statement)
        expect(row).to_contain_text(OUTCOME_WORDS[check.outcome])


SERIES = "chart => chart.data.flatMap(trace => [...(trace.customdata ?? [])].map(row => row[0]))"


def expect_series(page, chart_id, on):
    chart = DATA.charts[chart_id]
    plot = page.locator(f"[data-step={chart_id}] .js-plotly-plot")
    box = page.locator(f"input[data-switch=series][value={chart_id}]")
    expect(box).to_be_checked(checked=on)
    diamonds = plot.locator("g.cartesianlayer .subplot.x60y60")
    expect(diamonds).to_have_count(1 if on else 0)
    drawn = set(plot.evaluate(SERIES))
    assert (set(chart.series_ids) <= drawn) is on


def test_published_series_are_switched_on_by_the_reader_and_kept_by_the_address(visitor):
    page = visitor.open("/trade_growth")
    expect_series(page, "trade-path", on=False)
    page.locator("input[data-switch=series][value=trade-path]").check()
    expect_series(page, "trade-path", on=True)
    expect_series(page, "armenia-economy", on=False)
    expect(page).to_have_url(re.compile(r"\?series=trade-path$"))
    page.locator("input[data-switch=series][value=armenia-economy]").check()
    expect_series(page, "armenia-economy", on=True)
    expect(page).to_have_url(re.compile(r"\?series=trade-path~armenia-economy$"))
    page.go_back()
    expect_series(page, "armenia-economy", on=False)
    expect_series(page, "trade-path", on=True)
    again = visitor.open("/cargo_transit?series=freight-levels&readings=titr-exports-multiple-2023-as-increase")
    expect_series(again, "freight-levels", on=True)
    expect(again.locator("input[data-switch=readings]")).to_be_checked()
    assert visitor.problems == []


def test_a_series_there_is_not_is_noticed(visitor):
    page = visitor.open("/cargo_transit?series=freight")
    expect(page.get_by_test_id("stAlert")).to_contain_text("There is no chart with series called “freight”.")


def test_the_panel_of_a_number_has_its_verdict_and_leads_to_the_comparison(visitor):
    page = visitor.open("/cargo_transit?figure=titr-growth-2023")
    expect(page.locator(".card [data-verdict]")).to_have_text("sources disagree")
    page.locator(".card").get_by_role("link", name="compare").click()
    expect(page).to_have_url(re.compile(r"/cross_checks\?figure=titr-growth-2023$"))
    expect_opened(page, "titr-growth-2023")
    assert visitor.problems == []


def test_the_claims_index_has_the_verdicts(visitor):
    page = visitor.open("/interview?verdict=differs")
    expect(page.locator(".index[data-block=claims] tbody tr:visible")).to_have_count(1)
    expect(page.locator(".index[data-block=claims] tbody tr:visible a[data-verdict]")).to_have_text("differs")
