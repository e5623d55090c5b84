import hashlib
import json
import re
import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.amounts.items import Basis, Kind
from interview.folder.dataset import DATA, load, source_faults
from interview.folder.descriptor import DESCRIPTOR
from interview.folder.files import SUFFIXES
from interview.words.wording import number_spans
from tests.folder.conftest import complaints, faults, spoil

SPECIAL = (
    "This year is truly really special and symbolic for bilateral relations, both with significant dates and "
    "meaningful nature."
)
REACHED = (
    "The volume of cargo transit through the territory of Kazakhstan reached 32.3 million tons in 2023, increasing by "
    "21 percent."
)
SOURCE = Path(__file__).parents[3] / "shared" / "interview.txt"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not part of the project")
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in SUFFIXES)


# --- each spoiled cell, and what is said about it ---------------------------------------------------------------------

ONE_FILE = "one row of figures/, events.csv or uncharted.csv"
OPENING = "of 2023, from {armenia-inflation-2023} to {titr-growth-2023}"
TRANSIT = "figures/cargo_transit.csv"
CELLS = [
    (
        "a quote that grew",
        ("excerpts.csv", "This year is really special", "This year is truly really special"),
        [
            "excerpts.csv:@: end: start, end and quote do not fit together "
            "(expected 556 + 122 characters = 678, got '672')",
            f"excerpts.csv:@: quote: the number 'both' at 628 in “{SPECIAL}” (expected {ONE_FILE}, got no file)",
            "uncharted.csv:2: verbatim: the excerpt special-year has other words there "
            "(expected 'ions'; the words stand at 628, 3712, 4710, got 'both')",
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
        [
            "indicators.csv:@: unit: the unit is unknown (expected one of 1, a, year, index, %, pp, ×, Mt, kt/d, km, "
            "KZT, KZT/USD, an ISO 4217 currency, or one of these with /a, got 'tons')"
        ],
    ),
    (
        "a published value in another unit than its indicator's",
        ("references.csv", "2022,26.8,Mt,", "2022,26.8,km,"),
        ["references.csv:@: unit: the indicator has another unit (expected 'Mt', got 'km')"],
    ),
    (
        "a published value beside a figure there is not",
        (
            "references.csv",
            "transit-growth,transit-growth-2023,KZ,Kazakhstan",
            "transit-growth,transit-grow,KZ,Kazakhstan",
        ),
        [
            "references.csv:@: compares_with: no such figure "
            "(expected the id of a figure or nothing, got 'transit-grow')"
        ],
    ),
    (
        "a published value beside a figure that measures something else",
        (
            "references.csv",
            "transit-growth,transit-growth-2023,KZ,Kazakhstan",
            "transit-growth,transit-2023,KZ,Kazakhstan",
        ),
        [
            "references.csv:@: compares_with: the figure measures something else "
            "(expected transit-growth, got 'transit-2023')"
        ],
    ),
    (
        "a published value without an address",
        ("references.csv", "https://www.en.portnews.ru/news/341630/", ""),
        ["references.csv:@: url: the cell is empty (expected a value, got '')"],
    ),
    (
        "a published value with a rounding below zero",
        ("references.csv", "2022,26.8,Mt,0.1,", "2022,26.8,Mt,-0.1,"),
        [
            "references.csv:@: resolution: the resolution is below zero "
            "(expected 0 for an exact count, or more, got '-0.1')"
        ],
    ),
    (
        "a day of publication that does not exist",
        ("references.csv", ",2023-01-19,", ",2023-13-19,"),
        [
            "references.csv:@: date_published: the period does not exist "
            "(expected dates of the calendar, in order, got '2023-13-19')"
        ],
    ),
    (
        "a series of two definitions",
        (
            "chart_items.csv",
            '"all modes, ministry",,transit-2024-ministry',
            '"all modes, ministry",,transit-rail-2024',
        ),
        [
            "chart_items.csv:94: label: a series mixes indicators, reporters or definitions "
            "(expected one of each, and no figures, got 'all modes, ministry')"
        ],
    ),
    (
        "a side of a check there is not",
        ("consistency.csv", "equals,transit-2022-ministry,", "equals,transit-2022-minister,"),
        [
            "consistency.csv:@: right: no such input "
            "(expected a figure said, an event with a part or a number, got 'transit-2022-minister')"
        ],
    ),
    (
        "an indicator there is not",
        ("figures/trade_growth.csv", "trade-growth-2023,trade-growth,", "trade-growth-2023,trade-grow,"),
        [
            "figures/trade_growth.csv:@: indicator_id: no such id (expected an id of indicators.csv, such as "
            "trade-growth, trade-window, transit-growth, got 'trade-grow')"
        ],
    ),
    (
        "an excerpt there is not",
        (TRANSIT, "7982,transit-and-roads,", "7982,transit-and-road,"),
        [
            f"{TRANSIT}:@: excerpt_id: no such id (expected an id of excerpts.csv, such as transit-and-roads, "
            "got 'transit-and-road')"
        ],
    ),
    (
        "an excerpt of an event there is not",
        ("events.csv", "747,treaty-1999,", "747,treaty-1998,"),
        [
            "events.csv:@: excerpt_id: no such id (expected an id of excerpts.csv, such as treaty-1999, "
            "got 'treaty-1998')"
        ],
    ),
    (
        "an excerpt that does not hold the place",
        (TRANSIT, "7982,transit-and-roads,", "7982,ports,"),
        [
            f"{TRANSIT}:@: start: the place lies outside the excerpt (expected a place inside its excerpt; "
            "the words stand at 7982, got '7982')"
        ],
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
        "a fall stored as a rise",
        ("excerpts.csv", "increasing by 21 percent", "decreasing by 21 percent"),
        [f"{TRANSIT}:3: value: '21 percent' says another number (expected '-21', got '21')"],
    ),
    (
        "dollars said and kilometres stored",
        (
            "figures/infrastructure_spend.csv",
            "investment-usd-question,transport-investment-usd",
            "investment-usd-question,highways-built",
        ),
        [
            "figures/infrastructure_spend.csv:@: verbatim: the words are in 'USD' "
            "(expected words in the unit of the indicator, 'km', got 'about 35 billion dollars')"
        ],
    ),
    (
        "a share of the smaller number",
        ("derivations.csv", "share,golan-women golan-unit", "share,golan-unit golan-women"),
        [
            "derivations.csv:@: inputs: the method does not work on these: the part is greater than its whole "
            "(expected {} ÷ {}, got 'golan-unit golan-women')"
        ],
    ),
    (
        "a method on other units",
        ("derivations.csv", "before_growth,ports-2023 ports-growth-2023", "before_growth,ports-2023 ports-2023"),
        [
            "derivations.csv:@: inputs: input 2 of before_growth is in 'Mt' and should be in '%' "
            "(expected x, % for x, got 'ports-2023 ports-2023')"
        ],
    ),
    (
        "words without a number",
        (TRANSIT, "32.3 million tons,7982", "million tons,7987"),
        [
            f"excerpts.csv:20: quote: the number '32.3' at 7982 in “{REACHED}” (expected {ONE_FILE}, got no file)",
            f"{TRANSIT}:@: verbatim: 'million tons' says 0 numbers "
            "(expected words that say one number, got 'million tons')",
        ],
    ),
    (
        "words with two numbers",
        (TRANSIT, "32.3 million tons,7982", "32.3 million tons in 2023,7982"),
        [
            f"excerpts.csv:20: quote: the number '2023' at 8003 in “{REACHED}” (expected {ONE_FILE}, "
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
            "(expected ' 32.3 million ton'; the words stand at 7982, got '32.3 million tons')"
        ],
    ),
    (
        "a place outside every excerpt",
        (TRANSIT, "32.3 million tons,7982", "32.3 million tons,99999"),
        [
            f"excerpts.csv:20: quote: the number '32.3' at 7982 in “{REACHED}” (expected {ONE_FILE}, got no file)",
            f"excerpts.csv:20: quote: the number 'million' at 7987 in “{REACHED}” (expected {ONE_FILE}, got no file)",
            f"{TRANSIT}:@: start: the place lies outside the excerpt "
            "(expected a place inside its excerpt; the words stand at 7982, got '99999')",
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
        ("figures/infrastructure_spend.csv", "transport-window-question,", "iran-rounds,"),
        [
            "figures/people_and_ties.csv:4: figure_id: the id is taken in another file "
            "(expected a unique id, got 'iran-rounds')",
        ],
    ),
    (
        "an id of a figure for an event",
        ("events.csv", "\ntreaty,1999", "\ntransit-2023,1999,,Again,1999,747,treaty-1999,people_and_ties\ntreaty,1999"),
        [
            "events.csv:@: event_id: the id is taken in another file (expected a unique id, got 'transit-2023')",
            "excerpts.csv:4: quote: the number '1999' at 747 in “The fundamental interstate document adopted by "
            "Kazakhstan and Armenia in 1999, the Treaty on Friendship and Cooperation, laid a reliable foundation "
            f"for…” (expected {ONE_FILE}, got events.csv:3 and events.csv:4)",
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
            "(expected a method of interview/amounts/derivations.py, such as average_growth, before_growth, "
            "added_by_growth, got 'after_growth')"
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
        [
            "excerpts.csv:8: quote: the number 'two' at 3419 in “At the same time, our plans to increase official "
            "visits and business trips require confirmation of direct flights between the two capitals.” "
            f"(expected {ONE_FILE}, got no file)"
        ],
    ),
    (
        "a number in two files",
        ("uncharted.csv", "two,3419,", "3.5 times,2107,Again.\ntwo,3419,"),
        [
            "excerpts.csv:5: quote: the number '3.5' at 2107 in “Over the past five years, mutual trade has increased "
            f"3.5 times.” (expected {ONE_FILE}, "
            "got figures/trade_growth.csv:3 and uncharted.csv:4)"
        ],
    ),
    (
        "a figure of a chart there is not",
        (
            "chart_items.csv",
            'through Kazakhstan, tonnes",Rail,,rail-growth-2023',
            'through Kazakhstan, tonnes",Rail,,rail-growth-2032',
        ),
        [
            "chart_items.csv:@: item_id: no such figure or event "
            "(expected the id of a figure or event, such as rail-growth-2023, transit-growth-2023, trade-growth-2023, "
            "got 'rail-growth-2032')"
        ],
    ),
    (
        "a reading of a chart there is not",
        ("chart_items.csv", ",trade-average-growth-2019-2023", ",no-such-reading"),
        [
            "chart_items.csv:@: item_id: no such figure or event "
            "(expected the id of a figure or event, got 'no-such-reading')"
        ],
    ),
    (
        "an excerpt of a chart there is not",
        ("chart_excerpts.csv", "growth-rates,armenia-economy", "growth-rates,armenia-economics"),
        [
            "chart_excerpts.csv:@: excerpt_id: no such excerpt "
            "(expected the id of an excerpt, such as armenia-economy, armenian-community, got 'armenia-economics')"
        ],
    ),
    (
        "a finding of a chart there is not",
        ("findings.csv", "trade-path,", "trade-paths,"),
        [
            "findings.csv:@: chart_id: no such chart (expected one of growth-rates, trade-path, trade-pace, "
            "export-potential, armenia-economy, freight, freight-added, freight-levels, route-exports, it-exports, "
            "it-pace, investment, corridor-squares, roads-works, roads-built, golan-squares, diplomacy, community, "
            "ties-between, ties-culture, ties-peace, ties-region, ties, rounding, got 'trade-paths')"
        ],
    ),
    (
        "a finding whose excerpt there is not",
        ("findings.csv", "freight,trans-caspian", "freight,trans-caspien"),
        [
            "findings.csv:@: excerpt_id: no such excerpt "
            "(expected the id of an excerpt, such as trans-caspian, trans-caspian-promise, got 'trans-caspien')"
        ],
    ),
    (
        "a finding on no page of a topic",
        ("findings.csv", "trade-path,trade-growth", "growth-rates,trade-growth"),
        [
            "findings.csv:@: chart_id: the chart stands on no page of a topic "
            "(expected a chart of a page of pages.csv, got 'overview')"
        ],
    ),
    (
        "a finding whose excerpt says none of its numbers",
        ("findings.csv", "freight,trans-caspian", "freight,it-exports"),
        [
            "findings.csv:@: excerpt_id: the excerpt says nothing the chart shows "
            "(expected an excerpt with one of its numbers, got 'it-exports')"
        ],
    ),
    (
        "a number of a title there is not",
        ("charts.csv", OPENING, OPENING.replace("titr-growth-2023", "titr-growth-2032")),
        [
            "charts.csv:@: title: no such figure "
            "(expected the id of a figure in braces, such as titr-growth-2023, trade-growth-2023, "
            "rail-growth-2023, got 'titr-growth-2032')"
        ],
    ),
    (
        "an item of a chart without label",
        (
            "chart_items.csv",
            'through Kazakhstan, tonnes",Rail,,rail-growth-2023',
            'through Kazakhstan, tonnes",,,rail-growth-2023',
        ),
        ["chart_items.csv:@: label: the cell is empty (expected a value, got '')"],
    ),
    (
        "an item of a chart there is not",
        (
            "chart_items.csv",
            "\nfreight-levels,shown,Transit,2022,,transit-2022",
            "\nfreight-level,shown,Transit,2022,,transit-2022",
        ),
        [
            "chart_items.csv:@: chart_id: no such chart (expected one of growth-rates, trade-path, trade-pace, "
            "export-potential, armenia-economy, freight, freight-added, freight-levels, route-exports, it-exports, "
            "it-pace, investment, corridor-squares, roads-works, roads-built, golan-squares, diplomacy, community, "
            "ties-between, ties-culture, ties-peace, ties-region, ties, rounding, got 'freight-level')"
        ],
    ),
    (
        "a page there is not",
        ("charts.csv", "\nfreight,cargo_transit,", "\nfreight,cargo_transits,"),
        [
            "charts.csv:@: page: no such page (expected one of overview, interview, cross_checks, since, downloads, "
            "present, trade_growth, cargo_transit, it_exports, infrastructure_spend, people_and_ties, ties, "
            "got 'cargo_transits')"
        ],
    ),
    (
        "a page of topics at an address that is taken",
        ("pages.csv", "trade_growth,Trade,", "downloads,Trade,"),
        [
            "pages.csv:@: page: the address is taken (expected another name than assets, component, cross_checks, "
            "data, downloads, healthz, interview, media, overview, present, since, static, stories, got 'downloads')",
            "topics.csv:2: page: no such id (expected one of cargo_transit, it_exports, infrastructure_spend, "
            "people_and_ties, ties, got 'trade_growth')",
        ],
    ),
    (
        "a topic there is not",
        ("indicators.csv", "transit,cargo_transit,", "transit,cargo,"),
        [
            "indicators.csv:@: topic: no such id (expected one of trade_growth, cargo_transit, it_exports, "
            "infrastructure_spend, armenia_economy, people_and_ties, got 'cargo')"
        ],
    ),
    (
        "a speaker there is not",
        ("excerpts.csv", "special-year,1,president", "special-year,1,President"),
        ["excerpts.csv:@: speaker: the value is unknown (expected one of president, interviewer, got 'President')"],
    ),
    (
        "a reporter there is not",
        ("reporters.csv", "Daryo,no\n", ""),
        [
            "references.csv:109: reporter: no such id (expected an id of reporters.csv, got 'Daryo')",
            "references.csv:117: reporter: no such id (expected an id of reporters.csv, got 'Daryo')",
        ],
    ),
    (
        "a reading of a figure that is said",
        ("derivations.csv", 'so to 4.5 times",trade-average-growth-2018-2023,', 'so to 4.5 times",trade-multiple,'),
        [
            "derivations.csv:@: reading_of: the other reading is not of such a figure "
            "(expected a computed figure of the same indicator that is no reading, got 'trade-multiple')"
        ],
    ),
    (
        "a reading of words nobody says",
        (
            "derivations.csv",
            "trade-average-growth-2018-2023,trade-multiple,",
            "trade-average-growth-2018-2023,transit-2022,",
        ),
        [
            "derivations.csv:@: rereads: no words are said by this name "
            "(expected the id of a figure that is said, got 'transit-2022')"
        ],
    ),
    (
        "a reading without a meaning",
        (
            "derivations.csv",
            "transit-2022,transit,before_growth,transit-2023 transit-growth-2023,2022,,,,",
            "transit-2022,transit,before_growth,transit-2023 transit-growth-2023,2022,,,transit-2023,",
        ),
        [
            "derivations.csv:@: reading: the reading is not named "
            "(expected the meaning of the words that this result follows, got '')"
        ],
    ),
    (
        "a table of rates without a rate",
        (
            "consistency.csv",
            "transit-2022,equals,transit-2022-ministry,,",
            "transit-2022,equals,transit-2022-ministry,rates,",
        ),
        [
            "consistency.csv:@: left: a table of rates needs an implied rate "
            "(expected a figure: the ratio of two figures, got 'transit-2022')"
        ],
    ),
    (
        "a noun of a unit there is not",
        ("unit_nouns.csv", "tons,Mt", "tons,tons"),
        [
            "unit_nouns.csv:@: unit: the unit is unknown (expected one of 1, a, year, index, %, pp, ×, Mt, kt/d, km, "
            "KZT, KZT/USD, an ISO 4217 currency, or one of these with /a, got 'tons')"
        ],
    ),
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_a_spoiled_cell_is_named_and_nothing_else(data_folder, case, change, expected):
    file, old, _ = change
    before = data_folder.joinpath(file).read_text(encoding="utf-8").split(old)[0]
    line = before.count("\n") + 1 + old.startswith("\n")
    spoil(data_folder, *change)
    assert faults(data_folder) == [fault.replace(f"{file}:@:", f"{file}:{line}:") for fault in expected]


def test_excerpts_out_of_order_are_named(data_folder):
    file = data_folder / "excerpts.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[2], lines[3] = lines[3], lines[2]
    file.write_text("".join(lines), encoding="utf-8")
    assert faults(data_folder) == [
        "excerpts.csv:4: start: excerpts overlap or are out of order (expected 865 or more, got '556')"
    ]


# --- each spoiled file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "change", "fault"),
    [
        (
            "events.csv",
            lambda content: b"\xef\xbb\xbf" + content,
            "events.csv:0: -: the file starts with a byte order mark "
            "(expected a header and rows in plain UTF-8, got {} characters)",
        ),
        (
            "events.csv",
            lambda content: content + b"\0",
            "events.csv:0: -: the file holds a NUL character "
            "(expected a header and rows in plain UTF-8, got {} characters)",
        ),
        (
            "questions.csv",
            lambda content: b"",
            "questions.csv:0: -: the file is empty (expected a header and rows in plain UTF-8, got 0 characters)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b"1,Relation\xe9"),
            "questions.csv:2: -: the encoding is wrong (expected UTF-8, got byte 0xe9)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b"<<<<<<< HEAD\n1,Relations"),
            "questions.csv:2: -: the row has the wrong number of cells (expected 2, got 1)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"1,Relations", b'1,"Relations'),
            "questions.csv:7: -: the CSV is broken (expected RFC 4180 quoting, got ',' expected after '\"')",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"question,theme", b"question,Theme"),
            "questions.csv:1: Theme: the column is unknown (expected question, theme, got 'Theme')\n"
            "questions.csv:1: theme: the column is missing (expected theme, got no such column)",
        ),
        (
            "questions.csv",
            lambda content: content.replace(b"question,theme", b"theme,question"),
            "questions.csv:1: -: the columns are in the wrong order (expected question, theme, got theme, question)",
        ),
    ],
)
def test_a_spoiled_file_is_named(data_folder, file, change, fault):
    content = change(data_folder.joinpath(file).read_bytes())
    data_folder.joinpath(file).write_bytes(content)
    count = len(content.decode(errors="ignore")) if "{}" in fault else 0
    assert faults(data_folder) == fault.replace("{}", str(count)).split("\n")


@pytest.mark.parametrize("file", [file for file in FILES if file != DESCRIPTOR])
def test_a_missing_file_is_named(data_folder, file):
    data_folder.joinpath(file).unlink()
    assert faults(data_folder) == [f"{file}:0: -: the file is missing (expected a file of this name, got none)"]


def test_faults_of_several_files_are_told_together(data_folder):
    spoil(data_folder, "questions.csv", "1,Relations", "one,Relations")
    spoil(data_folder, TRANSIT, "stated,32.3,=", "stated,lots,=")
    spoil(data_folder, "events.csv", "treaty,1999,1999", "treaty,then,1999")
    data_folder.joinpath("uncharted.csv").unlink()
    assert faults(data_folder) == [
        "events.csv:3: date: the value is not of the right form "
        "(expected a value such as 2023, 2006-11, 2024-03-15 or 2018/2023, got 'then')",
        f"{TRANSIT}:2: value: the value is not a number (expected a value such as 32.3, got 'lots')",
        "questions.csv:2: question: the value is not a whole number (expected a value such as 2068, got 'one')",
        "uncharted.csv:0: -: the file is missing (expected a file of this name, got none)",
    ]


def test_broken_references_of_several_files_are_told_together(data_folder):
    spoil(data_folder, "charts.csv", OPENING, OPENING.replace("titr-growth-2023", "titr-growth-2032"))
    spoil(data_folder, "events.csv", "treaty,1999,1999", "treaty,1999-13,1999")
    spoil(data_folder, TRANSIT, "stated,32.3,=", "stated,33.2,=")
    assert [fault.split(" (")[0] for fault in faults(data_folder)] == [
        "charts.csv:2: title: no such figure",
        "events.csv:3: date: the period does not exist",
        f"{TRANSIT}:2: value: '32.3 million tons' says another number",
    ]


@pytest.mark.parametrize("file", ["figures/sports.csv", "speakers.csv", "charts/old.csv"])
def test_a_table_that_nothing_reads_is_named(data_folder, file):
    data_folder.joinpath(file).parent.mkdir(exist_ok=True)
    shutil.copy(data_folder / TRANSIT, data_folder / file)
    assert faults(data_folder) == [
        f"{file}:0: -: no table has this name "
        "(expected a table of the README, or figures/ and a topic of topics.csv, got this file)"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("consistency.csv", "equals,0,", "equals,{},", "right"),
        ("derivations.csv", "trade-multiple trade-growth-2023,2022", "{} trade-growth-2023,2022", "inputs"),
        ("figures/cargo_transit.csv", "32.3 million tons", "{} million tons", "verbatim"),
    ],
)
@pytest.mark.parametrize("digits", [19, 400, 5000])
def test_numbers_of_endless_digits_are_named_wherever_they_stand(data_folder, file, old, new, column, digits):
    spoil(data_folder, file, old, new.format("9" * digits))
    (fault,) = faults(data_folder)
    assert f": {column}: a number has too many digits (expected at most 18 in a row, got '999" in fault


# --- nothing but a DataError ------------------------------------------------------------------------------------------


@st.composite
def spoils(draw):
    """A data file and a change of one of its lines or bytes, interview.toml included."""
    file = draw(st.sampled_from(FILES))
    content = DATA.joinpath(file).read_bytes()
    lines = content.splitlines(keepends=True)
    number, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    place, byte = draw(st.integers(0, len(content) - 1)), draw(st.integers(0, 255))
    symbol = draw(st.sampled_from([*"0123456789-.,/ \"'[]{}:;|><=~\r\n\tax"]))
    cells = lines[number].split(b",")
    cell, new = draw(st.integers(0, len(cells) - 1)), draw(st.sampled_from(["", "-1", "0", "1e9", "nan", "9" * 5000]))
    change = draw(st.sampled_from(["drop", "twice", "swap", "cut", "byte", "symbol", "delete", "cell"]))
    if change == "drop":
        del lines[number]
    elif change == "twice":
        lines.insert(other, lines[number])
    elif change == "swap":
        lines[number], lines[other] = lines[other], lines[number]
    elif change == "cell":
        cells[cell] = new.encode()
        lines[number] = b",".join(cells)
    else:
        middle = {"cut": None, "byte": bytes([byte]), "symbol": symbol.encode(), "delete": b""}[change]
        return file, content[:place] if middle is None else content[:place] + middle + content[place + 1 :]
    return file, b"".join(lines)


@settings(max_examples=300)
@given(spoils())
def test_a_data_folder_loads_or_says_why_it_does_not(spoiled):
    file, content = spoiled
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(DATA, Path(folder) / "data"))
        root.joinpath(file).write_bytes(content)
        assert [fault for fault in complaints(root) if not re.match(r"[\w./-]+:\d+: .", fault)] == []


