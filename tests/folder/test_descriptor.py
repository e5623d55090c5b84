import pytest

from interview.folder.dataset import DATA
from interview.folder.descriptor import DESCRIPTOR, descriptor_text, read_descriptor, sealed
from interview.folder.files import read_files
from tests.folder.conftest import edit, faults


def test_the_descriptor_is_sealed():
    files = read_files(DATA)
    descriptor = read_descriptor(files)
    assert descriptor == sealed(descriptor, files), "run: python -m interview.folder.dataset --seal"
    assert DATA.joinpath(DESCRIPTOR).read_text(encoding="utf-8") == descriptor_text(descriptor)


def test_a_missing_descriptor_is_named(data_folder):
    data_folder.joinpath(DESCRIPTOR).unlink()
    assert faults(data_folder) == [
        "datapackage.json:0: -: the file is missing (expected a file of this name, got none)"
    ]
    assert faults(data_folder / "no-such-folder") == faults(data_folder)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "0: -: the file is no JSON (expected a JSON object, got Expecting value: line 1 column 1 (char 0))"),
        (
            b'{\n "name": \n}',
            "3: -: the file is no JSON (expected a JSON object, got Expecting value: line 3 column 1 (char 12))",
        ),
        (b"[]", "0: -: the value is of the wrong kind (expected an object, got [])"),
        (b"null", "0: -: the value is of the wrong kind (expected an object, got None)"),
        (
            b'"\xe9"',
            "0: -: the file is no JSON (expected a JSON object, "
            "got 'utf-8' codec can't decode byte 0xe9 in position 1: invalid continuation byte)",
        ),
    ],
)
def test_a_descriptor_that_is_no_json_object_is_named(data_folder, content, fault):
    line = 1 if content == b"" else 0
    data_folder.joinpath(DESCRIPTOR).write_bytes(content)
    expected = fault.replace("0: ", "1: ", 1) if line else fault
    assert faults(data_folder) == [f"datapackage.json:{expected}"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.pop("version"), "version: the key is missing (expected a text, got no such key)"),
        (
            lambda d: d.pop("resources"),
            "resources: the key is missing (expected a list of one or more, got no such key)",
        ),
        (lambda d: d.pop("changes"), "changes: the key is missing (expected a list of one or more, got no such key)"),
        (
            lambda d: d["changes"][0].update(version="0.9.0"),
            "changes[0].version: the newest change is of another version (expected 1.0.0, got 0.9.0)",
        ),
        (
            lambda d: d.update(created="yesterday"),
            "created: the period does not exist (expected a date such as 2024-04, "
            "got not a date of the form 2023, 2023-01 or 2023-01-31: 'yesterday')",
        ),
        (lambda d: d.pop("sources"), "sources: the key is missing (expected a list of one or more, got no such key)"),
        (lambda d: d.pop("interview"), "interview: the key is missing (expected an object, got no such key)"),
        (lambda d: d["interview"].pop("date"), "interview.date: the key is missing (expected a text, got no such key)"),
        (
            lambda d: d["sources"][0].pop("hash"),
            "sources[0].hash: the key is missing (expected a text, got no such key)",
        ),
        (
            lambda d: d["sources"].clear(),
            "sources: the value is of the wrong kind (expected a list of one or more, got [])",
        ),
        (lambda d: d.update(version=1), "version: the value is of the wrong kind (expected a text, got 1)"),
        (
            lambda d: d["interview"].update(date="last spring"),
            "interview.date: the period does not exist (expected a date such as 2024-04, "
            "got not a date of the form 2023, 2023-01 or 2023-01-31: 'last spring')",
        ),
        (
            lambda d: d["resources"][0].pop("name"),
            "resources[0].name: the key is missing (expected a text, got no such key)",
        ),
        (
            lambda d: d["resources"][0].pop("path"),
            "resources[0].path: the key is missing (expected a text, got no such key)",
        ),
        (
            lambda d: d["resources"][0].pop("schema"),
            "resources[0].schema: the key is missing (expected an object, got no such key)",
        ),
        (
            lambda d: d["resources"][0]["schema"].pop("fields"),
            "resources[0].schema.fields: the key is missing (expected a list of one or more, got no such key)",
        ),
        (
            lambda d: d["resources"][0]["schema"]["fields"][1].pop("type"),
            "resources[0].schema.fields[1].type: the key is missing (expected a text, got no such key)",
        ),
        (
            lambda d: d["resources"][0]["schema"]["fields"].pop(),
            "resources[0].schema.fields: the columns are other ones (expected question, theme, got question)",
        ),
        (
            lambda d: d["resources"][0]["schema"].update(primaryKey=["id"]),
            "resources[0].schema.primaryKey: the key is no list of columns (expected question, theme, got ['id'])",
        ),
        (
            lambda d: d["resources"][0]["schema"]["fields"][1].update(constraints={"pattern": "["}),
            "resources[0].schema.fields: the constraints of theme are broken "
            "(expected a regular expression, got unterminated character set at position 0)",
        ),
        (
            lambda d: d["resources"][0]["schema"]["fields"][1].update(constraints={"enum": "yes"}),
            "resources[0].schema.fields: the constraints of theme are broken "
            "(expected a list of allowed values, got 'yes')",
        ),
        (
            lambda d: d["resources"][0]["schema"]["fields"][1].update(constraints=[]),
            "resources[0].schema.fields: the constraints of theme are broken (expected an object, got [])",
        ),
        (lambda d: d["resources"].pop(0), "resources: the table questions is not there once (expected 1, got 0)"),
        (
            lambda d: d["resources"].append(d["resources"][0]),
            "resources: the table questions is not there once (expected 1, got 2)",
        ),
    ],
)
def test_a_descriptor_without_what_others_need_is_named(data_folder, change, fault):
    edit(data_folder, change)
    assert faults(data_folder) == [f"datapackage.json:0: {fault}"]
