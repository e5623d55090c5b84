"""What must hold between the files: words stand where they are said to, numbers say what they are said to say."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping

from interview.amounts.items import Excerpt, Role
from interview.folder.claims import claim_breaches
from interview.folder.later import later_breaches
from interview.folder.naming import naming_breaches
from interview.folder.records import Records
from interview.folder.saying import saying_breaches, sentence_at, shortened, unit_breaches
from interview.folder.schema import MANIFEST
from interview.folder.screens import TEMPLATES, Screens
from interview.folder.showing import showing_breaches
from interview.folder.tables import Fault, Row
from interview.folder.typed import typed_breaches
from interview.words.mentions import mentions
from interview.words.wording import number_spans

_PLACES = 3
"""So many places where words do stand are told."""


def breaches(records: Records, screens: Screens, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every breach of the rules that need more than one cell."""
    saying = list(_saying(records, rows))
    yield from saying
    yield from _brace_breaches(rows)
    if not records.faults and not screens.faults:  # what follows from a faulty row is not told
        showing = list(showing_breaches(records, screens, rows))
        yield from showing
        yield from typed_breaches(records, screens, rows) if not saying + showing else ()
        yield from later_breaches(records, rows["references"])
        yield from claim_breaches(records, screens, rows) if not saying else ()
    if len(screens.charts) == len(rows["charts"]):  # what a faulty chart would show is not missed
        told = {(fault.file, fault.row) for fault in saying}
        yield from _unshown(records, screens, [row for row in _said_rows(rows) if (row.file, row.line) not in told])


def _saying(records: Records, rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    yield from _excerpt_breaches(records, rows["excerpts"])
    for name, table in rows.items():
        if name.startswith("figures-"):
            yield from saying_breaches(records, table)
        if name == "events" or name == "uncharted" or name.startswith("figures-"):
            yield from _place_breaches(records, table)
    yield from naming_breaches(records, rows["units"])
    yield from unit_breaches(records, [*rows["derivations"], *rows["later"]])
    yield from _coverage_breaches(records, rows)


def text_breaches(excerpts: Mapping[str, Excerpt], text: str, sha256: str) -> Iterator[Fault]:
    """Yield every quote that the source text lacks, and every speaker whom it names otherwise."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != sha256:
        yield Fault(MANIFEST, 0, "source.sha256", "the source text is another one", sha256, digest)
    for excerpt in excerpts.values():
        found = text[excerpt.start : excerpt.end]
        if found != excerpt.quote and excerpt.quote not in text:
            problem = f"the source text differs at {excerpt.id}"
            yield Fault("excerpts.csv", 0, "quote", problem, repr(found), repr(excerpt.quote))
    yield from _label_breaches(excerpts, text)


def _label_breaches(excerpts: Mapping[str, Excerpt], text: str) -> Iterator[Fault]:
    """Yield every excerpt below the name of another speaker, in a text whose paragraphs start with names and a colon.

    Who never starts a paragraph so is not known from the text.
    """
    names = {excerpt.speaker.name: excerpt.speaker.id for excerpt in excerpts.values()}
    label = re.compile(rf"^({'|'.join(map(re.escape, names)) or '(?!)'})(?:,[^:\n]*)?:\s", re.MULTILINE)
    labels = [(match.start(), names[match[1]]) for match in label.finditer(text)]
    for excerpt in excerpts.values():
        above = [speaker for start, speaker in labels if start <= excerpt.start]
        if above and above[-1] != excerpt.speaker.id:
            problem = f"the source text names another speaker of {excerpt.id}"
            yield Fault("excerpts.csv", 0, "speaker", problem, repr(above[-1]), repr(excerpt.speaker.id))


def _excerpt_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    last_end, answered = 0, 0
    for row in rows:
        excerpt = records.excerpts.get(row["excerpt_id"])
        if excerpt is None:
            continue
        asks = excerpt.speaker.role is Role.ASKS
        if excerpt.question < answered or (asks and excerpt.question == answered):
            problem = "the question comes after an answer to it" if asks else "a later question is answered already"
            yield row.fault("question", problem, f"question {answered + asks} or later, or another speaker")
        answered = answered if asks else max(answered, excerpt.question)
        if excerpt.end - excerpt.start != len(excerpt.quote):
            length = f"{excerpt.start} + {len(excerpt.quote)} characters = {excerpt.start + len(excerpt.quote)}"
            yield row.fault("end", "start, end and quote do not fit together", length)
        if excerpt.start < last_end:
            yield row.fault("start", "excerpts overlap or are out of order", f"{last_end} or more")
        last_end = excerpt.end


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
        for span in number_spans(excerpt.quote) if excerpt else ():
            holders = holding.get(excerpt.start + span[0], []) if excerpt else []
            if excerpt and len(holders) != 1:
                start, end = _piece(excerpt.quote, span, records.all_nouns)
                where = " and ".join(f"{h.file}:{h.line}" for h in holders) or "no file"
                expected = "one row of figures/, events.csv or uncharted.csv"
                sentence = sentence_at(row["quote"], start)
                found = shortened(sentence, start - row["quote"].index(sentence))
                problem = f"the number {row['quote'][start:end]!r} at {excerpt.start + start} in “{found}”"
                yield Fault(row.file, row.line, "quote", problem, expected, where)


def _piece(quote: str, span: tuple[int, int], nouns: Mapping[str, str]) -> tuple[int, int]:
    """Return the words around a number as `numbers` lists them, so that both speak of the same row."""
    for spoken in mentions(quote, nouns):
        if spoken.start <= span[0] < spoken.end:
            return spoken.start, spoken.end
    return span


def _brace_breaches(rows: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield every brace outside the words that figures are filled into, where it would be shown as it is."""
    for name, table in rows.items():
        for row in table:
            for column, cell in row.cells.items():
                if ("{" in cell or "}" in cell) and column not in (*TEMPLATES.get(name, ()), "quote", "verbatim"):
                    yield row.fault(column, "no figure is filled in here", "words without braces")


def _said_rows(rows: Mapping[str, list[Row]]) -> Iterator[Row]:
    for name, table in rows.items():
        if name == "events" or name.startswith("figures-"):
            yield from table


def _unshown(records: Records, screens: Screens, rows: list[Row]) -> Iterator[Fault]:
    shown = {name for chart in screens.charts.values() for name in (*chart.ids, *chart.series_ids)}
    amounts = {figure.quantity for figure in records.figures.values() if figure.mention and figure.id in shown}
    told = shown | records.faulty_ids
    for row in rows:
        key = "event_id" if row.file == "events.csv" else "figure_id"
        figure = records.figures.get(row[key])
        if row[key] not in told and not (figure and figure.quantity in amounts):
            yield row.fault(key, "no chart shows what is said here", "its id in a row of chart_items.csv")
