"""Columns on a scale of years: what was, what is and what is aimed at, with the steps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.charts.apart import apart
from interview.charts.ground import LINE, pale, text_width
from interview.charts.labels import data, on_scale, written
from interview.charts.marks import Drawing, Series, add_bars, add_points, add_texts, bare_axis, ruled_axis, sheet
from interview.charts.scale import amount, is_open, reach, scaled, steady
from interview.charts.theme import MUTED, PALETTE, Style, colour, point_marker, reading_marker
from interview.words.digits import is_wide
from interview.words.formatting import KIND_NAMES, is_range
from interview.words.shown import margin_text, number_alone, shown_text

Point: TypeAlias = tuple[float, float]
_HEIGHT = 5.2
"""The height of the chart as a share of the style's row."""
_COLUMN, _NARROW_COLUMN = 76, 40
"""Pixels a column is wide."""
_AIR = 6
_YEAR = 28
"""Pixels a year takes at least where the levels of a path are written."""
_STOP = 0.7
"""The size of the points of a path, in markers."""
_CLEAR = 3
"""Pixels between a point of a path and its level."""
_READING = 16
"""Pixels from a column to the reading beside it."""


@dataclass(frozen=True)
class _Frame:
    """The columns with their places in years, labels and readings, and how much of each scale a pixel is."""

    style: Style
    figures: tuple[Figure, ...]
    years: tuple[float, ...]
    labels: tuple[str, ...]
    ticks: int
    left: float
    right: float
    top: float

    @property
    def across(self) -> float:
        """How many years a pixel is."""
        return (self.years[-1] - self.years[0]) / (self.style.least - self.left - self.right)

    @property
    def height(self) -> float:
        """The height of what is to scale in pixels."""
        return (self.style.height or self.style.row * _HEIGHT) - self.ticks

    @property
    def up(self) -> float:
        """How much of the scale a pixel is upward."""
        return self.top / self.height

    @property
    def dated(self) -> bool:
        """Whether years between the columns have room for their names."""
        return self.across * _YEAR <= 1

    def place(self, year: float) -> float:
        """Return where the column of a year stands."""
        return self.years[[_year_of(figure) for figure in self.figures].index(year)]

    @property
    def half_label(self) -> float:
        """Half of the label before the path, in years."""
        return text_width(self.labels[-2], self.style.text) / 2 * self.across

    @property
    def half(self) -> float:
        """Half of a column, in years."""
        return (_NARROW_COLUMN if self.style.narrow else _COLUMN) * self.across / 2


def columns_to_target_chart(drawing: Drawing) -> go.Figure:
    """Draw columns on a scale of years, and a dotted path of what lies steadily between the last two.

    Roles: column, step (an arrow between the first two columns, with what is said of it) and path.
    """
    frame = _frame(drawing)
    chart = sheet(drawing.style, drawing.style.height or drawing.style.row * _HEIGHT)
    add_bars(chart, frame.figures, frame.years, drawing, width=2 * frame.half, pixel=frame.up)
    lean = _lean(drawing, frame)
    for figure, year, text in zip(frame.figures, frame.years, frame.labels, strict=True):
        place = year - lean if figure is frame.figures[-2] else year
        add_texts(chart, [(figure, place, _above(figure, frame), text)], "top center")
    if drawing.of("step"):
        _add_steps(chart, drawing, frame)
    _add_path(chart, drawing, frame)
    for series in drawing.readings:
        _add_reading(chart, drawing, frame, series)
    _set_axes(chart, frame, [figure for series in drawing.of("path") for figure in series.figures])
    return chart


def _frame(drawing: Drawing) -> _Frame:
    style = drawing.style
    figures = tuple(figure for series in drawing.of("column") for figure in series.figures)
    years = [_year_of(figure) for figure in figures]
    labels = tuple(_label(figure, drawing) for figure in figures)
    column = _NARROW_COLUMN if style.narrow else _COLUMN
    halves = [max(column, text_width(label, style.text)) / 2 + 2 for label in labels]
    beside = [0.0, *(_beside(series, drawing, column) for series in drawing.readings if _year(series) == years[-1])]
    ticks = round(style.small * LINE * 2 + _AIR)
    height = (style.height or style.row * _HEIGHT) - ticks
    shown = [
        *zip(figures, labels, strict=True),
        *((s.figures[0], _reading_label(s, drawing)) for s in drawing.readings),
    ]
    tops = [reach(figure) * height / (height - _room(figure, label, style)) for figure, label in shown]
    widths = [max(half, text_width(_name(one), style.text) / 2) for half, one in zip(halves, figures, strict=True)]
    left, right = widths[0], max(widths[-1], *beside)
    needs = [one + other + _AIR for one, other in pairwise(widths)]
    places = apart(years, needs, style.least - left - right)
    return _Frame(style, figures, places, labels, ticks, left, right, max(tops))


