import re

import pytest
from playwright.sync_api import expect

from interview.amounts.checks import OUTCOME_WORDS, Outcome, cross_check, overall
from interview.folder.dataset import load
from interview.words.formatting import value_text

DATA = load()
FIGURES = list(DATA.figures.values())
OPENED = "titr-growth-2023"


def outcome(figure):
    return overall(figure, DATA.references_for(figure.id))


def rows(page):
    return page.locator(".checks tbody tr")


@pytest.fixture
def checks(visitor):
    page = visitor.open("/cross_checks")
    expect(rows(page)).to_have_count(len(FIGURES))
    return page


def test_every_verdict_shown_is_the_one_recomputed(checks):
    script = "rows => rows.map(row => ['button', '.badge'].map(part => row.querySelector(part)))"
    script = f"rows => ({script})(rows).map(([open, badge]) => [open.dataset.figure, badge.textContent])"
    shown = dict(rows(checks).evaluate_all(script))
    assert shown == {figure.id: OUTCOME_WORDS[outcome(figure)] for figure in FIGURES}


def test_the_verdicts_are_counted_and_the_rule_is_printed(checks):
    for one in Outcome:
        count = sum(outcome(figure) is one for figure in FIGURES)
        expect(checks.get_by_test_id("stMain")).to_contain_text(f"{count} {OUTCOME_WORDS[one]}")
    expect(checks.get_by_text("share a value")).to_be_visible()
    expect(checks.get_by_text("Few sources are independent")).to_be_visible()


def test_filters_are_kept_by_the_address_one_entry_a_step(checks, visitor):
    before = checks.evaluate("history.length")
    checks.locator(".checks select[name=verdict]").select_option("differs")
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
    checks.locator(f".checks button[data-figure={OPENED}]").click()
    expect(checks).to_have_url(re.compile(rf"\?figure={OPENED}$"))
    expect_opened(checks, OPENED)
    assert checks.evaluate("history.length") == before + 1
    expect(checks.locator(f".checks button[data-figure={OPENED}]")).to_have_attribute("aria-current", "true")
    other = "denominations"
    checks.locator(f".checks button[data-figure={other}]").click()
    expect_opened(checks, other)
    checks.go_back()
    expect_opened(checks, OPENED)
    assert visitor.problems == []


@pytest.mark.parametrize("figure_id", [OPENED, "transit-2022", "peacekeepers", "rail-per-day-2023"])
def test_a_deep_link_opens_a_figure(visitor, figure_id):
    expect_opened(visitor.open(f"/cross_checks?figure={figure_id}"), figure_id)
    assert visitor.problems == []


def expect_opened(page, figure_id):
    figure = DATA.figures[figure_id]
    card = page.locator(".st-key-opened-check")
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
    expect_settled(page, chart)
    expect(chart.locator(".point").first).to_be_attached()
    script = "chart => [...new Set(chart.data.flatMap(trace => [...trace.customdata].map(row => row[0])))]"
    assert chart.evaluate(script) == expected


def expect_settled(page, plot):
    """Wait until the server has drawn a chart anew and the old one is gone."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    expect(plot).to_have_count(1)


def test_the_interview_is_set_beside_itself(checks):
    for check in DATA.checks.values():
        row = checks.get_by_role("row").filter(has_text=check.statement)
        expect(row).to_contain_text(OUTCOME_WORDS[check.outcome])


SERIES = "chart => chart.data.flatMap(trace => [...(trace.customdata ?? [])].map(row => row[0]))"


def expect_series(page, chart_id, on):
    chart = DATA.charts[chart_id]
    plot = page.locator(f".st-key-chart-{chart_id} .js-plotly-plot")
    box = page.locator(f"input[data-switch=series][value={chart_id}]")
    expect(box).to_be_checked(checked=on)
    diamonds = plot.locator("g.cartesianlayer .subplot.x60y60")
    expect(diamonds).to_have_count(1 if on else 0)
    expect_settled(page, plot)
    drawn = set(plot.evaluate(SERIES))
    assert (set(chart.series_ids) <= drawn) is on


def test_published_series_are_switched_on_by_the_reader_and_kept_by_the_address(visitor):
    page = visitor.open("/cargo_transit")
    expect_series(page, "transit", on=False)
    page.locator("input[data-switch=series][value=transit]").check()
    expect_series(page, "transit", on=True)
    expect_series(page, "freight-levels", on=False)
    expect(page).to_have_url(re.compile(r"\?series=transit$"))
    page.locator("input[data-switch=series][value=freight-levels]").check()
    expect_series(page, "freight-levels", on=True)
    expect(page).to_have_url(re.compile(r"\?series=transit~freight-levels$"))
    page.go_back()
    expect_series(page, "freight-levels", on=False)
    expect_series(page, "transit", on=True)
    again = visitor.open("/cargo_transit?series=freight-levels&readings=titr-exports-index-2023-as-increase")
    expect_series(again, "freight-levels", on=True)
    expect_series(again, "transit", on=False)
    expect(again.locator("input[data-switch=readings]")).to_be_checked()
    assert visitor.problems == []


def test_a_series_there_is_not_is_noticed(visitor):
    page = visitor.open("/cargo_transit?series=freight")
    expect(page.get_by_test_id("stAlert")).to_contain_text("There is no chart with series called “freight”.")


def test_the_panel_of_a_number_has_its_verdict_and_leads_to_the_comparison(visitor):
    page = visitor.open("/cargo_transit?figure=titr-growth-2023")
    badge = page.locator(".panel:visible .badge")
    expect(badge).to_have_text("sources disagree")
    page.locator(".panel:visible").get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/cross_checks\?figure=titr-growth-2023$"))
    expect_opened(page, "titr-growth-2023")
    assert visitor.problems == []


def test_the_claims_index_has_the_verdicts(visitor):
    page = visitor.open("/interview?verdict=differs")
    expect(page.locator(".claims tbody tr")).to_have_count(1)
    expect(page.locator(".claims tbody button[data-verdict]")).to_have_text("differs")
