"""The dashboard around Streamlit's application: pages as documents, downloads, and what the browser asks for."""

from __future__ import annotations

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import Router
from starlette.types import ASGIApp

from interview.downloads.reuse import describing
from interview.folder.current import current
from interview.web import assets, stories
from interview.web.address import Site
from interview.web.frontpage import FrontPage
from interview.web.routes import below, routes
from interview.web.warm import health, warm


def dashboard(streamlit: ASGIApp, index: str, site: Site) -> ASGIApp:
    """Return the application that answers for what is ours and passes on the rest.

    The data are read in the background at once, so that faults stand in the log before anybody asks.
    """
    warm(current)
    pages = FrontPage(streamlit, index, current, describing(current), site)
    ours = [*routes(current), *assets.routes(), *stories.routes(current), health(current)]
    return ExceptionMiddleware(Router(below(site.base, ours), redirect_slashes=False, default=pages))
