import hashlib
import json
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from interview.dataset import current, load
from interview.export import downloads, file_name
from interview.routes import Headers, failure, routes, security_headers

DATASET = load()
OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
}
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "zip": "application/zip"}


@pytest.fixture
def client():
    return TestClient(Starlette(routes=routes(current)))


@pytest.fixture
def folder_client(data_folder):
    return TestClient(Starlette(routes=routes(partial(current, data_folder))))


def tag_of(content):
    return f'"{hashlib.sha256(content).hexdigest()}"'


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("path", downloads(DATASET))
def test_a_download_comes_with_its_name_its_type_and_its_tag(client, path):
    content = downloads(DATASET)[path]()
    answer = client.get(f"/data/{path}")
    assert (answer.status_code, answer.content) == (200, content)
    assert dict(answer.headers) == OPEN | {
        "content-disposition": f'attachment; filename="{file_name(path, DATASET)}"',
        "content-length": str(len(content)),
        "content-type": MEDIA_TYPES[path.rpartition(".")[2]],
        "etag": tag_of(content),
    }


@pytest.mark.parametrize("path", ["figures.csv", "interview-figures.zip"])
def test_head_has_the_headers_of_get_and_no_content(client, path):
    got, asked = client.get(f"/data/{path}"), client.head(f"/data/{path}")
    assert (asked.status_code, asked.headers, asked.content) == (200, got.headers, b"")


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", W/{tag}', "*", ' "a" ,{tag}'])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_browser_has_already_is_not_sent_again(client, method, known):
    tag = tag_of(downloads(DATASET)["figures.csv"]())
    answer = client.request(method, "/data/figures.csv", headers={"If-None-Match": known.format(tag=tag)})
    assert (answer.status_code, answer.content, dict(answer.headers)) == (304, b"", OPEN | {"etag": tag})


def test_tags_in_several_header_lines_count_as_one_list(client):
    tag = tag_of(downloads(DATASET)["figures.csv"]())
    answer = client.get("/data/figures.csv", headers=[("If-None-Match", '"a"'), ("If-None-Match", tag)])
    assert answer.status_code == 304


@pytest.mark.parametrize("known", ['"other"', "", '"*"', "{bare}"])
def test_another_tag_gets_the_whole_file(client, known):
    content = downloads(DATASET)["figures.csv"]()
    header = known.format(bare=tag_of(content).strip('"'))
    answer = client.get("/data/figures.csv", headers={"If-None-Match": header})
    assert (answer.status_code, answer.content) == (200, content)


@pytest.mark.parametrize(
    "path", ["", "nothing.csv", "figures", "FIGURES.csv", "charts/", "%2e%2e/app.py", "/figures.csv"]
)
def test_an_unknown_name_is_answered_with_what_there_is(client, path):
    answer = client.get(f"/data/{path}")
    names = "".join(f"/data/{name}\n" for name in downloads(DATASET))
    assert (answer.status_code, answer.text) == (404, f"There is no such download. There is:\n{names}")
    assert dict(answer.headers) == OPEN | {
        "content-length": str(len(answer.content)),
        "content-type": "text/plain; charset=utf-8",
    }


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


def test_a_file_joins_the_downloads_once_the_descriptor_names_it(data_folder, folder_client):
    assert folder_client.get("/data/remarks.csv").status_code == 404
    descriptor = json.loads((data_folder / "datapackage.json").read_text(encoding="utf-8"))
    words = {"name": "remarks", "path": "remarks.csv", "title": "Remarks", "description": "What else there is."}
    descriptor["resources"].append({**words, "schema": {"fields": [{"name": "remark", "type": "string"}]}})
    (data_folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (data_folder / "remarks.csv").write_bytes(b"remark\nyes\n")
    assert folder_client.get("/data/remarks.csv").content == b"remark\nyes\n"


def test_the_policy_allows_own_scripts_and_those_in_the_page_by_their_hash():
    page = '<script>one()</script><script type="module" src="x.js"></script>\n<script>\n two()\n</script>'
    assert security_headers(page) == {
        "Content-Security-Policy": "default-src 'self'; "
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4=' "
        "'sha256-9orsu/7LtT3q0NYAmpre59SxClg/j0V3ob74IrQJPLs=' blob:; "
        "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; "
        "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }


def fail(request):
    raise RuntimeError("a secret")


async def greet(socket):
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


@pytest.fixture
def guarded():
    headers = {"X-One": "1", "Referrer-Policy": "same-origin"}
    there = Route("/", lambda request: PlainTextResponse("yes", headers={"referrer-policy": "origin"}))
    app = Starlette(
        routes=[there, Route("/fail", fail), WebSocketRoute("/socket", greet)],
        middleware=[Middleware(Headers, headers=headers)],
        exception_handlers={Exception: failure(headers)},
    )
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/missing", 404), ("/fail", 500)])
def test_every_answer_has_each_header_once(guarded, path, status):
    answer = guarded.get(path)
    found = [answer.headers.get_list(name) for name in ("x-one", "referrer-policy")]
    assert (answer.status_code, found) == (status, [["1"], ["same-origin"]])


def test_an_unforeseen_error_is_answered_in_one_plain_sentence(guarded):
    answer = guarded.get("/fail")
    assert answer.text == "Something went wrong here. Please try again later.\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_a_websocket_passes_the_headers_untouched(guarded):
    with guarded.websocket_connect("/socket") as socket:
        assert socket.receive_text() == "hello"
