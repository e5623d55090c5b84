import gzip
import threading

import brotli
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from interview.web.packing import CODINGS, PackedFiles, best_coding, packed

BR, GZIP = CODINGS
SCRIPT = "export const answer = 42;\n" * 200


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "static" / "js"
    place.mkdir(parents=True)
    (place / "main.abc123.js").write_text(SCRIPT)
    (place / "tiny.abc123.js").write_text("1")
    (place / "font.abc123.woff2").write_bytes(b"\0" * 5000)
    return tmp_path / "static"


def files(folder, tmp_path, first=()):
    """The middleware before an application that answers everything itself, with the names still to be packed done."""
    one = PackedFiles(PlainTextResponse("from the application"), folder, first, tmp_path / "store")
    return one, TestClient(one)


def wait_for(one: PackedFiles, name: str, coding: str) -> None:
    """Wait until the packing thread has done a file; a second file asked for behind it tells when."""
    done = threading.Event()
    one.work.put((name, type(BR)("mark", lambda content: done.set() or b"", lambda content: content)))
    assert done.wait(timeout=30)
    assert (name, coding) in one.ready


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.3", "br"),
        ("identity", None),
        ("", None),
    ],
)
def test_the_smallest_coding_that_is_accepted_is_taken(accepted, expected):
    found = best_coding(accepted)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("coding", CODINGS, ids=lambda coding: coding.name)
def test_a_content_is_kept_under_its_hash_and_made_again_when_the_kept_one_is_spoiled(coding, tmp_path):
    content = SCRIPT.encode()
    made = packed(content, coding, tmp_path)
    [kept] = tmp_path.iterdir()
    assert coding.unpack(made) == coding.unpack(kept.read_bytes()) == content
    kept.write_bytes(made[:-3])
    assert coding.unpack(packed(content, coding, tmp_path)) == content
    assert coding.unpack(kept.read_bytes()) == content


def test_a_kept_content_is_not_made_again(tmp_path):
    packed(SCRIPT.encode(), GZIP, tmp_path)
    broken = type(GZIP)("gzip", lambda content: b"made anew", gzip.decompress)
    assert gzip.decompress(packed(SCRIPT.encode(), broken, tmp_path)) == SCRIPT.encode()


def test_a_store_that_cannot_be_written_keeps_nothing_and_fails_nothing(tmp_path):
    place = tmp_path / "store"
    place.write_text("a file where a folder should be")
    assert brotli.decompress(packed(SCRIPT.encode(), BR, place)) == SCRIPT.encode()


def test_a_file_is_answered_compressed_once_it_is_ready(folder, tmp_path):
    one, client = files(folder, tmp_path, first=["/static/js/main.abc123.js"])
    wait_for(one, "/static/js/main.abc123.js", "br")
    answer = client.get("/some/base/static/js/main.abc123.js", headers={"accept-encoding": "br"})
    assert (answer.text, answer.headers["content-encoding"]) == (SCRIPT, "br")
    assert answer.headers["cache-control"].startswith("public, immutable")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_until_it_is_ready_the_application_answers(folder, tmp_path):
    one, client = files(folder, tmp_path)
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
def test_what_does_not_gain_by_it_is_left_to_the_application(path, headers, folder, tmp_path):
    one, client = files(folder, tmp_path, first=["/static/js/main.abc123.js"])
    wait_for(one, "/static/js/main.abc123.js", "br")
    assert client.get(path, headers=headers).text == "from the application"
