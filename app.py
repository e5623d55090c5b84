"""The ASGI application. Start it in this folder: `streamlit run app.py` or `uvicorn app:app`."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from interview.downloads.reuse import describing
from interview.folder.current import current, look
from interview.folder.dataset import Dataset
from interview.web import assets, stories
from interview.web.address import Entrance, Site
from interview.web.frontpage import FrontPage, edited
from interview.web.headers import Headers, security_headers
from interview.web.packing import PackedFiles, first_files
from interview.web.routes import below, failure, routes
from interview.web.warm import health, warming

STATIC = Path(st.__file__).parent / "static" / "static"
INDEX = (STATIC.parent / "index.html").read_text(encoding="utf-8")
FRAME_ANCESTORS = os.environ.get("INTERVIEW_FRAME_ANCESTORS", "'self'")
HEADERS = security_headers(edited(INDEX), FRAME_ANCESTORS)
SITE = Site(
    hosts=st.get_option("server.allowedHosts"),
    origins=st.get_option("server.corsAllowedOrigins"),
    base=f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/"),
)
DESCRIBE = describing(current)


def pages_data() -> Dataset:
    """Return the data once the code of the pages is there: charts cannot be drawn while pandas is being imported."""
    import interview.ui  # noqa: F401  here, so that the server answers before

    return current()


look()  # faults stand in the log from the start, and good data are kept before anybody asks
app = st.App(
    Path(__file__).resolve().parent / "interview" / "main.py",
    lifespan=warming(pages_data),
    routes=below(SITE.base, [*routes(current), *assets.routes(), *stories.routes(pages_data), health(pages_data)]),
    middleware=[
        Middleware(Headers, headers=HEADERS),
        Middleware(Entrance, site=SITE),
        Middleware(PackedFiles, folder=STATIC, first=first_files(INDEX)),
        Middleware(FrontPage, index=INDEX, load=pages_data, describe=DESCRIBE, site=SITE),
    ],
    exception_handlers={Exception: failure(HEADERS)},
)
