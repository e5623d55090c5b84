"""The ASGI application. Start it in this folder: `streamlit run app.py` or `uvicorn app:app`."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from interview.web.address import Entrance, Site
from interview.web.headers import Headers, failure, security_headers
from interview.web.index import edited
from interview.web.later import Later
from interview.web.packing import PackedFiles, first_files

STATIC = Path(st.__file__).parent / "static" / "static"
INDEX = (STATIC.parent / "index.html").read_text(encoding="utf-8")
FRAME_ANCESTORS = os.environ.get("INTERVIEW_FRAME_ANCESTORS", "'self'")
HEADERS = security_headers(edited(INDEX), FRAME_ANCESTORS)
SITE = Site(
    hosts=st.get_option("server.allowedHosts"),
    origins=st.get_option("server.corsAllowedOrigins"),
    base=f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/"),
)
HEALTH = f"{SITE.base}/_stcore/health"


def make_dashboard(streamlit: ASGIApp) -> ASGIApp:
    """Return the dashboard around Streamlit's application; its imports take as long as the start of the server."""
    import interview.ui  # noqa: F401  first, as charts cannot be drawn while pandas is being imported
    from interview.web.dashboard import dashboard

    return dashboard(streamlit, INDEX, SITE)


app = st.App(
    Path(__file__).resolve().parent / "interview" / "main.py",
    middleware=[
        Middleware(Headers, headers=HEADERS),
        Middleware(Entrance, site=SITE),
        Middleware(PackedFiles, folder=STATIC, first=first_files(INDEX)),
        Middleware(Later, make=make_dashboard, at_once=[HEALTH]),
    ],
    exception_handlers={Exception: failure(HEADERS)},
)
