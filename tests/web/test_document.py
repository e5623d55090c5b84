"""The document of every page: what it holds, how it names itself, made once for each data version."""

import re
from html.parser import HTMLParser

import pytest

from interview.folder.dataset import load
from interview.views.decks import deck_of
from interview.web import document as documents
from interview.web import stories
from interview.web.document import content, document, missing
from interview.web.pages import page_blocks

DATA = load()
SITE = "https://figures.example"
SIZED = re.compile(r"height:\d+px|--wide:\d+px;(--phone:\d+px;)?")
every_page = pytest.mark.parametrize("page", list(DATA.pages))


class Tags(HTMLParser):
    """The start tags of HTML with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def all(self, tag: str, name: str = "") -> list:
        return [known.get(name) if name else known for found, known in self.found if found == tag]


def properties(page: str, **query: str) -> dict[str, str]:
    tags = Tags(document(DATA, page, query, SITE).head)
    named = {one.get("property") or one.get("name"): one["content"] for one in tags.all("meta")}
    return named | {"canonical": next(one["href"] for one in tags.all("link") if one["rel"] == "canonical")}


@every_page
def test_a_document_holds_its_page(page):
    tags = Tags(document(DATA, page, {}, SITE).body)
    ids = [known["id"] for _, known in tags.found if known.get("id")]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []
    assert len(tags.all("h1")) == (0 if page == "present" else 1)
    charts = {known["data-step"] for _, known in tags.found if "data-step" in known}
    assert charts >= {chart.id for chart in DATA.charts_of(page)}
    places = [one for one in tags.all("div") if (one.get("class") or "").split()[:1] == ["chart"]]
    assert [one for one in places if not SIZED.fullmatch(one["style"]) or not one["aria-label"]] == []
    links = {link.partition("?")[0] for link in tags.all("a", "href")}
    assert [one.name for one in DATA.pages.values() if ("." if one.home else one.name) not in links] == []


@every_page
def test_every_part_of_a_page_names_data_that_are_there(page):
    tags = Tags(document(DATA, page, {}, SITE).body)
    ids = {known.get("id") for _, known in tags.found}
    for one in tags.all("script"):
        name = one["data-for"].removeprefix("part-")
        assert one["data-for"] in ids
        assert one["data-address"].startswith(f"{stories.PREFIX}{stories.version(DATA)}/{page}/")
        assert stories.content(DATA, page, one["data-address"].rpartition("/")[2].removesuffix(".json"))
        assert one["type"] == "application/json", name


@every_page
def test_a_page_names_itself_and_its_address(page):
    said = properties(page)
    assert said["og:title"].endswith(DATA.about.title)
    assert said["description"] == said["og:description"] != ""
    assert said["canonical"] == said["og:url"] == f"{SITE}/{'' if DATA.pages[page].home else page}"


def test_a_focused_figure_is_the_title_and_its_words_the_description():
    said = properties("cargo_transit", figure="transit-2023")
    figure = DATA.figures["transit-2023"]
    assert said["og:title"].startswith(f"{figure.title}: ")
    assert figure.mention.verbatim in said["og:description"]
    assert said["og:url"] == f"{SITE}/cargo_transit?figure=transit-2023"
    assert said["canonical"] == f"{SITE}/cargo_transit"


@pytest.mark.parametrize("number", [1, len(DATA.slides)])
def test_a_slide_is_the_title(number):
    title = deck_of(DATA).slides[number - 1].view.title
    assert properties("present", slide=str(number))["og:title"].startswith(title)


@pytest.mark.parametrize("slide", ["0", "99", "-1", "²", "x", "1" * 5000])
def test_a_slide_that_is_not_there_leaves_the_title_of_the_page(slide):
    assert properties("present", slide=slide)["og:title"] == DATA.about.title


@every_page
def test_nothing_of_an_address_becomes_markup(page):
    asked = dict.fromkeys(("figure", "slide", "readings", "series", "view"), "\"><script>x</script>'")
    shown = document(DATA, page, asked, SITE)
    assert "<script>x" not in shown.head + shown.body
    assert "There is no number called" in shown.body
    assert "<script>" not in missing(DATA, "/<script>x</script>", "")


def test_what_the_first_screen_needs_is_announced():
    tags = Tags(document(DATA, "trade_growth", {}, SITE).head)
    links = {(one["rel"], one["href"].rpartition("/")[2]) for one in tags.all("link") if one["rel"] != "canonical"}
    assert ("preload", "trade_growth.json") in links
    assert ("preload", "quotation.woff2") in links
    assert [name for rel, name in links if rel == "stylesheet"] == ["client.css"]
    plotly, entry = tags.all("script")
    assert "async" in plotly
    assert plotly["src"].endswith("/plotly-basic.min.js")
    assert entry["type"] == "module"
    assert entry["src"].endswith("/client.js")


def test_a_page_is_made_once_for_each_data_version(monkeypatch):
    made = []
    monkeypatch.setattr(documents, "page_blocks", lambda *asked: made.append(asked) or page_blocks(*asked))
    first, second = load(), load()
    for dataset in (first, first, second, first, second):
        document(dataset, "it_exports", {"figure": "it-exports-2023"}, SITE)
    assert [asked[0] for asked in made] == [first, second]
    assert content(first, "it_exports") is content(first, "it_exports")
