"""What is wrong with a cell of what was computed, published or checked is told with its place, and nothing else is."""

import pytest

from tests.folder.spoiling import faults, spoil, told_at

CELLS = [
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
        "a side of a check there is not",
        ("consistency.csv", "equals,transit-2022-ministry,", "equals,transit-2022-minister,"),
        [
            "consistency.csv:@: right: no such input "
            "(expected a figure said, an event with a part or a number, got 'transit-2022-minister')"
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
        "an id of a derived figure taken by a said one",
        ("derivations.csv", "armenia-price-index-2023,", "transit-2023,"),
        [
            "derivations.csv:@: figure_id: the id is taken in another file, figures/cargo_transit.csv:2 "
            "(expected a unique id, got 'transit-2023')"
        ],
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
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_a_spoiled_cell_of_what_is_set_beside_it_is_named_and_nothing_else(data_folder, case, change, expected):
    told = told_at(data_folder, change, expected)
    spoil(data_folder, *change)
    assert faults(data_folder) == told
