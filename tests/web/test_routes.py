import asyncio
import csv
import hashlib
import io
import re
from functools import partial
from urllib.parse import quote, urljoin, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from interview.downloads import kept
from interview.downloads.catalogue import MEDIA_TYPES, downloads, file_name
from interview.downloads.query import Query
from interview.folder.current import current
from interview.folder.dataset import load
from interview.web.routes import below, routes

DATASET = load()
OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag",
    "cache-control": "no-cache",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}
CACHED = OPEN | {"vary": "Accept-Encoding"}


@pytest.fixture
def client():
    return plain(current)


@pytest.fixture
def folder_client(data_folder):
    return plain(partial(current, data_folder))


def plain(load):
    """A client of the routes alone that takes no compressed content unless a test says so."""
    return TestClient(Starlette(routes=routes(load)), headers={"Accept-Encoding": "identity"})


def content_of(path):
    return downloads(DATASET)[path].make(Query())


def tag_of(content):
    return f'"{hashlib.sha256(content).hexdigest()}"'


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("path", downloads(DATASET))
def test_a_download_comes_with_its_name_its_type_and_its_tag(client, path):
    content, suffix = content_of(path), path.rpartition(".")[2]
    answer = client.get(f"/data/{path}")
    assert (answer.status_code, answer.content) == (200, content)
    assert dict(answer.headers) == CACHED | {
        "content-disposition": f'attachment; filename="{file_name(downloads(DATASET)[path], Query(), DATASET)}"',
        "content-length": str(len(content)),
        "content-type": MEDIA_TYPES[suffix] + ("; charset=utf-8" if suffix == "csv" else ""),
        "etag": tag_of(content),
    }


@pytest.mark.parametrize("path", ["figures.csv", "figures.xlsx", "interview-figures.zip"])
def test_head_has_the_headers_of_get_and_no_content(client, path):
    got, asked = client.get(f"/data/{path}"), client.head(f"/data/{path}")
    assert (asked.status_code, asked.headers, asked.content) == (200, got.headers, b"")


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", W/{tag}', "*", ' "a" ,{tag}'])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_browser_has_already_is_not_sent_again(client, method, known):
    tag = tag_of(content_of("figures.csv"))
    answer = client.request(method, "/data/figures.csv", headers={"If-None-Match": known.format(tag=tag)})
    assert (answer.status_code, answer.content, dict(answer.headers)) == (304, b"", CACHED | {"etag": tag})


@pytest.mark.parametrize("path", ["figures.csv", "interview-figures.zip", "charts/freight.xlsx?columns=short"])
def test_what_is_known_costs_nothing_to_ask_for_again(client, path, monkeypatch):
    tag = client.get(f"/data/{path}").headers["etag"]
    monkeypatch.setattr(kept, "_make", lambda *key: pytest.fail("made again"))
    monkeypatch.setattr(kept, "_SHELF", kept.Shelf(room=0))
    assert client.get(f"/data/{path}", headers={"If-None-Match": tag}).status_code == 304
    assert client.head(f"/data/{path}").status_code == 200


def test_tags_in_several_header_lines_count_as_one_list(client):
    tag = tag_of(content_of("figures.csv"))
    answer = client.get("/data/figures.csv", headers=[("If-None-Match", '"a"'), ("If-None-Match", tag)])
    assert answer.status_code == 304


@pytest.mark.parametrize("known", ['"other"', "", '"*"', "{bare}"])
def test_another_tag_gets_the_whole_file(client, known):
    content = content_of("figures.csv")
    header = known.format(bare=tag_of(content).strip('"'))
    answer = client.get("/data/figures.csv", headers={"If-None-Match": header})
    assert (answer.status_code, answer.content) == (200, content)


@pytest.mark.parametrize(
    "path", ["", "nothing.csv", "figures", "FIGURES.csv", "charts/", "%2e%2e/app.py", "/figures.csv"]
)
def test_an_unknown_name_is_answered_with_what_there_is(client, path):
    answer = client.get(f"/data/{path}")
    first, second, *lines = answer.text.splitlines()
    assert (answer.status_code, first) == (404, "There is no such download. There is:")
    offers = [line.split(" ") for line in [second, *lines]]
    paths = [stem.rpartition(".")[0] + suffix for stem, *more in offers for suffix in [stem[stem.rfind(".") :], *more]]
    assert sorted(paths) == sorted(f"/data/{path}" for path in downloads(DATASET))
    assert dict(answer.headers) == OPEN | {
        "content-length": str(len(answer.content)),
        "content-type": "text/plain; charset=utf-8",
    }


@pytest.mark.parametrize("path", ["figures.csv", "figures.json", "excerpts.csv"])
def test_a_compressed_answer_has_a_tag_of_its_own(client, path):
    gzipped = {"Accept-Encoding": "gzip, br"}
    straight, packed = client.get(f"/data/{path}"), client.get(f"/data/{path}", headers=gzipped)
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert packed.content == straight.content
    assert packed.headers["etag"] == straight.headers["etag"].removesuffix('"') + '-gzip"'
    for tag, status in ((packed.headers["etag"], 304), (straight.headers["etag"], 200)):
        answer = client.get(f"/data/{path}", headers=gzipped | {"If-None-Match": tag})
        assert answer.status_code == status


