import threading
from functools import partial

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from interview.web import packing
from interview.web.compression import compressed
from interview.web.packing import PackedFiles

SCRIPT = "export const answer = 42;\n" * 200


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "static" / "js"
    place.mkdir(parents=True)
    (place / "main.abc123.js").write_text(SCRIPT)
    (place / "tiny.abc123.js").write_text("1")
    (place / "font.abc123.woff2").write_bytes(b"\0" * 5000)
    return tmp_path / "static"


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A folder of the test's own for what is compressed."""
    monkeypatch.setattr(packing, "compressed", partial(compressed, folder=tmp_path / "store"))


def files(folder, first=()):
    """The middleware before an application that answers everything itself, and a visitor."""
    one = PackedFiles(PlainTextResponse("from the application"), folder, first)
    return one, TestClient(one)


def wait_for(one: PackedFiles, name: str, coding: str) -> None:
    """Wait until the packing thread has done all it was asked before; it takes a mark put behind it last."""
    done = threading.Event()

    class Mark:
        def read_bytes(self):
            done.set()
            return b""

    one.files["mark"] = Mark()
    one.work.put(("mark", "gzip"))
    assert done.wait(timeout=30)
    assert (name, coding) in one.ready


def test_a_file_is_answered_compressed_once_it_is_ready(folder):
    one, client = files(folder, first=["/static/js/main.abc123.js"])
    wait_for(one, "/static/js/main.abc123.js", "br")
    answer = client.get("/some/base/static/js/main.abc123.js", headers={"accept-encoding": "br"})
    assert (answer.text, answer.headers["content-encoding"]) == (SCRIPT, "br")
    assert answer.headers["cache-control"].startswith("public, immutable")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_until_it_is_ready_the_application_answers(folder):
    one, client = files(folder)
    asked = {"accept-encoding": "gzip"}
    assert client.get("/static/js/main.abc123.js", headers=asked).text == "from the application"
    wait_for(one, "/static/js/main.abc123.js", "gzip")
    assert client.get("/static/js/main.abc123.js", headers=asked).text == SCRIPT


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/tiny.abc123.js", {"accept-encoding": "br"}),
        ("/static/js/font.abc123.woff2", {"accept-encoding": "br"}),
        ("/static/js/other.js", {"accept-encoding": "br"}),
        ("/static/js/main.abc123.js", {"accept-encoding": "identity"}),
        ("/static/js/main.abc123.js", {"accept-encoding": "br", "range": "bytes=0-9"}),
    ],
)
def test_what_does_not_gain_by_it_is_left_to_the_application(path, headers, folder):
    one, client = files(folder, first=["/static/js/main.abc123.js"])
    wait_for(one, "/static/js/main.abc123.js", "br")
    assert client.get(path, headers=headers).text == "from the application"
