"""The way from number to number: every one once, in the printed order."""

import csv
from collections import Counter

import pytest

from interview.folder.dataset import DATA as FOLDER
from interview.folder.dataset import load
from interview.views.blocks import Index, Walk, parts_of
from interview.views.pages import page_body
from interview.views.stories import page_story
from interview.views.walk import as_said, check_first, doubts, walk_of

DATA = load()
WITH_WALK = [name for name, page in DATA.pages.items() if not page.bare and name != "downloads"]


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_way_visits_every_figure_and_date_once():
    every = [
        row["figure_id"] for path in sorted((FOLDER / "figures").glob("*.csv")) for row in rows(f"figures/{path.name}")
    ]
    every += [row["figure_id"] for row in rows("derivations.csv")] + [row["event_id"] for row in rows("events.csv")]
    assert Counter(list(walk_of(DATA).homes)) == Counter(every)


def test_what_was_said_comes_first_in_the_order_of_the_text():
    walked = as_said(DATA)
    said = walk_of(DATA).said
    starts = [item.mention.start for item in walked[:said]]
    assert starts == sorted(starts)
    assert [item.id for item in walked[said:] if item.mention] == []


def test_each_number_is_known_on_the_page_it_leads_to():
    stories = {page: page_story(DATA, page) for page in DATA.pages if DATA.charts_of(page)}
    places = {name: home if home != "." else "overview" for name, home in walk_of(DATA).homes.items()}
    lost = [name for name, page in places.items() if name not in stories[page].cards]
    assert lost == []


@pytest.mark.parametrize("page", WITH_WALK)
def test_every_page_has_the_way(page):
    assert isinstance(parts_of(page_body(DATA, page))["walk"], Walk)


def test_the_rule_orders_what_to_check_first():
    failed = {
        token
        for row in rows("consistency.csv")
        if row["check_id"] in DATA.checks and DATA.checks[row["check_id"]].outcome == "differs"
        for token in f"{row['left']} {row['right']}".split()
    }
    reread = {row[name] for row in rows("derivations.csv") for name in ("reading_of", "rereads")}
    disputed = {row["compares_with"] for row in rows("references.csv")}
    ordered = [doubt.figure.id for doubt in doubts(DATA)]
    keys = [(name not in failed, name not in reread) for name in ordered]
    assert keys == sorted(keys)
    for doubt in doubts(DATA):
        name = doubt.figure.id
        assert (name, "another reading" in doubt.reasons) == (name, name in reread)
        assert (name, "does not fit the interview itself" in doubt.reasons) == (name, name in failed)
    said_twice = {figure.id for name in disputed if name for figure in DATA.mentions(name)}
    assert {one.figure.id for one in doubts(DATA) if "sources disagree" in one.reasons} <= disputed | said_twice


def test_only_numbers_with_a_reason_are_listed():
    (index,) = [block for block in check_first(DATA) if isinstance(block, Index)]
    assert len(index.rows) == sum(1 for doubt in doubts(DATA) if doubt.reasons)
    assert all(row.cells[2].text for row in index.rows)
