"""The tables of what is computed from what was said, published beside it, and checked."""

from __future__ import annotations

from dataclasses import replace

from interview.amounts.checks import Relation
from interview.amounts.items import Status
from interview.folder.columns import (
    DATE,
    GEOGRAPHY,
    INDICATOR,
    YES_NO,
    Column,
    Table,
    choice,
    free,
    key_column,
    number,
    period,
    text,
)

DERIVATIONS = Table(
    "derivations",
    "Derivations",
    "One row for each number we compute; the numbers themselves are never stored.",
    (
        key_column("figure_id", "Name of the computed figure; it never changes.", "sales-2022"),
        INDICATOR,
        text("method", "Name of the formula, from the list of methods in the README.", "before_growth"),
        Column(
            "inputs",
            "Ids of the figures that go in, in order; “.start” and “.end” take the year of a period, “.start_date” and "
            "“.end_date” the date.",
            example="sales-2023 sales-growth-2023",
        ),
        period("period", "The time the result belongs to."),
        free(
            "reading",
            "For an ambiguous wording: the meaning this result follows. Empty for the one shown by default.",
            "by 300 %",
        ),
        key_column("reading_of", "The computed figure whose other reading this is.", "sales-2022", required=False),
        key_column("rereads", "The said figure whose words this reading takes in another way.", required=False),
        free("note", "What a reader must know to use the result.", "The level before the growth."),
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
        text("reporter", "Whose numbers they are.", "Statistics Office"),
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
        INDICATOR,
        key_column(
            "compares_with",
            "The figure it can be set beside; empty for a value that only belongs to a series.",
            "sales-2022",
            required=False,
        ),
        GEOGRAPHY,
        text("reporter", "Whose number it is.", "Statistics Office"),
        text(
            "definition",
            "What exactly was counted and, where it matters, as of when, in our words.",
            "Sales of all shops, first release",
        ),
        replace(period("period", "The time the value is for."), example="2023, 2023-01/2023-10"),
        number("value", "The published number, in the unit.", "26.8"),
        text("unit", "Unit of the value; that of the indicator.", "SEK"),
        number("resolution", "Unit of the last digit shown; 0 for an exact count.", "0.1"),
        text("producer", "Who published the page or file the value was read in.", "Statistics Office"),
        text(
            "title",
            "Title of the page or file; in square brackets where it bears none of its own.",
            "Retail trade 2023",
        ),
        Column("url", "Its address.", pattern=r"https?://\S+", example="https://statistics.example/retail"),
        Column("date_published", "When it was published, as precisely as known.", pattern=DATE, example="2023-01-19"),
        choice("confidence", "How surely the value was read and placed.", ("high", "medium", "low")),
        choice(
            "comparable",
            "Whether it counts the same as the figure: same measure, same definition, same period.",
            YES_NO,
        ),
        free("note", "What a reader must know to use the value.", "Shops abroad are left out."),
        choice(
            "status",
            "How the value came to be, by its source: measured, estimated (also “about”), expected for a time not "
            "over yet, or planned.",
            Status,
        ),
        free(
            "left_out",
            "For a value of a time after the interview: why it is not set beside what was said as what came of it.",
            "It counts another year.",
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
        text("statement", "What should hold, in our words.", "The parts are all sales"),
        Column(
            "left",
            "Ids of figures or published values, an event with a part, or a number; several stand for their mean, in a "
            "claim for each of them. In a claim also figures with .value, .below, .above (bounds in per cent of the "
            "value) or .mentions, charts with .count or .ahead, and 100*id.",
            example="sales-town sales-country",
        ),
        choice(
            "relation", "How the left side should stand to the right one; the README says when each holds.", Relation
        ),
        text(
            "right",
            "The other side, in the same way; for covers, is_kind, hedged and says a word or words.",
            "sales-2023",
        ),
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
        free("note", "What a reader must know to judge the result.", "Both are rounded."),
    ),
    ("check_id",),
    optional=True,
)