# --- the source text --------------------------------------------------------------------------------------------------


@needs_source
def test_every_quote_stands_in_the_source_text():
    assert source_faults(SOURCE.read_bytes().decode("utf-8"), load()) == []


@needs_source
def test_another_source_text_is_named_with_every_difference():
    text = SOURCE.read_bytes().decode("utf-8")
    changed = text.replace("increased 3.5 times", "increased 3.6 times")
    data = load()
    quote = data.excerpts["trade-growth"].quote
    assert [str(fault) for fault in source_faults(changed, data)] == [
        "interview.toml:0: source.sha256: the source text is another one "
        f"(expected {hashlib.sha256(text.encode()).hexdigest()}, got {hashlib.sha256(changed.encode()).hexdigest()})",
        "excerpts.csv:0: quote: the source text differs at trade-growth "
        f"(expected {quote.replace('3.5', '3.6')!r}, got {quote!r})",
    ]


@needs_source
def test_a_number_outside_every_excerpt_is_named():
    text = SOURCE.read_bytes().decode("utf-8") + " 42"
    assert [str(fault) for fault in source_faults(text, load())][1:] == [
        f"excerpts.csv:0: quote: no excerpt holds the number at {len(text) - 2} (expected an excerpt, got '42')"
    ]


@needs_source
def test_every_number_of_the_text_is_in_exactly_one_file(dataset):
    text = SOURCE.read_bytes().decode("utf-8")
    said = [figure.mention for figure in dataset.figures.values() if figure.mention]
    mentions = [*said, *(event.mention for event in dataset.events.values()), *dataset.uncharted]
    holders = {
        start: sum(m.start <= start and end <= m.start + len(m.verbatim) for m in mentions)
        for start, end in number_spans(text)
    }
    assert {start: count for start, count in holders.items() if count != 1} == {}


