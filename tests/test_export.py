import csv
import hashlib
import io
import json
import math
import zipfile
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
from frictionless import validate

from interview.checks import overall
from interview.dataset import load
from interview.export import (
    COLUMNS,
    EVENT_COLUMNS,
    chart_frame,
    csv_bytes,
    downloads,
    figures_frame,
    file_name,
    package_bytes,
    package_descriptor,
)
from interview.figures import (
    Basis,
    Chart,
    Comparator,
    Derivation,
    Event,
    Excerpt,
    Figure,
    Group,
    Indicator,
    Kind,
    Mention,
    Period,
    Speaker,
)
from interview.rounding import Interval

DATASET = load()
CARGO = Indicator("cargo", "transit", "Cargo carried", "Mt", "KZ", "All cargo.")
PACE = Indicator("pace", "pace", "Pace", "%/a", "KZ", "Yearly growth.")
EXCERPT = Excerpt("rail", 3, Speaker.PRESIDENT, 100, 130, "We carried 32.3 million tons, =")


def said(figure_id="cargo-2023", start=111, **changes):
    figure = Figure(
        figure_id=figure_id,
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
        speaker=Speaker.PRESIDENT,
    )
    return replace(figure, **changes)


def derived(figure_id="half-2023", **changes):
    half = {
        "kind": Kind.DERIVED,
        "value": Fraction("16.15"),
        "bounds": Interval(Fraction(-2, 3), Fraction(200, 3)),
        "mention": None,
        "speaker": None,
        "derivation": Derivation("ratio", "{} ÷ {}", ("cargo-2023", "2"), "as-half"),
    }
    return said(figure_id, **half | changes)


def dataset_of(*figures, events=(), charts=()):
    return replace(
        DATASET,
        descriptor={**DATASET.descriptor, "sources": [{"title": "The Paper"}]},
        excerpts={"rail": EXCERPT},
        figures={figure.figure_id: figure for figure in figures},
        events={event.event_id: event for event in events},
        charts={chart.chart_id: chart for chart in charts},
    )


def chart(groups, readings=()):
    words = {"page": "p", "form": "bars", "title": "", "subtitle": "", "excerpt_ids": (), "alt": ""}
    return Chart(chart_id="drawn", groups=groups, readings=readings, **words)


def ids(frame):
    return list(frame[frame.columns[0]])


