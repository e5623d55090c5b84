import hashlib
import json
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.dataset import (
    DATA,
    DESCRIPTOR,
    check_source,
    current,
    descriptor_text,
    fingerprint,
    load,
    main,
    read_descriptor,
    sealed,
)
from interview.figures import Basis, Kind, Speaker
from interview.formatting import UNITS
from interview.records import COLUMNS
from interview.tables import DataError
from interview.wording import number_spans

SOURCE = Path(__file__).parents[2] / "shared" / "interview.txt"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not part of the project")
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in (".csv", ".json"))


def faults(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(folder)
    assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = folder.joinpath(file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    folder.joinpath(file).write_text(text.replace(old, new), encoding="utf-8", newline="")


def edit(folder: Path, change) -> None:
    descriptor = json.loads(folder.joinpath(DESCRIPTOR).read_text(encoding="utf-8"))
    change(descriptor)
    folder.joinpath(DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


# --- each spoiled cell, and what is said about it ---------------------------------------------------------------------

ONE_FILE = "one row of figures/, events.csv or uncharted.csv"
TRANSIT = "figures/cargo_transit.csv"
CELLS = [
    (
        "a quote that grew",
        ("excerpts.csv", "This year is really special", "This year is truly really special"),
        [
            "excerpts.csv:@: end: start, end and quote do not fit together "
            "(expected 556 + 122 characters = 678, got '672')",
            f"excerpts.csv:@: quote: the number 'both' at 628 (expected {ONE_FILE}, got no file)",
            "uncharted.csv:2: verbatim: the excerpt special-year has other words there (expected 'ions', got 'both')",
        ],
    ),
    (
        "excerpts that overlap",
        ("excerpts.csv", "armenia-economy,2,president,4183,4542", "armenia-economy,2,president,4100,4459"),
        [
            f"excerpts.csv:@: quote: the number '2' at 4455 (expected {ONE_FILE}, got no file)",
            f"excerpts.csv:@: quote: the number '8.7' at 4365 (expected {ONE_FILE}, got no file)",
            "excerpts.csv:@: start: excerpts overlap or are out of order (expected 4181 or more, got '4100')",
        ],
    ),
    (
        "a question there is not",
        ("excerpts.csv", "special-year,1,", "special-year,8,"),
        ["excerpts.csv:@: question: no such question (expected a question of questions.csv, got '8')"],
    ),
    (
        "a unit there is not",
        ("indicators.csv", "Cargo transit through Kazakhstan,Mt,", "Cargo transit through Kazakhstan,tons,"),
        [f"indicators.csv:@: unit: the unit is unknown (expected one of {', '.join(UNITS)}, got 'tons')"],
    ),
    (
        "an indicator there is not",
        ("figures/trade_growth.csv", "trade-growth-2023,trade-growth,", "trade-growth-2023,trade-grow,"),
        ["figures/trade_growth.csv:@: indicator_id: no such id (expected an id of indicators.csv, got 'trade-grow')"],
    ),
    (
        "an excerpt there is not",
        (TRANSIT, "7982,transit-and-roads,", "7982,transit-and-road,"),
        [f"{TRANSIT}:@: excerpt_id: no such id (expected an id of excerpts.csv, got 'transit-and-road')"],
    ),
    (
        "an excerpt of an event there is not",
        ("events.csv", "747,treaty-1999,", "747,treaty-1998,"),
        ["events.csv:@: excerpt_id: no such id (expected an id of excerpts.csv, got 'treaty-1998')"],
    ),
    (
        "an excerpt that does not hold the place",
        (TRANSIT, "7982,transit-and-roads,", "7982,ports,"),
        [f"{TRANSIT}:@: start: the place lies outside the excerpt (expected a place inside its excerpt, got '7982')"],
    ),
    (
        "another speaker than the one of the excerpt",
        (TRANSIT, "7982,transit-and-roads,president", "7982,transit-and-roads,interviewer"),
        [f"{TRANSIT}:@: speaker: the excerpt has another speaker (expected 'president', got 'interviewer')"],
    ),
    (
        "a number the words do not say",
        (TRANSIT, "stated,32.3,=", "stated,33.2,="),
        [f"{TRANSIT}:@: value: '32.3 million tons' says another number (expected '32.3', got '33.2')"],
    ),
    (
        "a hedge left out",
        ("figures/infrastructure_spend.csv", "13000,>,", "13000,=,"),
        [
            "figures/infrastructure_spend.csv:@: comparator: 'More than 13,000 km' carries another hedge "
            "(expected '>', got '=')"
        ],
    ),
    (
        "a hedge nobody said",
        (TRANSIT, "stated,32.3,=", "stated,32.3,~"),
        [f"{TRANSIT}:@: comparator: '32.3 million tons' carries another hedge (expected '=', got '~')"],
    ),
    (
        "words without a number",
        (TRANSIT, "32.3 million tons,7982", "million tons,7987"),
        [
            f"excerpts.csv:20: quote: the number '32.3' at 7982 (expected {ONE_FILE}, got no file)",
            f"{TRANSIT}:@: verbatim: 'million tons' says 0 numbers "
            "(expected words that say one number, got 'million tons')",
        ],
    ),
    (
        "words with two numbers",
        (TRANSIT, "32.3 million tons,7982", "32.3 million tons in 2023,7982"),
        [
            f"excerpts.csv:20: quote: the number '2023' at 8003 (expected {ONE_FILE}, "
            f"got {TRANSIT}:2 and uncharted.csv:13)",
            f"{TRANSIT}:@: verbatim: '32.3 million tons in 2023' says 2 numbers "
            "(expected words that say one number, got '32.3 million tons in 2023')",
        ],
    ),
    (
        "words that stand one character further on",
        (TRANSIT, "32.3 million tons,7982", "32.3 million tons,7981"),
        [
            f"{TRANSIT}:@: verbatim: the excerpt transit-and-roads has other words there "
            "(expected ' 32.3 million ton', got '32.3 million tons')"
        ],
    ),
    (
        "a place outside every excerpt",
        (TRANSIT, "32.3 million tons,7982", "32.3 million tons,99999"),
        [
            f"excerpts.csv:20: quote: the number '32.3' at 7982 (expected {ONE_FILE}, got no file)",
            f"excerpts.csv:20: quote: the number 'million' at 7987 (expected {ONE_FILE}, got no file)",
            f"{TRANSIT}:@: start: the place lies outside the excerpt (expected a place inside its excerpt, got '99999')",
        ],
    ),
    (
        "a resolution below zero",
        (TRANSIT, "32.3,=,0.1", "32.3,=,-0.1"),
        [f"{TRANSIT}:@: resolution: the resolution is below zero (expected 0 for an exact count, or more, got '-0.1')"],
    ),
    (
        "a number that is none",
        (TRANSIT, "stated,32.3,=", "stated,32.3 Mt,="),
        [f"{TRANSIT}:@: value: the value is not a number (expected a value such as 32.3, got '32.3 Mt')"],
    ),
    (
        "a kind there is not",
        (TRANSIT, "transit-2023,transit,stated", "transit-2023,transit,derived"),
        [f"{TRANSIT}:@: kind: the value is unknown (expected one of stated, target, potential, got 'derived')"],
    ),
    (
        "a period of another form",
        (TRANSIT, "transit-2023,transit,stated,KZ,2023", "transit-2023,transit,stated,KZ,last year"),
        [
            f"{TRANSIT}:@: period: the value is not of the right form "
            "(expected a value such as 2023, 2006-11, 2024-03-15 or 2018/2023, got 'last year')"
        ],
    ),
    (
        "a period that no calendar has",
        (TRANSIT, "transit-2023,transit,stated,KZ,2023", "transit-2023,transit,stated,KZ,2023-02-29"),
        [
            f"{TRANSIT}:@: period: the period does not exist "
            "(expected dates of the calendar, in order, got '2023-02-29')"
        ],
    ),
    (
        "a period in the wrong order",
        (TRANSIT, "transit-2023,transit,stated,KZ,2023", "transit-2023,transit,stated,KZ,2023/2022"),
        [f"{TRANSIT}:@: period: the period does not exist (expected dates of the calendar, in order, got '2023/2022')"],
    ),
    (
        "an event that no calendar has",
        ("events.csv", "treaty,1999,1999", "treaty,1999-13,1999"),
        ["events.csv:@: date: the period does not exist (expected dates of the calendar, in order, got '1999-13')"],
    ),
    (
        "an event that ends before it starts",
        ("events.csv", "sport-programme,2024,2026", "sport-programme,2024,2023"),
        ["events.csv:@: end: the event ends before it starts (expected 2024 or later, got '2023')"],
    ),
    (
        "an event without any date",
        ("events.csv", "wheat,,2011", "wheat,,"),
        ["events.csv:@: date: the event has neither start nor end (expected a date in one of the two, got '')"],
    ),
    (
        "an id that stands twice in a file",
        (TRANSIT, "rail-2023,rail,", "transit-2023,rail,"),
        [f"{TRANSIT}:@: figure_id: the id stands on line 2 already (expected a unique id, got 'transit-2023')"],
    ),
    (
        "an id taken in another file of figures",
        ("figures/people_and_ties.csv", "denominations,denominations,", "transit-2023,denominations,"),
        [
            "charts.csv:@: figures: no such figure or event (expected label: ids; label: ids, got 'denominations')",
            "figures/people_and_ties.csv:@: figure_id: the id is taken in another file "
            "(expected a unique id, got 'transit-2023')",
        ],
    ),
    (
        "an id of an event taken by a figure",
        ("events.csv", "joint-venture,2023", "transit-2023,2023"),
        [
            "charts.csv:@: figures: no such figure or event (expected label: ids; label: ids, got 'joint-venture')",
            "events.csv:@: event_id: the id is taken in another file (expected a unique id, got 'transit-2023')",
        ],
    ),
    (
        "an id of a derived figure taken by a said one",
        ("derivations.csv", "armenia-price-index-2023,", "transit-2023,"),
        ["derivations.csv:@: figure_id: the id is taken in another file (expected a unique id, got 'transit-2023')"],
    ),
    (
        "an input there is not",
        ("derivations.csv", "before_growth,transit-2023 ", "before_growth,transit-2032 "),
        [
            "derivations.csv:@: inputs: no such input "
            "(expected a figure said, an event with a part or a number, got 'transit-2032')"
        ],
    ),
    (
        "an input that is itself derived",
        ("derivations.csv", "before_growth,ports-2023 ", "before_growth,transit-2022 "),
        [
            "derivations.csv:@: inputs: no such input "
            "(expected a figure said, an event with a part or a number, got 'transit-2022')"
        ],
    ),
    (
        "a part of an input there is not",
        ("derivations.csv", "years_before,trade-window.end ", "years_before,trade-window.middle "),
        [
            "derivations.csv:@: inputs: no such input "
            "(expected a figure said, an event with a part or a number, got 'trade-window.middle')"
        ],
    ),
    (
        "a method there is not",
        ("derivations.csv", "transit-2022,transit,before_growth", "transit-2022,transit,after_growth"),
        [
            "derivations.csv:@: method: no such method "
            "(expected a method of interview/derivations.py, got 'after_growth')"
        ],
    ),
    (
        "too few inputs",
        ("derivations.csv", "before_growth,transit-2023 transit-growth-2023", "before_growth,transit-2023"),
        [
            "derivations.csv:@: inputs: the method takes another number of inputs "
            "(expected {} ÷ (1 + {}), got 'transit-2023')"
        ],
    ),
    (
        "a division by zero",
        ("derivations.csv", "per_year,railways-built transport-window", "per_year,railways-built 0"),
        [
            "derivations.csv:@: inputs: the method does not work on these: "
            "cannot divide by an interval that holds zero (expected {} ÷ {}, got 'railways-built 0')"
        ],
    ),
    (
        "an exponent that is no exact value",
        ("derivations.csv", "average_growth,trade-multiple trade-window", "average_growth,trade-multiple rail-2023"),
        [
            "derivations.csv:@: inputs: the method does not work on these: "
            "a number of years must be one exact value (expected {}^(1 ÷ {}) − 1, got 'trade-multiple rail-2023')"
        ],
    ),
    (
        "an exponent too fine to compute",
        ("derivations.csv", "average_growth,trade-multiple 5.25", "average_growth,trade-multiple 5.2521"),
        [
            "derivations.csv:@: inputs: the method does not work on these: an exponent must be made of whole numbers "
            "up to 1000 (expected {}^(1 ÷ {}) − 1, got 'trade-multiple 5.2521')"
        ],
    ),
    (
        "a year that is not the one computed",
        ("derivations.csv", "trade-window.end trade-window,2018", "trade-window.end trade-window,2019"),
        ["derivations.csv:@: period: the period is not the year computed (expected '2018', got '2019')"],
    ),
    (
        "a number in no file",
        ("uncharted.csv", 'two,3419,"Counts the two capitals, which are no measured quantity."\n', ""),
        [f"excerpts.csv:8: quote: the number 'two' at 3419 (expected {ONE_FILE}, got no file)"],
    ),
    (
        "a number in two files",
        ("uncharted.csv", "two,3419,", "3.5 times,2107,Again.\ntwo,3419,"),
        [
            f"excerpts.csv:5: quote: the number '3.5' at 2107 (expected {ONE_FILE}, "
            "got figures/trade_growth.csv:3 and uncharted.csv:4)"
        ],
    ),
    (
        "a figure of a chart there is not",
        ("charts.csv", "Rail freight, tonnes: rail-growth-2023;", "Rail freight, tonnes: rail-growth-2032;"),
        ["charts.csv:@: figures: no such figure or event (expected label: ids; label: ids, got 'rail-growth-2032')"],
    ),
    (
        "a reading of a chart there is not",
        ("charts.csv", "2019 to 2023: trade-average-growth-2019-2023;", "2019 to 2023: no-such-reading;"),
        ["charts.csv:@: readings: no such figure or event (expected label: ids; label: ids, got 'no-such-reading')"],
    ),
    (
        "an excerpt of a chart there is not",
        ("charts.csv", "trade-growth armenia-economy transit", "trade-growth armenia-economics transit"),
        ["charts.csv:@: excerpts: no such excerpt (expected an id of excerpts.csv, got 'armenia-economics')"],
    ),
    (
        "a number of a title there is not",
        ("charts.csv", "route grew {titr-growth-2023},", "route grew {titr-growth-2032},"),
        ["charts.csv:@: title: no such figure (expected the id of a figure in braces, got 'titr-growth-2032')"],
    ),
    (
        "a group of a chart without label",
        ("charts.csv", "Rail freight, tonnes: rail-growth-2023;", "rail-growth-2023;"),
        ["charts.csv:@: figures: a group has no label (expected label: ids; label: ids, got 'rail-growth-2023')"],
    ),
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_a_spoiled_cell_is_named_and_nothing_else(data_folder, case, change, expected):
    file, old, _ = change
    before = data_folder.joinpath(file).read_text(encoding="utf-8").split(old)[0]
    line = before.count("\n") + 1 + old.startswith("\n")
    spoil(data_folder, *change)
    assert faults(data_folder) == [fault.replace(f"{file}:@:", f"{file}:{line}:") for fault in expected]
