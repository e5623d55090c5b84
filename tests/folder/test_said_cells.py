"""What is wrong with a cell of what was said is told with its place, and nothing else is."""

import pytest

from tests.folder.spoiling import faults, spoil, told_at

SPECIAL = (
    "This year is truly really special and symbolic for bilateral relations, both with significant dates and "
    "meaningful nature."
)
REACHED = (
    "The volume of cargo transit through the territory of Kazakhstan reached 32.3 million tons in 2023, increasing by "
    "21 percent."
)
ONE_FILE = "one row of figures/, events.csv or uncharted.csv"
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
        "words without a number",
        (TRANSIT, "32.3 million tons,7982", "million tons,7987"),
        [
            f"excerpts.csv:20: quote: the number '32.3 million tons' at 7982 in “{REACHED}” "
            f"(expected {ONE_FILE}, got no file)",
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
            f"excerpts.csv:20: quote: the number '32.3 million tons' at 7982 in “{REACHED}” "
            f"(expected {ONE_FILE}, got no file)",
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
            "figures/people_and_ties.csv:4: figure_id: the id is taken in another file, "
            "figures/infrastructure_spend.csv:2 (expected a unique id, got 'iran-rounds')",
        ],
    ),
    (
        "an id of a figure for an event",
        ("events.csv", "\ntreaty,1999", "\ntransit-2023,1999,,Again,1999,747,treaty-1999,people_and_ties\ntreaty,1999"),
        [
            f"events.csv:@: event_id: the id is taken in another file, {TRANSIT}:2 "
            "(expected a unique id, got 'transit-2023')",
            "excerpts.csv:4: quote: the number '1999' at 747 in “The fundamental interstate document adopted by "
            "Kazakhstan and Armenia in 1999, the Treaty on Friendship and Cooperation, laid a reliable foundation "
            f"for…” (expected {ONE_FILE}, got events.csv:3 and events.csv:4)",
        ],
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
            "excerpts.csv:5: quote: the number '3.5 times' at 2107 in “Over the past five years, mutual trade has "
            f"increased 3.5 times.” (expected {ONE_FILE}, "
            "got figures/trade_growth.csv:3 and uncharted.csv:4)"
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
        "a noun of a unit there is not",
        ("unit_nouns.csv", "tons,Mt", "tons,tons"),
        [
            "unit_nouns.csv:@: unit: the unit is unknown (expected one of 1, a, year, index, %, pp, ×, Mt, kt/d, km, "
            "KZT, KZT/USD, an ISO 4217 currency, or one of these with /a, got 'tons')"
        ],
    ),
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_a_spoiled_cell_of_what_was_said_is_named_and_nothing_else(data_folder, case, change, expected):
    told = told_at(data_folder, change, expected)
    spoil(data_folder, *change)
    assert faults(data_folder) == told


def test_excerpts_out_of_order_are_named(data_folder):
    file = data_folder / "excerpts.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[2], lines[3] = lines[3], lines[2]
    file.write_text("".join(lines), encoding="utf-8")
    assert faults(data_folder) == [
        "excerpts.csv:4: start: excerpts overlap or are out of order (expected 865 or more, got '556')"
    ]
