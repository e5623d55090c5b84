"""What every form of chart and every layout of slide needs: declared here, drawn elsewhere, checked at load."""

from __future__ import annotations

from dataclasses import dataclass

from interview.amounts.items import Sort

COUNTED = frozenset({Sort.COUNT})
INDEX = frozenset({Sort.INDEX})
PERCENT = frozenset({Sort.PERCENT})
TIMES = frozenset({Sort.MULTIPLE})
YEARS = frozenset({Sort.DURATION, Sort.YEAR})

MOST_SQUARES = 500
"""So many squares can still be counted by eye, row by row."""


@dataclass(frozen=True)
class Part:
    """The items of one role: how many there may be, and what they may measure (anything, if no sort is named)."""

    role: str = ""
    least: int = 1
    most: int | None = None
    sorts: frozenset[Sort] = frozenset()
    scaled: bool = True
    """Whether they are drawn on the scale of their chart or panel, which has one unit."""
    alone: bool = True
    """Whether each stands under a label of its own."""
    bounded: bool = False
    """Whether both ends of what a value can stand for are drawn, so that neither can be open."""
    positive: bool = False
    """Whether only values above zero can be drawn."""

    @property
    def words(self) -> str:
        """The role with the number of its items and what they measure, such as "window (1, duration)"."""
        count = f"{self.least} or more" if self.least else "any number"
        if self.most is not None:
            count = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{self.role or 'items'} ({', '.join([count, *sorted(self.sorts)])})"


@dataclass(frozen=True)
class Form:
    """A form of chart: what it draws, and what it needs to draw it."""

    draws: str
    parts: tuple[Part, ...]
    panels: bool = False
    """Whether its items stand in named panels or lanes."""
    single: bool = False
    """Whether there is only one panel, whose name is that of what all are measured against."""
    rows: bool = False
    """Whether all panels have the same rows, by label."""
    total: tuple[tuple[str, ...], str] | None = None
    """Roles whose values add up to that of another one, within its bounds."""
    mean: tuple[str, str, str] | None = None
    """The roles of a mean, of how many there are, and of the sum they come to, within its bounds."""
    years: str = ""
    """The role whose items stand on a scale of years, in order and one a year."""
    between: str = ""
    """The role whose items stand between the first and the last of these years."""
    events: bool = False
    readings: bool = False
    spread: bool = False
    """Whether bounds are drawn in per cent of the value, so that no value can be zero."""
    whole: bool = False
    """Whether things are drawn one by one."""

    def part(self, role: str) -> Part | None:
        """Return what is declared for a role."""
        return next((part for part in self.parts if part.role == role), None)

    @property
    def needs(self) -> str:
        """Everything the form needs, in words."""
        scaled = any(part.scaled for part in self.parts)
        summed, whole = self.total or ((), "")
        told = [
            ", ".join(part.words for part in self.parts),
            "one panel" if self.single else "panels" if self.panels else "",
            "the same rows in each" if self.rows else "",
            "one unit a scale" if scaled else "",
            f"{' + '.join(summed)} = {whole}" if whole else "",
            "{} × {} = {}".format(*self.mean) if self.mean else "",
            f"each {self.years} in a year of its own, in order" if self.years else "",
            "no open bounds" if any(part.bounded for part in self.parts) else "",
            "values above zero" if any(part.positive for part in self.parts) else "",
            f"whole numbers, {MOST_SQUARES} at most" if self.whole else "",
            "no value of zero" if self.spread else "",
            "events too" if self.events else "",
            "readings on request" if self.readings else "",
        ]
        return "; ".join(filter(None, told))


