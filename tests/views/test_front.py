"""The first page counts each number once, and says of its findings and numbers what others published."""

from pathlib import Path

import pytest

from interview.amounts.checks import Outcome
from interview.amounts.items import Kind
from interview.folder.dataset import load
from interview.views.blocks import Findings, Guide, Topics
from interview.views.cards import verdict
from interview.views.front import front_page, opening
from interview.views.places import home_page
from interview.views.reading import reading_page, reading_story
from interview.views.walk import walk_of

DATA = load()
SECOND = load(Path(__file__).resolve().parents[1] / "second" / "data")

both = pytest.mark.parametrize("data", [DATA, SECOND], ids=["first", "second"])


def block_of(data, kind):
    """The one block of a kind on the first page."""
    (found,) = (one for one in front_page(data) if isinstance(one, kind))
    return found


@both
def test_the_topics_add_up_to_the_tally(data):
    topics = block_of(data, Topics)
    counts = [(row.said, row.calculated, row.dates) for row in topics.rows]
    tally = {count.kind: count.number for count in opening(data).tally}
    whole = (tally[Kind.STATED] + tally[Kind.TARGET], tally[Kind.DERIVED], len(data.events))
    assert tuple(map(sum, zip(*counts, strict=True))) == whole
    together = topics.together
    assert (together.said, together.calculated, together.dates) == whole


@both
def test_a_number_is_counted_at_the_first_topic_that_shows_it(data):
    assert block_of(data, Topics).together.finding == (
        "Each counted once, at the first topic that shows it; the charts draw some of them"
    )
    for name in (*data.figures, *data.events):
        pages = [chart.page for chart in data.charts_showing(name) if data.pages[chart.page].topical]
        assert not pages or home_page(data, name) == pages[0], name


def test_the_way_and_the_page_of_passages_count_as_the_tally_does():
    said = sum(1 for one in DATA.figures.values() if one.mention)
    assert (
        walk_of(DATA).counts == f"{said} numbers said, {len(DATA.events)} dates, {len(DATA.figures) - said} calculated"
    )
    words = " ".join(getattr(one, "text", "") for one in reading_page(DATA))
    assert f"{said} numbers and {len(DATA.events)} dates are marked in the text." in words
    assert f"{len(DATA.uncharted)} other number words measure nothing" in words


def test_the_tally_leaves_no_number_out_of_its_verdicts():
    agreed = opening(DATA).tally[-1]
    disputed = [one for one in DATA.figures.values() if verdict(DATA, one).outcome in (Outcome.DIFFERS, Outcome.MIXED)]
    rest = len(DATA.figures) - agreed.number - len(disputed)
    assert agreed.link.words == f"{len(disputed)}\u00a0disputed, {rest} with no comparison"
    assert agreed.words.startswith(f"of {agreed.number + len(disputed)} comparable")


def test_a_disputed_finding_says_what_others_published():
    words = [card.verdict.words for card in block_of(DATA, Findings).findings]
    assert words == ["sources disagree: 23 to 140 %", "sources disagree: 65 to 86 %", "sources agree"]


@both
def test_the_sign_of_two_readings_is_explained_where_it_stands_and_only_there(data):
    told = reading_story(data)
    read_twice = [one.id for one in data.figures.values() if one.mention and data.readings_of(one.id)]
    assert told.ambiguous == bool(read_twice)
    (guide,) = (one for one in reading_page(data) if isinstance(one, Guide))
    assert ("†" in guide.more) == bool(read_twice)
