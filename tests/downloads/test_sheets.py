import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from interview.amounts.checks import overall
from interview.amounts.items import Basis, Comparator, Derivation, Event, Excerpt, Figure, Indicator, Kind, Mention
from interview.amounts.periods import Period
from interview.amounts.rounding import Interval
from interview.downloads.query import Query, read_query
from interview.downloads.sheets import COLUMNS, FIELDS, SHORT_COLUMNS, chart_sheet, figures_sheet, source_sheet
from interview.folder.dataset import load
from interview.folder.pages import Topic
from interview.folder.said_tables import EXCERPTS
from interview.folder.screens import Chart, Group
from interview.words.units import unit_of

DATASET = load()
SOURCE = Path(__file__).parents[3] / "shared" / "interview.txt"
ISSUED = (
    "figure_id, indicator, topic, geography, period, period_basis, value, unit, comparator, lower, upper, kind, "
    "speaker, question, verbatim, quote, quote_start, quote_end, formula, inputs, reading, source, source_date"
)
CARGO = Indicator("cargo", "transit", "Cargo carried", DATASET.units["Mt"], "KZ", "All cargo.")
PACE = Indicator("pace", "pace", "Pace", unit_of("%/a", {}), "KZ", "Yearly growth.")
ABOUT = replace(DATASET.about, source=replace(DATASET.about.source, title="The Paper"))
EXCERPT = Excerpt("rail", 3, DATASET.about.speakers["president"], 100, 130, "We carried 32.3 million tons, =")


def said(figure_id="cargo-2023", start=111, **changes):
    figure = Figure(
        id=figure_id,
        indicator=CARGO,
        kind=Kind.STATED,
        geography="KZ",
        period=Period.parse("2023"),
        period_basis=Basis.INFERRED,
        value=Fraction("32.3"),
        comparator=Comparator.EQUAL,
        bounds=Interval.of(Fraction("32.3"), Fraction("0.1")),
        note="All modes, “last year”.",
        mention=Mention("32.3 million tons", start, "rail"),
    )
    return replace(figure, **changes)


def derived(figure_id="half-2023", **changes):
    half = {
        "kind": Kind.DERIVED,
        "value": Fraction("16.15"),
        "bounds": Interval(Fraction(-2, 3), Fraction(200, 3)),
        "mention": None,
        "derivation": Derivation("ratio", "{} ÷ {}", ("cargo-2023", "2"), "as-half"),
    }
    return said(figure_id, **half | changes)


def dataset_of(*figures, events=(), charts=()):
    return replace(
        DATASET,
        about=ABOUT,
        excerpts={"rail": EXCERPT},
        figures={figure.id: figure for figure in figures},
        events={event.id: event for event in events},
        charts={chart.id: chart for chart in charts},
    )


def chart(groups, readings=()):
    words = {"page": "p", "form": "bars", "title": "", "subtitle": "", "excerpt_ids": (), "alt": ""}
    return Chart(id="drawn", groups=groups, readings=readings, **words)


def rows(sheet):
    names = [field.name for field in sheet.fields]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def ids(sheet):
    return [row[0] for row in sheet.rows]


def figures(*figures, query=None, **options):
    return figures_sheet(dataset_of(*figures), query or Query(), **options)


def test_the_promised_columns_come_first_and_in_their_order():
    assert list(COLUMNS)[:23] == ISSUED.split(", ")
    assert [(field.name, field.description) for field in FIELDS] == list(COLUMNS.items())


def test_a_said_figure_has_its_plain_numbers_and_its_sentence():
    assert rows(figures(said())) == [
        {
            "figure_id": "cargo-2023",
            "indicator": "Cargo carried",
            "topic": "transit",
            "geography": "KZ",
            "period": "2023",
            "period_basis": "inferred",
            "value": "32.3",
            "unit": "Mt",
            "comparator": "=",
            "lower": "32.25",
            "upper": "32.35",
            "kind": "stated",
            "speaker": "president",
            "question": "3",
            "verbatim": "32.3 million tons",
            "quote": "We carried 32.3 million tons, =",
            "quote_start": "100",
            "quote_end": "130",
            "formula": "",
            "inputs": "",
            "reading": "",
            "source": "The Paper",
            "source_date": "2024-04",
            "indicator_id": "cargo",
            "excerpt_id": "rail",
            "start": "111",
            "note": "All modes, “last year”.",
            "verdict": "not_found",
            "references": "",
            "since_verdict": "nothing",
            "since_value": "",
            "since_period": "",
            "since_source": "",
        }
    ]


def test_a_derived_figure_has_its_formula_and_no_sentence():
    first, row = rows(figures(said(), derived()))
    sentence = ("speaker", "question", "verbatim", "quote", "quote_start", "quote_end", "excerpt_id", "start")
    assert row == first | dict.fromkeys(sentence, "") | {
        "figure_id": "half-2023",
        "kind": "derived",
        "value": "16.15",
        "lower": "-0.666666666667",
        "upper": "66.6666666667",
        "reading": "as-half",
        "formula": "32.3 ÷ 2 = 16.2 million tonnes",
        "inputs": "cargo-2023 2",
        "since_verdict": "",
    }


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (Fraction(1, 3), Fraction(1, 3), ("0.333333333333", "0.333333333334")),
        (Fraction(-1, 3), Fraction(0), ("-0.333333333334", "0")),
        (Fraction(10**13 + 1), Fraction(10**13 + 1), ("10000000000000", "10000000000100")),
        (Fraction(5), math.inf, ("5", "")),
        (-math.inf, Fraction(1, 8), ("", "0.125")),
    ],
)
def test_bounds_are_rounded_outward_at_twelve_digits_and_empty_when_open(low, high, texts):
    (row,) = rows(figures(said(bounds=Interval(low, high))))
    assert (row["lower"], row["upper"]) == texts


