"""A story inside a Streamlit page of its own: kept through reruns of the script, and as dark as the page."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Server, serve, visit

APP = (ROOT / "app.py").read_text(encoding="utf-8").replace('"interview" / "main.py"', '"shown" / "main.py"')
MAIN = """
import streamlit as st

from interview import ui

data = ui.dataset()
st.session_state.runs = st.session_state.get("runs", 0) + 1
st.button("Run again")
st.text(f"Run {st.session_state.runs}")
ui.show_page(data, "cargo_transit")
"""


@pytest.fixture(scope="module")
def mounted(tmp_path_factory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("app")
    assert '"shown" / "main.py"' in APP
    (root / "shown").mkdir()
    (root / "app.py").write_text(APP, encoding="utf-8")
    (root / "shown" / "main.py").write_text(MAIN, encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    for name in ("interview", "data"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    with serve(root) as running:
        yield running


def test_a_story_in_streamlits_page_takes_the_address_and_survives_a_rerun_of_the_script(browser, mounted):
    with visit(browser, mounted) as visitor:
        page = visitor.page
        page.goto(f"{mounted.address}/?figure=transit-2023")
        expect(page.locator(".card[data-card=transit-2023]")).to_be_in_viewport()
        page.locator("[data-step=freight-levels] .main-svg").first.evaluate("node => { node.dataset.mine = 'yes'; }")
        runs = page.get_by_text(re.compile(r"^Run \d+$"))
        before = runs.text_content()
        page.get_by_role("button", name="Run again").click()
        expect(runs).not_to_have_text(before)
        expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
        expect(page.locator("[data-step=freight-levels] .main-svg[data-mine=yes]")).to_be_attached()
        page.locator(".passage button[data-figure=rail-2023]").click()
        expect(page.locator(".card[data-card=rail-2023]")).to_be_in_viewport()
        page.go_back()
        expect(page.locator(".card[data-card=transit-2023]")).to_be_in_viewport()
        assert visitor.problems == []


def test_streamlits_dark_page_darkens_the_charts(browser, mounted):
    with visit(browser, mounted, color_scheme="dark") as visitor:
        visitor.page.goto(mounted.address)
        story = visitor.page.locator("[data-story=cargo_transit]")
        text = story.locator("[data-step=freight] .textpoint text").first
        expect(text).to_have_css("fill", "rgb(232, 236, 241)")
        expect(story.locator(".passage")).to_have_css("background-color", "rgb(29, 35, 43)")
