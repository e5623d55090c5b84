"""An index from its base year on: a path on a ratio scale, with what is said of it written where it belongs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Figure
from interview.charts.ground import kind_after, pale, text_width, wrapped
from interview.charts.labels import label
from interview.charts.marks import Drawing, Series, add_points, add_texts, bare_axis, ruled_axis, sheet
from interview.charts.scale import amount
from interview.charts.theme import PALETTE, Style, colour
from interview.words.shown import shown_text

_BASE = 100
_HEIGHT = 5.2
"""The height of the chart as a share of the style's row."""
_EDGE, _BRACKET, _TICK, _AIR = 34, 26, 8, 6
"""Pixels left of the first point, from the last one to the bracket, of the bracket's ends, and around texts."""
_TICKS = 2
"""The height of the years below the path, as a share of their size."""


@dataclass(frozen=True)
class _Path:
    """Where the points stand: years and levels, the base first, and how much of each scale a pixel is."""

    years: tuple[float, ...]
    levels: tuple[float, ...]
    across: float
    up: float

    @property
    def way(self) -> str:
        """Which side of the path is free beneath a line that rises, or above one that falls."""
        return "bottom" if self.levels[-1] >= self.levels[0] else "top"

    @property
    def other(self) -> str:
        """The other side."""
        return "top" if self.way == "bottom" else "bottom"

    def middle(self, place: int) -> tuple[float, float]:
        """Return the middle of the line from a point to the next one."""
        start, end = (place, place + 1) if place >= 0 else (len(self.years) + place, len(self.years) + place + 1)
        return (self.years[start] + self.years[end]) / 2, math.sqrt(self.levels[start] * self.levels[end])

    def off_line(self, level: float, *, beneath: bool = False) -> float:
        """Return where a text beside the path begins: on its outer side, or beneath it."""
        outward = 1 if self.way == "bottom" else -1
        return self.moved(level, outward * (-_AIR if beneath else _AIR))

    def moved(self, level: float, pixels: float) -> float:
        """Return a level some pixels further up."""
        return float(level * 10 ** (pixels * self.up))


def index_path_chart(drawing: Drawing) -> go.Figure:
    """Draw an index from its base year on a ratio scale; where the path between two years is not known, it is dotted.

    Roles: base (the base year), point (of the index), multiple (beside a bracket), growth (of the last year), average
    (pace) and window.
    """
    style, base = drawing.style, drawing.of("base")[0].figures[0]
    points = [figure for series in drawing.of("point") for figure in series.figures]
    chart = sheet(style, style.height or style.row * _HEIGHT)
    beside = _beside(drawing)
    path = _path(base, points, style, max(text_width(text, style.text) for text in beside))
    _add_lines(chart, path, drawing)
    add_points(chart, base, [path.years[0]], [_BASE], drawing)
    for figure, year, level in zip(points, path.years[1:], path.levels[1:], strict=True):
        add_points(chart, figure, [year], [level], drawing)
    _add_levels(chart, path, base, points)
    _add_notes(chart, path, drawing)
    _add_bracket(chart, path, drawing, beside)
    _set_axes(chart, path, style, max(text_width(text, style.text) for text in beside))
    return chart


def _path(base: Figure, points: list[Figure], style: Style, beside: int) -> _Path:
    years = (float(base.value), *(float(figure.period.last.year) for figure in points))
    levels = (float(_BASE), *(amount(figure) for figure in points))
    wide = style.least - _EDGE - _BRACKET - _TICK - beside
    high = (style.height or style.row * _HEIGHT) - _ticks(style) - _air_above(style) - _air_below(style)
    reach = abs(math.log10(max(levels) / min(levels))) or 1
    return _Path(years, levels, (years[-1] - years[0]) / wide, reach / high)


def _ticks(style: Style) -> int:
    """Return how many pixels the years take below the path."""
    return _TICKS * style.small


def _air_above(style: Style) -> float:
    return style.text * 1.3 + style.marker


def _air_below(style: Style) -> float:
    return style.text * 0.4 + style.marker


def _add_lines(chart: go.Figure, path: _Path, drawing: Drawing) -> None:
    """Draw the path, its last line as the growth said; one over several years is dotted: nothing is said of them."""
    growth = drawing.of("growth")[0].figures[0]
    for first, (start, end) in enumerate(zip(path.years, path.years[1:], strict=False)):
        dash, levels = "solid" if end - start <= 1 else "dot", path.levels[first : first + 2]
        line = {"color": colour(growth), "width": drawing.style.line * 1.5, "dash": dash}
        if end == path.years[-1]:
            add_points(chart, growth, [start, end], levels, drawing, mode="lines", line=line)
        else:
            chart.add_scatter(x=[start, end], y=levels, mode="lines", line=line, hoverinfo="skip", cliponaxis=False)


