import os
import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from interview.folder.dataset import load
from interview.folder.tables import DataError
from tests.browser.conftest import ROOT, serve, visit

PATHS = ["/", "/it_exports", "/interview", "/downloads", "/it_exports?figure=it-exports-2023", "/no_such_page"]
TITLE = "The data need mending"
KEPT = "The data files have faults. The page shows the data as they were before."
TRADE = "Trade grew 3.5 times in 5 years, slower in 2023"
FIGURES = "figures.csv"
DASHBOARD = "IT exports tripled and are to double by 2026"


def copy_of_the_project(root):
    for name in ("interview", "data", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", root)
    return root


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A running copy of the project whose data tests may spoil."""
    root = copy_of_the_project(tmp_path_factory.mktemp("copy"))
    with serve(root) as server:
        yield root / "data", server


@pytest.fixture
def fresh(tmp_path):
    """The data folder of a copy of the project that is not running yet."""
    return copy_of_the_project(tmp_path) / "data"


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
    for part in ('a:not([href^="#"])', ".js-plotly-plot", ".story", '[data-testid="stException"]', "table"):
        expect(page.locator(part)).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_faulty_data_are_named_by_file_row_and_column(data):
    lines = spoil(data)
    assert lines == [
        "excerpts.csv:6: speaker: the value is unknown (expected one of president, interviewer, got 'President')",
        "figures/it_exports.csv:3: value: the value is not a number (expected a value such as 32.3, got 'three')",
    ]


def test_a_server_started_with_faulty_data_shows_and_logs_them_everywhere(browser, fresh):
    lines = spoil(fresh)
    with serve(fresh.parent) as server:
        with visit(browser, server) as visitor:
            for path in PATHS:
                expect_faults(visitor.open(path), lines)
        text = "The data have faults:\n" + "\n".join(lines) + "\n"
        for path in (FIGURES, "it_exports.csv", "charts/it-exports.csv", "datapackage.json", "interview-figures.zip"):
            status, _, content = server.get(f"/data/{path}")
            assert (path, status, content.decode()) == (path, 503, text)
    assert [line for line in server.log if ".csv:" in line] == [f"{line}\n" for line in lines]


def test_after_mending_the_page_that_was_asked_for_comes_by_itself(browser, fresh):
    lines = spoil(fresh)
    with serve(fresh.parent) as server, visit(browser, server) as visitor:
        page = visitor.open("/it_exports?figure=it-exports-2023")
        expect_faults(page, lines)
        for name in ("figures/it_exports.csv", "events.csv", "excerpts.csv"):
            shutil.copy(ROOT / "data" / name, fresh / name)
        expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
        expect(page.locator("[data-step=it-exports] .js-plotly-plot .point")).not_to_have_count(0)
        expect(page.locator('.passage [aria-current="true"]').first).to_be_visible()
        assert server.get("/data/figures.csv")[0] == 200
        page.locator("header.bar nav a").filter(has_text="Trade").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TRADE)
        assert visitor.problems == []


def test_what_is_open_keeps_the_good_data_and_names_the_faults_until_they_are_mended(data, copy, visitor):
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    served = copy[1].get("/data/references.csv")
    lines = spoil(data)
    page.locator("header.bar nav a").filter(has_text="Trade").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TRADE)
    expect(page.get_by_role("alert").filter(has_text=KEPT)).to_be_visible()
    expect(page.get_by_test_id("stCode").locator("code").first).to_have_text("\n".join(lines), use_inner_text=True)
    assert copy[1].get("/data/references.csv")[::2] == served[::2]
    assert copy[1].get("/data/it_exports.csv")[0] == 200
    for name in ("figures/it_exports.csv", "events.csv", "excerpts.csv"):
        shutil.copy(ROOT / "data" / name, data / name)
    page.locator("header.bar nav a").filter(has_text="IT exports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    expect(page.get_by_text(KEPT)).to_have_count(0)
    assert [copy[1].log.count(f"{line}\n") for line in lines] == [1] * len(lines)
    assert visitor.problems == []


def test_a_missing_file_is_one_fault(browser, fresh):
    (fresh / "charts.csv").unlink()
    with serve(fresh.parent) as server, visit(browser, server) as visitor:
        fault = "charts.csv:0: -: the file is missing (expected a file of this name, got none)"
        expect_faults(visitor.open("/"), [fault])


def test_a_broken_manifest_is_a_fault_and_no_traceback(browser, fresh):
    (fresh / "interview.toml").write_text("no key\n", encoding="utf-8")
    with serve(fresh.parent) as server, visit(browser, server) as visitor:
        page = visitor.open("/downloads")
        code = page.get_by_test_id("stCode").locator("code")
        expect(code).to_have_text(
            re.compile(r"^interview\.toml:1: -: the file is no TOML \(expected key = value, got ")
        )
        expect_faults(page, [code.inner_text().strip()])


def test_the_lock_of_an_editor_changes_nothing(data, copy, visitor):
    (data / ".#charts.csv").symlink_to("somebody@somewhere.1234:5678")
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert [copy[1].get(f"/data/{path}")[0] for path in (FIGURES, "charts.csv", "interview-figures.zip")] == [200] * 3


def test_a_named_pipe_is_a_fault_and_holds_nobody_up(data, copy, visitor):
    (data / "charts.csv").unlink()
    os.mkfifo(data / "charts.csv")
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    fault = "charts.csv:0: -: the file cannot be read (expected a regular file, got a named pipe)"
    expect(page.get_by_test_id("stCode").locator("code").first).to_have_text(fault)
    assert copy[1].get("/data/charts.csv")[::2] == (200, (ROOT / "data" / "charts.csv").read_bytes())


WRITER = """
import sys
path, *versions = sys.argv[1:]
versions = [open(version, "rb").readlines() for version in versions]
print("writing", flush=True)
while True:
    for version in versions:
        with open(path, "wb", buffering=0) as file:
            for line in version:
                file.write(line)
                sum(range(50_000))  # takes its time, so that every piece stands there for a while
"""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("references.csv", b"Sum of twelve", b"Total of twelve"), ("slides.csv", b"Welcome.", b"Hello.")],
)
def test_a_file_served_while_it_is_rewritten_line_by_line_is_whole(data, copy, tmp_path, name, old, new):
    stored, other = (data / name).read_bytes(), tmp_path / "other.csv"
    other.write_bytes(stored.replace(old, new))
    assert copy[1].get(f"/data/{name}")[2] == stored
    command = [sys.executable, "-c", WRITER, data / name, ROOT / "data" / name, other]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"writing\n"
        answers = [copy[1].get(f"/data/{name}") for _ in range(20)]
        writer.kill()
    assert {status for status, _, _ in answers} == {200}
    assert {content for _, _, content in answers} <= {stored, other.read_bytes()}
    shutil.copy(other, data / name)
    assert copy[1].get(f"/data/{name}")[2] == other.read_bytes()


def test_data_that_are_not_sealed_are_shown_and_say_so(data, visitor):
    replace(data / "references.csv", "2022,26.8,Mt,", "2022,26.9,Mt,")
    page = visitor.open("/cargo_transit")
    expect(page.get_by_test_id("stAlert").filter(has_text="The data are not sealed")).to_contain_text("references.csv")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    shutil.copy(ROOT / "data" / "references.csv", data / "references.csv")
    page.locator("header.bar nav a").filter(has_text="Trade").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TRADE)
    expect(page.get_by_text("not sealed")).to_have_count(0)


def test_a_changed_title_shows_after_a_reload(data, visitor):
    page = visitor.open("/it_exports")
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD)
    replace(data / "charts.csv", "IT exports tripled", "Exports of IT services tripled")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(DASHBOARD.replace("IT exports", "Exports of IT services"))


def test_a_changed_reason_shows_after_a_reload(data, visitor):
    page = visitor.open("/interview")
    reason = "“One of the largest digital hubs”: a place among others without a rank."
    expect(page.locator(f'.passage span[title="{reason}"]')).to_have_count(1)
    replace(data / "uncharted.csv", reason, "A place and no quantity.")
    page.reload()
    expect(page.locator('.passage span[title="A place and no quantity."]')).to_have_text("one")
    expect(page.locator(f'.passage span[title="{reason}"]')).to_have_count(0)
