"""The years around a figure: what others published, as panels below any chart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import plotly.graph_objects as go

from interview.amounts.items import Figure, Measured
from interview.amounts.periods import Period
from interview.charts.ground import LINE, PALE_TEXT, text_width, wrapped
from interview.charts.labels import data
from interview.charts.marks import Drawing, Series, add_points, add_texts, bare_axis, ruled_axis
from interview.charts.scale import MILLION, amount, is_open, opens_down, reach, scaled, whisker
from interview.charts.theme import GRID, MUTED, Style, colour, point_marker
from interview.words.formatting import period_text
from interview.words.shown import at_scale, shown_text

_PLOT = 3.2
"""The height of the scale of a panel as a share of the style's row."""
_FIRST_AXIS = 60
_LIST_AXIS = 40
"""The axes of panels, and of the names below them, count from here."""
_DASHES = ("solid", "dot", "dash", "longdash")
_ARROW_GAP = 0.06
"""How far from an open value its arrow stands, as a share of the value."""
_LEFT = 44
"""Pixels left of the first year, where the scale is written."""
_BESIDE = 0.5
"""The most of the width that names take beside the ends of their lines; wider ones stand below the panel."""
_SAMPLE, _GAP, _AIR, _TICK = 34, 36, 8, 38
"""Pixels of a line before its name, between panels, around texts, and that a year takes on its scale."""
Span: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class _Panel:
    """One panel: its series and years, its names with their room, and its parts in pixels."""

    name: str
    series: tuple[Series, ...]
    style: Style
    width: float

    @property
    def years(self) -> Span:
        """The first and the last year."""
        return _years(self.series)

    @property
    def names(self) -> list[str]:
        """Each series with its last value."""
        return [_named(one.amounts[-1], one.name) for one in self.series]

    @property
    def beside(self) -> int:
        """How many pixels the names take right of the ends, or none if they stand below."""
        widest = max(text_width(name, self.style.small) for name in self.names) + 2 * _AIR
        return widest if widest <= (self.width - _LEFT) * _BESIDE else 0

    @property
    def lines(self) -> list[str]:
        """The names below, in lines."""
        return [] if self.beside else [wrapped(n, self.style.small, self.width - _SAMPLE - _AIR) for n in self.names]

    @property
    def head(self) -> float:
        """Pixels above the scale, for its name and the word on what came later."""
        return (self.style.text + self.style.small) * LINE + _AIR

    @property
    def plot(self) -> float:
        """Pixels of the scale."""
        return self.style.row * _PLOT

    @property
    def foot(self) -> float:
        """Pixels below the scale: years and names."""
        return self.style.small * LINE * (1 + sum(line.count("<br>") + 1 for line in self.lines)) + 2 * _AIR

    @property
    def height(self) -> float:
        """Pixels of all."""
        return self.head + self.plot + self.foot

    @property
    def pixel(self) -> float:
        """How many years a pixel is."""
        first, last = self.years
        return (last - first or 1) / (self.width - _LEFT - (self.beside or _AIR * 3))


def add_years(chart: go.Figure, drawing: Drawing, interview: Period) -> None:
    """Add one panel below a chart for each panel of the series, on one scale of years each."""
    margin, before = chart.layout.margin, chart.layout.height
    width = drawing.style.least - (margin.l or 0) - (margin.r or 0)
    panels = [_Panel(name, tuple(found), drawing.style, width) for name, found in drawing.panels().items()]
    added = sum(panel.height + _GAP for panel in panels)
    area = before + added - (margin.t or 0)
    chart.update_layout(height=round(before + added), margin_b=0)
    _lift(chart, (added + (margin.b or 0)) / area)
    foot = added
    for number, panel in enumerate(panels):
        foot = max(0.0, foot - panel.height - _GAP)  # not below zero by a rounding error
        _add_panel(chart, drawing, panel, _FIRST_AXIS + number, (foot, area), interview)