# --- the data as they are ---------------------------------------------------------------------------------------------


def test_every_data_file_is_in_the_descriptor():
    package = json.loads(DATA.joinpath(DESCRIPTOR).read_text(encoding="utf-8"))
    assert sorted([*(resource["path"] for resource in package["resources"]), DESCRIPTOR]) == FILES


@pytest.mark.parametrize("file", FILES)
def test_a_data_file_is_plain_text_with_one_line_end(file):
    content = DATA.joinpath(file).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")


def test_every_description_is_a_sentence(dataset):
    descriptions = [indicator.description for indicator in dataset.indicators.values()]
    assert [words for words in descriptions if not re.fullmatch(r"[A-Z].+[.]", words)] == []


def test_every_figure_rests_directly_on_what_was_said(dataset):
    sources = {figure.id: dataset.sources_of(figure.id) for figure in dataset.figures.values()}
    assert [name for name, known in sources.items() if not known or not all(one.mention for one in known)] == []


def test_every_indicator_is_used(dataset):
    numbers = [*dataset.figures.values(), *dataset.references.values()]
    used = {number.indicator.id for number in numbers}
    assert used == set(dataset.indicators)


def test_the_years_in_the_words_of_an_event_are_the_years_of_its_date(dataset):
    for event in dataset.events.values():
        dates = [period.text[:4] for period in (event.start, event.end) if period]
        assert set(re.findall(r"\d{4}", event.mention.verbatim)) <= set(dates), event.id


