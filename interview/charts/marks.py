"""The parts every chart is made of: the empty sheet, marks and texts that carry their figure's id, and axes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from interview.amounts.items import Figure, Item, Measured, Reference
from interview.charts.labels import data
from interview.charts.scale import amount, is_open, opens_down, whisker
from interview.charts.theme import CLEAR, GRID, MUTED, Style, bar_marker, colour, look_of, point_marker


@dataclass(frozen=True)
class Series:
    """What stands under one label: figures and events, or what others published.

    `panel` names the panel, lane or scale it stands in, `role` what it is for where a form tells its series apart.
    """

    panel: str
    name: str
    role: str
    items: tuple[Item, ...]

    @property
    def figures(self) -> list[Figure]:
        """The figures among the items."""
        return [item for item in self.items if isinstance(item, Figure)]

    @property
    def amounts(self) -> list[Measured]:
        """The figures and published values among the items."""
        return [item for item in self.items if isinstance(item, Figure | Reference)]


@dataclass(frozen=True)
class Drawing:
    """What a form draws: series, readings switched on, and the style."""

    series: tuple[Series, ...]
    readings: tuple[Series, ...]
    style: Style
    subtitle: str = ""
    """What stands above the chart: a unit or kind that it names is not written at every mark."""

    @property
    def figures(self) -> list[Figure]:
        """Every figure drawn by default, in order."""
        return [figure for series in self.series for figure in series.figures]

    def of(self, role: str) -> list[Series]:
        """Return the series of a role, in order."""
        return [series for series in self.series if series.role == role]

    def panels(self) -> dict[str, list[Series]]:
        """Return the series by panel, in order."""
        panels: dict[str, list[Series]] = {}
        for series in self.series:
            panels.setdefault(series.panel, []).append(series)
        return panels


def sheet(style: Style, height: float, **layout: Any) -> go.Figure:
    """Return an empty chart: no title, legend or toolbar, room only for what is drawn."""
    chart = go.Figure()
    chart.update_layout(
        height=round(height),
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"size": style.text},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        bargap=0.45,
        uirevision="kept",
        **layout,
    )
    return chart


def suffix_of(axes: int) -> str:
    """Return what Plotly calls the axes of a number by, after their letter: nothing for the first."""
    return "" if axes == 1 else str(axes)


def add_bars(
    chart: go.Figure,
    figures: Sequence[Figure],
    places: Sequence[float],
    drawing: Drawing,
    *,
    horizontal: bool = False,
    base: Sequence[float] | None = None,
    width: float = 0.5,
    axes: int = 1,
    pixel: float = 0,
    readings: Sequence[bool] = (),
) -> None:
    """Add one bar for each figure at its place, with its whisker, and an arrow where it stays open.

    `pixel` is how much of the scale a pixel is; bars that are other `readings` are grey. What is open has its arrow at
    the end of the last of its bars.
    """
    values = [amount(figure) for figure in figures]
    suffix = suffix_of(axes)
    along, across = ("x", "y") if horizontal else ("y", "x")
    arguments = {along: values, across: list(places), f"error_{along}": whisker(figures, drawing.style, pixel)}
    chart.add_bar(
        **arguments,
        orientation="h" if horizontal else "v",
        base=base,
        width=width,
        marker=bar_marker(list(figures), drawing.style, readings),
        customdata=[data(figure) for figure in figures],
        hovertemplate="%{customdata[1]}<extra></extra>",
        xaxis=f"x{suffix}",
        yaxis=f"y{suffix}",
    )
    for figure, place, start in zip(figures, places, base or [0.0] * len(figures), strict=True):
        if look_of(figure.kind).dashed:
            _add_outline(chart, figure, (start, place, width), drawing, horizontal, suffix)
    for figure, (place, start) in _last(figures, list(zip(places, base or [0.0] * len(figures), strict=True))):
        if is_open(figure):
            _add_arrow(chart, figure, (start, place), drawing, horizontal, suffix)


def _add_outline(
    chart: go.Figure,
    figure: Figure,
    bar: tuple[float, float, float],
    drawing: Drawing,
    horizontal: bool,
    suffix: str,
) -> None:
    """Draw the dashed outline of a bar, which Plotly's bars cannot have: from its start, around its place."""
    start, place, width = bar
    along, across = ("x", "y") if horizontal else ("y", "x")
    ends = {f"{along}0": start, f"{along}1": start + amount(figure)}
    ends |= {f"{across}0": place - width / 2, f"{across}1": place + width / 2}
    line = {"color": colour(figure), "width": drawing.style.line * 0.75, "dash": "5px,4px"}
    chart.add_shape(type="rect", line=line, xref=f"x{suffix}", yref=f"y{suffix}", **ends)


