import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.story_pages import Served, serving

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SCREEN = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
CONTEXT = {"viewport": SCREEN, "timezone_id": "UTC", "locale": "en-GB", "reduced_motion": "reduce"}

expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Server:
    """A running application, the lines it wrote, and what ends it at once."""

    address: str
    log: list[str]
    kill: Callable[[], None] = lambda: None

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and content of an answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read()


@contextmanager
def serve(root: Path, port: int = 0, *options: str, **environment: str) -> Iterator[Server]:
    """Run the application of a folder on a port, or on a free one, ready and healthy."""
    with socket.create_server(("127.0.0.1", port)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=root, env=os.environ | environment, **pipes) as process:
        log: list[str] = []
        reader = threading.Thread(target=lambda: log.extend(process.stdout))
        try:
            while not any("URL: " in line for line in log):
                line = process.stdout.readline()
                assert line, f"the server ended: {log}"
                log.append(line)
            reader.start()
            server = Server(f"http://127.0.0.1:{port}", log, process.kill)
            assert server.get("/_stcore/health")[::2] == (200, b"ok")
            yield server
        finally:
            stop(process)
            if reader.ident:
                reader.join()


def stop(process: subprocess.Popen) -> None:
    """End a server, by force where it waits for a browser that leaves a connection open."""
    process.terminate()
    try:
        process.wait(10)  # seconds; with nothing open it takes less than one
    except subprocess.TimeoutExpired:
        process.kill()


@dataclass(frozen=True)
class Visit:
    """A page of the application in a browser, with everything that went wrong in it."""

    page: Page
    address: str
    problems: list[str]

    def open(self, path: str) -> Page:
        """Go to a path and wait until the page is complete."""
        self.page.goto(self.address + path)
        return self.settle()

    def settle(self) -> Page:
        """Wait until Streamlit's page stands in the document's place, its script has run, and the fonts are there."""
        expect(self.page.locator("[data-document]")).to_have_count(0)
        expect(self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
        expect(self.page.locator('[data-testid="stMain"] :is(h1, [data-testid="stCode"])').first).to_be_visible()
        self.page.evaluate("() => document.fonts.ready.then(() => true)")
        return self.page


@contextmanager
def visit(browser: Browser, server: Server, **options: object) -> Iterator[Visit]:
    """Open an empty page in a fresh browser context, as for a first visit; options go to the context."""
    context = browser.new_context(**CONTEXT | options)
    try:
        with heard(context, server.address) as problems:
            yield Visit(context.new_page(), server.address, problems)
    finally:
        context.close()


@contextmanager
def heard(context: BrowserContext, address: str) -> Iterator[list[str]]:
    """Collect what goes wrong in the pages of a browser context, requests to other hosts among it."""
    problems: list[str] = []
    listeners = {
        "console": lambda message: (
            problems.append(f"{message.text} {message.location['url']}") if message.type == "error" else None
        ),
        "weberror": lambda error: problems.append(str(error.error)),
        "request": lambda request: problems.extend(_foreign(request.url, address)),
    }
    for event, listener in listeners.items():
        context.on(event, listener)
    try:
        yield problems
    finally:
        for event, listener in listeners.items():
            context.remove_listener(event, listener)


@dataclass(frozen=True)
class Tabs:
    """A browser that has been here before: it keeps files and compiled code from tab to tab, and nothing else."""

    context: BrowserContext
    anchor: Page
    address: str

    @contextmanager
    def open(self, viewport: dict[str, int] = SCREEN, **media: str) -> Iterator[Visit]:
        """Open an empty tab of a size, as for a later visit; media are those of `Page.emulate_media`."""
        with heard(self.context, self.address) as problems:
            page = self.context.new_page()
            page.set_viewport_size(viewport)
            if media:
                page.emulate_media(**media)
            try:
                yield Visit(page, self.address, problems)
            finally:
                for tab in self.context.pages:
                    if tab != self.anchor:
                        tab.close()
                self.anchor.evaluate("() => localStorage.clear()")
                self.context.clear_cookies()


@contextmanager
def tabs_of(browser: Browser, server: Server) -> Iterator[Tabs]:
    """Open a browser context with an empty page of the server, which keeps the process of its tabs alive."""
    context = browser.new_context(**CONTEXT)
    anchor = context.new_page()
    anchor.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    anchor.goto(server.address)
    yield Tabs(context, anchor, server.address)
    context.close()


def _foreign(url: str, address: str) -> list[str]:
    parts = urlsplit(url)
    own = parts.scheme in ("blob", "data") or parts.netloc == urlsplit(address).netloc
    return [] if own else [f"request to another host: {url}"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; not for the whole session, as a test elsewhere could not start an event loop beside Playwright's."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--process-per-site"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serve(ROOT) as running:
        yield running


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The bare pages of stories and deck."""
    with serving() as pages:
        yield pages


@pytest.fixture(scope="module")
def tabs(browser, server) -> Iterator[Tabs]:
    """Tabs of one browser, for what does not depend on whether the visit is the first; else take `visit`."""
    with tabs_of(browser, server) as one:
        yield one


@pytest.fixture
def visitor(tabs) -> Iterator[Visit]:
    """A tab of its own, empty."""
    with tabs.open() as one:
        yield one
