import re
from dataclasses import replace

import pytest

from interview.downloads.catalogue import MEDIA_TYPES, downloads, file_name
from interview.downloads.query import read_query
from interview.folder.dataset import load

DATASET = load()
OFFERS = downloads(DATASET)
NAME = re.compile(r"[a-z0-9_]+-[a-z0-9_-]+(-filtered)?-v\d+\.\d+\.\d+\.(csv|json|jsonld|pptx|toml|xlsx|zip)", re.ASCII)


def named(path, query=""):
    data = replace(DATASET, about=replace(DATASET.about, version="2.1.0"))
    pairs = [tuple(pair.split("=")) for pair in query.split("&") if pair]
    return file_name(OFFERS[path], read_query(pairs, OFFERS[path].choices), data)


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("cargo_transit.csv", "", "cargo_transit-figures-v2.1.0.csv"),
        ("charts/freight.csv", "", "cargo_transit-freight-v2.1.0.csv"),
        ("charts/freight.json", "kind=stated", "cargo_transit-freight-filtered-v2.1.0.json"),
        ("charts/freight.csv", "readings=none&form=standard", "cargo_transit-freight-filtered-v2.1.0.csv"),
        ("figures.csv", "form=excel-eu", "interview-all_figures-excel-eu-v2.1.0.csv"),
        ("figures.xlsx", "columns=short", "interview-all_figures-short-v2.1.0.xlsx"),
        ("figures/it_exports.csv", "", "it_exports-said-v2.1.0.csv"),
        ("excerpts.csv", "", "interview-excerpts-v2.1.0.csv"),
        ("datapackage.json", "", "interview-datapackage-v2.1.0.json"),
        ("interview-figures.zip", "topic=it_exports", "interview-figures-filtered-v2.1.0.zip"),
        ("interview-figures.xlsx", "", "interview-figures-v2.1.0.xlsx"),
    ],
)
def test_a_file_name_says_what_it_holds_whether_filtered_and_the_version(path, query, name):
    assert named(path, query) == name


def test_every_download_has_a_good_file_name_of_its_own():
    names = [named(path) for path in OFFERS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not NAME.fullmatch(name)] == []


def test_every_table_comes_as_csv_json_and_workbook():
    tables = {table.file.removesuffix(".csv") for table in DATASET.tables}
    assert tables >= {"excerpts", "events", "indicators", "figures/it_exports"}
    tables |= {"figures", *DATASET.topics}
    tables |= {f"charts/{name}" for name in DATASET.charts}
    expected = {f"{table}.{suffix}" for table in tables for suffix in ("csv", "json", "xlsx")}
    whole = {"interview.toml", "datapackage.json"}
    whole |= {"interview-figures.zip", "interview-figures.xlsx", "interview-slides.pptx"}
    machines = {"annotations.jsonld", "openapi.json", *(f"{table}.csv-metadata.json" for table in tables)}
    machines |= {f"charts/{name}.plotly.json" for name in DATASET.charts}
    assert OFFERS.keys() == expected | whole | machines


def test_a_path_says_its_format():
    assert {path: offer.suffix for path, offer in OFFERS.items()} == {path: path.split(".")[-1] for path in OFFERS}
    assert {offer.suffix for offer in OFFERS.values()} == set(MEDIA_TYPES)


def test_a_source_file_is_sent_as_it_is_unless_a_form_is_asked_for():
    offer = OFFERS["excerpts.csv"]
    stored = (DATASET.root / "excerpts.csv").read_bytes()
    assert offer.make(read_query([], offer.choices)) == stored
    assert b"\r" not in stored
    rewritten = offer.make(read_query([("form", "standard")], offer.choices))
    assert rewritten == stored.replace(b"\n", b"\r\n")


def test_a_chart_takes_its_own_readings_and_no_others():
    for chart in DATASET.charts.values():
        own = [name for group in chart.readings for name in group.ids]
        assert OFFERS[f"charts/{chart.id}.csv"].choices["readings"] == ["none", *own]
    assert "readings" not in OFFERS["figures.csv"].choices
