import re
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from interview.downloads.catalogue import downloads
from interview.folder.dataset import load
from interview.views.blocks import StoryBlock
from interview.views.front import headline
from interview.views.pages import page_body
from interview.views.record import record_title
from interview.views.since import since_highlights
from interview.views.ui_words import UI_WORDS
from interview.words.shown import fill
from interview.words.wording import number_spans
from tests.browser.conftest import PHONE, ROOT, SCREEN, serve, visit

DATA = load()
PAGES = list(DATA.pages.values())
NAMES = [page.name for page in PAGES if not page.bare]  # presenter mode has its own tests
TITLES = {
    "overview": headline(DATA),
    "interview": "Every number in its sentence",
    "cross_checks": record_title(DATA),
    "downloads": "Take the numbers with their proof",
    "since": "18 of 37 numbers can be followed past the interview",
}
WITH_LEAD = [name for name in NAMES if name not in TITLES]
STORY = ":is([data-layout=page], [data-layout=aside])"
CHARTS = {name: [f"{STORY} [data-step={chart.id}]" for chart in DATA.charts_of(name)] for name in NAMES}
CHARTS |= {"interview": [".strip"], "cross_checks": [".comparison"]}
FOLLOWED = [block.story for block in page_body(DATA, "since") if isinstance(block, StoryBlock)]
CHARTS["since"] = [f"[data-layout=page] [data-step={step.id}]" for story in FOLLOWED for step in story.steps]
QUOTED = {finding.excerpt_id for finding in DATA.findings}
CARDS = [f"[data-story=card-{finding.chart_id}]" for finding in DATA.findings]

MARKS = ".point, .textpoint"

every_page = pytest.mark.parametrize("name", NAMES)

_MARKED_TEXT = """figures => figures.map(figure => [
    figure.dataset.excerpt,
    [...figure.querySelectorAll("blockquote > .sentence")].flatMap(sentence => [...sentence.childNodes])
        .flatMap(node => node.className === "tied" ? [...node.childNodes] : [node]).map(node =>
        node.nodeName === "#text" ? node.data : [node.nodeName, node.dataset.figure ?? "", node.textContent]),
])"""
_CUSTOM_DATA = """charts => charts.flatMap(chart => chart.data
    .filter(trace => trace.type === "bar" || trace.mode !== "lines")
    .map(trace => [trace.x.length, [...trace.customdata].map(row => row[0])]))"""


def path_of(name):
    return "/" if name == "overview" else f"/{name}"


def title_of(name):
    return TITLES.get(name) or fill(DATA.charts_of(name)[0].title, DATA.figures)


def expect_page(page, address, name):
    """Wait until a page stands in its frame: navigation, title, address."""
    links = page.locator("header.bar a:not(.skip)")
    named = [DATA.about.title, *(entry.title for entry in PAGES if not entry.home)]
    expect(links).to_have_text([re.compile(f"^{re.escape(one)}$") for one in named])
    current = links.and_(page.locator("[aria-current=page]"))
    expect(current).to_have_text([entry.title for entry in PAGES if entry.name == name and not entry.home])
    expect(page.get_by_role("heading", level=1)).to_have_text(title_of(name))
    expect(page).to_have_url(address + path_of(name))


def expect_charts(page, name):
    """Wait until every chart of a page is drawn with its marks."""
    for place in CHARTS[name] + (CARDS if name == "overview" else []):
        chart = page.locator(f"{place} .js-plotly-plot")
        expect(chart.locator(".main-svg").first).to_be_visible()
        expect(chart.locator(MARKS).first).to_be_attached()
        expect(chart.locator(MARKS)).not_to_have_count(0)


def test_a_deep_link_to_a_fresh_server_shows_the_page_in_its_frame(browser):
    with serve(ROOT) as fresh, visit(browser, fresh) as visitor:
        page = visitor.open("/it_exports")
        expect_page(page, fresh.address, "it_exports")
        expect_charts(page, "it_exports")


@pytest.fixture(scope="module", params=NAMES)
def opened(request, browser, server):
    """A page opened by a deep link, complete: its name, the visit and the page; tests leave it as they found it."""
    with visit(browser, server) as one:
        page = one.open(path_of(request.param))
        expect_charts(page, request.param)
        yield request.param, one, page


def test_a_deep_link_shows_its_page_without_errors_or_other_hosts(opened):
    name, visitor, page = opened
    expect_page(page, visitor.address, name)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Source: ").last).to_contain_text(f"Data version {DATA.version}.")
    assert visitor.problems == []


