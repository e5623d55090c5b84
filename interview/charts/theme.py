"""Colours, sizes and the mark of each kind of number, the same on every chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interview.amounts.items import Figure, Kind, Measured

PALETTE = {
    "page": ("#FFFFFF", "#12171D"),
    "paper": ("#F6F3EC", "#1D232B"),
    "ink": ("#16202B", "#E8ECF1"),
    "ink-2": ("#4A5665", "#B3BDC9"),
    "rule": ("#D9DDE3", "#343C46"),
    "said": ("#2F74C0", "#6FA8E6"),
    "tint": ("#C5D8EE", "#2C4055"),
    "published": ("#6B7683", "#98A3B0"),
    "chosen": ("#C2500E", "#F08A4B"),
    "link": ("#1D5C9E", "#8FBDF0"),
}
"""The colours by role, on the light page and on the dark one; `client/theme.css` holds the same for the browser."""

DARK = dict(PALETTE.values())
"""What the browser writes for each colour of a chart on the dark page; a colour that is not named stays as it is."""


INK, MUTED, GRID = (PALETTE[role][0] for role in ("said", "published", "rule"))
CLEAR = "rgba(0,0,0,0)"
"""What charts are drawn in, for the light page; the browser turns each to its colour on the dark one."""


@dataclass(frozen=True)
class Look:
    """How the marks of some kinds of number look, wherever they are drawn, and what they are called."""

    kinds: tuple[Kind, ...]
    short: str
    words: str
    fill: str
    """`solid`, `tint` or `none`."""
    dashed: bool = False
    """Whether an outline is dashed where the program that draws it can dash one."""
    diamond: bool = False
    colour: str = INK

    @property
    def sign(self) -> str:
        """The name of the sign by which a key shows these kinds."""
        return self.kinds[0].value


LOOKS = (
    Look((Kind.STATED,), "said", "said in the interview", "solid"),
    Look((Kind.DERIVED,), "calculated by us", "calculated by us", "tint"),
    Look((Kind.TARGET, Kind.POTENTIAL), "aim, potential", "aim or potential", "none", dashed=True),
    Look((Kind.PUBLISHED,), "published", "published by others", "none", diamond=True, colour=MUTED),
)
"""The one table of kinds: charts, legends, saved pictures, slides and PowerPoint draw by it."""

_SYMBOLS = {"solid": "", "tint": "", "none": "-open"}


def look_of(kind: Kind) -> Look:
    """Return how a kind of number looks."""
    return next(look for look in LOOKS if kind in look.kinds)


def symbol(kind: Kind, shape: str = "circle") -> str:
    """Return Plotly's name for the point of a kind: a shape filled as its bars are, published ones a diamond."""
    look = look_of(kind)
    return ("diamond" if look.diamond else shape) + _SYMBOLS[look.fill]


@dataclass(frozen=True)
class Swatch:
    """How a mark looks in the key of a chart: the sign it stands for, its words, colours and outline.

    `shape` is `square`, `diamond`, `whisker`, or `none` where words are enough.
    """

    sign: str
    words: str
    fill: str
    stroke: str
    dash: str = ""
    shape: str = "square"
    short: str = ""


_FILLS = {"solid": PALETTE["said"][0], "tint": PALETTE["tint"][0], "none": CLEAR}


def _swatch(look: Look) -> Swatch:
    dash, shape = "3 2" if look.dashed else "", "diamond" if look.diamond else "square"
    return Swatch(look.sign, look.words, _FILLS[look.fill], look.colour, dash, shape, look.short)


RANGE, GREY = "range", "grey"
"""The signs of what a number can stand for: drawn as a whisker, and only written."""

SWATCHES = (
    *(_swatch(look) for look in LOOKS),
    Swatch(RANGE, "what it can stand for", CLEAR, PALETTE["ink"][0], shape="whisker", short="can stand for"),
    Swatch(GREY, "grey: what it can stand for", CLEAR, CLEAR, shape="none", short="grey: can stand for"),
)
"""The key of a chart, in the colours of the light page."""

DRAWN = tuple(swatch for swatch in SWATCHES if swatch.sign != GREY)
"""The key of all that is drawn and not only written."""


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
    least: int
    """The least width of a chart."""
    height: int = 0
    """The height of a chart, where it is fixed."""

    @property
    def narrow(self) -> bool:
        """Whether names stand above their marks, as there is no room beside them."""
        return self.least < NARROW


NARROW = 400
SCREEN = Style("screen", text=14, small=13, big=28, line=2, marker=11, row=56, least=480)
PHONE = Style("phone", text=14, small=13, big=28, line=2, marker=11, row=56, least=288)
CARD = Style("card", text=14, small=13, big=28, line=2, marker=10, row=40, least=288, height=186)
PRESENTER = Style("presenter", text=20, small=18, big=44, line=4, marker=14, row=84, least=572)


def colour(amount: Measured) -> str:
    """Return the colour of a mark or of its outline: grey for what others published."""
    return INK if isinstance(amount, Figure) else MUTED


def filling(amount: Measured) -> str:
    """Return the colour inside a mark: a tint for what was computed; hollow symbols are drawn in it too."""
    return PALETTE["tint"][0] if look_of(amount.kind).fill == "tint" else colour(amount)


def bar_marker(figures: list[Figure], style: Style, readings: Sequence[bool] = ()) -> dict[str, Any]:
    """Return the marker of bars: stated solid, derived tinted, target and potential an outline, readings grey."""
    grey = [*readings, *(False for _ in figures)]
    hollow = [look_of(figure.kind).fill == "none" for figure in figures]
    return {
        "color": [
            PALETTE["rule"][0] if other else CLEAR if empty else filling(figure)
            for figure, empty, other in zip(figures, hollow, grey, strict=False)
        ],
        "line": {
            "color": [MUTED if other else colour(figure) for figure, other in zip(figures, grey, strict=False)],
            "width": [0 if look_of(figure.kind).dashed else style.line * 0.75 for figure in figures],
        },
    }


def point_marker(amount: Measured, style: Style) -> dict[str, Any]:
    """Return the marker of a point: stated solid, derived tinted, published a diamond, all others hollow."""
    return {
        "symbol": symbol(amount.kind),
        "color": filling(amount),
        "size": style.marker,
        "line": {"color": colour(amount), "width": style.line},
    }


def reading_marker(style: Style) -> dict[str, Any]:
    """Return the marker of a reading that is not the one shown by default: hollow, with a dashed range."""
    return {
        "symbol": "circle-open",
        "color": MUTED,
        "size": style.marker,
        "line": {"color": MUTED, "width": style.line},
    }
