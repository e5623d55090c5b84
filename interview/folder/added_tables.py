"""The tables that a data folder may lack altogether: what they add is shown where they are there."""

from __future__ import annotations

from interview.folder.columns import DATE, INDICATOR, Column, Table, free, key_column, period, text

LATER = Table(
    "later",
    "Later values computed",
    "One row for each rate or ratio we compute from published values alone, to set it beside what was said; the "
    "numbers themselves are never stored.",
    (
        key_column("later_id", "Name of the computed value; it never changes.", "sales-growth-2024"),
        INDICATOR,
        text("method", "Name of the formula, from the list of methods in the README.", "growth_between"),
        text("inputs", "Ids of the published values that go in, in order.", "sales-2024-bureau sales-2023-bureau"),
        period("period", "The time the result belongs to."),
        free("note", "What a reader must know to use the result.", "Both are first releases."),
    ),
    ("later_id",),
    (("indicator_id", "indicators"),),
    optional=True,
    spare=True,
)

PROPORTIONS = Table(
    "proportions",
    "In proportion",
    "What helps to grasp a number said: a number computed from it, or why there is none.",
    (
        key_column("figure_id", "The number said."),
        key_column("derived_id", "The number computed from it that says its size.", "sales-per-day", required=False),
        free("reason", "Why no comparison is sensible, where there is none.", "A length of time is its own measure."),
    ),
    ("figure_id", "derived_id"),
    optional=True,
    spare=True,
)

CAVEATS = Table(
    "caveats",
    "Caveats of excerpts",
    "Excerpts whose next words in the source qualify what they say.",
    (
        key_column("excerpt_id", "The excerpt.", "sales-and-costs"),
        text("caveat", "What the words after it say, in ours.", "The next sentence leaves the shops abroad out."),
    ),
    ("excerpt_id",),
    (("excerpt_id", "excerpts"),),
    optional=True,
    spare=True,
)

WORDINGS = Table(
    "wordings",
    "Published wordings",
    "Which text of the interview this is, and where else it stands, in these or other words.",
    (
        key_column("wording_id", "Name of the wording; it never changes.", "reprint"),
        text("title", "Who published it, or its title.", "The Evening Paper"),
        Column(
            "address",
            "Its address; empty where it is not known.",
            required=False,
            pattern=r"https?://\S+",
            example="https://paper.example/talk",
        ),
        text("what", "What kind of text it is.", "A reprint of the same text."),
        text("confirms", "What it confirms of the text used here.", "Every number, word for word."),
        Column("looked_up", "When it was looked up.", pattern=DATE, example="2026-11-24"),
    ),
    ("wording_id",),
    optional=True,
    spare=True,
)
