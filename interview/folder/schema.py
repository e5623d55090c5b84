"""Every table of a data folder: its file, columns, keys and meaning. Reading, checking and describing all use this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from interview.amounts.checks import Relation
from interview.amounts.items import Basis, Comparator, Kind, Sort, Status
from interview.folder.additions import CAVEATS, LATER, PROPORTIONS, WORDINGS
from interview.folder.columns import (
    DATE,
    ONE_LINE,
    Column,
    Table,
    choice,
    free,
    integer,
    key_column,
    name_column,
    number,
    period,
)
from interview.folder.forms import LAYOUTS

MANIFEST = "interview.toml"
"""The one file that is no table: who spoke to whom, where it was published, licence and versions."""

YES_NO = ("yes", "no")
PARTS = ("shown", "reading", "series")
"""What an item of a chart is drawn as: by default, as a reading on request, in a published series on request."""

_GEOGRAPHY = Column("geography", "ISO 3166 alpha-2 code of the country, or two joined by a hyphen for a pair.")
_INDICATOR = key_column("indicator_id", "What is measured.", "sales")
_TOPIC = name_column("topic", "The topic the row belongs to.", "sales")
_SPEAKER = Column("speaker", "Who says it: the id of a speaker of interview.toml.")
_MENTION = (
    Column("verbatim", "The words as the source text has them, hedge and unit included.", lines=True),
    integer("start", "Position of the first of these words in the source text, in Unicode code points from 0."),
    key_column("excerpt_id", "The excerpt the words stand in."),
)
_HEDGES = "= as said, ~ about, > more than, >= at least, < less than, <= at most"

_FIGURES = Table(
    "figures",
    "Figures",
    "One row for each number said about this topic.",
    (
        key_column("figure_id", "Name of the figure; it never changes."),
        _INDICATOR,
        choice(
            "kind",
            "How the number came to be: stated (was said), target (said as an aim), potential (said as possible).",
            (Kind.STATED, Kind.TARGET, Kind.POTENTIAL),
        ),
        _GEOGRAPHY,
        period(
            "period",
            "The time the number belongs to, in ISO 8601: a year, a month, a day, or two of them with a slash.",
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
            "Unit of the last digit that counts; the value stands for half of it either side. 0 for exact counts.",
        ),
        *_MENTION,
        _SPEAKER,
        free("note", "What a reader must know to use the number."),
    ),
    ("figure_id",),
    (("indicator_id", "indicators"), ("excerpt_id", "excerpts")),
)

QUESTIONS = Table(
    "questions",
    "Questions",
    "The questions of the interview.",
    (integer("question", "Number of the question, from 1."), Column("theme", "Its theme, in our words.")),
    ("question",),
)

EXCERPTS = Table(
    "excerpts",
    "Excerpts",
    "The quoted passages that hold every number of the interview.",
    (
        key_column("excerpt_id", "Name of the excerpt; it never changes."),
        integer("question", "Number of the question it asks or answers."),
        _SPEAKER,
        integer("start", "Position of its first character in the source text, in Unicode code points from 0."),
        integer("end", "Position just after its last character."),
        Column("quote", "The passage, word for word.", lines=True),
    ),
    ("excerpt_id",),
    (("question", "questions"),),
)

UNITS = Table(
    "units",
    "Units",
    "Units besides 1, a, year, index, %, pp, × and any ISO 4217 currency, or other words for one of these; "
    "with /a behind it, each is a unit a year.",
    (
        Column("unit", "The unit as the other tables write it.", example="Mt"),
        free("short", "How it is written after a number."),
        free("words", "The same in full."),
        choice("sort", "What it counts; money takes “million” and “billion” when written.", Sort),
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

PAGES = Table(
    "pages",
    "Pages",
    "The pages of topics, in the order of the navigation.",
    (
        name_column("page", "Its address below the root.", "sales"),
        Column("title", "Its title in the navigation."),
        Column("icon", "Name of a Material symbol.", pattern="[a-z0-9_]+", example="trending_up"),
    ),
    ("page",),
)

TOPICS = Table(
    "topics",
    "Topics",
    "What the figures are about, in order; the figures of each are in a file of its own.",
    (
        name_column("topic", "Name of the topic, and of the file of its figures.", "sales"),
        Column("title", "The topic in a few words."),
        name_column("page", "The page that shows it.", "sales"),
    ),
    ("topic",),
    (("page", "pages"),),
)

INDICATORS = Table(
    "indicators",
    "Indicators",
    "What is measured, and in which unit.",
    (
        key_column("indicator_id", "Name of the indicator; it never changes.", "sales"),
        _TOPIC,
        Column("title", "What is measured, in a few words."),
        Column(
            "unit",
            "Unit of all its figures: one of units.csv, %, ×, ISO 4217 money in whole units, 1 for counts, a for "
            "years, year for a calendar year.",
        ),
        _GEOGRAPHY,
        Column("description", "What exactly is measured."),
    ),
    ("indicator_id",),
    (("topic", "topics"),),
)

EVENTS = Table(
    "events",
    "Events",
    "What the interview dates.",
    (
        key_column("event_id", "Name of the event; it never changes.", "founding"),
        period("date", "When it starts; empty where the text leaves that open.", required=False),
        period("end", "When it ends; empty where it goes on.", required=False),
        Column("title", "The event in a few words."),
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
    (*_MENTION[:2], Column("reason", "Why there is no chart.")),
    ("start",),
    optional=True,
)

DERIVATIONS = Table(
    "derivations",
    "Derivations",
    "One row for each number we compute; the numbers themselves are never stored.",
    (
        key_column("figure_id", "Name of the computed figure; it never changes.", "sales-2022"),
        _INDICATOR,
        Column("method", "Name of the formula."),
        Column(
            "inputs",
            "Ids of the figures that go in, in order; “.start” and “.end” take the year of a period, “.start_date” and "
            "“.end_date” the date.",
        ),
        period("period", "The time the result belongs to."),
        free(
            "reading", "For an ambiguous wording: the meaning this result follows. Empty for the one shown by default."
        ),
        key_column("reading_of", "The computed figure whose other reading this is.", "sales-2022", required=False),
        key_column("rereads", "The said figure whose words this reading takes in another way.", required=False),
        free("note", "What a reader must know to use the result."),
    ),
    ("figure_id",),
    (("indicator_id", "indicators"), ("reading_of", "derivations")),
    optional=True,
)

REPORTERS = Table(
    "reporters",
    "Reporters",
    "Who published the values the figures are set beside.",
    (
        Column("reporter", "Whose numbers they are."),
        choice("independent", "Whether the reporter stands outside those whose numbers are checked.", YES_NO),
    ),
    ("reporter",),
    optional=True,
)

REFERENCES = Table(
    "references",
    "References",
    "What others published, with its source; carried over, nothing computed.",
    (
        key_column("reference_id", "Name of the published value; it never changes.", "sales-2022-bureau"),
        _INDICATOR,
        key_column(
            "compares_with",
            "The figure it can be set beside; empty for a value that only belongs to a series.",
            "sales-2022",
            required=False,
        ),
        _GEOGRAPHY,
        Column("reporter", "Whose number it is."),
        Column("definition", "What exactly was counted and, where it matters, as of when, in our words."),
        replace(period("period", "The time the value is for."), example="2023, 2023-01/2023-10"),
        number("value", "The published number, in the unit.", "26.8"),
        Column("unit", "Unit of the value; that of the indicator."),
        number("resolution", "Unit of the last digit shown; 0 for an exact count.", "0.1"),
        Column("producer", "Who published the page or file the value was read in."),
        Column("title", "Title of the page or file; in square brackets where it bears none of its own."),
        Column("url", "Its address.", pattern=r"https?://\S+"),
        Column("date_published", "When it was published, as precisely as known.", pattern=DATE, example="2023-01-19"),
        choice("confidence", "How surely the value was read and placed.", ("high", "medium", "low")),
        choice(
            "comparable",
            "Whether it counts the same as the figure: same measure, same definition, same period.",
            YES_NO,
        ),
        free("note", "What a reader must know to use the value."),
        choice(
            "status",
            "How the value came to be, by its source: measured, estimated (also “about”), expected for a time not "
            "over yet, or planned.",
            Status,
        ),
        free(
            "left_out",
            "For a value of a time after the interview: why it is not set beside what was said as what came of it.",
        ),
    ),
    ("reference_id",),
    (("indicator_id", "indicators"), ("reporter", "reporters")),
    optional=True,
)

CONSISTENCY = Table(
    "consistency",
    "Consistency",
    "Statements that hold if the interview fits itself and its own base years, and what titles claim.",
    (
        key_column("check_id", "Name of the check; it never changes.", "parts-add-up"),
        Column("statement", "What should hold, in our words."),
        Column(
            "left",
            "Ids of figures or published values, an event with a part, or a number; several stand for their mean, in a "
            "claim for each of them. In a claim also figures with .value, .below, .above (bounds in per cent of the "
            "value) or .mentions, charts with .count or .ahead, and 100*id.",
        ),
        choice("relation", "How the left side should stand to the right one.", Relation),
        Column("right", "The other side, in the same way; for covers, is_kind, hedged and says a word or words."),
        Column(
            "table",
            "rates: show below what the sum behind an implied rate would be at each published rate.",
            required=False,
            allowed=("rates",),
        ),
        key_column(
            "chart_id",
            "The chart or slide whose title claims this: it must hold. Empty where the result is shown.",
            "sales",
            required=False,
        ),
        free("note", "What a reader must know to judge the result."),
    ),
    ("check_id",),
    optional=True,
)

CHARTS = Table(
    "charts",
    "Charts",
    "What each chart says, in the order of its page.",
    (
        key_column("chart_id", "Name of the chart; it never changes.", "sales"),
        name_column("page", "The page it stands on.", "sales"),
        Column("form", "The form of the chart."),
        Column("title", "Its finding; a figure’s id in braces stands for its value."),
        Column("subtitle", "Measure, unit and period."),
        Column("alt", "One or two sentences for those who cannot see it."),
    ),
    ("chart_id",),
)

CHART_ITEMS = Table(
    "chart_items",
    "Items of charts",
    "What each chart draws, in order; rows that follow each other with the same panel, label and role stand together.",
    (
        key_column("chart_id", "The chart.", "sales"),
        choice(
            "part",
            "Whether it is shown by default, a reading drawn on request, or part of a published series on request.",
            PARTS,
        ),
        Column(
            "panel",
            "The panel, lane or scale it stands in, as it is named on screen.",
            required=False,
            pattern=ONE_LINE,
            example="any words",
        ),
        Column("label", "Its label."),
        Column(
            "role",
            "What it is for in the form of the chart, where the form tells its items apart.",
            required=False,
            pattern=ONE_LINE,
            example="any words",
        ),
        key_column("item_id", "A figure, an event or, in a series, a published value."),
    ),
    ("chart_id", "part", "panel", "label", "item_id"),
    (("chart_id", "charts"),),
)

CHART_EXCERPTS = Table(
    "chart_excerpts",
    "Excerpts of charts",
    "The excerpts beside each chart, in order.",
    (
        key_column("chart_id", "The chart.", "sales"),
        key_column("excerpt_id", "An excerpt beside it.", "sales-and-costs"),
    ),
    ("chart_id", "excerpt_id"),
    (("chart_id", "charts"), ("excerpt_id", "excerpts")),
    optional=True,
)

FINDINGS = Table(
    "findings",
    "Findings",
    "What the first page opens with, in order: a chart of a topic and the words it rests on.",
    (
        key_column("chart_id", "The chart; its title is the finding.", "sales"),
        key_column("excerpt_id", "The excerpt whose sentences with its numbers stand below it.", "sales-and-costs"),
    ),
    ("chart_id",),
    (("chart_id", "charts"), ("excerpt_id", "excerpts")),
    optional=True,
)

SLIDES = Table(
    "slides",
    "Slides",
    "The presenter deck, in order.",
    (
        key_column("slide_id", "Name of the slide; it never changes.", "sales"),
        choice("layout", "How it is laid out.", LAYOUTS),
        free("title", "Its finding; empty for that of its chart."),
        free("notes", "What the speaker may say."),
    ),
    ("slide_id",),
)

SLIDE_ITEMS = Table(
    "slide_items",
    "Items of slides",
    "What each slide shows, in order.",
    (
        key_column("slide_id", "The slide.", "sales"),
        choice(
            "part", "What the item is: a chart, a figure shown alone, or an excerpt.", ("chart", "figure", "excerpt")
        ),
        key_column("item_id", "Its id.", "sales"),
    ),
    ("slide_id", "part", "item_id"),
    (("slide_id", "slides"),),
    optional=True,
)

_BEFORE_FIGURES = (QUESTIONS, EXCERPTS, PAGES, TOPICS, UNITS, UNIT_NOUNS, INDICATORS)
_AFTER_FIGURES = (
    *(EVENTS, UNCHARTED, DERIVATIONS, REPORTERS, REFERENCES, CONSISTENCY),
    *(CHARTS, CHART_ITEMS, CHART_EXCERPTS, FINDINGS, SLIDES, SLIDE_ITEMS),
    *(LATER, PROPORTIONS, CAVEATS, WORDINGS),
)


def tables(topics: Iterable[tuple[str, str]], speakers: Iterable[str] = ()) -> Iterator[Table]:
    """Yield every table of a data folder in order: figures by name and title of their topics, with its speakers."""
    said = partial(_with_speakers, speakers=tuple(speakers))
    yield from (said(table) for table in _BEFORE_FIGURES)
    for topic, title in topics:
        yield said(replace(_FIGURES, name=f"figures-{topic.replace('_', '-')}", title=f"Figures: {title}", topic=topic))
    yield from _AFTER_FIGURES


def _with_speakers(table: Table, speakers: tuple[str, ...]) -> Table:
    columns = (replace(column, allowed=speakers) if column is _SPEAKER else column for column in table.columns)
    return replace(table, columns=tuple(columns))
