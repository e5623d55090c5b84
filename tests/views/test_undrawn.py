"""Numbers that no chart draws any more keep their address: a card where what they rest on stands."""

import pytest

from interview.folder.dataset import load
from interview.views.blocks import StoryBlock
from interview.views.notices import notices
from interview.views.pages import page_body
from interview.views.places import home_page
from interview.views.stories import page_story

DATA = load()
UNDRAWN = [name for name, one in DATA.figures.items() if not DATA.charts_showing(name) and not one.reading]
every_undrawn = pytest.mark.parametrize("name", UNDRAWN)


def test_only_calculated_numbers_have_no_chart():
    assert {"rail-index-2023", "transit-per-day-2023", "transport-investment-rate", "treaty-year"} <= {*UNDRAWN}
    assert all(DATA.figures[name].derivation for name in UNDRAWN)


@every_undrawn
def test_a_number_without_a_chart_has_its_card_on_the_page_of_what_it_rests_on(name):
    home = home_page(DATA, name)
    story = page_story(DATA, home)
    said = {mark.id for quote in story.passage for mark in quote.marks}
    assert name in story.cards
    assert {link["id"] for link in story.cards[name]["sources"]} & {*said, *(i for s in story.steps for i in s.shown)}


@every_undrawn
def test_an_address_with_such_a_number_is_answered_by_its_page_without_a_notice(name):
    assert notices(DATA, home_page(DATA, name), {"figure": name}) == ()


@pytest.mark.parametrize("name", ["treaty", "treaty-anniversary", "astana-process", "joint-venture"])
def test_the_page_that_showed_a_date_before_leads_to_the_one_that_shows_it_now(name):
    (notice,) = notices(DATA, "people_and_ties", {"figure": name})
    assert (notice.page, notice.address) == ("ties", f"ties?figure={name}")


def test_what_rounding_hides_stands_below_the_cross_checks_and_leaves_the_choice_to_them():
    (aside,) = [block.story for block in page_body(DATA, "cross_checks") if isinstance(block, StoryBlock)]
    assert (aside.layout, [step.id for step in aside.steps]) == ("aside", ["rounding"])
