"""What the dataset answers."""

import re
from itertools import pairwise

import pytest


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
