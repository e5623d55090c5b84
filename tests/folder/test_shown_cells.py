"""What is wrong with a cell of what is shown is told with its place, and nothing else is."""

import pytest

from tests.folder.spoiling import faults, spoil, told_at

OPENING = "of 2023, from {armenia-inflation-2023} to {titr-growth-2023}"
CELLS = [
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
]


@pytest.mark.parametrize(("case", "change", "expected"), CELLS, ids=[case for case, _, _ in CELLS])
def test_a_spoiled_cell_of_what_is_shown_is_named_and_nothing_else(data_folder, case, change, expected):
    told = told_at(data_folder, change, expected)
    spoil(data_folder, *change)
    assert faults(data_folder) == told
