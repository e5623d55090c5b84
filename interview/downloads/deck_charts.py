"""A chart on a PowerPoint slide: Plotly's JSON, as the stage draws it, turned into shapes that can be edited there.

Our charts are made of bars, points, lines, texts, shapes and annotations, and nothing else; these are what is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE

from interview.charts.ground import LINE, text_width
from interview.charts.spec import Spec
from interview.downloads.deck_shapes import Box, Pen, Point, Type, add_path, add_shape, add_text, marked_up, seen
from interview.views.decks import STAGE

_FORMS = {
    "circle": (MSO_SHAPE.OVAL, 0),
    "square": (MSO_SHAPE.RECTANGLE, 0),
    "diamond": (MSO_SHAPE.DIAMOND, 0),
    "triangle-up": (MSO_SHAPE.ISOSCELES_TRIANGLE, 0),
    "triangle-right": (MSO_SHAPE.ISOSCELES_TRIANGLE, 90),
    "arrow-right": (MSO_SHAPE.ISOSCELES_TRIANGLE, 90),
}
_SPARE = 1.3  # of the width of a text, for fonts wider than ours
_TICK_GAP = 6  # pixels between a plot and the labels of its axis


@dataclass(frozen=True)
class _Axis:
    """Where the values of an axis stand: from `low` at `start` over `length` pixels to `high`."""

    low: float
    high: float
    start: float
    length: float
    logarithmic: bool

    def at(self, value: float, ready: bool = False) -> float:
        """Return the pixel of a value; `ready` for one that is a logarithm already."""
        placed = math.log10(value) if self.logarithmic and not ready else value
        return self.start + (placed - self.low) / (self.high - self.low) * self.length

    def share(self, part: float) -> float:
        """Return the pixel of a share of its length."""
        return self.start + part * self.length


class _Plot:
    """A chart with its place on the slide: turns its coordinates into pixels of the stage."""

    def __init__(self, drawn: Spec, left: float, top: float) -> None:
        self.layout = drawn["layout"]
        margin = self.layout["margin"]
        self.left: float = left + margin["l"]
        self.top: float = top + margin["t"]
        self.width: float = self.layout["width"] - margin["l"] - margin["r"]
        self.height: float = self.layout["height"] - margin["t"] - margin["b"]
        self.bottom: float = self.top + self.height
        self.font = self.layout["font"]

    def axis(self, ref: str) -> _Axis:
        """Return an axis by the name that marks refer to it by, such as `x2`, held square where it is tied to one."""
        options = self.options(ref)
        start, length = self.domain(ref)
        low, high = options["range"]
        tied = [one for one in (ref, options.get("anchor", "")) if one and self.options(one).get("scaleanchor")]
        if tied:
            across, down = sorted({tied[0], self.options(tied[0])["scaleanchor"]})
            scale = min(abs(self.domain(one)[1] / self.span(one)) for one in (across, down))
            length = math.copysign(scale * abs(high - low), length)
            if ref.startswith("y"):  # it keeps its upper end, an axis across its left one
                start = self.bottom - options.get("domain", [0, 1])[1] * self.height - length
        return _Axis(low, high, start, length, options.get("type") == "log")

    def options(self, ref: str) -> Any:
        """Return the layout of an axis."""
        return self.layout[f"{ref[0]}axis{ref[1:]}"]

    def domain(self, ref: str) -> tuple[float, float]:
        """Return where an axis begins and how far it goes in pixels, upward for a y axis."""
        low, high = self.options(ref).get("domain", [0, 1])
        if ref.startswith("x"):
            return self.left + low * self.width, (high - low) * self.width
        return self.bottom - low * self.height, -(high - low) * self.height

    def span(self, ref: str) -> float:
        """Return how many units an axis shows."""
        low, high = self.options(ref)["range"]
        return float(high - low)

    def at(self, ref: str, value: float, ready: bool = False) -> float:
        """Return the pixel of a value of an axis, of a share of it (`y domain`) or of the whole (`paper`)."""
        name, _, domain = ref.partition(" ")
        if name == "paper-x":
            return self.left + value * self.width
        if name == "paper-y":
            return self.bottom - value * self.height
        return self.axis(name).share(value) if domain else self.axis(name).at(value, ready)

    def ref(self, thing: dict[str, Any], way: str) -> str:
        """Return what a coordinate of a shape or annotation refers to."""
        found = str(thing.get(f"{way}ref", way))
        return f"paper-{way}" if found == "paper" else found


def add_chart(page: Any, drawn: Spec, left: float, top: float) -> None:
    """Add a chart of fixed size; `left` and `top` in pixels of the stage."""
    plot = _Plot(drawn, left, top)
    shapes = plot.layout.get("shapes", [])
    for shape in (one for one in shapes if one.get("layer") == "below"):
        _add_drawn_shape(page, plot, shape)
    for trace in sorted(drawn["data"], key=lambda one: one["type"] != "bar"):  # bars lie under all the rest
        _add_bars(page, plot, trace) if trace["type"] == "bar" else _add_scatter(page, plot, trace)
    for shape in (one for one in shapes if one.get("layer") != "below"):
        _add_drawn_shape(page, plot, shape)
    _add_ticks(page, plot)
    for note in plot.layout.get("annotations", []):
        _add_note(page, plot, note)


def _add_bars(page: Any, plot: _Plot, trace: dict[str, Any]) -> None:
    lying = trace.get("orientation") == "h"
    along, across = (plot.axis(trace.get(f"{way}axis", way)) for way in ("xy" if lying else "yx"))
    values, places = (trace[way] for way in ("xy" if lying else "yx"))
    marker = trace["marker"]
    for index, (value, place) in enumerate(zip(values, places, strict=True)):
        base = _each(trace.get("base", 0), index) or 0
        half = _each(trace["width"], index) / 2
        ends = sorted((along.at(base), along.at(base + value)))
        sides = sorted((across.at(place - half), across.at(place + half)))
        (west, east), (north, south) = (ends, sides) if lying else (sides, ends)
        outline = marker["line"]
        pen = Pen(
            seen(_each(marker["color"], index)),
            seen(_each(outline["color"], index)),
            _each(outline["width"], index),
            name=_name(trace, index),
        )
        if pen.fill or (pen.line and pen.width):
            add_shape(page, MSO_SHAPE.RECTANGLE, Box(west, north, east - west, south - north), pen)
        _add_whisker(page, trace.get("error_x" if lying else "error_y"), index, (base + value, place), (along, across))


def _add_whisker(page: Any, error: dict[str, Any] | None, index: int, place: Point, axes: tuple[_Axis, _Axis]) -> None:
    """Add the range of a bar; `place` and `axes` are those along and across it."""
    if not error or error["array"][index] is None or error["arrayminus"][index] is None:
        return
    (value, side), (along, across) = place, axes
    ends = along.at(value - error["arrayminus"][index]), along.at(value + error["array"][index])
    lying = along.length > 0
    points = [(end, across.at(side)) if lying else (across.at(side), end) for end in ends]
    add_path(page, points, Pen(line=error["color"], width=error["thickness"]))


def _add_scatter(page: Any, plot: _Plot, trace: dict[str, Any]) -> None:
    across, down = (plot.axis(trace.get(f"{way}axis", way)) for way in "xy")
    points = [
        None if x is None or y is None else (across.at(x), down.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in trace["mode"]:
        line = trace["line"]
        pen = Pen(line=line["color"], width=line["width"], dash=line.get("dash", ""), name=_name(trace, 0))
        for path in _pieces(points):
            add_path(page, path, pen)
    for index, point in enumerate(points):
        if point and "markers" in trace["mode"]:
            _add_point(page, point, trace["marker"], index, _name(trace, index))
        if point and "text" in trace["mode"]:
            font = plot.font | trace.get("textfont", {})
            _add_label(page, trace["text"][index], point, font, _each(trace["textposition"], index))


def _pieces(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Yield the lines between the gaps."""
    piece: list[Point] = []
    for point in [*points, None]:
        if point:
            piece.append(point)
        elif piece:
            if len(piece) > 1:
                yield piece
            piece = []


