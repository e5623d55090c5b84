"""What was said beside what was published later: one panel for each measure, on one scale of years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind, Measured, Reference, Status
from interview.amounts.periods import Period
from interview.amounts.since import Came, Later
from interview.charts.marks import (
    Drawing,
    add_points,
    amount,
    is_open,
    opens_down,
    reach,
    ruled_axis,
    scaled,
    sheet,
    whisker,
)
from interview.charts.theme import MUTED, PALETTE, SCREEN, Style, colour, point_marker, symbol
from interview.words.formatting import period_text
from interview.words.shown import shown_text

_HEIGHT = 232
_AIR = 0.4
"""How much of the scale stays free above the highest mark, for its label and the word on the interview."""
_APART = 0.09
"""How far two labels above one place must stand apart, as a share of the scale."""
_SIDE = 0.55
"""Years that stay free left and right of the marks."""


def since_chart(came: Sequence[Came], interview: Period, style: Style = SCREEN) -> go.Figure:
    """Draw numbers said of one measure, and all later values as hollow diamonds; the interview is a dotted line."""
    drawing = Drawing(series=(), readings=(), style=style)
    chart = sheet(style, _HEIGHT)
    said = [one.figure for one in came]
    later = list({one.item.id: one for each in came for one in each.later}.values())
    values: list[Measured] = [*said, *(one.item for one in later)]
    low, high = _extent(values)
    _add_paths(chart, said, later, drawing)
    _add_interview(chart, interview, style)
    for figure in said:
        _add_said(chart, figure, drawing)
    for one in later:
        ends = {"error_y": whisker([one.item], style)} if isinstance(one.item, Figure) else {}
        add_points(chart, one.item, [place(one.item)], [amount(one.item)], drawing, **ends)
    for value, text in _labels(values, later, high - low):
        _add_label(chart, value, text, style, low=amount(value) < 0, aside=_crowded(value, values, high - low))
    _set_axes(chart, values, interview, (low, high))
    return chart


def place(value: Measured) -> float:
    """Return where a value stands on the scale of years: a year at its number, several years at their end."""
    start, end = (float(moment.middle) for moment in (value.period.start_in_years(), value.period.end_in_years()))
    several = value.period.last.year > value.period.first.year
    return end - 0.5 if several else _middle(value.period, start, end)


def _middle(period: Period, start: float, end: float) -> float:
    if len(period.text) == len("2023"):
        return float(period.first.year)
    return (start + end) / 2 - 0.5


def _moment(period: Period) -> float:
    ends = (period.start_in_years().middle, period.end_in_years().middle)
    return float(sum(ends)) / 2 - 0.5


def _add_interview(chart: go.Figure, interview: Period, style: Style) -> None:
    line = {"color": PALETTE["ink"][0], "width": 1.5, "dash": "dot"}
    chart.add_shape(type="line", x0=_moment(interview), x1=_moment(interview), yref="paper", y0=0, y1=1, line=line)
    words = {"text": f"interview,<br>{period_text(interview)}", "font": {"size": style.small, "color": MUTED}}
    chart.add_annotation(
        x=_moment(interview), yref="paper", y=1, xanchor="right", yanchor="top", align="right", showarrow=False, **words
    )


def _add_paths(chart: go.Figure, said: Sequence[Figure], later: Sequence[Later], drawing: Drawing) -> None:
    """Join each series of later values, dotted where they are expected, and the last level said to its aim."""
    levels = [figure for figure in said if figure.kind is not Kind.TARGET]
    last = max(levels, key=place, default=None)
    for series in _series(later):
        start: list[Measured] = [last] if last and place(last) < place(series[0].item) else []
        line = {"color": MUTED, "width": drawing.style.line / 2, "dash": _dash(series)}
        _add_line(chart, [*start, *(one.item for one in series)], line)
    for aim in (figure for figure in said if figure.kind is Kind.TARGET and last):
        _add_line(chart, [last, aim] if last else [], {"color": colour(aim), "width": 1, "dash": "dot"})


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


def _add_line(chart: go.Figure, values: Sequence[Measured], line: dict[str, object]) -> None:
    points = [(place(value), amount(value)) for value in values]
    chart.add_scatter(x=[x for x, _ in points], y=[y for _, y in points], mode="lines", line=line, hoverinfo="skip")


def _add_said(chart: go.Figure, figure: Figure, drawing: Drawing) -> None:
    marker = point_marker(figure, drawing.style)
    if is_open(figure):
        shape = symbol(figure.kind, "triangle-down" if opens_down(figure) else "triangle-up")
        marker |= {"symbol": shape, "size": drawing.style.marker * 1.4}
    ends = whisker([figure], drawing.style)
    add_points(chart, figure, [place(figure)], [amount(figure)], drawing, marker=marker, error_y=ends)


def _add_label(chart: go.Figure, value: Measured, text: str, style: Style, *, low: bool, aside: bool) -> None:
    """Write a text clear of its mark; an annotation belongs to the number whose id is its name.

    Below a `low` mark and one whose neighbour's label stands `aside` of it, there toward the earlier years.
    """
    clear = style.marker * 0.7
    side = {"yanchor": "top", "yshift": -clear} if low or aside else {"yanchor": "bottom", "yshift": clear}
    side |= {"xanchor": "right", "xshift": style.marker * 2.5} if aside else {}
    chart.add_annotation(
        x=place(value), y=amount(value), text=text, name=value.id, font={"size": style.small}, showarrow=False, **side
    )


def _crowded(value: Measured, values: Sequence[Measured], span: float) -> bool:
    """Whether the label of an aim would stand beside that of a value of nearly the same level and time."""
    if value.kind is not Kind.TARGET:
        return False
    others = [one for one in values if one is not value and abs(amount(one) - amount(value)) < span * _APART]
    return any(_SIDE <= abs(place(one) - place(value)) < 2 * _SIDE for one in others)


def _labels(values: Sequence[Measured], later: Sequence[Later], span: float) -> Iterator[tuple[Measured, str]]:
    """Yield the label of each value that no other label at its place says nearly the same of."""
    expected = {one.item.id: one.status.value for one in later if one.status in (Status.EXPECTED, Status.PLANNED)}
    written: list[tuple[float, float]] = []
    for value in values:
        x, y = place(value), amount(value)
        if any(abs(x - other) < _SIDE and abs(y - level) < span * _APART for other, level in written):
            continue
        written.append((x, y))
        text = f"<b>{shown_text(value, unit=False)}</b>"
        yield value, text + (f"<br>{expected[value.id]}" if value.id in expected else "")


def _set_axes(chart: go.Figure, values: Sequence[Measured], interview: Period, scale: tuple[float, float]) -> None:
    places = [*(place(value) for value in values), _moment(interview)]
    first, last = min(places), max(places)
    years = list(range(round(first), round(last) + 1))
    step = 1 if len(years) < 9 else 2
    reach_of = [first - _SIDE, last + _SIDE]
    chart.update_xaxes(ruled_axis(tickvals=years[::step], tickformat="d", range=reach_of, showgrid=False))
    chart.update_yaxes(ruled_axis(range=list(scale), nticks=4) | {"tickformat": ",~g"})
    if scale[0] < 0:
        chart.add_hline(y=0, line={"color": MUTED, "width": 1})


def _extent(values: Sequence[Measured]) -> tuple[float, float]:
    """Return the ends of a scale that holds zero and all marks."""
    low = min(0.0, *(scaled(value, value.value) for value in values))
    high = max(0.0, *(reach(value) for value in values))
    air = (high - low or 1) * _AIR
    return low - (air if low < 0 else 0), high + air
