"""What must hold between the files: words stand where they are said to, numbers say what they are said to say."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from interview.amounts.derivations import METHODS, unit_problem
from interview.amounts.items import Excerpt
from interview.folder.records import Records
from interview.folder.said import OtherUnit, said_by
from interview.folder.schema import MANIFEST
from interview.folder.screens import Screens
from interview.folder.tables import Fault, Row
from interview.words.formatting import plain_number
from interview.words.wording import number_spans

FORMS = (
    *("bar-panels", "bridge", "column-panels", "columns-to-target", "dot-range", "dumbbell", "forest", "index-path"),
    *("part-of-whole", "squares", "tiles", "timeline", "two-units"),
)
"""What charts.csv may name; a test compares them with the forms there are."""

CHART_COUNTS = {"chart": 1, "two-charts": 2, "timeline": 1}
"""How many charts a slide of a layout shows; of other layouts, none."""

_PLACES = 3
"""So many places where words do stand are told."""

_LONGEST_SENTENCE = 160
"""So many characters of a sentence are enough to find it."""


def breaches(records: Records, screens: Screens, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every breach of the rules that need more than one cell."""
    yield from _excerpt_breaches(records, rows["excerpts"])
    for name, table in rows.items():
        if name.startswith("figures-"):
            yield from _wording_breaches(records, table)
        if name == "events" or name == "uncharted" or name.startswith("figures-"):
            yield from _place_breaches(records, table)
    yield from unit_breaches(records, rows["derivations"])
    yield from _coverage_breaches(records, rows)
    yield from _chart_breaches(records, screens, rows)
    yield from _slide_breaches(screens, rows["slides"])


def text_breaches(excerpts: Mapping[str, Excerpt], text: str, sha256: str) -> Iterator[Fault]:
    """Yield every quote that the source text does not have at its place, and every number outside the excerpts."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != sha256:
        yield Fault(MANIFEST, 0, "source.sha256", "the source text is another one", sha256, digest)
    for excerpt in excerpts.values():
        found = text[excerpt.start : excerpt.end]
        if found != excerpt.quote:
            problem = f"the source text differs at {excerpt.id}"
            yield Fault("excerpts.csv", 0, "quote", problem, repr(found), repr(excerpt.quote))
    at = _finder(excerpts)
    for start, end in number_spans(text):
        holder = at(start)
        if holder is None or end > holder.end:
            got = repr(text[start:end])
            yield Fault("excerpts.csv", 0, "quote", f"no excerpt holds the number at {start}", "an excerpt", got)


def _excerpt_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    last_end = 0
    for row in rows:
        excerpt = records.excerpts.get(row["excerpt_id"])
        if excerpt is None:
            continue
        if excerpt.end - excerpt.start != len(excerpt.quote):
            length = f"{excerpt.start} + {len(excerpt.quote)} characters = {excerpt.start + len(excerpt.quote)}"
            yield row.fault("end", "start, end and quote do not fit together", length)
        if excerpt.start < last_end:
            yield row.fault("start", "excerpts overlap or are out of order", f"{last_end} or more")
        last_end = excerpt.end


def _wording_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        indicator = records.indicators.get(row["indicator_id"])
        if indicator is None:
            continue
        start, verbatim = int(row["start"]), row["verbatim"]
        try:
            said = said_by(verbatim, start, records.excerpts.get(row["excerpt_id"]), indicator.unit, records.all_nouns)
        except OtherUnit as error:
            yield row.fault("verbatim", str(error), f"words in the unit of the indicator, {indicator.unit.code!r}")
            continue
        except ValueError as error:
            yield row.fault("verbatim", str(error), "words that say one number")
            continue
        if not said.agrees(row["value"]):
            yield row.fault("value", f"{verbatim!r} says another number", repr(plain_number(said.value)))
        if said.comparator != row["comparator"]:
            yield row.fault("comparator", f"{verbatim!r} carries another hedge", repr(str(said.comparator)))


def unit_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every derivation whose method takes other units than its inputs have, or gives another one."""
    for row in rows:
        figure = records.figures.get(row["figure_id"])
        if figure is None or figure.derivation is None:
            continue
        units = [_unit_of(records, token) for token in figure.derivation.inputs]
        problem = unit_problem(row["method"], units, figure.unit.code)
        if problem:
            declared = METHODS[row["method"]]
            expected = f"{', '.join(declared.inputs)} for {declared.result}"
            yield row.fault("inputs", problem, expected)


def _unit_of(records: Records, token: str) -> str:
    name, _, part = token.partition(".")
    item = records.figures.get(name) or records.references.get(name)
    if item and not part:
        return item.unit.code
    return "" if re.fullmatch(r"[\d.]+", token) else "year"


