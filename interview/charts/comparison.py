"""One figure beside what others published: a point and a range for each, on one scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import plotly.graph_objects as go

from interview.amounts.checks import OUTCOME_WORDS, cross_check
from interview.amounts.items import Figure, Measured, Reference, Sort
from interview.charts.ground import LINE, add_upright, lines_of, wrapped
from interview.charts.marks import Drawing, add_points, add_texts, bare_axis, ruled_axis, sheet
from interview.charts.scale import amount, scaled
from interview.charts.theme import GRID, PHONE, SCREEN, Style, colour
from interview.words.formatting import KIND_WORDS, period_text, period_words
from interview.words.shown import shown_text

_PALE = 0.5
_INDENT, _AXIS_AIR = 16, 9
"""Pixels left of the words of a row, and around the lines of words that the axis has: its numbers and its title."""
_CLEAR, _BELOW = 14, 18
"""Pixels from the words of a row down to the middle of their mark, and from there to the words of the next row."""
_BREATH = 2
"""Pixels between the lines of the scale and the words they stop at."""
_STEPS, _TICKS, _EDGE = (1, 2, 5, 10), 4, 0.04
"""Round steps of a scale, how many it has at most, and the share of it at either end that has no line."""


def comparison_chart(figure: Figure, references: Sequence[Reference], style: Style = SCREEN) -> go.Figure:
    """Draw a figure first and each published value below it; paler ones count something else.

    The vertical axis counts pixels up from the mark of the figure.
    """
    drawing = Drawing(series=(), readings=(), style=style)
    rows: list[Measured] = [figure, *references]
    words = [_said_words(figure), *(_published_words(figure, one, references) for one in references)]
    texts = [wrapped(one, style.small, PHONE.least - _INDENT) for one in words]
    highs = [lines_of(text) * style.small * LINE for text in texts]
    places = [-(sum(highs[1 : row + 1]) + row * (_CLEAR + _BELOW)) for row in range(len(rows))]
    top, bottom = highs[0] + _CLEAR, places[-1] - _BELOW
    axis_height = round(style.small * LINE * (2 if _unit(figure) else 1) + _AXIS_AIR)
    chart = sheet(style, round(top - bottom) + axis_height)
    low, high = _extent(rows)
    ticks = _ticks(figure, low, high)
    _add_scale(chart, ticks, list(_bands(places, highs, bottom)))
    for value, text, place, above in zip(rows, texts, places, highs, strict=True):
        _add_row(chart, value, place, drawing, (low, high), _strength(value))
        add_texts(chart, [(value, low, place + _CLEAR + above / 2, text)], "middle right", size=style.small)
    title = {"text": _unit(figure), "font": {"size": style.small}, "standoff": 2}
    axis = {"tickvals": ticks, "tickformat": ",~g", "title": title}
    chart.update_xaxes(ruled_axis(range=[low, high], showgrid=False, automargin=False) | axis)
    chart.update_yaxes(bare_axis(range=[bottom, top]))
    chart.update_layout(margin={"t": 0, "b": axis_height})
    return chart


def _bands(places: Sequence[float], highs: Sequence[float], bottom: float) -> Iterator[tuple[float, float]]:
    """Yield where each row has its mark: between its words and those of the next row."""
    ends = [place + _CLEAR + high + _BREATH for place, high in zip(places[1:], highs[1:], strict=True)]
    for place, end in zip(places, [*ends, bottom], strict=True):
        yield place + _CLEAR - _BREATH, end


def _add_scale(chart: go.Figure, ticks: Sequence[float], bands: Sequence[tuple[float, float]]) -> None:
    for tick in ticks:
        add_upright(chart, tick, bands, {"color": GRID, "width": 1})


def _ticks(figure: Figure, low: float, high: float) -> list[float]:
    """Return few round values inside a scale, whole ones of what is counted in wholes."""
    rough = (high - low) / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(one * size for one in _STEPS if one * size >= rough)
    step = max(step, 1.0) if figure.unit.sort is Sort.COUNT else step
    air = (high - low) * _EDGE
    return [tick * step for tick in range(math.ceil((low + air) / step), math.floor((high - air) / step) + 1)]


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


def _strength(value: Measured) -> float:
    return 1 if isinstance(value, Figure) or value.comparable else _PALE


def _said_words(figure: Figure) -> str:
    return f"<b>{shown_text(figure)}</b>, {KIND_WORDS[figure.kind]}, {period_words(figure)}"


def _published_words(figure: Figure, reference: Reference, beside: Sequence[Reference]) -> str:
    verdict = OUTCOME_WORDS[cross_check(figure, reference).outcome]
    told = f"<b>{shown_text(reference)}</b>, {reference.reporter}, {period_text(reference.period)}"
    return f"{told}{_edition(reference, beside)}: {verdict}"


def _edition(reference: Reference, beside: Sequence[Reference]) -> str:
    """Return what tells a value from others of the same source: when it was published, else what it counts."""
    alike = [one for one in beside if one.reporter == reference.reporter]
    if len(alike) < 2:
        return ""
    same_day = [one for one in alike if one.published.text == reference.published.text]
    return f", published {period_text(reference.published)}" if len(same_day) < 2 else f", {reference.definition}"


def _extent(rows: Sequence[Measured]) -> tuple[float, float]:
    ends = [scaled(v, end) for v in rows for end in (v.bounds.low, v.value, v.bounds.high) if math.isfinite(end)]
    low, high = min(ends), max(ends)
    air = (high - low) * 0.15 or abs(high) * 0.2 or 1
    return low - air, high + air


def _unit(figure: Figure) -> str:
    unit = figure.unit
    return f"{'million' if unit.money else ''}{unit.short}".strip()
