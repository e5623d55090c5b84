"""Streamlit's page with a document in it."""

import re
from pathlib import Path

import streamlit

from interview.web.index import LOCATE_SERVER, Document, edited

PAGE = '<html><head><title>Streamlit</title></head><body><noscript>No</noscript>für<div id="root"></div></body></html>'
INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
SHOWN = Document("<title>Ours</title>", "<p data-document>Text</p>")


def test_without_a_document_the_page_only_gets_the_place_of_the_server():
    assert edited(PAGE) == PAGE.replace("<head>", f"<head>\n    <script>{LOCATE_SERVER}</script>")


def test_a_document_stands_before_streamlits_root_under_its_own_head():
    assert edited(PAGE, SHOWN) == (
        f"<html><head>\n    <script>{LOCATE_SERVER}</script><title>Ours</title></head>"
        '<body>für<p data-document>Text</p><div id="root"></div></body></html>'
    )


def test_streamlits_own_page_has_everything_that_is_edited_in_it():
    page = edited(INDEX, SHOWN)
    assert SHOWN.head in page
    assert f'{SHOWN.body}<div id="root"></div>' in page
    assert "<noscript" not in page
    assert re.findall(r'<script type="module"[^>]*>', page) == []
    (starter,) = re.findall(r"<link [^>]*data-application[^>]*>", page)
    assert re.search(r'src="(\./static/js/index\.[^"]+)"', INDEX)[1] in starter
    assert "modulepreload" not in re.findall(r'rel="([^"]*)"', page)
    named = re.findall(r'<link data-later="modulepreload"[^>]* href="([^"]+)"', page)
    assert len(named) > 10
    assert set(re.findall(r'<link rel="modulepreload"[^>]* href="([^"]+)"', INDEX)) < set(named)