def _finder(excerpts: Mapping[str, Excerpt]) -> Callable[[int], Excerpt | None]:
    """Return what finds the excerpt that holds a place of the source text, without asking every excerpt."""
    ordered = sorted(excerpts.values(), key=lambda excerpt: excerpt.start)
    starts = [excerpt.start for excerpt in ordered]

    def at(place: int) -> Excerpt | None:
        before = bisect_right(starts, place)
        return ordered[before - 1] if before and place < ordered[before - 1].end else None

    return at


def _place_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    at = _finder(records.excerpts)
    for row in rows:
        start, verbatim = int(row["start"]), row["verbatim"]
        excerpt = at(start)
        named = row.cells.get("excerpt_id", "")
        if (named and named not in records.excerpts) or (excerpt is None and records.faulty_ids):
            continue
        if excerpt is None or excerpt.id != row.cells.get("excerpt_id", excerpt.id):
            expected = "a place inside its excerpt" + _elsewhere(records, verbatim, start)
            yield row.fault("start", "the place lies outside the excerpt", expected)
            continue
        offset = start - excerpt.start
        found = excerpt.quote[offset : offset + len(verbatim)]
        if found != verbatim:
            expected = repr(found) + _elsewhere(records, verbatim, start)
            yield row.fault("verbatim", f"the excerpt {excerpt.id} has other words there", expected)


def _elsewhere(records: Records, verbatim: str, start: int) -> str:
    """Return where some words do stand, the places near the one that was counted wrongly."""
    places = [
        excerpt.start + match.start()
        for excerpt in records.excerpts.values()
        for match in re.finditer(re.escape(verbatim), excerpt.quote)
    ]
    nearest = sorted(sorted(places, key=lambda place: abs(place - start))[:_PLACES])
    return f"; the words stand at {', '.join(map(str, nearest))}" if nearest else ""


def _coverage_breaches(records: Records, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    tables = [table for name, table in rows.items() if name in ("events", "uncharted") or name.startswith("figures-")]
    holding: dict[int, list[Row]] = {}
    for claim in (row for table in tables for row in table):
        for place in range(int(claim["start"]), int(claim["start"]) + len(claim["verbatim"])):
            holding.setdefault(place, []).append(claim)
    for row in rows["excerpts"]:
        excerpt = records.excerpts.get(row["excerpt_id"])
        for start, end in number_spans(excerpt.quote) if excerpt else ():
            place = excerpt.start + start if excerpt else 0
            holders = holding.get(place, [])
            if len(holders) != 1:
                word = row["quote"][start:end]
                where = " and ".join(f"{h.file}:{h.line}" for h in holders) or "no file"
                expected = "one row of figures/, events.csv or uncharted.csv"
                problem = f"the number {word!r} at {place} in “{_sentence(row['quote'], start)}”"
                yield Fault(row.file, row.line, "quote", problem, expected, where)


def _sentence(quote: str, place: int) -> str:
    """Return the sentence that holds a place of a quotation, cut to what is needed to find it."""
    ends = [match.end() for match in re.finditer(r"[.!?]\s+", quote)]
    start = max([0, *(end for end in ends if end <= place)])
    end = min([len(quote), *(end for end in ends if end > place)])
    sentence = quote[start:end].strip()
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    first = max(0, place - start - _LONGEST_SENTENCE // 2)
    before, _, part = sentence[first : first + _LONGEST_SENTENCE].partition(" ") if first else ("", "", "")
    part = part if before else sentence[:_LONGEST_SENTENCE]
    return f"{'…' if before else ''}{part.rpartition(' ')[0]}…"


def _chart_breaches(records: Records, screens: Screens, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    for row in rows["charts"]:
        if row["form"] not in FORMS:
            yield row.fault("form", "there is no such form", "one of " + ", ".join(FORMS))
    if len(screens.charts) < len(rows["charts"]):
        return  # what a faulty chart would show is not missed
    shown = {name for chart in screens.charts.values() for name in (*chart.ids, *chart.series_ids)}
    amounts = {figure.quantity for figure in records.figures.values() if figure.mention and figure.id in shown}
    for name, table in rows.items():
        key = "event_id" if name == "events" else "figure_id"
        for row in table if name == "events" or name.startswith("figures-") else ():
            figure = records.figures.get(row[key])
            if row[key] not in shown | records.faulty_ids and not (figure and figure.quantity in amounts):
                yield row.fault(key, "no chart shows what is said here", "its id in a row of chart_items.csv")


def _slide_breaches(screens: Screens, rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        slide, expected = screens.slides.get(row["slide_id"]), CHART_COUNTS.get(row["layout"], 0)
        if slide and len(slide.chart_ids) != expected:
            problem = f"the slide has {len(slide.chart_ids)} charts, another number than its layout shows"
            yield row.fault("layout", problem, str(expected))
