"""What was said beside what was published later: one panel for each measure, on one scale of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind, Measured, Reference, Status
from interview.amounts.periods import Period
from interview.amounts.since import Came, Later
from interview.charts.ground import INK_TEXT, LINE, PALE_TEXT, text_width
from interview.charts.marks import Drawing, add_points, ruled_axis, sheet
from interview.charts.placing import Box, Spot, freest
from interview.charts.scale import LEAST_WHISKER, amount, is_open, opens_down, steady, whisker
from interview.charts.since_panel import (
    FOOT,
    HEIGHT,
    LEFT,
    RIGHT,
    SIDE,
    Panel,
    Scales,
    away,
    foot,
    moment,
    panel_of,
    place,
    scales_of,
    top,
)
from interview.charts.theme import CLEAR, MUTED, PALETTE, SCREEN, Style, colour, point_marker, symbol
from interview.words.formatting import period_text

LINES = (
    "A thin line joins the number said and the later values of one source; it is dotted where these are only expected "
    "or planned. The dotted line to an aim is the steady path."
)
"""What the lines of a panel are, for the reader."""

_APART = 0.09
"""How far two labels above one place must stand apart, as a share of the scale."""
_CLEAR = 4
"""Pixels between the line to an aim and its words."""
_LIFT = 2
"""Pixels between the line of the interview and its words."""
_TWIN = 2
"""Values of one time that lie fewer pixels apart are drawn as one mark."""
_WHISKER = 6
"""So many pixels a whisker shows beyond its mark at least."""
_PATH = "steady path to the aim"
_PATH_STEPS = 12
_PAGE = PALETTE["page"][0]


def since_chart(came: Sequence[Came], interview: Period, style: Style = SCREEN) -> go.Figure:
    """Draw numbers said of one measure, and all later values as hollow diamonds; the interview is a dotted line."""
    panel = panel_of(came, interview, style)
    scales = scales_of(panel)
    chart = sheet(style, HEIGHT)
    chart.update_layout(margin={"l": LEFT, "r": RIGHT, "t": round(panel.head), "b": FOOT, "pad": 0})
    aims = _add_paths(chart, panel)
    _add_interview(chart, panel, scales)
    _add_marks(chart, panel, scales)
    taken = _add_labels(chart, panel, scales)
    for path in aims:
        _name_path(chart, path, scales, taken, style)
    _set_axes(chart, scales)
    return chart


def _add_interview(chart: go.Figure, panel: Panel, scales: Scales) -> None:
    """Draw the day of the interview; its words stand above the line, inside the sheet."""
    when, size = moment(panel.interview), panel.style.small
    line = {"color": PALETTE["ink"][0], "width": 1.5, "dash": "dot"}
    chart.add_shape(type="line", x0=when, x1=when, yref="paper", y0=0, y1=1, line=line, layer="below")
    text = f"interview, {period_text(panel.interview)}"
    half, x = text_width(text, size) / 2, scales.x(when)
    across = "left" if x < half else "right" if x > scales.width - half else "center"
    _write(chart, text, size, x=when, yref="paper", y=1, xanchor=across, yanchor="bottom", yshift=_LIFT)
    if panel.unit:
        _write(
            chart,
            panel.unit,
            size,
            xref="paper",
            x=0,
            xshift=-LEFT,
            xanchor="left",
            yref="paper",
            y=1,
            yshift=size * LINE + _LIFT,
            yanchor="bottom",
        )


def _write(chart: go.Figure, text: str, size: int, **place_of: Any) -> None:
    font = {"size": size, "color": PALE_TEXT}
    chart.add_annotation(text=text, font=font, showarrow=False, borderpad=0, borderwidth=0, **place_of)


Path = list[tuple[float, float]]
"""A line as times and levels."""


def _add_paths(chart: go.Figure, panel: Panel) -> list[Path]:
    """Join each series of later values, dotted where they are expected, and the last level said to its aims.

    Returned are the lines to the aims.
    """
    levels = [figure for figure in panel.said if figure.kind is not Kind.TARGET]
    last = max(levels, key=place, default=None)
    for series in _series(panel.later):
        start: list[Measured] = [last] if last and place(last) < place(series[0].item) else []
        line = {"color": MUTED, "width": panel.style.line / 2, "dash": _dash(series)}
        _add_line(chart, [(place(one), amount(one)) for one in [*start, *(one.item for one in series)]], line)
    aims = [figure for figure in panel.said if figure.kind is Kind.TARGET and last and place(last) < place(figure)]
    paths = [_steady_path(last, aim) for aim in aims if last]
    for aim, path in zip(aims, paths, strict=True):
        _add_line(chart, path, {"color": colour(aim), "width": panel.style.line / 2, "dash": "dot"})
    return paths


def _steady_path(start: Figure, aim: Figure) -> Path:
    """Return the steady path from a level to an aim."""
    (x, y), (end, level) = ((place(one), amount(one)) for one in (start, aim))
    shares = [step / _PATH_STEPS for step in range(_PATH_STEPS + 1)]
    return [(x + (end - x) * share, steady(y, level, share)) for share in shares]


def _series(later: Sequence[Later]) -> Iterator[list[Later]]:
    """Yield later values by who counts, in order of time; two computed ones of one time belong to two series."""
    by: dict[tuple[str, int], list[Later]] = {}
    times: Counter[str] = Counter()
    for one in later:
        if isinstance(one.item, Reference):
            by.setdefault((one.item.reporter, 0), []).append(one)
        else:
            by.setdefault(("", times[one.item.period.text]), []).append(one)
            times[one.item.period.text] += 1
    yield from by.values()


def _dash(series: Sequence[Later]) -> str:
    return "dot" if series[-1].status in (Status.EXPECTED, Status.PLANNED) else "solid"


def _add_line(chart: go.Figure, points: Path, line: dict[str, object]) -> None:
    chart.add_scatter(x=[x for x, _ in points], y=[y for _, y in points], mode="lines", line=line, hoverinfo="skip")


def _add_marks(chart: go.Figure, panel: Panel, scales: Scales) -> None:
    """Draw a mark for each value, filled so that no line runs through it; of two at one place only the first shows."""
    drawing = Drawing(series=(), readings=(), style=panel.style)
    drawn: list[tuple[float, float]] = []
    for value in panel.values:
        x, y = place(value), scales.y(amount(value))
        twin = any(x == other and abs(y - level) < _TWIN for other, level in drawn)
        drawn.append((x, y))
        marker = _marker(value, panel.style)
        if twin:
            marker |= {"color": CLEAR, "line": {"color": CLEAR, "width": panel.style.line}}
        ends = whisker([value], panel.style, _unseen(panel, scales)) if isinstance(value, Figure) else None
        add_points(chart, value, [x], [amount(value)], drawing, marker=marker, error_y=ends)


def _unseen(panel: Panel, scales: Scales) -> float:
    """Return how much of the scale counts as a pixel, so that a whisker within its mark is too short to be drawn."""
    return (scales.high - scales.low) / scales.height * (panel.style.marker + _WHISKER) / LEAST_WHISKER


def _marker(value: Measured, style: Style) -> dict[str, Any]:
    marker = point_marker(value, style)
    if isinstance(value, Figure) and is_open(value):
        shape = symbol(value.kind, "triangle-down" if opens_down(value) else "triangle-up")
        marker |= {"symbol": shape, "size": style.marker * 1.4}
    shape = marker["symbol"].removesuffix("-open")
    return marker if shape == marker["symbol"] else marker | {"symbol": shape, "color": _PAGE}


def _add_labels(chart: go.Figure, panel: Panel, scales: Scales) -> list[Box]:
    """Write each label clear of the marks and of other labels, on the page's colour; return what is taken."""
    when = scales.x(moment(panel.interview))
    taken = [_mark_box(value, panel.style, scales) for value in panel.values]
    taken.append(Box(when - 1, 0, when + 1, scales.height))
    for value in _labelled(panel, scales):
        text = panel.texts[value.id]
        spots = list(_spots(value, panel.style))
        size = panel.style.small
        boxes = [spot.box(scales.x(place(value)), scales.y(level), text, size) for spot, level in spots]
        chosen = freest(boxes, taken, scales.width, scales.height)
        spot, level = spots[chosen]
        taken.append(boxes[chosen])
        font = {"size": size, "color": INK_TEXT}
        words = {"text": text, "name": value.id, "font": font, "bgcolor": _PAGE, "borderpad": 0, "borderwidth": 0}
        chart.add_annotation(x=place(value), y=level, showarrow=False, **words, **spot.anchors)
    return taken


