import json
import re
from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from interview.folder.dataset import load
from interview.folder.tables import DataError, Fault
from interview.ui import blocks, state
from interview.views.blocks import Comparison, Folded, StoryBlock, Table, parts_of
from interview.views.cards import verdict
from interview.views.front import headline
from interview.views.pages import page_body
from interview.views.reading import READING_TITLE, reading_story
from interview.views.record import record_title
from interview.views.since import since_highlights
from interview.web import stories
from interview.web.frame import FRAME
from interview.web.markup import MOUNTS
from interview.web.pages import page_blocks
from interview.words.shown import fill

ROOT = Path(__file__).resolve().parents[2]
MAIN = str(ROOT / "interview" / "main.py")
DATA = load()
NAMES = [page.name for page in DATA.pages.values() if not page.bare]  # presenter mode has its own tests
TITLES = {
    "overview": headline(DATA),
    "interview": READING_TITLE,
    "cross_checks": record_title(DATA),
    "downloads": "Take the numbers with their proof",
    "since": "18 of 37 numbers can be followed past the interview",
}
DISPUTED = ("differs", "sources disagree")
FAULTS = [
    Fault("events.csv", 3, "date", "the value is not of the right form", "a value such as 2023", "'soon'"),
    Fault("charts.csv", 0, "-", "the file is missing", "a file of this name", "none"),
]

every_page = pytest.mark.parametrize("name", NAMES)


def open_page(name, query=None):
    """Run the frame and then one of its pages."""
    app = AppTest.from_file(MAIN, default_timeout=60).run()
    app.query_params.update(query or {})
    return turn_to(app, name)


def turn_to(app, name):
    """Run a page by its address, since all topic pages are the same script."""
    app._page_hash = calc_hash(name)
    return app.run()


def titles(app):
    """The headings of level 1 of a page: Streamlit's own, and that of the first page."""
    found = [title.value for title in app.title]
    return found + [html for one in app.get("html") for html in re.findall("<h1>(.*?)</h1>", one.proto.body)]


def title_of(name):
    return TITLES.get(name) or fill(DATA.charts_of(name)[0].title, DATA.figures)


def parts(app):
    """What a page mounts in the browser, in order: the kind of each part and what its address gives, by its id."""
    found = {}
    for part in app.get("bidi_component"):
        asked = json.loads(part.proto.json)
        if asked["part"] == FRAME:
            continue
        _, version, page, _ = asked["address"].split("/")
        assert version == stories.version(DATA)
        found[asked["id"]] = asked["part"], json.loads(stories.content(DATA, page, asked["id"]))
    return found


def charts(app):
    """The charts of a page, in order, each with the ids its marks carry at first."""
    found = {}
    for part_id, (_, data) in parts(app).items():
        told = data.get("stories", [data])
        steps = [step for story in told for step in story.get("steps", [])]
        drawn = {step["id"]: step["drawings"]["wide"][""]["figure"] for step in steps}
        drawn |= {part_id: data["figure"]} if "figure" in data else {}
        if part_id == "checks":
            first = re.search('data-first="([^"]+)"', data["html"])[1]
            drawn |= {"check": json.loads(stories.content(DATA, "cross_checks", f"check-{first}"))["figure"]}
        drawn |= {f"check-{name}": figure for name, figure in data.get("figures", {}).items() if part_id == "disputes"}
        place = "card-" if part_id == "findings" else ""
        for name, figure in drawn.items():
            rows = [row for trace in figure["data"] for row in trace.get("customdata", [])]
            found[place + name] = {row[0] for row in rows} - {""}
    return found


def test_the_first_page_is_the_overview():
    app = AppTest.from_file(MAIN, default_timeout=60).run()
    assert list(app.exception) == []
    assert titles(app) == [title_of("overview")]


@every_page
def test_a_page_runs_and_opens_with_its_finding(name):
    app = open_page(name)
    assert list(app.exception) == []
    assert titles(app) == [title_of(name)]


@every_page
def test_a_page_draws_the_charts_of_its_name_with_their_figures(name):
    drawn = {key: ids for key, ids in charts(open_page(name)).items() if not key.startswith("card-")}
    expected = {chart.id: set(chart.ids) for chart in DATA.charts_of(name)}
    if name == "interview":
        said = {figure.id for figure in DATA.figures.values() if figure.mention}
        beside = {step.id: set(DATA.charts[step.id].ids) for step in reading_story(DATA).steps}
        shown = set().union(*beside.values())
        again = {name: {name, *(one.id for one in DATA.mentions(name))} for name in said | set(DATA.events)}
        assert [name for name, names in again.items() if not shown & names] == []
        expected = {"strip": said | set(DATA.events)} | beside
    if name == "cross_checks":
        opened = max(DATA.figures, key=lambda figure_id: len(DATA.references_for(figure_id)))
        disputed = [one.id for one in DATA.figures.values() if verdict(DATA, one).words in DISPUTED]
        shown = {"check": opened} | {f"check-{name}": name for name in disputed}
        expected |= {key: {name, *(one.id for one in DATA.references_for(name))} for key, name in shown.items()}
    if name == "overview":
        expected |= {step.id: set(step.item_ids) for step in since_highlights(DATA).story.steps}
    if name == "since":
        stories = [block.story for block in page_body(DATA, name) if isinstance(block, StoryBlock)]
        expected = {step.id: set(step.item_ids) for story in stories for step in story.steps}
    assert drawn == expected