def test_the_questions_are_the_seven_of_the_interview(dataset):
    assert list(dataset.questions) == [1, 2, 3, 4, 5, 6, 7]


def test_an_ambiguous_wording_is_a_reading_beside_the_default(dataset):
    readings = [figure for figure in dataset.figures.values() if figure.reading]
    for figure in readings:
        defaults = [f for f in dataset.figures.values() if f.indicator == figure.indicator and not f.reading]
        assert defaults != [], figure.id


# --- what the dataset answers -----------------------------------------------------------------------------------------


def test_the_dataset_knows_its_version_topics_and_interview(dataset):
    assert re.fullmatch(r"\d+\.\d+\.\d+", dataset.version)
    assert sorted(dataset.topics) == [
        "armenia_economy",
        "cargo_transit",
        "infrastructure_spend",
        "it_exports",
        "people_and_ties",
        "trade_growth",
    ]
    assert dataset.interview.text == "2024-04"
    assert dataset.named["interview"] == dataset.interview
    assert dataset.named["treaty"] is dataset.events["treaty"]
    assert dataset.named["transit-2023"] is dataset.figures["transit-2023"]


def test_one_sum_said_twice_has_two_mentions_in_the_order_they_are_said(dataset):
    mentions = dataset.mentions("transport-investment-usd")
    assert [m.id for m in mentions] == ["transport-investment-usd-question", "transport-investment-usd"]
    assert [dataset.excerpts[m.mention.excerpt_id].speaker.id for m in mentions] == ["interviewer", "president"]
    assert [m.id for m in dataset.mentions("transit-2022")] == ["transit-2022"]
    assert dataset.mentions("no-such-figure") == []


