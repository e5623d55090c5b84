import re
import shutil

import pytest
from playwright.sync_api import expect

from interview.folder.dataset import load
from interview.folder.tables import DataError
from tests.browser.conftest import ROOT, serve, visit

PATHS = ["/", "/it_exports", "/interview", "/downloads", "/it_exports?figure=it-exports-2023", "/no_such_page"]
TITLE = "The data need mending"
DASHBOARD = re.compile("^IT exports reached 500 million US dollars")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A running copy of the project whose data tests may spoil."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("interview", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", root)
    with serve(root) as server:
        yield root / "data", server


@pytest.fixture
def data(copy):
    """The data folder of the copy; it is as it was when the test ends."""
    folder, _ = copy
    yield folder
    shutil.rmtree(folder)
    shutil.copytree(ROOT / "data", folder)


@pytest.fixture
def visitor(browser, copy):
    with visit(browser, copy[1]) as one:
        yield one


def replace(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def spoil(folder):
    """Break two files and return all faults as lines."""
    replace(folder / "figures" / "it_exports.csv", "3,=,1,3 times,5779", "three,=,1,3 times,5779")
    replace(folder / "events.csv", "treaty,1999,1999,", "treaty,1999,,")
    replace(folder / "excerpts.csv", "commission,1,president", "commission,1,President")
    with pytest.raises(DataError) as error:
        load(folder)
    return [str(fault) for fault in error.value.faults]


def expect_faults(page, lines):
    """Wait until a page shows nothing but the faults."""
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_test_id("stCode").locator("code")).to_have_text("\n".join(lines), use_inner_text=True)
    for part in ('a:not([href^="#"])', ".js-plotly-plot", ".evidence", '[data-testid="stException"]', "table"):
        expect(page.locator(part)).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_faulty_data_are_named_by_file_row_and_column(data):
    lines = spoil(data)
    assert lines == [
        "excerpts.csv:6: speaker: the value is unknown (expected one of president, interviewer, got 'President')",
        "figures/it_exports.csv:3: value: the value is not a number (expected a value such as 32.3, got 'three')",
    ]


def test_every_path_shows_all_faults_on_the_same_plain_page(data, visitor):
    lines = spoil(data)
    for path in PATHS:
        expect_faults(visitor.open(path), lines)


def test_a_server_started_with_faulty_data_shows_them_and_recovers(browser, tmp_path):
    root = shutil.copytree(
        ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(".*cache*", "__pycache__", ".venv", ".git")
    )
    lines = spoil(root / "data")
    with serve(root) as server, visit(browser, server) as visitor:
        page = visitor.open("/it_exports")
        expect_faults(page, lines)
        shutil.rmtree(root / "data")
        shutil.copytree(ROOT / "data", root / "data")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)


def test_downloads_of_faulty_data_are_refused_with_all_faults(data, copy):
    lines = spoil(data)
    text = "The data have faults:\n" + "\n".join(lines) + "\n"
    for path in ("figures.csv", "it_exports.csv", "charts/it-exports.csv", "datapackage.json", "interview-figures.zip"):
        status, _, content = copy[1].get(f"/data/{path}")
        assert (path, status, content.decode()) == (path, 503, text)


def test_after_mending_a_reload_brings_the_dashboard_back(data, copy, visitor):
    lines = spoil(data)
    page = visitor.open("/it_exports")
    expect_faults(page, lines)
    for name in ("figures/it_exports.csv", "events.csv", "excerpts.csv"):
        shutil.copy(ROOT / "data" / name, data / name)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    expect(page.locator(".st-key-chart-it-exports .js-plotly-plot .point")).not_to_have_count(0)
    assert copy[1].get("/data/figures.csv")[0] == 200
    assert visitor.problems == []


def test_data_spoiled_while_a_page_is_open_show_their_faults_at_the_next_click(data, visitor):
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    lines = spoil(data)
    page.get_by_test_id("stTopNavLink").filter(has_text="Trade").click()
    expect_faults(page, lines)


def test_a_missing_file_is_one_fault(data, visitor):
    (data / "charts.csv").unlink()
    expect_faults(visitor.open("/"), ["charts.csv:0: -: the file is missing (expected a file of this name, got none)"])


def test_a_broken_manifest_is_a_fault_and_no_traceback(data, visitor):
    (data / "interview.toml").write_text("no key\n", encoding="utf-8")
    page = visitor.open("/downloads")
    code = page.get_by_test_id("stCode").locator("code")
    expect(code).to_have_text(re.compile(r"^interview\.toml:1: -: the file is no TOML \(expected key = value, got "))
    expect_faults(page, [code.inner_text().strip()])


def test_a_changed_title_shows_after_a_reload(data, visitor):
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    replace(data / "charts.csv", "IT exports reached", "Exports of IT services reached")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Exports of IT services reached 500 million"))


def test_a_changed_reason_shows_after_a_reload(data, visitor):
    page = visitor.open("/interview")
    reason = "“One of the largest digital hubs”: a place among others without a rank."
    expect(page.locator(f'.evidence span[title="{reason}"]')).to_have_count(1)
    replace(data / "uncharted.csv", reason, "A place and no quantity.")
    page.reload()
    expect(page.locator('.evidence span[title="A place and no quantity."]')).to_have_text("one")
    expect(page.locator(f'.evidence span[title="{reason}"]')).to_have_count(0)
