"""Every key of interview.toml: what it means, and whether it may be left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Key:
    """One key by its place, such as `source.title`; `[]` stands behind what may be there several times."""

    place: str
    description: str
    example: str
    required: bool = True


KEYS = (
    Key("name", "Name of the data in addresses and files.", "kronor-shops-in-figures"),
    Key("title", "What the pages are called.", "The shops in figures"),
    Key("long_title", "The same in full.", "The shops in figures: a conversation with their owner"),
    Key(
        "description",
        "What the data are, in a sentence.",
        "Every number of the conversation, and what follows from it.",
    ),
    Key("version", "Version of the data, that of the newest change.", "1.0.0"),
    Key("created", "The day this version was made.", "2024-03-20"),
    Key("outlet", "Where the interview was published.", "The Evening Paper"),
    Key("date", "When it was given, as precisely as known.", "2024-03-15"),
    Key("date_text", "The same in words.", "15 March 2024"),
    Key("language", "The language of the text, as a tag.", "en"),
    Key("line", "Who spoke to whom, where and when.", "Eva Lind with The Evening Paper, 15 March 2024"),
    Key("speakers[].id", "Name of a speaker in the tables.", "lind"),
    Key("speakers[].name", "The speaker as shown, and as paragraphs of the text start with.", "Eva Lind"),
    Key("speakers[].full_name", "The same with the office held.", "Eva Lind, owner of the shops"),
    Key("speakers[].role", "Whether the speaker asks or answers: asks, answers.", "answers"),
    Key("source.title", "Title of the published text.", "Eva Lind: we open more shops"),
    Key("source.address", "Its address.", "https://paper.example/lind"),
    Key(
        "source.sha256",
        "SHA-256 of the text the quotations are places in, 64 digits of 0 to 9 and a to f.",
        "9f86d081884c7d65…",
    ),
    Key("licence.name", "Short name of the licence of the data.", "CC-BY-4.0"),
    Key("licence.title", "Its name in full.", "Creative Commons Attribution 4.0"),
    Key("licence.address", "Its address.", "https://creativecommons.org/licenses/by/4.0/"),
    Key("keywords[]", "What the data are found by.", "retail"),
    Key("contributors[]", "Who made the data.", "The Evening Paper, data desk"),
    Key("changes[].version", "A version of the data, the newest first.", "1.0.0"),
    Key("changes[].date", "Its day.", "2024-03-20"),
    Key("changes[].text", "What changed.", "First version."),
    Key(
        "independent_of", "Whose numbers are checked, so that the others are independent.", "the shops", required=False
    ),
    Key(
        "headline",
        "What the first page opens with; {said} stands for how many numbers are said.",
        "{said} numbers",
        False,
    ),
    Key("lead", "Two lines below it: why it matters.", "What the owner says, and what it adds up to.", required=False),
)


def shape(keys: Iterable[Key]) -> dict[str, Any]:
    """Return what a file with these keys must hold: kinds of values by key."""
    found: dict[str, Any] = {}
    for key in keys:
        table, _, name = key.place.partition(".")
        if table.endswith("[]"):
            inner = found.setdefault(table.removesuffix("[]"), [{} if name else str])
            if name:
                inner[0][name] = str
        elif name:
            found.setdefault(table, {})[name] = str
        else:
            found[table] = str
    return found
