"""One figure beside what others published: a point and a range for each, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from interview.amounts.checks import OUTCOME_WORDS, cross_check
from interview.amounts.items import Figure, Measured, Reference
from interview.charts.ground import LINE, lines_of, wrapped
from interview.charts.marks import Drawing, add_points, add_texts, amount, bare_axis, ruled_axis, scaled, sheet
from interview.charts.theme import PHONE, SCREEN, Style, colour
from interview.words.formatting import KIND_WORDS, period_text, period_words
from interview.words.shown import shown_text

_PALE = 0.5
_INDENT, _CLEAR, _AXIS = 16, 14, 44
"""Pixels left of the words of a row, from them down to the middle of their mark, and of the axis with its title."""


def comparison_chart(figure: Figure, references: Sequence[Reference], style: Style = SCREEN) -> go.Figure:
    """Draw a figure first and each published value below it; paler ones count something else."""
    drawing = Drawing(series=(), readings=(), style=style)
    rows: list[Measured] = [figure, *references]
    words = [_said_words(figure), *(_published_words(figure, one) for one in references)]
    texts = [wrapped(one, style.small, PHONE.least - _INDENT) for one in words]
    line = style.small * LINE
    height = style.row + (max(map(lines_of, texts)) - 1) * line
    chart = sheet(style, round(height * len(rows)) + _AXIS)
    low, high = _extent(rows)
    for row, (value, text) in enumerate(zip(rows, texts, strict=True)):
        _add_row(chart, value, -row, drawing, (low, high), _strength(figure, value))
        above = (_CLEAR + lines_of(text) * line / 2) / height
        add_texts(chart, [(value, low, -row + above, text)], "middle right", size=style.small)
    span = high - low or 1
    ticks = {"nticks": 5, "tickformat": ",~g", "title": {"text": _unit(figure), "font": {"size": style.small}}}
    chart.update_xaxes(ruled_axis(range=[low - span * 0.02, high + span * 0.02]) | ticks)
    chart.update_yaxes(bare_axis(range=[0.55 - len(rows), 1 - _CLEAR / height]))
    return chart


def _add_row(
    chart: go.Figure, value: Measured, y: float, drawing: Drawing, edges: tuple[float, float], strength: float
) -> None:
    ink = colour(value)
    bounds = (value.bounds.low, value.bounds.high)
    ends = [scaled(value, end) if math.isfinite(end) else edge for end, edge in zip(bounds, edges, strict=True)]
    line = {"color": ink, "width": drawing.style.line * 2}
    arrows = ("triangle-left", "triangle-right")
    shapes = ["line-ns" if math.isfinite(end) else arrow for end, arrow in zip(bounds, arrows, strict=True)]
    ticks = {"symbol": shapes, "size": drawing.style.marker}
    marker = ticks | {"color": ink, "line": {"color": ink, "width": drawing.style.line}}
    if ends[0] < ends[1]:
        add_points(
            chart, value, ends, [y] * 2, drawing, mode="lines+markers", line=line, marker=marker, opacity=strength
        )
    add_points(chart, value, [amount(value)], [y], drawing, opacity=strength)


def _strength(figure: Figure, value: Measured) -> float:
    return 1 if isinstance(value, Figure) or value.comparable else _PALE


def _said_words(figure: Figure) -> str:
    return f"<b>{shown_text(figure)}</b>, {KIND_WORDS[figure.kind]}, {period_words(figure)}"


def _published_words(figure: Figure, reference: Reference) -> str:
    verdict = OUTCOME_WORDS[cross_check(figure, reference).outcome]
    return f"<b>{shown_text(reference)}</b>, {reference.reporter}, {period_text(reference.period)}: {verdict}"


def _extent(rows: Sequence[Measured]) -> tuple[float, float]:
    ends = [scaled(v, end) for v in rows for end in (v.bounds.low, v.value, v.bounds.high) if math.isfinite(end)]
    low, high = min(ends), max(ends)
    air = (high - low) * 0.15 or abs(high) * 0.2 or 1
    return low - air, high + air


def _unit(figure: Figure) -> str:
    unit = figure.unit
    return f"{'million' if unit.money else ''}{unit.short}".strip()
