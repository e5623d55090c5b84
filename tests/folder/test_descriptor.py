import json

import pytest

from interview.folder.dataset import DATA, load
from interview.folder.descriptor import DESCRIPTOR, descriptor, descriptor_text, seal_faults
from interview.folder.schema import tables
from tests.folder.spoiling import spoil


def package(dataset):
    return descriptor(dataset.about, dataset.tables, dataset.files)


def test_the_descriptor_is_sealed(dataset):
    written = DATA.joinpath(DESCRIPTOR).read_text(encoding="utf-8")
    assert written == descriptor_text(package(dataset)), "run: python -m interview seal"


def test_nothing_reads_the_descriptor_back(data_folder):
    data_folder.joinpath(DESCRIPTOR).unlink()
    assert len(load(data_folder).figures) == len(load().figures)


@pytest.mark.parametrize("content", [None, "{}", "no JSON"])
def test_a_descriptor_that_is_out_of_date_is_named(data_folder, content):
    file = data_folder / DESCRIPTOR
    file.unlink() if content is None else file.write_text(content, encoding="utf-8")
    dataset = load(data_folder)
    got = "no such file" if content is None else "another one"
    assert [str(fault) for fault in seal_faults(package(dataset), dataset.files)] == [
        f"datapackage.json:0: -: the descriptor is out of date (expected that of `python -m interview seal`, got {got})"
    ]


def test_a_change_of_a_file_is_named_as_a_change_of_that_file(data_folder):
    spoil(data_folder, "questions.csv", "1,Relations", "1,The relations")
    (fault,) = load(data_folder).seal_faults
    assert str(fault).startswith("questions.csv:0: -: the file is another one than was sealed (expected sha256:")


def test_every_changed_byte_breaks_the_seal(dataset):
    assert dataset.seal_faults == ()
    for table in dataset.tables:
        content = dataset.files[table.file]
        for place in range(0, len(content), 997):
            changed = bytearray(content)
            changed[place] ^= 1
            files = {**dataset.files, table.file: bytes(changed)}
            (fault,) = seal_faults(descriptor(dataset.about, dataset.tables, files), files)
            assert fault.file == table.file


def test_the_descriptor_describes_every_table_column_and_key(dataset):
    resources = {resource["path"]: resource for resource in package(dataset)["resources"]}
    assert list(resources) == ["interview.toml", *(table.file for table in dataset.tables)]
    for table in dataset.tables:
        schema = resources[table.file]["schema"]
        assert [field["name"] for field in schema["fields"]] == list(table.column_names)
        assert [schema["primaryKey"]] == [list(table.key)] if "primaryKey" in schema else schema["uniqueKeys"]
        links = [(link["fields"], link["reference"]["resource"]) for link in schema.get("foreignKeys", [])]
        assert links == [([c], "" if to == table.name else to) for c, to in table.links]


def test_every_column_says_what_it_means_and_every_key_is_one_of_its_table():
    known = list(tables([("topic", "Topic")]))
    names = {table.name for table in known}
    for table in known:
        assert set(table.key) <= set(table.column_names)
        assert {column for column, _ in table.links} <= set(table.column_names)
        assert {target for _, target in table.links} <= names
        assert all(column.description.endswith(".") for column in table.columns)


def test_the_data_package_is_valid_for_other_tools():
    from frictionless import Package

    report = Package(str(DATA / DESCRIPTOR)).validate()
    assert report.flatten(["type", "title", "description", "note"]) == []
    assert json.loads(DATA.joinpath(DESCRIPTOR).read_text(encoding="utf-8"))["resources"][1]["name"] == "questions"
