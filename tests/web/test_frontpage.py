"""Streamlit's page with our title and the script that says where the server is."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from interview.web.address import Site
from interview.web.frontpage import LOCATE_SERVER, TITLE, FrontPage, edited

PAGE = "<html><head><title>Streamlit</title></head><body>für</body></html>"


@pytest.fixture(scope="module")
def client() -> TestClient:
    def page(request: Request) -> Response:
        return HTMLResponse(PAGE, headers={"ETag": '"old"'})

    def data(request: Request) -> Response:
        return JSONResponse({"page": PAGE})

    app = Starlette(
        routes=[Route("/", page), Route("/data", data)],
        middleware=[
            Middleware(FrontPage, describe=lambda site: f"<data>{site}</data>", site=Site(hosts=["testserver"]))
        ],
    )
    return TestClient(app)


def test_a_page_gets_our_title_and_the_place_of_the_server():
    assert edited(PAGE) == (
        f"<html><head>\n    <script>{LOCATE_SERVER}</script><title>{TITLE}</title></head><body>für</body></html>"
    )


def test_a_description_stands_after_the_title():
    assert f"<title>{TITLE}</title><data></data></head>" in edited(PAGE, "<data></data>")


def test_a_browser_gets_the_edited_page_whole(client: TestClient):
    answer = client.get("/", headers={"Accept": "text/html,*/*"})
    assert answer.text == edited(PAGE, "<data>http://testserver</data>")
    assert answer.headers["content-length"] == str(len(answer.content))
    assert "etag" not in answer.headers


def test_anything_but_a_page_passes_unchanged(client: TestClient):
    answer = client.get("/data", headers={"Accept": "text/html"})
    assert answer.json() == {"page": PAGE}


def test_a_page_asked_for_as_something_else_passes_unchanged(client: TestClient):
    assert client.get("/", headers={"Accept": "*/*"}).text == PAGE


def test_a_foreign_host_is_not_written_into_the_page(client: TestClient):
    answer = client.get("/", headers={"Accept": "text/html", "Host": "evil.example"})
    assert answer.text == edited(PAGE, "<data></data>")
