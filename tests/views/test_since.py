"""The page of what came of the numbers: every later value in a panel or a table, each with its verdict and sentence."""

import re
from dataclasses import replace

import pytest

from interview.amounts.items import Kind, Status
from interview.amounts.periods import Period
from interview.amounts.since import COURSE_WORDS, Course
from interview.folder.dataset import load
from interview.views.blocks import Folded, Heading, StoryBlock, Table, Text, Ways
from interview.views.course import as_of, claim, finding, hedges, summary, verdict_words
from interview.views.notices import notices
from interview.views.pages import page_body
from interview.views.since import panels, since_highlights, since_page
from interview.views.walk import check_first

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
        assert all(claim(came) in step.subtitle for came in panel)
        assert all(hedge.lower() in step.subtitle.lower() for came in panel for hedge in hedges(came))
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
    folded = next(block for block in BLOCKS if isinstance(block, Folded) and "nothing" in block.title)
    silent = next(block for block in folded.blocks if isinstance(block, Table))
    assert heading.text == f"{followed} of {followed + len(silent.rows)} numbers can be followed past the interview"


def test_a_level_said_for_two_times_is_followed_from_the_later_one():
    said = DATA.figures["titr-2023"]
    before = replace(said, id="titr-2021", period=Period.parse("2021"), value=said.value * 3)
    data = replace(DATA, figures={before.id: before, **DATA.figures})
    (panel,) = [one for one in panels(data) if one[0].figure.indicator is said.indicator]
    assert [came.figure.period.text for came in panel] == ["2023", "2021"]


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


def test_a_verdict_is_told_in_plain_words_with_what_it_leaves_open():
    aim = DATA.came["it-exports-target-2026"]
    assert finding(aim) == "aim expected a year early"
    assert verdict_words(aim) == (
        "aim expected to be reached a year early; no measured value yet; "
        "the later value is rounded and can stand for 0.5–1.5 billion US dollars, so this is not settled"
    )
    assert summary(DATA.came["titr-2023"]) == (
        "rose to 4.48 million tonnes in 2024, then fell to 4.12 in 2025; still above what was said"
    )
    assert hedges(DATA.came["armenians"]) == ("“more than” was said, so this is not settled",)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("course", [one for one in Course if one is not Course.NOTHING])
def test_every_verdict_keeps_the_status_of_its_source_and_says_when_it_is_open(course, status):
    came = turned(DATA.came["it-exports-target-2026"], course, status)
    words = verdict_words(came)
    assert ("no measured value yet" in words) is (
        status in (Status.EXPECTED, Status.PLANNED) and course is not Course.DISAGREE
    )
    assert status in (Status.MEASURED,) or status.value in words or course is Course.DISAGREE
    assert ("so this is not settled" in words) is (course is Course.OPEN)
    assert all((finding(came), summary(came)))


def turned(came, course, status):
    """What came of a number with another verdict on values of another status; two verdicts where sources disagree."""
    one = came.judged[0]
    later = replace(one.later, status=status)
    judged = [replace(one, later=later, course=course, as_written=Course.REACHED if course is Course.OPEN else course)]
    if course is Course.DISAGREE:
        judged = [replace(judged[0], course=each) for each in (Course.REACHED, Course.MISSED)]
    return replace(came, judged=tuple(judged))


def test_the_opening_says_what_is_counted_and_where_each_aim_stands():
    text = next(block.text for block in BLOCKS if isinstance(block, Text))
    assert "levels, growth rates or aims" in text
    aims = [came for panel in panels(DATA) for came in panel if came.figure.kind is Kind.TARGET]
    assert [f"1 {claim(came)}" in text for came in aims] == [True]
    counts = [int(part.split()[0]) for part in text.rpartition(": ")[2].split(", ")]
    assert sum(counts) == sum(len(panel) for panel in panels(DATA))


