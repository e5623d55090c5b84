"""Streamlit's page with a document in it, and the answers to addresses that nobody knows."""

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from interview.folder.tables import DataError, Fault
from interview.web.address import Site
from interview.web.document import Document
from interview.web.frontpage import LOCATE_SERVER, FrontPage, edited

PAGE = '<html><head><title>Streamlit</title></head><body><noscript>No</noscript>für<div id="root"></div></body></html>'
INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
FAULT = Fault("events.csv", 3, "date", "the value is not of the right form", "a value such as 2023", "'<b>soon'")
SHOWN = Document("<title>Ours</title>", "<p data-document>Text</p>")


def client_of(load, base: str = "") -> TestClient:
    def page(request: Request) -> Response:
        return HTMLResponse(PAGE, headers={"ETag": '"old"'})

    def data(request: Request) -> Response:
        return JSONResponse({"page": PAGE})

    routes = [Route(f"{base}/data", data), Route(f"{base}/media/page", page), Route("/{path:path}", page)]
    options = {"index": PAGE, "load": load, "describe": lambda site: f"<data>{site}</data>"}
    site = Site(hosts=["testserver"], base=base)
    return TestClient(Starlette(routes=routes, middleware=[Middleware(FrontPage, site=site, **options)]))


@pytest.fixture
def client(dataset) -> TestClient:
    return client_of(lambda: dataset)


def faulty():
    raise DataError([FAULT])


def test_without_a_document_the_page_only_gets_the_place_of_the_server():
    assert edited(PAGE) == PAGE.replace("<head>", f"<head>\n    <script>{LOCATE_SERVER}</script>")


def test_a_document_stands_before_streamlits_root_under_its_own_head():
    assert edited(PAGE, SHOWN) == (
        f"<html><head>\n    <script>{LOCATE_SERVER}</script><title>Ours</title></head>"
        '<body>für<p data-document>Text</p><div id="root"></div></body></html>'
    )


def test_streamlits_own_page_has_everything_that_is_edited_in_it():
    page = edited(INDEX, SHOWN)
    assert SHOWN.head in page
    assert f'{SHOWN.body}<div id="root"></div>' in page
    assert "<noscript" not in page
    assert re.findall(r'<script type="module"[^>]*>', page) == []
    (starter,) = re.findall(r"<link [^>]*data-application[^>]*>", page)
    assert re.search(r'src="(\./static/js/index\.[^"]+)"', INDEX)[1] in starter
    assert "modulepreload" not in re.findall(r'rel="([^"]*)"', page)
    named = re.findall(r'<link data-later="modulepreload"[^>]* href="([^"]+)"', page)
    assert len(named) > 10
    assert set(re.findall(r'<link rel="modulepreload"[^>]* href="([^"]+)"', INDEX)) < set(named)


@pytest.mark.parametrize("accept", ["text/html,*/*", "*/*"])
def test_a_page_is_answered_whole_for_whoever_asks(client: TestClient, dataset, accept):
    answer = client.get("/trade_growth", headers={"Accept": accept, "Accept-Encoding": "identity"})
    assert answer.text.count("<data>http://testserver</data>") == 1
    assert "<h1" in answer.text
    assert answer.headers["content-length"] == str(len(answer.content))
    assert client.head("/trade_growth", headers={"Accept-Encoding": "identity"}).headers["content-length"] == str(
        len(answer.content)
    )


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_a_page_is_compressed_as_asked_and_answered_with_304_to_who_has_it(client: TestClient, coding):
    first = client.get("/", headers={"Accept-Encoding": coding})
    assert first.headers.get("content-encoding", "identity") == coding
    assert "<h1" in first.text
    tag = first.headers["etag"]
    again = client.get("/", headers={"Accept-Encoding": coding, "If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_anything_but_a_page_passes_unchanged(client: TestClient):
    assert client.get("/data", headers={"Accept": "text/html"}).json() == {"page": PAGE}
    assert client.get("/media/page").text == PAGE


def test_a_foreign_host_is_not_written_into_the_page(client: TestClient):
    answer = client.get("/", headers={"Accept": "text/html", "Host": "evil.example"})
    assert "<data></data>" in answer.text
    assert "evil" not in answer.text


@pytest.mark.parametrize("base", ["", "/figures"])
@pytest.mark.parametrize("path", ["/no_such_page", "/overview", "/trade_growth/more", "/static/js/none.js", "/%3Cb%3E"])
def test_an_unknown_address_is_answered_with_404_and_what_there_is(dataset, base, path):
    client = client_of(lambda: dataset, base)
    answer = client.get(base + path)
    assert answer.status_code == 404
    assert "<b>" not in answer.text
    assert 'id="root"' not in answer.text
    links = re.findall(r'<a href="([^"]*)">', answer.text)
    assert links == [f"{base}/" if page.home else f"{base}/{page.name}" for page in dataset.pages.values()]
    assert client.head(base + path).status_code == 404
    assert [client.get(link).status_code for link in links] == [200] * len(links)


@pytest.mark.parametrize("path", ["/", "/trade_growth", "/any_page"])
def test_faulty_data_are_named_on_every_page_beside_streamlits_root(path):
    answer = client_of(faulty).get(path)
    assert answer.status_code == 200
    assert "events.csv:3: date: the value is not of the right form" in answer.text
    assert "&lt;b&gt;soon" in answer.text
    assert '<div id="root"></div>' in answer.text
