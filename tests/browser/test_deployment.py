"""The running application under other names, below a base path, behind proxies, and asked by foreign pages."""

import functools
import http.client
import json
import re
import socket
import socketserver
import threading
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import load
from tests.browser.conftest import ROOT, Server, serve, tabs_of, visit

DATA = load()
BASE = ("--server.baseUrlPath", "x")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
LISTEN = """
import sys
def listen(event, arguments):
    asks = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect")
    if asks and "'127.0.0.1'" not in str(arguments):
        print("ASKED OUTSIDE", arguments, file=sys.stderr, flush=True)
sys.addaudithook(listen)
print("LISTENING", file=sys.stderr)
"""


class Proxy(socketserver.ThreadingTCPServer):
    """A proxy that takes what is below a path and hands it on, with the path or without."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, upstream, prefix, strip):
        self.upstream, self.prefix, self.strip = upstream, prefix, strip
        super().__init__(("127.0.0.1", 0), Handing)


class Handing(socketserver.StreamRequestHandler):
    """One request, or one socket, on its way through."""

    rbufsize = 0

    def handle(self):
        first = self.rfile.readline()
        if not first:
            return
        method, path, version = first.decode("latin-1").split()
        lines = [line.decode("latin-1").strip() for line in iter(self.rfile.readline, b"\r\n")]
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        if not path.startswith(self.server.prefix):
            self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        path = "/" + path.removeprefix(self.server.prefix) if self.server.strip else path
        host, port = self.server.upstream
        new = {"host": f"{host}:{port}", "x-forwarded-host": headers["host"]}
        new |= {} if "upgrade" in headers else {"connection": "close"}
        head = "".join(f"{name}: {value}\r\n" for name, value in (headers | new).items())
        with socket.create_connection((host, port)) as onward:
            onward.sendall(f"{method} {path} {version}\r\n{head}\r\n".encode("latin-1"))
            threading.Thread(target=pump, args=(self.connection, onward), daemon=True).start()
            pump(onward, self.connection)


def pump(source, target):
    """Hand on bytes until one side ends."""
    try:
        while block := source.recv(65536):
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


@contextmanager
def proxied(server, strip):
    """Give the server as visitors see it through a proxy, below /x/."""
    parts = urlsplit(server.address)
    with Proxy((parts.hostname, parts.port), "/x/", strip) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield Server(f"http://127.0.0.1:{proxy.server_address[1]}", server.log)
        finally:
            proxy.shutdown()


@pytest.fixture(scope="module")
def based():
    with serve(ROOT, 0, *BASE) as server:
        yield server


@pytest.fixture(scope="module", params=["straight", "kept", "stripped"])
def below(request, based):
    """The server with a base path: asked straight, or through a proxy that keeps the path or strips it."""
    if request.param == "straight":
        yield based
    else:
        with proxied(based, strip=request.param == "stripped") as server:
            yield server


@pytest.fixture(scope="module")
def tabs(browser, below):
    """Tabs with the pages below the base path."""
    with tabs_of(browser, below) as one:
        yield one


def ask(server, path, headers):
    """Return status and content of an answer to a request with headers of its own."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, b"" if answer.status == 101 else answer.read()
    finally:
        connection.close()


