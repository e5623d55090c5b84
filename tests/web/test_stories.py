import gzip
import json

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from interview.folder.dataset import load
from interview.folder.tables import DataError
from interview.views.blocks import SITE, parts_of
from interview.web import stories
from interview.web.markup import part_html
from interview.web.pages import page_blocks

DATA = load()
PAGES = [page.name for page in DATA.pages.values() if not page.bare]
CLIENT = TestClient(Starlette(routes=stories.routes(lambda: DATA)))


def get(address: str, accept: str = "identity"):
    with CLIENT.stream("GET", f"/{address}", headers={"Accept-Encoding": accept}) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize("page", PAGES)
def test_every_part_of_a_page_has_its_data_at_its_address(page):
    for part_id in parts_of(page_blocks(DATA, page)):
        answer, body = get(stories.address(DATA, page, part_id))
        assert (part_id, answer.status_code) == (part_id, 200)
        assert f'"{part_id}"' in json.loads(body)["html"]
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(("accept", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)])
def test_data_are_sent_in_the_coding_the_browser_takes(accept, read):
    answer, body = get(stories.address(DATA, "cargo_transit", "cargo_transit"), accept)
    assert (answer.headers.get("content-encoding", ""), answer.headers["vary"]) == (accept, "Accept-Encoding")
    assert read(body) == stories.content(DATA, "cargo_transit", "cargo_transit")


@pytest.mark.parametrize("figure", list(DATA.figures))
def test_every_figure_has_its_comparison(figure):
    answer, body = get(stories.address(DATA, "cross_checks", f"check-{figure}"))
    drawn = {row[0] for trace in json.loads(body)["figure"]["data"] for row in trace["customdata"]}
    assert (answer.status_code, drawn) == (200, {figure, *(one.id for one in DATA.references_for(figure))})


@pytest.mark.parametrize(
    "address",
    [
        "stories/0123456789abcdef/overview/overview.json",
        "stories/{version}/overview/nothing.json",
        "stories/{version}/nothing/overview.json",
        "stories/{version}/present/present.json",
        "stories/{version}/cross_checks/check-nothing.json",
        "stories/{version}/overview/check-transit-2023.json",
    ],
)
def test_another_hash_page_or_part_is_not_there(address):
    assert get(address.format(version=stories.version(DATA)))[0].status_code == 404


def test_faulty_data_have_no_stories():
    def refuse():
        raise DataError([])

    client = TestClient(Starlette(routes=stories.routes(refuse)))
    assert client.get(f"/{stories.address(DATA, 'overview', 'overview')}").status_code == 404


def test_the_hash_changes_with_the_data_alone():
    other = load()
    assert stories.version(other) == stories.version(DATA)
    object.__setattr__(other, "files", {**other.files, "charts.csv": b"changed"})
    stories.version.cache_clear()
    assert stories.version(other) != stories.version(DATA)


def test_code_and_citations_name_the_site_that_shows_them():
    part = parts_of(page_blocks(DATA, "downloads"))["downloads-all"]
    assert SITE in part_html(part)
    html = part_html(part, "https://figures.example.org/base")
    assert SITE not in html
    assert "https://figures.example.org/base/data/interview-figures.zip" in html
