"""The ASGI application. Start it in this folder: `streamlit run app.py` or `uvicorn app:app`."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from interview.downloads.reuse import describing
from interview.folder.current import current, look
from interview.web import assets
from interview.web.address import Entrance, Site
from interview.web.frontpage import FrontPage, edited
from interview.web.headers import Headers, security_headers
from interview.web.routes import below, failure, routes

INDEX = Path(st.__file__).parent / "static" / "index.html"
FRAME_ANCESTORS = os.environ.get("INTERVIEW_FRAME_ANCESTORS", "'self'")
HEADERS = security_headers(edited(INDEX.read_text(encoding="utf-8")), FRAME_ANCESTORS)
SITE = Site(
    hosts=st.get_option("server.allowedHosts"),
    origins=st.get_option("server.corsAllowedOrigins"),
    base=f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/"),
)

look()  # faults stand in the log from the start, and good data are kept before anybody asks
app = st.App(
    Path(__file__).resolve().parent / "interview" / "main.py",
    routes=below(SITE.base, [*assets.routes(), *routes(current)]),
    middleware=[
        Middleware(Headers, headers=HEADERS),
        Middleware(Entrance, site=SITE),
        Middleware(FrontPage, describe=describing(current), site=SITE),
    ],
    exception_handlers={Exception: failure(HEADERS)},
)