def test_the_value_lies_within_its_bounds_in_every_row():
    outside = [
        row["figure_id"]
        for row in rows(figures_sheet(DATASET, Query()))
        if not Fraction(row["lower"] or row["value"])
        <= Fraction(row["value"])
        <= Fraction(row["upper"] or row["value"])
    ]
    assert outside == []


@pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not here")
def test_the_quote_of_every_stated_row_stands_in_the_source_text_where_the_row_says():
    text = SOURCE.read_bytes().decode("utf-8")
    stated = [row for row in rows(figures_sheet(DATASET, Query())) if row["kind"] != "derived"]
    assert len(stated) > 40
    for row in stated:
        assert row["quote"] == text[int(row["quote_start"]) : int(row["quote_end"])]
        assert row["verbatim"] == text[int(row["start"]) :][: len(row["verbatim"])]
        assert row["verbatim"] in row["quote"]


def test_said_figures_come_by_their_place_and_derived_ones_after_them_in_file_order():
    assert ids(figures(derived("z"), said("late", 120), derived("a"), said("early", 105))) == [
        "early",
        "late",
        "z",
        "a",
    ]


def test_a_topic_has_its_figures_of_every_kind_and_no_others():
    members = [derived("c"), derived("d", indicator=PACE), said("b", indicator=PACE)]
    data = replace(dataset_of(*members), topics={"pace": Topic("pace", "Pace", "pace")})
    assert ids(figures_sheet(data, Query(), "pace")) == ["b", "d"]


def test_a_filter_leaves_the_rows_it_keeps():
    query = read_query([("kind", "derived")], {"kind": ["derived"]})
    assert ids(figures(said(), derived(), query=query)) == ["half-2023"]


def test_the_short_form_has_five_columns():
    short, full = figures(said(), query=Query(columns="short")), figures(said())
    assert [field.name for field in short.fields] == ["figure_id", "period", "value", "unit", "kind"]
    assert rows(short) == [{name: row[name] for name in SHORT_COLUMNS} for row in rows(full)]


def test_the_topics_together_hold_every_figure_once():
    by_topic = [name for topic in DATASET.topics for name in ids(figures_sheet(DATASET, Query(), topic))]
    assert sorted(by_topic) == sorted(DATASET.figures)


def test_each_chart_has_all_it_draws_and_its_readings():
    for drawn in DATASET.charts.values():
        expected = {*drawn.ids, *(name for reading in drawn.readings for name in reading.ids)}
        found = ids(chart_sheet(DATASET, drawn.id, Query()))
        assert (set(found), len(found)) == (expected, len(expected))


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (None, ["cargo-2023", "half-2023", "third-2023"]),
        ("none", ["cargo-2023"]),
        ("third-2023", ["cargo-2023", "third-2023"]),
    ],
)
def test_a_chart_has_the_readings_asked_for(readings, expected):
    groups = (Group("", "Half", "", ("half-2023",)), Group("", "Third", "", ("third-2023",)))
    data = dataset_of(
        said(),
        derived(),
        derived("third-2023"),
        said("other"),
        charts=[chart((Group("", "", "", ("cargo-2023",)),), groups)],
    )
    query = Query(readings=None if readings is None else frozenset([readings]))
    assert ids(chart_sheet(data, "drawn", query)) == expected


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2020", "2020", "2020"),
        ("2020", None, "2020/.."),
        (None, "2021-03", "../2021-03"),
        ("2020", "2022", "2020/2022"),
    ],
)
def test_a_date_that_a_chart_draws_is_a_row_with_its_sentence(start, end, period):
    days = [Period.parse(day) if day else None for day in (start, end)]
    event = Event("opened", *days, "Opened", Mention("2020", 101, "rail"), "transit")
    data = dataset_of(said(), events=[event], charts=[chart((Group("", "", "", ("cargo-2023", "opened")),))])
    first, second = rows(chart_sheet(data, "drawn", Query()))
    assert (first["figure_id"], second["figure_id"]) == ("opened", "cargo-2023")
    assert first == second | dict.fromkeys(
        (
            "value",
            "unit",
            "comparator",
            "lower",
            "upper",
            "geography",
            "note",
            "verdict",
            "references",
            "since_verdict",
        ),
        "",
    ) | {
        "figure_id": "opened",
        "indicator": "Opened",
        "indicator_id": "",
        "period": period,
        "period_basis": "stated",
        "kind": "date",
        "verbatim": "2020",
        "start": "101",
    }


def test_an_unknown_chart_is_a_key_error():
    with pytest.raises(KeyError, match="nothing"):
        chart_sheet(DATASET, "nothing", Query())


def test_a_source_file_is_a_table_with_the_types_of_its_schema():
    sheet = source_sheet(DATASET, EXCERPTS)
    assert [(field.name, field.type) for field in sheet.fields][:3] == [
        ("excerpt_id", "string"),
        ("question", "integer"),
        ("speaker", "string"),
    ]
    assert [row["quote"] for row in rows(sheet)] == [excerpt.quote for excerpt in DATASET.excerpts.values()]


def test_a_download_has_the_verdict_and_the_published_values_behind_it():
    found = {row["figure_id"]: (row["verdict"], row["references"]) for row in rows(figures_sheet(DATASET, Query()))}
    assert found["transit-2022"] == ("agrees", "transit-2022-ministry")
    assert found["transit-added-2023"] == ("not_found", "")
    for figure_id, (verdict, names) in found.items():
        references = [DATASET.references[name] for name in names.split()]
        assert verdict == overall(DATASET.figures[figure_id], references)
        assert references == DATASET.references_for(figure_id)
