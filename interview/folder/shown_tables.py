"""The tables of what is shown: pages, charts, findings and slides."""

from __future__ import annotations

from interview.folder.columns import ONE_LINE, Column, Table, choice, free, key_column, name_column, text
from interview.folder.forms import LAYOUTS

PARTS = ("shown", "reading", "series")
"""What an item of a chart is drawn as: by default, as a reading on request, in a published series on request."""

PAGES = Table(
    "pages",
    "Pages",
    "The pages of topics, in the order of the navigation.",
    (
        name_column("page", "Its address below the root.", "sales"),
        text("title", "Its title in the navigation.", "Sales"),
        Column(
            "icon",
            "Name of a Material symbol, as fonts.google.com/icons lists them; no page draws it yet.",
            pattern="[a-z0-9_]+",
            example="trending_up",
        ),
    ),
    ("page",),
)

CHARTS = Table(
    "charts",
    "Charts",
    "What each chart says, in the order of its page.",
    (
        key_column("chart_id", "Name of the chart; it never changes.", "sales"),
        name_column(
            "page", "The page it stands on: one of pages.csv, or overview, cross_checks, interview or present.", "sales"
        ),
        text("form", "The form of the chart, from the list of forms in the README.", "bars"),
        text("title", "Its finding; a figure’s id in braces stands for its value.", "Sales rose to {sales-2023}"),
        text("subtitle", "Measure, unit and period.", "Million kronor a year"),
        text("alt", "One or two sentences for those who cannot see it.", "Sales were {sales-2023} in 2023."),
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
            example="Shops in town",
        ),
        text("label", "Its label.", "2023"),
        Column(
            "role",
            "What it is for in the form of the chart, where the form tells its items apart: see the list of forms.",
            required=False,
            pattern=ONE_LINE,
            example="start",
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
        choice("layout", "How it is laid out; the README says what each shows.", LAYOUTS),
        free("title", "Its finding; empty for that of its chart.", "A good year: {sales-2023}"),
        free("notes", "What the speaker may say.", "The shops in town come first."),
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
