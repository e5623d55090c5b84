"""Forms made of points and lines: ranges, distances from 100, growth paths, widths of rounding."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from interview.amounts.items import Figure
from interview.charts.marks import (
    Drawing,
    add_points,
    add_reading,
    add_texts,
    amount,
    bare_axis,
    data,
    extent,
    is_open,
    label,
    opens_down,
    ruled_axis,
    scaled,
    sheet,
)
from interview.charts.theme import GRID, MUTED, colour, filling, symbol
from interview.words.formatting import spread
from interview.words.shown import shown_text

_INDEX_BASE = 100
_MAX_TICKS = 5


def dot_range_chart(drawing: Drawing) -> go.Figure:
    """Draw each value as a point with its bounds as a range, one row each, on one scale from zero."""
    rows = [*drawing.series, *drawing.readings]
    chart = sheet(drawing.style, drawing.style.row * len(rows) * 0.92 + 40)
    low, high = extent(figure for series in rows for figure in series.figures)
    span = high - low or 1
    for row, series in enumerate(rows):
        if series in drawing.readings:
            add_reading(chart, series, -row, drawing, origin=0)
        else:
            _add_range(chart, series.figures[0], -row, drawing)
        figure = series.figures[0]
        text = label(figure, sep=", ", signed=figure.unit.code == "%")
        if series in drawing.readings:
            text = f"<b>{shown_text(figure)}</b>, other reading"
        place = max(0.0, _far_end(figure)) + span * 0.025
        add_texts(chart, [(figure, place, -row, text)], "middle right")
        add_texts(chart, [(None, 0, -row + 0.4, series.name)], "middle right", size=drawing.style.small)
    chart.update_xaxes(bare_axis(range=[low - span * 0.03, high + span * 0.45]))
    chart.update_yaxes(bare_axis(range=[0.6 - len(rows), 0.75]))
    chart.add_vline(x=0, line={"color": GRID, "width": 2})
    return chart


def _far_end(figure: Figure) -> float:
    """Return the greater end of what a mark and its range cover; the mark itself where that end is open."""
    ends = (scaled(figure, end) for end in (figure.value, figure.bounds.high))
    return max(end for end in ends if math.isfinite(end))


def _add_range(chart: go.Figure, figure: Figure, y: float, drawing: Drawing) -> None:
    ends = [scaled(figure, end) for end in (figure.bounds.low, figure.bounds.high) if math.isfinite(end)]
    stem = {"color": GRID, "width": drawing.style.line}
    chart.add_shape(type="line", x0=0, x1=amount(figure), y0=y, y1=y, line=stem, layer="below")
    if len(ends) == 2:
        width = {"color": colour(figure), "width": drawing.style.line * 3}
        chart.add_shape(type="line", x0=ends[0], x1=ends[1], y0=y, y1=y, line=width, opacity=0.45)
    add_points(chart, figure, [amount(figure)], [y], drawing)
    if is_open(figure):
        tip = "triangle-left" if opens_down(figure) else "triangle-right"
        marker = {"symbol": tip, "size": drawing.style.marker * 1.5, "color": colour(figure)}
        add_points(chart, figure, [amount(figure)], [y], drawing, marker=marker)


def dumbbell_chart(drawing: Drawing) -> go.Figure:
    """Draw how far each index has moved from 100, one row each."""
    rows = [*drawing.series, *drawing.readings]
    chart = sheet(drawing.style, drawing.style.row * len(rows) + 46)
    levels = [_INDEX_BASE, *(amount(figure) for series in rows for figure in series.figures)]
    low, high = min(levels), max(levels)
    span = high - low or 1
    for row, series in enumerate(rows):
        figure = series.figures[0]
        if series in drawing.readings:
            add_reading(chart, series, -row, drawing, origin=_INDEX_BASE)
        else:
            line = {"color": colour(figure), "width": drawing.style.line}
            chart.add_shape(type="line", x0=_INDEX_BASE, x1=amount(figure), y0=-row, y1=-row, line=line, layer="below")
            add_points(chart, figure, [amount(figure)], [-row], drawing)
        text = label(figure, sep=", ")
        if series in drawing.readings:
            text = f"<b>{shown_text(figure)}</b>, other reading"
        place = max(_INDEX_BASE, _far_end(figure)) + span * 0.03
        add_texts(chart, [(figure, place, -row, text)], "middle right")
        add_texts(chart, [(None, _INDEX_BASE, -row + 0.4, " " + series.name)], "middle right", size=drawing.style.small)
    chart.add_vline(x=_INDEX_BASE, line={"color": MUTED, "width": 1.5})
    ticks = {"tickvals": [_INDEX_BASE], "ticktext": [f"{_INDEX_BASE}"], "showgrid": False}
    chart.update_xaxes(ruled_axis(range=[low - span * 0.08, high + span * 0.5], **ticks))
    chart.update_yaxes(bare_axis(range=[0.6 - len(rows), 0.75]))
    return chart


def index_path_chart(drawing: Drawing) -> go.Figure:
    """Draw an index from its base year on a logarithmic scale, with the steady pace beside it.

    Roles: base (the base year), point (of the index), multiple, growth (of the last year), average (pace) and window.
    """
    base, points = drawing.of("base")[0].figures[0], [f for series in drawing.of("point") for f in series.figures]
    first = float(base.value)
    years = [float(figure.period.last.year) for figure in points]
    chart = sheet(drawing.style, drawing.style.row * 6.2)
    levels = [amount(figure) for figure in points]
    ink = {"color": colour(points[0]), "width": drawing.style.line}
    chart.add_scatter(
        x=[first, years[0]], y=[_INDEX_BASE, levels[0]], mode="lines", line=ink | {"dash": "dot"}, hoverinfo="skip"
    )
    chart.add_scatter(x=years, y=levels, mode="lines", line=ink, hoverinfo="skip")
    pale = {"color": MUTED, "width": drawing.style.line, "dash": "dash"}
    chart.add_scatter(x=[first, years[-1]], y=[_INDEX_BASE, levels[-1]], mode="lines", line=pale, hoverinfo="skip")
    add_points(chart, base, [first], [_INDEX_BASE], drawing)
    for figure, year, level in zip(points, years, levels, strict=True):
        ends = {"array": [scaled(figure, figure.bounds.high) - level]}
        below = {"arrayminus": [level - scaled(figure, figure.bounds.low)], "symmetric": False, "color": MUTED}
        thick = {"thickness": drawing.style.line * 0.75}
        add_points(chart, figure, [year], [level], drawing, error_y=ends | below | thick)
    _add_path_labels(chart, base, points, years, levels)
    ends_at = (first, years[-1])
    _add_window(chart, drawing, ends_at)
    _add_notes(chart, drawing, first, years, levels)
    ticks = list(range(int(first), int(years[-1]) + 1))
    chart.update_xaxes(ruled_axis(tickvals=ticks, tickformat="d", range=[first - 0.45, years[-1] + 0.95]))
    marks = [_INDEX_BASE * factor for factor in range(1, _MAX_TICKS)]
    chart.update_yaxes(ruled_axis(type="log", tickvals=marks, range=[math.log10(76), math.log10(levels[-1] * 1.35)]))
    return chart


def _add_path_labels(
    chart: go.Figure, base: Figure, points: list[Figure], years: list[float], levels: list[float]
) -> None:
    add_texts(
        chart,
        [(base, float(base.value), _INDEX_BASE * 1.06, f"<b>{_INDEX_BASE}</b><br>{shown_text(base)}")],
        "top center",
    )
    rows = [(f, x, y, "  " + label(f, sep="<br>  ")) for f, x, y in zip(points, years, levels, strict=True)]
    add_texts(chart, [(f, x + 0.1, y * 0.94, text) for f, x, y, text in rows[:-1]], "bottom right")
    add_texts(chart, rows[-1:], "middle right")


def _add_notes(
    chart: go.Figure,
    drawing: Drawing,
    first: float,
    years: list[float],
    levels: list[float],
) -> None:
    (times,), (last_year,), (average,) = (drawing.of(role) for role in ("multiple", "growth", "average"))
    multiple, growth, pace = (series.figures[0] for series in (times, last_year, average))
    on_pace = _INDEX_BASE * (levels[-1] / _INDEX_BASE) ** 0.4
    said = f" {shown_text(multiple)} {times.name}"
    last = f"{shown_text(growth, signed=True)} {last_year.name}  "
    even = f"  {shown_text(pace)}<br>  {average.name}"
    places = (
        (multiple, first + 0.15, levels[-1] * 1.18, said, "middle right"),
        (growth, years[-1] - 0.75, levels[-1] * 0.98, last, "middle left"),
        (pace, first + 0.4 * (years[-1] - first), on_pace, even, "bottom right"),
    )
    for figure, x, y, text, position in places:
        add_points(chart, figure, [x], [y], drawing, mode="markers+text", text=[text], textposition=position)


def _add_window(chart: go.Figure, drawing: Drawing, ends: tuple[float, float]) -> None:
    (series,) = drawing.of("window")
    window = series.figures[0]
    line = {"color": colour(window), "width": drawing.style.line}
    middle = sum(ends) / 2
    text = f"{shown_text(window)}, {series.name}"
    marker = {"symbol": "line-ns-open", "size": drawing.style.marker, "line": line}
    add_points(chart, window, ends, [86, 86], drawing, mode="lines+markers", line=line, marker=marker)
    add_texts(chart, [(window, middle, 81, text)], "middle center", size=drawing.style.small)


def forest_chart(drawing: Drawing) -> go.Figure:
    """Draw how wide the bounds of each derived value are, in per cent of the value."""
    figures = drawing.figures
    chart = sheet(drawing.style, 30 * len(figures) + 50)
    for row, series in enumerate(drawing.series):
        figure = series.figures[0]
        low, high = (float(end) for end in spread(figure))
        chart.add_scatter(
            x=[low, 0, high],
            y=[-row] * 3,
            mode="lines+markers",
            line={"color": MUTED, "width": drawing.style.line},
            marker={
                "symbol": ["line-ns-open", symbol(figure.kind), "line-ns-open"],
                "size": drawing.style.marker,
                "color": [MUTED, filling(figure), MUTED],
                "line": {"color": colour(figure), "width": drawing.style.line},
            },
            customdata=[data(figure)] * 3,
            hovertemplate="%{customdata[1]}<extra></extra>",
        )
    names = [f"{series.name}  " for series in drawing.series]
    chart.update_yaxes(
        ruled_axis(tickvals=[-row for row in range(len(names))], ticktext=names, showgrid=False, automargin=True)
    )
    chart.update_xaxes(ruled_axis(ticksuffix=" %", zeroline=True, zerolinecolor=GRID))
    return chart
