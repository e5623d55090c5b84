"""What leads from one item of an interview to another: every index is built once, whatever asks for it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from interview.amounts.items import Event, Excerpt, Figure, Item, Mention, Reference, Uncharted
from interview.folder.added import Proportion
from interview.folder.screens import Chart


@dataclass(frozen=True, eq=False)
class Indexed:
    """The items of an interview, where they are said and shown; `figures` holds said and derived ones."""

    excerpts: Mapping[str, Excerpt]
    figures: Mapping[str, Figure]
    events: Mapping[str, Event]
    uncharted: tuple[Uncharted, ...]
    references: Mapping[str, Reference]
    later: Mapping[str, Figure]
    """What is computed from published values alone, to set it beside what was said."""
    proportions: tuple[Proportion, ...]
    charts: Mapping[str, Chart]

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything a mark can be, by id."""
        return MappingProxyType({**self.figures, **self.events, **self.references, **self.later})

    def charts_of(self, page: str) -> list[Chart]:
        """Return the charts of a page in order."""
        return [chart for chart in self.charts.values() if chart.page == page]

    def charts_showing(self, item_id: str) -> list[Chart]:
        """Return the charts that draw a number or event, or another mention of the same amount."""
        return [self.charts[chart_id] for chart_id in self._shown_in.get(item_id, ())]

    def references_for(self, figure_id: str) -> list[Reference]:
        """Return what others published beside a figure, or beside another mention of the same amount."""
        return list(self._compared_with.get(figure_id, ()))

    def mentions(self, figure_id: str) -> list[Figure]:
        """Return the figures that state the same amount, in the order they are said."""
        figure = self.figures.get(figure_id)
        if figure is None or figure.mention is None:
            return [figure] if figure else []
        return [one for one in self.said_of(figure) if one.value == figure.value]

    def said_of(self, figure: Figure) -> list[Figure]:
        """Return everything said of the subject of a figure, whatever its value, in the order it is said."""
        return list(self._said_of.get(figure.subject, ()))

    def proportions_of(self, figure_id: str) -> list[Proportion]:
        """Return what helps to grasp a figure, or another mention of the same amount."""
        return list(self._proportions.get(figure_id, ()))

    def readings_of(self, figure_id: str) -> list[Figure]:
        """Return the other readings of a computed figure, or of the words of a said one."""
        return list(self._readings.get(figure_id, ()))

    def derived_from(self, item_id: str) -> list[Figure]:
        """Return the figures computed from an item."""
        return list(self._derived_from.get(item_id, ()))

    def sources_of(self, item_id: str) -> list[Item]:
        """Return the items a figure rests on: itself, or what it was computed from."""
        item = self.items[item_id]
        if not isinstance(item, Figure) or item.derivation is None:
            return [item]
        return [self.items[name] for name in item.derivation.sources if name in self.items]

    def marks(self, excerpt: Excerpt) -> list[tuple[str, Mention]]:
        """Return id and place of everything marked in an excerpt, in order; number words without chart have no id."""
        return list(self._marks.get(excerpt.id, ()))

    def reason(self, start: int) -> str:
        """Return why no chart shows the number word at a place of the source text."""
        return self._reasons[start]

    @cached_property
    def _said_of(self) -> dict[tuple[str, str, str], list[Figure]]:
        said: dict[tuple[str, str, str], list[Figure]] = {}
        for figure in sorted(self.figures.values(), key=_place):
            if figure.mention:
                said.setdefault(figure.subject, []).append(figure)
        return said

    @cached_property
    def _proportions(self) -> dict[str, list[Proportion]]:
        found: dict[str, list[Proportion]] = {}
        for proportion in self.proportions:
            for figure_id in self._alike(proportion.figure_id):
                found.setdefault(figure_id, []).append(proportion)
        return found

    @cached_property
    def _shown_in(self) -> dict[str, dict[str, None]]:
        """The ids of the charts that show an item, in order, by its id."""
        shown: dict[str, dict[str, None]] = {}
        for chart in self.charts.values():
            for name in (*chart.ids, *chart.series_ids):
                for item_id in self._alike(name):
                    shown.setdefault(item_id, {})[chart.id] = None
        return shown

    @cached_property
    def _compared_with(self) -> dict[str, list[Reference]]:
        compared: dict[str, list[Reference]] = {}
        for reference in self.references.values():
            for figure_id in self._alike(reference.compares_with) if reference.compares_with else ():
                compared.setdefault(figure_id, []).append(reference)
        return compared

    @cached_property
    def _derived_from(self) -> dict[str, list[Figure]]:
        derived: dict[str, list[Figure]] = {}
        for figure in (*self.figures.values(), *self.later.values()):
            for source in figure.derivation.sources if figure.derivation else ():
                derived.setdefault(source, []).append(figure)
        return derived

    @cached_property
    def _marks(self) -> dict[str, list[tuple[str, Mention]]]:
        """Everything marked by the id of the excerpt it stands in, in the order it is said."""
        said = [(item.id, item.mention) for item in self.items.values() if item.mention]
        plain = [("", Mention(word.verbatim, word.start, "")) for word in self.uncharted]
        excerpts = sorted(self.excerpts.values(), key=lambda excerpt: excerpt.start)
        starts = [excerpt.start for excerpt in excerpts]
        marks: dict[str, list[tuple[str, Mention]]] = {}
        for item_id, mention in sorted([*said, *plain], key=lambda mark: mark[1].start):
            place = bisect_right(starts, mention.start) - 1
            if place >= 0 and mention.start < excerpts[place].end:
                inside = Mention(mention.verbatim, mention.start, excerpts[place].id)
                marks.setdefault(inside.excerpt_id, []).append((item_id, inside))
        return marks

    @cached_property
    def _readings(self) -> dict[str, list[Figure]]:
        readings: dict[str, list[Figure]] = {}
        for figure in self.figures.values():
            derivation = figure.derivation
            for name in (derivation.reading_of, derivation.rereads) if derivation else ():
                if name:
                    readings.setdefault(name, []).append(figure)
        return readings

    @cached_property
    def _reasons(self) -> dict[int, str]:
        return {word.start: word.reason for word in self.uncharted}

    def _alike(self, item_id: str) -> list[str]:
        """Return the ids of all mentions of an amount; the id itself for what is said once or not at all."""
        return [figure.id for figure in self.mentions(item_id)] or [item_id]


def _place(figure: Figure) -> float:
    return figure.mention.start if figure.mention else math.inf
