"""Forms along time and along the text: the timeline and the strip of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Event, Figure, Item, Kind, Mention, Period, Reference, Sort
from interview.charts.marks import Drawing, Series, add_points, add_texts, data, ruled_axis, sheet
from interview.charts.theme import GRID, INK, MUTED, Style, colour
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

_TICK_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 6
_OFF_SCALE = 0.4  # of a year: where a mark stands that belongs before the scale
_ROW = 34
_LANE = 1.1  # rows from the name of a lane to its first mark: keeps it off the label there, on a slide too
_BELOW = 0.2  # of a row: keeps a span that starts with an event from covering its mark


@dataclass(frozen=True)
class _Scale:
    """The years a timeline reaches over, and the day of the interview in decimal years."""

    first: int
    last: int
    now: float

    @classmethod
    def of(cls, items: Iterable[Item], interview: Period) -> _Scale:
        """Return whole years around the interview and every dated item; computed years may lie before them."""
        now = float(interview.start_in_years().middle)
        dated = [item for item in items if not isinstance(item, Reference) and not _is_year(item)]
        spans = [(item.start, item.end) if isinstance(item, Event) else (item.period,) * 2 for item in dated]
        starts = [float(start.start_in_years().low) for start, _ in spans if start]
        ends = [float(end.end_in_years().high) for _, end in spans if end]
        return cls(math.floor(min([now, *starts])), math.ceil(max([now, *ends])), now)

    @property
    def ticks(self) -> list[int]:
        """Round years, few enough to be read."""
        span = self.last - self.first
        step = next((step for step in _TICK_STEPS if span / step <= _MOST_TICKS), _TICK_STEPS[-1])
        return list(range(math.ceil(self.first / step) * step, self.last, step))

    @property
    def middle(self) -> float:
        """Where labels change from the right of a mark to its left."""
        return (self.first + self.last) / 2


def timeline_chart(drawing: Drawing, interview: Period) -> go.Figure:
    """Draw dated things one row each: points, spans, "since" fading into the day of the interview."""
    scale = _Scale.of((item for series in drawing.series for item in series.items), interview)
    rows: list[tuple[float, Series]] = []
    y = 0.0
    chart = sheet(drawing.style, _ROW)
    for lane, members in drawing.panels().items():
        add_texts(chart, [(None, scale.first - 0.6, y, f"<b>{lane}</b>")], "middle right")
        y -= _LANE
        for one in members:
            rows.append((y, one))
            y -= 1.0
        y -= 0.2
    for place, series in rows:
        _add_row(chart, drawing, series, place, scale)
    chart.add_vline(x=scale.now, line={"color": MUTED, "width": 1.5, "dash": "dot"})
    chart.update_layout(height=round(-y * _ROW * drawing.style.text / 13 + 50))
    ends = [scale.first - 0.7, scale.last + 0.2]
    chart.update_xaxes(ruled_axis(range=ends, tickvals=scale.ticks, tickformat="d", side="top"))
    chart.update_yaxes({"visible": False, "fixedrange": True, "range": [y + 0.3, 0.8]})
    return chart


def _add_row(chart: go.Figure, drawing: Drawing, series: Series, y: float, scale: _Scale) -> None:
    items = [item for item in series.items if not isinstance(item, Reference)]
    spans = [_span(item, scale) for item in items]
    left, right = min(s[0] for s in spans), max(s[1] for s in spans)
    for item, (start, end) in zip(items, spans, strict=True):
        if isinstance(item, Event):
            _add_event(chart, drawing, item, (start, end), y, scale.now)
        else:
            _add_figure(chart, drawing, item, (start, end), y - _BELOW if item is not series.items[0] else y)
    late = left >= scale.middle
    x = min(right, scale.last) if late else max(left, scale.first)
    text = f"{series.name} " if late else f" {series.name}"
    figures = [shown_text(f) for f in series.figures if f.derivation]
    extra = f" ({', '.join(figures)} {KIND_NAMES[Kind.DERIVED]})" if figures else ""
    owner = series.items[0]
    place = "middle left" if late else "middle right"
    add_texts(chart, [(owner, x, y + 0.42, text.rstrip() + extra)], place, size=drawing.style.small)


def _is_year(item: Figure | Event) -> bool:
    return isinstance(item, Figure) and item.unit.sort is Sort.YEAR


def _span(item: Figure | Event, scale: _Scale) -> tuple[float, float]:
    if isinstance(item, Figure):
        if _is_year(item):
            year = max(float(item.value), scale.first - _OFF_SCALE)
            return year, year
        return float(item.period.start_in_years().low), float(item.period.end_in_years().high)
    start = float(item.start.start_in_years().low) if item.start else scale.first - _OFF_SCALE
    return start, float(item.end.end_in_years().high) if item.end else scale.now


def _add_event(
    chart: go.Figure, drawing: Drawing, event: Event, span: tuple[float, float], y: float, now: float
) -> None:
    start, end = span
    ahead = start > now
    line = {"color": INK, "width": drawing.style.line * 3}
    ongoing = event.start is None or event.end is None
    symbols = ["circle-open" if ahead else "circle"] * 2
    if ongoing:
        symbols = ["circle", "triangle-right"] if event.start else ["triangle-left", "circle"]
    short = not ongoing and end - start < 1.01
    x = [(start + end) / 2] if short else [start, end]
    chart.add_scatter(
        x=x,
        y=[y] * len(x),
        mode="markers" if short else "lines+markers",
        line=line | ({"dash": "dot"} if ahead else {}),
        marker={
            "symbol": symbols[: len(x)],
            "size": drawing.style.marker,
            "color": INK,
            "line": {"color": INK, "width": drawing.style.line},
        },
        cliponaxis=False,
        customdata=[data(event)] * len(x),
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _add_figure(chart: go.Figure, drawing: Drawing, figure: Figure, span: tuple[float, float], y: float) -> None:
    start, end = span
    if start == end:
        off_scale = float(figure.value) < start
        extra = {"marker": {"symbol": "triangle-left-open", "size": drawing.style.marker, "color": INK}}
        add_points(chart, figure, [start], [y], drawing, **(extra if off_scale else {}))
        return
    line = {"color": colour(figure), "width": drawing.style.line}
    add_points(
        chart,
        figure,
        [start, end],
        [y, y],
        drawing,
        mode="lines+markers",
        line=line | ({"dash": "dot"} if figure.derivation else {}),
        marker={"symbol": "line-ns-open", "size": drawing.style.marker, "line": line},
    )


def strip_chart(
    places: Mapping[str, list[tuple[Item | None, Mention]]],
    questions: Mapping[int, tuple[int, int]],
    style: Style,
) -> go.Figure:
    """Draw where in the text the numbers stand: one row a topic, one dot a number, one band a question."""
    chart = sheet(style, 34 * len(places) + 60)
    for number, (start, end) in questions.items():
        chart.add_vrect(
            x0=start, x1=end, fillcolor=GRID if number % 2 else "rgba(0,0,0,0)", line_width=0, layer="below"
        )
    for row, marks in enumerate(places.values()):
        known = [(item, mention) for item, mention in marks]
        chart.add_scatter(
            x=[mention.start for _, mention in known],
            y=[-row] * len(known),
            mode="markers",
            marker={
                "symbol": ["circle" if item else "circle-open" for item, _ in known],
                "size": style.marker,
                "color": [INK if item else MUTED for item, _ in known],
                "line": {"color": [INK if item else MUTED for item, _ in known], "width": style.line * 0.75},
            },
            customdata=[[*(data(item) if item else ["", mention.verbatim]), mention.start] for item, mention in known],
            hovertemplate="%{customdata[1]}<extra></extra>",
            cliponaxis=False,
        )
    ticks = [(start + end) / 2 for start, end in questions.values()]
    chart.update_xaxes(
        ruled_axis(tickvals=ticks, ticktext=[f"Q{number}" for number in questions], showgrid=False, side="top")
    )
    names = [f"{name}  " for name in places]
    chart.update_yaxes(
        ruled_axis(tickvals=[-row for row in range(len(names))], ticktext=names, showgrid=False, automargin=True)
    )
    return chart
