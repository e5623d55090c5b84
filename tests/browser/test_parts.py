"""Stories inside Streamlit's own page: mounted, left, followed to another page, kept through reruns."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Server, serve, visit

APP = """
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

sys.path.insert(0, {root!r})
from interview.web import assets
from interview.web.address import Site
from interview.web.frontpage import FrontPage, edited
from interview.web.routes import Headers, security_headers

index = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
middleware = [
    Middleware(Headers, headers=security_headers(edited(index))),
    Middleware(FrontPage, describe=str, site=Site()),
]
app = st.App(Path(__file__).parent / "shown" / "main.py", routes=assets.routes(), middleware=middleware)
"""
MAIN = """
import streamlit as st

from interview.folder.dataset import current
from interview.ui import parts
from interview.views.stories import page_story, reading_story

data = current()


def cargo_transit():
    st.title("Cargo")
    st.button("Run again")
    parts.show_story(page_story(data, "cargo_transit"))


def interview():
    st.title("Interview")
    parts.show_story(reading_story(data, "interview", list(data.excerpts)))


pages = [st.Page(one, url_path=one.__name__, default=one is interview) for one in (interview, cargo_transit)]
st.navigation(pages, position="top").run()
"""


@pytest.fixture(scope="module")
def mounted(tmp_path_factory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("app")
    (root / "shown").mkdir()
    (root / "app.py").write_text(APP.format(root=str(ROOT)))
    (root / "shown" / "main.py").write_text(MAIN)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    with serve(root) as running:
        yield running


@pytest.fixture
def page(browser, mounted) -> Iterator[Page]:
    with visit(browser, mounted) as visitor:
        visitor.page.goto(f"{mounted.address}/cargo_transit?figure=transit-2023")
        yield visitor.page
        assert visitor.problems == []


def expect_chosen(page: Page, item_id: str) -> None:
    expect(page.locator(".js-plotly-plot > .plot-container")).to_have_count(6)
    expect(page.locator(f".passage button[data-figure={item_id}][aria-current=true]").first).to_be_visible()
    expect(page.locator(f".card[data-card={item_id}]")).to_be_in_viewport()


def test_a_story_in_streamlits_page_takes_the_address_and_survives_a_rerun_of_the_script(page):
    expect_chosen(page, "transit-2023")
    page.evaluate("() => { document.querySelector('[data-step=transit] .main-svg').dataset.mine = 'yes'; }")
    page.get_by_role("button", name="Run again").click()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    expect(page.locator("[data-step=transit] .main-svg[data-mine=yes]")).to_be_attached()
    page.locator(".passage button[data-figure=rail-2023]").click()
    expect_chosen(page, "rail-2023")
    page.go_back()
    expect_chosen(page, "transit-2023")


def test_a_number_leads_to_its_page_by_streamlits_navigation_and_back_returns(page):
    expect_chosen(page, "transit-2023")
    page.evaluate("() => { window.same = true; }")
    page.get_by_test_id("stTopNavLink").filter(has_text="interview").click()
    page.locator(".passage button[data-figure=rail-2023]").first.click()
    expect_chosen(page, "rail-2023")
    expect(page).to_have_url(f"{page.url.split('/cargo')[0]}/cargo_transit?figure=rail-2023")
    assert page.evaluate("() => window.same") is True
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interview")


def test_streamlits_dark_page_darkens_the_charts(browser, mounted):
    with visit(browser, mounted, color_scheme="dark") as visitor:
        visitor.page.goto(f"{mounted.address}/cargo_transit")
        text = visitor.page.locator("[data-step=freight] .textpoint text").first
        expect(text).to_have_css("fill", "rgb(232, 236, 241)")
        expect(visitor.page.locator(".passage")).to_have_css("background-color", "rgb(29, 35, 43)")
