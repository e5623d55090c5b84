"""The headers that every answer has."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from interview.web.headers import Headers, failure, security_headers


def test_the_policy_allows_own_scripts_and_those_in_the_page_by_their_hash():
    page = '<script>one()</script><script type="module" src="x.js"></script>\n<script>\n two()\n</script>'
    assert security_headers(page) == {
        "Content-Security-Policy": "default-src 'self'; "
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4=' "
        "'sha256-9orsu/7LtT3q0NYAmpre59SxClg/j0V3ob74IrQJPLs=' blob:; "
        "style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob:; "
        "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
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


@pytest.mark.parametrize(
    "sources",
    ["'self'", "'none'", "https://news.example", "'self' https://*.news.example:8443 news.example", "https:", "*"],
)
def test_who_may_frame_the_pages_can_be_chosen(sources):
    policy = security_headers("", sources)["Content-Security-Policy"]
    assert policy.endswith(f"; frame-ancestors {sources}")


@pytest.mark.parametrize(
    "sources", ["'self'; script-src *", "self'", "a,b", "https://news.example/path", "https://ä.example"]
)
def test_what_is_no_site_may_not_frame_and_is_named(sources):
    with pytest.raises(
        ValueError, match=r"this is no site .expected 'self' or addresses such as https://news\.example"
    ):
        security_headers("", sources)


def test_an_answer_for_everyone_may_be_used_by_other_sites_and_no_other_answer():
    opened = {"cross-origin-resource-policy": "cross-origin"}
    there = [
        Route("/own", lambda request: PlainTextResponse("yes")),
        Route("/open", lambda request: PlainTextResponse("yes", headers=opened)),
    ]
    client = TestClient(Starlette(routes=there, middleware=[Middleware(Headers, headers=security_headers(""))]))
    found = [client.get(path).headers.get_list("cross-origin-resource-policy") for path in ("/own", "/open")]
    assert found == [["same-origin"], ["cross-origin"]]
