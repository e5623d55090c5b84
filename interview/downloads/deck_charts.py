"""What a chart shows, on a PowerPoint slide: native bars and ranges, squares, and a table for all the rest."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches, Length, Pt

from interview.amounts.items import Figure, Kind, Sort
from interview.charts.theme import PALETTE, look_of
from interview.views.slides import ChartItem, SlideChart
from interview.words.formatting import KIND_NAMES, spread

_BARS = {
    "bar-groups",
    "bar-rows",
    "bars",
    "bridge",
    "column-panels",
    "columns-to-target",
    "part-of-whole",
    "times",
}
_PANELS = {"bar-groups", "bar-rows", "column-panels"}
_RANGES = {"forest"}
_SQUARES = {"square-rows", "squares", "tally"}
_NO_LENGTH = (Sort.DURATION, Sort.YEAR)  # units of time: a bar beside other amounts would mean nothing
_COLUMNS = {"Number": 36, "Value": 30, "Kind": 18, "Can stand for": 28}
"""The heads of a table, each with its share of the width."""
_ROW, _LINE, _LETTER = Inches(0.3), Inches(0.19), Inches(0.115)
"""A row of one line, each further line, and room for a letter and its part of the cell's margins."""
_TEXT = Pt(12)
_PER_ROW = 14  # squares
_TINT = RGBColor.from_string(PALETTE["tint"][0].removeprefix("#"))


@dataclass(frozen=True)
class Box:
    """A place on a slide, in English Metric Units."""

    left: Length
    top: Length
    width: Length
    height: Length