def _add_point(page: Any, point: Point, marker: dict[str, Any], index: int, name: str) -> None:
    symbol, size = _each(marker["symbol"], index), _each(marker["size"], index)
    form, _, hollow = symbol.partition("-open")
    outline = marker.get("line", {})
    width = _each(outline.get("width", 0), index)
    colour, edge = seen(_each(marker["color"], index)), seen(_each(outline.get("color", ""), index))
    (x, y), half = point, size / 2
    if symbol.startswith("line-ns"):
        add_path(page, [(x, y - half), (x, y + half)], Pen(line=edge or colour, width=width, name=name))
        return
    is_hollow = symbol.endswith("-open") or bool(hollow)
    pen = Pen("" if is_hollow else colour, colour if is_hollow else edge, width, name=name)
    if pen.fill or (pen.line and pen.width):
        shape, rotation = _FORMS[form]
        add_shape(page, shape, Box(x - half, y - half, size, size), pen, rotation)


def _add_label(page: Any, text: str, point: Point, font: dict[str, Any], position: str) -> None:
    """Add a text beside a point; `position` is the side it stands on."""
    upright, side = position.split(" ")
    anchor = {"top": "bottom", "bottom": "top"}.get(upright, "middle")
    _add_anchored(page, text, point, font, {"left": "right", "right": "left"}.get(side, "center"), anchor)


