"""Forms made of horizontal bars, a row each: panels over the same rows, times of a level, and what rounding hides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import (
    INK_TEXT,
    LINE,
    Ground,
    add_head,
    add_name,
    column_of,
    head_room,
    lines_of,
    pale,
    text_width,
    wrapped,
)
from interview.charts.labels import written
from interview.charts.marks import Drawing, Series, add_bars, add_texts, add_zero, bare_axis, suffix_of
from interview.charts.scale import extent, is_open, reach
from interview.charts.theme import Style
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text
from interview.words.tone import is_change

NOTE = "note"
_BAR = 0.5
"""How much of its row a bar fills, where its name stands beside it."""
_ROW, _PHONE_BAR = 0.72, 0.36
"""The height of a row as a share of the style's, and of a bar below its name."""
_AIR = 8
"""Pixels between a bar and its label, and around heads."""
_NAMES = 0.45
"""The most of the least width that the names of rows take."""


def row_ground(
    style: Style, names: Sequence[str], top: int = 0, right: int = 0, bottom: int = 0, row: float = _ROW
) -> Ground:
    """Return rows with these names, which stand beside them, or above them where the chart is narrow."""
    if style.narrow:
        bar = round(style.row * _PHONE_BAR)
        heights = [round(lines_of(wrapped(n, style.text, style.least)) * style.text * LINE) + bar + 16 for n in names]
        above = Ground(style, tuple(heights), right=right, top=top, bottom=bottom)
        if not 0 < style.height < above.height + top + bottom:
            return above
    left = column_of(names, style.text, style.least * _NAMES)
    lines = [lines_of(wrapped(name, style.text, left)) for name in names]
    heights = [max(round(style.row * row), round(n * style.text * LINE) + 10) for n in lines]
    room = style.height - top - bottom
    squeezed = min(1.0, room / sum(heights)) if style.height else 1.0
    rows = tuple(int(height * squeezed) for height in heights)
    return Ground(style, rows, left=left, right=right, top=top, bottom=bottom)


def bar_place(ground: Ground, row: int) -> tuple[float, float]:
    """Return the middle and the thickness of the bar of a row, in pixels from the first row."""
    if ground.left:
        return ground.middle(row), ground.heights[row] * _BAR
    thick = round(ground.style.row * _PHONE_BAR)
    return ground.start(row) + ground.heights[row] - 8 - thick / 2, thick


def bar_bands(ground: Ground) -> list[tuple[float, float]]:
    """Return where upright lines cross the rows, in pixels from the first: everywhere, or only between the names."""
    if ground.left:
        return [(0.0, float(ground.height))]
    places = (bar_place(ground, row) for row in range(len(ground.heights)))
    return [(middle - thick / 2 - 3, middle + thick / 2 + 3) for middle, thick in places]


def add_names(chart: go.Figure, ground: Ground, names: Sequence[str]) -> None:
    """Write the name of each row beside its bar, or above it where the chart is narrow."""
    for row, name in enumerate(names):
        if not ground.left:
            text = wrapped(name, ground.style.text, ground.style.least)
            add_name(chart, ground, ground.start(row) + 2, text, anchor="top")
        else:
            add_name(chart, ground, ground.middle(row), wrapped(name, ground.style.text, ground.left))


@dataclass(frozen=True)
class _Panel:
    """One panel: its name in lines, its figures by row, their labels, and the pixels it is wide at least."""

    number: int
    head: str
    figures: tuple[Figure, ...]
    labels: tuple[str, ...]
    notes: bool
    width: float
    followed: bool = False
    """Whether another panel stands beside it."""
    readings: tuple[bool, ...] = ()
    """Which of its bars are readings that were switched on."""

    @property
    def suffix(self) -> str:
        """What its axes are called by."""
        return suffix_of(self.number)


def bar_rows_chart(drawing: Drawing) -> go.Figure:
    """Draw panels over the same rows: bars, each panel on its own scale from zero, or texts in the second ink.

    Roles: none for a bar, note for what is only written.
    """
    names = [series.name for series in next(iter(drawing.panels().values()))]
    panels = _panels(drawing, row_ground(drawing.style, names).width)
    top = head_room([panel.head for panel in panels], drawing.style.small)
    ground = row_ground(drawing.style, names, top=top)
    chart = ground.sheet()
    add_names(chart, ground, names)
    total, begin = sum(panel.width for panel in panels), 0.0
    for panel in panels:
        domain = [begin / total, (begin + panel.width) / total]
        _add_panel(chart, drawing, ground, panel, domain)
        begin += panel.width
    return chart