def _mark_box(value: Measured, style: Style, scales: Scales) -> Box:
    x, y, half = scales.x(place(value)), scales.y(amount(value)), style.marker * 0.7
    return Box(x - half, y - half, x + half, y + half)


def _labelled(panel: Panel, scales: Scales) -> Iterator[Measured]:
    """Yield the values that no other label at their place says nearly the same of."""
    span = scales.high - scales.low
    written: list[tuple[float, float]] = []
    for value in panel.values:
        x, y = place(value), amount(value)
        if not any(abs(x - other) < SIDE and abs(y - level) < span * _APART for other, level in written):
            written.append((x, y))
            yield value


def _spots(value: Measured, style: Style) -> Iterator[tuple[Spot, float]]:
    """Yield the places of a label with the level each is anchored at: above first, below a value under zero."""
    apart = away(style)
    above, below = ("bottom", apart, top(value)), ("top", -apart, foot(value))
    for along, shift, level in (below, above) if amount(value) < 0 else (above, below):
        for across, aside in (("center", 0.0), ("right", float(style.marker)), ("left", -float(style.marker))):
            yield Spot(across, along, aside, shift), level


def _name_path(chart: go.Figure, path: Path, scales: Scales, taken: list[Box], style: Style) -> None:
    """Write what the line to an aim is beside its middle, on the side that later values leave free."""
    rising = path[-1][1] >= path[0][1]
    below = Spot("left" if rising else "right", "top", 0, -_CLEAR)
    above = Spot("right" if rising else "left", "bottom", 0, _CLEAR)
    text = _PATH.replace(" to ", "<br>to ", 1) if style.narrow else _PATH
    inner = path[2:-2]
    middle = sorted(inner, key=lambda point: abs(inner.index(point) - len(inner) / 2))
    spots = [(spot, point) for spot in (below, above) for point in middle]
    boxes = [spot.box(scales.x(x), scales.y(y), text, style.small) for spot, (x, y) in spots]
    spot, (x, y) = spots[freest(boxes, [*taken, *_beside(path, scales)], scales.width, scales.height)]
    _write(chart, text, style.small, x=x, y=y, align="left", bgcolor=_PAGE, **spot.anchors)