def test_the_overview_draws_every_finding_and_names_every_topic_with_its_finding():
    app = open_page("overview")
    cards = {key: ids for key, ids in charts(app).items() if key.startswith("card-")}
    assert cards == {f"card-{one.chart_id}": set(DATA.charts[one.chart_id].ids) for one in DATA.findings}
    (table,) = [one.proto.body for one in app.get("html") if 'class="topics"' in one.proto.body]
    for page in (page for page in DATA.pages.values() if page.topical):
        assert f'href="{page.name}"' in table
        assert str(escape(fill(DATA.charts_of(page.name)[0].title, DATA.figures))) in table


@every_page
def test_subtitles_tables_and_downloads_stand_with_their_charts(name):
    shown = DATA.charts_of(name)
    html = {part_id: data["html"] for part_id, (_, data) in parts(open_page(name)).items()}.get(name, "")
    for chart in shown:
        assert str(escape(fill(chart.subtitle, DATA.figures))) in html
        table = re.search(f'<details class="table" id="table-{chart.id}">.*?<tbody>(.*?)</tbody>', html, re.DOTALL)[1]
        assert table.count("<tr>") == len(chart.ids)
        assert f'href="data/charts/{chart.id}.csv"' in html
    assert html.count('class="takings"') == len(shown)


@every_page
def test_a_page_shows_its_blocks_in_order_and_each_part_once_by_its_address(name):
    wanted = parts_of(page_blocks(DATA, name))
    inner = [
        part_id for part_id, part in wanted.items() if isinstance(part, Comparison)
    ]  # fetched by the record around
    mounted = parts(open_page(name))
    assert list(mounted) == [part_id for part_id in wanted if part_id not in inner]
    kinds = {part_id: MOUNTS[type(wanted[part_id])] for part_id in mounted}
    assert {part_id: kind for part_id, (kind, _) in mounted.items()} == kinds


@every_page
def test_every_table_of_a_page_has_its_rows(name):
    app = open_page(name)
    wanted = [block for block in _flat(page_blocks(DATA, name)) if isinstance(block, Table)]
    shown = [[[str(cell) for cell in row] for row in table.value.reset_index().values] for table in app.table]
    assert shown == [[[blocks.plain(cell) for cell in row] for row in table.rows] for table in wanted]


def _flat(some):
    for block in some:
        yield from _flat(block.blocks) if isinstance(block, Folded) else (block,)


@pytest.mark.parametrize("text", ["*a* _b_ `c` [d](e) <b> # f ~g~ $h$ | i \\ j", "1 < 2"])
def test_what_a_text_says_is_never_taken_for_markdown(text):
    assert re.sub(r"\\(.)", r"\1", blocks.plain(text)) == text
    assert re.findall(r"(?<!\\)[*_`\[<#~$|]", blocks.plain(text).replace("\\\\", "")) == []


@every_page
def test_every_page_ends_with_its_source_and_the_data_version(name):
    last = open_page(name).caption[-1].value
    assert last.startswith(f"Source: {DATA.about.source.title}. Data version {DATA.version}.")


@every_page
def test_an_unknown_figure_is_noticed_once_with_near_ones(name):
    app = open_page(name, {"figure": "transit-2032"})
    (notice,) = [warning.value for warning in app.warning]
    assert notice.startswith("There is no number called “transit-2032”. Near it: transit-2023, transit-2022, ")
    assert titles(app) == [title_of(name)]


@every_page
def test_faulty_data_show_their_faults_and_nothing_else(name, monkeypatch):
    def refuse():
        raise DataError(FAULTS)

    app = AppTest.from_file(MAIN, default_timeout=60).run()
    monkeypatch.setattr(state, "current", refuse)
    turn_to(app, name)
    assert list(app.exception) == []
    assert [title.value for title in app.title] == ["The data need mending"]
    assert [code.value for code in app.code] == [
        "charts.csv:0: -: the file is missing (expected a file of this name, got none)\n"
        "events.csv:3: date: the value is not of the right form (expected a value such as 2023, got 'soon')"
    ]
    assert (len(app.main), charts(app), list(app.caption), list(app.subheader)) == (3, {}, [], [])