def _add_levels(chart: go.Figure, path: _Path, base: Figure, points: list[Figure]) -> None:
    aside = path.years[0] - path.across * _AIR * 1.5
    add_texts(chart, [(base, aside, path.off_line(_BASE), f"<b>{_BASE}</b>")], f"{path.other} center")
    *between, (last, year, level) = zip(points, path.years[1:], path.levels[1:], strict=True)
    rows = [(f, x + path.across * _AIR, path.off_line(y, beneath=True), _level(f)) for f, x, y in between]
    if rows:
        add_texts(chart, rows, f"{path.way} right")
    add_texts(chart, [(last, year, path.off_line(level), _level(last))], f"{path.other} center")


def _level(figure: Figure) -> str:
    return label(figure, kind=False, unit=False)


def _add_notes(chart: go.Figure, path: _Path, drawing: Drawing) -> None:
    """Write the growth of the last year above its line and the average below the line before it."""
    (last,), (average,) = drawing.of("growth"), drawing.of("average")
    (x, y), (before, level) = path.middle(-2), path.middle(0)
    grown = f"<b>{shown_text(last.figures[0], signed=True)}</b> {last.name}{_said(last, drawing)}"
    add_texts(chart, [(last.figures[0], x - path.across * _AIR, path.off_line(y), grown)], f"{path.other} left")
    pace = average.figures[0]
    room = (path.years[-1] - before) / path.across + _BRACKET - _TICK - 2 * _AIR
    under = wrapped(average.name + kind_after(pace), drawing.style.text, room)
    even = f"{shown_text(pace)}<br>{'<br>'.join(pale(line) for line in under.split('<br>'))}"
    add_texts(
        chart, [(pace, before + path.across * _AIR, path.off_line(level, beneath=True), even)], f"{path.way} right"
    )


def _beside(drawing: Drawing) -> tuple[str, str]:
    (times,), (window,) = drawing.of("multiple"), drawing.of("window")
    years = f"in {shown_text(window.figures[0])}{_said(window, drawing)}"
    return f"<b>{shown_text(times.figures[0])}</b>", pale(years)


def _said(series: Series, drawing: Drawing) -> str:
    """Return the kind of what stands beside a line, where there is room for it."""
    return "" if drawing.style.narrow else kind_after(series.figures[0], drawn=False)


def _add_bracket(chart: go.Figure, path: _Path, drawing: Drawing, words: tuple[str, str]) -> None:
    """Draw a bracket from the first level to the last one, beside it the multiple and in how many years."""
    (times,), (window,) = drawing.of("multiple"), drawing.of("window")
    x, tick = path.years[-1] + path.across * _BRACKET, path.across * _TICK
    low, high = path.levels[0], path.levels[-1]
    line = {"color": PALETTE["said"][0], "width": drawing.style.line}
    bracket = [x - tick, x, x, x - tick], [low, low, high, high]
    add_points(chart, times.figures[0], *bracket, drawing, mode="lines", line=line)
    middle = math.sqrt(low * high)
    for series, text, place, lift in ((times, words[0], "top", 1), (window, words[1], "bottom", -1)):
        at = (series.figures[0], x + path.across * _AIR, path.moved(middle, lift), text)
        add_texts(chart, [at], f"{place} right")


def _set_axes(chart: go.Figure, path: _Path, style: Style, beside: int) -> None:
    first, last = int(path.years[0]), int(path.years[-1])
    ticks = [int(year) for year in path.years] if style.narrow else list(range(first, last + 1))
    left, right = path.across * _EDGE, path.across * (_BRACKET + _TICK + beside)
    chart.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": _ticks(style), "pad": 0})
    chart.update_xaxes(
        ruled_axis(tickvals=ticks, tickformat="d", range=[first - left, last + right], showgrid=False, automargin=False)
    )
    below, above = (_air_below, _air_above) if path.way == "bottom" else (_air_above, _air_below)
    edges = [path.moved(min(path.levels), -below(style)), path.moved(max(path.levels), above(style))]
    chart.update_yaxes(bare_axis(type="log", range=[math.log10(edge) for edge in edges]))
    chart.add_shape(
        type="line",
        xref="x",
        yref="y domain",
        x0=first - left / 2,
        x1=last + path.across * _AIR,
        y0=0,
        y1=0,
        line={"color": PALETTE["rule"][0], "width": 1},
    )
