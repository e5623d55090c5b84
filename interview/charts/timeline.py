"""The timeline: dated things, a row each, names and dates beside the track, the day of the interview as a line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from interview.amounts.items import Event, Figure, Item, Sort
from interview.amounts.periods import Period
from interview.charts.ground import (
    INK_TEXT,
    LINE,
    PALE_TEXT,
    RULE,
    Ground,
    Occasion,
    add_name,
    add_upright,
    column_of,
    kind_after,
    lines_of,
    pale,
    text_width,
    wrapped,
)
from interview.charts.labels import data
from interview.charts.marks import Drawing, Series, add_points, add_texts, bare_axis
from interview.charts.theme import CLEAR, INK, Style, colour
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
_THIN = 0.75
"""How thick the line of a length of time is, in widths of a line."""
_ARROW = 1.4
"""How large the arrow of a span is, in markers."""
_UNSEEN = 0.05
"""The size of a mark that only holds the end of a line, in widths of it."""
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
        lasts = [item.end or item.start for item in dated]
        ends = [float(last.end_in_years().high) for last in lasts if last]
        return cls(math.floor(min([now, *starts])), math.ceil(max([now, *ends])), now)

    def range(self, marker: float) -> list[float]:
        """Return where the scale ends, with room for a marker, which is such a share of its width."""
        room = (self.last - self.first) * marker
        return [self.first - _HALF_A_YEAR - room, self.last + _HALF_A_YEAR + room]

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
        else:
            add_name(chart, ground, ground.middle(row), text)
        for item in series.items:
            _add_item(chart, drawing, item, _track(ground, row), scale, series)
    chart.update_xaxes(bare_axis(range=scale.range(style.marker / ground.width)))
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
    top = round(2 * style.small * LINE) + _AIR
    left = 0 if style.narrow else column_of(names, style.text, style.least * _NAMES)
    return Ground(style, tuple(heights), left=left, top=top, bottom=4)


def _names(series: Series, style: Style) -> str:
    """Return the name of a row and, in the second ink, when it was."""
    width = style.least if style.narrow else style.least * _NAMES
    events = [item for item in series.items if isinstance(item, Event)]
    years = [item for item in series.items if isinstance(item, Figure) and item.unit.sort is Sort.YEAR]
    when = _when(events[0]) if events else ", ".join(f"{shown_text(y)}, {KIND_NAMES[y.kind]}" for y in years)
    return f"{wrapped(series.name, style.text, width)}<br>{pale(when)}"


def _when(event: Event) -> str:
    return event_text(event) + ("" if event.start else ", start not said")


def _add_years(chart: go.Figure, ground: Ground, scale: Scale, interview: Period) -> None:
    """Draw thin lines at round years and a strong one at the day of the interview, each with its name above."""
    style = ground.style
    pixel = (scale.last - scale.first + 2 * _HALF_A_YEAR) / ground.width
    today = f"<b>interview,<br>{period_text(interview)}</b>"
    half = text_width(today, style.small) / 2
    aside = max(0.0, half - (scale.last + _HALF_A_YEAR - scale.now) / pixel)  # the name ends where the chart does
    apart = (half + aside + text_width("2000", style.small) / 2 + _AIR) * pixel
    places = [(float(year), str(year), RULE, 1.0, 0.0) for year in scale.ticks if abs(year - scale.now) > apart]
    for year, text, ink, width, shift in [*places, (scale.now, today, INK_TEXT, 1.5, -aside)]:
        add_upright(chart, year, _bands(ground), {"color": ink, "width": width})
        chart.add_annotation(
            text=text,
            x=year,
            xshift=shift,
            y=-3,
            yanchor="bottom",
            showarrow=False,
            borderpad=0,
            font={"size": style.small, "color": INK_TEXT if ink == INK_TEXT else PALE_TEXT},
        )


def _track(ground: Ground, row: int) -> float:
    """Return where the marks of a row stand: beside its words, or below them."""
    if ground.style.narrow:
        return ground.start(row) + ground.heights[row] - _TRACK / 2 - 2
    return ground.middle(row)


def _bands(ground: Ground) -> list[tuple[float, float]]:
    """Return where upright lines cross the rows: everywhere, or only between their words."""
    if not ground.style.narrow:
        return [(0.0, float(ground.height))]
    tracks = (_track(ground, row) for row in range(len(ground.heights)))
    return [(track - _TRACK / 2, track + _TRACK / 2) for track in tracks]


def _add_item(chart: go.Figure, drawing: Drawing, item: Item, y: float, scale: Scale, row: Series) -> None:
    if isinstance(item, Event):
        _add_event(chart, drawing, item, y, scale)
    elif isinstance(item, Figure) and item.unit.sort is Sort.YEAR:
        _add_year(chart, drawing, item, y, scale)
    elif isinstance(item, Figure):
        _add_length(chart, drawing, item, y, scale, row)


def _add_event(chart: go.Figure, drawing: Drawing, event: Event, y: float, scale: Scale) -> None:
    start = float(event.start.start_in_years().low) if event.start else scale.first - _HALF_A_YEAR
    edge = scale.last + _HALF_A_YEAR if event.ahead else scale.now
    end = float(event.end.end_in_years().high) if event.end else edge
    if event.start and event.end and end - start < _A_YEAR:
        _add_moment(chart, drawing, event, (start + end) / 2, y, ahead=end > scale.now)
        return
    if start < scale.now:
        _add_span(chart, drawing, event, (start, min(end, scale.now)), y)
    if end > scale.now:
        _add_span(chart, drawing, event, (max(start, scale.now), end), y, ahead=True)


def _add_moment(chart: go.Figure, drawing: Drawing, event: Event, x: float, y: float, *, ahead: bool) -> None:
    """Draw a point; one that lay ahead, or may have, within a dashed circle."""
    style = drawing.style
    if ahead:
        half = style.marker / 2 + 1
        chart.add_shape(
            type="circle",
            xsizemode="pixel",
            ysizemode="pixel",
            xanchor=x,
            yanchor=y,
            x0=-half,
            x1=half,
            y0=-half,
            y1=half,
            line={"color": INK, "width": style.line, "dash": "3px,2px"},
        )
    marker = {"symbol": "circle-open" if ahead else "circle", "size": style.marker + 2, "color": INK}
    line = {"color": CLEAR if ahead else INK, "width": style.line}
    _add_marks(chart, event, [x], y, mode="markers", marker=marker | {"line": line})


def _add_span(
    chart: go.Figure, drawing: Drawing, event: Event, ends: tuple[float, float], y: float, *, ahead: bool = False
) -> None:
    """Draw a span, with an arrow where its start or its end is not said; dashed where it lay ahead."""
    style = drawing.style
    symbols = ["line-ns" if event.start or ahead else "triangle-left", "line-ns" if event.end else "triangle-right"]
    marker = {
        "symbol": symbols,
        "size": [style.line * _UNSEEN if symbol == "line-ns" else style.marker * _ARROW for symbol in symbols],
        "color": INK,
        "opacity": 1,
        "line": {"color": INK, "width": 0},
    }
    line = {"color": INK, "width": style.line * (1.5 if ahead else _THICK)} | ({"dash": "dash"} if ahead else {})
    _add_marks(chart, event, list(ends), y, mode="lines+markers", marker=marker, line=line)


def _add_marks(chart: go.Figure, event: Event, x: list[float], y: float, **options: Any) -> None:
    chart.add_scatter(
        x=x,
        y=[y] * len(x),
        cliponaxis=False,
        customdata=[data(event)] * len(x),
        hovertemplate="%{customdata[1]}<extra></extra>",
        **options,
    )


def _add_year(chart: go.Figure, drawing: Drawing, figure: Figure, y: float, scale: Scale) -> None:
    """Draw a year as a point, or write it at the edge where the scale does not reach it."""
    year = float(figure.value)
    if year < scale.first:
        text = pale(f"← {shown_text(figure)}{kind_after(figure)}")
        add_texts(chart, [(figure, scale.first - _HALF_A_YEAR, y - 4, text)], "top right", size=drawing.style.small)
        return
    add_points(chart, figure, [year + _HALF_A_YEAR], [y], drawing)


def _add_length(chart: go.Figure, drawing: Drawing, figure: Figure, y: float, scale: Scale, row: Series) -> None:
    """Draw a length of time as a thin line up to its last day, with its words above it."""
    first, last = _ends(figure, row, scale)
    ink = {"color": colour(figure), "width": drawing.style.line * _THIN}
    add_points(chart, figure, [first, last], [y, y], drawing, mode="lines", line=ink)
    when = "" if "/" in figure.period.text else f" in {period_text(figure.period)}"
    text = f"{shown_text(figure, words=True)}{when}{kind_after(figure, drawn=False)}"
    long_ago = first < scale.first
    place, position = (last, "top left") if long_ago else ((first + last) / 2, "top center")
    add_texts(chart, [(figure, place, y - 4, text)], position, size=drawing.style.small)


def _ends(figure: Figure, row: Series, scale: Scale) -> tuple[float, float]:
    """Return where a length of time begins and ends: between dates, or so many years up to the last day."""
    last = float(figure.period.end_in_years().high)
    if "/" not in figure.period.text:
        return max(last - float(figure.value), scale.first - _HALF_A_YEAR), last
    starts = [float(one.start.start_in_years().low) for one in row.items if isinstance(one, Event) and one.start]
    return max([float(figure.period.start_in_years().low), *starts]), min(last, scale.now)
