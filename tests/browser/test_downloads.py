"""What a visitor takes along: files, pictures, code, citations."""

import csv
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from interview.charts import draw
from interview.charts.signs import signs_of
from interview.charts.spec import spec
from interview.charts.theme import LOOKS, PALETTE, SWATCHES
from interview.charts.theme import SCREEN as WIDE
from interview.folder.dataset import load
from interview.words.shown import fill
from tests.browser.conftest import PHONE, ROOT, SCREEN, serve, visit

DATA = load()
CHART = DATA.charts["it-exports"]
FILL = re.compile(r"(?<![-\w])fill: ?(rgb\([^)]*\))")
LIGHT = {f"rgb({', '.join(str(byte) for byte in bytes.fromhex(light[1:]))})" for light, _ in PALETTE.values()}
PICTURE = re.compile(r"[a-z_]+-[a-z-]+-v\d+\.\d+\.\d+\.(png|svg)")
SVG = "{http://www.w3.org/2000/svg}"


def step_of(page, chart):
    """The chart in the story of its page, not in a card."""
    return page.locator(f":is([data-layout=page], [data-layout=aside]) [data-step={chart.id}]")


def opened(visitor, chart, path=None):
    """Open the page of a chart and return the part with its downloads."""
    page = visitor.open(path or ("/" if chart.page == "overview" else f"/{chart.page}"))
    expect(step_of(page, chart).locator(".js-plotly-plot :is(.point, .textpoint)").first).to_be_attached()
    return downloads_of(page, chart)


def downloads_of(page, chart):
    part = step_of(page, chart).locator(".tools")
    if not part.locator("a").first.is_visible():
        part.get_by_text("CSV, Excel, image").click()
    expect(part.locator("a").first).to_be_visible()
    return part


def address_of(link):
    """The address of a link below the server's own."""
    return link.evaluate("link => { const { pathname, search } = new URL(link.href); return pathname + search; }")


