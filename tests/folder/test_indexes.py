"""The indexes of a dataset say what a search through everything would say, whatever the data."""

from dataclasses import replace

import pytest

from interview.amounts.items import Kind
from interview.folder.dataset import load

DATA = load()
every_item = pytest.mark.parametrize("item_id", DATA.items)


def same(item_id):
    """Every figure that states the amount of an item, by search."""
    item = DATA.items[item_id]
    if item.kind in (Kind.DATE, Kind.PUBLISHED) or item.mention is None:
        return {item_id}
    return {f.id for f in DATA.figures.values() if f.mention and f.quantity == item.quantity}


def test_every_figure_event_and_published_value_is_an_item():
    assert len(DATA.items) == len(DATA.figures) + len(DATA.events) + len(DATA.references) + len(DATA.later)
    assert {item.kind for item in DATA.items.values()} == set(Kind)


@every_item
def test_an_item_is_of_one_shape(item_id):
    item = DATA.items[item_id]
    assert (item.id, bool(item.title)) == (item_id, True)
    assert item.topic in DATA.topics
    assert item.period.first <= item.period.last
    assert item.period_basis in ("stated", "inferred")
    assert (item.mention is None) == (item.kind in (Kind.DERIVED, Kind.PUBLISHED))


@every_item
def test_a_chart_shows_an_item_that_it_draws_or_another_mention_of_it(item_id):
    charts = [c for c in DATA.charts.values() if same(item_id) & {*c.ids, *c.series_ids}]
    assert DATA.charts_showing(item_id) == charts


@every_item
def test_published_values_stand_beside_every_mention_of_an_amount(item_id):
    references = [r for r in DATA.references.values() if r.compares_with in same(item_id)]
    assert DATA.references_for(item_id) == references


def test_values_that_compare_with_nothing_stand_beside_nothing():
    assert any(not reference.compares_with for reference in DATA.references.values())
    assert DATA.references_for("") == []


@every_item
def test_what_helps_to_grasp_a_number_stands_beside_every_mention_of_its_amount(item_id):
    assert DATA.proportions_of(item_id) == [one for one in DATA.proportions if one.figure_id in same(item_id)]


@pytest.mark.parametrize("figure", DATA.figures.values(), ids=lambda figure: figure.id)
def test_all_that_is_said_of_a_subject_is_found_in_the_order_said(figure):
    said = [one for one in DATA.figures.values() if one.mention and one.subject == figure.subject]
    assert DATA.said_of(figure) == sorted(said, key=lambda one: one.mention.start)


@every_item
def test_what_is_derived_from_an_item_names_it_among_its_sources(item_id):
    computed = [f for f in (*DATA.figures.values(), *DATA.later.values()) if f.derivation]
    derived = [f for f in computed if item_id in f.derivation.sources]
    assert DATA.derived_from(item_id) == derived


def test_every_mention_is_marked_in_its_excerpt_and_nothing_else_is():
    said = [(item.mention.excerpt_id, item.id, item.mention.start) for item in DATA.items.values() if item.mention]
    marked = [(e.id, i, m.start) for e in DATA.excerpts.values() for i, m in DATA.marks(e)]
    assert sorted(said) == sorted(mark for mark in marked if mark[1])
    assert {start for _, item_id, start in marked if not item_id} == {word.start for word in DATA.uncharted}
    assert all(DATA.reason(word.start) == word.reason for word in DATA.uncharted)


def test_a_dataset_equals_itself_only_and_so_can_name_what_is_computed_from_it():
    assert {DATA: 1}[DATA] == 1
    assert replace(DATA) != DATA
    assert replace(DATA, charts={}).charts_showing("transit-2023") == []