def _lift(chart: go.Figure, floor: float) -> None:
    """Move what is drawn already into the upper part of the sheet."""
    for name in {"yaxis", *(f"yaxis{trace.yaxis[1:]}" for trace in chart.data if trace.yaxis)}:
        low, high = chart.layout[name].domain or (0, 1)
        chart.layout[name].domain = (floor + low * (1 - floor), floor + high * (1 - floor))


def _add_panel(
    chart: go.Figure, drawing: Drawing, panel: _Panel, axes: int, place: tuple[float, float], interview: Period
) -> None:
    (foot, area), (first, last), series = place, panel.years, panel.series
    domain = [(foot + panel.foot) / area, (foot + panel.foot + panel.plot) / area]
    lowest, highest = _extent(series)
    edges = [first - _LEFT * panel.pixel, last + (panel.beside or _AIR * 3) * panel.pixel]
    step = math.ceil((last - first + 1) * _TICK / (panel.width - _LEFT - panel.beside))
    ticks = [year for year in range(int(first), int(last) + 1) if (int(last) - year) % step == 0]
    across = ruled_axis(
        tickvals=ticks, tickformat="d", range=edges, anchor=f"y{axes}", showgrid=False, automargin=False
    )
    upward = ruled_axis(domain=domain, range=[lowest, highest], anchor=f"x{axes}", nticks=5, automargin=False)
    upward |= {"tickformat": ",~g", "ticklabelposition": "inside top", "tickfont": {"color": PALE_TEXT}}
    chart.update_layout({f"xaxis{axes}": across, f"yaxis{axes}": upward})
    _shade_later(chart, panel, interview, axes)
    _add_head(chart, panel, axes)
    published = [one for one in series if not one.figures]
    for number, one in enumerate(published):
        _add_published(chart, drawing, one, axes, _DASHES[number % len(_DASHES)])
    for one in series:
        for figure in one.figures:
            _add_said(chart, drawing, figure, axes)
    if panel.beside:
        _add_names(chart, panel, axes, (lowest, highest))
    else:
        _add_list(chart, drawing, panel, axes - _FIRST_AXIS + _LIST_AXIS, (foot / area, domain[0]))


def _add_head(chart: go.Figure, panel: _Panel, axes: int) -> None:
    chart.add_annotation(
        text=f"<b>{panel.name}</b>",
        x=0,
        xref=f"x{axes} domain",
        xanchor="left",
        y=1,
        yref=f"y{axes} domain",
        yanchor="bottom",
        yshift=panel.style.small * LINE,
        showarrow=False,
        borderpad=0,
        font={"size": panel.style.text},
    )


def _add_published(chart: go.Figure, drawing: Drawing, series: Series, axes: int, dash: str) -> None:
    values = series.amounts
    chart.add_scatter(
        x=[_place(value) for value in values],
        y=[amount(value) for value in values],
        mode="lines+markers",
        line={"color": MUTED, "width": drawing.style.line / 2, "dash": dash},
        marker=point_marker(values[0], drawing.style) | {"size": drawing.style.marker * 1.35},
        cliponaxis=False,
        customdata=[data(value) for value in values],
        hovertemplate="%{customdata[1]}<extra></extra>",
        xaxis=f"x{axes}",
        yaxis=f"y{axes}",
    )