def test_the_page_opens_with_the_aim_the_farthest_move_and_the_least_certain_number_each_leading_to_its_panel():
    (ways,) = [block for block in BLOCKS if isinstance(block, Ways)]
    aim, moved, doubt = ways.ways
    assert [way.link.address for way in ways.ways] == [
        f"since#{name}" for name in ("since-it-exports", "since-titr", "since-trade-growth")
    ]
    assert {way.link.address.partition("#")[2] for way in ways.ways} <= set(STEPS)
    assert aim.words.startswith(
        "Said at least 1 billion US dollars for 2026. 1 billion US dollars expected for 2025, the aim a year early. "
        "No measured value yet. "
    )
    assert "then fell to 4.12 in 2025" in moved.words
    assert doubt.link.words.startswith("Least certain: ")
    assert doubt.words.startswith("Said 23 % for 2023. Others published 23 to 140 %: 140 % by Statistical Committee")


def test_the_least_certain_number_and_its_reason_are_those_of_the_cross_checks():
    (ways,) = [block for block in BLOCKS if isinstance(block, Ways)]
    heading, index, rule = check_first(DATA)
    title, _, why, _ = index.rows[0].cells
    assert heading.text == f"Check first: {title.text}, 2023, is least certain"
    assert ways.ways[-1].link.words == f"Least certain: {title.text}"
    assert f"{why.text}: {why.note}" in ways.ways[-1].words
    (rules,) = [block for block in BLOCKS if isinstance(block, Folded) and block.title.startswith("How the verdicts")]
    assert rule.text in [block.text for block in rules.blocks]


def test_a_number_without_later_values_can_be_the_least_certain_and_leads_to_its_reasons():
    certain = {name: one for name, one in DATA.references.items() if one.compares_with != "trade-growth-2023"}
    (ways,) = [block for block in since_page(replace(DATA, references=certain)) if isinstance(block, Ways)]
    assert ways.ways[-1].link.words == "Least certain: Kazakh exports on the route as a multiple of the year before"
    assert ways.ways[-1].link.address == "cross_checks#check-first"
    assert ways.ways[-1].words.endswith("means by 250 %, so to 3.5 times.")


def test_a_title_is_short_and_has_the_digits_of_its_mark():
    for step, _ in STEPS.values():
        assert len(step.title.replace("\u00a0", " ").replace(" %", "%").split()) <= 11, step.title
    titles = {name: step.title for name, (step, _) in STEPS.items()}
    assert titles["since-titr-growth"].endswith(": −8 % in 2025")
    assert titles["since-trade-growth"].endswith(": sources disagree, +54 % or −24 %")
    for step, _ in STEPS.values():
        drawn = {one["text"] for one in step.drawings[0].states[0].drawn["layout"]["annotations"] if one.get("name")}
        said = re.findall(r"[+−]?[\d.,]+ %", step.title)
        assert all(any(number in text for text in drawn) for number in said), step.title


def test_what_was_calculated_says_from_what():
    step, _ = STEPS["since-titr-growth"]
    assert "+62 % in 2024, from 2.76 to 4.48 million tonnes" in step.subtitle
    step, _ = STEPS["since-trade-growth"]
    assert "+54 % by Government of Kazakhstan, from 53.1 million to 82 million US dollars" in step.subtitle


def test_each_excerpt_stands_once_beside_all_panels_of_its_numbers():
    quoted = [quote.id for story in STORIES for quote in story.passage]
    assert len(quoted) == len(set(quoted))
    for step, story in STEPS.values():
        said = {mark.id for quote in story.passage for mark in quote.marks}
        assert {name for name, _ in step.said} <= said


def test_each_panel_has_the_key_of_the_kinds_it_draws():
    for step, _ in STEPS.values():
        kinds = {(DATA.items.get(one) or DATA.later[one]).kind for one in step.item_ids}
        signs = set(step.drawings[0].states[0].signs)
        assert kinds - {Kind.POTENTIAL} <= signs
