"""The ASGI application. Start it in this folder: `streamlit run app.py` or `uvicorn app:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from interview.downloads.reuse import describing
from interview.folder.current import current, look
from interview.web.frontpage import FrontPage, edited
from interview.web.routes import Headers, failure, routes, security_headers

INDEX = Path(st.__file__).parent / "static" / "index.html"
HEADERS = security_headers(edited(INDEX.read_text(encoding="utf-8")))

look()  # faults stand in the log from the start, and good data are kept before anybody asks
app = st.App(
    Path(__file__).resolve().parent / "interview" / "main.py",
    routes=routes(current),
    middleware=[Middleware(Headers, headers=HEADERS), Middleware(FrontPage, describe=describing(current))],
    exception_handlers={Exception: failure(HEADERS)},
)
