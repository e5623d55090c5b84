"""Pages as documents: read without scripts and without the server, and replaced by Streamlit's page unnoticed."""

import functools
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from interview.folder.dataset import load
from tests.browser.conftest import PHONE, ROOT, SCREEN, serve, visit

DATA = load()
PATHS = ["/" if page.home else f"/{page.name}" for page in DATA.pages.values()]
STORIES = ["/trade_growth", "/cargo_transit", "/"]
SOCKET = re.compile(".*/_stcore/stream")
STARTER = re.compile(r".*/static/js/index\..*\.js")
CHARTS = ".chart.js-plotly-plot > .plot-container"
SHIFT = 0.02  # of the window; a reader does not see less, once the fonts are there
WATCH = """() => {
    window.seen = { shift: 0, doubles: [], drawn: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.seen.shift += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => {
        const ids = [...document.querySelectorAll("[data-story]")].map((one) => one.dataset.story);
        if (new Set(ids).size < ids.length) window.seen.doubles = ids;
        if (document.querySelector(".stApp")) window.seen.drawn ||= document.querySelectorAll("CHARTS").length || -1;
    }).observe(document, { subtree: true, childList: true });
}""".replace("CHARTS", CHARTS)
MOVED = """() => document.querySelectorAll(".plot-container").forEach((one) => { one.dataset.first = "yes"; })"""


def leaves(page: Page) -> None:
    """Wait until Streamlit's page stands in the place of the document."""
    expect(page.locator("[data-document]")).to_have_count(0)
    expect(page.get_by_test_id("stApp")).to_be_visible()


def hold(page: Page, address: str) -> None:
    """Open a page and hold back Streamlit's first file, which is asked for once the document is drawn."""
    page.route(STARTER, lambda _: None)
    with page.expect_request(STARTER):
        page.goto(address)


def let_go(page: Page) -> None:
    """Let the requests go on that were held back, and hold no more."""
    page.unroute_all()


@pytest.fixture
def alone(tabs):
    """A visitor whose browser cannot reach the server's socket."""
    with tabs.open() as visitor:
        visitor.page.route_web_socket(SOCKET, lambda socket: socket.close())
        yield visitor


@pytest.fixture(scope="module")
def with_fonts(tabs):
    """Tabs of a browser that has the fonts."""
    for path in ("/trade_growth", "/downloads"):
        with tabs.open() as visitor:
            visitor.open(path)
    return tabs


