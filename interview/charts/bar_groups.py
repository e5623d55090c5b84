"""Bars from zero, a row each, with their ranges; groups of them stand below each other, each on its own scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.ground import INK_TEXT, LINE, PALE_TEXT, column_of, lines_of, pale, text_width, wrapped
from interview.charts.labels import written
from interview.charts.marks import Drawing, Series, add_bars, add_texts, add_zero, bare_axis, sheet, suffix_of
from interview.charts.scale import extent, is_open, opens_down, reach
from interview.charts.theme import Style
from interview.words.digits import is_wide
from interview.words.formatting import KIND_NAMES, is_range
from interview.words.shown import margin_text

_NAMES = 0.4
"""The most of the least width that the column of names takes."""
_BAR = 0.4
"""The thickness of a bar as a share of the style's row."""
_READING = "another reading"
_AIR = 8
"""Pixels around a label, and half of those between two rows."""


@dataclass(frozen=True)
class _Row:
    """One bar: its name, what is written behind it, and whether it is a reading that was switched on."""

    figure: Figure
    name: str
    label: str
    reading: bool


@dataclass(frozen=True)
class _Group:
    """Rows on one scale below their head, with the heights of all in pixels."""

    number: int
    head: str
    rows: tuple[_Row, ...]
    top: float
    above: float
    heights: tuple[float, ...]

    @property
    def suffix(self) -> str:
        """What its axes are called by."""
        return suffix_of(self.number)

    @property
    def height(self) -> float:
        """The height of its rows."""
        return sum(self.heights)

    @property
    def foot(self) -> float:
        """Where it ends, in pixels from the top of the chart."""
        return self.top + self.above + self.height


def bars_chart(drawing: Drawing) -> go.Figure:
    """Draw one bar for each value on one scale from zero; readings follow as further rows."""
    rows = [_row(series, drawing, reading=False) for series in drawing.series]
    return _chart(drawing, {"": [*rows, *(_row(series, drawing, reading=True) for series in drawing.readings)]})


def bar_groups_chart(drawing: Drawing) -> go.Figure:
    """Draw groups of bars, each on a scale of its own from zero."""
    return _chart(
        drawing,
        {name: [_row(series, drawing, reading=False) for series in found] for name, found in drawing.panels().items()},
    )


def _row(series: Series, drawing: Drawing, *, reading: bool) -> _Row:
    """Return a row; kind and unit are left to the words around where these say them."""
    figure, around = series.figures[0], f"{drawing.subtitle} {series.panel}"
    kind = KIND_NAMES[figure.kind]
    silent = reading or figure.kind is Kind.STATED or kind in around.lower()
    value = written(figure, around)
    written_out = is_range(figure) or (is_wide(figure) and figure.kind is Kind.DERIVED)
    margin = "" if written_out else margin_text(figure)
    beside = _READING if reading else margin if _tells(figure) else ""
    label = f"<b>{value}</b>" + (pale(f"  {beside}") if beside else "")
    return _Row(figure, series.name if silent else f"{series.name}, {kind}", label, reading)


def _tells(figure: Figure) -> bool:
    """Whether a margin says more than the value does: the range of a calculated one, or a wide one that was said."""
    return figure.bounds.bounded and (is_wide(figure) or figure.kind is Kind.DERIVED)


def _chart(drawing: Drawing, found: dict[str, list[_Row]]) -> go.Figure:
    style = drawing.style
    names = [row.name for rows in found.values() for row in rows]
    left = 0 if style.narrow else column_of(names, style.text, style.least * _NAMES)
    groups = _groups(found, style, left)
    total = groups[-1].foot
    chart = sheet(style, max(style.height, total))
    chart.update_layout(margin={"l": left, "r": 0, "t": 0, "b": 0, "pad": 0})
    for group in groups:
        domain = [1 - group.foot / total, 1 - (group.top + group.above) / total]
        _add_group(chart, drawing, group, domain, left)
    return chart


def _groups(found: dict[str, list[_Row]], style: Style, left: float) -> list[_Group]:
    """Return the groups from top to bottom, spread over the height of the chart where that is fixed."""
    heights = {head: [_height(row, style, left) for row in rows] for head, rows in found.items()}
    above = {head: style.small * LINE + _AIR if head else 0.0 for head in found}
    words = sum(above.values()) + _AIR * (len(found) - 1)
    stretch = max(1.0, (style.height - words) / sum(map(sum, heights.values())))
    groups: list[_Group] = []
    for number, (head, rows) in enumerate(found.items(), start=1):
        top = groups[-1].foot + _AIR if groups else 0.0
        stretched = tuple(height * stretch for height in heights[head])
        groups.append(_Group(number, head, tuple(rows), top, above[head], stretched))
    return groups


