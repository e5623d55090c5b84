"""Periods, dates and published values that their own words contradict are told with their place."""

from pathlib import Path

import pytest

from interview.folder.dataset import early_source_faults
from interview.folder.tables import Fault
from tests.folder.spoiling import faults, spoil, told_at

SECOND = Path(__file__).resolve().parents[1] / "second"
TEXT = SECOND.joinpath("source.txt").read_bytes().decode("utf-8")
FIGURES, EVENTS, REFERENCES = "figures/cargo_transit.csv", "events.csv", "references.csv"
CELLS = [
    (
        "a number of 2023 dated to the year before",
        (FIGURES, "transit-2023,transit,stated,KZ,2023,stated", "transit-2023,transit,stated,KZ,2022,inferred"),
        [f"{FIGURES}:@: period: the words date this number to 2023 (expected 2023, got '2022')"],
    ),
    (
        "a period that the note contradicts",
        ("figures/armenia_economy.csv", "stated,AM,2023,inferred,8.7", "stated,AM,2021,inferred,8.7"),
        [
            "figures/armenia_economy.csv:@: period: the note names another year than the period "
            "(expected a time in 2023 or 2024-04, or another note, got '2021')"
        ],
    ),
    (
        "an event in another month than its words",
        (EVENTS, "culture-agreement,2006-11,2006-11", "culture-agreement,2006-10,2006-10"),
        [f"{EVENTS}:@: date: its words say November 2006 (expected a start or end in 2006-11, got '2006-10')"],
    ),
    (
        "an event in the year after that of its words",
        (EVENTS, "iran-agreement,2015,2015", "iran-agreement,2016,2016"),
        [f"{EVENTS}:@: date: its words say 2015 (expected a start or end in 2015, got '2016')"],
    ),
    (
        "an event of a month without a year in another month",
        (EVENTS, "golan,2024-03-15,", "golan,2024-02-15,"),
        [f"{EVENTS}:@: date: its words say another month (expected the month the words name, got '2024-02-15')"],
    ),
    (
        "an event of a month without a year at a year nobody names",
        (EVENTS, "golan,2024-03-15,", "golan,2021-03-15,"),
        [
            f"{EVENTS}:@: date: a month without a year lies more than a year from the interview "
            "(expected a year nearer, got '2021-03-15')"
        ],
    ),
    (
        "a level two years before a change of one year",
        (
            "derivations.csv",
            "before_growth,ports-2023 ports-growth-2023,2022",
            "before_growth,ports-2023 ports-growth-2023,2021",
        ),
        ["derivations.csv:@: period: the level before a change is of another time (expected 2022, got '2021')"],
    ),
    (
        "a value published before its time",
        (REFERENCES, "2025-05,high,yes,Published with a rise of 7.1", "2022-05,high,yes,Published with a rise of 7.1"),
        [
            f"{REFERENCES}:@: date_published: the value is measured before its time "
            "(expected 2024 or later, or status expected or planned, got '2022-05')"
        ],
    ),
    (
        "a value of another time that is comparable",
        (REFERENCES, "All modes of transport,2022,26.8", "All modes of transport,2019,26.8"),
        [
            f"{REFERENCES}:@: period: the value is more than a year from transit-2022, which is for 2022 "
            "(expected a time near 2022, or comparable no, got '2019')"
        ],
    ),
    (
        "a check of roads against soldiers",
        (
            "consistency.csv",
            "roads-works-national-2023,at_most,roads-works-2023",
            "roads-works-national-2023,at_most,peacekeepers",
        ),
        ["consistency.csv:@: right: the sides are in other units: 1 (expected numbers in 'km', got 'peacekeepers')"],
    ),
    (
        "a value in digits rounded to what it is no multiple of",
        (FIGURES, "stated,32.3,=,0.1", "stated,32.3,=,0.2"),
        [
            f"{FIGURES}:@: resolution: '32.3 million tons' is no multiple of it "
            "(expected the unit of the last digit said, or 0, got '0.2')"
        ],
    ),
    (
        "a line of another day",
        ("interview.toml", "of Kazakhstan, with Armenpress, April 2024", "of Kazakhstan, with Armenpress, May 2024"),
        [
            "interview.toml:0: line: the words name another day than the date (expected 2024-04, "
            "got 'Kassym-Jomart Tokayev, President of Kazakhstan, with Armenpress, May 2024')"
        ],
    ),
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_what_its_own_words_contradict_is_named_and_nothing_else(data_folder, case, change, expected):
    told = told_at(data_folder, change, expected)
    spoil(data_folder, *change)
    assert faults(data_folder) == told


def test_a_value_published_in_a_time_to_come_is_named(data_folder):
    spoil(data_folder, REFERENCES, "2025-05,high,yes,Published with a rise of 7.1", "2925-05,high,yes,So")
    (told,) = faults(data_folder)
    assert told.startswith("references.csv:79: date_published: the day lies ahead (expected ")


def test_a_target_for_a_year_its_words_name_needs_no_word_of_hope(data_folder):
    spoil(data_folder, "excerpts.csv", "In 2026, it should reach at least", "In 2026, it has 10 and at least")
    assert not [fault for fault in faults(data_folder) if ": kind: " in fault]


def test_the_head_of_a_text_that_names_its_speakers_needs_no_excerpt():
    assert outside("Radio, 12 March 2025, 3 pages.\n") == []


@pytest.mark.parametrize("head", ["Radio, 12 March 2025, 3 pages: ", "Moderator: We have 3 guests.\n"])
def test_what_somebody_says_above_the_first_speaker_known_needs_one(head):
    assert outside(head) != []


def outside(head: str) -> list[Fault]:
    """What is told of numbers outside every excerpt in a text with another head."""
    return [fault for fault in early_source_faults(head + TEXT, SECOND / "data") if "no excerpt" in fault.problem]
