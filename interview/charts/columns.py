"""Small columns: a panel for each measure on its own scale from zero, side by side or two in a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import INK_TEXT, LINE, PALE_TEXT, pale, text_width, wrapped
from interview.charts.marks import (
    Drawing,
    Series,
    add_bars,
    add_texts,
    add_zero,
    bare_axis,
    extent,
    low_reach,
    reach,
    sheet,
)
from interview.charts.theme import Style
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

NOTE = "note"
_ACROSS, _ACROSS_NARROW = 4, 2
"""How many panels stand side by side."""
_HEIGHT = 2.6
"""The height of the columns of a panel as a share of the style's row."""
_GAP = 14
"""Pixels between panels."""
_AIR = 6


@dataclass(frozen=True)
class _Panel:
    """One panel: where it stands, its name in lines, its columns, and what is only written below them."""

    number: int
    row: int
    place: int
    head: str
    columns: tuple[Series, ...]
    notes: tuple[Series, ...]

    @property
    def figures(self) -> list[Figure]:
        """What is drawn as a column."""
        return [series.figures[0] for series in self.columns]

    @property
    def suffix(self) -> str:
        """What its axes are called by."""
        return "" if self.number == 1 else str(self.number)


@dataclass(frozen=True)
class _Frame:
    """The parts of a row of panels in pixels: head, columns, names below them, notes."""

    style: Style
    across: int
    down: int
    head: int
    columns: int
    names: int
    notes: int

    @property
    def row(self) -> int:
        """The height of a row of panels."""
        return self.head + self.columns + self.names + self.notes + _GAP

    @property
    def height(self) -> int:
        """The height of all."""
        return self.row * self.down - _GAP

    @property
    def width(self) -> float:
        """The least width of a panel."""
        return (self.style.least - _GAP * (self.across - 1)) / self.across

    def across_domain(self, place: int) -> list[float]:
        """Return where a panel stands across, as shares of the width."""
        step = (self.width + _GAP) / self.style.least
        return [place * step, place * step + self.width / self.style.least]

    def down_domain(self, row: int) -> list[float]:
        """Return where the columns of a panel stand, as shares of the height from its foot."""
        top = row * self.row + self.head
        return [1 - (top + self.columns) / self.height, 1 - top / self.height]


def column_panels_chart(drawing: Drawing) -> go.Figure:
    """Draw a panel of columns for each measure; what has the role note is only written below its panel."""
    style = drawing.style
    found = drawing.panels()
    most = _ACROSS_NARROW if style.narrow else _ACROSS
    across = min(len(found), most)
    room = (style.least - _GAP * (across - 1)) / across
    panels = tuple(_panels(found, across, room, style))
    frame = _frame(style, panels, across, room)
    chart = sheet(style, frame.height)
    chart.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    units = {figure.unit for panel in panels for figure in panel.figures}
    for panel in panels:
        _add_panel(chart, drawing, panel, frame, bare=len(units) == 1 and len(panels) > 1)
        _add_words(chart, panel, frame, _name_lines(panels, panel))
    return chart


def _panels(found: dict[str, list[Series]], across: int, room: float, style: Style) -> Sequence[_Panel]:
    return [
        _Panel(
            number,
            (number - 1) // across,
            (number - 1) % across,
            wrapped(name, style.text, room),
            tuple(one for one in series if one.role != NOTE),
            tuple(one for one in series if one.role == NOTE),
        )
        for number, (name, series) in enumerate(found.items(), start=1)
    ]


def _frame(style: Style, panels: Sequence[_Panel], across: int, room: float) -> _Frame:
    lines = max(panel.head.count("<br>") + 1 for panel in panels)
    notes = max((_note(one, style, room).count("<br>") + 1 for p in panels for one in p.notes), default=0)
    return _Frame(
        style,
        across,
        math.ceil(len(panels) / across),
        head=round(lines * style.text * LINE) + _AIR,
        columns=round(style.row * _HEIGHT),
        names=round(2 * style.small * LINE) + _AIR,
        notes=round(notes * style.small * LINE) + (_AIR if notes else 0),
    )


