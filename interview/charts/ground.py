"""The ground of charts with rows: sizes in pixels, a column of names beside the marks or lines of them above."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from interview.amounts.items import Item, Kind, Measured
from interview.amounts.periods import Period
from interview.charts.marks import sheet
from interview.charts.theme import PALETTE, Style
from interview.words.formatting import KIND_NAMES


@dataclass(frozen=True)
class Occasion:
    """What dates are seen from: the day of the interview, and everything dated that stands on the same page."""

    day: Period
    dated: tuple[Item, ...]


INK_TEXT, PALE_TEXT, RULE = (PALETTE[role][0] for role in ("ink", "ink-2", "rule"))
_LETTER, _BOLD = 0.52, 1.06
"""How wide most letters of our type are as a share of its size, and bold ones as a share of these."""
_WIDTHS = {" \u00a0": 0.21, "iljI.,:;'|()": 0.29, "frt-–": 0.37, "mMwW%—": 0.84}
"""The widths of letters that are narrower or wider."""
_GAP = 12
"""Pixels between a column of names and what stands beside it."""
LINE = 1.3
"""The height of a line of text, as a share of its size."""


def kind_after(item: Measured, *, drawn: bool = True) -> str:
    """Return what follows a number to tell its kind; one that was said needs it only where no mark of it is drawn."""
    return "" if drawn and item.kind is Kind.STATED else f", {KIND_NAMES[item.kind]}"


def text_width(text: str, size: int) -> int:
    """Return how many pixels the longest line of a text takes, bold or not, about."""
    bold = _BOLD if "<b>" in text else 1
    lines = (re.sub(r"<[^>]*>", "", line) for line in text.split("<br>"))
    return math.ceil(max(sum(_letter(one) for one in line) for line in lines) * size * bold)


def _letter(one: str) -> float:
    """Return how wide a letter is, as a share of its size."""
    return next((width for letters, width in _WIDTHS.items() if one in letters), 0.6 if one.isupper() else _LETTER)


def wrapped(text: str, size: int, width: float) -> str:
    """Return a text in as many lines as it needs to be no wider than some pixels."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "<br>".join(lines)


def pale(text: str) -> str:
    """Return a text in the second ink."""
    return f'<span style="color:{PALE_TEXT}">{text}</span>'


def lines_of(text: str) -> int:
    """Return in how many lines a text stands."""
    return text.count("<br>") + 1


@dataclass(frozen=True)
class Ground:
    """Rows from top to bottom, each so many pixels high, with room in pixels around them.

    The vertical axis counts pixels downward from the first row, the room above and below included, so that everything
    keeps its place in a taller box too; `left` and `right` are margins for names and for words at the end of a row.
    """

    style: Style
    heights: tuple[int, ...]
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0

    @property
    def height(self) -> int:
        """The height of all rows."""
        return sum(self.heights)

    @property
    def width(self) -> int:
        """The least width of what is to scale."""
        return self.style.least - self.left - self.right

    def start(self, row: int) -> float:
        """Return where a row begins."""
        return float(sum(self.heights[:row]))

    def middle(self, row: int) -> float:
        """Return the middle of a row."""
        return self.start(row) + self.heights[row] / 2

    def sheet(self) -> go.Figure:
        """Return the empty chart."""
        chart = sheet(self.style, max(self.height + self.top + self.bottom, self.style.height))
        chart.update_layout(margin={"l": self.left, "r": self.right, "t": 0, "b": 0, "pad": 0})
        return chart

    def rows_axis(self, **options: Any) -> dict[str, Any]:
        """Return the vertical axis."""
        return {"visible": False, "fixedrange": True, "range": [self.height + self.bottom, -self.top], **options}


def column_of(names: Iterable[str], size: int, most: float) -> int:
    """Return how wide a column of names is, the room beside it included, and no more than some pixels."""
    return min(int(most), max(text_width(name, size) for name in names) + _GAP)


def add_name(chart: go.Figure, ground: Ground, y: float, text: str, *, anchor: str = "middle", lift: float = 0) -> None:
    """Write a name at the left edge of the sheet, at a height in pixels from the first row."""
    chart.add_annotation(
        text=text,
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-ground.left,
        y=y,
        yref="y",
        yanchor=anchor,
        yshift=lift,
        showarrow=False,
        align="left",
        borderpad=0,
        font={"size": ground.style.text, "color": INK_TEXT},
    )


def add_head(chart: go.Figure, ground: Ground, x: float, text: str, *, anchor: str = "left", shift: float = 0) -> None:
    """Write the head of a panel above the rows, at a share of the width to scale."""
    chart.add_annotation(
        text=text,
        x=x,
        xref="paper",
        xanchor=anchor,
        xshift=shift,
        y=-4,
        yref="y",
        yanchor="bottom",
        showarrow=False,
        align="left",
        borderpad=0,
        font={"size": ground.style.small, "color": PALE_TEXT},
    )


def head_room(heads: Sequence[str], size: int) -> int:
    """Return how many pixels the heads above the rows need."""
    return round(max((lines_of(head) for head in heads if head), default=0) * size * LINE + 8)


def add_upright(
    chart: go.Figure, x: float, bands: Iterable[tuple[float, float]], line: dict[str, Any], axis: str = "x"
) -> None:
    """Draw an upright line behind the marks, in bands of pixels from the first row: a name does not stand on it."""
    for top, bottom in bands:
        chart.add_shape(type="line", x0=x, x1=x, xref=axis, y0=top, y1=bottom, line=line, layer="below")
