"""Forms made of columns on one scale: bridges, and columns toward a target."""

from __future__ import annotations

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.marks import (
    Drawing,
    Series,
    add_bars,
    add_points,
    add_texts,
    amount,
    bare_axis,
    data,
    label,
    reach,
    ruled_axis,
    scaled,
    sheet,
)
from interview.charts.theme import MUTED, reading_marker
from interview.words.shown import shown_text


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
