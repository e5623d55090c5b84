"""A card says of every item what is known of it, in one shape."""

import json
from dataclasses import replace

import pytest

from interview.amounts.items import Kind
from interview.folder.dataset import load
from interview.views.blocks import Index
from interview.views.cards import card, card_json, cards
from interview.views.claims import claims
from interview.views.places import home_page, home_path, page_path
from interview.views.reading import reading_page
from interview.words.formatting import KIND_NAMES, kind_words
from interview.words.shown import shown_words

DATA = load()
SECOND = load(DATA.root.parent / "tests" / "second" / "data")
every_item = pytest.mark.parametrize("item_id", DATA.items)


@every_item
def test_every_item_has_a_card_with_its_value_kind_period_and_home(item_id):
    item, one = DATA.items[item_id], card(DATA, item_id)
    assert (one.id, one.title, one.value, one.kind) == (item_id, item.title, shown_words(item), item.kind)
    assert (one.kind_words, one.home) == (kind_words(item), home_path(DATA, item_id))
    assert item_id in one.same
    assert bool(one.said) == (item.mention is not None)
    assert bool(one.verdict) == (item_id in DATA.figures)
    assert bool(one.publisher) == (one.kind is Kind.PUBLISHED)


@every_item
def test_numbers_lead_from_each_other_in_both_directions(item_id):
    for link in card(DATA, item_id).sources:
        derived = [one.id for one in DATA.derived_from(link.id)]
        assert item_id in derived
        assert item_id in {one.id for one in card(DATA, link.id).derived} or DATA.figures[item_id].reading


@every_item
def test_a_number_leads_to_its_other_readings_apart_from_what_is_derived_from_it(item_id):
    one = card(DATA, item_id)
    assert [link for link in one.derived if link.reading] == []
    assert [link for link in one.readings if not link.reading] == []


def test_cards_bring_along_what_they_rest_on():
    found = cards(DATA, ["trade-average-growth-2019-2023"])
    assert set(found) == {"trade-average-growth-2019-2023", *DATA.figures[next(iter(found))].derivation.sources}


def test_a_card_is_made_once_for_each_version_of_the_data():
    assert card(DATA, "transit-2023") is card(DATA, "transit-2023")
    assert card(replace(DATA), "transit-2023") is not card(DATA, "transit-2023")


@every_item
def test_a_card_is_ready_for_json(item_id):
    found = json.loads(json.dumps(card_json(card(DATA, item_id))))
    assert (found["kindWords"], found["boundsWhy"]) == (card(DATA, item_id).kind_words, card(DATA, item_id).bounds_why)


def test_a_claim_has_a_chart_or_a_reason_and_stands_in_the_order_said():
    rows = claims(DATA)
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    assert len(rows) == sum(1 for item in DATA.items.values() if item.mention) + len(DATA.uncharted)
    assert [row for row in rows if bool(row.chart) == bool(row.reason)] == []
    assert {row.kind for row in rows} <= {*KIND_NAMES.values(), "no measure"}
    assert claims(DATA) is rows


def test_a_claim_says_by_its_name_who_asks_or_answers():
    said = {row.id: (row.speaker, row.cite) for row in claims(SECOND)}
    assert said["margin-spring"] == ("Rosa Field", "Rosa Field, question 2")
    assert said["margin-year"] == ("Tom Bakker", "Tom Bakker, answer 2")
    (index,) = (one for one in reading_page(SECOND) if isinstance(one, Index))
    column = index.head.index("Said by")
    assert [row.cells[column].text for row in index.rows] == [row.cite for row in claims(SECOND)]


def test_a_home_is_a_topic_page_before_the_overview():
    assert home_page(DATA, "no-such-item") == home_path(DATA, "no-such-item") == ""
    assert (page_path("overview"), page_path("interview")) == (".", "interview")
    pages = {chart.page for chart in DATA.charts_showing("transit-2023")}
    assert home_page(DATA, "transit-2023") in pages - {"overview"}
