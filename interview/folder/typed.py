"""What nobody may type into words on screen: a number, a currency, a year or a period that no item beside them has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from interview.amounts.items import Event, Figure, Item, Reference
from interview.folder.records import Records
from interview.folder.schema import MANIFEST
from interview.folder.screens import TEMPLATES, Chart, Screens
from interview.folder.shown_tables import PARTS
from interview.folder.tables import Fault, Row
from interview.words.measures import PER_CENT, POINTS, UNCHANGING, currency_nouns, is_money
from interview.words.mentions import mentions
from interview.words.shown import named_figures
from interview.words.spoken import Sort, Spoken

SHOWN = PARTS[0]
_OPENING = ("headline", "lead")
_BEFORE = ("before_", "largest_share_before")
"""Methods whose result lies before what they are reckoned from."""


def typed_breaches(records: Records, screens: Screens, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every text on screen with a number, currency or year of its own, and every derivation at another time."""
    results = _results(records)
    for row in rows["charts"]:
        near = _near(records, screens.charts[row["chart_id"]], results)
        for column in TEMPLATES["charts"]:
            yield from _number_faults(row, column, near.values())
            yield from _currency_faults(row, column, near.values())
            yield from _stranger_faults(row, column, near)
    for row in rows["slides"]:
        yield from _number_faults(row, "title", records.items.values())
    for row in rows["chart_items"]:
        yield from _label_faults(row, records.items[row["item_id"]])
    for row in rows["derivations"]:
        yield from _time_faults(records, row)
    for key in _OPENING:
        for said in _typed(getattr(records.about, key), records.items.values()):
            yield Fault(MANIFEST, 0, key, *_WORDS, repr(said))


def _results(records: Records) -> dict[str, set[str]]:
    """Return what is reckoned from each item."""
    results: dict[str, set[str]] = {}
    for name, figure in records.figures.items():
        for source in _sources(figure):
            results.setdefault(source, set()).add(name)
    return results


def _near(records: Records, chart: Chart, results: Mapping[str, set[str]]) -> dict[str, Item]:
    """Return what a chart draws, what that is reckoned from, and what is reckoned from it."""
    groups = (*chart.groups, *chart.readings, *chart.series)
    drawn = {name for group in groups for name in group.ids}
    used = {name for one in drawn for name in _sources(records.items[one])}
    made = {name for one in drawn | used for name in results.get(one, ())}
    return {name: records.items[name] for name in drawn | used | made if name in records.items}


def _sources(item: Item) -> set[str]:
    return set(item.derivation.sources) if isinstance(item, Figure) and item.derivation else set()


def _number_faults(row: Row, column: str, items: Iterable[Item]) -> Iterator[Fault]:
    for said in _typed(row[column], items):
        yield row.fault(column, *_WORDS, said)


def _typed(text: str, items: Iterable[Item]) -> Iterator[str]:
    """Yield the numbers in digits, with a unit or scale, that are the value of nothing beside them."""
    plain = re.sub(r"\{[^}]*\}", "…", text)
    found = mentions(plain) if re.search(r"\d", plain) else []
    typed = [spoken for spoken in found if _weighs(spoken, plain)]
    signed = {value for item in items if typed and not isinstance(item, Event) for value in _values(item)}
    values = {abs(value) for value in signed}
    for spoken in typed:
        if not (spoken.value in signed if spoken.changed else abs(spoken.value or 0) in values):
            yield spoken.verbatim(plain)


def _weighs(spoken: Spoken, text: str) -> bool:
    measured = spoken.unit in (PER_CENT, POINTS) or is_money(spoken.unit) or spoken.scale > 1
    return spoken.sort is Sort.QUANTITY and text[spoken.core].isdigit() and measured


def _values(item: Figure | Reference) -> Iterator[Fraction]:
    yield from (item.value, item.value * item.unit.multiple)


def _currency_faults(row: Row, column: str, items: Iterable[Item]) -> Iterator[Fault]:
    """Yield a currency in the words of a chart that none of its numbers is in."""
    codes = {part for item in items if not isinstance(item, Event) for part in item.unit.code.split("/")}
    for word in re.findall(r"[^\W\d_]+", row[column]):
        code = currency_nouns().get(word) if word.endswith("s") or word in UNCHANGING else None
        if code and code not in codes and not {one for one in codes if _shares_noun(one, word)}:
            yield row.fault(column, "no number of the chart is in this currency", ", ".join(sorted(codes)), word)


def _shares_noun(code: str, word: str) -> bool:
    """Return whether another currency has the same noun, as Swiss and Congolese francs have."""
    return any(known == code and name.split()[-1] == word for name, known in currency_nouns().items())


def _stranger_faults(row: Row, column: str, near: Collection[str]) -> Iterator[Fault]:
    for name in named_figures(row[column]):
        if name not in near:
            problem = "the figure in braces has nothing to do with what the chart draws"
            yield row.fault(column, problem, "a figure the chart draws, or one reckoned with it", name)


def _label_faults(row: Row, item: Item) -> Iterator[Fault]:
    """Yield a label that is a year, or ends with one, that the item does not lie in."""
    years = [int(year) for year in re.findall(r"(?<![\d–-])(?:19|20)\d\d$", row["label"])]
    if not years or row["part"] != SHOWN or isinstance(item, Event):
        return
    if not item.period.first.year <= years[0] <= item.period.last.year:
        yield row.fault("label", "the item lies in another year", item.period.text)


def _time_faults(records: Records, row: Row) -> Iterator[Fault]:
    """Yield a result dated outside what it is reckoned from, or not before it where its method goes back."""
    figure = records.figures[row["figure_id"]]
    sources = [records.items[name] for name in _sources(figure) if name in records.items]
    periods = [item.period for item in sources if not isinstance(item, Event)]
    if not periods or len(periods) < len(sources) or row["reading"] or row["method"].startswith("years_"):
        return
    first, last = min(one.first for one in periods), max(one.last for one in periods)
    spans = " and ".join(sorted({one.text for one in periods}))
    if row["method"].startswith(_BEFORE):
        if figure.period.last >= last:
            yield row.fault("period", f"{row['method']} reckons back from {spans}", "a period before")
    elif figure.period.first < first or figure.period.last > last:
        yield row.fault("period", f"the inputs are of {spans}", "a period within")


_WORDS = ("the number is typed in and no figure has this value", "a figure’s id in braces, or a value beside it")
