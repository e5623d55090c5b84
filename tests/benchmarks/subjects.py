"""What is measured: the product, two small Streamlit apps beside it, and peers whose command is given."""

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from interview.folder.dataset import load
from tests.browser.conftest import ROOT

APPS = Path(__file__).resolve().parent / "apps"
HEALTH = "/_stcore/health"
_FILTER = ("label:has-text('Rail')", "label:has-text('All')")


@dataclass(frozen=True)
class Wanted:
    """What must be seen: CSS selectors of the places with a chart each, and of what else must be visible."""

    charts: tuple[str, ...] = ()
    ready: str = ""


@dataclass(frozen=True)
class Tour:
    """A way to another page by a link, and back."""

    out: str
    there: Wanted
    back: str


@dataclass(frozen=True)
class Linking:
    """Where two numbers and two marks are that are clicked in turn: Playwright selectors."""

    path: str
    wanted: Wanted
    numbers: tuple[str, str]
    marks: str


@dataclass(frozen=True)
class Subject:
    """A server and its page; `{port}` in the command becomes the port. What a subject lacks stays unmeasured."""

    name: str
    command: tuple[str, ...]
    folder: Path
    wanted: Wanted
    path: str = "/"
    health: str = "/"
    switches: tuple[str, ...] = ()
    tour: Tour | None = None
    linking: Linking | None = None
    deck: str = ""


def _place(chart_id: str) -> str:
    return f'[data-step="{chart_id}"], .st-key-chart-{chart_id}'


def _charts(page: str) -> Wanted:
    return Wanted(tuple(_place(chart.id) for chart in load().charts_of(page)))


def _streamlit(script: str, *options: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "streamlit", "run", script, "--server.port", "{port}", *options)


def product() -> Subject:
    """The dashboard of this folder at its page with most switches."""
    cargo = _charts("cargo_transit")
    passage = ":is([data-story] .passage, .st-key-evidence-freight)"
    numbers = (f"{passage} button[data-figure={one}]" for one in ("titr-growth-2023", "transit-growth-2023"))
    first, second = numbers
    return Subject(
        name="product",
        command=_streamlit("app.py"),
        folder=ROOT,
        wanted=_charts("trade_growth"),
        path="/trade_growth",
        health=HEALTH,
        switches=("label:has(input[data-switch=readings])",),
        tour=Tour("header a[href$='cargo_transit']", cargo, "header a[href$='trade_growth']"),
        linking=Linking("/cargo_transit", cargo, (first, second), f":is({_place('freight')}) .barlayer .point"),
        deck="/present",
    )


def small(name: str, script: str, wanted: Wanted, *switches: str) -> Subject:
    """A Streamlit app of `apps/` with the settings Streamlit has by itself."""
    quiet = ("--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false")
    return Subject(name, _streamlit(script, *quiet), APPS, wanted, health=HEALTH, switches=switches)


def peer(name: str, command: str) -> Subject:
    """A page with the charts `#trade`, `#cargo`, `#it`, `#infra`, a filter and a second page, by Dash or as files."""
    charts = Wanted(("#trade", "#cargo", "#it", "#infra"))
    tour = Tour("a:has-text('Data')", Wanted(ready="table"), "a:has-text('Charts')")
    return Subject(name, tuple(shlex.split(command)), ROOT, charts, switches=_FILTER, tour=tour)


def subjects(peers: list[str]) -> list[Subject]:
    """Return everything that is measured, the product first; a peer is `name=command`."""
    return [
        product(),
        small("blank Streamlit", "blank.py", Wanted(ready="h1")),
        small("one-chart Streamlit", "one_chart.py", Wanted((".stPlotlyChart",)), *_FILTER),
        *(peer(*one.split("=", 1)) for one in peers),
    ]
