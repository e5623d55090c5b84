"""Pages on paper: no navigation, no chart cut, every row of every table, address and date at the foot."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from interview.folder.dataset import load
from tests.browser.conftest import visit
from tests.browser.test_layout import PAGES, opened

DATA = load()
PAPER = 680  # pixels: the width of a chart on a sheet of A4
_CHARTS = """(all) => all.map((one) => [
    one.querySelector(".subtitle")?.textContent ?? "",
    [...one.querySelectorAll(".main-svg text")].map((text) => text.textContent).filter((text) => text.trim()),
])"""
_WORDS = """(all) => all.map((one) => [...one.querySelectorAll(".main-svg text")]
    .flatMap((text) => text.querySelector("tspan") ? [...text.querySelectorAll(".line")] : [text])
    .map((text) => text.textContent).filter((text) => text.trim()))"""
_BEFORE_PRINT = "() => { window.dispatchEvent(new Event('beforeprint')); }"
_PALE = """(all) => all.filter((one) => one.checkVisibility() && one.textContent.trim()).filter((one) => {
    const [red, green, blue] = getComputedStyle(one).color.match(/[\\d.]+/g).map(Number);
    return red + green + blue > 3 * 128;
}).map((one) => one.textContent)"""
_CELLS = """(all) => all.filter((one) => one.checkVisibility())
    .map((row) => [...row.cells].map((cell) => cell.textContent))"""


def squeezed(text: str) -> str:
    """A text without its spaces, which a line may have broken, and without ligatures."""
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFKC", text))


def sheets(page) -> list[str]:
    """The texts of the sheets of a page."""
    pdf = page.pdf(prefer_css_page_size=True)
    return [squeezed(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture(scope="module", params=PAGES)
def printed(request, tabs):
    """A page and the texts of its sheets."""
    with tabs.open() as visitor:
        page = opened(visitor, request.param)
        yield request.param, page, sheets(page)
        assert visitor.problems == []


def test_no_chart_is_cut_by_a_page(printed):
    _, page, paper = printed
    charts = page.locator(".step").evaluate_all(_CHARTS)
    cut = [words for words in charts if not any(on_one(sheet, *words) for sheet in paper)]
    assert cut == []


def test_no_chart_beside_what_others_published_is_cut_by_a_page(browser, server):
    with visit(browser, server) as visitor:
        page = opened(visitor, "cross_checks")
        expect(page.locator(".comparison .main-svg").first).to_be_visible()
        paper = sheets(page)
        charts = page.locator(".comparison .chart, .disputes .chart").evaluate_all(_WORDS)
        assert charts
        assert [words for words in charts if not any(on_one(sheet, "", words) for sheet in paper)] == []


def test_no_sheet_holds_only_the_foot_of_its_page(printed):
    _, _, paper = printed
    address_and_day = r"https?://.*?·.*?\d{1,2},\d{4}"
    assert re.sub(address_and_day, "", paper[-1]).split("Source:")[0]


def test_a_sum_below_a_table_is_printed_once(browser, server):
    with visit(browser, server) as visitor:
        page = opened(visitor, "overview")
        sum_of_topics = page.locator(".topics tfoot td").first.text_content()
        assert "".join(sheets(page)).count(squeezed(sum_of_topics)) == 1


@pytest.mark.parametrize("name", ["cross_checks", "downloads", "since"])
def test_all_words_are_dark_on_paper_though_the_screen_is_dark(browser, server, name):
    with visit(browser, server, color_scheme="dark") as visitor:
        page = opened(visitor, name)
        page.evaluate(_BEFORE_PRINT)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.locator(":is(main, .stMain) :is(p, td, th, li, h1, h2, h3, summary)").evaluate_all(_PALE) == []


def test_the_text_is_printed_before_its_charts_which_are_as_wide_as_the_sheet_and_have_their_keys(browser, server):
    with visit(browser, server) as visitor:
        page = opened(visitor, "interview")
        expect(page.locator(".step:visible .main-svg").first).to_be_visible()
        page.evaluate(_BEFORE_PRINT)
        steps = page.locator(".step")
        widths = steps.evaluate_all("(all) => all.map((one) => one.querySelector('.main-svg')?.getAttribute('width'))")
        assert set(widths) == {str(PAPER)}
        page.emulate_media(media="print")
        assert page.locator(".passage").bounding_box()["y"] < steps.first.bounding_box()["y"]
        expect(steps.first.locator(".kinds")).to_be_visible()


def on_one(sheet: str, subtitle: str, labels: list[str]) -> bool:
    """Whether a sheet holds a chart with everything written in it."""
    return all(squeezed(words) in sheet for words in [subtitle, *labels])


def test_every_row_of_every_table_is_printed(printed):
    _, page, paper = printed
    whole = "".join(paper)
    page.emulate_media(media="print")
    rows = page.locator("tbody tr").evaluate_all(_CELLS)
    page.emulate_media(media="screen")
    missing = [(row, cell) for row in rows for cell in row if squeezed(cell) not in whole]
    assert missing[:5] == []


def test_paper_holds_no_links_or_switches_but_address_and_day(printed):
    name, page, paper = printed
    whole = "".join(paper)
    unwanted = [squeezed(one) for one in ("CSV, Excel, image", "What others published, by year", "Show all")]
    assert [one for one in unwanted if one in whole] == []
    for title in ("Cross-checks", "Interview"):
        assert paper[0].startswith(squeezed(title)) is False or DATA.pages[name].title == title
    assert re.search(rf"{re.escape(squeezed(page.url))}·.*\d{{4}}", paper[-1])


def test_charts_are_drawn_for_paper_in_light_and_afterwards_as_before(tabs):
    with tabs.open(color_scheme="dark") as visitor:
        page = opened(visitor, "cargo_transit")
        plot = page.locator("[data-step=freight] .main-svg").first
        text = page.locator("[data-step=freight] .textpoint text").first
        before = plot.get_attribute("width"), text.evaluate("(one) => one.style.fill")
        page.evaluate("() => { window.dispatchEvent(new Event('beforeprint')); }")
        expect(plot).to_have_attribute("width", str(PAPER))
        expect(text).to_have_attribute("style", re.compile(r"(^|[; ])fill: rgb\(22, 32, 43\)"))
        page.evaluate("() => { window.dispatchEvent(new Event('afterprint')); }")
        expect(plot).to_have_attribute("width", before[0])
        expect(text).to_have_attribute("style", re.compile(re.escape(before[1])))
