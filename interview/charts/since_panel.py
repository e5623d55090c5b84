"""What a panel of later values draws: its values with the words at their marks, and scales that hold them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.amounts.items import Figure, Measured, Sort, Status, Unit
from interview.amounts.periods import Period
from interview.amounts.since import Came, Later
from interview.charts.ground import LINE, lines_of
from interview.charts.scale import amount, low_reach, reach
from interview.charts.theme import Style
from interview.words.formatting import WORDS
from interview.words.shown import brief_text

HEIGHT = 224
LEFT, RIGHT, FOOT = 20, 8, 30
"""Pixels beside and below the scales: for the nought, the last mark and the years."""
SIDE = 0.55
"""Years that stay free left and right of the marks."""
_TOP = 8
"""Pixels above the words at the head."""
_CLEAR = 4
"""Pixels between a mark and its label."""
_ROUNDS = 4
"""So often the ends of the scales are found anew, as each moves the other."""


@dataclass(frozen=True)
class Scales:
    """The scales of a panel: its ends in years and as plotted, and its least size in pixels."""

    first: float
    last: float
    low: float
    high: float
    width: float
    height: float

    def x(self, years: float) -> float:
        """Return how many pixels right of its left edge a time stands."""
        return (years - self.first) / (self.last - self.first) * self.width

    def y(self, level: float) -> float:
        """Return how many pixels above its lower edge a value stands."""
        return (level - self.low) / (self.high - self.low) * self.height


@dataclass(frozen=True)
class Panel:
    """What a panel draws: numbers said, later values, the words at each mark, and the unit that stands at the head."""

    said: tuple[Figure, ...]
    later: tuple[Later, ...]
    texts: dict[str, str]
    unit: str
    interview: Period
    style: Style

    @property
    def values(self) -> list[Measured]:
        """Everything that has a mark."""
        return [*self.said, *(one.item for one in self.later)]

    @property
    def head(self) -> float:
        """How many pixels the words above the scales need."""
        return _TOP + self.style.small * LINE * (2 if self.unit else 1)


def place(value: Measured) -> float:
    """Return where a value stands on the scale of years: a year at its number, several years at their end."""
    start, end = (float(moment.middle) for moment in (value.period.start_in_years(), value.period.end_in_years()))
    several = value.period.last.year > value.period.first.year
    return end - 0.5 if several else _middle(value.period, start, end)


def _middle(period: Period, start: float, end: float) -> float:
    if len(period.text) == len("2023"):
        return float(period.first.year)
    return (start + end) / 2 - 0.5


def moment(period: Period) -> float:
    """Return where a time stands on the scale of years, its middle."""
    ends = (period.start_in_years().middle, period.end_in_years().middle)
    return float(sum(ends)) / 2 - 0.5


def panel_of(came: Sequence[Came], interview: Period, style: Style) -> Panel:
    """Return what is drawn of numbers said of one measure and their later values, and the words beside each."""
    said = tuple(one.figure for one in came)
    later = tuple({one.item.id: one for each in came for one in each.later}.values())
    unit = _unit(said[0].unit)
    plus = any(one.item.value < 0 for one in later)
    status = {one.item.id: one.status.value for one in later if one.status is not Status.MEASURED}
    values: list[Measured] = [*said, *(one.item for one in later)]
    texts = {one.id: _text(one, style, unit=not unit, plus=plus, status=status.get(one.id, "")) for one in values}
    return Panel(said, later, texts, unit, interview, style)


def _unit(unit: Unit) -> str:
    """Return the unit as it stands above the scales; per cent and times stand at each mark."""
    return "" if unit.sort in (Sort.PERCENT, Sort.MULTIPLE) else unit.words.strip()


def _text(value: Measured, style: Style, *, unit: bool, plus: bool, status: str) -> str:
    """Return the label of a mark: its value, and its status where it was not measured."""
    words, hedge = brief_text(value, unit=unit, signed=plus), WORDS[value.comparator]
    if style.narrow and hedge:
        words = f"{hedge.strip()}<br>{words.removeprefix(hedge)}"
    return f"<b>{words}</b>" + (f"<br>{status}" if status else "")


def scales_of(panel: Panel) -> Scales:
    """Return scales that hold zero, all marks, and the labels above the highest and below the lowest ones."""
    places = [*map(place, panel.values), moment(panel.interview)]
    height = HEIGHT - panel.head - FOOT
    tops = [(top(one), _label_height(panel, one) / height) for one in panel.values if amount(one) >= 0]
    feet = [(foot(one), _label_height(panel, one) / height) for one in panel.values if amount(one) < 0]
    low = high = 0.0
    for _ in range(_ROUNDS):
        high = max(0.0, *(low + (end - low) / (1 - share) for end, share in tops), high)
        low = min(0.0, *(high - (high - end) / (1 - share) for end, share in feet), low)
    width = panel.style.least - LEFT - RIGHT
    return Scales(min(places) - SIDE, max(places) + SIDE, low, high if high > low else low + 1, width, height)


def top(value: Measured) -> float:
    """Return where a mark ends above: with its whisker, which only figures have here."""
    return reach(value) if isinstance(value, Figure) else amount(value)


def foot(value: Measured) -> float:
    """Return where a mark ends below."""
    return low_reach(value) if isinstance(value, Figure) else amount(value)


def _label_height(panel: Panel, value: Measured) -> float:
    return lines_of(panel.texts[value.id]) * panel.style.small * LINE + away(panel.style) + _CLEAR


def away(style: Style) -> float:
    """Return how many pixels a label stands away from the middle of its mark."""
    return style.marker / 2 + _CLEAR
