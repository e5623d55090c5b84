"""Forms that are written: numbers that share no scale as sentences, and a small table in groups."""

from __future__ import annotations

import plotly.graph_objects as go

from interview.amounts.items import Figure, Kind
from interview.amounts.periods import Period
from interview.charts.ground import LINE, RULE, Ground, Occasion, add_name, lines_of, pale, text_width, wrapped
from interview.charts.marks import Drawing, Series, add_texts, bare_axis
from interview.charts.theme import Style
from interview.words.formatting import KIND_NAMES, period_text
from interview.words.shown import shown_text
from interview.words.tone import is_change

_AIR = 18
_MOST = 0.5
"""The most of the least width that the column of numbers takes."""
_ROW = 2.0
"""The height of a row of a table as a share of its text."""


def sentences_chart(drawing: Drawing, occasion: Occasion) -> go.Figure:
    """Write numbers that share no scale, a row each: the number large, what it counts, and since when."""
    style = drawing.style
    numbers = [_number(series.figures[0]) for series in drawing.series]
    column = min(round(style.least * _MOST), max(text_width(one, style.big) for one in numbers) + _AIR)
    across = 0 if style.narrow else column
    room = style.least - across
    told = [_told(series, style, room, occasion.day) for series in drawing.series]
    high = round(style.big * LINE)
    heights = [
        (high if style.narrow else 0)
        + max(0 if style.narrow else high, round(lines_of(one) * style.text * LINE))
        + _AIR
        for one in told
    ]
    ground = Ground(style, tuple(heights))
    chart = ground.sheet()
    for row, series in enumerate(drawing.series):
        figure, top = series.figures[0], ground.start(row) + _AIR / 2
        baseline = top + (high if style.narrow else 0)
        add_texts(chart, [(figure, 0, top, numbers[row])], "bottom right", size=style.big)
        lead = 0 if style.narrow else (style.big - style.text) * 0.62  # the first line stands on the number's own
        add_texts(chart, [(figure, across / style.least, baseline + lead, told[row])], "bottom right")
        if row:
            _add_rule(chart, ground.start(row))
    chart.update_xaxes(bare_axis(range=[0, 1]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _number(figure: Figure) -> str:
    text = shown_text(figure)
    return text if figure.kind is Kind.DERIVED else f"<b>{text}</b>"


def _told(series: Series, style: Style, room: float, interview: Period) -> str:
    figure = series.figures[0]
    since = _since(figure.period, interview)
    return f"{wrapped(series.name, style.text, room)}<br>{pale(f'{KIND_NAMES[figure.kind]}, {since}')}"


def _since(period: Period, interview: Period) -> str:
    """Return when something was so: since a start, if it reaches to the interview, else in its own period."""
    first, _, last = period.text.partition("/")
    if last == interview.text:
        return f"since {period_text(Period.parse(first))}"
    if period.text == interview.text:
        return f"as of {period_text(period)}"
    if not last:
        return f"in {period_text(period)}"
    return f"from {period_text(Period.parse(first))} to {period_text(Period.parse(last))}"


def _add_rule(chart: go.Figure, y: float) -> None:
    chart.add_shape(type="line", x0=0, x1=1, xref="paper", y0=y, y1=y, line={"color": RULE, "width": 1})


def grouped_chart(drawing: Drawing) -> go.Figure:
    """Write a small table: the name and the value of each number, in groups under their heads."""
    style = drawing.style
    row = round(style.text * _ROW)
    lines: list[tuple[str, Series | None]] = []
    for head, members in drawing.panels().items():
        lines += [(head, None), *((series.name, series) for series in members)]
    taken = [text_width(_value(series), style.text) + _AIR if series else 0 for _, series in lines]
    names = [wrapped(name, style.text, style.least - some) for (name, _), some in zip(lines, taken, strict=True)]
    heights = [round((lines_of(name) - 1) * style.text * LINE) + row for name in names]
    ground = Ground(style, tuple(heights))
    chart = ground.sheet()
    for place, ((_, series), name) in enumerate(zip(lines, names, strict=True)):
        y = ground.middle(place)
        add_name(chart, ground, y, name if series else pale(f"<b>{name}</b>"))
        if series:
            add_texts(chart, [(series.figures[0], 1, y, _value(series))], "middle left")
        _add_rule(chart, ground.start(place) + ground.heights[place])
    chart.update_xaxes(bare_axis(range=[0, 1]))
    chart.update_yaxes(ground.rows_axis())
    return chart


def _value(series: Series) -> str:
    figure = series.figures[0]
    text = shown_text(figure, signed=is_change(figure))
    return f"{f'<b>{text}</b>' if figure.kind is Kind.STATED else text} {pale(KIND_NAMES[figure.kind])}"
