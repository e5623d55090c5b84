"""Where texts stand beside marks: boxes in pixels, each text at the first of its places that is free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.charts.ground import LINE, lines_of, text_width


@dataclass(frozen=True)
class Box:
    """A box in pixels, counted to the right and up from the corner of the scales."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes share any room."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.low < other.high and other.low < self.high

    def within(self, width: float, height: float) -> bool:
        """Whether the box leaves neither side nor the top or bottom of the scales."""
        return self.left >= 0 and self.low >= 0 and self.right <= width and self.high <= height


@dataclass(frozen=True)
class Spot:
    """A place for a text beside a point: how it is anchored there, and by how many pixels it is moved away."""

    across: str
    along: str
    aside: float = 0
    away: float = 0

    def box(self, x: float, y: float, text: str, size: int) -> Box:
        """Return the box of a text at a point in pixels."""
        width, height = text_width(text, size), lines_of(text) * size * LINE
        left = x + self.aside - {"left": 0.0, "center": 0.5, "right": 1.0}[self.across] * width
        low = y + self.away - {"bottom": 0.0, "middle": 0.5, "top": 1.0}[self.along] * height
        return Box(left, low, left + width, low + height)

    @property
    def anchors(self) -> dict[str, object]:
        """The spot as Plotly's annotations name it."""
        return {"xanchor": self.across, "yanchor": self.along, "xshift": self.aside, "yshift": self.away}


def freest(boxes: Sequence[Box], taken: Sequence[Box], width: float, height: float) -> int:
    """Return which box comes first of those that meet nothing and stay on the scales, else that with least faults."""

    def faults(place: int) -> int:
        box = boxes[place]
        return sum(box.meets(other) for other in taken) + 2 * (not box.within(width, height))

    return min(range(len(boxes)), key=faults)
