import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from interview.folder.dataset import load
from interview.folder.tables import DataError, Fault
from interview.ui import record_title, state
from interview.words.formatting import fill

ROOT = Path(__file__).resolve().parents[2]
MAIN = str(ROOT / "interview" / "main.py")
DATA = load()
NAMES = [page.name for page in DATA.pages.values() if not page.bare]  # presenter mode has its own tests
TITLES = {
    "interview": "Every number of the interview in its sentence",
    "cross_checks": record_title(DATA),
    "downloads": "Take the numbers with their proof",
}
FAULTS = [
    Fault("events.csv", 3, "date", "the value is not of the right form", "a value such as 2023", "'soon'"),
    Fault("charts.csv", 0, "-", "the file is missing", "a file of this name", "none"),
]

every_page = pytest.mark.parametrize("name", NAMES)


def open_page(name, query=None, told=None):
    """Run the frame and then one of its pages; told is what the parts of the page say by their keys."""
    app = AppTest.from_file(MAIN, default_timeout=60).run()
    app.query_params.update(query or {})
    for key, said in (told or {}).items():
        app.session_state[key] = said
    return turn_to(app, name)


def turn_to(app, name):
    """Run a page by its address, since all topic pages are the same script."""
    app._page_hash = calc_hash(name)
    return app.run()


def title_of(name):
    return TITLES.get(name) or fill(DATA.charts_of(name)[0].title, DATA.figures)


def charts(app):
    """The keys of the charts of a page, in order, each with the ids its marks carry."""
    found = {}
    for part in app.get("plotly_chart"):
        spec = json.loads(part.proto.spec)
        rows = [row for trace in spec["data"] for row in trace.get("customdata", [])]
        found[part.proto.id.split("-", 2)[2]] = {row[0] for row in rows} - {""}
    return found


def test_the_first_page_is_the_overview():
    app = AppTest.from_file(MAIN, default_timeout=60).run()
    assert list(app.exception) == []
    assert [title.value for title in app.title] == [title_of("overview")]


@every_page
def test_a_page_runs_and_opens_with_its_finding(name):
    app = open_page(name)
    assert list(app.exception) == []
    assert [title.value for title in app.title] == [title_of(name)]


@every_page
def test_a_page_draws_the_charts_of_its_name_with_their_figures(name):
    drawn = {key: ids for key, ids in charts(open_page(name)).items() if key.startswith("chart-")}
    expected = {f"chart-{chart.id}": set(chart.ids) for chart in DATA.charts_of(name)}
    if name == "interview":
        said = {figure.id for figure in DATA.figures.values() if figure.mention}
        expected = {"chart-strip": said | set(DATA.events)}
    if name == "cross_checks":
        opened = max(DATA.figures, key=lambda figure_id: len(DATA.references_for(figure_id)))
        references = DATA.references_for(opened)
        expected = {"chart-check": {opened, *(reference.id for reference in references)}}
    assert drawn == expected


def test_the_overview_has_a_card_for_every_topic_page():
    cards = [key for key in charts(open_page("overview")) if key.startswith("card-")]
    topic_pages = [name for name in NAMES if DATA.charts_of(name) and name not in ("overview", "downloads")]
    assert cards == [f"card-{DATA.charts_of(name)[0].id}" for name in topic_pages]


@every_page
def test_subtitles_tables_and_downloads_stand_with_their_charts(name):
    app = open_page(name)
    shown = DATA.charts_of(name)
    captions = [caption.value for caption in app.caption]
    assert [text for text in (fill(chart.subtitle, DATA.figures) for chart in shown) if text not in captions] == []
    labels = [part.label for part in app.expander if part.label.startswith("Table and downloads")]
    assert labels == [f"Table and downloads ({len(chart.ids)} rows)" for chart in shown]


@every_page
def test_every_page_ends_with_its_source_and_the_data_version(name):
    last = open_page(name).caption[-1].value
    assert last.startswith(f"Source: {DATA.about.source.title}. Data version {DATA.version}.")


@every_page
def test_an_unknown_figure_is_noticed_once_with_near_ones(name):
    app = open_page(name, {"figure": "transit-2032"})
    (notice,) = [warning.value for warning in app.warning]
    assert notice.startswith("There is no number called “transit-2032”. Near it: transit-2023, transit-2022, ")
    assert [title.value for title in app.title] == [title_of(name)]


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


@pytest.mark.parametrize("sent", [5, "trade-average-growth-2019-2023", [5, None, []], {"a": 1}])
def test_a_state_of_a_wrong_type_is_ignored(sent):
    app = open_page("trade_growth", told={"evidence-trade-pace": {"readings": sent, "series": sent}})
    assert list(app.exception) == []
    assert charts(app)["chart-trade-pace"] == set(DATA.charts["trade-pace"].ids)


@pytest.mark.parametrize("sent", [5, [], ["titr-2023"], {"a": 1}])
def test_an_opened_figure_of_a_wrong_type_is_ignored(sent):
    app = open_page("cross_checks", {"figure": "transit-2023"}, told={"checks": {"figure": sent}})
    assert list(app.exception) == []
    assert "transit-2023" in charts(app)["chart-check"]


def test_a_reading_that_a_part_asks_for_is_drawn():
    reading = "trade-average-growth-2019-2023"
    app = open_page("trade_growth", told={"evidence-trade-pace": {"readings": [reading]}})
    assert reading in charts(app)["chart-trade-pace"]
