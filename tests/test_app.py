import base64
import gzip
import hashlib
import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from interview.downloads.catalogue import downloads
from interview.downloads.query import Query
from interview.folder.dataset import load

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "streamlit": ["streamlit", "run", "app.py", "--server.port"],
    "uvicorn": ["uvicorn", "app:app", "--port"],
}
READY = {"streamlit": "URL: ", "uvicorn": "Uvicorn running on "}
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(bytes(16)).decode(),
}


@contextmanager
def serve(program, root, until=None):
    """Run the application and give its port and what it wrote until it was ready, or until it wrote something."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", *COMMANDS[program], str(port)]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        ended = threading.Timer(30, server.kill)  # seconds: what is never written is an end and no endless wait
        try:
            ended.start()
            log = ""
            while (until or READY[program]) not in log and (line := server.stdout.readline()):
                log += line
            ended.cancel()
            yield port, log
        finally:
            ended.cancel()
            server.terminate()


@pytest.fixture(scope="module", params=COMMANDS)
def port(request):
    with serve(request.param, ROOT) as (port, _):
        yield port


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        content = b"" if answer.status == 101 else answer.read()
        return answer.status, dict(answer.getheaders()), content
    finally:
        connection.close()


def test_the_server_starts_on_this_machine_alone_and_knows_every_option():
    with serve("streamlit", ROOT) as (port, log):
        written = log.split()
    assert written == f"You can now view your Streamlit app in your browser. URL: http://127.0.0.1:{port}".split()


def test_nothing_that_only_a_page_needs_is_imported_before_the_server_answers():
    command = [sys.executable, "-c", "import sys, app; print(*sys.modules)"]
    modules = set(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout.split())
    light = {f"interview.web.{one}" for one in ("address", "compression", "headers", "index", "later", "packing")}
    assert {one for one in modules if one.startswith("interview.")} == {"interview.web"} | light


@pytest.mark.parametrize("program", COMMANDS)
def test_faults_of_the_data_are_logged_though_nobody_asks(tmp_path, program):
    for name in ("interview", "data", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "data" / "charts.csv").unlink()
    with serve(program, tmp_path, until="charts.csv:0: ") as (_, log):
        fault = log.splitlines()[-1]
    assert fault == "charts.csv:0: -: the file is missing (expected a file of this name, got none)"


def test_the_server_is_healthy(port):
    status, _, content = get(port, "/_stcore/health")
    assert (status, content) == (200, b"ok")


def test_downloads_are_served_beside_the_pages(port):
    status, _, content = get(port, "/data/figures.csv")
    assert (status, content) == (200, downloads(load())["figures.csv"].make(Query()))


def test_a_download_can_only_be_fetched(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/data/figures.csv")
    answer = connection.getresponse()
    connection.close()
    assert (answer.status, {*answer.headers["allow"].split(", ")}) == (405, {"GET", "HEAD"})


def test_a_compressed_download_has_another_tag_than_a_plain_one(port):
    plain, packed = (get(port, "/data/figures.csv", {"Accept-Encoding": coding})[1] for coding in ("identity", "gzip"))
    assert (packed["content-encoding"], packed["vary"]) == ("gzip", "Accept-Encoding")
    assert plain["etag"] != packed["etag"]
    assert get(port, "/data/figures.csv", {"Accept-Encoding": "gzip", "If-None-Match": packed["etag"]})[0] == 304


@pytest.mark.parametrize("path", ["/", "/trade_growth"])
def test_a_page_describes_its_data_with_addresses_that_answer(port, path):
    _, _, content = get(port, path, {"Accept": "text/html"})
    (block,) = re.findall(rb'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
    description = json.loads(block)
    assert (description["@type"], description["url"]) == ("Dataset", f"http://127.0.0.1:{port}/")
    for one in description["distribution"]:
        own = one["contentUrl"].removeprefix(f"http://127.0.0.1:{port}")
        status, headers, _ = get(port, own)
        assert (status, headers["content-type"].split(";")[0]) == (200, one["encodingFormat"])


@pytest.mark.parametrize("path", ["/", "/trade_growth"])
def test_a_page_may_run_its_own_inline_scripts_and_no_other(port, path):
    _, headers, content = get(port, path, {"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    scripts = re.findall(rb"<script>(.*?)</script>", gzip.decompress(content), re.DOTALL)
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    digests = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in scripts]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert len(digests) == 2
    assert policy["script-src"] == f"'self' 'wasm-unsafe-eval' {hashes} blob:"


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/data/figures.csv", "/data/nothing.csv"])
def test_every_answer_has_the_security_headers(port, path):
    _, headers, _ = get(port, path)
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("same-origin", "nosniff")
    assert "; frame-ancestors 'self'" in headers["content-security-policy"]
    assert "; connect-src 'self';" in headers["content-security-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == ("cross-origin" if path.startswith("/data/") else "same-origin")
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    ("host", "status"), [("localhost:{}", 101), ("127.0.0.1:{}", 101), ("[::1]:80", 101), ("other.example:{}", 403)]
)
def test_a_session_opens_under_our_own_names_only(port, host, status):
    assert get(port, "/_stcore/stream", UPGRADE | {"Host": host.format(port)})[0] == status


def test_an_error_is_answered_without_its_traceback(tmp_path):
    for name in ("interview", "data", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "app.py", tmp_path)
    module = tmp_path / "interview" / "web" / "dashboard.py"
    code = module.read_text(encoding="utf-8")
    assert "routes(current)" in code
    module.write_text(code.replace("[*routes(current)", "[*routes(lambda: 1 / 0)"), encoding="utf-8")
    with serve("uvicorn", tmp_path) as (port, _):
        status, headers, content = get(port, "/data/figures.csv")
    assert (status, content) == (500, b"Something went wrong here. Please try again later.\n")
    assert headers["content-security-policy"].startswith("default-src 'self'; ")
