"""Shapes and texts on a PowerPoint slide, placed in pixels of a stage that is 1280 wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Length, Pt

from interview.charts.theme import PALETTE

PIXEL = 9525
"""English Metric Units in a pixel: 1280 of them are the 13⅓ inches of a wide slide."""
_POINTS = 0.75  # in a pixel
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_SANS = "Arial"  # which every office program has, or a font as wide as it
_BROAD = 8  # pixels of a line that is a bar
_CLEAR = "rgba"  # what begins the one colour that is not seen

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A place on a slide, in pixels of the stage."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Pen:
    """How a shape is drawn: colours as `#RRGGBB` or empty, the width of its outline in pixels, dashes by Plotly's name.

    `name` is what the shape is called in PowerPoint's list of them.
    """

    fill: str = ""
    line: str = ""
    width: float = 0
    dash: str = ""
    name: str = ""


@dataclass(frozen=True)
class Run:
    """A piece of text in one look."""

    text: str
    bold: bool = False
    colour: str = PALETTE["ink"][0]


@dataclass(frozen=True)
class Type:
    """How a text is set: its size in pixels, where it stands in its box, and its font."""

    size: float
    align: str = "left"
    anchor: str = "top"
    font: str = _SANS


Line = Sequence[Run]


def emu(pixels: float) -> Length:
    """Return pixels of the stage as PowerPoint's unit."""
    return Emu(round(pixels * PIXEL))


def seen(colour: Any) -> str:
    """Return a colour of a chart, or nothing for the one that is not seen."""
    return "" if not colour or str(colour).startswith(_CLEAR) else str(colour)


def add_shape(page: Any, form: MSO_SHAPE, box: Box, pen: Pen, rotation: float = 0) -> None:
    """Add a shape of PowerPoint's own; `rotation` in degrees, clockwise."""
    shape = page.shapes.add_shape(form, emu(box.left), emu(box.top), emu(box.width), emu(box.height))
    shape.rotation = rotation
    _paint(shape, pen)


def add_path(page: Any, points: Sequence[Point], pen: Pen) -> None:
    """Add a line through points, closed where it ends as it begins."""
    if len(points) == 2:
        ends = [emu(one) for point in points for one in point]
        _outline(page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends), pen)
        return
    (left, top), *rest = [(round(x * PIXEL), round(y * PIXEL)) for x, y in points]
    builder = page.shapes.build_freeform(left, top)
    builder.add_line_segments(rest, close=points[0] == points[-1])
    _paint(builder.convert_to_shape(), pen)


def add_text(page: Any, lines: Sequence[Line], box: Box, style: Type) -> Any:
    """Add lines of text; returns the frame they stand in."""
    frame = page.shapes.add_textbox(emu(box.left), emu(box.top), emu(box.width), emu(box.height)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True  # without it, LibreOffice puts a text in the middle of its box
    frame.vertical_anchor = _ANCHOR[style.anchor]
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[style.align]
        for one in line:
            _add_run(paragraph, one, style)
    return frame


def _add_run(paragraph: Any, one: Run, style: Type) -> None:
    run = paragraph.add_run()
    run.text = one.text
    run.font.size = Pt(style.size * _POINTS)
    run.font.bold = one.bold
    run.font.color.rgb = RGBColor.from_string(one.colour.removeprefix("#"))
    run.font.name = style.font


def _paint(shape: Any, pen: Pen) -> None:
    if pen.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(pen.fill.removeprefix("#"))
    else:
        shape.fill.background()
    _outline(shape, pen)


def _outline(shape: Any, pen: Pen) -> None:
    if pen.name:
        shape.name = pen.name
    shape.element.remove(shape.element.find(qn("p:style")))  # it brings shadows
    if not (pen.line and pen.width):
        shape.line.fill.background()
        return
    shape.line.color.rgb = RGBColor.from_string(pen.line.removeprefix("#"))
    shape.line.width = emu(pen.width)
    if pen.dash and pen.dash != "solid":
        shape.line.dash_style = MSO_LINE.ROUND_DOT if pen.dash == "dot" else _dashes(pen.width)


def _dashes(width: float) -> MSO_LINE:
    """Return dashes for an outline of some pixels; they grow with it, so a bar drawn as a line has short ones."""
    return MSO_LINE.DASH if width < _BROAD else MSO_LINE.SQUARE_DOT


class _Markup(HTMLParser):
    """Reads the little HTML that Plotly's texts know: bold, a colour, and the end of a line."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.lines: list[list[Run]] = [[]]
        self.bold = 0
        self.colours = [colour]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a bold piece or one of another colour."""
        if tag == "br":
            self.lines.append([])
        elif tag == "b":
            self.bold += 1
        elif tag == "span":
            style = dict(attrs).get("style") or ""
            self.colours.append(style.partition("color:")[2].partition(";")[0].strip() or self.colours[-1])

    def handle_endtag(self, tag: str) -> None:
        """End a piece."""
        if tag == "b":
            self.bold -= 1
        elif tag == "span":
            self.colours.pop()

    def handle_data(self, data: str) -> None:
        """Add a piece to its line."""
        self.lines[-1].append(Run(data, bool(self.bold), self.colours[-1]))


def marked_up(text: str, colour: str) -> list[list[Run]]:
    """Return the lines of a text of a chart."""
    reader = _Markup(colour)
    reader.feed(text)
    reader.close()
    return reader.lines
