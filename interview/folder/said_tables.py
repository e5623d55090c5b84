"""The tables of what was said: passages, numbers, dates, and what the numbers count and are about."""

from __future__ import annotations

from interview.amounts.items import Basis, Comparator, Kind, Sort
from interview.folder.columns import (
    GEOGRAPHY,
    INDICATOR,
    YES_NO,
    Column,
    Table,
    choice,
    free,
    integer,
    key_column,
    name_column,
    number,
    period,
    text,
)

SPEAKER = text("speaker", "Who says it: the id of a speaker of interview.toml.", "lind")
_TOPIC = name_column("topic", "The topic the row belongs to.", "sales")
_MENTION = (
    Column(
        "verbatim",
        "The words as the source text has them, hedge and unit included.",
        lines=True,
        example="more than 40 million kronor",
    ),
    integer(
        "start",
        "Position of the first of these words in the source text, in Unicode code points from 0.",
    ),
    key_column("excerpt_id", "The excerpt the words stand in.", "sales-and-costs"),
)
_HEDGES = "= as said, ~ about, > more than, >= at least, < less than, <= at most"

QUESTIONS = Table(
    "questions",
    "Questions",
    "The questions of the interview.",
    (
        integer("question", "Number of the question, from 1.", "1"),
        text("theme", "Its theme, in our words.", "The year and the costs"),
    ),
    ("question",),
)

EXCERPTS = Table(
    "excerpts",
    "Excerpts",
    "The quoted passages that hold every number of the interview.",
    (
        key_column("excerpt_id", "Name of the excerpt; it never changes.", "sales-and-costs"),
        integer("question", "Number of the question it asks or answers.", "1"),
        SPEAKER,
        integer(
            "start",
            "Position of its first character in the source text, in Unicode code points from 0.",
        ),
        integer("end", "Position just after its last character.", "2110"),
        Column(
            "quote",
            "The passage, word for word.",
            lines=True,
            example="In 2023 we sold for more than 40 million kronor.",
        ),
    ),
    ("excerpt_id",),
    (("question", "questions"),),
)

TOPICS = Table(
    "topics",
    "Topics",
    "What the figures are about, in order; the figures of each are in a file of its own.",
    (
        name_column("topic", "Name of the topic, and of the file of its figures.", "sales"),
        text("title", "The topic in a few words.", "Sales and costs"),
        name_column("page", "The page that shows it.", "sales"),
    ),
    ("topic",),
    (("page", "pages"),),
)

UNITS = Table(
    "units",
    "Units",
    "Units besides 1, a, year, index, %, pp, × and any ISO 4217 currency, or other words for one of these; "
    "with /a behind it, each is a unit a year.",
    (
        Column("unit", "The unit as the other tables write it.", example="Mt"),
        free("short", "How it is written after a number.", "Mt"),
        free("words", "The same in full.", "million tonnes"),
        choice(
            "sort",
            "What it counts (measure: what has a noun of its own); money takes “million” and “billion” when written.",
            Sort,
        ),
        choice("grouped", "Whether thousands are parted by commas.", YES_NO),
        integer(
            "multiple",
            "How much of what is said one of the unit stands for: 1000000 for a unit Mt that is said in tonnes.",
            "1",
        ),
    ),
    ("unit",),
    optional=True,
)

UNIT_NOUNS = Table(
    "unit_nouns",
    "Nouns of units",
    "The nouns that a unit is said with, besides its own words.",
    (
        Column("noun", "The noun, in small letters.", example="tonnes"),
        Column("unit", "The unit it says.", example="Mt"),
    ),
    ("noun",),
    optional=True,
)

INDICATORS = Table(
    "indicators",
    "Indicators",
    "What is measured, and in which unit.",
    (
        key_column("indicator_id", "Name of the indicator; it never changes.", "sales"),
        _TOPIC,
        text("title", "What is measured, in a few words.", "Sales"),
        Column(
            "unit",
            "Unit of all its figures: one of units.csv, %, ×, ISO 4217 money in whole units, 1 for counts, a for "
            "years, year for a calendar year.",
            example="SEK",
        ),
        GEOGRAPHY,
        text("description", "What exactly is measured.", "Sales of all shops, without tax"),
    ),
    ("indicator_id",),
    (("topic", "topics"),),
)

FIGURES = Table(
    "figures",
    "Figures",
    "One row for each number said about this topic.",
    (
        key_column("figure_id", "Name of the figure; it never changes."),
        INDICATOR,
        choice(
            "kind",
            "How the number came to be: stated (was said), target (said as an aim), potential (said as possible).",
            (Kind.STATED, Kind.TARGET, Kind.POTENTIAL),
        ),
        GEOGRAPHY,
        period(
            "period",
            "The time the number belongs to, in ISO 8601: a year, a month, a day, or two of them with a slash. A sum "
            "over ten years has ten of them (2014/2023), a growth over ten years the one it counts from too "
            "(2013/2023).",
        ),
        choice(
            "period_basis",
            "Whether the text names the period (stated) or leaves it to be worked out (inferred; the note says how).",
            Basis,
        ),
        number("value", "The number in the unit of its indicator, with a decimal point and no grouping."),
        choice("comparator", f"The hedge: {_HEDGES}.", Comparator),
        number(
            "resolution",
            "Unit of the last digit that counts; the value stands for half of it either side. 0.1 for “8.2 %”, 1000 "
            "for “nearly 142,000”, 1 for “twice” (2) and for “a third” in per cent (33.3333), 0 for exact counts like "
            "“seven women”. A range (“3 to 4 %”), a tolerance and words such as “more than” bring their own bounds: "
            "there, too, it is the unit of the last digit said.",
            "0.1",
        ),
        *_MENTION,
        SPEAKER,
        free("note", "What a reader must know to use the number.", "“Last year” is 2023."),
    ),
    ("figure_id",),
    (("indicator_id", "indicators"), ("excerpt_id", "excerpts")),
)

EVENTS = Table(
    "events",
    "Events",
    "What the interview dates.",
    (
        key_column("event_id", "Name of the event; it never changes.", "founding"),
        period("date", "When it starts; empty where the text leaves that open.", required=False),
        period("end", "When it ends; empty where it goes on.", required=False),
        text("title", "The event in a few words.", "First shop opened"),
        *_MENTION,
        _TOPIC,
    ),
    ("event_id",),
    (("excerpt_id", "excerpts"), ("topic", "topics")),
    optional=True,
)

UNCHARTED = Table(
    "uncharted",
    "Number words without a chart",
    "Every other number word of the interview, and why no chart shows it.",
    (*_MENTION[:2], text("reason", "Why there is no chart.", "The year of the sales, which their chart shows.")),
    ("start",),
    optional=True,
)