def test_charts_have_the_words_of_their_data_as_alternative_text(opened):
    name, _, page = opened
    texts = {
        chart.id: page.locator(f"{STORY} [data-step={chart.id}] .chart").get_attribute("aria-label")
        for chart in DATA.charts_of(name)
    }
    keys = UI_WORDS["walk"]
    assert texts == {chart.id: f"{fill(chart.alt, DATA.figures)} {keys}" for chart in DATA.charts_of(name)}


def test_the_first_chart_and_its_first_sentence_are_seen_without_scrolling(opened):
    name, _, page = opened
    if name in WITH_LEAD:
        first = DATA.charts_of(name)[0]
        expect(page.locator(f"[data-layout=page] [data-step={first.id}] .js-plotly-plot")).to_be_in_viewport(ratio=1)
        expect(sentence_beside(page, first)).to_be_in_viewport(ratio=1)


def sentence_beside(page, chart):
    first = min(chart.excerpt_ids, key=lambda excerpt_id: DATA.excerpts[excerpt_id].start)
    return page.locator(f"[data-story={chart.page}] figure[data-excerpt={first}] .sentence").first


def expected_text(excerpt):
    """The parts of an excerpt in the page: plain text, a button for each figure, a note for other number words."""
    parts, place = [], excerpt.start
    for item_id, mention in DATA.marks(excerpt):
        node = ["BUTTON", item_id, mention.verbatim] if item_id else ["SPAN", "", mention.verbatim]
        parts += [excerpt.quote[place - excerpt.start : mention.start - excerpt.start], node]
        place = mention.end
    return [part for part in [*parts, excerpt.quote[place - excerpt.start :]] if part]


def joined(parts):
    """The parts with the texts of neighbouring sentences put together."""
    found = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return found


def test_every_number_of_every_excerpt_is_a_button_with_its_figure(opened):
    name, _, page = opened
    wanted = {excerpt_id for chart in DATA.charts_of(name) for excerpt_id in chart.excerpt_ids}
    wanted -= QUOTED if name == "overview" else set()  # they stand with the findings above
    excerpt_ids = [one for one in DATA.excerpts if one in wanted or name == "interview"]
    excerpt_ids.sort(key=lambda excerpt_id: DATA.excerpts[excerpt_id].start)
    if name == "since":
        excerpt_ids = [quote.id for story in FOLLOWED for quote in story.passage]
    if name == "overview":  # what came of the numbers that matter most stands before the charts of the page
        excerpt_ids = [*(quote.id for quote in since_highlights(DATA).story.passage), *excerpt_ids]
    figures = page.locator("[data-story]:not([data-layout=card]) .passage figure[data-excerpt]")
    expect(figures).to_have_count(len(excerpt_ids))
    shown = [[excerpt_id, joined(parts)] for excerpt_id, parts in figures.evaluate_all(_MARKED_TEXT)]
    assert shown == [[excerpt_id, expected_text(DATA.excerpts[excerpt_id])] for excerpt_id in excerpt_ids]
    unmarked = [part for _, parts in shown for part in parts if isinstance(part, str) and any(number_spans(part))]
    assert unmarked == []


def test_every_point_of_every_chart_carries_an_id_of_the_dataset(opened):
    name, _, page = opened
    traces = page.locator(".js-plotly-plot").evaluate_all(_CUSTOM_DATA)
    known = {*DATA.items, *DATA.later, ""}
    assert bool(traces) is (name != "downloads")
    assert [(size, ids) for size, ids in traces if size != len(ids) or not known.issuperset(ids)] == []


def test_every_download_is_offered(opened):
    name, _, page = opened
    tables = [f"charts/{chart.id}" for chart in DATA.charts_of(name) if name != "present"]
    if name == "downloads":
        tables += [path.rpartition(".")[0] for path in downloads(DATA) if not path.startswith("charts/")]
    links = page.get_by_test_id("stMain").locator("a[download]")
    addresses = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    paths = {address.removeprefix("/data/") for address in addresses}
    assert {path.rpartition(".")[0] for path in paths} == set(tables)
    assert paths <= downloads(DATA).keys()


