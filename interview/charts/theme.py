"""Colours, sizes and the mark of each kind of number, the same on every chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from interview.amounts.items import Figure, Kind, Measured

INK = "#3F7CC4"
ACCENT = "#D2601A"
MUTED = "#828C9B"
CLEAR = "rgba(0,0,0,0)"
GRID = "rgba(130,140,155,0.25)"
"""All contrast at least 3 : 1 with the light and the dark page, so that charts need not know which one is on."""

LEGEND = {
    "stated": "stated in the interview",
    "derived": "derived by us; whisker = bounds",
    "open": "target or potential; arrow = open end",
    "published": "published by others",
}
"""What each kind of mark means, in words."""


@dataclass(frozen=True)
class Style:
    """Sizes in pixels for one way of showing charts."""

    name: str
    text: int
    small: int
    big: int
    line: float
    marker: int
    row: int


SCREEN = Style("screen", text=13, small=12, big=30, line=2, marker=11, row=56)
PRESENTER = Style("presenter", text=22, small=20, big=52, line=4, marker=14, row=84)


def colour(amount: Measured, accent: str) -> str:
    """Return the colour of a mark: the accent for the number the title speaks of, grey for what others published."""
    if not isinstance(amount, Figure):
        return MUTED
    return ACCENT if amount.id == accent else INK


def bar_marker(figures: list[Figure], accent: str, style: Style) -> dict[str, Any]:
    """Return the marker of bars: stated solid, derived dotted, target and potential an outline."""
    colours = [colour(figure, accent) for figure in figures]
    filled = [figure.kind in (Kind.STATED, Kind.DERIVED) for figure in figures]
    dotted = [figure.kind is Kind.DERIVED for figure in figures]
    return {
        "color": [c if f else CLEAR for c, f in zip(colours, filled, strict=True)],
        "line": {"color": colours, "width": style.line * 0.75},
        "pattern": {"shape": ["." if d else "" for d in dotted], "size": style.marker // 2 + 1, "solidity": 0.2},
    }


def point_marker(amount: Measured, accent: str, style: Style) -> dict[str, Any]:
    """Return the marker of a point: stated solid, derived with a dot, published a diamond, all others hollow."""
    symbols = {Kind.STATED: "circle", Kind.DERIVED: "circle-open-dot", Kind.PUBLISHED: "diamond-open"}
    return {
        "symbol": symbols.get(amount.kind, "circle-open"),
        "color": colour(amount, accent),
        "size": style.marker,
        "line": {"color": colour(amount, accent), "width": style.line},
    }


def reading_marker(style: Style) -> dict[str, Any]:
    """Return the marker of a reading that is not the one shown by default: hollow, with a dashed range."""
    return {
        "symbol": "circle-open",
        "color": MUTED,
        "size": style.marker,
        "line": {"color": MUTED, "width": style.line},
    }
