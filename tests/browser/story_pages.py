"""Bare pages with the stories and the deck of the real data, served as the browser's part is served in earnest."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from interview.folder.dataset import load
from interview.views.decks import Deck, deck_of
from interview.views.reading import reading_story
from interview.views.stories import page_story
from interview.web import assets
from interview.web.markup import deck_data, deck_html, story_data, story_html

DATA = load()
PAGES = ("cargo_transit", "trade_growth", "it_exports", "infrastructure_spend", "people_and_ties", "ties")
POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
STYLES = ("theme.css", "story.css", "card.css", "presenter.css", "reading.css", "beside.css")


@dataclass(frozen=True)
class Served:
    """A running server, as `visit` takes it."""

    address: str


@contextmanager
def serving() -> Iterator[Served]:
    """Serve the bare pages on a free port."""
    server = uvicorn.Server(uvicorn.Config(app(), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.01)
    try:
        yield Served(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}")
    finally:
        server.should_exit = True
        thread.join()


def app() -> Starlette:
    """The pages at their own names, `/interview` and `/present` among them; `?fresh` leaves the HTML to the script."""
    stories = {page: page_story(DATA, page) for page in PAGES}
    stories["interview"] = reading_story(DATA)
    deck = deck_of(DATA)
    data = {name: ("story", story_data(story), story_html(story)) for name, story in stories.items()}
    data["present"] = ("deck", deck_data(deck), deck_html(deck))

    def show(request: Request) -> HTMLResponse:
        part, value, html = data[request.url.path.strip("/")]
        html = "" if "fresh" in request.query_params else html
        if "times" in request.query_params:
            longer = _repeated(deck, int(request.query_params["times"]))
            value, html = deck_data(longer), deck_html(longer)
        return HTMLResponse(_document(part, value, html), headers={"Content-Security-Policy": POLICY})

    return Starlette(
        routes=[*assets.routes(), *(Route(f"/{name}", show) for name in data), Route("/favicon.ico", _nothing)]
    )


def _repeated(deck: Deck, count: int) -> Deck:
    """The deck again and again, up to a number of slides."""
    slides = (deck.slides[number % len(deck.slides)] for number in range(count))
    return replace(
        deck,
        slides=tuple(replace(slide, view=replace(slide.view, number=n)) for n, slide in enumerate(slides, start=1)),
    )


def _nothing(request: Request) -> JSONResponse:
    return JSONResponse({})


def _document(part: str, value: object, html: str) -> str:
    links = "".join(f'<link rel="stylesheet" href="/{assets.address(name)}">' for name in STYLES)
    frame = "body { margin: 0; background: var(--page); color: var(--ink); } "
    frame += "main { max-width: 1120px; margin: 0 auto; padding: 24px 20px 60vh; }"
    scheme = ":root { color-scheme: light dark; } :root[data-theme=dark] { color-scheme: dark; }"
    json_text = json.dumps(value).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Story</title>'
        f'<meta name="viewport" content="width=device-width"><style>{scheme}{frame}</style>{links}</head>'
        f'<body><main><h1>Page</h1><div id="part">{html}</div></main>'
        f'<script type="application/json" data-part="{part}" data-for="part">{json_text}</script>'
        f'<script type="module" src="/{assets.address("page.js")}"></script></body></html>'
    )
