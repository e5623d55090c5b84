"""Small columns: a panel for each measure on its own scale from zero, side by side or two in a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import INK_TEXT, LINE, PALE_TEXT, kind_after, lines_of, pale, text_width, wrapped
from interview.charts.marks import Drawing, Series, add_bars, add_texts, add_zero, bare_axis, sheet, suffix_of
from interview.charts.scale import extent, low_reach, reach
from interview.charts.theme import Style
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

NOTE = "note"
_ACROSS, _ACROSS_NARROW = 4, 2
"""How many panels stand side by side."""
_HEIGHT, _HEIGHT_NARROW = 2.6, 2.0
"""The height of the columns of a panel as a share of the style's row, and where two rows of panels must stand."""
_GAP = 14
"""Pixels between panels."""
_AIR = 6
_SHEET = 50
"""The number of the axes that span all panels, in shares of the width and pixels of the height, for notes."""


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
        return suffix_of(self.number)


@dataclass(frozen=True)
class _Frame:
    """The parts of a row of panels in pixels: head, columns, names below them, notes."""

    style: Style
    across: int
    head: int
    columns: int
    names: int
    notes: tuple[int, ...]
    """The height of the notes in each row."""

    def top(self, row: int) -> int:
        """Return where a row of panels begins."""
        return row * (self.head + self.columns + self.names + _GAP) + sum(self.notes[:row])

    @property
    def height(self) -> int:
        """The height of all."""
        return self.top(len(self.notes)) - _GAP

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
        top = self.top(row) + self.head
        return [max(0.0, 1 - (top + self.columns) / self.height), 1 - top / self.height]


def column_panels_chart(drawing: Drawing) -> go.Figure:
    """Draw a panel of columns for each measure; what has the role note is only written below its panel."""
    style = drawing.style
    found = drawing.panels()
    most = _ACROSS_NARROW if style.narrow else _ACROSS
    across = min(len(found), most)
    room = (style.least - _GAP * (across - 1)) / across
    panels = tuple(_panels(found, across, room, style))
    frame = _frame(style, panels, across, room)
    chart = sheet(style, max(frame.height, style.height))
    chart.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0})
    units = {figure.unit for panel in panels for figure in panel.figures}
    suffix = str(_SHEET)
    whole = {f"xaxis{suffix}": bare_axis(range=[0, 1], anchor=f"y{suffix}")}
    chart.update_layout(whole | {f"yaxis{suffix}": bare_axis(range=[frame.height, 0], anchor=f"x{suffix}")})
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
    return _Frame(
        style,
        across,
        head=round(lines * style.text * LINE) + _AIR,
        columns=round(style.row * (_HEIGHT_NARROW if style.narrow else _HEIGHT)),
        names=round(2 * style.small * LINE) + _AIR,
        notes=tuple(_notes_height(panels, row, room, style) for row in range(math.ceil(len(panels) / across))),
    )


def _notes_height(panels: Sequence[_Panel], row: int, room: float, style: Style) -> int:
    notes = [_note(one, style, room) for panel in panels if panel.row == row for one in panel.notes]
    return round(max(map(lines_of, notes)) * style.small * LINE) + _AIR if notes else 0


def _add_panel(chart: go.Figure, drawing: Drawing, panel: _Panel, frame: _Frame, *, bare: bool) -> None:
    figures, style = panel.figures, drawing.style
    places = [float(place) for place in range(len(figures))]
    low, high = extent(figures)
    line = style.text * LINE + _AIR
    falls = low < 0
    span = (high - low or 1) / (1 - line * (1 + falls) / frame.columns)
    pixel = span / frame.columns
    add_bars(chart, figures, places, drawing, width=0.62, axes=panel.number, pixel=pixel)
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
    plain = {"showarrow": False, "borderpad": 0, "yref": f"y{panel.suffix} domain"}
    chart.add_annotation(
        text=f"<b>{panel.head}</b>",
        x=left,
        xref="paper",
        xanchor="left",
        align="left",
        y=1,
        yanchor="bottom",
        font={"size": style.text, "color": INK_TEXT},
        **plain,
    )
    for place, name in enumerate(names):
        over = text_width(name, style.small) - frame.width / len(names)
        chart.add_annotation(
            text=name,
            x=place,
            xref=f"x{panel.suffix}",
            xanchor="center",
            xshift=0 if place else max(0.0, over / 2),  # the first begins where its panel does
            y=0,
            yanchor="top",
            yshift=-_AIR / 2,
            font={"size": style.small, "color": PALE_TEXT},
            **plain,
        )
    for note in panel.notes:
        below = frame.top(panel.row) + frame.head + frame.columns + frame.names
        text = (note.figures[0], left, below, pale(_note(note, style, (right - left) * style.least)))
        add_texts(chart, [text], "bottom right", size=style.small, axes=_SHEET)


def _note(note: Series, style: Style, room: float) -> str:
    figure = note.figures[0]
    return wrapped(f"{note.name} {shown_text(figure)}{kind_after(figure, drawn=False)}", style.small, room)
