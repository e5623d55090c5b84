"""A drawn chart as the browser takes it: Plotly's JSON in our type and colours, without what the cards say anyway."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from interview.charts.theme import PALETTE, Style

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
Spec = dict[str, Any]
_LISTS = ("x", "y", "text", "customdata")
"""What a trace of texts says of each."""


def spec(picture: go.Figure, style: Style, width: int = 0, height: int = 0, kept: slice = slice(1)) -> Spec:
    """Return data and layout of a chart; a width and a height in pixels fix its size, else it fills its box.

    `kept` says which fields of the data of its marks the browser needs besides their ids.
    """
    picture.update_layout(template=None, hovermode=False, font={"family": FONT, "color": PALETTE["ink"][0]})
    picture.update_layout(font_size=style.text, autosize=False)
    picture.update_traces(hovertemplate=None, hoverinfo="skip")
    picture.for_each_xaxis(_measure_nothing).for_each_yaxis(_measure_nothing)
    if width and height:
        picture.update_layout(width=width, height=height)
    drawn: Spec = json.loads(picture.to_json())
    for trace in drawn["data"]:
        if "customdata" in trace:
            trace["customdata"] = [row[kept] for row in trace["customdata"]]
    drawn["data"] = _joined(drawn["data"])
    return drawn


def _measure_nothing(axis: Any) -> None:
    """Have the browser measure no label of an axis: ours have their room."""
    axis.update(ticklabeloverflow="allow", tickangle=0)


def _joined(traces: list[Spec]) -> list[Spec]:
    """Return traces with the texts on the same scales as one: the browser's time goes by their number."""
    texts: dict[tuple[object, ...], Spec] = {}
    for trace in traces:
        if trace.get("mode") == "text":
            sides = {"textposition": [trace["textposition"]] * len(trace["text"])}
            scales = (trace["xaxis"], trace["yaxis"], *trace.get("textfont", {}).values())
            first = texts.setdefault(scales, trace | {name: [] for name in (*_LISTS, *sides)})
            for name in _LISTS:
                first[name] += trace[name]
            first["textposition"] += sides["textposition"]
    return [trace for trace in traces if trace.get("mode") != "text"] + list(texts.values())


def height_of(drawn: Spec) -> int:
    """Return the height of a chart in pixels."""
    return int(drawn["layout"]["height"])
