"""A drawn chart as the browser takes it: Plotly's JSON in our type and colours, without what the cards say anyway."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go

from interview.charts.theme import PALETTE, Style

FONT = '"Source Sans", "Source Sans Pro", sans-serif'
Spec = dict[str, Any]


def spec(picture: go.Figure, style: Style, width: int = 0, height: int = 0, kept: slice = slice(1)) -> Spec:
    """Return data and layout of a chart; a width and a height in pixels fix its size, else it fills its box.

    `kept` says which fields of the data of its marks the browser needs besides their ids.
    """
    picture.update_layout(template=None, hovermode=False, font={"family": FONT, "color": PALETTE["ink"][0]})
    picture.update_layout(font_size=style.text, autosize=False)
    picture.update_traces(hovertemplate=None, hoverinfo="skip")
    if width and height:
        picture.update_layout(width=width, height=height)
    drawn: Spec = json.loads(picture.to_json())
    for trace in drawn["data"]:
        if "customdata" in trace:
            trace["customdata"] = [row[kept] for row in trace["customdata"]]
    return drawn


def height_of(drawn: Spec) -> int:
    """Return the height of a chart in pixels."""
    return int(drawn["layout"]["height"])