def _room(figure: Figure, label: str, style: Style) -> float:
    """Return how many pixels stand above a column: its label, and its arrow if it is open."""
    return (label.count("<br>") + 1) * style.text * LINE + _AIR + (style.marker if is_open(figure) else 0)


def _label(figure: Figure, drawing: Drawing) -> str:
    """Return the value, and below it the range of a wide one."""
    value = f"<b>{written(figure, drawing.subtitle, about=True)}</b>"
    return f"{value}<br>{pale(_margin(figure, drawing))}" if is_wide(figure) and not is_range(figure) else value


def _margin(figure: Figure, drawing: Drawing) -> str:
    return margin_text(on_scale(figure, drawing.subtitle))


def _above(figure: Figure, frame: _Frame) -> float:
    """Return where the label of a column begins: above its whisker or arrow."""
    return reach(figure) + (frame.style.marker if is_open(figure) else _AIR / 2) * frame.up


def _lean(drawing: Drawing, frame: _Frame) -> float:
    """Return how many years the label before the path gives way to the first point of it."""
    path = [_year(series) for series in drawing.of("path")]
    if not path:
        return 0.0
    room = path[0] - frame.years[-2] - drawing.style.marker * _STOP * frame.across
    return max(0.0, frame.half_label - room)


def _year(series: Series) -> float:
    return _year_of(series.figures[0])


def _year_of(figure: Figure) -> float:
    return float(figure.period.last.year)


def _reading_label(series: Series, drawing: Drawing) -> str:
    value = written(series.figures[0], drawing.subtitle)
    return value if drawing.style.narrow else f"{value}<br>another reading"


def _beside(series: Series, drawing: Drawing, column: float) -> float:
    """Return how many pixels right of the middle of the last column the label of its reading ends."""
    label = text_width(_label(drawing.of("column")[-1].figures[-1], drawing), drawing.style.text)
    return _aside(label, column, drawing.style) + text_width(_reading_label(series, drawing), drawing.style.small) / 2


def _aside(label: float, column: float, style: Style) -> float:
    """Return how many pixels beside the middle of a column a reading stands, clear of the column and its label."""
    return max(column / 2 + _READING, label / 2 + style.marker)


def _add_steps(chart: go.Figure, drawing: Drawing, frame: _Frame) -> None:
    """Draw an arrow from the first column to the second, what is said first above it and the rest below."""
    first, *rest = [(series.figures[0], series.name) for series in drawing.of("step")]
    start, end = (
        frame.years[0] + frame.half + _AIR * 2 * frame.across,
        frame.years[1] - frame.half - _AIR * frame.across,
    )
    if drawing.readings and frame.style.narrow:
        return _write_steps(chart, drawing, [first, *rest], frame)
    level = (frame.style.text * LINE + _AIR) * frame.up * len(rest or [first])
    beside = (_over(series, drawing) for series in drawing.readings if _year(series) < frame.years[-1])
    level = max([level, *(middle + pixels * frame.up for middle, pixels in beside)])
    line = {"color": PALETTE["said"][0], "width": drawing.style.line}
    chart.add_shape(type="line", x0=start, x1=end - _AIR * frame.across, y0=level, y1=level, line=line)
    tip = {"symbol": "arrow-right", "size": drawing.style.marker, "color": line["color"]}
    add_points(chart, first[0], [end - _AIR * frame.across], [level], drawing, marker=tip)
    middle = (start + end) / 2
    add_texts(chart, [(first[0], middle, level + 2 * frame.up, f"<b>{shown_text(first[0])}</b>")], "top center")
    for row, (figure, name) in enumerate(rest):
        below = level - (2 + row * frame.style.text * LINE) * frame.up
        add_texts(chart, [(figure, middle, below, pale(f"{name} {shown_text(figure)}"))], "bottom center")


def _over(series: Series, drawing: Drawing) -> tuple[float, float]:
    """Return the middle of a reading, and how many pixels above it the words below an arrow have room."""
    figure, style = series.figures[0], drawing.style
    lines = _reading_label(series, drawing).count("<br>") + 1
    middle = (scaled(figure, figure.bounds.low) + scaled(figure, figure.bounds.high)) / 2
    return middle, lines * style.small * LINE / 2 + style.text * LINE + _AIR


def _write_steps(chart: go.Figure, drawing: Drawing, steps: list[tuple[Figure, str]], frame: _Frame) -> None:
    """Write what is said of the steps, and readings of early years, at the upper left, where an arrow has no room."""
    left = frame.years[0] - frame.left * frame.across
    texts = [
        (figure, pale(f"{name} {shown_text(figure)}") if row else f"<b>{shown_text(figure)}</b>")
        for row, (figure, name) in enumerate(steps)
    ]
    early = [series for series in drawing.readings if _year(series) != frame.years[-1]]
    texts += [(s.figures[0], pale(f"{_year(s):.0f} also {_reading_label(s, drawing)}")) for s in early]
    for row, (figure, text) in enumerate(texts):
        add_texts(
            chart, [(figure, left, frame.top - (row * frame.style.text * LINE + _AIR) * frame.up, text)], "bottom right"
        )