@pytest.mark.parametrize("size", [SCREEN, PHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("path", PATHS)
def test_a_document_gives_way_to_streamlits_page_without_jump_or_double(with_fonts, server, path, size):
    with with_fonts.open(size) as visitor:
        page = visitor.page
        page.add_init_script(f"({WATCH})()")
        page.goto(server.address + path)
        leaves(page)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        seen = page.evaluate("() => window.seen")
        assert seen["doubles"] == []
        assert seen["shift"] < SHIFT
        ids = page.evaluate("() => [...document.querySelectorAll('body [id]')].map((one) => one.id)")
        assert sorted({one for one in ids if ids.count(one) > 1}) == []
        assert visitor.problems == []


@pytest.mark.parametrize("path", STORIES)
def test_the_charts_are_drawn_before_streamlit_starts_and_then_moved(browser, server, path):
    with visit(browser, server) as visitor:
        page = visitor.page
        page.add_init_script(f"({WATCH})()")
        hold(page, server.address + path)
        expect(page.locator("[data-document] h1")).to_be_in_viewport()
        count = page.locator("[data-document] [data-step]").count()
        expect(page.locator(f"[data-document] {CHARTS}")).to_have_count(count)
        page.evaluate(MOVED)
        expect(page.locator(".stApp")).to_have_count(0)
        let_go(page)
        leaves(page)
        assert page.evaluate("() => window.seen.drawn") == count
        expect(page.locator(f"{CHARTS}[data-first=yes]")).to_have_count(count)
        expect(page.locator(CHARTS)).to_have_count(count)


def test_a_first_visit_fetches_no_font_that_it_does_not_show(browser, server):
    with visit(browser, server) as visitor:
        page, asked = visitor.page, []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(f"{server.address}/trade_growth")
        leaves(page)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        fonts = {name.partition(".")[0] for name in asked if name.endswith(".woff2")}
        assert fonts == {"quotation", "SourceSansVF-Upright"}
        quote = page.locator(".passage blockquote").first
        with page.expect_request(re.compile("SourceSerifVariable-Roman")):
            quote.evaluate("quote => quote.append(' Мост')")  # letters that the cut has not come from the whole font


def test_what_the_reader_chose_focused_and_scrolled_to_stays_when_streamlit_takes_over(browser, server):
    with visit(browser, server) as visitor:
        page = visitor.page
        hold(page, f"{server.address}/cargo_transit")
        page.get_by_role("checkbox").first.check()
        words = page.locator(".passage button[data-figure=rail-2023]").first
        words.click()
        expect(page.locator(".card[data-card=rail-2023]")).to_be_visible()
        page.evaluate("() => window.scrollTo(0, 900)")
        words.evaluate("(one) => one.focus({ preventScroll: true })")
        step = "() => document.querySelectorAll('.step')[2].getBoundingClientRect().top"
        before = page.evaluate(step)
        address = page.url
        let_go(page)
        leaves(page)
        assert abs(page.evaluate(step) - before) < 1
        assert page.url == address
        expect(words).to_be_focused()
        expect(page.locator(".card[data-card=rail-2023]")).to_be_attached()
        expect(page.locator(".passage button[data-figure=rail-2023][aria-current=true]").first).to_be_attached()
        expect(page.get_by_role("checkbox").first).to_be_checked()
        page.keyboard.press("Escape")
        expect(page.locator(".card")).to_have_count(0)


def test_after_the_change_every_part_still_does_its_work_once(browser, server):
    with visit(browser, server) as visitor:
        page = visitor.open("/interview")
        expect(page.locator(".index form")).to_have_count(1)
        page.locator(".passage button[data-figure=rail-2023]").first.click()
        expect(page.locator(".card[data-card=rail-2023]")).to_be_in_viewport()
        assert visitor.problems == []


@pytest.fixture(scope="module")
def status(server):
    """The status of the answer to an address, asked once: the pages have many links in common."""
    return functools.cache(lambda path: server.get(path)[0])


@pytest.mark.parametrize("path", PATHS)
def test_without_scripts_a_page_reads_well_and_its_links_work(browser, server, status, path):
    with visit(browser, server, java_script_enabled=False) as visitor:
        page = visitor.page
        page.goto(server.address + path)
        expect(page.locator(":is(h1, .slide h2)").first).to_be_visible()
        expect(page.get_by_text("You need to enable JavaScript")).to_have_count(0)
        expect(page.locator("noscript .alone")).to_be_visible()
        expect(page.locator("p.alone[role]")).to_be_hidden()
        for alt in page.locator(".chart[role=group] noscript").all():
            expect(alt).to_be_visible()
        links = page.locator(":is(header.bar, [data-document]) a[href]").evaluate_all(
            "(all) => all.map((one) => one.href)"
        )
        own = sorted({link for link in links if link.startswith(server.address)})
        assert {link.removeprefix(server.address).partition("?")[0] for link in own} >= set(PATHS)
        assert [link for link in own if status(link.removeprefix(server.address)) != 200] == []
        page.get_by_role("navigation").get_by_role("link", name="Cargo").click()
        expect(page).to_have_url(f"{server.address}/cargo_transit")


def test_where_the_socket_is_blocked_the_document_stays_and_works(alone):
    page = alone.page
    page.goto(f"{alone.address}/trade_growth")
    expect(page.locator("[data-document][data-alone] p.alone[role]")).to_be_in_viewport()
    expect(page.locator(f"[data-document] {CHARTS}")).to_have_count(4)
    words = page.locator(".passage button[data-figure=trade-growth-2023]").first
    words.click()
    expect(page.locator(".card[data-card=trade-growth-2023]")).to_be_visible()
    expect(page.locator(".lit")).not_to_have_count(0)
    shown = page.locator("[data-step=trade-path] .point").count()
    page.locator("[data-step=trade-path] input[data-switch=series]").check()
    expect(page.locator("[data-step=trade-path] .point")).not_to_have_count(shown)
    page.get_by_role("navigation").get_by_role("link", name="Cargo").click()
    expect(page.locator("[data-document] h1")).to_be_visible()
    assert [one for one in alone.problems if "WebSocket" not in one] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_in_a_document(alone, path, scheme):
    page = alone.page
    page.emulate_media(color_scheme=scheme)
    page.goto(alone.address + path)
    count = page.locator("[data-document] [data-step]:not([hidden])").count()
    expect(page.locator(f"[data-document] [data-step] {CHARTS}")).to_have_count(count)
    found = Axe().run(page, "[data-document]").response["violations"]
    named = [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]
    assert named == []


def test_an_unknown_address_says_what_there_is(browser, server):
    with visit(browser, server) as visitor:
        page = visitor.page
        assert page.goto(f"{server.address}/no_such_page").status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
        page.get_by_role("link", name="Cargo").click()
        expect(page).to_have_url(f"{server.address}/cargo_transit")


def test_a_value_nobody_has_is_noticed_in_the_document_too(alone):
    page = alone.page
    page.goto(f"{alone.address}/trade_growth?figure=nothing<b>")
    expect(page.get_by_role("note")).to_contain_text("There is no number called “nothing<b>”.")


def test_the_server_is_healthy_only_with_good_data(tmp_path):
    for name in ("interview", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    with serve(tmp_path) as server:
        assert server.get("/healthz")[::2] == (200, b"ok")
    (tmp_path / "data" / "charts.csv").unlink()
    with serve(tmp_path) as server:
        status, _, content = server.get("/healthz")
        assert (status, b"charts.csv" in content) == (503, True)
        assert b"charts.csv:0" in server.get("/")[2]
