"""Forms made of bars: panels, bridges, parts of a whole, columns toward a target."""

from __future__ import annotations

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.marks import (
    Drawing,
    Series,
    add_bars,
    add_points,
    add_texts,
    add_zero,
    amount,
    bare_axis,
    data,
    extent,
    is_open,
    label,
    low_reach,
    reach,
    ruled_axis,
    scaled,
    sheet,
)
from interview.charts.theme import MUTED, reading_marker
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

_LABEL_ROOM = 1.85
"""So much of the longest bar a panel is wide, its labels included."""
_BELOW_ROOM = 1.05
"""So much of the longest bar below zero a scale goes on."""
_ROW_GAP = 0.42


def bar_panels_chart(drawing: Drawing) -> go.Figure:
    """Draw panels side by side, each with its own scale from zero, over the same rows in the same order."""
    panels = drawing.panels()
    rows = max(len(series) for series in panels.values())
    chart = sheet(drawing.style, drawing.style.row * rows + 34)
    for number, (panel, series) in enumerate(panels.items(), start=1):
        _add_panel(chart, drawing, series, number, rows)
        left, right = (number - 1) / len(panels), number / len(panels) - 0.03
        suffix = "" if number == 1 else str(number)
        low, high = extent(figure for s in series for figure in s.figures)
        span = high - low or 1
        chart.update_layout(
            {
                f"xaxis{suffix}": bare_axis(
                    domain=[left, right], range=[low * _BELOW_ROOM, high + span * (_LABEL_ROOM - 1)]
                ),
                f"yaxis{suffix}": bare_axis(range=[-rows + 0.4, 0.95], anchor=f"x{suffix}"),
            }
        )
        add_texts(chart, [(None, low, 0.82, f"<b>{panel}</b>")], "middle right", size=drawing.style.small, axes=number)
    return chart


def _add_panel(chart: go.Figure, drawing: Drawing, series: list[Series], axes: int, rows: int) -> None:
    figures = [figure for s in series for figure in s.figures]
    places = [-float(row) for row, s in enumerate(series) for _ in s.figures]
    add_bars(chart, figures, places, drawing, horizontal=True, width=0.36, axes=axes)
    signed = all(figure.unit.code == "%" for figure in figures)
    low, high = extent(figures)
    room = (high - low) * 0.03
    texts = [_panel_label(figure, s, signed) for s in series for figure in s.figures]
    ends = [max(0.0, reach(f)) + room * (3 if is_open(f) else 1) for f in figures]
    add_texts(chart, list(zip(figures, ends, places, texts, strict=True)), "middle right", axes=axes)
    if low < 0:
        add_zero(chart, horizontal=True, axes=axes)
    names = [(None, low, y + _ROW_GAP - 0.06, s.name) for s, y in zip(series, places, strict=True)]
    add_texts(chart, names, "middle right", size=drawing.style.small, axes=axes)


def _panel_label(figure: Figure, series: Series, signed: bool) -> str:
    """Return the label of a bar; kind and unit are left to the panel's name where that says them."""
    unit = figure.unit.short.strip()
    named = bool(unit) and unit in series.panel
    return label(figure, sep=", ", signed=signed, unit=not named, kind=KIND_NAMES[figure.kind] not in series.panel)


def column_panels_chart(drawing: Drawing) -> go.Figure:
    """Draw small multiples of columns, each panel with its own scale from zero."""
    panels = drawing.panels()
    chart = sheet(drawing.style, drawing.style.row * 5.2)
    for number, (panel, series) in enumerate(panels.items(), start=1):
        figures = [figure for s in series for figure in s.figures]
        places = [float(place) for place in range(len(figures))]
        add_bars(chart, figures, places, drawing, width=0.62, axes=number)
        low, high = extent(figures)
        span = high - low or 1
        _add_column_labels(chart, drawing, figures, span, number)
        title = (None, (len(figures) - 1) / 2, high + span * 0.42, f"<b>{panel}</b>")
        add_texts(chart, [title], "middle center", axes=number)
        suffix = "" if number == 1 else str(number)
        heights = [low - (span * 0.3 if low < 0 else 0), high + span * 0.5]
        domain = [(number - 1) / len(panels), number / len(panels) - 0.02]
        names = {"tickvals": places, "ticktext": [s.name for s in series], "showgrid": False}
        chart.update_layout(
            {
                f"xaxis{suffix}": ruled_axis(domain=domain, range=[-0.6, len(figures) - 0.4], **names),
                f"yaxis{suffix}": bare_axis(range=heights, anchor=f"x{suffix}"),
            }
        )
    return chart


