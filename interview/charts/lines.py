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
    label,
    ruled_axis,
    scaled,
    sheet,
)
from interview.charts.theme import GRID, MUTED, colour, filling, symbol
from interview.words.formatting import spread
from interview.words.shown import shown_text

_INDEX_BASE = 100
_MAX_TICKS = 5


def _far_end(figure: Figure) -> float:
    """Return the greater end of what a mark and its range cover; the mark itself where that end is open."""
    ends = (scaled(figure, end) for end in (figure.value, figure.bounds.high))
    return max(end for end in ends if math.isfinite(end))


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
