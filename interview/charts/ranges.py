"""What rounding hides: how far each number could lie from its value, the widest last."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import plotly.graph_objects as go

from interview.amounts.items import Figure
from interview.charts.ground import LINE, PALE_TEXT, RULE, Ground, add_upright, text_width
from interview.charts.marks import Drawing, add_points, add_texts, bare_axis
from interview.charts.rows import add_names, bar_bands, bar_place, row_ground
from interview.charts.theme import Style, colour, point_marker
from interview.words.digits import scale_of
from interview.words.formatting import spread, unit_text
from interview.words.shown import margin_text

_AIR = 10
_PAD = 12
"""Pixels that the scale goes on at both ends, for the words below it."""
_ROW = 0.55
"""The height of a row as a share of the style's."""
_TICKS = 5
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)


def forest_chart(drawing: Drawing) -> go.Figure:
    """Draw what each value can stand for in per cent of it, sorted by width, and write its ends behind it."""
    style = replace(drawing.style, height=0) if drawing.style.narrow else drawing.style  # many rows need their own
    rows = sorted(drawing.series, key=lambda series: _width(series.figures[0]))
    figures = [series.figures[0] for series in rows]
    ends = [_ends(figure) for figure in figures]
    names = [f"{s.name}: {end}" if style.narrow else s.name for s, end in zip(rows, ends, strict=True)]
    right = 8 if style.narrow else max(text_width(end, style.text) for end in ends) + _AIR
    bottom = round(style.small * LINE) + _AIR
    ground = row_ground(style, names, right=right, bottom=bottom, row=_ROW)
    chart = ground.sheet()
    add_names(chart, ground, names)
    low, high = (extreme(float(side) for one in figures for side in spread(one)) for extreme in (min, max))
    _add_scale(chart, ground, low, high)
    for row, (series, end) in enumerate(zip(rows, ends, strict=True)):
        y, _ = bar_place(ground, row)
        _add_range(chart, drawing, series.figures[0], y)
        if not style.narrow:
            add_texts(chart, [(series.figures[0], high, y, f"  {end}")], "middle right")
    pad = _PAD * (high - low or 1.0) / ground.width
    chart.update_xaxes(bare_axis(range=[low - pad, high + pad]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _width(figure: Figure) -> float:
    low, high = spread(figure)
    return float(high) - float(low)


def _ends(figure: Figure) -> str:
    """Return what a number can stand for with its unit; itself where it is exact."""
    return (margin_text(figure) or "exact") + scale_of(figure)[1] + unit_text(figure)


def _add_scale(chart: go.Figure, ground: Ground, low: float, high: float) -> None:
    """Draw lines at round shares of the value, a stronger one at the value itself."""
    style = ground.style
    step = _step(high - low or 1.0)
    first, last = math.ceil(low / step), math.floor(high / step)
    for tick in range(first, last + 1):
        share = tick * step
        line = {"color": PALE_TEXT if share == 0 else RULE, "width": 1.5 if share == 0 else 1}
        add_upright(chart, share, bar_bands(ground), line)
        chart.add_annotation(
            text=f"{share:+,d}\u00a0%".replace("-", "−") if share else "0",
            x=share,
            y=ground.height + 3,
            yanchor="top",
            showarrow=False,
            borderpad=0,
            font={"size": style.small, "color": PALE_TEXT},
        )


def _step(span: float) -> int:
    """Return the smallest round share that leaves few lines in a span, however wide it is."""
    steps: Iterator[int] = (one * 1000**tier for tier in count() for one in _STEPS)
    return next(step for step in steps if span / step <= _TICKS)


def _add_range(chart: go.Figure, drawing: Drawing, figure: Figure, y: float) -> None:
    low, high = (float(end) for end in spread(figure))
    style: Style = drawing.style
    line = {"color": colour(figure), "width": style.line}
    marker = point_marker(figure, style) | {
        "symbol": ["line-ns", point_marker(figure, style)["symbol"], "line-ns"],
        "size": style.marker,
    }
    add_points(chart, figure, [low, 0, high], [y] * 3, drawing, mode="lines+markers", line=line, marker=marker)
