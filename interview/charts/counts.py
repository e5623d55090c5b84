"""Forms made of counted things: squares and number tiles."""

from __future__ import annotations

import math
import textwrap

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.marks import Drawing, add_points, add_texts, bare_axis, data, label, sheet
from interview.charts.theme import CLEAR, colour, filling, symbol
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

_TILE_COLUMNS = 2
_SQUARE = 17
PER_ROW = 14
_CAPTION_WIDTH = 24


def squares_chart(drawing: Drawing) -> go.Figure:
    """Draw one square for each thing counted.

    The whole and the notes are written above the parts, without squares.
    """
    parts, notes = drawing.of("square"), [*drawing.of("whole"), *drawing.of("note")]
    counts = [int(series.figures[0].value) for series in parts]
    heights = [math.ceil(count / PER_ROW) for count in counts]
    rows = sum(heights)
    scale = drawing.style.marker / 11
    chart = sheet(drawing.style, (rows * (_SQUARE + 4) + 26 * len(drawing.series) + 34) * scale)
    for number, (series, count) in enumerate(zip(parts, counts, strict=True)):
        first_row = sum(heights[:number])
        _add_squares(chart, series.figures[0], range(first_row * PER_ROW, first_row * PER_ROW + count), drawing)
    lines = [*notes, *parts]
    step = 26 / (_SQUARE + 4)
    for row, series in enumerate(lines):
        _add_line(chart, series.figures[0], series.name, -rows - 0.3 - row * step, drawing)
    square = {"scaleanchor": "y", "constrain": "domain", "constraintoward": "left"}
    chart.update_xaxes(bare_axis(range=[-0.7, PER_ROW], **square))
    chart.update_yaxes(bare_axis(range=[-rows - 0.2 - step * len(lines), 0.8]))
    return chart


def _add_squares(chart: go.Figure, figure: Figure, places: range, drawing: Drawing) -> None:
    ink = colour(figure)
    chart.add_scatter(
        x=[place % PER_ROW for place in places],
        y=[-(place // PER_ROW) for place in places],
        mode="markers",
        marker={
            "symbol": symbol(figure.kind, "square"),
            "size": _SQUARE * drawing.style.marker / 11,
            "color": filling(figure),
            "line": {"color": ink if figure.kind is not Kind.STATED else CLEAR, "width": drawing.style.line * 0.75},
        },
        customdata=[data(figure) for _ in places],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _add_line(chart: go.Figure, figure: Figure, name: str, y: float, drawing: Drawing) -> None:
    text = label(figure, sep=", ")
    add_points(
        chart,
        figure,
        [-0.2],
        [y],
        drawing,
        mode="markers+text",
        text=[f"  {text}  {name}"],
        textposition="middle right",
    )


def tiles_chart(drawing: Drawing) -> go.Figure:
    """Draw numbers that share no scale as tiles, two in a row."""
    rows = math.ceil(len(drawing.series) / _TILE_COLUMNS)
    columns = min(_TILE_COLUMNS, len(drawing.series))
    chart = sheet(drawing.style, drawing.style.row * 2 * rows)
    for place, series in enumerate(drawing.series):
        figure = series.figures[0]
        x, y = place % columns, -(place // columns)
        add_points(chart, figure, [x], [y + 0.14], drawing)
        number = f"<b>{shown_text(figure)}</b>"
        add_texts(chart, [(figure, x + 0.07, y + 0.14, number)], "middle right", size=drawing.style.big)
        kind = "" if figure.kind is Kind.STATED else f" ({KIND_NAMES[figure.kind]})"
        lines = textwrap.wrap(series.name + kind, _CAPTION_WIDTH)
        add_texts(chart, [(figure, x + 0.07, y - 0.1, "<br>".join(lines))], "bottom right", size=drawing.style.small)
    chart.update_xaxes(bare_axis(range=[-0.04, columns - 0.02]))
    chart.update_yaxes(bare_axis(range=[-rows + 0.4, 0.6]))
    return chart
