"""The bridge: a start, what was added to it or taken from it, and where it ended."""

from __future__ import annotations

import plotly.graph_objects as go

from interview.charts.labels import label
from interview.charts.marks import Drawing, add_bars, add_points, add_texts, bare_axis, ruled_axis, sheet
from interview.charts.scale import amount, reach
from interview.charts.theme import MUTED
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