def _add_panel(chart: go.Figure, drawing: Drawing, panel: _Panel, frame: _Frame, *, bare: bool) -> None:
    figures, style = panel.figures, drawing.style
    places = [float(place) for place in range(len(figures))]
    add_bars(chart, figures, places, drawing, width=0.62, axes=panel.number)
    low, high = extent(figures)
    line = style.text * LINE + _AIR
    falls = low < 0
    span = (high - low or 1) / (1 - line * (1 + falls) / frame.columns)
    pixel = span / frame.columns
    texts = [_label(figure, bare, frame.width / len(figures), style) for figure in figures]
    rows = list(zip(figures, places, texts, strict=True))
    rises = [(f, x, reach(f) + _tip(f, style) * pixel, text) for f, x, text in rows if f.value >= 0]
    hanging = [(f, x, low_reach(f), text) for f, x, text in rows if f.value < 0]
    for some, position in ((rises, "top center"), (hanging, "bottom center")):
        if some:
            add_texts(chart, some, position, axes=panel.number)
    if hanging:
        add_zero(chart, horizontal=False, axes=panel.number)
    heights = [low - (line * pixel if falls else 0), high + line * pixel]
    chart.update_layout(
        {
            f"xaxis{panel.suffix}": bare_axis(domain=frame.across_domain(panel.place), range=[-0.5, len(places) - 0.5]),
            f"yaxis{panel.suffix}": bare_axis(
                domain=frame.down_domain(panel.row), range=heights, anchor=f"x{panel.suffix}"
            ),
        }
    )


def _tip(figure: Figure, style: Style) -> float:
    """Return how many pixels the arrow of an open end takes."""
    return style.marker * 0.6 if not figure.bounds.bounded else 0


def _label(figure: Figure, bare: bool, room: float, style: Style) -> str:
    text = f"<b>{shown_text(figure, unit=not bare)}</b>"
    if text_width(text, style.text) > room:
        return f"<b>{wrapped(shown_text(figure, unit=not bare), style.text, room)}</b>"
    return text


def _name_lines(panels: Sequence[_Panel], panel: _Panel) -> list[str]:
    """Return the names below the columns; what all panels have of one kind under one name is said once."""
    names = []
    for series in panel.columns:
        kinds = {one.figures[0].kind for p in panels for one in p.columns if one.name == series.name}
        kind = series.figures[0].kind
        once = len(kinds) == 1 and len(panels) > 1 and any(one.name == series.name for one in panels[0].columns)
        silent = kind is Kind.STATED or (once and panel is not panels[0])
        names.append(series.name if silent else f"{series.name}<br>{KIND_NAMES[kind]}")
    return names


def _add_words(chart: go.Figure, panel: _Panel, frame: _Frame, names: Sequence[str]) -> None:
    style, (left, right) = frame.style, frame.across_domain(panel.place)
    floor, ceiling = frame.down_domain(panel.row)
    plain = {"showarrow": False, "borderpad": 0, "yref": "paper"}
    chart.add_annotation(
        text=f"<b>{panel.head}</b>",
        x=left,
        xref="paper",
        xanchor="left",
        align="left",
        y=ceiling,
        yanchor="bottom",
        font={"size": style.text, "color": INK_TEXT},
        **plain,
    )
    for place, name in enumerate(names):
        chart.add_annotation(
            text=name,
            x=place,
            xref=f"x{panel.suffix}",
            y=floor,
            yanchor="top",
            yshift=-_AIR / 2,
            font={"size": style.small, "color": PALE_TEXT},
            **plain,
        )
    for note in panel.notes:
        height = frame.columns
        low, high = chart.layout[f"yaxis{panel.suffix}"].range
        below = low - (frame.names + _AIR) * (high - low) / height
        text = (note.figures[0], -0.5, below, pale(_note(note, style, (right - left) * style.least)))
        add_texts(chart, [text], "bottom right", size=style.small, axes=panel.number)


def _note(note: Series, style: Style, room: float) -> str:
    return wrapped(f"{note.name} {shown_text(note.figures[0])}", style.small, room)