def saved(page, control):
    with page.expect_download() as download:
        control.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def picture_of(page, part, suffix):
    return saved(page, part.get_by_role("button", name=suffix.upper(), exact=True))


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def words_of(svg):
    return [" ".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def tabs(tabs):
    """Tabs that may use the clipboard."""
    tabs.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return tabs


def test_each_button_of_a_chart_gives_the_bytes_of_its_address(visitor, server):
    part = opened(visitor, CHART)
    links = part.locator("a").all()
    assert len(links) == 6
    for link in links:
        name, content = saved(visitor.page, link)
        status, headers, expected = server.get(address_of(link))
        assert (status, headers["content-disposition"]) == (200, f'attachment; filename="{name}"')
        assert content == expected


# One visit for each sort: Chromium asks before it saves more than ten files in a row from one page.
@pytest.mark.parametrize(("sort", "count"), [("all", 3), ("figures", 6), ("sources", 5)])
def test_each_button_of_the_downloads_page_gives_the_bytes_of_its_address(visitor, server, sort, count):
    """The first list of each sort."""
    page = visitor.open("/downloads")
    page.get_by_text("The files behind the figures").click()
    links = page.locator(f"[data-block=downloads-{sort}] section").first.locator("a")
    expect(links).to_have_count(count)
    for link in links.all():
        name, content = saved(page, link)
        _, headers, expected = server.get(address_of(link))
        assert (content, f'attachment; filename="{name}"') == (expected, headers["content-disposition"])


def test_the_buttons_count_the_rows_and_as_shown_follows_the_readings(visitor, server):
    part = opened(visitor, CHART)
    readings = [name for group in CHART.readings for name in group.ids]
    assert counted(part, server) == {"all rows": len(CHART.ids) + len(readings), "as shown": len(CHART.ids)}
    visitor.page.locator(f"input[data-switch=readings][value={readings[0]}]").check()
    expect(part.get_by_role("link", name="as shown")).to_have_text(f"CSV, as shown ({len(CHART.ids) + 1})")
    assert counted(part, server) == {"all rows": len(CHART.ids) + len(readings), "as shown": len(CHART.ids) + 1}
    name, content = saved(visitor.page, part.get_by_role("link", name="as shown"))
    assert [row["figure_id"] for row in rows_of(content) if row["reading"]] == [readings[0]]
    assert name == f"it_exports-it-exports-filtered-v{DATA.version}.csv"


def counted(part, server):
    """The number on each button, which is the number of rows behind it."""
    counts = {}
    for link in part.get_by_role("link", name=re.compile("all rows|as shown")).all():
        words, number = re.fullmatch(r"CSV, (.+) \((\d+)\)", link.text_content()).groups()
        counts[words] = int(number)
        assert len(rows_of(server.get(address_of(link))[2])) == int(number)
    return counts


WITH_CHARTS = [page for page in DATA.pages.values() if DATA.charts_of(page.name) and not page.bare]


@pytest.mark.parametrize("entry", WITH_CHARTS, ids=lambda entry: entry.name)
def test_every_chart_becomes_a_picture_with_title_legend_and_source(visitor, entry):
    for chart in DATA.charts_of(entry.name):
        part = opened(visitor, chart) if chart is DATA.charts_of(entry.name)[0] else downloads_of(visitor.page, chart)
        name, svg = picture_of(visitor.page, part, "svg")
        root, text = ElementTree.fromstring(svg), " ".join(words_of(svg))
        assert name == f"{chart.page}-{chart.id}-v{DATA.version}.svg"
        assert PICTURE.fullmatch(name)
        assert float(root.get("width")) >= 1600
        source = DATA.about.source.title
        signs = signs_of(spec(draw(chart, DATA), WIDE), DATA.items)
        for words in (
            fill(chart.title, DATA.figures),
            *(swatch.words for swatch in SWATCHES if swatch.sign in signs),
            f"Source: {source}. Data version {DATA.version}.",
        ):
            assert words in text
        on_page = step_of(visitor.page, chart).locator(".main-svg text").all_text_contents()
        assert [label for label in on_page if label not in "".join(root.itertext())] == []
        texts = [node for node in root.iter() if node.tag in (f"{SVG}text", f"{SVG}tspan")]
        inks = {ink for node in texts for ink in FILL.findall(node.get("style", ""))}
        assert {"rgb(22, 32, 43)"} <= inks <= LIGHT
        assert not re.search(rb"url\((?!#|data:)", svg)
    assert visitor.problems == []


KEY = """
() => [...document.querySelectorAll("[data-step=it-exports] .kinds span[data-sign]:not([hidden])")].map((node) => {
  const style = getComputedStyle(node.querySelector("i"));
  return {
    words: node.textContent, colour: style.borderTopColor, dashed: style.borderTopStyle === "dashed",
    fill: style.backgroundColor, diamond: style.transform !== "none",
  };
})
"""
SIGNS = """
(svg) => {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  document.body.replaceChildren(root);
  return [...root.querySelectorAll("[data-swatch]")].map((sign) => {
    const style = getComputedStyle(sign);
    return {
      words: sign.nextElementSibling.textContent, colour: style.stroke, dashed: style.strokeDasharray !== "none",
      fill: style.fill, diamond: style.transform !== "none" || sign.hasAttribute("transform"),
    };
  });
}
"""


def test_a_picture_shows_each_kind_by_the_sign_of_the_page(visitor):
    part = opened(visitor, CHART)
    step_of(visitor.page, CHART).locator("label:has([data-switch=series])").click()
    expect(step_of(visitor.page, CHART).locator("[data-sign=published]")).to_be_visible()
    on_page = visitor.page.evaluate(KEY)
    in_picture = visitor.page.evaluate(SIGNS, picture_of(visitor.page, part, "svg")[1].decode())
    assert [sign["words"] for sign in in_picture] == [sign["words"] for sign in on_page]
    assert in_picture[: len(LOOKS)] == on_page[: len(LOOKS)]
    blue, grey, clear = "rgb(47, 116, 192)", "rgb(107, 118, 131)", "rgba(0, 0, 0, 0)"
    plain = {"colour": blue, "dashed": False, "fill": clear, "diamond": False}
    signs = [{"fill": blue}, {"fill": "rgb(197, 216, 238)"}, {"dashed": True}, {"colour": grey, "diamond": True}]
    signs.append({"colour": "rgb(22, 32, 43)", "fill": "none"})
    assert in_picture == [plain | sign | {"words": swatch.words} for sign, swatch in zip(signs, SWATCHES, strict=False)]


HARD_TEXTS = [
    "Telecommunications in Telecommunications in x",  # a line that begins like the one before
    "rail and rail and x rail and rail and x " * 6 + "the end",
    "a a a a a a a a " * 40 + "end",
    "One " + "unbreakable" * 20 + " word and what follows",
]
LINES = """
(svg) => {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  document.body.replaceChildren(root);
  const edge = root.viewBox.baseVal.width;
  return [...root.querySelectorAll(":scope > text")].map((node) => {
    const box = node.getBBox();
    return { text: node.textContent, size: node.getAttribute("font-size"), inside: box.x + box.width <= edge };
  });
}
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The project running, and what writes a text where its pictures have words."""
    root = tmp_path_factory.mktemp("hard")
    for name in ("interview", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", root)
    file = root / "data" / "charts.csv"
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    row = next(row for row in rows if row["chart_id"] == CHART.id)
    manifest = root / "data" / "interview.toml"
    about = manifest.read_text(encoding="utf-8")
    source_title = re.escape(DATA.about.source.title)
    with serve(root) as running:

        def with_text(text):
            row["title"] = row["subtitle"] = text
            with file.open("w", encoding="utf-8", newline="") as target:
                writer = csv.DictWriter(target, row, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
            manifest.write_text(re.sub(source_title, lambda _: text, about), encoding="utf-8")
            return running

        yield with_text


@pytest.fixture(scope="module", params=HARD_TEXTS, ids=["begins alike", "refrain", "short words", "long word"])
def hard(request, written):
    """A text that is hard to break into lines, and the server that has it."""
    return request.param, written(request.param)


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_a_picture_holds_every_word_of_its_texts(browser, hard, viewport):
    text, server = hard
    with visit(browser, server, viewport=viewport) as visitor:
        part = opened(visitor, CHART)
        lines = visitor.page.evaluate(LINES, picture_of(visitor.page, part, "svg")[1].decode())
    source = f"Source: {text}. Data version {DATA.version}. Calculations, margins and charts are ours."
    for size, words in {"22": text, "14": text, "12": source}.items():
        written = [line["text"] for line in lines if line["size"] == size]
        joint = "" if "unbreakable" in text else " "
        assert joint.join(written).replace(" ", "" if not joint else " ") == words.replace(" ", joint or "")
    assert [line["text"] for line in lines if not line["inside"]] == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": PHONE}], ids=["dark", "phone"])
def test_a_png_is_wide_and_on_paper_whatever_the_screen(browser, server, options):
    with visit(browser, server, **options) as visitor:
        part = opened(visitor, CHART, "/it_exports?figure=it-exports-2023")
        name, png = picture_of(visitor.page, part, "png")
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert name == f"it_exports-it-exports-v{DATA.version}.png"
    assert image.width >= 1600
    assert {image.getpixel(place) for place in ((0, 0), (image.width - 1, image.height - 1))} == {(255, 255, 255)}
    colours = {colour: count for count, colour in image.getcolors(image.width * image.height)}
    inks = {"text": (0x16, 0x20, 0x2B), "marks": (0x2F, 0x74, 0xC0), "tint": (0xC5, 0xD8, 0xEE)}
    assert {name for name, ink in inks.items() if colours.get(ink, 0) < 200} == set()
    assert visitor.problems == []


def test_the_table_copied_is_the_one_shown(visitor, server):
    part = opened(visitor, CHART)
    part.get_by_role("button", name="Copy as table").click()
    expect(part.get_by_role("button", name="Copied")).to_be_visible()
    text = visitor.page.evaluate("() => navigator.clipboard.readText()")
    assert text == server.get("/data/charts/it-exports.csv?readings=none&form=tab")[2].decode()
    assert text.startswith("figure_id\t")
    assert len(text.splitlines()) == len(CHART.ids) + 1


def test_the_pandas_snippet_prints_the_number_on_the_button(visitor):
    part = opened(visitor, CHART)
    part.get_by_text("Code and citation").click()
    code = part.locator("pre").first.text_content()
    number = re.search(r"all rows \((\d+)\)", part.get_by_role("link", name="all rows").text_content())[1]
    assert visitor.address in code
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert printed.stdout.strip() == number


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_curl_snippet_saves_the_file_of_the_button(visitor, tmp_path):
    part = opened(visitor, CHART)
    part.get_by_text("Code and citation").click()
    command = shlex.split(part.locator("pre").last.text_content())
    subprocess.run([*command, "--silent"], cwd=tmp_path, check=True, timeout=60)
    (file,) = tmp_path.iterdir()
    assert (file.name, file.read_bytes()) == saved(visitor.page, part.get_by_role("link", name="all rows"))


def test_every_snippet_and_citation_names_this_server(visitor):
    page = visitor.open("/downloads")
    part = page.locator("[data-block=downloads-figures]")
    expect(part.locator("a").first).to_be_visible()
    texts = part.locator("section").first.locator("pre").all_text_contents()
    assert [text.count(f"{visitor.address}/data/figures.csv") for text in texts] == [1, 1, 1, 1]
    assert visitor.address in part.locator("section").first.locator("p.text").last.text_content()


def test_a_citation_can_be_copied(visitor):
    part = opened(visitor, CHART)
    part.get_by_text("Code and citation").click()
    part.get_by_role("button", name="Copy", exact=True).last.click()
    expect(part.get_by_role("button", name="Copied")).to_be_visible()
    copied = visitor.page.evaluate("() => navigator.clipboard.readText()")
    assert copied == part.locator("p.text").last.text_content()


def test_the_page_describes_its_data_and_the_policy_lets_it(visitor, server):
    page = visitor.open("/")
    block = page.locator('script[type="application/ld+json"]')
    description = json.loads(block.text_content())
    assert (description["@type"], description["url"]) == ("Dataset", f"{visitor.address}/")
    addresses = [one["contentUrl"].removeprefix(visitor.address) for one in description["distribution"]]
    assert {server.get(address)[0] for address in addresses} == {200}
    assert visitor.problems == []


def test_the_downloads_page_has_dictionary_filters_and_versions(visitor):
    page = visitor.open("/downloads")
    for heading in ("What the columns mean", "Choose rows and columns in the address", "Versions of the data"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("cell", name=DATA.about.changes[0].text)).to_be_visible()
    expect(page.get_by_role("link", name="Everything in one package (zip)")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_grave_violation_in_open_downloads(tabs, scheme):
    with tabs.open(color_scheme=scheme) as visitor:
        part = opened(visitor, CHART)
        part.get_by_text("Code and citation").click()
        violations = Axe().run(visitor.page, context=f"[data-step={CHART.id}] .tools").response["violations"]
    grave = [violation for violation in violations if violation["impact"] in ("serious", "critical")]
    assert [(v["id"], node["html"], node["failureSummary"]) for v in grave for node in v["nodes"]] == []