def _add_path(chart: go.Figure, drawing: Drawing, frame: _Frame) -> None:
    """Draw a thin dotted line between the last two columns, with a point and its level for each year on the way."""
    figures = [figure for series in drawing.of("path") for figure in series.figures]
    if not figures:
        return
    places = [(_year_of(figure), amount(figure)) for figure in figures]
    from_to = [(year, amount(figure)) for year, figure in zip(frame.years, frame.figures, strict=True)][-2:]
    way = [from_to[0], *places, from_to[1]]
    clear = from_to[0][0] + min(max(frame.half, frame.half_label), places[0][0] - from_to[0][0])
    ends = [_along(way, clear), *places, _along(way, from_to[1][0] - frame.half)]
    line = {"color": colour(figures[0]), "width": drawing.style.line * 0.75, "dash": "dot"}
    x, y = zip(*ends, strict=True)
    chart.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", cliponaxis=False)
    small = {"size": drawing.style.marker * _STOP}
    for figure, (year, level) in zip(figures, places, strict=True):
        add_points(chart, figure, [year], [level], drawing, marker=point_marker(figure, drawing.style) | small)
    if not frame.dated:
        return
    aside, off = _CLEAR * frame.across, _CLEAR * frame.up
    for figure, (year, level) in zip(figures, places, strict=True):
        last = figure is figures[-1]  # right below a point is room, but not beside the last column
        at = (year - aside, level + off) if last else (year + aside, level - off)
        text = (figure, *at, pale(number_alone(on_scale(figure, drawing.subtitle))))
        add_texts(chart, [text], "top left" if last else "bottom right", size=drawing.style.small)


def _along(way: list[Point], year: float) -> Point:
    """Return the point at a year of a way that is steady from each of its points to the next."""
    (before, low), (after, high) = next(pair for pair in pairwise(way) if year <= pair[1][0])
    return year, steady(low, high, (year - before) / (after - before))


def _add_reading(chart: go.Figure, drawing: Drawing, frame: _Frame, series: Series) -> None:
    """Draw a reading beside the column of its year, as a hollow point with its dashed range."""
    figure, style = series.figures[0], drawing.style
    column = frame.place(_year(series))
    label = text_width(frame.labels[frame.years.index(column)], style.text)
    x = column + _aside(label, 2 * frame.half / frame.across, style) * frame.across
    ends = [scaled(figure, figure.bounds.low), amount(figure), scaled(figure, figure.bounds.high)]
    chart.add_scatter(
        x=[x] * 3,
        y=ends,
        mode="lines+markers",
        line={"color": MUTED, "dash": "dash", "width": style.line},
        marker=reading_marker(style) | {"size": [0.1, style.marker, 0.1]},
        customdata=[data(figure)] * 3,
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
    )
    text = pale(_reading_label(series, drawing).replace("<br>", f"</span><br>{_SECOND}"))
    last = _year(series) == frame.years[-1]
    if style.narrow and not last:
        return
    at = (x, ends[2] + 2 * frame.up) if last else (x + _AIR * frame.across, sum(ends[::2]) / 2)
    add_texts(chart, [(figure, *at, text)], "top center" if last else "middle right", size=style.small)


_SECOND = pale("|").partition("|")[0]
"""What begins a text in the second ink."""


def _name(figure: Figure) -> str:
    """Return the year of a column and, unless it was said, its kind below it."""
    kind = "" if figure.kind is Kind.STATED else f"<br>{pale(KIND_NAMES[figure.kind])}"
    return f"{_year_of(figure):.0f}{kind}"


def _set_axes(chart: go.Figure, frame: _Frame, between: Sequence[Figure]) -> None:
    ticks, names = list(frame.years), [_name(figure) for figure in frame.figures]
    if frame.dated:
        years = [_year_of(figure) for figure in between]
        ticks = [*ticks[:-1], *years, ticks[-1]]
        names = [*names[:-1], *(pale(f"{year:.0f}") for year in years), names[-1]]
    edges = [frame.years[0] - frame.left * frame.across, frame.years[-1] + frame.right * frame.across]
    chart.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": frame.ticks, "pad": 0})
    chart.update_xaxes(
        ruled_axis(tickvals=ticks, ticktext=names, tickformat="d", showgrid=False, range=edges, automargin=False)
    )
    chart.update_yaxes(bare_axis(range=[0, frame.top]))
    line = {"color": MUTED, "width": 1.5}
    chart.add_shape(type="line", xref="paper", x0=0, x1=1, y0=0, y1=0, line=line)