def _panels(drawing: Drawing, width: float) -> list[_Panel]:
    style, found = drawing.style, drawing.panels()
    labels = {name: [_label(s, f"{name} {drawing.subtitle}") for s in series] for name, series in found.items()}
    notes = {name: all(s.role == NOTE for s in series) for name, series in found.items()}
    wide = {name: max(text_width(one, style.text) for one in labels[name]) + 2 * _AIR for name in found}
    heads = {name: min(text_width(name, style.small), wide[name] * 2) + _AIR for name in found}
    taken = {name: max(wide[name], min(heads[name], width / 3)) for name in found if notes[name]}
    share = (width - sum(taken.values())) / max(1, len(found) - len(taken))
    panels = []
    for number, (name, series) in enumerate(found.items(), start=1):
        figures = tuple(figure for one in series for figure in one.figures)
        room = taken.get(name, share)
        followed = number < len(found)
        head = wrapped(name, style.small, room - (_AIR if followed else 0))
        panels.append(_Panel(number, head, figures, tuple(labels[name]), notes[name], room, followed))
    return panels


def _label(series: Series, around: str) -> str:
    """Return the label of a bar; unit and kind are left to the words around it where these say them."""
    figure = series.figures[0]
    text = written(figure, around, signed=is_change(figure))
    kind = KIND_NAMES[figure.kind]
    silent = figure.kind is Kind.STATED or kind in around.lower()
    if series.role == NOTE:
        return pale(text if silent else f"{text}, {kind}")
    return f"<b>{text}</b>" if silent else f"<b>{text}</b> {pale(kind)}"


def _add_panel(chart: go.Figure, drawing: Drawing, ground: Ground, panel: _Panel, domain: list[float]) -> None:
    low, high = (0.0, 1.0) if panel.notes else extent(panel.figures)
    places = [bar_place(ground, row) for row in range(len(panel.figures))]
    span = _span(panel, low, high, drawing.style)
    chart.update_layout(
        {
            f"xaxis{panel.suffix}": bare_axis(domain=domain, range=[low, low + span]),
            f"yaxis{panel.suffix}": ground.rows_axis(anchor=f"x{panel.suffix}"),
        }
    )
    add_head(chart, ground, domain[0], panel.head)
    middles = [middle for middle, _ in places]
    if panel.notes:
        texts = [(f, 0.0, y, text) for f, y, text in zip(panel.figures, middles, panel.labels, strict=True)]
        add_texts(chart, texts, "middle right", axes=panel.number)
        return
    pixel = span / panel.width
    options: dict[str, Any] = {"width": places[0][1], "axes": panel.number, "pixel": pixel, "readings": panel.readings}
    add_bars(chart, list(panel.figures), middles, drawing, horizontal=True, **options)
    ends = [max(0.0, reach(f)) + (drawing.style.marker if is_open(f) else _AIR / 2) * pixel for f in panel.figures]
    rows = zip(panel.figures, ends, middles, panel.labels, strict=True)
    add_texts(chart, list(rows), "middle right", axes=panel.number)
    if low < 0:
        add_zero(chart, horizontal=True, axes=panel.number)


def _span(panel: _Panel, low: float, high: float, style: Style) -> float:
    """Return how much of its scale a panel shows, so that the label of each bar ends inside it."""
    air = style.text if panel.followed else _AIR
    spans = [high - low or 1.0]
    for figure, label in zip(panel.figures, panel.labels, strict=True):
        room = panel.width - text_width(label, style.text) - air - (style.marker if is_open(figure) else 0)
        spans.append((max(0.0, reach(figure)) - low) * panel.width / max(room, panel.width * 0.2))
    return max(spans)


def times_chart(drawing: Drawing) -> go.Figure:
    """Draw what each value is in times of a level that the panel names, a row each; a dashed line is that level."""
    rows = [*drawing.series, *drawing.readings]
    names = [series.name for series in rows]
    level = drawing.series[0].panel
    style = drawing.style
    top = head_room([level], style.small)
    ground = row_ground(style, names, top=top)
    labels = [_times_label(series, series in drawing.readings) for series in rows]
    figures = tuple(series.figures[0] for series in rows)
    grey = tuple(series in drawing.readings for series in rows)
    panel = _Panel(1, "", figures, tuple(labels), notes=False, width=ground.width, readings=grey)
    chart = ground.sheet()
    add_names(chart, ground, names)
    _add_panel(chart, drawing, ground, panel, [0, 1])
    _add_level(chart, ground, level)
    return chart


def _add_level(chart: go.Figure, ground: Ground, level: str) -> None:
    """Draw the level that is one, with its name above it, or at the left where that would not fit."""
    line = {"color": INK_TEXT, "width": 1.5, "dash": "dash"}
    for begin, end in bar_bands(ground):
        chart.add_shape(type="line", x0=1, x1=1, y0=begin, y1=end, line=line)
    share = 1 / chart.layout.xaxis.range[1]
    near = share * ground.width < text_width(level, ground.style.small) / 2
    add_head(chart, ground, 0 if near else share, level, anchor="left" if near else "center")


def _times_label(series: Series, reading: bool) -> str:
    figure = series.figures[0]
    text = f"<b>{shown_text(figure)}</b>"
    if reading:
        return f"{text} {pale('another reading')}"
    return text if figure.kind is Kind.STATED else f"{text} {pale(KIND_NAMES[figure.kind])}"