def test_nothing_scrolls_sideways_on_screens_and_phones(opened):
    _, _, page = opened
    overhang = "element => element.scrollWidth - element.clientWidth"
    found = {}
    for width in (1920, PHONE["width"], SCREEN["width"]):
        page.set_viewport_size({"width": width, "height": SCREEN["height"]})
        expect_plots_to_fit(page)
        document = page.evaluate(f"() => ({overhang})(document.scrollingElement)")
        found[width] = (document, page.get_by_test_id("stMain").evaluate(overhang))
    assert found == {1920: (0, 0), PHONE["width"]: (0, 0), SCREEN["width"]: (0, 0)}


def test_on_a_phone_the_sentences_stand_below_their_chart(opened):
    name, _, page = opened
    if name in WITH_LEAD:
        first = DATA.charts_of(name)[0]
        page.set_viewport_size(PHONE)
        expect_plots_to_fit(page)
        chart = page.locator(f"[data-layout=page] [data-step={first.id}] .js-plotly-plot").bounding_box()
        sentence = sentence_beside(page, first).bounding_box()
        page.set_viewport_size(SCREEN)
        expect_plots_to_fit(page)
        assert sentence["y"] >= chart["y"] + chart["height"]


def expect_plots_to_fit(page):
    """Wait until every chart is drawn in the width of its place."""
    for holder in page.locator(".js-plotly-plot").all():
        plot = holder.locator(".main-svg").first
        width = round(holder.bounding_box()["width"])
        expect(plot).to_have_attribute("width", re.compile(rf"{width}|{width - 1}|{width + 1}"))


def test_headings_go_down_one_step_at_a_time(opened):
    _, _, page = opened
    ordered = Axe().run(page, options={"runOnly": ["heading-order"]}).response
    assert ordered["passes"] + ordered["incomplete"]
    assert [node["html"] for violation in ordered["violations"] for node in violation["nodes"]] == []


def test_checkboxes_are_large_enough_to_hit(opened):
    _, _, page = opened
    boxes = [box.bounding_box() for box in page.locator("input[data-switch]").all()]
    assert [box for box in boxes if box["width"] < 24 or box["height"] < 24] == []


def test_every_page_is_reached_through_the_navigation(visitor):
    page = visitor.open("/")
    for entry in [*(entry for entry in PAGES[1:] if entry.name in NAMES), PAGES[0]]:
        words = DATA.about.title if entry.home else entry.title
        page.locator("header.bar a").filter(has_text=re.compile(f"^{re.escape(words)}$")).click()
        expect_page(page, visitor.address, entry.name)
    assert visitor.problems == []


@every_page
def test_an_unknown_figure_in_the_address_is_noticed_and_the_page_shown_as_usual(visitor, server, name):
    path = f"{path_of(name)}?figure=transit-2032"
    page = visitor.open(path)
    expect(page.get_by_test_id("stAlert")).to_have_text(
        re.compile("There is no number called “transit-2032”. Near it: transit-2023, transit-2022, ")
    )
    expect_charts(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text(title_of(name))
    expect(page.locator(".passage button[aria-current]")).to_have_count(0)
    assert server.get(path)[0] == 200


def test_a_known_figure_in_the_address_brings_no_notice(visitor):
    page = visitor.open("/it_exports?figure=it-exports-2023")
    expect(page.locator(".passage button[aria-current]").first).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


HOSTILE = [
    "[Log in](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    r"$\frac{1}{2}$",
    "**bold** :red[red] :smile: <b>b</b>",
    "`` ` code ` ``",
    "# title\n- item\n\n1. item",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_the_address_is_shown_as_it_is(visitor, text):
    page = visitor.open(f"/it_exports?{urlencode({'figure': text})}")
    alert = page.get_by_test_id("stAlert")
    shown = re.sub("[^ -~]", " ", text)
    expect(alert).to_have_text(re.compile(f"There is no number called “{re.escape(shown)}”. Near it: "))
    for made in ("a", "img", ".katex", "strong", "b", "h1", "li", "[data-testid=stMarkdownColoredText]"):
        expect(alert.locator(made)).to_have_count(0)
    assert visitor.problems == []


def test_many_unknown_names_bring_a_few_notices(visitor):
    names = "~".join(f"n-{number}" for number in range(2000))
    page = visitor.open(f"/it_exports?figure={'x' * 2000}&readings={names}")
    alerts = page.get_by_test_id("stAlert")
    expect(alerts).to_have_count(6)
    expect(alerts.first).to_contain_text(f"“{'x' * 60}…”")
    expect(alerts.last).to_have_text(re.compile("1,996 more names in the address are unknown"))