def cells(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_a_said_figure_has_its_plain_numbers_and_its_sentence():
    assert figures_frame(dataset_of(said())).to_dict("records") == [
        {
            "figure_id": "cargo-2023",
            "indicator_id": "cargo",
            "indicator": "Cargo carried",
            "topic": "transit",
            "geography": "KZ",
            "period": "2023",
            "period_basis": "inferred",
            "kind": "stated",
            "value": "32.3",
            "unit": "Mt",
            "comparator": "=",
            "lower": "32.25",
            "upper": "32.35",
            "reading": "",
            "formula": "",
            "inputs": "",
            "speaker": "president",
            "question": "3",
            "verbatim": "32.3 million tons",
            "start": "111",
            "excerpt_id": "rail",
            "quote": "We carried 32.3 million tons, =",
            "quote_start": "100",
            "quote_end": "130",
            "note": "All modes, “last year”.",
            "source": "The Paper",
            "verdict": "not_found",
            "references": "",
        }
    ]


def test_a_derived_figure_has_its_formula_and_no_sentence():
    first, row = figures_frame(dataset_of(said(), derived())).to_dict("records")
    sentence = ("speaker", "question", "verbatim", "start", "excerpt_id", "quote", "quote_start", "quote_end")
    assert row == first | dict.fromkeys(sentence, "") | {
        "figure_id": "half-2023",
        "kind": "derived",
        "value": "16.15",
        "lower": "-0.666666666667",
        "upper": "66.6666666667",
        "reading": "as-half",
        "formula": "32.3 ÷ 2 = 16.2 Mt",
        "inputs": "cargo-2023 2",
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
    (row,) = figures_frame(dataset_of(said(bounds=Interval(low, high)))).to_dict("records")
    assert (row["lower"], row["upper"]) == texts


def test_the_value_lies_within_its_bounds_in_every_row():
    rows = figures_frame(DATASET).to_dict("records")
    outside = [
        row["figure_id"]
        for row in rows
        if not Fraction(row["lower"] or row["value"])
        <= Fraction(row["value"])
        <= Fraction(row["upper"] or row["value"])
    ]
    assert outside == []


def test_said_figures_come_by_their_place_and_derived_ones_after_them_in_file_order():
    figures = [derived("z"), said("late", 120), derived("a"), said("early", 105)]
    assert ids(figures_frame(dataset_of(*figures))) == ["early", "late", "z", "a"]


def test_a_topic_has_its_figures_of_every_kind_and_no_others():
    figures = [said("a"), said("b", indicator=PACE), derived("c"), derived("d", indicator=PACE)]
    assert ids(figures_frame(dataset_of(*figures), topic="pace")) == ["b", "d"]


def test_chosen_figures_come_in_the_order_of_the_others():
    figures = [said("a", 1), said("b", 2), said("c", 3)]
    assert ids(figures_frame(dataset_of(*figures), ids=["c", "a", "unknown"])) == ["a", "c"]


def test_no_figures_give_the_header_alone():
    assert csv_bytes(figures_frame(dataset_of())) == (",".join(COLUMNS) + "\n").encode()


def test_the_topics_together_hold_every_figure_once():
    by_topic = [name for topic in DATASET.topics for name in ids(figures_frame(DATASET, topic=topic))]
    assert sorted(by_topic) == sorted(DATASET.figures)


def test_csv_has_no_byte_order_mark_and_ends_lines_with_lf_and_quotes_what_needs_it():
    frame = pd.DataFrame({"a": ["1,5", 'say "no"', "two\nlines", "two\r\nlines"], "b": ["≈ 1", "", " ", "x"]})
    assert csv_bytes(frame) == ('a,b\n"1,5",≈ 1\n"say ""no""",\n"two\nlines", \n"two\nlines",x\n'.encode())


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("=", "="),
        (">=", ">="),
        ("~", "~"),
        ("-3", "-3"),
        ("-3.25", "-3.25"),
        ("-3+cmd", "'-3+cmd"),
        ("+21 %", "'+21 %"),
        ("@sum", "'@sum"),
        ("\t=1", "'\t=1"),
        ("a=1", "a=1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell, written):
    assert csv_bytes(pd.DataFrame({"x": [cell], "y": [""]})).decode() == f"x,y\n{written},\n"


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"])
def test_a_formula_after_a_line_break_gets_an_apostrophe_too(line_break):
    assert csv_bytes(pd.DataFrame({"x": [f"{line_break}=1"], "y": [""]})) == b'x,y\n"\'\n=1",\n'


def test_the_figures_of_the_interview_survive_the_way_through_csv_unchanged():
    frame = figures_frame(DATASET)
    assert cells(csv_bytes(frame)) == frame.to_dict("records")


def test_each_chart_has_the_figures_it_draws_and_those_of_its_readings():
    for drawn in DATASET.charts.values():
        expected = {*drawn.ids, *(name for reading in drawn.readings for name in reading.ids)}
        figures = expected & DATASET.figures.keys()
        assert set(ids(chart_frame(DATASET, drawn.chart_id))) == (figures or expected)


def test_a_chart_of_figures_and_events_has_the_rows_of_the_figures_alone():
    event = Event("opened", Period.parse("2020"), None, "Opened", Mention("2020", 101, "rail"), "transit")
    drawn = chart((Group("Cargo", ("cargo-2023", "opened")),), (Group("Half", ("half-2023",)),))
    frame = chart_frame(dataset_of(said(), derived(), said("other"), events=[event], charts=[drawn]), "drawn")
    assert (list(frame.columns), ids(frame)) == (list(COLUMNS), ["cargo-2023", "half-2023"])


def test_a_chart_of_events_alone_has_their_rows():
    mention = Mention("2020", 101, "rail")
    opened = Event("opened", Period.parse("2020"), None, "Opened", mention, "transit")
    closed = Event("closed", None, Period.parse("2021-03"), "Closed", mention, "transit")
    data = dataset_of(said(), events=[opened, closed], charts=[chart((Group("All", ("opened", "closed")),))])
    frame = chart_frame(data, "drawn")
    assert frame.to_numpy().tolist() == [
        ["opened", "2020", "", "Opened", "2020", "101", "rail", "transit"],
        ["closed", "", "2021-03", "Closed", "2020", "101", "rail", "transit"],
    ]
    assert tuple(frame.columns) == EVENT_COLUMNS


def test_the_columns_of_events_are_those_of_their_file():
    header = (DATASET.root / "events.csv").read_text(encoding="utf-8").split("\n")[0]
    assert tuple(header.split(",")) == EVENT_COLUMNS


def test_an_unknown_chart_is_a_key_error():
    with pytest.raises(KeyError, match="nothing"):
        chart_frame(DATASET, "nothing")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("cargo_transit.csv", "interview-figures_cargo_transit_v2.1.0.csv"),
        ("charts/rail-growth.csv", "interview-figures_charts-rail-growth_v2.1.0.csv"),
        ("figures.csv", "interview-figures_v2.1.0.csv"),
        ("datapackage.json", "interview-figures_datapackage_v2.1.0.json"),
        ("interview-figures.zip", "interview-figures_v2.1.0.zip"),
    ],
)
def test_a_file_name_says_what_it_holds_and_the_version(path, name):
    data = replace(DATASET, descriptor={**DATASET.descriptor, "version": "2.1.0"})
    assert file_name(path, data) == name


def test_every_download_has_a_file_name_of_its_own():
    names = [file_name(path, DATASET) for path in downloads(DATASET)]
    assert len(set(names)) == len(names)


def test_every_promised_download_is_there():
    promised = {"figures.csv", "excerpts.csv", "events.csv", "datapackage.json", "interview-figures.zip"}
    promised |= {"indicators.csv", "derivations.csv", "uncharted.csv", "questions.csv"}
    promised |= {f"{topic}.csv" for topic in DATASET.topics} | {f"charts/{name}.csv" for name in DATASET.charts}
    assert promised - downloads(DATASET).keys() == set()


def test_the_package_holds_every_data_file_as_it_is_and_the_figures_and_a_readme():
    offers = downloads(DATASET)
    data_files = [resource["path"] for resource in DATASET.descriptor["resources"]]
    with zipfile.ZipFile(io.BytesIO(package_bytes(DATASET))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    readme = files.pop("README.txt").decode()
    assert files == {
        **{path: (DATASET.root / path).read_bytes() for path in data_files},
        "figures.csv": offers["figures.csv"](),
        "datapackage.json": offers["datapackage.json"](),
    }
    source, licence = DATASET.descriptor["sources"][0], DATASET.descriptor["licenses"][0]
    assert readme.split("\n") == [
        DATASET.descriptor["title"],
        DATASET.descriptor["description"],
        "",
        f"Version: {DATASET.version}",
        f"Source: {source['title']} ({source['path']})",
        f"Licence: {licence['title']} ({licence['path']})",
        "",
        "figures.csv holds every figure with its bounds and the sentence or formula it comes from.",
        "datapackage.json says what each column of each file means (Data Package, https://datapackage.org).",
        "",
    ]


def test_the_same_data_give_the_same_package():
    first = package_bytes(DATASET)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        entries = [(entry.filename, entry.date_time) for entry in package.infolist()]
    assert package_bytes(load()) == first
    assert entries == sorted((name, (1980, 1, 1, 0, 0, 0)) for name, _ in entries)


def test_the_descriptor_of_the_package_has_size_and_hash_of_every_file():
    with zipfile.ZipFile(io.BytesIO(package_bytes(DATASET))) as package:
        resources = json.loads(package.read("datapackage.json"))["resources"]
        found = {r["path"]: package.read(r["path"]) for r in resources}
    assert {r["path"]: (r["bytes"], r["hash"]) for r in resources} == {
        path: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}") for path, content in found.items()
    }


def test_the_descriptor_describes_every_column_of_the_figures():
    resource = package_descriptor(DATASET)["resources"][-1]
    assert resource["path"] == "figures.csv"
    assert {field["name"]: field["description"] for field in resource["schema"]["fields"]} == COLUMNS


def test_the_package_is_a_valid_data_package(tmp_path):
    (tmp_path / "package.zip").write_bytes(package_bytes(DATASET))
    report = validate(str(tmp_path / "package.zip"))
    names = [resource["name"] for resource in DATASET.descriptor["resources"]]
    assert (report.flatten(), [task.name for task in report.tasks]) == ([], [*names, "figures"])


def test_a_download_has_the_verdict_and_the_published_values_behind_it():
    rows = {row["figure_id"]: (row["verdict"], row["references"]) for row in cells(downloads(DATASET)["figures.csv"]())}
    assert rows["transit-2022"] == ("agrees", "transit-2022-ministry")
    assert rows["transit-added-2023"] == ("not_found", "")
    for figure_id, (verdict, names) in rows.items():
        references = [DATASET.references[name] for name in names.split()]
        assert verdict == overall(DATASET.figures[figure_id], references)
        assert references == DATASET.references_for(figure_id)
