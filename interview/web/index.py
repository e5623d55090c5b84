"""Streamlit's one HTML page, made ours: a document stands in it, and Streamlit starts when its charts are drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

LOCATE_SERVER = "window.__streamlit = {BACKEND_BASE_URL: new URL('.', window.location.href).href}"
"""Without it the browser looks for the server below each page's own address first and logs two errors."""

ROOT = '<div id="root"></div>'


@dataclass(frozen=True)
class Document:
    """A page as HTML: what belongs in its head, and what stands in its body before the application has started."""

    head: str
    body: str


_NO_DOCUMENT = Document("<title>Streamlit</title>", "")
_STARTER = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')


def edited(index: str, shown: Document = _NO_DOCUMENT) -> str:
    """Return Streamlit's page with a document in it, and with the script that says where the server is.

    Beside a document Streamlit's own files are only named: `client/streamlit.js` asks for them once all is drawn.
    """
    page = index.replace("<head>", f"<head>\n    <script>{LOCATE_SERVER}</script>", 1)
    if not shown.body:
        return page
    page = re.sub(r"\s*<noscript>.*?</noscript>", "", page, flags=re.DOTALL)
    page = re.sub(r'<link rel="shortcut icon"[^>]*>', "", page)
    page = _STARTER.sub(r'<link rel="modulepreload" data-application crossorigin href="\1">', page, count=1)
    page = page.replace('<link rel="modulepreload"', '<link data-later="modulepreload"')
    page = page.replace(ROOT, shown.body + ROOT, 1)
    return page.replace("<title>Streamlit</title>", shown.head, 1)
