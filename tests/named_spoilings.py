"""A hundred ways to spoil the two folders that people have found or could find, each with what must come of it.

A spoiling is refused by the check; the few that change nothing anybody could call wrong are harmless and shown.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.spoilings import Spoiling, add, bare, both, cell, drop, raw, text, twice

FIGURES, ITEMS, CHARTS, SLIDES = "figures/business.csv", "chart_items.csv", "charts.csv", "slides.csv"
DERIVED, EXCERPTS, SHOWN, ABOUT = "derivations.csv", "excerpts.csv", "slide_items.csv", "interview.toml"
CARGO, IT, ROADS = "figures/cargo_transit.csv", "figures/it_exports.csv", "figures/infrastructure_spend.csv"


class Named(NamedTuple):
    """What a spoiling is called, the folder it spoils, what it does, and whether the check refuses it."""

    name: str
    spoiling: Spoiling
    folder: str = "second"
    refused: bool = True


def _figure(key: str, column: str, value: str) -> Spoiling:
    return cell(FIGURES, key, column, value)


def _item(chart: str, item: str, column: str, value: str) -> Spoiling:
    return cell(ITEMS, f"{chart}+{item}", column, value)


SIGNS = (
    Named("a fall stored as a rise", _figure("revenue-change-q3", "value", "11")),
    Named("a rise stored as a fall", _figure("order-change-q3", "value", "-5")),
    Named("a fall of money stored as a gain", _figure("cost-change-q3", "value", "2500000")),
    Named("a fall whose word is another one", text(EXCERPTS, "revenue declined", "revenue improved")),
    Named(
        "a growth of the first interview stored as a fall", cell(CARGO, "ports-growth-2023", "value", "-11"), "first"
    ),
    Named("zero below zero", _figure("order-change-q3", "value", "-0")),
    Named("the typographic minus in a cell", _figure("revenue-change-q3", "value", "−11")),
)
HEDGES = (
    Named("a maximum stored as exact", _figure("investment-next", "comparator", "=")),
    Named("a maximum stored as a minimum", _figure("investment-next", "comparator", ">=")),
    Named("more than stored as less than", _figure("pumps-sold-q3", "comparator", "<")),
    Named("about stored as exact", _figure("margin-spring", "comparator", "=")),
    Named("exact stored as about", _figure("revenue-q3", "comparator", "~")),
    Named("at least stored as more than", cell(IT, "it-exports-target-2026", "comparator", ">"), "first"),
    Named("a comparator nobody knows", _figure("revenue-q3", "comparator", "≈")),
)
VALUES = (
    Named("one end of a range for the range", _figure("margin-year", "value", "3")),
    Named("a range that is said as one number", _figure("margin-year", "verbatim", "4 %")),
    Named("millions lost", _figure("revenue-q3", "value", "240")),
    Named("a digit more", _figure("people-q3", "value", "34000")),
    Named("a value with a comma", _figure("pumps-sold-q3", "value", "12,000")),
    Named("a value in powers of ten", _figure("pumps-sold-q3", "value", "1.2e4")),
    Named("no value", _figure("pumps-sold-q3", "value", "")),
    Named("a value that is no number", _figure("pumps-sold-q3", "value", "many")),
    Named("a resolution below zero", _figure("pumps-sold-q3", "resolution", "-1000")),
    Named("a resolution wider than the value", _figure("people-lund-q3", "resolution", "1000000")),
    Named("a number of another figure in the words", _figure("people-lund-q3", "verbatim", "3,400 people")),
    Named("words that say no number", _figure("people-lund-q3", "verbatim", "of them in Lund")),
    Named("a place one off", _figure("people-lund-q3", "start", "595")),
    Named("a place outside every excerpt", _figure("people-lund-q3", "start", "1")),
    Named("a million tonnes stored as tonnes", cell(CARGO, "transit-2023", "value", "32300000"), "first"),
)
UNITS = (
    Named("euros stored as dollars", cell("indicators.csv", "revenue", "unit", "USD")),
    Named("euros stored as per cent", cell("indicators.csv", "investment", "unit", "%")),
    Named("per cent stored as a count", cell("indicators.csv", "order-change", "unit", "1")),
    Named("per cent stored as money", cell("indicators.csv", "order-change", "unit", "EUR")),
    Named("pumps stored as years", cell("indicators.csv", "pumps-sold", "unit", "a")),
    Named("a unit nobody knows", cell("indicators.csv", "pumps-sold", "unit", "furlong")),
    Named("a unit that is gone", drop("units.csv", "pump")),
    Named("a noun of another unit", cell("unit_nouns.csv", "heat pumps", "unit", "km")),
    Named("a unit that stands for a thousand", cell("units.csv", "pump", "multiple", "1000")),
    Named("a unit named by a noun nobody says", cell("units.csv", "pump", "words", "boilers")),
    Named("a unit named in thousands", cell("units.csv", "pump", "short", "thousand pumps")),
    Named("a unit named as a rate", cell("units.csv", "pump", "words", "heat pumps a year")),
    Named("people counted as pumps", cell("indicators.csv", "people", "unit", "pump")),
    Named("groups counted in kilometres", cell("indicators.csv", "ethnic-groups", "unit", "km"), "first"),
    Named("rounds of talks counted in years", cell("indicators.csv", "iran-rounds", "unit", "a"), "first"),
    Named("tenge stored as dollars", cell("indicators.csv", "transport-investment-kzt", "unit", "USD"), "first"),
    Named("kilometres stored as tonnes", cell("indicators.csv", "railways-built", "unit", "Mt"), "first"),
)
SPEAKERS = (
    Named("a number under another speaker", _figure("margin-year", "speaker", "lindqvist")),
    Named("an excerpt under another speaker", cell(EXCERPTS, "margin", "speaker", "lindqvist")),
    Named("the question under who answers", cell(EXCERPTS, "margin-question", "speaker", "bakker")),
    Named("a question after its answer", cell(EXCERPTS, "people", "speaker", "field")),
    Named("a speaker nobody knows", cell(EXCERPTS, "margin", "speaker", "president")),
    Named("a speaker who is gone", text(ABOUT, 'id = "bakker"', 'id = "baker"')),
    Named("two speakers of one id", text(ABOUT, 'id = "bakker"', 'id = "field"')),
    Named("a role nobody knows", text(ABOUT, 'role = "asks"', 'role = "listens"')),
    Named("an excerpt of another question", cell(EXCERPTS, "margin", "question", "3")),
)
PERIODS = (
    Named("a year a century off", _figure("margin-year", "period", "1925")),
    Named("a stated year the words do not name", _figure("revenue-q3", "period", "2024-07/2024-09")),
    Named("a month there is not", _figure("people-q3", "period", "2025-13")),
    Named("a span that ends before it starts", _figure("revenue-q3", "period", "2025-09/2025-07")),
    Named("a period in words", _figure("revenue-q3", "period", "Q3 2025")),
    Named("an inferred period said to be stated", _figure("investment-next", "period_basis", "stated")),
)
KINDS = (
    Named("what was said as an aim", _figure("revenue-q3", "kind", "target")),
    Named("an aim as what is", _figure("investment-next", "kind", "stated")),
    Named("an outlook as what is", _figure("margin-year", "kind", "stated")),
    Named("what is as an aim of the next clause", _figure("cost-change-q3", "kind", "target")),
    Named("a derived number typed in", _figure("revenue-q3", "kind", "derived")),
    Named("what is as possible", cell(ROADS, "railways-built", "kind", "potential"), "first"),
)
LINKS = (
    Named("a figure of another excerpt", _figure("order-change-q3", "excerpt_id", "margin")),
    Named("an indicator nobody knows", _figure("order-change-q3", "indicator_id", "orders")),
    Named("two figures of one id", twice(FIGURES, "revenue-q3")),
    Named("one number said in two rows", twice(FIGURES, "revenue-q3", "revenue-q3-again")),
    Named("a number in no row", drop(FIGURES, "order-change-q3")),
    Named("a year that is charted and not", add("uncharted.csv", "5 %", "500", "Said twice.")),
    Named("a topic nobody knows", cell("indicators.csv", "people", "topic", "staff")),
    Named("a topic without a page", cell("topics.csv", "business", "page", "nowhere")),
    Named("a figure in the file of another topic", cell("indicators.csv", "transit", "topic", "it_exports"), "first"),
    Named("a reading of nothing", cell(DERIVED, "revenue-year-before", "reading_of", "revenue-before")),
)
METHODS = (
    Named("a method nobody knows", cell(DERIVED, "revenue-year-before", "method", "before")),
    Named("the inputs of a share swapped", cell(DERIVED, "people-lund-share-q3", "inputs", "people-q3 people-lund-q3")),
    Named("a share of euros in people", cell(DERIVED, "people-lund-share-q3", "inputs", "people-q3 revenue-q3")),
    Named("an input too few", cell(DERIVED, "people-lund-share-q3", "inputs", "people-q3")),
    Named("an input nobody knows", cell(DERIVED, "people-lund-share-q3", "inputs", "people-lund people-q3")),
    Named(
        "a figure derived from itself",
        cell(DERIVED, "people-lund-share-q3", "inputs", "people-lund-share-q3 people-q3"),
    ),
    Named("a result in another unit", cell(DERIVED, "people-lund-share-q3", "indicator_id", "revenue")),
    Named(
        "growth in place of the level", cell(DERIVED, "revenue-year-before", "inputs", "revenue-change-q3 revenue-q3")
    ),
)
DRAWINGS = (
    Named("a form nobody knows", cell(CHARTS, "changes", "form", "pie")),
    Named("a page nobody knows", cell(CHARTS, "changes", "page", "front")),
    Named(
        "a topic page without a chart",
        both(cell(CHARTS, "revenue", "page", "overview"), cell(CHARTS, "numbers", "page", "overview")),
    ),
    Named("an overview without a chart", cell(CHARTS, "changes", "page", "quarter")),
    Named("a said figure in no chart", drop(ITEMS, "numbers+margin-year")),
    Named(
        "a chart that draws nothing",
        both(drop(ITEMS, "changes+revenue-change-q3"), drop(ITEMS, "changes+order-change-q3")),
    ),
    Named("euros and per cent on one scale", _item("changes", "order-change-q3", "item_id", "revenue-q3")),
    Named("euros and people in one panel", _item("numbers", "cost-change-q3", "panel", "People")),
    Named("a bridge without an end", drop(ITEMS, "revenue+revenue-q3")),
    Named("a bridge that does not add up", _item("revenue", "revenue-difference-q3", "item_id", "cost-change-q3")),
    Named("a role no form has", _item("revenue", "revenue-q3", "role", "finish")),
    Named("a drawn thing nobody knows", _item("changes", "order-change-q3", "item_id", "orders")),
    Named(
        "an open bound in per cent of the value", _item("rounding", "people-lund-share-q3", "item_id", "pumps-sold-q3")
    ),
    Named("a path of an index without its index", cell(CHARTS, "changes", "form", "index-path")),
    Named("two units of one", cell(CHARTS, "changes", "form", "two-units")),
    Named("a date among values", _item("freight", "transit-growth-2023", "item_id", "treaty"), "first"),
    Named(
        "two columns of one year", _item("it-exports", "it-exports-target-2026", "item_id", "it-exports-2023"), "first"
    ),
    Named(
        "an excerpt that says none of the numbers", cell("chart_excerpts.csv", "numbers+people", "chart_id", "revenue")
    ),
    Named("a chart nobody drew", add(ITEMS, "orders", "shown", "", "Orders", "", "order-change-q3")),
)
WORDS = (
    Named(
        "a figure in braces nobody knows",
        text(CHARTS, "Revenue {revenue-change-q3|signed}", "Revenue {revenue-change|signed}"),
    ),
    Named(
        "a form in braces nobody knows",
        text(CHARTS, "Revenue {revenue-change-q3|signed}", "Revenue {revenue-change-q3|wrods}"),
    ),
    Named(
        "capitals in braces", text(CHARTS, "Revenue {revenue-change-q3|signed}", "Revenue {Revenue-change-q3|signed}")
    ),
    Named("a brace left open", text(CHARTS, "Revenue {revenue-change-q3|signed}", "Revenue {revenue-change-q3")),
    Named("a title that a spreadsheet would run", cell(CHARTS, "revenue", "title", "=1+1"), refused=False),
    Named("markup in a title", cell(CHARTS, "revenue", "title", "<script>alert(1)</script> & <b>"), refused=False),
)
SCREENS = (
    Named("a chart slide without a chart", drop(SHOWN, "revenue+chart")),
    Named("a layout nobody knows", cell(SLIDES, "revenue", "layout", "picture")),
    Named("a slide with two charts in one place", add(SHOWN, "revenue", "chart", "numbers")),
    Named("a slide without anything", add(SLIDES, "empty", "number", "", "")),
    Named("millions typed into a title", cell(CHARTS, "revenue", "title", "Revenue fell to 300 million euros")),
    Named("a per cent typed into a title of a slide", cell(SLIDES, "opening", "title", "Revenue fell 12 %")),
    Named("a figure of something else in braces", cell(CHARTS, "revenue", "title", "Revenue fell to {people-q3}")),
    Named("another currency in a subtitle", cell(CHARTS, "revenue", "subtitle", "Million dollars a quarter")),
    Named("a label of another year", _item("numbers", "investment-next", "label", "2027")),
    Named("a level before at the same time", cell(DERIVED, "revenue-year-before", "period", "2025-07/2025-09")),
    Named("a share of another year", cell(DERIVED, "people-lund-share-q3", "period", "2024-09")),
    Named("a quarter of other months", _figure("revenue-q3", "period", "2025-04/2025-06")),
    Named(
        "a currency left out of the words",
        both(_figure("revenue-q3", "verbatim", "240 million"), _figure("revenue-q3", "start", "422")),
    ),
    Named(
        "a hedge left out of the words",
        both(_figure("investment-next", "verbatim", "€15 million"), _figure("investment-next", "start", "909")),
    ),
    Named("a unit of every folder in powers of its own", add("units.csv", "%", "%", "percent", "percent", "no", "100")),
    Named("things counted as money", cell("units.csv", "pump", "sort", "money")),
    Named("a rise in the lead that is a fall", text(ABOUT, "outlet =", 'lead = "Revenue rose 11 %."\noutlet =')),
    Named("another per cent in the headline", text(ABOUT, "outlet =", 'headline = "Down 12 %"\noutlet =')),
    Named("a day in words that is another day", text(ABOUT, '"30 October 2025"', '"31 October 2025"')),
    Named("a date as a spreadsheet writes it", text(ABOUT, 'date = "2025-10-30"', 'date = "30.10.2025"')),
    Named("no slides", both(bare(SLIDES), bare(SHOWN))),
)
FILES = (
    Named("an empty table of excerpts", bare(EXCERPTS)),
    Named("an empty table of figures", bare(FIGURES)),
    Named("an empty table of charts", bare(CHARTS)),
    Named("an empty file", raw("events.csv", lambda content: b"")),
    Named("a file that is gone", raw(DERIVED, lambda content: None)),
    Named("Latin-1", raw(EXCERPTS, lambda content: content.decode().encode("cp1252"))),
    Named("UTF-16", raw(EXCERPTS, lambda content: content.decode().encode("utf-16"))),
    Named("a byte order mark", raw(EXCERPTS, lambda content: b"\xef\xbb\xbf" + content)),
    Named("semicolons", raw(EXCERPTS, lambda content: content.replace(b",", b";"))),
    Named("an open quotation mark", raw(EXCERPTS, lambda content: content.replace(b'"', b"", 1))),
    Named("a manifest that is no TOML", raw(ABOUT, lambda content: content + b"speakers")),
    Named("a manifest without speakers", raw(ABOUT, lambda content: content.replace(b"[[speakers]]", b"[[people]]"))),
    Named("a title of the manifest that is empty", text(ABOUT, 'title = "A call in figures"', 'title = ""')),
)

NAMED = (
    *(*SIGNS, *HEDGES, *VALUES, *UNITS, *SPEAKERS, *PERIODS, *KINDS),
    *(*LINKS, *METHODS, *DRAWINGS, *WORDS, *SCREENS, *FILES),
)
"""All of them."""
