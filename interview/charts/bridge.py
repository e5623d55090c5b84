"""The bridge: a start, what was added to it or taken from it, and where it ended."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from interview.amounts.items import Figure
from interview.charts.ground import LINE, kind_after, lines_of, text_width, wrapped
from interview.charts.labels import label
from interview.charts.marks import Drawing, Series, add_bars, add_texts, bare_axis, ruled_axis, sheet
from interview.charts.scale import amount, reach
from interview.charts.theme import MUTED, Style
from interview.words.shown import shown_text

_ROWS = 6
"""The height of the chart in rows of the style."""
_EDGE, _AIR = 8, 4
"""Pixels around the chart, and between a bar and its label."""


def bridge_chart(drawing: Drawing) -> go.Figure:
    """Draw a start, what was added to it or taken from it, and where it ended, on one scale from zero.

    Roles: start, added, end, and note (written above what was added).
    """
    style = drawing.style
    steps = [series for role in ("start", "added", "end") for series in drawing.of(role)]
    start, added, end = figures = [series.figures[0] for series in steps]
    column = (style.least - 2 * _EDGE) / len(steps)
    names = [wrapped(series.name, style.text, column) for series in steps]
    texts = _labels(start, added, end, column, style)
    notes = [(one.figures[0], _note(one, style)) for one in drawing.of("note")]
    foot = round(max(map(lines_of, names)) * style.text * LINE) + _AIR
    chart = sheet(style, style.height or style.row * _ROWS)
    chart.update_layout(margin={"b": foot})
    base = [0.0, amount(end) - amount(added), 0.0]
    add_bars(chart, figures, [0, 1, 2], drawing, base=base, width=0.6)
    tops = [reach(start), base[1] + max(0.0, reach(added)), amount(end)]
    room, noted = chart.layout.height - _EDGE - foot, _high([text for _, text in notes], style)
    above = [_AIR + _high([text], style) for text in texts]
    top = max(end * room / max(1.0, room - over - noted) for end, over in zip(tops, above, strict=True))
    pixel = top / room
    places = [end + _AIR * pixel for end in tops]
    add_texts(chart, list(zip(figures, [0.0, 1.0, 2.0], places, texts, strict=True)), "top center")
    _add_notes(chart, notes, max(end + over * pixel for end, over in zip(tops, above, strict=True)), style, pixel)
    for step in (0, 1):
        level = base[1] if step == 0 else amount(end)
        chart.add_shape(
            type="line", x0=step + 0.3, x1=step + 0.7, y0=level, y1=level, line={"color": MUTED, "dash": "dot"}
        )
    axis = ruled_axis(tickvals=[0, 1, 2], ticktext=names, showgrid=False, range=[-0.5, 2.5], automargin=False)
    chart.update_xaxes(axis)
    chart.update_yaxes(bare_axis(range=[0, top]))
    return chart


def _labels(start: Figure, added: Figure, end: Figure, column: float, style: Style) -> list[str]:
    """Return the labels of the bars: the outer ones keep to their columns, the one between takes what they leave."""
    first, last = (_label(figure, column, style) for figure in (start, end))
    between = 2 * column - max(text_width(text, style.text) for text in (first, last))
    return [first, _label(added, between, style, signed=True), last]


def _label(figure: Figure, width: float, style: Style, *, signed: bool = False) -> str:
    """Return the label of a bar in lines of some pixels at most."""
    lines = label(figure, bounds=True, inner="<br>", signed=signed).split("<br>")
    return "<br>".join(wrapped(line, style.text, width) for line in lines)


def _note(series: Series, style: Style) -> str:
    """Return what is said of the change, its kind in words as it has no mark."""
    figure = series.figures[0]
    text = f"<b>{shown_text(figure, signed=True)}</b> {series.name}{kind_after(figure, drawn=False)}"
    return wrapped(text, style.text, style.least - 2 * _EDGE)


def _high(texts: Sequence[str], style: Style) -> float:
    """Return how many pixels texts above each other need."""
    return sum(map(lines_of, texts)) * style.text * LINE


def _add_notes(chart: go.Figure, notes: Sequence[tuple[Figure, str]], low: float, style: Style, pixel: float) -> None:
    """Write the notes above all labels, over the change they are said of, the first one lowest."""
    for figure, text in notes:
        add_texts(chart, [(figure, 1.0, low, text)], "top center")
        low += _high([text], style) * pixel