def _add_column_labels(chart: go.Figure, drawing: Drawing, figures: list[Figure], span: float, axes: int) -> None:
    """Label each column at its end: above it, or below one that hangs from zero."""
    rises = [(f, float(x), reach(f) + span * 0.02, label(f)) for x, f in enumerate(figures) if f.value >= 0]
    falls = [(f, float(x), low_reach(f) - span * 0.02, label(f)) for x, f in enumerate(figures) if f.value < 0]
    for labels, position in ((rises, "top center"), (falls, "bottom center")):
        if labels:
            add_texts(chart, labels, position, size=drawing.style.small, axes=axes)
    if falls:
        add_zero(chart, horizontal=False, axes=axes)


def bridge_chart(drawing: Drawing) -> go.Figure:
    """Draw a start, what was added to it or taken from it, and where it ended, on one scale from zero.

    Roles: start, added, end, and note (written above what was added).
    """
    steps = [series for role in ("start", "added", "end") for series in drawing.of(role)]
    start, added, end = (series.figures[0] for series in steps)
    chart = sheet(drawing.style, drawing.style.row * 6)
    base = [0.0, amount(end) - amount(added), 0.0]
    figures = [start, added, end]
    add_bars(chart, figures, [0, 1, 2], drawing, base=base, width=0.6)
    tops = [reach(start), base[1] + max(0.0, reach(added)), amount(end)]
    texts = [label(figure, bounds=True, inner="<br>", signed=figure is added) for figure in figures]
    labels = list(zip(figures, [0.0, 1.0, 2.0], [top * 1.01 for top in tops], texts, strict=True))
    add_texts(chart, labels, "top center")
    for step in (0, 1):
        level = base[1] if step == 0 else amount(end)
        chart.add_shape(
            type="line", x0=step + 0.3, x1=step + 0.7, y0=level, y1=level, line={"color": MUTED, "dash": "dot"}
        )
    names = [series.name for series in steps]
    chart.update_xaxes(ruled_axis(tickvals=[0, 1, 2], ticktext=names, showgrid=False, range=[-0.5, 2.5]))
    top = max(amount(end), base[1])
    chart.update_yaxes(bare_axis(range=[0, top * 1.36]))
    _add_step(chart, drawing, top * 1.3)
    return chart


def _add_step(chart: go.Figure, drawing: Drawing, height: float) -> None:
    for series in drawing.of("note"):
        for figure in series.figures:
            add_points(
                chart,
                figure,
                [1.0],
                [height],
                drawing,
                mode="markers+text",
                text=[f"  {shown_text(figure, signed=True)} {series.name}"],
                textposition="middle right",
            )


def part_of_whole_chart(drawing: Drawing) -> go.Figure:
    """Draw a whole as one bar, its parts as a second one below, on one scale from zero.

    Roles: whole and part.
    """
    (whole,), parts = drawing.of("whole"), drawing.of("part")
    chart = sheet(drawing.style, drawing.style.row * 4.2)
    total = whole.figures[0]
    add_bars(chart, [total], [0], drawing, horizontal=True, width=0.42)
    figures, base = [part.figures[0] for part in parts], [0.0]
    for figure in figures[:-1]:
        base.append(base[-1] + amount(figure))
    add_bars(chart, figures, [-1] * len(figures), drawing, horizontal=True, base=base, width=0.42)
    add_texts(chart, [(total, 0, 0.42, f"{whole.name}: {label(total)}")], "middle right")
    places = [0.0, *(start for start in base[1:])]
    texts = [f"{part.name}<br>{label(part.figures[0], sep=', ')}" for part in parts]
    add_texts(chart, [(f, x, -1.52, t) for f, x, t in zip(figures, places, texts, strict=True)], "middle right")
    chart.update_xaxes(bare_axis(range=[0, amount(total) * 1.02]))
    chart.update_yaxes(bare_axis(range=[-2, 0.75]))
    return chart


