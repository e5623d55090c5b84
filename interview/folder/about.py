"""What `interview.toml` says: who spoke to whom, where it was published, and the licence and versions of the data."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from interview.amounts.items import Role, Speaker
from interview.amounts.periods import Period
from interview.folder.columns import DATE, ID
from interview.folder.keys import KEYS, shape
from interview.folder.schema import MANIFEST
from interview.folder.tables import NO_TEXT, DataError, Fault
from interview.words.dates import dates_in
from interview.words.lexicon import MONTHS

_KINDS: dict[type, str] = {str: "a text", list: "a list of one or more", dict: "a table"}
_SHAPE = shape(key for key in KEYS if key.required)
"""What the file must hold: kinds of values by key."""

HEADLINE = "{said} numbers, each with the sentence that says it"
"""What the first page of any interview is called unless its data say otherwise."""

_OPTIONAL = shape(key for key in KEYS if not key.required)
_PATTERNS = {
    "name": ("[a-z0-9]+([-._][a-z0-9]+)*", "small letters, digits and hyphens"),
    "version": ("[A-Za-z0-9._+-]{1,100}", "letters, digits, . _ - +"),
    "language": ("[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language tag such as en"),
    "created": (r"\d{4}-\d{2}-\d{2}", "a day such as 2024-03-15"),
    "source.address": (r"https?://\S+", "an address that starts with https://"),
    "source.sha256": ("[0-9a-f]{64}", "64 hexadecimal digits"),
    "licence.address": (r"https?://\S+", "an address that starts with https://"),
}


@dataclass(frozen=True)
class Source:
    """The published text: title, address, and the SHA-256 of the text the quotations are places in."""

    title: str
    address: str
    sha256: str


@dataclass(frozen=True)
class Licence:
    """The licence of the compiled data: its SPDX name, its title and its address."""

    name: str
    title: str
    address: str


@dataclass(frozen=True)
class Change:
    """One version of the data, its day and what changed."""

    version: str
    date: str
    text: str


@dataclass(frozen=True)
class About:
    """The interview as a whole and the data made from it."""

    name: str
    title: str
    long_title: str
    description: str
    outlet: str
    interview: Period
    date_text: str
    language: str
    line: str
    speakers: Mapping[str, Speaker]
    source: Source
    licence: Licence
    independent_of: str
    headline: str
    """What the first page is called; `{said}` stands for how many numbers are said."""
    lead: str
    """Two lines on why it matters."""
    keywords: tuple[str, ...]
    contributors: tuple[str, ...]
    version: str
    created: str
    changes: tuple[Change, ...]

    @property
    def source_line(self) -> str:
        """Where and when it was published, in a few words."""
        return f"{self.outlet}, {self.date_text}"


def read_about(files: Mapping[str, bytes]) -> About:
    """Read interview.toml from the files of a data folder; raises DataError that names every fault."""
    values = _parsed(files)
    faults = list(_shape_faults(values, _SHAPE, "")) or list(_value_faults(values))
    if faults:
        raise DataError(faults)
    texts = {key: values[key] for key in ("name", "title", "long_title", "description", "outlet")}
    words = {key: values[key] for key in ("date_text", "language", "line", "version", "created")}
    return About(
        **texts,
        **words,
        interview=Period.parse(values["date"]),
        speakers={
            one["id"]: Speaker(one["id"], one["name"], one["full_name"], Role(one["role"]))
            for one in values["speakers"]
        },
        source=Source(**values["source"]),
        licence=Licence(**values["licence"]),
        independent_of=values.get("independent_of", ""),
        headline=values.get("headline", HEADLINE),
        lead=values.get("lead", values["description"]),
        keywords=tuple(values["keywords"]),
        contributors=tuple(values["contributors"]),
        changes=tuple(Change(**change) for change in values["changes"]),
    )


def _parsed(files: Mapping[str, bytes]) -> dict[str, Any]:
    if MANIFEST not in files:
        raise DataError([Fault(MANIFEST, 0, "-", "the file is missing", "a file of this name", "none")])
    try:
        return tomllib.loads(files[MANIFEST].decode("utf-8"))
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        row = int(line[1]) if line else 0
        raise DataError([Fault(MANIFEST, row, "-", "the file is no TOML", "key = value", str(error))]) from None


def _shape_faults(value: object, shape: Any, place: str) -> Iterator[Fault]:
    kind = shape if isinstance(shape, type) else type(shape)
    if not isinstance(value, kind) or not value:
        yield Fault(MANIFEST, 0, place or "-", "the value is of the wrong kind", _KINDS[kind], repr(value)[:60])
    elif isinstance(value, str):
        if found := re.search(f"{NO_TEXT}|[\\t\\n\\r\\u2028\\u2029]", value):
            problem = "the text holds a character that no line of text has"
            yield Fault(MANIFEST, 0, place, problem, "one line of text", repr(found[0]))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _shape_faults(item, shape[0], f"{place}[{number}]")
    elif isinstance(value, dict):
        known = shape if place else shape | _OPTIONAL
        for key in dict.fromkeys([*shape, *value]):
            yield from _key_faults(value, known, key, f"{place}.{key}" if place else key)


def _key_faults(value: dict[str, Any], known: dict[str, Any], key: str, place: str) -> Iterator[Fault]:
    if key not in known:
        yield Fault(MANIFEST, 0, place, "the key is unknown", "one of " + ", ".join(known), key)
    elif key in value:
        yield from _shape_faults(value[key], known[key], place)
    else:
        kind = known[key] if isinstance(known[key], type) else type(known[key])
        yield Fault(MANIFEST, 0, place, "the key is missing", _KINDS[kind], "no such key")


def _value_faults(values: dict[str, Any]) -> Iterator[Fault]:
    days = {"date": values["date"], "created": values["created"]}
    days |= {f"changes[{number}].date": change["date"] for number, change in enumerate(values["changes"])}
    for place, day in days.items():
        try:
            Period.parse(day)
        except ValueError as error:
            yield Fault(MANIFEST, 0, place, "the period does not exist", "a date such as 2024-04", str(error))
    for place, (pattern, expected) in _PATTERNS.items():
        table, _, key = place.rpartition(".")
        text = (values[table] if table else values)[key]
        if not re.fullmatch(pattern, text):
            yield Fault(MANIFEST, 0, place, "the value is not of the right form", expected, repr(text))
    newest = values["changes"][0]["version"]
    if newest != values["version"]:
        problem = "the newest change is of another version"
        yield Fault(MANIFEST, 0, "changes[0].version", problem, values["version"], newest)
    yield from _headline_faults(values.get("headline", ""))
    if not _same_day(values["date"], values["date_text"]):
        problem = "the words name another day than the date"
        yield Fault(MANIFEST, 0, "date_text", problem, values["date"], repr(values["date_text"]))
    if not _on_the_day(values["date"], values["line"]):
        problem = "the words name another day than the date"
        yield Fault(MANIFEST, 0, "line", problem, values["date"], repr(values["line"]))
    yield from _speaker_faults(values["speakers"])


def _headline_faults(headline: str) -> Iterator[Fault]:
    expected = "{said}, how many numbers are said"
    if re.search(r"[{}]", headline.replace("{said}", "")):
        yield Fault(MANIFEST, 0, "headline", "the braces stand for nothing", expected, repr(headline))
    if re.search(r"\d\s+(?:numbers|figures)\b", headline):
        yield Fault(MANIFEST, 0, "headline", "the count is typed in", expected, repr(headline))


def _on_the_day(date: str, words: str) -> bool:
    """Return whether a line names no day, month or year of the calendar, or among them that of a date."""
    if not re.fullmatch(DATE, date):
        return True
    interview, told = Period.parse(date), [one.period for one in dates_in(words)]
    return not told or any(map(interview.meets, told))


def _same_day(date: str, words: str) -> bool:
    """Return whether every year, month and day that some words name is that of a date."""
    if not re.fullmatch(DATE, date):
        return True
    year, month, day = (*date.split("-"), "", "")[:3]
    named = {name for name in MONTHS if re.search(rf"\b{name}\b", words)}
    numbers = {int(one) for one in re.findall(r"\d+", words)}
    known = {int(part) for part in (year, month, day) if part}
    return numbers <= known and named <= {MONTHS[int(month) - 1] if month else ""}


def _speaker_faults(speakers: list[dict[str, str]]) -> Iterator[Fault]:
    counts = Counter(speaker["id"] for speaker in speakers)
    for number, speaker in enumerate(speakers):
        place, name = f"speakers[{number}]", speaker["id"]
        if counts[name] > 1 or not re.fullmatch(ID, name):
            expected = "a unique id of small letters, digits and hyphens"
            yield Fault(MANIFEST, 0, f"{place}.id", "the id is taken or of another form", expected, repr(name))
        if speaker["role"] not in tuple(Role):
            expected = "one of " + ", ".join(Role)
            yield Fault(MANIFEST, 0, f"{place}.role", "the value is unknown", expected, repr(speaker["role"]))
