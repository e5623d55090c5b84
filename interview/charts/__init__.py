"""Pure functions from figures and a style to Plotly charts, one for each form."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import plotly.graph_objects as go

from interview.amounts.items import Item
from interview.charts.bar_groups import bar_groups_chart, bars_chart
from interview.charts.bridge import bridge_chart
from interview.charts.columns import column_panels_chart
from interview.charts.comparison import comparison_chart
from interview.charts.ground import Occasion
from interview.charts.marks import Drawing, Series
from interview.charts.paths import index_path_chart
from interview.charts.ranges import forest_chart
from interview.charts.rows import bar_rows_chart, times_chart
from interview.charts.squares import square_rows_chart, squares_chart
from interview.charts.strip import strip_chart
from interview.charts.tally import tally_chart
from interview.charts.targets import columns_to_target_chart
from interview.charts.theme import SCREEN, Style
from interview.charts.timeline import timeline_chart
from interview.charts.wholes import mean_cells_chart, part_of_whole_chart
from interview.charts.written import grouped_chart, sentences_chart
from interview.charts.years import add_years
from interview.folder.dataset import Dataset
from interview.folder.screens import Chart, Group

__all__ = ["DATED", "FORMS", "comparison_chart", "draw", "strip_chart"]

FORMS: dict[str, Callable[[Drawing], go.Figure]] = {
    "bar-groups": bar_groups_chart,
    "bar-rows": bar_rows_chart,
    "bars": bars_chart,
    "bridge": bridge_chart,
    "column-panels": column_panels_chart,
    "columns-to-target": columns_to_target_chart,
    "forest": forest_chart,
    "grouped-table": grouped_chart,
    "index-path": index_path_chart,
    "mean-cells": mean_cells_chart,
    "part-of-whole": part_of_whole_chart,
    "square-rows": square_rows_chart,
    "squares": squares_chart,
    "tally": tally_chart,
    "times": times_chart,
}
"""Every form a chart can take by its name in charts.csv, besides those of `DATED`."""

DATED: dict[str, Callable[[Drawing, Occasion], go.Figure]] = {
    "sentences": sentences_chart,
    "timeline": timeline_chart,
}
"""The forms that need the day of the interview."""


def draw(
    chart: Chart, dataset: Dataset, style: Style = SCREEN, readings: Collection[str] = (), series: bool = False
) -> go.Figure:
    """Draw a chart of the dataset; on request with the readings whose ids are given, and with its published series."""
    drawing = Drawing(
        series=tuple(_series(group, dataset) for group in chart.groups),
        readings=tuple(_series(group, dataset) for group in chart.readings if set(group.ids) & set(readings)),
        style=style,
        subtitle=chart.subtitle,
    )
    if chart.form in DATED:
        picture = DATED[chart.form](drawing, Occasion(dataset.interview, _beside(chart, dataset)))
    else:
        picture = FORMS[chart.form](drawing)
    if series:
        published = replace(drawing, series=tuple(_series(group, dataset) for group in chart.series))
        add_years(picture, published, dataset.interview)
    picture.update_xaxes(tickfont_size=style.small)
    picture.update_yaxes(tickfont_size=style.small)
    return picture


def _series(group: Group, dataset: Dataset) -> Series:
    return Series(group.panel, group.label, group.role, tuple(dataset.items[name] for name in group.ids))


def _beside(chart: Chart, dataset: Dataset) -> tuple[Item, ...]:
    """Return everything that charts of the same form show on the same page, so that they can share a scale."""
    alike = (one for one in dataset.charts_of(chart.page) if one.form == chart.form)
    return tuple(dataset.items[name] for one in alike for name in one.ids)