@pytest.mark.parametrize("path", ["interview-figures.zip", "figures.xlsx", "interview-slides.pptx"])
def test_what_is_packed_already_is_not_compressed_twice(client, path):
    assert "content-encoding" not in client.get(f"/data/{path}", headers={"Accept-Encoding": "gzip"}).headers


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.text, newline=""), strict=True))


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_filters_in_the_address_choose_rows(client, suffix):
    answer = client.get(
        f"/data/figures.{suffix}?kind=stated~derived&topic=cargo_transit&period=2022..2023&geography=KZ"
    )
    expected = {
        figure.id
        for figure in DATASET.figures.values()
        if figure.kind in ("stated", "derived")
        and figure.indicator.topic == "cargo_transit"
        and figure.geography == "KZ"
        and figure.period.first.year >= 2022
        and figure.period.last.year <= 2023
    }
    rows = answer.json() if suffix == "json" else rows_of(answer)
    assert {row["figure_id"] for row in rows} == expected
    assert len(expected) > 5
    assert f"-filtered-v{DATASET.version}.{suffix}" in answer.headers["content-disposition"]


def test_the_rows_shown_are_those_without_the_readings_that_are_off(client):
    (chart,) = (one for one in DATASET.charts.values() if one.id == "it-exports")
    readings = [name for group in chart.readings for name in group.ids]
    everything, shown = (
        {row["figure_id"] for row in rows_of(client.get(f"/data/charts/it-exports.csv{query}"))}
        for query in ("", f"?readings={readings[0]}")
    )
    assert (everything, shown) == ({*chart.ids, *readings}, {*chart.ids, readings[0]})


def test_each_answer_to_another_question_has_another_tag(client):
    queries = ["", "?kind=stated", "?kind=derived", "?columns=short", "?form=excel", "?form=excel-eu", "?form=tab"]
    tags = [client.get(f"/data/figures.csv{query}").headers["etag"] for query in queries]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "figures.csv?kind=guessed",
            "The parameter “kind” cannot be “guessed”; it can be: stated, derived, target, potential, date.",
        ),
        (
            "figures.json?form=excel",
            "There is no parameter “form” here; there is: kind, topic, period, geography, columns.",
        ),
        ("events.csv?kind=stated", "There is no parameter “kind” here; there is: form."),
        ("datapackage.json?x=", "There is no parameter “x” here; there is: none."),
        (
            "charts/freight.csv?readings=other",
            "The parameter “readings” cannot be “other”; it can be: none.",
        ),
    ],
)
def test_a_wrong_parameter_is_answered_with_one_sentence(client, address, sentence):
    answer = client.get(f"/data/{address}")
    assert (answer.status_code, answer.text) == (400, f"{sentence}\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"


HOSTILE = (
    "kind topic period geography readings columns form = & ~ .. / 2023 2022..2023 stated derived KZ cargo_transit "
    "short excel-eu none % %00 %ff %0d%0a %F0%9F + 9999-99-99 0000 ; [] ../ ? \x00 é \ud7ff $ {} <script> 'OR'1=1"
)
WORDS = st.sampled_from(HOSTILE.split(" "))
QUERIES = st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=40)
PATHS = [
    "figures.csv",
    "figures.json",
    "it_exports.xlsx",
    "charts/it-exports.csv",
    "excerpts.csv",
    "datapackage.json",
    "x",
]


@settings(max_examples=2000)
@given(st.sampled_from(PATHS), QUERIES, st.sampled_from(["GET", "HEAD"]))
def test_no_query_however_hostile_brings_the_server_down(hostile, path, query, method):
    url = f"http://testserver/data/{path}?" + quote(query, safe="%&=~+;/?", errors="replace")
    answer = hostile.request(method, url)
    assert answer.status_code in (200, 400, 404)
    if answer.status_code != 200 and method == "GET":
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert re.match(r"The(re)? .+[.:]$", answer.text.splitlines()[0]), answer.text


@pytest.fixture(scope="module")
def hostile():
    return plain(current)


@pytest.mark.parametrize(
    "query", [b"\xff\xfe=\x00", b"kind=\xe9", b"period=" + b"9" * 5000, b"&" * 5000, b"=", b"kind", b"kind=%ud800"]
)
def test_bytes_that_are_no_text_are_no_danger(query):
    """A raw socket can send what no client library would."""
    sent = []
    scope = {"type": "http", "method": "GET", "path": "/data/figures.csv", "query_string": query, "headers": []}

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    asyncio.run(Starlette(routes=routes(current))(scope, receive, send))
    assert sent[0]["status"] in (200, 400)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(client, method):
    answer = client.request(method, "/data/figures.csv")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})


