"""What must hold of each figure and its words: value, hedge, unit, topic, period and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interview.amounts.derivations import METHODS, unit_problem
from interview.amounts.items import Basis, Excerpt, Figure, Kind, Mention
from interview.amounts.periods import Period
from interview.folder.records import Records
from interview.folder.said import OtherUnit, said_by
from interview.folder.tables import Fault, Row
from interview.words.aims import aim_before, clause_at
from interview.words.formatting import plain_number
from interview.words.lexicon import MONTHS
from interview.words.tone import has_tone, words_of_kind

HORIZON = 50
"""So many years before and after the interview a period may lie that neither its words nor an event name."""

_FEW = 10
"""So many words are enough to say which sort of word is missing."""

_LONGEST_SENTENCE = 160
"""So many characters of a sentence are enough to find it."""


def saying_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every figure of a table whose words, topic, period or kind do not fit each other."""
    for row in rows:
        yield from _wording_breaches(records, row)
        figure = records.figures.get(row["figure_id"])
        if figure and figure.id not in records.faulty_ids:
            yield from _topic_breaches(row, figure)
            yield from _period_breaches(records, row, figure)
            yield from _kind_breaches(records, row, figure)


def _wording_breaches(records: Records, row: Row) -> Iterator[Fault]:
    indicator = records.indicators.get(row["indicator_id"])
    if indicator is None:
        return
    start, verbatim = int(row["start"]), row["verbatim"]
    try:
        said = said_by(verbatim, start, records.excerpts.get(row["excerpt_id"]), indicator.unit, records.all_nouns)
    except OtherUnit as error:
        yield row.fault("verbatim", str(error), f"words in the unit of the indicator, {indicator.unit.code!r}")
        return
    except ValueError as error:
        yield row.fault("verbatim", str(error), "words that say one number")
        return
    if said.words != verbatim:
        yield row.fault("verbatim", "a currency, sign or hedge before the number is left out", repr(said.words))
    if not said.agrees(row["value"]):
        yield row.fault("value", f"{verbatim!r} says another number", repr(plain_number(said.value)))
    if said.comparator != row["comparator"]:
        yield row.fault("comparator", f"{verbatim!r} carries another hedge", repr(str(said.comparator)))


def _topic_breaches(row: Row, figure: Figure) -> Iterator[Fault]:
    expected = f"figures/{figure.topic}.csv"
    if row.file != expected:
        problem = f"the indicator belongs to another topic, {figure.topic}"
        yield row.fault("indicator_id", problem, f"a row of {expected}, or an indicator of this topic")


def _period_breaches(records: Records, row: Row, figure: Figure) -> Iterator[Fault]:
    quote = _quote(records, figure)
    years = dict.fromkeys(re.findall(r"\d{4}", figure.period.text))
    unsaid = [year for year in years if not re.search(rf"(?<!\d)({year}|{year[2:]})(?!\d)", quote)]
    if figure.period_basis is Basis.STATED and (others := _other_months(quote, figure.period)):
        yield row.fault("period", f"the excerpt says {' and '.join(others)}", "one of these months, or inferred")
    if figure.period_basis is Basis.STATED and unsaid and quote:
        expected = "a period the words name, or period_basis inferred with a note that says how"
        yield row.fault("period", f"the excerpt does not say {' or '.join(unsaid)}", expected)
        return
    far = [year for year in unsaid if _far(records, int(year))]
    if far:
        today = records.about.interview.first.year
        expected = f"a year from {today - HORIZON} to {today + HORIZON}, or one that the words or an event name"
        yield row.fault("period", f"{far[0]} lies far from the interview", expected)
    if figure.kind is Kind.TARGET and figure.period.last < records.about.interview.first:
        expected = f"a period that ends in {records.about.interview.text} or later, or kind stated"
        yield row.fault("period", "the target lies before the interview", expected)


def _other_months(quote: str, period: Period) -> list[str]:
    """Return the months that a quotation names where a period starts and ends in none of them."""
    named = [month for month in MONTHS if re.search(rf"\b{month}\b", quote)]
    ends = {MONTHS[period.first.month - 1], MONTHS[period.last.month - 1]}
    return named if "-" in period.text and not ends & set(named) else []


def _far(records: Records, year: int) -> bool:
    return abs(year - records.about.interview.first.year) > HORIZON and year not in _dated(records)


def _dated(records: Records) -> set[int]:
    """Return every year that an event starts in, ends in or lasts through."""
    years: set[int] = set()
    for event in records.events.values():
        known = [period for period in (event.start, event.end) if period]
        years |= set(range(known[0].first.year, known[-1].last.year + 1))
    return years


def _kind_breaches(records: Records, row: Row, figure: Figure) -> Iterator[Fault]:
    quote = _quote(records, figure)
    if not quote or figure.mention is None:
        return
    place = figure.mention.start - records.excerpts[figure.mention.excerpt_id].start
    sentence = sentence_at(quote, place)
    clause, place = clause_at(sentence, place - quote.rindex(sentence, 0, place + len(sentence)))
    if not has_tone(clause, figure.kind):
        words = ", ".join(words_of_kind(figure.kind)[:_FEW])
        problem = f"nothing in “{shortened(clause)}” says a {figure.kind}"
        yield row.fault("kind", problem, f"stated, or a sentence with a word such as {words}")
    if figure.kind is Kind.STATED:
        yield from _aim_breaches(records, row, figure, aim_before(clause, place, records.about.interview.last.year))


def _aim_breaches(records: Records, row: Row, figure: Figure, aim: str) -> Iterator[Fault]:
    """Yield a number that is stated as it is now though its words or its period lie ahead.

    A note that takes up the word can say why it is no aim.
    """
    if aim and aim.lower() not in figure.note.lower():
        expected = f"target or potential, or a note that says what “{aim}” means"
        yield row.fault("kind", f"“{aim}” says that the number lies ahead", expected)
    elif figure.period.first.year > records.about.interview.last.year:
        yield row.fault("kind", f"the period, {figure.period.text}, lies ahead", "target or potential")


def _quote(records: Records, figure: Figure) -> str:
    """Return the excerpt of a figure; nothing where its words do not stand, which is another fault."""
    mention: Mention | None = figure.mention
    excerpt: Excerpt | None = records.excerpts.get(mention.excerpt_id) if mention else None
    if mention is None or excerpt is None or mention.start < excerpt.start:
        return ""
    stands = excerpt.quote[mention.start - excerpt.start :].startswith(mention.verbatim)
    return excerpt.quote if stands else ""


def unit_breaches(records: Records, rows: list[Row]) -> Iterator[Fault]:
    """Yield every derivation whose method takes other units than its inputs have, or gives another one."""
    for row in rows:
        name = row.cells.get("figure_id") or row["later_id"]
        figure = records.figures.get(name) or records.later.get(name)
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


def sentence_at(quote: str, place: int) -> str:
    """Return the sentence that holds a place of a quotation."""
    ends = [match.end() for match in re.finditer(r"[.!?]\s+", quote)]
    start = max([0, *(end for end in ends if end <= place)])
    end = min([len(quote), *(end for end in ends if end > place)])
    return quote[start:end].strip()


def shortened(sentence: str, place: int = 0) -> str:
    """Return the words of a sentence around a place in it, as many as are needed to find it."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    first = max(0, place - _LONGEST_SENTENCE // 2)
    before, _, part = sentence[first : first + _LONGEST_SENTENCE].partition(" ") if first else ("", "", "")
    part = part if before else sentence[:_LONGEST_SENTENCE]
    return f"{'…' if before else ''}{part.rpartition(' ')[0]}…"