def _beside(path: Path, scales: Scales) -> Iterator[Box]:
    """Yield boxes that cover a line, for the words that must stand clear of it."""
    points = [(scales.x(x), scales.y(y)) for x, y in path]
    for (x, y), (end, level) in pairwise(points):
        yield Box(x, min(y, level), end, max(y, level))


def _set_axes(chart: go.Figure, scales: Scales) -> None:
    """Name each year at its middle, with ticks where years meet; the only level that is named is zero."""
    first, last = round(scales.first + SIDE), round(scales.last - SIDE)
    years = list(range(first, last + 1))
    step = 1 if len(years) < 9 else 2
    bounds = [year - 0.5 for year in range(first, last + 2) if scales.first <= year - 0.5 <= scales.last]
    meets = {"tickvals": bounds, "ticks": "outside", "ticklen": 8, "tickcolor": MUTED, "tickwidth": 1}
    scale = {"tickvals": years[::step], "tickformat": "d", "range": [scales.first, scales.last], "showgrid": False}
    chart.update_xaxes(ruled_axis(**scale) | {"minor": meets, "automargin": False})
    zero = {"tickvals": [0], "ticktext": ["0"], "range": [scales.low, scales.high], "showgrid": False}
    chart.update_yaxes(ruled_axis(**zero) | {"automargin": False})
    chart.add_hline(y=0, line={"color": MUTED, "width": 1}, layer="below")
