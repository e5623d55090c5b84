"""The way from number to number: every one once, in the printed order."""

import csv
from collections import Counter

import pytest

from interview.folder.dataset import DATA as FOLDER
from interview.folder.dataset import load
from interview.views.blocks import Walk, parts_of
from interview.views.index import Index
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


def off(value, other, figure):
    percentages = DATA.figures[figure.id].indicator.unit.code in ("%", "%/a")
    return abs(other - value) if percentages else abs(other / value - 1) * 100


def values_beside(name):
    """Every other value a number could have, as the CSV files name them: published, read another way, or opposite.

    Each with its sort, and with how far it lies off: in points between percentages, else in per cent of the number.
    """
    figure = DATA.figures[name]
    alike = {one.id for one in DATA.mentions(name)} | {name}
    for row in rows("references.csv"):
        other = DATA.references[row["reference_id"]]
        if row["compares_with"] in alike and row["comparable"] == "yes" and not figure.bounds.overlaps(other.bounds):
            yield "sources disagree", off(figure.value, other.value, figure)
    for row in rows("derivations.csv"):
        if name in (row["reading_of"], row["rereads"]):
            base = DATA.figures[row["reading_of"] or row["rereads"]]
            yield "another reading", off(base.value, DATA.figures[row["figure_id"]].value, base)
    for row in rows("consistency.csv"):
        check = DATA.checks.get(row["check_id"])
        if check and check.outcome == "differs" and name in f"{row['left']} {row['right']}".split():
            yield "does not fit the interview itself", off(check.left.value, check.right.value, figure)


def test_the_rule_orders_what_to_check_first():
    found = {doubt.figure.id: list(values_beside(doubt.figure.id)) for doubt in doubts(DATA)}
    furthest = {name: max((distance for _, distance in beside), default=-1) for name, beside in found.items()}
    weights = {name: len(DATA.derived_from(name)) for name in found}
    keys = [(-furthest[name], -weights[name]) for name in found]
    assert keys == sorted(keys)
    for doubt in doubts(DATA):
        assert set(doubt.reasons) == {sort for sort, _ in found[doubt.figure.id]}


def test_the_least_certain_number_stands_in_the_heading_with_its_reason_in_the_first_row():
    heading, index, rule = check_first(DATA)
    assert heading.text == "Check first: Growth of Armenia–Kazakhstan trade, 2023, is least certain"
    figure, value, why, away = index.rows[0].cells
    assert (figure.text, value.text) == ("Growth of Armenia–Kazakhstan trade", "23 %")
    assert why.text == "Others published 23 to 140 %"
    assert why.note.startswith("140 % by Statistical Committee of Armenia, April 2024.")
    assert away.text == "+117 percentage points"
    assert rule.text.startswith("Least certain first")


def test_a_number_that_is_read_another_way_says_what_this_makes_of_it():
    whys = {row.cells[0].figure: row.cells[2].text for row in check_first(DATA)[1].rows}
    assert whys["titr-exports-multiple-2023"] == "Read another way it is 3.5×"
    assert whys["it-exports-multiple"] == (
        "Read another way it makes “Exports of IT services, 2020” 125 million US dollars, not 167 million US dollars"
    )


def test_only_numbers_with_a_reason_are_listed():
    (index,) = [block for block in check_first(DATA) if isinstance(block, Index)]
    assert len(index.rows) == sum(1 for doubt in doubts(DATA) if doubt.reasons)
    assert all(row.cells[2].text for row in index.rows)