FORMS: dict[str, Form] = {
    "bar-groups": Form(
        "bars in groups below each other, each group with its own scale from zero", (Part(),), panels=True
    ),
    "bar-rows": Form(
        "bars in rows, each panel with its own scale from zero; a panel of notes is only written",
        (Part(), Part("note", least=0, scaled=False)),
        panels=True,
        rows=True,
    ),
    "bars": Form("bars from zero, a row each, on one scale", (Part(),), readings=True),
    "bridge": Form(
        "a start, what was added to it or taken from it, and where it ended",
        (
            *(Part("start", most=1, positive=True), Part("added", most=1), Part("end", most=1, positive=True)),
            Part("note", least=0, most=1, scaled=False),
        ),
        total=(("start", "added"), "end"),
    ),
    "column-panels": Form(
        "small columns, each panel with its own scale from zero; notes are written below their panel",
        (Part(), Part("note", least=0, scaled=False)),
        panels=True,
    ),
    "columns-to-target": Form(
        "columns on a scale of years: what was, what is, what is aimed at",
        (
            Part("column", least=2, alone=False, positive=True),
            Part("step", least=0, scaled=False),
            Part("path", least=0, alone=False, positive=True),
        ),
        years="column",
        between="path",
        readings=True,
    ),
    "forest": Form(
        "how wide the bounds of each value are, in per cent of it", (Part(scaled=False, bounded=True),), spread=True
    ),
    "grouped-table": Form("a small table in groups", (Part(scaled=False),), panels=True),
    "index-path": Form(
        "an index from its base year on, with the steady pace beside it",
        (
            Part("base", most=1, sorts=frozenset({Sort.YEAR}), scaled=False),
            Part("point", least=2, sorts=INDEX, alone=False, bounded=True, positive=True),
            Part("multiple", most=1, sorts=TIMES, scaled=False),
            Part("growth", most=1, sorts=PERCENT, scaled=False),
            Part("average", most=1, sorts=PERCENT, scaled=False),
            Part("window", most=1, sorts=frozenset({Sort.DURATION}), scaled=False),
        ),
        years="point",
    ),
    "mean-cells": Form(
        "a sum as one bar of as many cells as it has years, each as long as the mean",
        (
            Part("window", most=1, sorts=frozenset({Sort.DURATION}), scaled=False, positive=True),
            Part("whole", most=1, positive=True),
            Part("mean", most=1, positive=True),
            Part("also", least=0, scaled=False),
        ),
        mean=("mean", "window", "whole"),
        whole=True,
    ),
    "part-of-whole": Form(
        "a whole as one bar of its parts",
        (
            *(Part("whole", most=1, positive=True), Part("part", least=2, positive=True)),
            Part("note", least=0, scaled=False),
        ),
        total=(("part",), "whole"),
    ),
    "sentences": Form("numbers that share no scale, each with what it counts and since when", (Part(scaled=False),)),
    "square-rows": Form(
        "a row of squares for each part, one for each thing counted",
        (Part("square", sorts=COUNTED, positive=True), Part("whole", least=0, most=1, sorts=COUNTED)),
        total=(("square",), "whole"),
        whole=True,
    ),
    "squares": Form(
        "a field with one square for each thing counted",
        (
            Part("square", sorts=COUNTED, positive=True),
            Part("whole", least=0, most=1, sorts=COUNTED),
            Part("note", least=0, scaled=False),
        ),
        total=(("square",), "whole"),
        whole=True,
    ),
    "tally": Form(
        "one square for each thing of one sort, and what is said of all of them",
        (Part("square", most=1, sorts=COUNTED, positive=True), Part("note", least=0, scaled=False)),
        whole=True,
    ),
    "timeline": Form(
        "dated things, a row each, their names and dates beside the track",
        (Part(sorts=YEARS, scaled=False, alone=False),),
        events=True,
    ),
    "times": Form(
        "times of a level, which the panel names: bars from zero, a line at one",
        (Part(sorts=TIMES, positive=True),),
        panels=True,
        single=True,
        readings=True,
    ),
}
"""Every form by its name in charts.csv."""


@dataclass(frozen=True)
class Layout:
    """A layout of slide: what it shows, and how many charts, figures and excerpts it has room for."""

    shows: str
    charts: int = 0
    figures: tuple[int, int] = (0, 0)
    excerpts: tuple[int, int] = (0, 0)
    form: str = ""
    """The one form its charts have; any, if none is named."""
    titled: bool = False
    """Whether it needs a title of its own."""

    @property
    def needs(self) -> str:
        """Everything the layout needs, in words."""
        told = [
            f"{self.charts} {'chart' if self.charts == 1 else 'charts'}" if self.charts else "",
            f"of the form {self.form}" if self.form else "",
            _between(self.figures, "figure"),
            _between(self.excerpts, "excerpt"),
            "a title" if self.titled else "",
        ]
        return ", ".join(filter(None, told))


def _between(room: tuple[int, int], thing: str) -> str:
    least, most = room
    return f"{least} to {most} {thing}s" if most else ""


LAYOUTS: dict[str, Layout] = {
    "opening": Layout("the title, with its numbers large", figures=(0, 3), titled=True),
    "chart": Layout("a chart and the sentences that say its numbers", charts=1, excerpts=(0, 3)),
    "number": Layout("numbers, large", figures=(1, 3), excerpts=(0, 3)),
    "two-charts": Layout("two charts side by side", charts=2),
    "timeline": Layout("a timeline and sentences that say its dates", charts=1, form="timeline", excerpts=(0, 3)),
    "closing": Layout("what to remember, what to doubt, where to look", titled=True),
}
"""Every layout by its name in slides.csv."""