def _add_said(chart: go.Figure, drawing: Drawing, figure: Figure, axes: int) -> None:
    years = _period_years(figure)
    options = {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
    line = {"color": colour(figure), "width": drawing.style.line}
    if years[0] < years[1]:
        add_points(chart, figure, years, [amount(figure)] * 2, drawing, mode="lines", line=line, **options)
    errors = {"error_y": whisker([figure], drawing.style)}
    add_points(chart, figure, [_place(figure)], [amount(figure)], drawing, **options, **errors)
    if is_open(figure):
        symbol, way = ("triangle-down", -1) if opens_down(figure) else ("triangle-up", 1)
        arrow = {"symbol": symbol, "size": drawing.style.marker, "color": line["color"]}
        beside = [amount(figure) + way * abs(amount(figure)) * _ARROW_GAP]
        add_points(chart, figure, [_place(figure)], beside, drawing, marker=arrow, **options)


def _named(value: Measured, name: str) -> str:
    return f"<b>{_short(value)}</b> {name} ({period_text(value.period)})"


def _add_names(chart: go.Figure, panel: _Panel, axes: int, extent: Span) -> None:
    """Name each series once, right of its last point, in a column that keeps the names apart."""
    column = panel.years[1] + _AIR * 1.5 * panel.pixel
    gap = (extent[1] - extent[0]) / (panel.plot / (panel.style.small * LINE + 2))
    ends = sorted(((one.amounts[-1], one.name) for one in panel.series), key=lambda end: amount(end[0]))
    place = extent[0] - gap / 2
    rows = []
    for value, name in ends:
        place = max(place + gap, amount(value))
        rows.append((value, column, place, _named(value, name)))
    excess = max(0.0, place - extent[1] + gap / 2)
    lowered = [(value, x, y - excess, text) for value, x, y, text in rows]
    add_texts(chart, lowered, "middle right", size=panel.style.small, axes=axes)


def _add_list(chart: go.Figure, drawing: Drawing, panel: _Panel, axes: int, domain: Span) -> None:
    """Name each series below the panel, behind a piece of its line."""
    style, top = panel.style, panel.style.small * LINE + _AIR * 1.5
    chart.update_layout(
        {
            f"xaxis{axes}": bare_axis(range=[0, panel.width], anchor=f"y{axes}"),
            f"yaxis{axes}": bare_axis(range=[panel.foot, 0], domain=list(domain), anchor=f"x{axes}"),
        }
    )
    dashes = iter(_DASHES * len(panel.series))
    for one, text in zip(panel.series, panel.lines, strict=True):
        value, middle = one.amounts[-1], top + style.small * LINE / 2
        options = {"xaxis": f"x{axes}", "yaxis": f"y{axes}"}
        if not one.figures:
            line = {"color": MUTED, "width": style.line / 2, "dash": next(dashes)}
            add_points(chart, value, [2, _SAMPLE - _AIR], [middle] * 2, drawing, mode="lines", line=line, **options)
        marker = point_marker(value, style)
        add_points(chart, value, [_SAMPLE / 2 - _AIR / 2], [middle], drawing, marker=marker, **options)
        add_texts(chart, [(value, _SAMPLE - 4, top - 2, text)], "bottom right", size=style.small, axes=axes)
        top += (text.count("<br>") + 1) * style.small * LINE


def _shade_later(chart: go.Figure, panel: _Panel, interview: Period, axes: int) -> None:
    """Shade the years that came after the interview, and say so."""
    start, last = interview.first.year - 0.5, panel.years[1]
    if last <= start:
        return
    end = last + min(0.4, _AIR * 1.2 * panel.pixel)
    refs = {"xref": f"x{axes}", "yref": f"y{axes} domain"}
    chart.add_shape(
        type="rect",
        x0=start,
        x1=end,
        y0=0,
        y1=1,
        fillcolor=GRID,
        opacity=0.25,
        line_width=0,
        layer="below",
        **refs,
    )
    chart.add_annotation(
        x=end,
        y=1,
        text="after the interview",
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        borderpad=0,
        font={"color": PALE_TEXT, "size": panel.style.small},
        **refs,
    )


def _short(value: Measured) -> str:
    """Return a value without its unit and the word million, which the panel names."""
    if not value.unit.money:
        return shown_text(value, unit=False)
    return shown_text(at_scale(value, MILLION), unit=False)


def _years(series: Sequence[Series]) -> Span:
    spans = [_period_years(value) for one in series for value in one.amounts]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _period_years(value: Measured) -> Span:
    return float(value.period.first.year), float(value.period.last.year)


def _place(value: Measured) -> float:
    return sum(_period_years(value)) / 2


def _extent(series: Sequence[Series]) -> Span:
    """Return the ends of a scale that holds zero and all values, with some air."""
    values = [value for one in series for value in one.amounts]
    low = min(0.0, *(scaled(value, value.value) for value in values))
    high = max(0.0, *(reach(value) for value in values))
    return low - (0 if low == 0 else (high - low) * 0.1), high + (high - low) * 0.18
