"""What is shown: charts, findings and slides, and how the rows of the folder become them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from interview.amounts.items import Figure, Reference
from interview.folder.assembly import Assembly, RowError, near
from interview.folder.pages import FIXED
from interview.folder.records import Records, Rows
from interview.folder.tables import Row, rows_by
from interview.words.shown import FILLED_AS, fill, named_figures, stray_braces

TEMPLATES = {"charts": ("title", "subtitle", "alt"), "slides": ("title",)}
"""The columns by their tables in which `{figure_id}` stands for the value of a figure."""


@dataclass(frozen=True)
class Group:
    """The figures, events or published values that share panel, label and role in a chart."""

    panel: str
    label: str
    role: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """What one chart shows: form, words, figures by label; two parts on request.

    A row has `{figure_id}` in its words for every number, a dataset the numbers themselves.
    """

    id: str
    page: str
    form: str
    title: str
    subtitle: str
    groups: tuple[Group, ...]
    readings: tuple[Group, ...]
    excerpt_ids: tuple[str, ...]
    alt: str
    series: tuple[Group, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of everything drawn by default, each once, in order."""
        return tuple(dict.fromkeys(i for group in self.groups for i in group.ids))

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of everything its published series hold, each once, in order."""
        return tuple(dict.fromkeys(i for group in self.series for i in group.ids))

    def filled(self, figures: Mapping[str, Figure]) -> Chart:
        """Return the chart with its numbers in its words."""
        words: dict[str, Any] = {name: fill(getattr(self, name), figures) for name in TEMPLATES["charts"]}
        return replace(self, **words)


@dataclass(frozen=True)
class Finding:
    """What the first page opens with: a chart, and the excerpt that says its numbers."""

    chart_id: str
    excerpt_id: str


@dataclass(frozen=True)
class Slide:
    """One slide of the presenter deck; an empty title stands for that of its first chart."""

    id: str
    layout: str
    chart_ids: tuple[str, ...]
    figure_ids: tuple[str, ...]
    title: str
    excerpt_ids: tuple[str, ...]
    notes: str


@dataclass
class Screens(Assembly):
    """Every chart and slide by its id, with the faults met on the way."""

    records: Records
    charts: dict[str, Chart] = field(default_factory=dict)
    slides: dict[str, Slide] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take over which rows are faulty already, so that no fault is told twice."""
        self.faulty_ids |= self.records.faulty_ids

    def build(self, rows: Rows) -> None:
        """Build every chart and slide from its own row and the rows of what it shows."""
        items, excerpts = rows_by(rows["chart_items"], "chart_id"), rows_by(rows["chart_excerpts"], "chart_id")
        shown = rows_by(rows["slide_items"], "slide_id")
        named = self.records.named

        def chart(row: Row) -> Chart:
            return self._chart(row, items.get(row["chart_id"], []), excerpts.get(row["chart_id"], []))

        def slide(row: Row) -> Slide:
            return self._slide(row, shown.get(row["slide_id"], []))

        self.charts = self.each(rows["charts"], "chart_id", chart, {**named})
        self.slides = self.each(rows["slides"], "slide_id", slide, {**named})
        self._check_owners([*rows["chart_items"], *rows["chart_excerpts"]], "chart", rows["charts"])
        self._check_owners(rows["slide_items"], "slide", rows["slides"])
        self.findings = self.each(rows["findings"], "chart_id", self._finding)

    def _check_owners(self, rows: list[Row], thing: str, owners: list[Row]) -> None:
        """Add a fault for each row that belongs to no chart or slide."""
        column = f"{thing}_id"
        names = dict.fromkeys(owner[column] for owner in owners)
        for row in rows:
            if row[column] not in names:
                expected = near(row[column], names, f"an id of {thing}s.csv")
                self.faults.append(row.fault(column, f"no such {thing}", expected))

    def _chart(self, row: Row, items: list[Row], excerpts: list[Row]) -> Chart:
        pages = {**{page.name: page for page in FIXED}, **self.records.pages}
        if row["page"] not in pages:
            self.missing(row, "page", "no such page", near(row["page"], pages, "a page of pages.csv"), row["page"])
        for column in TEMPLATES["charts"]:
            self._check_braces(row, column)
        return Chart(
            id=row["chart_id"],
            page=row["page"],
            form=row["form"],
            title=row["title"],
            subtitle=row["subtitle"],
            groups=self._groups([one for one in items if one["part"] == "shown"]),
            readings=self._groups([one for one in items if one["part"] == "reading"]),
            excerpt_ids=self._ids(excerpts, "excerpt_id", "excerpt", self.records.excerpts),
            alt=row["alt"],
            series=self._groups([one for one in items if one["part"] == "series"]),
        )

    def _slide(self, row: Row, items: list[Row]) -> Slide:
        for column in TEMPLATES["slides"]:
            self._check_braces(row, column)
        known: dict[str, Mapping[str, object]] = {
            "chart": self.charts,
            "figure": self.records.figures,
            "excerpt": self.records.excerpts,
        }
        ids = {
            part: self._ids([one for one in items if one["part"] == part], "item_id", part, records)
            for part, records in known.items()
        }
        if not row["title"] and not ids["chart"] and not ids["figure"]:
            expected = "a title, or a chart or figure to take it from"
            raise RowError(row.fault("title", "the slide has no title", expected))
        return Slide(
            row["slide_id"], row["layout"], ids["chart"], ids["figure"], row["title"], ids["excerpt"], row["notes"]
        )

    def _finding(self, row: Row) -> Finding:
        self._ids([row], "chart_id", "chart", self.charts)
        self._ids([row], "excerpt_id", "excerpt", self.records.excerpts)
        return Finding(row["chart_id"], row["excerpt_id"])

    def _ids(self, rows: list[Row], column: str, thing: str, known: Collection[str]) -> tuple[str, ...]:
        for row in rows:
            if row[column] not in known:
                expected = near(row[column], known, f"the id of {'an' if thing == 'excerpt' else 'a'} {thing}")
                self.missing(row, column, f"no such {thing}", expected, row[column])
        return tuple(row[column] for row in rows)

    def _check_braces(self, row: Row, column: str) -> None:
        figures = self.records.figures
        if stray := stray_braces(row[column]):
            expected = "{figure_id}, or with " + " or ".join(f"|{form}" for form in FILLED_AS)
            raise RowError(row.fault(column, "the braces name no figure", expected, repr(stray)))
        for name in named_figures(row[column]):
            if name not in figures:
                expected = near(name, figures, "the id of a figure in braces")
                self.missing(row, column, "no such figure", expected, name)

    def _groups(self, rows: list[Row]) -> tuple[Group, ...]:
        """Return the items of one part of a chart; rows that share panel, label and role stand together."""
        return tuple(
            self._group(list(together), *shared)
            for shared, together in groupby(rows, lambda row: (row["panel"], row["label"], row["role"]))
        )

    def _group(self, rows: list[Row], panel: str, label: str, role: str) -> Group:
        records = self.records
        drawn: dict[str, Any] = records.references if rows[0]["part"] == "series" else records.events
        thing = "figure or published value" if rows[0]["part"] == "series" else "figure or event"
        self._ids(rows, "item_id", thing, ChainMap[str, Any](drawn, records.figures))
        group = Group(panel, label, role, tuple(row["item_id"] for row in rows))
        if rows[0]["part"] == "series":
            self._check_measure(rows, [records.items[name] for name in group.ids])
        return group

    def _check_measure(self, rows: list[Row], items: list[object]) -> None:
        measures = {item.measure for item in items if isinstance(item, Reference)}
        if len(measures) > 1 or (measures and any(isinstance(item, Figure) for item in items)):
            problem = "a series mixes indicators, reporters or definitions"
            raise RowError(rows[0].fault("label", problem, "one of each, and no figures"))