def two_units_chart(drawing: Drawing) -> go.Figure:
    """Draw one sum as one bar, its upper half labelled in one unit and its lower half in another.

    Roles: amount (the sum in either unit) and note (written below).
    """
    upper, lower = (figure for series in drawing.of("amount") for figure in series.figures)
    notes = drawing.of("note")
    chart = sheet(drawing.style, drawing.style.row * 4.6)
    add_bars(chart, [upper], [0.25], drawing, horizontal=True, width=0.5)
    add_bars(chart, [lower], [-0.25], drawing, horizontal=True, width=0.5, axes=2)
    add_texts(chart, [(upper, 0, 0.72, label(upper))], "middle right", size=drawing.style.big // 2 + 4)
    add_texts(chart, [(lower, 0, -0.72, label(lower))], "middle right", size=drawing.style.big // 2 + 4, axes=2)
    for row, series in enumerate(notes):
        figure = series.figures[0]
        add_points(
            chart,
            figure,
            [amount(upper) * 0.015],
            [-1.25 - row * 0.42],
            drawing,
            mode="markers+text",
            text=[f"  {shown_text(figure)} {series.name}"],
            textposition="middle right",
        )
    rows = [-1.5 - len(notes) * 0.42, 1]
    chart.update_layout(
        xaxis=bare_axis(range=[0, amount(upper) * 1.12]),
        yaxis=bare_axis(range=rows),
        xaxis2=bare_axis(range=[0, amount(lower) * 1.12], overlaying="x"),
        yaxis2=bare_axis(range=rows, overlaying="y", anchor="x2"),
    )
    return chart


def columns_to_target_chart(drawing: Drawing) -> go.Figure:
    """Draw columns on a scale of years: what was, what is, what is aimed at, and the steps between.

    Roles: column, step (written between the first two columns) and path (points between the last two).
    """
    columns, steps, path = drawing.of("column"), drawing.of("step"), drawing.of("path")
    figures = [figure for series in columns for figure in series.figures]
    years = [float(figure.period.last.year) for figure in figures]
    chart = sheet(drawing.style, drawing.style.row * 6)
    add_bars(chart, figures, years, drawing, width=0.9)
    top = max(amount(figure) for figure in figures)
    texts = [
        (f, x, reach(f) + top * (0.09 if f.kind is Kind.TARGET else 0.02), _column_label(f))
        for f, x in zip(figures, years, strict=True)
    ]
    add_texts(chart, texts, "top center")
    _add_steps(chart, drawing, steps, figures, top)
    _add_path(chart, drawing, path)
    for series in drawing.readings:
        _add_column_reading(chart, drawing, series.figures[0])
    highest = max([top * 1.38, *(reach(s.figures[0]) * 1.1 for s in drawing.readings)])
    ticks = [int(year) for year in years]
    chart.update_xaxes(ruled_axis(tickvals=ticks, tickformat="d", showgrid=False, range=[years[0] - 1, years[-1] + 1]))
    chart.update_yaxes(bare_axis(range=[0, highest]))
    return chart


def _column_label(figure: Figure) -> str:
    """Return the label of a column, one line for each part so that columns can stand close."""
    return label(figure, inner="<br>", unit=False, bounds=True)


def _add_steps(chart: go.Figure, drawing: Drawing, steps: list[Series], figures: list[Figure], top: float) -> None:
    first, second = (figure.period.last.year for figure in figures[:2])
    for row, series in enumerate(steps):
        figure = series.figures[0]
        add_points(
            chart,
            figure,
            [(first + second) / 2],
            [top * (1.05 - row * 0.18)],
            drawing,
            mode="markers+text",
            text=[f"<b>{shown_text(figure)}</b> {series.name}"],
            textposition="top center",
        )


def _add_path(chart: go.Figure, drawing: Drawing, path: list[Series]) -> None:
    for series in path:
        for figure in series.figures:
            add_points(chart, figure, [figure.period.last.year], [amount(figure)], drawing)
        texts = [(f, f.period.last.year, amount(f) * 1.03, shown_text(f, unit=False)) for f in series.figures]
        add_texts(chart, texts, "top left", size=drawing.style.small - 1)


def _add_column_reading(chart: go.Figure, drawing: Drawing, figure: Figure) -> None:
    year = figure.period.last.year
    chart.add_scatter(
        x=[year] * 3,
        y=[scaled(figure, figure.bounds.low), amount(figure), scaled(figure, figure.bounds.high)],
        mode="lines+markers",
        line={"color": MUTED, "dash": "dash", "width": drawing.style.line},
        marker=reading_marker(drawing.style) | {"size": [0.1, drawing.style.marker, 0.1]},
        customdata=[data(figure)] * 3,
        hovertemplate="%{customdata[1]}<extra></extra>",
    )
