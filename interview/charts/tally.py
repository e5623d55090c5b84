"""Things of one sort counted over the whole width, one square for each, with what is said of all of them below."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import LINE, pale, wrapped
from interview.charts.labels import data
from interview.charts.marks import Drawing, Series, add_texts, bare_axis, sheet
from interview.charts.theme import CLEAR, Style, colour, filling, look_of, symbol
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

_LEAST = 13.5
"""So many pixels a square takes at least, the gap beside it included."""
_WIDEST = 1.4
"""So many times its least width a chart is drawn at most; its squares grow with it."""
_SHARE = 0.7
"""How much of its place a square fills."""
_OUTLINE = 0.75
"""The width of its outline as a share of the style's lines."""
_AIR = 8


@dataclass(frozen=True)
class _Field:
    """Squares in rows, and how many pixels high they and the words below them are."""

    across: int
    down: int
    height: float
    words: tuple[tuple[Figure, str], ...]


def tally_chart(drawing: Drawing) -> go.Figure:
    """Draw one square for each thing counted, row by row; what is said of all is written below.

    Roles: square (what is counted) and note (what is said of all of them).
    """
    style, (counted,) = drawing.style, drawing.of("square")
    figure = counted.figures[0]
    field = _field(drawing, figure)
    words = sum((text.count("<br>") + 1) * style.text * LINE for _, text in field.words) + _AIR
    chart = sheet(style, style.height or field.height + words)
    places = [(place % field.across + 0.5, place // field.across + 0.5) for place in range(int(figure.value))]
    if look_of(figure.kind).dashed:
        _add_outlines(chart, figure, places, style)
    _add_squares(chart, figure, places, style.least / field.across * _SHARE, style)
    _add_words(chart, field, style)
    foot = words / chart.layout.height
    chart.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis=bare_axis(range=[0, field.across], constrain="domain", constraintoward="left"),
        yaxis=bare_axis(range=[field.down, 0], domain=[foot, 1], scaleanchor="x", constrain="domain")
        | {"constraintoward": "top"},
        xaxis2=bare_axis(range=[0, 1], anchor="y2"),
        yaxis2=bare_axis(range=[words, 0], domain=[0, foot], anchor="x2"),
    )
    return chart


def _field(drawing: Drawing, figure: Figure) -> _Field:
    style, count = drawing.style, int(figure.value)
    words = tuple(_words(drawing))
    lines = sum(text.count("<br>") + 1 for _, text in words)
    room = style.height - lines * style.text * LINE - _AIR
    across = min(count, int(style.least / _LEAST))
    if style.height:
        fitting = (n for n in range(1, across + 1) if math.ceil(count / n) * style.least / n <= room)
        across = next(fitting, across)
    down = math.ceil(count / across)
    across = math.ceil(count / down)
    return _Field(across, down, down * style.least * _WIDEST / across, words)


def _words(drawing: Drawing) -> list[tuple[Figure, str]]:
    lines = []
    for series in chain(drawing.of("square"), drawing.of("note")):
        figure = series.figures[0]
        kind = "" if figure.kind in (Kind.STATED, *_named(drawing)) else f", {KIND_NAMES[figure.kind]}"
        lines.append((figure, _line(series, kind, drawing.style)))
    return lines


def _named(drawing: Drawing) -> list[Kind]:
    return [kind for kind, name in KIND_NAMES.items() if name in drawing.subtitle.lower()]


def _line(series: Series, kind: str, style: Style) -> str:
    figure = series.figures[0]
    value, rest = shown_text(figure), f" {series.name}{kind}"
    if figure.kind is Kind.DERIVED:
        lines = wrapped(value + rest, style.text, style.least).split("<br>")
        return "<br>".join(pale(line) for line in lines)
    return wrapped(value + rest, style.text, style.least).replace(value, f"<b>{value}</b>", 1)


def _add_outlines(chart: go.Figure, figure: Figure, places: list[tuple[float, float]], style: Style) -> None:
    """Draw dashed squares, which Plotly's points cannot be."""
    half = _SHARE / 2
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    x = [value for left, _ in places for value in (*(left + dx for dx, _ in corners), None)]
    y = [value for _, top in places for value in (*(top + dy for _, dy in corners), None)]
    line = {"color": colour(figure), "width": style.line * _OUTLINE, "dash": "3px,2px"}
    chart.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", cliponaxis=False)


def _add_squares(
    chart: go.Figure, figure: Figure, places: list[tuple[float, float]], size: float, style: Style
) -> None:
    dashed = look_of(figure.kind).dashed
    outlined = figure.kind is not Kind.STATED and not dashed
    chart.add_scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={
            "symbol": symbol(figure.kind, "square"),
            "size": size,
            "color": CLEAR if dashed else filling(figure),
            "line": {"color": colour(figure) if outlined else CLEAR, "width": style.line * _OUTLINE if outlined else 0},
        },
        cliponaxis=False,
        customdata=[data(figure)] * len(places),
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _add_words(chart: go.Figure, field: _Field, style: Style) -> None:
    """Write the words below the squares on a scale of pixels of their own."""
    top = float(_AIR)
    for figure, text in field.words:
        add_texts(chart, [(figure, 0, top, text)], "bottom right", axes=2)
        top += (text.count("<br>") + 1) * style.text * LINE
