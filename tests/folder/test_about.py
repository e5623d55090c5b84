import pytest

from interview.amounts.items import Role
from interview.folder.dataset import load
from tests.folder.spoiling import faults, spoil

TOML = "interview.toml"


def test_the_interview_is_described_by_hand(dataset):
    about = dataset.about
    assert about.source_line == "Armenpress, April 2024"
    assert [(one.id, one.name, one.role) for one in about.speakers.values()] == [
        ("president", "The President", Role.ANSWERS),
        ("interviewer", "The interviewer", Role.ASKS),
    ]
    assert dataset.version == about.version == about.changes[0].version


def test_a_missing_manifest_is_named(data_folder):
    data_folder.joinpath(TOML).unlink()
    assert faults(data_folder) == ["interview.toml:0: -: the file is missing (expected a file of this name, got none)"]
    assert faults(data_folder / "no-such-folder") == faults(data_folder)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('outlet = "Armenpress"\n', "", "0: outlet: the key is missing (expected a text, got no such key)"),
        (
            'version = "1.0.0"\ncreated',
            "version = 1\ncreated",
            "0: version: the value is of the wrong kind (expected a text, got 1)",
        ),
        (
            'version = "1.0.0"\ncreated',
            'version = "1.1.0"\ncreated',
            "0: changes[0].version: the newest change is of another version (expected 1.1.0, got 1.0.0)",
        ),
        (
            'created = "2026-11-23"',
            'created = "yesterday"',
            "0: created: the period does not exist (expected a date such as 2024-04, "
            "got not a date of the form 2023, 2023-01 or 2023-01-31: 'yesterday')\n"
            "0: created: the value is not of the right form (expected a day such as 2024-03-15, got 'yesterday')",
        ),
        (
            'date = "2024-04"',
            'date = "last spring"',
            "0: date: the period does not exist (expected a date such as 2024-04, "
            "got not a date of the form 2023, 2023-01 or 2023-01-31: 'last spring')",
        ),
        (
            'role = "asks"',
            'role = "listens"',
            "0: speakers[1].role: the value is unknown (expected one of asks, answers, got 'listens')",
        ),
        (
            'id = "interviewer"',
            'id = "president"',
            "0: speakers[0].id: the id is taken or of another form "
            "(expected a unique id of small letters, digits and hyphens, got 'president')\n"
            "0: speakers[1].id: the id is taken or of another form "
            "(expected a unique id of small letters, digits and hyphens, got 'president')",
        ),
        (
            'address = "https://armenpress.am/"',
            'address = "javascript:alert(1)"',
            "0: source.address: the value is not of the right form "
            "(expected an address that starts with https://, got 'javascript:alert(1)')",
        ),
        (
            'keywords = ["Kazakhstan"',
            'keywords = [1, "Kazakhstan"',
            "0: keywords[0]: the value is of the wrong kind (expected a text, got 1)",
        ),
        (
            'outlet = "Armenpress"',
            'outlet = "Armenpress"\nhouse = "Yerevan"',
            "0: house: the key is unknown (expected one of name, title, long_title, description, version, created, "
            "outlet, date, date_text, language, line, speakers, source, licence, keywords, contributors, changes, "
            "independent_of, headline, lead, got house)",
        ),
        (
            'headline = "One interview, {said} numbers',
            'headline = "One interview, {said} of {all} numbers',
            "0: headline: the braces stand for nothing (expected {said}, how many numbers are said, "
            "got 'One interview, {said} of {all} numbers, each with the sentence that says it')",
        ),
        (
            'outlet = "Armenpress"',
            'outlet = "Armen\\u001bpress"',
            "0: outlet: the text holds a character that no line of text has (expected one line of text, got '\\x1b')",
        ),
        (
            'date_text = "April 2024"',
            'date_text = "April\\n2024"',
            "0: date_text: the text holds a character that no line of text has (expected one line of text, got '\\n')",
        ),
        (
            'version = "1.0.0"\ncreated',
            'version = "1 – β"\ncreated',
            "0: changes[0].version: the newest change is of another version (expected 1 – β, got 1.0.0)\n"
            "0: version: the value is not of the right form (expected letters, digits, . _ - +, got '1 – β')",
        ),
        (
            "[source]",
            "[source",
            "39: -: the file is no TOML (expected key = value, "
            "got Expected ']' at the end of a table declaration (at line 39, column 8))",
        ),
    ],
)
def test_a_spoiled_manifest_is_named(data_folder, old, new, fault):
    spoil(data_folder, TOML, old, new)
    assert faults(data_folder) == [f"{TOML}:{one}" for one in fault.split("\n")]


def test_a_manifest_in_another_encoding_is_named(data_folder):
    data_folder.joinpath(TOML).write_bytes(b'title = "\xe9"')
    (fault,) = faults(data_folder)
    assert fault.startswith("interview.toml:0: -: the file is no TOML (expected key = value, got 'utf-8' codec")


def test_a_manifest_without_a_bottom_is_named(data_folder):
    data_folder.joinpath(TOML).write_text("a = " + "[" * 50_000, encoding="utf-8")
    (fault,) = faults(data_folder)
    assert fault.startswith("interview.toml:0: -: the file is no TOML ")


def test_a_speaker_can_have_any_name(data_folder):
    spoil(data_folder, TOML, 'name = "The President"', 'name = "Chief financial officer"')
    assert load(data_folder).excerpts["trade-growth"].speaker.name == "Chief financial officer"
