import pytest

from interview.folder.dataset import DATA, load
from interview.folder.descriptor import DESCRIPTOR, descriptor_text, read_descriptor, seal_faults, sealed
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


NO_LINE = "the text holds a character that no line of text has"


@pytest.mark.parametrize(
    "content",
    [b"[" * 50_000, b'{"a":' * 50_000 + b"1" + b"}" * 50_000, b'{"a": ' + b"[" * 50 + b"]" * 50 + b"}"],
    ids=["lists", "objects", "less"],
)
def test_a_descriptor_without_a_bottom_is_named(data_folder, content):
    data_folder.joinpath(DESCRIPTOR).write_bytes(content)
    (fault,) = faults(data_folder)
    assert fault.startswith("datapackage.json:0: ")
    assert fault.endswith(": lists and objects stand in each other too deep (expected at most 20 levels, got more)")


def test_a_number_of_endless_digits_in_the_descriptor_is_named(data_folder):
    data_folder.joinpath(DESCRIPTOR).write_text('{"version": ' + "9" * 5000 + "}")
    (fault,) = faults(data_folder)
    assert fault.startswith("datapackage.json:0: -: the file is no JSON (expected a JSON object, got Exceeds the limit")


@pytest.mark.parametrize("path", [resource["path"] for resource in read_descriptor(read_files(DATA))["resources"]])
def test_every_changed_byte_breaks_the_seal(path):
    files = read_files(DATA)
    descriptor = read_descriptor(files)
    assert list(seal_faults(descriptor, files)) == []
    for place in range(0, len(files[path]), 97):
        changed = bytearray(files[path])
        changed[place] ^= 1
        (fault,) = seal_faults(descriptor, {**files, path: bytes(changed)})
        assert str(fault).startswith(f"{path}:0: -: the file is another one than was sealed, by its hash (expected sha")


def test_a_file_that_was_never_sealed_is_named(data_folder):
    edit(data_folder, lambda d: [d["resources"][0].pop(key) for key in ("bytes", "hash")])
    assert [str(fault) for fault in load(data_folder).seal_faults] == [
        "questions.csv:0: -: the file is another one than was sealed, by its bytes (expected none, got 248)",
        "questions.csv:0: -: the file is another one than was sealed, by its hash (expected none, "
        "got sha256:39f2d5ff430573d87ca706312e51c7d2f62bd84a073e6be5801b894591ed964a)",
    ]


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
        (
            lambda d: d["resources"][0]["schema"]["fields"][1].update(constraints={"enum": [1]}),
            "resources[0].schema.fields: the constraints of theme are broken "
            "(expected a list of allowed values, got [1])",
        ),
        (
            lambda d: d["sources"][0].update(title="a\ud800"),
            f"sources[0].title: {NO_LINE} (expected one line of text, got '\\ud800')",
        ),
        (
            lambda d: d.update(keywords=["a\ufffe"]),
            f"keywords[0]: {NO_LINE} (expected one line of text, got '\\ufffe')",
        ),
        (
            lambda d: d.update(description="a\r\nb"),
            f"description: {NO_LINE} (expected one line of text, got '\\r')",
        ),
        (lambda d: d.update(version="1\n2"), f"version: {NO_LINE} (expected one line of text, got '\\n')"),
        (lambda d: d.update({"a\x1b": 1}), f"-: {NO_LINE} (expected one line of text, got '\\x1b')"),
        (
            lambda d: d.update(version="1 \u2013 β", changes=[{"version": "1 \u2013 β", "date": "", "text": ""}]),
            "version: the name cannot stand in an address (expected letters, digits, . _ - +, got '1 \u2013 β')",
        ),
        (
            lambda d: d["resources"][5].update(topic="ü"),
            "resources[5].topic: the name cannot stand in an address (expected letters, digits, . _ - +, got 'ü')",
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
