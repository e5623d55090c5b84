"""The pages in the order of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "pages"
ICON = (Path(__file__).resolve().parents[1] / "client" / "icon.svg").read_text(encoding="utf-8")


@dataclass(frozen=True)
class PageEntry:
    """One page: the script `pages/<name>.py`, answered at `/<name>`, and its place in the navigation."""

    name: str
    title: str
    icon: str
    bare: bool = False
    """Whether the page stands alone, without notices, source line or navigation."""


PAGES = (
    PageEntry("overview", "Overview", ":material/dashboard:"),
    PageEntry("trade_growth", "Trade", ":material/trending_up:"),
    PageEntry("cargo_transit", "Cargo", ":material/train:"),
    PageEntry("it_exports", "IT exports", ":material/terminal:"),
    PageEntry("infrastructure_spend", "Infrastructure", ":material/road:"),
    PageEntry("people_and_ties", "People and ties", ":material/groups:"),
    PageEntry("interview", "Interview", ":material/format_quote:"),
    PageEntry("cross_checks", "Cross-checks", ":material/balance:"),
    PageEntry("downloads", "Downloads", ":material/download:"),
    PageEntry("present", "Present", ":material/slideshow:", bare=True),
)


def page_of(name: str) -> PageEntry:
    """Return a page by its name; raises StopIteration for an unknown one."""
    return next(page for page in PAGES if page.name == name)


def path_of(name: str) -> Path:
    """Return the script of a page."""
    return FOLDER / f"{name}.py"
