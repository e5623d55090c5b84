import hashlib
import io
import json
import zipfile

import openpyxl
import pytest
from frictionless import validate

from interview.downloads.package import package_bytes, package_descriptor, workbook_bytes
from interview.downloads.query import Query, choices, read_query
from interview.downloads.sheets import COLUMNS, figures_sheet
from interview.folder.dataset import load

DATASET = load()
ALL = Query()
DERIVED_CARGO = read_query([("kind", "derived"), ("topic", "cargo_transit")], choices(DATASET))
SOURCES = ["interview.toml", *(table.file for table in DATASET.tables)]
OURS = ["figures.csv", *(f"{topic}.csv" for topic in DATASET.topics), *(f"charts/{c}.csv" for c in DATASET.charts)]
queries = pytest.mark.parametrize("query", [ALL, DERIVED_CARGO], ids=["whole", "filtered"])


def files_of(query):
    with zipfile.ZipFile(io.BytesIO(package_bytes(DATASET, query))) as package:
        return {name: package.read(name) for name in package.namelist()}


@queries
def test_the_package_holds_every_table_and_source_file_and_what_explains_them(query):
    files = files_of(query)
    assert sorted(files) == sorted([*SOURCES, *OURS, "datapackage.json", "README.txt", "LICENSE"])
    assert {path: files[path] for path in SOURCES} == {path: (DATASET.root / path).read_bytes() for path in SOURCES}


@queries
def test_the_package_is_valid(query, tmp_path):
    (tmp_path / "package.zip").write_bytes(package_bytes(DATASET, query))
    report = validate(str(tmp_path / "package.zip"))
    assert (report.flatten(["code", "message"]), len(report.tasks)) == ([], len(SOURCES) + len(OURS))


@queries
def test_the_descriptor_has_size_and_hash_of_every_file(query):
    files = files_of(query)
    resources = json.loads(files["datapackage.json"])["resources"]
    assert {r["path"]: (r["bytes"], r["hash"]) for r in resources} == {
        path: (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        for path, content in files.items()
        if path.endswith((".csv", ".toml"))
    }


def test_a_filter_acts_on_the_tables_of_figures():
    rows = files_of(DERIVED_CARGO)["figures.csv"].decode().split("\r\n")[1:-1]
    expected = [f for f in DATASET.figures.values() if f.derivation and f.indicator.topic == "cargo_transit"]
    assert sorted(row.split(",")[0] for row in rows) == sorted(figure.id for figure in expected)
    assert len(expected) > 1


def test_the_descriptor_describes_types_units_keys_and_kinds():
    resources = {resource["path"]: resource for resource in package_descriptor(DATASET)["resources"]}
    schema = resources["figures.csv"]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert {name: field["description"] for name, field in fields.items()} == COLUMNS
    assert {name for name, field in fields.items() if field["type"] == "number"} == {
        "value",
        "lower",
        "upper",
        "since_value",
    }
    assert {field.get("unitField") for field in fields.values() if field["type"] == "number"} == {"unit"}
    assert fields["quote_start"]["unit"] == "Unicode code point"
    assert {"value": "Mt", "label": "million tonnes"} in fields["unit"]["categories"]
    assert [one["value"] for one in fields["kind"]["categories"]] == [
        "stated",
        "derived",
        "target",
        "potential",
        "date",
    ]
    assert schema["primaryKey"] == ["figure_id"]
    assert {key["reference"]["resource"] for key in schema["foreignKeys"]} == {"indicators", "excerpts", "questions"}


def test_every_value_of_a_column_with_categories_is_among_them():
    fields = package_descriptor(DATASET)["resources"][len(SOURCES)]["schema"]["fields"]
    known = {f["name"]: {one["value"] for one in f["categories"]} for f in fields if "categories" in f}
    sheet = figures_sheet(DATASET, ALL)
    places = {name: [field.name for field in sheet.fields].index(name) for name in known}
    assert {name: {row[place] for row in sheet.rows} - known[name] for name, place in places.items()} == {
        "unit": set(),
        "kind": set(),
    }


def test_the_read_me_names_version_source_licence_day_and_filters():
    about = DATASET.about
    source, licence = about.source, about.licence
    files = files_of(DERIVED_CARGO)
    assert files["README.txt"].decode().split("\n")[:8] == [
        about.long_title,
        about.description,
        "",
        f"Version: {DATASET.version}",
        f"Source: {source.title} ({source.address})",
        f"Licence: {licence.title} ({licence.address})",
        "Filters: kind = derived; topic = cargo_transit",
        f"Data made: {about.created}",
    ]
    assert json.loads(files["datapackage.json"])["filters"] == {"kind": "derived", "topic": "cargo_transit"}
    assert files["LICENSE"].decode() == f"{licence.title}\n{licence.address}\n"


def test_without_a_filter_the_read_me_says_so():
    files = files_of(ALL)
    assert "Filters: none, every row" in files["README.txt"].decode().split("\n")
    assert "filters" not in json.loads(files["datapackage.json"])


def test_the_same_data_give_the_same_package_on_any_day():
    first = package_bytes(DATASET, ALL)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        entries = [(entry.filename, entry.date_time) for entry in package.infolist()]
    assert package_bytes(load(), ALL) == first
    assert entries == sorted((name, (1980, 1, 1, 0, 0, 0)) for name, _ in entries)


def test_the_workbook_has_a_sheet_for_each_topic_the_excerpts_and_a_dictionary():
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(DATASET, ALL)))
    assert book.sheetnames == ["about", *DATASET.topics, "excerpts", "columns"]
    sizes = {topic: len(figures_sheet(DATASET, ALL, topic).rows) + 1 for topic in DATASET.topics}
    assert {topic: book[topic].max_row for topic in DATASET.topics} == sizes
    assert book["excerpts"].max_row == len(DATASET.excerpts) + 1
    words = {(row[0], row[1]): row[3] for row in book["columns"].values}
    assert {column: words["each topic", column] for column in COLUMNS} == COLUMNS
    assert {cell.value for cell in book["excerpts"][1]} == {name for sheet, name in words if sheet == "excerpts"}


def test_a_filtered_workbook_says_so_and_has_the_sheets_of_its_topics():
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(DATASET, DERIVED_CARGO)))
    assert book.sheetnames == ["about", "cargo_transit", "excerpts", "columns"]
    assert ("Filters", "kind = derived; topic = cargo_transit") in list(book["about"].values)
    assert {row[11] for row in list(book["cargo_transit"].values)[1:]} == {"derived"}
