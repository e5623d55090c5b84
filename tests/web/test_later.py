"""An application that is made in the background: who waits for it, and who does not."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from interview.web.later import Later


async def say(websocket):
    await websocket.accept()
    await websocket.send_text("streamlit")
    await websocket.close()


def client(make, **options) -> TestClient:
    def answer(request):
        return PlainTextResponse("streamlit")

    routes = [Route("/health", answer), Route("/page", answer), WebSocketRoute("/stream", say)]
    later = Middleware(Later, make=make, at_once=["/health"])
    return TestClient(Starlette(routes=routes, middleware=[later]), **options)


class Making:
    """Something to make that is not ready before it is allowed to be."""

    def __init__(self):
        self.allowed = threading.Event()
        self.around = []

    def __call__(self, app):
        self.around.append(app)
        assert self.allowed.wait(30)  # seconds, far more than any test takes

        async def made(scope, receive, send):
            if scope["type"] == "http":
                await PlainTextResponse("made")(scope, receive, send)
            else:
                await app(scope, receive, send)

        return made


@pytest.fixture
def making():
    one = Making()
    yield one
    one.allowed.set()


def test_what_shall_be_answered_at_once_does_not_wait(making):
    with client(making) as visitor:
        assert visitor.get("/health").text == "streamlit"
        assert not making.allowed.is_set()
        making.allowed.set()
        assert (visitor.get("/page").text, visitor.get("/health").text) == ("made", "streamlit")


def test_everybody_who_comes_earlier_waits_for_the_one_application(making):
    with client(making) as visitor, ThreadPoolExecutor(3) as visitors:
        early = [visitors.submit(visitor.get, "/page") for _ in range(3)]
        assert visitor.get("/health").text == "streamlit"
        assert [one.done() for one in early] == [False] * 3
        making.allowed.set()
        assert [one.result().text for one in early] == ["made"] * 3
    assert len(making.around) == 1


def test_a_socket_waits_too(making):
    def first_words(visitor):
        with visitor.websocket_connect("/stream") as socket:
            return socket.receive_text()

    with client(making) as visitor, ThreadPoolExecutor(1) as visitors:
        early = visitors.submit(first_words, visitor)
        assert visitor.get("/health").text == "streamlit"
        assert not early.done()
        making.allowed.set()
        assert early.result() == "streamlit"


def test_who_gives_up_waiting_does_not_stop_the_others(making):
    later = Later(PlainTextResponse("streamlit"), making, [])
    sent = []

    async def send(message):
        sent.append(message)

    async def visits():
        scope = {"type": "http", "path": "/page", "method": "GET", "headers": []}
        impatient, patient = (asyncio.create_task(later(scope, None, send)) for _ in range(2))
        await asyncio.sleep(0)  # both wait now
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
        making.allowed.set()
        await asyncio.wait_for(patient, 30)  # seconds, far more than it takes

    asyncio.run(visits())
    assert b"made" in [message.get("body") for message in sent]


def test_what_cannot_be_made_is_logged_once_and_an_error_for_everybody(caplog):
    def failing(app):
        raise RuntimeError("a module is missing")

    with caplog.at_level(logging.ERROR), client(failing, raise_server_exceptions=False) as visitor:
        assert [visitor.get("/page").status_code for _ in range(2)] == [500, 500]
        assert visitor.get("/health").status_code == 200
    (record,) = [one for one in caplog.records if one.name == "interview.web.later"]
    assert (record.message, "a module is missing" in record.exc_text) == ("the dashboard cannot be made", True)
