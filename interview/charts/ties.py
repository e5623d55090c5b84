"""The timeline: dated things, a row each, names and dates beside the track, the day of the interview as a line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Event, Figure, Item, Kind, Period, Sort
from interview.charts.ground import (
    INK_TEXT,
    LINE,
    PALE_TEXT,
    RULE,
    Ground,
    Occasion,
    add_name,
    column_of,
    lines_of,
    pale,
    text_width,
    wrapped,
)
from interview.charts.marks import Drawing, Series, add_points, add_texts, bare_axis, data
from interview.charts.theme import INK, Style, colour
from interview.words.formatting import KIND_NAMES, event_text, period_text
from interview.words.shown import shown_text

_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 6
_AIR = 10
_TRACK = 22
"""Pixels for the marks of a row below its words, in a narrow chart."""
_NAMES = 0.42
_THICK = 3.5
"""How thick a span is, in widths of a line."""
_HALF_A_YEAR, _A_YEAR = 0.5, 1.01


@dataclass(frozen=True)
class Scale:
    """The years that timelines reach over, and the day of the interview in decimal years."""

    first: int
    last: int
    now: float

    @classmethod
    def of(cls, items: Iterable[Item], interview: Period) -> Scale:
        """Return whole years around the interview and every dated item; computed years may lie before them."""
        now = float(interview.start_in_years().middle)
        dated = [item for item in items if isinstance(item, Event)]
        starts = [float(item.start.start_in_years().low) for item in dated if item.start]
        ends = [float(item.end.end_in_years().high) for item in dated if item.end]
        return cls(math.floor(min([now, *starts])), math.ceil(max([now, *ends])), now)

    @property
    def ticks(self) -> list[int]:
        """Round years, few enough to be read."""
        span = self.last - self.first
        step = next((step for step in _STEPS if span / step <= _MOST_TICKS), _STEPS[-1])
        return list(range(math.ceil(self.first / step) * step, self.last, step))


def timeline_chart(drawing: Drawing, occasion: Occasion) -> go.Figure:
    """Draw dated things one row each, on the scale of everything dated that stands on the same page.

    What was said is solid, what was calculated tinted, what still lay ahead of the interview hollow or dashed.
    """
    style = drawing.style
    scale = Scale.of([*occasion.dated, *(item for series in drawing.series for item in series.items)], occasion.day)
    names = [_names(series, style) for series in drawing.series]
    ground = _ground(drawing, names)
    chart = ground.sheet()
    _add_years(chart, ground, scale, occasion.day)
    for row, (series, text) in enumerate(zip(drawing.series, names, strict=True)):
        if style.narrow:
            add_name(chart, ground, ground.start(row) + 2, text, anchor="top")
            y = ground.start(row) + ground.heights[row] - _TRACK / 2 - 2
        else:
            add_name(chart, ground, ground.middle(row), text)
            y = ground.middle(row)
        for item in series.items:
            _add_item(chart, drawing, item, y, scale)
    chart.update_xaxes(bare_axis(range=[scale.first - _HALF_A_YEAR, scale.last + _HALF_A_YEAR]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _ground(drawing: Drawing, names: list[str]) -> Ground:
    style = drawing.style
    line, noted = style.text * LINE, [any(isinstance(item, Figure) for item in s.items) for s in drawing.series]
    room = _TRACK + 4
    heights = [
        round(lines_of(text) * line) + (room + (14 if extra else 0) if style.narrow else _AIR)
        for text, extra in zip(names, noted, strict=True)
    ]
    top = round(style.small * LINE) + _AIR
    left = 0 if style.narrow else column_of(names, style.text, style.least * _NAMES)
    return Ground(style, tuple(heights), left=left, top=top, bottom=4)


def _names(series: Series, style: Style) -> str:
    """Return the name of a row and, in the second ink, when it was."""
    width = style.least if style.narrow else style.least * _NAMES
    events = [item for item in series.items if isinstance(item, Event)]
    years = [item for item in series.items if isinstance(item, Figure) and item.unit.sort is Sort.YEAR]
    when = event_text(events[0]) if events else ", ".join(f"{shown_text(y)}, {KIND_NAMES[y.kind]}" for y in years)
    return f"{wrapped(series.name, style.text, width)}<br>{pale(when)}"


def _add_years(chart: go.Figure, ground: Ground, scale: Scale, interview: Period) -> None:
    """Draw thin lines at round years and a strong one at the day of the interview, each with its name above."""
    style = ground.style
    pixel = (scale.last - scale.first + 2 * _HALF_A_YEAR) / ground.width
    today = f"<b>{period_text(interview)}</b>"
    apart = (text_width(today, style.small) + text_width("2000", style.small)) / 2 * pixel
    places = [(float(year), str(year), RULE, 1.0) for year in scale.ticks if abs(year - scale.now) > apart]
    for year, text, ink, width in [*places, (scale.now, today, INK_TEXT, 1.5)]:
        chart.add_shape(
            type="line", x0=year, x1=year, y0=0, y1=ground.height, line={"color": ink, "width": width}, layer="below"
        )
        chart.add_annotation(
            text=text,
            x=year,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=3,
            showarrow=False,
            borderpad=0,
            font={"size": style.small, "color": INK_TEXT if ink == INK_TEXT else PALE_TEXT},
        )


def _add_item(chart: go.Figure, drawing: Drawing, item: Item, y: float, scale: Scale) -> None:
    if isinstance(item, Event):
        _add_event(chart, drawing, item, y, scale)
    elif isinstance(item, Figure) and item.unit.sort is Sort.YEAR:
        _add_year(chart, drawing, item, y, scale)
    elif isinstance(item, Figure):
        _add_length(chart, drawing, item, y, scale)


def _add_event(chart: go.Figure, drawing: Drawing, event: Event, y: float, scale: Scale) -> None:
    start = float(event.start.start_in_years().low) if event.start else scale.first - _HALF_A_YEAR
    end = float(event.end.end_in_years().high) if event.end else scale.now
    ongoing = event.start is None or event.end is None
    if not ongoing and end - start < _A_YEAR:
        ahead = start > scale.now or _undecided(event, scale)
        _add_marks(chart, drawing, event, [(start + end) / 2], y, ["circle-open" if ahead else "circle"])
        return
    symbols = ["line-ns", "line-ns"] if not ongoing else ["circle", "triangle-right"]
    if event.start is None:
        symbols = ["triangle-left", "circle"]
    _add_span(chart, drawing, event, (start, min(end, scale.now)), y, symbols)
    if end > scale.now:
        _add_span(chart, drawing, event, (scale.now, end), y, ["line-ns", "circle-open"], ahead=True)


def _undecided(event: Event, scale: Scale) -> bool:
    """Whether an event of one year, named without a day, was still to come in the year of the interview."""
    return bool(
        event.end
        and event.start
        and float(event.end.end_in_years().high) > scale.now > 0
        and (float(event.start.start_in_years().low) <= scale.now)
    )


def _add_marks(chart: go.Figure, drawing: Drawing, event: Event, x: list[float], y: float, symbols: list[str]) -> None:
    line = {"color": INK, "width": drawing.style.line}
    chart.add_scatter(
        x=x,
        y=[y] * len(x),
        mode="markers",
        marker={"symbol": symbols, "size": drawing.style.marker, "color": INK, "line": line},
        cliponaxis=False,
        customdata=[data(event)] * len(x),
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _add_span(
    chart: go.Figure,
    drawing: Drawing,
    event: Event,
    ends: tuple[float, float],
    y: float,
    symbols: list[str],
    *,
    ahead: bool = False,
) -> None:
    width = drawing.style.line * (1 if ahead else _THICK)
    sizes = [0.1 if symbol == "line-ns" else drawing.style.marker * 1.2 for symbol in symbols]
    chart.add_scatter(
        x=list(ends),
        y=[y, y],
        mode="lines+markers",
        line={"color": INK, "width": width} | ({"dash": "dash"} if ahead else {}),
        marker={
            "symbol": symbols,
            "size": sizes,
            "color": INK,
            "line": {"color": INK, "width": drawing.style.line},
        },
        cliponaxis=False,
        customdata=[data(event)] * 2,
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _add_year(chart: go.Figure, drawing: Drawing, figure: Figure, y: float, scale: Scale) -> None:
    """Draw a year as a point, or write it at the edge where the scale does not reach it."""
    year = float(figure.value)
    if year < scale.first:
        kind = "" if figure.kind is Kind.STATED else f", {KIND_NAMES[figure.kind]}"
        text = pale(f"◂ {shown_text(figure)}{kind}")
        add_texts(chart, [(figure, scale.first - _HALF_A_YEAR, y, text)], "middle right", size=drawing.style.small)
        return
    add_points(chart, figure, [year], [y], drawing)


def _add_length(chart: go.Figure, drawing: Drawing, figure: Figure, y: float, scale: Scale) -> None:
    """Draw a length of time as a dotted line up to its last day, with its words above it."""
    last = float(figure.period.end_in_years().high)
    whole = "/" in figure.period.text
    first = float(figure.period.start_in_years().low) if whole else last - float(figure.value)
    first = max(first, scale.first - _HALF_A_YEAR)
    ink = {"color": colour(figure), "width": drawing.style.line, "dash": "dot"}
    add_points(chart, figure, [first, last], [y, y], drawing, mode="lines", line=ink)
    kind = "" if figure.kind is Kind.STATED else f", {KIND_NAMES[figure.kind]}"
    when = "" if whole else f" in {period_text(figure.period)}"
    place = (max(first, float(scale.first)) + min(last, float(scale.last))) / 2
    small = drawing.style.small
    text = [(figure, place, y - 4, f"{shown_text(figure, words=True)}{when}{kind}")]
    add_texts(chart, text, "top center", size=small)
