"""Forms of one whole as one bar: its parts, or as many equal cells as it has years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from interview.amounts.items import Figure
from interview.charts.ground import INK_TEXT, LINE, PALE_TEXT, Ground, kind_after, pale, wrapped
from interview.charts.marks import Drawing, Series, add_bars, add_texts, bare_axis
from interview.charts.scale import amount, is_open, reach
from interview.charts.theme import PALETTE, Style, look_of
from interview.words.shown import shown_text

_THICK = 0.7
"""The thickness of the bar, as a share of the style's row."""
_TALLEST = 5
"""How many times as thick the bar becomes in a box that has the room, so that lines of words stay together."""
_AIR = 6
_BOLD = 1.1
"""How much wider bold letters are."""
_TICK = 6
"""Pixels that the ends of a bracket rise."""


def part_of_whole_chart(drawing: Drawing) -> go.Figure:
    """Draw a whole as one bar of its parts, from zero: the whole is named above, each part below where it begins.

    Roles: whole, part, and note (a share, written with the first part).
    """
    style, (whole,), parts = drawing.style, drawing.of("whole"), drawing.of("part")
    figures = [part.figures[0] for part in parts]
    total = sum(amount(figure) for figure in figures)
    starts = [sum(amount(one) for one in figures[:place]) for place in range(len(figures))]
    columns = _columns(starts, total, style)
    notes = [drawing.of("note") if place == 0 else [] for place in range(len(parts))]
    lines = [_part_lines(part, some, style, width) for part, some, width in zip(parts, notes, columns, strict=True)]
    foot = round(max(len(one) for one in lines) * style.text * LINE) + 2 * _AIR
    ground = _ground(figures, style, top=round(style.text * LINE) + 2 * _AIR, bottom=foot)
    chart = ground.sheet()
    thick, unseen = ground.height, math.inf  # a whisker at the end of a part would seem that of the whole
    for figure, start in zip(figures, starts, strict=True):
        add_bars(chart, [figure], [thick / 2], drawing, horizontal=True, base=[start], width=thick, pixel=unseen)
    for (one, _), (other, start) in pairwise(zip(figures, starts, strict=True)):
        if look_of(one.kind).fill == look_of(other.kind).fill == "solid":
            _add_seam(chart, start, thick, style)
    add_texts(chart, [(whole.figures[0], 0, -_AIR, _whole_words(whole))], "top right")
    step = style.text * LINE
    for start, told in zip(starts, lines, strict=True):
        rows = [(item, start, thick + _AIR + step * row, text) for row, (item, text) in enumerate(told)]
        add_texts(chart, rows, "bottom right")
    chart.update_xaxes(bare_axis(range=[0, max(start + reach(f) for f, start in zip(figures, starts, strict=True))]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _ground(figures: Sequence[Figure], style: Style, *, top: int, bottom: int) -> Ground:
    """Return the one row of the bar between words of these heights in pixels; it takes the room that they leave.

    Right of it is room for an arrow, if a part of it stays open.
    """
    thick = round(style.row * _THICK)
    thick = min(max(thick, style.height - top - bottom), thick * _TALLEST)
    tip = style.marker if any(map(is_open, figures)) else 0
    return Ground(style, (thick,), right=tip, top=top, bottom=bottom)


def _add_seam(chart: go.Figure, start: float, thick: float, style: Style) -> None:
    """Part two bars that are filled alike by a line of the page's colour."""
    line = {"color": PALETTE["page"][0], "width": style.line}
    chart.add_shape(type="line", x0=start, x1=start, y0=-style.line, y1=thick + style.line, line=line)


def _whole_words(whole: Series) -> str:
    figure = whole.figures[0]
    return f"<b>{shown_text(figure)}</b> {whole.name}{kind_after(figure, drawn=False)}"


def _columns(starts: list[float], total: float, style: Style) -> list[float]:
    """Return how many pixels each part has for its words."""
    ends = [*starts[1:], total]
    return [(end - start) / total * style.least for start, end in zip(starts, ends, strict=True)]


def _part_lines(part: Series, notes: list[Series], style: Style, width: float) -> list[tuple[Figure, str]]:
    """Return the lines below a part: its name, its value, and with the first what it comes to."""
    figure = part.figures[0]
    named = wrapped(f"{part.name}{kind_after(figure)}", style.text, width).split("<br>")
    shares = [(one.figures[0], f"{shown_text(one.figures[0])} {one.name}{kind_after(one.figures[0])}") for one in notes]
    shares = [(item, pale(line)) for item, text in shares for line in wrapped(text, style.text, width).split("<br>")]
    return [*((figure, pale(line)) for line in named), (figure, f"<b>{shown_text(figure)}</b>"), *shares]


def mean_cells_chart(drawing: Drawing) -> go.Figure:
    """Draw a sum as one bar of as many cells as it has years, each as long as the mean of a year.

    Roles: whole, mean, window (how many years, named below), and also (the same sum said otherwise).
    """
    style = drawing.style
    ((whole,), (mean,), (window,)) = (drawing.of(role) for role in ("whole", "mean", "window"))
    each, years = mean.figures[0], window.figures[0]
    count, size = int(years.value), amount(each)
    step = round(style.text * LINE)
    above = _whole_lines(whole, drawing.of("also"))
    told = _mean_lines(mean, style)
    below = (2 + len(told)) * step + 3 * _AIR
    ground = _ground([each], style, top=step * len(above) + 2 * _AIR, bottom=below)
    chart = ground.sheet()
    thick = ground.height
    cells = [place * size for place in range(count)]
    places = [thick / 2] * count
    unseen = math.inf  # no whisker: the mean says nothing of a single year
    add_bars(chart, [each] * count, places, drawing, horizontal=True, base=cells, width=thick, pixel=unseen)
    rows = [(item, 0, -_AIR - step * (len(above) - 1 - row), text) for row, (item, text) in enumerate(above)]
    add_texts(chart, rows, "top right")
    _add_bracket(chart, ground, window, size * count)
    for line, text in enumerate(told):
        add_texts(chart, [(each, 0, thick + 2 * _AIR + step * (2 + line), text)], "bottom right")
    chart.update_xaxes(bare_axis(range=[0, size * count]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _whole_lines(whole: Series, also: list[Series]) -> list[tuple[Figure, str]]:
    figure = whole.figures[0]
    said = _capital(shown_text(figure, words=True))
    rest = [(one.figures[0], f"{one.name} {shown_text(one.figures[0], words=True)}") for one in also]
    named = f"<b>{said}</b> {whole.name}{kind_after(figure, drawn=False)}"
    return [(figure, named), *((item, pale(text)) for item, text in rest)]


def _mean_lines(mean: Series, style: Style) -> list[str]:
    figure = mean.figures[0]
    text = f"Each cell: {shown_text(figure, words=True)} {mean.name}"
    whole = wrapped(f"{text}{kind_after(figure)}", round(style.text * _BOLD), style.least).split("<br>")
    if len(whole) == 1:
        return [f"<b>{text}</b>{pale(kind_after(figure))}"]
    return [f"<b>{line}</b>" for line in whole]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _add_bracket(chart: go.Figure, ground: Ground, window: Series, end: float) -> None:
    """Draw the years the bar stands for: a bracket with its first and last year and its name."""
    style, figure = ground.style, window.figures[0]
    y = ground.height + _AIR + _TICK
    line = {"color": PALE_TEXT, "width": style.line * 0.75}
    path = [(0, y - _TICK, 0, y), (0, y, end, y), (end, y, end, y - _TICK)]
    for x0, y0, x1, y1 in path:
        chart.add_shape(type="line", x0=x0, y0=y0, x1=x1, y1=y1, line=line)
    below = y + _AIR
    for x, year, anchor in ((0, figure.period.first.year, "left"), (end, figure.period.last.year, "right")):
        chart.add_annotation(
            text=str(year),
            x=x,
            y=below,
            xanchor=anchor,
            yanchor="top",
            showarrow=False,
            borderpad=0,
            font={"size": style.small, "color": INK_TEXT},
        )
    add_texts(chart, [(figure, end / 2, below + 2, window.name)], "bottom center", size=style.small)
