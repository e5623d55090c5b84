"""The strip of numbers: where in the text each of them stands."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go

from interview.amounts.items import Item, Mention
from interview.charts.labels import data
from interview.charts.marks import ruled_axis, sheet
from interview.charts.theme import GRID, INK, MUTED, Style


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