def _add_anchored(page: Any, text: str, point: Point, font: dict[str, Any], align: str, anchor: str) -> None:
    """Add a text that a point holds by a side or its middle."""
    lines = marked_up(text, font["color"])
    width = text_width(text, font["size"]) * _SPARE
    height = len(lines) * font["size"] * LINE
    room = {"left": STAGE[0] - point[0], "center": 2 * min(point[0], STAGE[0] - point[0]), "right": point[0]}
    width = min(width, room[align])
    left = point[0] - {"left": 0, "center": width / 2, "right": width}[align]
    top = point[1] - {"top": 0, "middle": height / 2, "bottom": height}[anchor]
    add_text(page, lines, Box(left, top, width, height), Type(font["size"], align, anchor))


def _add_drawn_shape(page: Any, plot: _Plot, shape: dict[str, Any]) -> None:
    ends = [_end(plot, shape, way, number) for number in "01" for way in "xy"]
    (west, east), (north, south) = sorted(ends[::2]), sorted(ends[1::2])
    line = shape.get("line", {})
    pen = Pen(seen(shape.get("fillcolor")), seen(line.get("color")), line.get("width", 2), line.get("dash", ""))
    if shape["type"] == "line":
        add_path(page, [(ends[0], ends[1]), (ends[2], ends[3])], pen)
        return
    form = MSO_SHAPE.OVAL if shape["type"] == "circle" else MSO_SHAPE.RECTANGLE
    add_shape(page, form, Box(west, north, east - west, south - north), pen)


def _end(plot: _Plot, shape: dict[str, Any], way: str, number: str) -> float:
    value: float = shape[f"{way}{number}"]
    ref = plot.ref(shape, way)
    if shape.get(f"{way}sizemode") != "pixel":
        return plot.at(ref, value)
    return plot.at(ref, shape[f"{way}anchor"]) + (value if way == "x" else -value)


def _add_ticks(page: Any, plot: _Plot) -> None:
    """Add the labels of the axes across that show any."""
    for name, options in plot.layout.items():
        if not name.startswith("xaxis") or options.get("visible") is False:
            continue
        axis = plot.axis(name.replace("axis", ""))
        values = options.get("tickvals", [])
        font = plot.font | options.get("tickfont", {})
        for value, text in zip(values, options.get("ticktext") or [f"{one:g}" for one in values], strict=True):
            _add_anchored(page, text, (axis.at(value), plot.bottom + _TICK_GAP), font, "center", "top")


def _add_note(page: Any, plot: _Plot, note: dict[str, Any]) -> None:
    across, down = (plot.ref(note, way) for way in "xy")
    x = plot.at(across, note["x"], ready=True) + note.get("xshift", 0)
    y = plot.at(down, note["y"], ready=True) - note.get("yshift", 0)
    font = plot.font | note.get("font", {})
    _add_anchored(page, note["text"], (x, y), font, note.get("xanchor", "center"), note.get("yanchor", "middle"))


def _each(value: Any, index: int) -> Any:
    """Return what holds for one point of a trace, where each has its own or all have the same."""
    return value[index] if isinstance(value, list) else value


def _name(trace: dict[str, Any], index: int) -> str:
    """Return the id of what a mark shows."""
    rows = trace.get("customdata")
    return str(rows[index][0]) if rows and rows[index] else ""