def test_the_descriptor_describes_the_files_as_they_are_served(client):
    resources = client.get("/data/datapackage.json").json()["resources"]
    served = {resource["path"]: client.get(f"/data/{resource['path']}").content for resource in resources}
    assert {resource["path"]: resource["hash"] for resource in resources} == {
        path: f"sha256:{hashlib.sha256(content).hexdigest()}" for path, content in served.items()
    }


def test_a_changed_file_shows_at_the_next_request(data_folder, folder_client):
    before = folder_client.get("/data/figures.csv")
    title = next(iter(DATASET.indicators.values())).title
    replace_in(data_folder / "indicators.csv", title, "Another title")
    after = folder_client.get("/data/figures.csv", headers={"If-None-Match": before.headers["etag"]})
    assert (after.status_code, after.text) == (200, before.text.replace(title, "Another title"))


def test_faulty_data_are_answered_with_every_fault_until_they_are_mended(data_folder, folder_client):
    sound = (data_folder / "questions.csv").read_bytes()
    (data_folder / "questions.csv").write_bytes(b"question\nx\n")
    (data_folder / "events.csv").rename(data_folder / "elsewhere.csv")
    answer = folder_client.get("/data/excerpts.csv")
    assert (answer.status_code, answer.text) == (
        503,
        "The data have faults:\n"
        "events.csv:0: -: the file is missing (expected a file of this name, got none)\n"
        "questions.csv:1: theme: the column is missing (expected theme, got no such column)\n",
    )
    assert dict(answer.headers) == OPEN | {
        "content-length": str(len(answer.content)),
        "content-type": "text/plain; charset=utf-8",
    }
    (data_folder / "questions.csv").write_bytes(sound)
    (data_folder / "elsewhere.csv").rename(data_folder / "events.csv")
    assert folder_client.get("/data/excerpts.csv").status_code == 200


def test_a_topic_joins_the_downloads_once_the_topics_name_it(data_folder, folder_client):
    assert folder_client.get("/data/figures/sports.csv").status_code == 404
    topics = (data_folder / "topics.csv").read_text(encoding="utf-8")
    (data_folder / "topics.csv").write_text(f"{topics}sports,Sports,people_and_ties\n", encoding="utf-8")
    said = data_folder / "figures/people_and_ties.csv"
    header, *rows = said.read_text(encoding="utf-8").splitlines(keepends=True)
    (moved,) = (row for row in rows if row.startswith("denominations,"))
    said.write_text(header + "".join(row for row in rows if row != moved), encoding="utf-8")
    measured = (data_folder / "indicators.csv").read_text(encoding="utf-8")
    measured = measured.replace("denominations,people_and_ties,", "denominations,sports,")
    (data_folder / "indicators.csv").write_text(measured, encoding="utf-8")
    (data_folder / "figures/sports.csv").write_text(header + moved, encoding="utf-8")
    assert folder_client.get("/data/figures/sports.csv").text == header + moved
    assert folder_client.get("/data/sports.csv").status_code == 200


def test_below_a_base_path_the_downloads_are_there_and_named_there():
    client = TestClient(Starlette(routes=below("/x", routes(current))), headers={"Accept-Encoding": "identity"})
    assert client.get("/x/data/figures.csv").content == content_of("figures.csv")
    lines = client.get("/x/data/nothing.csv").text.splitlines()[1:]
    assert [line for line in lines if not line.startswith("/x/data/")] == []


def by_the_document(address, server, path):
    """Where an operation lies by the specification: its server is relative to the document."""
    return urljoin(address, server).rstrip("/") + path


def by_the_host(address, server, path):
    """Where a tool looks for it that joins server and path to the host, as schemathesis does."""
    parts = urlsplit(address)
    return urljoin(f"{parts.scheme}://{parts.netloc}/", server.rstrip("/") + path)


@pytest.mark.parametrize("looks", [by_the_document, by_the_host])
@pytest.mark.parametrize("base", ["", "/x", "/x/y"])
def test_every_address_that_openapi_lists_answers_however_its_server_is_read(base, looks):
    client = TestClient(Starlette(routes=below(base, routes(current))))
    found = client.get(f"{base}/data/openapi.json")
    (server,) = found.json()["servers"]
    addresses = [looks(str(found.url), server["url"], path) for path in found.json()["paths"]]
    assert {address for address in addresses if client.head(address).status_code != 200} == set()
    assert len(addresses) == len(downloads(DATASET))


def test_below_a_path_that_only_a_proxy_knows_openapi_leads_to_the_downloads(client):
    (server,) = client.get("/data/openapi.json").json()["servers"]
    outside = "https://example.org/deep/data/openapi.json"
    assert by_the_document(outside, server["url"], "/data/figures.csv") == "https://example.org/deep/data/figures.csv"


def test_a_foreign_host_is_not_written_into_openapi(client):
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    assert "evil.example" not in client.get("/data/openapi.json", headers=evil).text
