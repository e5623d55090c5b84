"""Forms along time and along the text: the timeline and the strip of numbers."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from interview.amounts.items import Event, Figure, Item, Mention, Period, Reference
from interview.charts.marks import Drawing, Series, add_points, add_texts, data, ruled_axis, sheet
from interview.charts.theme import GRID, INK, MUTED, Style, colour
from interview.words.formatting import value_text

_FIRST_YEAR, _LAST_YEAR = 1999, 2027
_ROW = 34
_BELOW = 0.2  # of a row: keeps a span that starts with an event from covering its mark


def timeline_chart(drawing: Drawing, interview: Period) -> go.Figure:
    """Draw dated things one row each: points, spans, "since" fading into the day of the interview."""
    now = float(interview.start_in_years().middle)
    rows: list[tuple[float, Series]] = []
    y = 0.0
    chart = sheet(drawing.style, _ROW)
    for lane, members in drawing.panels().items():
        add_texts(chart, [(None, _FIRST_YEAR - 0.6, y, f"<b>{lane}</b>")], "middle right")
        y -= 0.85
        for one in members:
            rows.append((y, one))
            y -= 1.0
        y -= 0.2
    for place, series in rows:
        _add_row(chart, drawing, series, place, now)
    chart.add_vline(x=now, line={"color": MUTED, "width": 1.5, "dash": "dot"})
    chart.update_layout(height=round(-y * _ROW * drawing.style.text / 13 + 50))
    years = list(range(2000, _LAST_YEAR, 5))
    chart.update_xaxes(
        ruled_axis(range=[_FIRST_YEAR - 0.7, _LAST_YEAR + 0.2], tickvals=years, tickformat="d", side="top")
    )
    chart.update_yaxes({"visible": False, "fixedrange": True, "range": [y + 0.3, 0.8]})
    return chart


def _add_row(chart: go.Figure, drawing: Drawing, series: Series, y: float, now: float) -> None:
    items = [item for item in series.items if not isinstance(item, Reference)]
    spans = [_span(item, now) for item in items]
    left, right = min(s[0] for s in spans), max(s[1] for s in spans)
    for item, (start, end) in zip(items, spans, strict=True):
        if isinstance(item, Event):
            _add_event(chart, drawing, item, (start, end), y, now)
        else:
            _add_figure(chart, drawing, item, (start, end), y - _BELOW if item is not series.items[0] else y)
    late = left > 2012
    x = min(right, _LAST_YEAR) if late else max(left, _FIRST_YEAR)
    text = f"{series.name} " if late else f" {series.name}"
    figures = [value_text(f) for f in series.figures if f.derivation]
    extra = f" ({', '.join(figures)} derived)" if figures else ""
    owner = series.items[0]
    place = "middle left" if late else "middle right"
    add_texts(chart, [(owner, x, y + 0.42, text.rstrip() + extra)], place, size=drawing.style.small)


def _span(item: Figure | Event, now: float) -> tuple[float, float]:
    if isinstance(item, Figure):
        if item.unit == "year":
            year = max(float(item.value), _FIRST_YEAR - 0.4)
            return year, year
        return float(item.period.start_in_years().low), float(item.period.end_in_years().high)
    start = float(item.start.start_in_years().low) if item.start else _FIRST_YEAR - 0.4
    return start, float(item.end.end_in_years().high) if item.end else now


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
    line = {"color": colour(figure, drawing.accent), "width": drawing.style.line}
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