@pytest.mark.parametrize(
    ("item_id", "sources"),
    [
        ("transit-2023", ["transit-2023"]),
        ("transit-2022", ["transit-2023", "transit-growth-2023"]),
        ("programme-years-shared", ["culture-programme", "sport-programme"]),
        ("astana-rounds-per-year", ["astana-rounds", "astana-process"]),
        ("treaty", ["treaty"]),
    ],
)
def test_a_number_leads_to_what_was_said(dataset, item_id, sources):
    found = dataset.sources_of(item_id)
    assert [s.id for s in found] == sources


def test_a_said_number_leads_to_what_was_computed_from_it(dataset):
    assert [f.id for f in dataset.derived_from("transit-2023")] == [
        "transit-2022",
        "transit-added-2023",
        "transit-per-day-2023",
    ]
    assert [f.id for f in dataset.derived_from("congress")] == ["congress-years"]
    assert dataset.derived_from("transit-2022") == []


def test_a_derived_figure_is_inferred_when_anything_it_rests_on_is(dataset):
    assert dataset.figures["transit-2022"].period_basis is Basis.STATED
    assert dataset.figures["rail-2022"].period_basis is Basis.INFERRED
    assert dataset.figures["transit-2022"].kind is Kind.DERIVED


def test_the_marks_of_an_excerpt_stand_in_order_and_do_not_overlap(dataset):
    for excerpt in dataset.excerpts.values():
        marks = [mention for _, mention in dataset.marks(excerpt)]
        assert all(first.end <= second.start for first, second in pairwise(marks))
        for mark in marks:
            offset = mark.start - excerpt.start
            assert excerpt.quote[offset : offset + len(mark.verbatim)] == mark.verbatim


def test_the_marks_of_an_excerpt_name_figures_events_and_plain_words(dataset):
    assert [(i, m.verbatim) for i, m in dataset.marks(dataset.excerpts["trade-growth"])] == [
        ("trade-window", "five years"),
        ("trade-multiple", "3.5 times"),
        ("", "2023"),
        ("trade-growth-2023", "23 percent"),
    ]


def test_charts_are_found_by_page_and_by_what_they_show(dataset):
    assert {chart.page for chart in dataset.charts.values()} >= set(dataset.topics) - {"armenia_economy"}
    for chart in dataset.charts.values():
        assert chart in dataset.charts_of(chart.page)
        for item_id in chart.ids:
            assert chart in dataset.charts_showing(item_id)
    assert dataset.charts_showing("transport-investment-usd-question") == dataset.charts_showing(
        "transport-investment-usd"
    )
    assert dataset.charts_of("no_such_page") == []
