import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from interview.web import assets, compression
from interview.web.compression import compressed, negotiated

CLIENT = TestClient(Starlette(routes=assets.routes()))


def get(name: str, accept: str = ""):
    with CLIENT.stream("GET", f"/{assets.address(name)}", headers={"Accept-Encoding": accept}) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("accept", "coding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_file_is_sent_in_the_best_coding_the_browser_takes_and_kept_for_ever(accept, coding, read):
    answer, body = get("story.js", accept)
    assert (answer.status_code, answer.headers.get("content-encoding")) == (200, coding)
    assert read(body) == assets.files()["story.js"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(body)


def test_a_head_request_has_the_headers_and_no_body():
    answer = CLIENT.head(f"/{assets.address('theme.css')}", headers={"Accept-Encoding": "br"})
    assert (answer.status_code, answer.content, answer.headers["content-encoding"]) == (200, b"", "br")


@pytest.mark.parametrize(
    "path", ["/assets/0123456789abcdef/story.js", "/assets/{version}/none.js", "/assets/{version}/../../app.py"]
)
def test_another_hash_and_another_name_are_not_there(path):
    answer = CLIENT.get(path.format(version=assets.version()))
    assert answer.status_code == 404


def test_an_address_of_a_file_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        assets.address("none.js")


def test_the_hash_changes_with_any_file(monkeypatch):
    before = assets.version()
    changed = {**assets.files(), "story.css": b"changed"}
    monkeypatch.setattr(assets, "files", lambda: changed)
    assets.version.cache_clear()
    try:
        assert assets.version() != before
    finally:
        assets.version.cache_clear()


def test_a_file_is_compressed_once_and_read_from_the_folder_afterwards(tmp_path, monkeypatch):
    content = b"the same text " * 500
    first = compressed(content, "br", tmp_path)
    compressed.cache_clear()
    monkeypatch.setattr(compression, "CODERS", {})
    assert compressed(content, "br", tmp_path) == first
    assert brotli.decompress(first) == content


def test_without_a_folder_that_can_be_written_files_are_compressed_all_the_same(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert gzip.decompress(compressed(b"text " * 100, "gzip", blocked)) == b"text " * 100


@pytest.mark.parametrize(("accept", "coding"), [("*", ""), ("BR", ""), ("br;q=0.0", ""), ("gzip;q=1, br;q=0.1", "br")])
def test_codings_are_negotiated(accept, coding):
    assert negotiated(accept) == coding