def _last(figures: Sequence[Figure], bars: Sequence[tuple[float, float]]) -> list[tuple[Figure, tuple[float, float]]]:
    """Return each figure once with the last of its bars."""
    by_id = {figure.id: (figure, bar) for figure, bar in zip(figures, bars, strict=True)}
    return list(by_id.values())


_ARROWS = {
    (True, False): "triangle-right",
    (True, True): "triangle-left",
    (False, False): "triangle-up",
    (False, True): "triangle-down",
}
"""The symbol of an open end by whether the scale is horizontal and whether the end is the lower one."""


def _add_arrow(
    chart: go.Figure, figure: Figure, bar: tuple[float, float], drawing: Drawing, horizontal: bool, suffix: str
) -> None:
    """Draw the arrow of a bar that stays open, at the end of what its value reaches from its start."""
    start, place = bar
    tip = start + amount(figure)
    x, y = (tip, place) if horizontal else (place, tip)
    symbol = _ARROWS[horizontal, opens_down(figure)]
    size = drawing.style.marker * 1.5
    chart.add_scatter(
        x=[x],
        y=[y],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": symbol, "size": size, "color": colour(figure)},
        customdata=[data(figure)],
        hovertemplate="%{customdata[1]}<extra></extra>",
        xaxis=f"x{suffix}",
        yaxis=f"y{suffix}",
    )


def add_points(
    chart: go.Figure, figure: Measured, x: Sequence[float], y: Sequence[float], drawing: Drawing, **options: Any
) -> None:
    """Add the points of one figure or published value, all of them the same mark."""
    chart.add_scatter(
        x=list(x),
        y=list(y),
        cliponaxis=False,
        customdata=[data(figure)] * len(x),
        hovertemplate="%{customdata[1]}<extra></extra>",
        **{"mode": "markers", "marker": point_marker(figure, drawing.style)} | options,
    )


def add_texts(
    chart: go.Figure,
    texts: Iterable[tuple[Item | None, float, float, str]],
    position: str,
    *,
    size: int | None = None,
    axes: int = 1,
) -> None:
    """Add labels as (item, x, y, text); a label with an item belongs to its mark."""
    rows = list(texts)
    suffix = suffix_of(axes)
    chart.add_scatter(
        x=[x for _, x, _, _ in rows],
        y=[y for _, _, y, _ in rows],
        text=[text for _, _, _, text in rows],
        mode="text",
        textposition=position,
        textfont={"size": size} if size else None,
        cliponaxis=False,
        customdata=[data(item) if item else ["", ""] for item, _, _, _ in rows],
        hoverinfo="skip",
        xaxis=f"x{suffix}",
        yaxis=f"y{suffix}",
    )


def add_zero(chart: go.Figure, *, horizontal: bool, axes: int = 1) -> None:
    """Draw the line that bars below zero hang from."""
    suffix = suffix_of(axes)
    along, across = ("x", "y") if horizontal else ("y", "x")
    ends = {f"{along}0": 0, f"{along}1": 0, f"{along}ref": f"{along}{suffix}"}
    ends |= {f"{across}0": 0, f"{across}1": 1, f"{across}ref": f"{across}{suffix} domain"}
    chart.add_shape(type="line", line={"color": MUTED, "width": 1.5}, **ends)


def bare_axis(**options: Any) -> dict[str, Any]:
    """Return an axis without ticks, grid or line, for charts that label their marks."""
    return {"visible": False, "fixedrange": True, **options}


def ruled_axis(**options: Any) -> dict[str, Any]:
    """Return an axis with a light grid and plain numbers."""
    return {"fixedrange": True, "gridcolor": GRID, "zeroline": False, "tickformat": ",d", "automargin": True, **options}
