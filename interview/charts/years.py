"""The years around a figure: what others published, as panels below any chart."""

from __future__ import annotations

from typing import TypeAlias

import plotly.graph_objects as go

from interview.amounts.items import Figure, Measured, Period
from interview.charts.marks import (
    MILLION,
    Drawing,
    Series,
    add_points,
    add_texts,
    amount,
    data,
    is_open,
    opens_down,
    reach,
    ruled_axis,
    scaled,
    whisker,
)
from interview.charts.theme import GRID, MUTED, colour, point_marker
from interview.words.formatting import period_text
from interview.words.shown import at_scale, shown_text

_PANEL = 250
_FIRST_AXIS = 60
_LABEL_ROOM = 0.62
_DASHES = ("solid", "dot", "dash", "longdash")
_FEW = 6
_ARROW_GAP = 0.06
"""How far from an open value its arrow stands, as a share of the value."""
Span: TypeAlias = tuple[float, float]


def add_years(chart: go.Figure, drawing: Drawing, interview: Period) -> None:
    """Add one panel below a chart for each panel of the series, on one scale of years each."""
    panels = drawing.panels()
    height = chart.layout.height
    added = _PANEL * len(panels) * drawing.style.text / 13
    _lift(chart, added / (height + added))
    chart.update_layout(height=round(height + added))
    share = added / (height + added) / len(panels)
    for number, (panel, series) in enumerate(reversed(panels.items())):
        domain = (number * share + 0.1 * share, (number + 1) * share - 0.26 * share)
        _add_panel(chart, drawing, series, _FIRST_AXIS + number, domain, interview)
        add_texts(chart, [(None, *_corner(series), f"<b>{panel}</b>")], "top right", axes=_FIRST_AXIS + number)


def _lift(chart: go.Figure, floor: float) -> None:
    """Move what is drawn already into the upper part of the sheet."""
    for name in {"yaxis", *(f"yaxis{trace.yaxis[1:]}" for trace in chart.data if trace.yaxis)}:
        low, high = chart.layout[name].domain or (0, 1)
        chart.layout[name].domain = (floor + low * (1 - floor), floor + high * (1 - floor))


def _add_panel(
    chart: go.Figure, drawing: Drawing, series: list[Series], axes: int, domain: Span, interview: Period
) -> None:
    first, last = _years(series)
    room = (last - first + 1) * _LABEL_ROOM
    ticks = [year for year in range(int(first), int(last) + 1) if (year - first) % _tick_step(first, last) == 0]
    lowest, highest = _extent(series)
    chart.update_layout(
        {
            f"xaxis{axes}": ruled_axis(
                tickvals=ticks, tickformat="d", range=[first - 0.6, last + room], anchor=f"y{axes}", showgrid=False
            ),
            f"yaxis{axes}": ruled_axis(domain=domain, range=[lowest, highest], anchor=f"x{axes}", nticks=5)
            | {"tickformat": ",~g"},
        }
    )
    _shade_later(chart, interview, last, axes)
    published = [one for one in series if not one.figures]
    for number, one in enumerate(published):
        _add_published(chart, drawing, one, axes, _DASHES[number % len(_DASHES)], last - first <= _FEW)
    for one in series:
        for figure in one.figures:
            _add_said(chart, drawing, figure, axes)
    _add_names(chart, drawing, series, axes, (lowest, highest))


def _add_published(chart: go.Figure, drawing: Drawing, series: Series, axes: int, dash: str, roomy: bool) -> None:
    values = series.amounts
    written = values[:-1] if roomy else []
    chart.add_scatter(
        x=[_place(value) for value in values],
        y=[amount(value) for value in values],
        mode="lines+markers+text",
        text=[_short(value) if value in written else "" for value in values],
        textposition="top center",
        textfont={"size": drawing.style.small},
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


def _add_names(chart: go.Figure, drawing: Drawing, series: list[Series], axes: int, extent: Span) -> None:
    """Name each series once, right of its last point, in a column that keeps the names apart."""
    column = _years(series)[1] + 0.5
    gap = (extent[1] - extent[0]) / (_PANEL * 0.74 / 19)
    ends = sorted(((one.amounts[-1], one.name) for one in series), key=lambda end: amount(end[0]))
    place = extent[0] - gap
    rows = []
    for value, name in ends:
        place = max(place + gap, amount(value))
        rows.append((value, column, place, f"<b>{_short(value)}</b> {name} ({period_text(value.period)})"))
    excess = max(0.0, place - extent[1])
    lowered = [(value, x, y - excess, text) for value, x, y, text in rows]
    add_texts(chart, lowered, "middle right", size=drawing.style.small, axes=axes)


def _shade_later(chart: go.Figure, interview: Period, last: float, axes: int) -> None:
    """Shade the years that came after the interview, and say so."""
    start = interview.first.year - 0.5
    if last <= start:
        return
    refs = {"xref": f"x{axes}", "yref": f"y{axes} domain"}
    chart.add_shape(
        type="rect", x0=start, x1=last + 0.4, y0=0, y1=1, fillcolor=GRID, line_width=0, layer="below", **refs
    )
    chart.add_annotation(
        x=(start + last + 0.4) / 2,
        y=1,
        text="after the<br>interview",
        showarrow=False,
        yanchor="bottom",
        font={"color": MUTED},
        **refs,
    )


def _short(value: Measured) -> str:
    """Return a value without its unit and the word million, which the panel names."""
    return shown_text(at_scale(value, MILLION) if value.unit.money else value, unit=False)


def _corner(series: list[Series]) -> Span:
    return _years(series)[0] - 0.6, _extent(series)[1]


def _years(series: list[Series]) -> Span:
    spans = [_period_years(value) for one in series for value in one.amounts]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _period_years(value: Measured) -> Span:
    return float(value.period.first.year), float(value.period.last.year)


def _place(value: Measured) -> float:
    return sum(_period_years(value)) / 2


def _extent(series: list[Series]) -> Span:
    return _extent_of([value for one in series for value in one.amounts])


def _extent_of(values: list[Measured] | list[Figure]) -> Span:
    """Return the ends of a scale that holds zero and all values, with some air."""
    low = min(0.0, *(scaled(value, value.value) for value in values))
    high = max(0.0, *(reach(value) for value in values))
    return low - (0 if low == 0 else (high - low) * 0.1), high + (high - low) * 0.18


def _tick_step(first: float, last: float) -> int:
    return 1 if last - first < 9 else 2