def add_chart(page: Any, one: SlideChart, box: Box) -> None:
    """Add everything a chart draws: what has a native form above, the rest as a table below."""
    panels, rest = _panels(one)
    rows, widths = _table(rest, box.width)
    table = Emu(sum(_row_height(row, widths) for row in rows) if rest else 0)
    upper = Box(box.left, box.top, box.width, Emu(box.height - table))
    width = Emu(box.width // max(1, len(panels)))
    for place, (name, items) in enumerate(panels):
        part = Box(Emu(upper.left + place * width), upper.top, width, upper.height)
        _add_panel(page, one.chart.form, name, items, part)
    if rest:
        top = Emu(upper.top + upper.height) if panels else box.top
        _add_table(page, rest, Box(box.left, top, box.width, table))


def _panels(one: SlideChart) -> tuple[list[tuple[str, list[ChartItem]]], list[ChartItem]]:
    """Return what is drawn natively, by the name of its panel, and what is left for the table."""
    form, items = one.chart.form, list(one.items)
    if form in _RANGES:
        return [("", items)], []
    if form in _SQUARES:
        drawn = [item for item in items if item.role == "square"]
        return [("", drawn)], [item for item in items if item not in drawn]
    if form not in _BARS:
        return [], items
    named = dict.fromkeys(item.panel for item in items) if form in _PANELS else {"": None}
    panels = [(name, _on_one_scale([i for i in items if form not in _PANELS or i.panel == name])) for name in named]
    shown = [item for _, some in panels for item in some]
    return [panel for panel in panels if panel[1]], [item for item in items if item not in shown]


def _on_one_scale(items: Sequence[ChartItem]) -> list[ChartItem]:
    """Return the items of the unit most of them share; by period where they are one measure."""
    known = [(item, item.item) for item in items if isinstance(item.item, Figure)]
    units = Counter(figure.unit for _, figure in known if figure.unit.sort not in _NO_LENGTH)
    common = {unit for unit, _ in units.most_common(1)}
    shared = [(item, figure) for item, figure in known if figure.unit in common]
    if len({figure.indicator.id for _, figure in shared}) == 1:
        shared.sort(key=lambda pair: pair[1].period.first)
    return [item for item, _ in shared]


def _add_panel(page: Any, form: str, name: str, items: Sequence[ChartItem], box: Box) -> None:
    if form in _SQUARES:
        _add_squares(page, items, box)
    elif form in _RANGES:
        _add_ranges(page, items, box)
    else:
        _add_bars(page, name, items, box)


def _add_bars(page: Any, name: str, items: Sequence[ChartItem], box: Box) -> None:
    values = [float(item.item.value) for item in items if isinstance(item.item, Figure)]
    chart = _native(page, XL_CHART_TYPE.BAR_CLUSTERED, items, {"Value": values}, box)
    chart.has_title = bool(name)
    if name:
        chart.chart_title.text_frame.text = name
        chart.chart_title.text_frame.paragraphs[0].font.size = _TEXT
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = min(0.0, *values)
    for index, item in enumerate(items):
        point = chart.plots[0].series[0].points[index]
        _paint(point.format, item)
        point.data_label.has_text_frame = True
        point.data_label.text_frame.text = item.value
        point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def _add_ranges(page: Any, items: Sequence[ChartItem], box: Box) -> None:
    """Add how far the bounds reach below and above each value, in per cent of it; the ends stand in its name."""
    ends = [spread(item.item) for item in items if isinstance(item.item, Figure)]
    sides = {"Below, %": [float(low) for low, _ in ends], "Above, %": [float(high) for _, high in ends]}
    named = [replace(item, label=f"{item.label}: {item.bounds}") for item in items]
    chart = _native(page, XL_CHART_TYPE.BAR_STACKED, named, sides, box)
    chart.plots[0].overlap = 100  # both sides in one row
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.tick_labels.number_format = '0" %"'
    chart.value_axis.tick_labels.number_format_is_linked = False
    for series in chart.plots[0].series:
        for index, item in enumerate(items):
            _paint(series.points[index].format, item)


def _native(
    page: Any, kind: XL_CHART_TYPE, items: Sequence[ChartItem], series: dict[str, list[float]], box: Box
) -> Any:
    data = CategoryChartData()
    data.categories = [f"{name} ({_kind(item)})" for name, item in zip(_names(items), items, strict=True)]
    for name, values in series.items():
        data.add_series(name, values)
    chart = page.shapes.add_chart(kind, box.left, box.top, box.width, box.height, data).chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = _TEXT
    chart.category_axis.reverse_order = True
    chart.value_axis.has_major_gridlines = False
    return chart


def _names(items: Sequence[ChartItem]) -> list[str]:
    """Return the labels, with the period where several items share one."""
    counts = Counter(item.label for item in items)
    return [f"{i.label}, {i.period}" if counts[i.label] > 1 else i.label for i in items]


def _add_squares(page: Any, items: Sequence[ChartItem], box: Box) -> None:
    """Add one square for each thing counted, each part beginning a row of its own, and its name below."""
    counts = [int(item.item.value) for item in items if isinstance(item.item, Figure)]
    rows = sum(-(-count // _PER_ROW) for count in counts)
    texts = Emu(_ROW * len(items))
    step = min(box.width // _PER_ROW, (box.height - texts) // max(1, rows), Inches(0.4))
    top = box.top
    for item, count in zip(items, counts, strict=True):
        for place in range(count):
            row, column = divmod(place, _PER_ROW)
            left = box.left + column * step
            _add_square(page, item, Box(Emu(left), Emu(top + row * step), Emu(step * 4 // 5), Emu(step * 4 // 5)))
        top = Emu(top + -(-count // _PER_ROW) * step)
    frame = page.shapes.add_textbox(box.left, top, box.width, texts).text_frame
    frame.word_wrap = True
    frame.text = "\n".join(f"{item.value} {item.label} ({_kind(item)})" for item in items)
    for paragraph in frame.paragraphs:
        paragraph.font.size = _TEXT


def _add_square(page: Any, item: ChartItem, box: Box) -> None:
    square = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, box.left, box.top, box.width, box.height)
    square.shadow.inherit = False
    _paint(square, item)


def _add_table(page: Any, items: Sequence[ChartItem], box: Box) -> None:
    rows, widths = _table(items, box.width)
    table = page.shapes.add_table(len(rows), len(widths), box.left, box.top, box.width, box.height).table
    for number, row in enumerate(rows):
        table.rows[number].height = _row_height(row, widths)
        for place, text in enumerate(row):
            table.columns[place].width = widths[place]
            cell = table.cell(number, place)
            cell.text = text
            cell.margin_top = cell.margin_bottom = Inches(0.02)
            cell.text_frame.paragraphs[0].font.size = _TEXT


def _table(items: Sequence[ChartItem], width: Length) -> tuple[list[list[str]], list[Length]]:
    """Return the rows of a table, its head first, without empty columns, and the widths of its columns."""
    cells = [list(_COLUMNS), *([_named(item), item.value, _kind(item), item.bounds] for item in items)]
    kept = [place for place in range(len(_COLUMNS)) if any(row[place] for row in cells[1:])]
    shares = [list(_COLUMNS.values())[place] for place in kept]
    widths = [Emu(int(width * share / sum(shares))) for share in shares]
    return [[row[place] for place in kept] for row in cells], widths


def _row_height(row: Sequence[str], widths: Sequence[Length]) -> Length:
    letters = (max(1, int(width / _LETTER)) for width in widths)
    return Emu(_ROW + _LINE * max(len(textwrap.wrap(text, fit)[1:]) for text, fit in zip(row, letters, strict=True)))


def _named(item: ChartItem) -> str:
    return f"{item.panel}: {item.label}" if item.panel else item.label


def _kind(item: ChartItem) -> str:
    return KIND_NAMES[Kind(item.kind)]


def _paint(shape: Any, item: ChartItem) -> None:
    """Paint a bar or square as the table of kinds says."""
    if item.kind not in list(Kind):
        return
    look = look_of(Kind(item.kind))
    ink = RGBColor.from_string(look.colour.removeprefix("#"))
    shape.line.color.rgb = ink
    if look.dashed:
        shape.line.dash_style = MSO_LINE.DASH
    if look.fill == "solid":
        shape.fill.solid()
        shape.fill.fore_color.rgb = ink
    elif look.fill == "tint":
        shape.fill.solid()
        shape.fill.fore_color.rgb = _TINT
    else:
        shape.fill.background()