def description(server, path, **headers):
    page = ask(server, path, {"Accept": "text/html", **headers})[1]
    (block,) = re.findall(rb'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_below_a_base_path_downloads_answer(below):
    status, headers, content = below.get("/x/data/figures.csv")
    expected = downloads(DATA)["figures.csv"].make(Query())
    assert (status, headers["content-type"], content) == (200, "text/csv; charset=utf-8", expected)


@pytest.mark.parametrize("path", ["/x/", "/x/it_exports"])
def test_below_a_base_path_a_page_describes_its_data_with_addresses_that_answer(below, path):
    found = description(below, path)
    assert found["url"] == f"{below.address}/x/"
    for one in found["distribution"]:
        assert one["contentUrl"].startswith(f"{below.address}/x/data/")
        status, headers, _ = below.get(one["contentUrl"].removeprefix(below.address))
        assert (status, headers["content-type"].split(";")[0]) == (200, one["encodingFormat"])


def download_links(page):
    """Wait for the links of a page to downloads and return their addresses."""
    links = page.get_by_test_id("stMain").locator("a[download]")
    expect(links.first).to_be_attached()
    hrefs = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return {urljoin(page.url, href) for href in hrefs}


@pytest.fixture(scope="module")
def answer(below):
    """Status and headers of the answer to an address, asked once: the pages have downloads in common."""
    return functools.cache(lambda path: below.get(path)[:2])


@pytest.mark.parametrize("path", ["/x/", "/x/it_exports", "/x/downloads"])
def test_below_a_base_path_every_download_link_answers(tabs, below, answer, path):
    with tabs.open() as visitor:
        page = visitor.open(path)
        for address in download_links(page):
            status, headers = answer(address.removeprefix(below.address))
            assert (address, status) == (address, 200)
            assert "html" not in headers["content-type"]
        assert f'"{below.address}/x/data/' in page.locator("pre.text").first.text_content()
        assert visitor.problems == []


def test_below_a_base_path_the_navigation_leads_from_page_to_page(tabs, below):
    with tabs.open() as visitor:
        page = visitor.open("/x/")
        page.locator("header.bar nav a").filter(has_text="Cross-checks").click()
        expect(page).to_have_url(f"{below.address}/x/cross_checks")
        page.locator(".record .index a[data-figure=denominations]").click()
        expect(page).to_have_url(f"{below.address}/x/cross_checks?figure=denominations")
        expect(page.locator(".comparison h2")).to_contain_text(DATA.figures["denominations"].indicator.title)
        assert visitor.problems == []


@pytest.mark.parametrize("path", ["/x/", "/x/it_exports"])
def test_links_to_downloads_are_right_below_a_path_that_only_the_proxy_knows(browser, server, path):
    with proxied(server, strip=True) as outside, visit(browser, outside) as visitor:
        page = visitor.open(path)
        addresses = download_links(page)
        assert [one for one in addresses if not one.startswith(f"{outside.address}/x/data/")] == []


NAMES = {
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1 figures.example.org *.figures.example.net",
    "STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS": "https://friend.example",
}


@pytest.fixture(scope="module")
def named():
    """A server with names of its own."""
    with serve(ROOT, 0, **NAMES) as server:
        yield server


OWN = "http://127.0.0.1:{port}"
NAMED = "https://figures.example.org"
SOCKETS = {
    "no browser": ({}, 101),
    "own page": ({"Origin": OWN}, 101),
    "configured name": ({"Origin": NAMED, "Host": "figures.example.org"}, 101),
    "configured names": ({"Origin": "https://a.figures.example.net", "Host": "a.figures.example.net"}, 101),
    "proxy, forwarded host": (
        {"Origin": NAMED, "Host": "upstream:8501", "X-Forwarded-Host": "figures.example.org"},
        101,
    ),
    "proxy, no host": ({"Origin": NAMED}, 101),
    "allowed origin": ({"Origin": "https://friend.example"}, 101),
    "foreign page": ({"Origin": "https://evil.example"}, 403),
    "foreign page, our name in its own": ({"Origin": f"{NAMED}.evil.example"}, 403),
    "foreign page, our name as user": ({"Origin": f"{NAMED}@evil.example"}, 403),
    "foreign page and host": ({"Origin": "https://evil.example", "Host": "evil.example"}, 403),
    "foreign forwarded host": ({"Origin": "https://evil.example", "X-Forwarded-Host": "evil.example"}, 403),
    "foreign host": ({"Host": "evil.example"}, 403),
    "own page, foreign host": ({"Origin": OWN, "Host": "evil.example"}, 403),
    "file": ({"Origin": "null"}, 403),
}


def shake_hands(server, headers):
    port = urlsplit(server.address).port
    return ask(server, "/_stcore/stream", UPGRADE | {name: one.format(port=port) for name, one in headers.items()})[0]


@pytest.mark.parametrize(("headers", "status"), SOCKETS.values(), ids=SOCKETS)
def test_a_socket_opens_for_our_own_pages_only(named, headers, status):
    assert shake_hands(named, headers) == status


def test_no_host_is_asked_whether_a_page_is_our_own(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(LISTEN, encoding="utf-8")
    with serve(ROOT, 0, PYTHONPATH=str(tmp_path), **NAMES) as server:
        for headers, _ in SOCKETS.values():
            shake_hands(server, headers)
    assert "LISTENING\n" in server.log
    assert [line for line in server.log if line.startswith("ASKED OUTSIDE")] == []


def test_a_foreign_host_is_not_written_into_the_page(server):
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    status, page = ask(server, "/", {"Accept": "text/html", **evil})
    assert (status, b"evil.example" in page) == (200, False)
    found = description(server, "/", **evil)
    assert (found["url"], found["distribution"][0]["contentUrl"]) == ("/", "/data/figures.csv")


def test_who_may_frame_the_pages_is_a_setting():
    with serve(ROOT, 0, INTERVIEW_FRAME_ANCESTORS="'self' https://news.example") as server:
        policy = server.get("/")[1]["content-security-policy"]
    assert policy.endswith("; frame-ancestors 'self' https://news.example")
