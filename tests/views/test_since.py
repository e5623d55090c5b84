"""The page of what came of the numbers: every later value in a panel or a table, each with its verdict and sentence."""

import pytest

from interview.amounts.since import COURSE_WORDS, Course
from interview.folder.dataset import load
from interview.views.blocks import Heading, StoryBlock, Table
from interview.views.course import as_of, finding, verdict_words
from interview.views.notices import notices
from interview.views.pages import page_body
from interview.views.since import panels, since_highlights

DATA = load()
SECOND = load(DATA.root.parent / "tests" / "second" / "data")
BLOCKS = page_body(DATA, "since")
STORIES = [block.story for block in BLOCKS if isinstance(block, StoryBlock)]
STEPS = {step.id: (step, story) for story in STORIES for step in story.steps}
every_panel = pytest.mark.parametrize("panel", panels(DATA), ids=lambda panel: panel[0].figure.indicator.id)


@every_panel
def test_a_number_with_later_values_has_a_panel_or_a_row_and_its_sentence(panel):
    lead = panel[0]
    step, _ = STEPS.get(f"since-{lead.figure.indicator.id}", (None, None))
    if step is None:
        assert {came.course for came in panel} == {Course.SAME}
        (table,) = [block for block in BLOCKS if isinstance(block, Table) and "about as said" in block.title]
        assert lead.figure.title in [row[0] for row in table.rows]
    else:
        assert set(step.item_ids) == {one.item.id for came in panel for one in came.later} | {
            came.figure.id for came in panel
        }
        assert step.title == f"{lead.figure.title}: {finding(lead)}"
        assert as_of(DATA, lead) in step.subtitle
        assert all(verdict_words(came) in step.subtitle for came in panel)
    said = {mark.id for one in STORIES for quote in one.passage for mark in quote.marks}
    assert {came.figure.id for came in panel} <= said


@every_panel
def test_a_hedge_of_the_source_is_kept_in_words(panel):
    for came in panel:
        hedged = came.judged[0].later.status.value if came.status != "measured" else ""
        assert hedged in verdict_words(came) or came.course is Course.DISAGREE


def test_the_page_opens_with_how_many_numbers_can_be_followed():
    heading = next(block for block in BLOCKS if isinstance(block, Heading))
    followed = sum(len(panel) for panel in panels(DATA))
    silent = next(block for block in BLOCKS if isinstance(block, Table) and "nothing" in block.title)
    assert heading.text == f"{followed} of {followed + len(silent.rows)} numbers can be followed past the interview"


def test_the_highlights_are_the_aim_and_what_moved_farthest_of_other_topics():
    story = since_highlights(DATA).story
    assert [step.id for step in story.steps] == ["since-it-exports", "since-titr", "since-roads-works"]
    assert story.passage


def test_an_interview_without_later_values_has_no_such_page():
    assert "since" not in SECOND.pages
    assert "since" in DATA.pages
    assert since_highlights(SECOND) is None


@pytest.mark.parametrize(("figure", "told"), [("titr-2023", False), ("titr-growth-2025", False), ("rail-2023", True)])
def test_the_page_says_where_a_number_is_that_it_does_not_show(figure, told):
    assert bool(notices(DATA, "since", {"figure": figure})) is told


def test_every_verdict_has_words():
    assert set(COURSE_WORDS) == set(Course)
