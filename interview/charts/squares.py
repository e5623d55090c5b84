"""Forms of things counted one by one: all of them as one field, or a row for each part."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import LINE, Ground, add_name, column_of, kind_after, lines_of, pale, text_width, wrapped
from interview.charts.labels import data
from interview.charts.marks import Drawing, Series, add_texts, bare_axis
from interview.charts.theme import CLEAR, Style, colour, filling, symbol
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

_SHARE = 0.74
"""How much of its place a square fills."""
_FIELD = 28
"""So many squares stand side by side in a field."""
_NARROW_FIELD = 20
_BESIDE = 0.34
"""The share of the width that the words beside a field take."""
_LARGEST = 0.6
"""The size of a square in a row, as a share of the style's row."""
_BEGIN, _APART = -0.5, 0.8
"""Where the scale of a field begins, and how far from its last square the words beside it stand, in squares."""
_AIR = 10


def squares_chart(drawing: Drawing) -> go.Figure:
    """Draw a field of one square for each thing counted, filled column by column, part after part.

    Roles: square (the parts), whole and note, which are written like the parts: beside the field, or below it.
    """
    style, parts = drawing.style, drawing.of("square")
    counts = [int(series.figures[0].value) for series in parts]
    field = 1 if style.narrow else 1 - _BESIDE
    across = _across(style, sum(counts), field)
    down = math.ceil(sum(counts) / across)
    place = style.least * field / across
    room = style.least if style.narrow else style.least * _BESIDE - place * (_APART - _BEGIN)
    written = [(one, _words(one, room, style)) for one in (*parts, *drawing.of("whole"), *drawing.of("note"))]
    line = style.text * LINE
    tall = _AIR // 2 + round(sum(lines_of(text) * line + 2 for _, text in written))
    foot = tall + _AIR if style.narrow else max(0, tall - round(down * place))
    ground = Ground(style, (round(down * place),), bottom=foot)
    chart = ground.sheet()
    first = 0
    for series, count in zip(parts, counts, strict=True):
        _add_squares(chart, drawing, series.figures[0], range(first, first + count), (down, place))
        first += count
    left, top = (_BEGIN, ground.height + _AIR) if style.narrow else (across + _APART, _AIR / 2)
    for series, text in written:
        add_texts(chart, [(series.figures[0], left, top, text)], "bottom right")
        top += lines_of(text) * line + 2
    chart.update_xaxes(bare_axis(range=[_BEGIN, across / field + _BEGIN]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _across(style: Style, count: int, field: float) -> int:
    """Return how many squares stand side by side: as many as fill the height of the chart, if it has one to fill."""
    if not style.height:
        return _NARROW_FIELD if style.narrow else _FIELD
    return max(1, math.ceil(math.sqrt(count * style.least * field / style.height)))


def _words(series: Series, room: float, style: Style) -> str:
    """Return what stands beside the squares of a part; what has none stands in the second ink."""
    figure = series.figures[0]
    drawn = series.role == "square"
    kind = kind_after(figure, drawn=drawn)
    value, text = shown_text(figure), wrapped(f"{shown_text(figure)} {series.name}{kind}", style.text, room)
    if not drawn:
        return pale(text)
    return f"<b>{value}</b>{text.removeprefix(value)}"


def _add_squares(chart: go.Figure, drawing: Drawing, figure: Figure, places: range, size: tuple[int, float]) -> None:
    down, place = size
    x = [float(one // down) for one in places]
    y = [(one % down + 0.5) * place for one in places]
    _add_marks(chart, drawing, figure, x, y, place * _SHARE)


def _add_marks(
    chart: go.Figure, drawing: Drawing, figure: Figure, x: Sequence[float], y: Sequence[float], size: float
) -> None:
    line = {"color": colour(figure) if figure.kind is not Kind.STATED else CLEAR, "width": drawing.style.line * 0.75}
    chart.add_scatter(
        x=list(x),
        y=list(y),
        mode="markers",
        marker={"symbol": symbol(figure.kind, "square"), "size": size, "color": filling(figure), "line": line},
        cliponaxis=False,
        customdata=[data(figure)] * len(x),
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def square_rows_chart(drawing: Drawing) -> go.Figure:
    """Draw a row of squares for each part, its name before them and its number behind them.

    Roles: square (the parts) and whole, which is written below them.
    """
    style, parts = drawing.style, drawing.of("square")
    style = replace(style, height=0) if style.narrow else style  # so few rows have a height of their own
    names = [series.name for series in parts]
    left = column_of(names, style.text, style.least * 0.4)
    counts = [int(series.figures[0].value) for series in parts]
    right = max(text_width(_count(series), style.text) for series in parts) + _AIR
    place = min(
        (style.least - left - right) / max(counts),
        (style.height / (len(parts) + 1) if style.height else style.row * _LARGEST) / _SHARE,
    )
    foot = (round(style.text * LINE) + _AIR) * len(drawing.of("whole"))
    ground = Ground(style, (round(place),) * len(parts), left=left, right=right, bottom=foot)
    chart = ground.sheet()
    for row, (series, count) in enumerate(zip(parts, counts, strict=True)):
        figure, y = series.figures[0], ground.middle(row)
        add_name(chart, ground, y, series.name)
        _add_marks(chart, drawing, figure, [float(one) for one in range(count)], [y] * count, place * _SHARE)
        add_texts(chart, [(figure, count - 0.5, y, _count(series))], "middle right")
    for series in drawing.of("whole"):
        figure = series.figures[0]
        text = f"<b>{shown_text(figure)}</b> {series.name}{kind_after(figure, drawn=False)}"
        edge = -place * _SHARE / 2 * max(counts) / ground.width  # where the squares begin
        add_texts(chart, [(figure, edge, ground.height + foot - _AIR / 2, text)], "top right")
    chart.update_xaxes(bare_axis(range=[-0.5, max(counts) - 0.5]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _count(series: Series) -> str:
    figure = series.figures[0]
    return f"<b>{shown_text(figure)}</b>" + ("" if figure.kind is Kind.STATED else pale(f" {KIND_NAMES[figure.kind]}"))