def _height(row: _Row, style: Style, left: float) -> float:
    text = lines_of(wrapped(row.name, style.text, left or style.least)) * style.text * LINE
    bar = style.row * _BAR
    return text + bar + 2 * _AIR if style.narrow else max(text, bar) + 2 * _AIR


def _bar(group: _Group, row: int, style: Style) -> tuple[float, float]:
    """Return the middle of a bar and the place of its name, in pixels below the first row of its group."""
    start, height, bar = sum(group.heights[:row]), group.heights[row], _thickness(group, row, style)
    middle = start + height / 2
    return (start + height - _AIR - bar / 2, start + _AIR / 2) if style.narrow else (middle, middle)


def _thickness(group: _Group, row: int, style: Style) -> float:
    """Return how thick a bar is: at most half of a row that is stretched."""
    return (
        style.row * _BAR if style.narrow else max(style.row * _BAR, min(style.row * _BAR * 1.6, group.heights[row] / 2))
    )


def _add_group(chart: go.Figure, drawing: Drawing, group: _Group, domain: list[float], left: float) -> None:
    style, figures = drawing.style, [row.figure for row in group.rows]
    low, _ = extent(figures)
    pixel = _pixel(group.rows, style, left, low)
    span = pixel * (style.least - left)
    chart.update_layout(
        {
            f"xaxis{group.suffix}": bare_axis(range=[low, low + span], anchor=f"y{group.suffix}"),
            f"yaxis{group.suffix}": bare_axis(range=[group.height, 0], domain=domain, anchor=f"x{group.suffix}"),
        }
    )
    places = [_bar(group, row, style) for row in range(len(group.rows))]
    middles = [middle for middle, _ in places]
    add_bars(
        chart,
        figures,
        middles,
        drawing,
        horizontal=True,
        width=min(_thickness(group, row, style) for row in range(len(group.rows))),
        axes=group.number,
        pixel=pixel,
        readings=[row.reading for row in group.rows],
    )
    ends = [_end(figure, style) * pixel + max(0.0, reach(figure)) for figure in figures]
    labels = [row.label for row in group.rows]
    add_texts(chart, list(zip(figures, ends, middles, labels, strict=True)), "middle right", axes=group.number)
    add_zero(chart, horizontal=True, axes=group.number)
    _add_words(chart, group, style, [at for _, at in places], left)


def _end(figure: Figure, style: Style) -> float:
    """Return how many pixels behind its bar or whisker a label begins: after the arrow of an open end."""
    return style.marker if is_open(figure) and not opens_down(figure) else _AIR / 2


def _pixel(rows: Sequence[_Row], style: Style, left: float, low: float) -> float:
    """Return how much of the scale a pixel is, so that the label of each bar ends inside the chart."""
    room = style.least - left
    spans = [
        (max(0.0, reach(row.figure)) - low)
        / (room - text_width(row.label, style.text) - _end(row.figure, style) - _AIR)
        for row in rows
    ]
    return max(spans) or 1.0


def _add_words(chart: go.Figure, group: _Group, style: Style, places: Sequence[float], left: float) -> None:
    plain = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -left, "align": "left"}
    plain |= {"showarrow": False, "borderpad": 0, "yref": f"y{group.suffix}"}
    if group.head:
        font = {"size": style.small, "color": PALE_TEXT}
        chart.add_annotation(text=f"<b>{group.head}</b>", y=0, yanchor="bottom", font=font, **plain)
    for row, y in zip(group.rows, places, strict=True):
        text = _pale_tail(wrapped(row.name, style.text, left or style.least))
        anchor = "top" if style.narrow else "middle"
        chart.add_annotation(text=text, y=y, yanchor=anchor, font={"size": style.text, "color": INK_TEXT}, **plain)


def _pale_tail(text: str) -> str:
    """Return a name in lines with the kind at its end in the second ink."""
    return _TAIL.sub(lambda found: "<br>".join(pale(line) for line in found[0].split("<br>")), text)


_TAIL = re.compile("(?:" + "|".join(k.replace(" ", "(?: |<br>)") for k in KIND_NAMES.values()) + ")$")
