import subprocess
import sys
from dataclasses import replace

import pytest

from interview.amounts.checks import Outcome
from interview.charts import draw
from interview.folder.dataset import load
from interview.folder.screens import Group
from interview.views.course import summary
from interview.views.places import home_path
from interview.views.quotes import citation
from interview.views.record import comparable, outcomes
from interview.views.slides import DECK_PAGE, first_slide_of, slide_title, slide_views
from interview.words.formatting import KIND_WORDS, period_text
from interview.words.shown import fill, shown_text

DATA = load()
VIEWS = slide_views(DATA)
BY_ID = {view.slide_id: view for view in VIEWS}


def test_the_deck_says_its_slides_in_order_and_counts_them():
    assert [view.slide_id for view in VIEWS] == list(DATA.slides)
    assert [(view.number, view.count) for view in VIEWS] == [(n, len(VIEWS)) for n in range(1, len(VIEWS) + 1)]
    assert [view.title for view in VIEWS] == [slide_title(DATA, slide) for slide in DATA.slides.values()]
    assert [view.notes for view in VIEWS] == [slide.notes for slide in DATA.slides.values()]


@pytest.mark.parametrize("view", [view for view in VIEWS if view.charts], ids=lambda view: view.slide_id)
def test_a_slide_says_every_item_its_charts_draw(view):
    for one in view.charts:
        marks = {row[0] for trace in draw(one.chart, DATA).data for row in trace.customdata or ()} - {""}
        ids = [_id(row.item) for row in one.items]
        assert set(ids) == marks
        assert ids == [name for group in one.chart.groups for name in group.ids]
        assert all(row.label and row.value and row.kind for row in one.items)


def _id(item):
    return next(getattr(item, name) for name in ("id", "figure_id", "event_id") if hasattr(item, name))


def test_bounds_are_in_per_cent_of_the_value_where_the_chart_draws_them_so():
    (chart,) = BY_ID["keep-in-mind"].charts
    rows = {row.label: row.bounds for row in chart.items}
    assert (rows["IT exports 2020"], rows["Transit 2022"]) == ("−22.9 to +32.0 %", "−0.6 to +0.6 %")
    (added,) = BY_ID["it-exports"].charts
    assert added.items[0].bounds == "128–220 million US dollars"


def test_opening_and_closing_say_who_spoke_how_many_numbers_and_where_they_are_from():
    derived = sum(1 for figure in DATA.figures.values() if figure.derivation)
    opening, closing = VIEWS[0], VIEWS[-1]
    assert opening.lines == (
        DATA.about.line,
        f"{len(DATA.figures) - derived} numbers said, {derived} calculated, each beside the sentence it comes from",
    )
    assert closing.lines[0] == DATA.about.source.title
    assert [view.slide_id for view in VIEWS if view.lines] == [opening.slide_id, closing.slide_id]


def test_a_number_slide_shows_its_number_with_its_hedge_and_what_it_counts():
    community = replace(DATA.slides["since"], id="community", figure_ids=("armenians",), excerpt_ids=())
    (view,) = slide_views(replace(DATA, slides={"community": community}))
    (number,) = view.numbers
    figure = DATA.figures["armenians"]
    assert (number.value, number.words) == (shown_text(figure), figure.indicator.title)


@pytest.mark.parametrize(
    ("item_id", "parts"),
    [
        ("it-exports-target-2026", ("at least ", "1 billion", " US dollars")),
        ("titr-2023", ("", "2.8", " million tonnes")),
        ("roads-works-2023", ("", "10,700 km", "")),
        ("trade-multiple", ("", "3.5 times", "")),
        ("rail-added-2023", ("", "7.2 to 10.1 million tonnes", "")),
    ],
)
def test_only_the_number_itself_is_large_and_its_parts_are_the_whole_of_it(item_id, parts):
    slide = replace(DATA.slides["since"], figure_ids=(item_id,))
    ((number,),) = (view.numbers for view in slide_views(replace(DATA, slides={"since": slide})))
    assert tuple(part.replace("\u00a0", " ") for part in number.parts) == parts
    assert "".join(number.parts) == number.value


def test_each_number_of_the_slide_of_what_came_of_it_says_its_kind_and_what_came_of_it():
    numbers = {one.figure.id: one for one in BY_ID["since"].numbers}
    assert len(numbers) == 3
    assert all(one.kind == KIND_WORDS[one.figure.kind] for one in numbers.values())
    assert {name: one.since for name, one in numbers.items()} == {
        name: f"Since then: {summary(DATA.came[name], hedged=False)}" for name in numbers
    }


def test_each_number_of_a_slide_says_for_when_it_is():
    numbers = {one.figure.id: one.period for view in VIEWS for one in view.numbers}
    assert (numbers["trade-multiple"], numbers["it-exports-target-2026"]) == ("2018–2023", "2026")
    assert all(one.period == period_text(one.figure.period) for view in VIEWS for one in view.numbers)


@pytest.mark.parametrize(
    ("figure", "given", "quoted"),
    [
        ("titr-2023", ("it-exports",), ("it-exports", "trans-caspian")),
        ("titr-2023", (), ("trans-caspian",)),
        ("titr-2023", ("trans-caspian",), ("trans-caspian",)),
        ("transport-window", ("investment-question",), ("investment-question",)),
        ("it-exports-2020", ("corridors",), ("corridors", "it-exports")),
    ],
)
def test_a_number_slide_quotes_what_says_each_of_its_numbers(figure, given, quoted):
    slide = replace(DATA.slides["since"], figure_ids=(figure,), excerpt_ids=given)
    (view,) = slide_views(replace(DATA, slides={"since": slide}))
    assert view.excerpt_ids == quoted
    assert view.passage


def test_no_slide_stands_without_a_sentence_or_words_of_its_own():
    assert [view.slide_id for view in VIEWS if not view.passage and not view.lines] == []


def test_the_deck_closes_with_what_to_remember_to_doubt_and_where_to_look():
    remember, doubt, look = BY_ID["sources"].columns
    titles = [fill(DATA.charts[one.chart_id].title, DATA.figures) for one in DATA.findings]
    assert (remember.head, doubt.head, look.head) == ("Remember", "Doubt", "Look")
    assert list(remember.lines) == titles
    disputed = comparable(DATA) - outcomes(DATA)[Outcome.AGREES]
    assert doubt.lines[0].startswith(f"{disputed} of {comparable(DATA)} numbers that can be compared are disputed")
    assert shown_text(DATA.figures["it-exports-2020"]) in doubt.lines[1]
    assert look.lines[1:] == BY_ID["sources"].lines
    assert [view.slide_id for view in VIEWS if view.columns] == ["sources"]


def test_the_widest_number_is_that_of_all_charts_and_not_only_of_the_deck():
    (view,) = slide_views(replace(DATA, slides={"sources": DATA.slides["sources"]}))
    assert view.columns[1].lines[1] == BY_ID["sources"].columns[1].lines[1]


def test_one_disputed_number_is_named_as_the_only_one():
    disputed = "trade-growth-2023"
    known = DATA.references.items()
    few = replace(
        DATA,
        references={
            name: one if one.compares_with == disputed else replace(one, compares_with="") for name, one in known
        },
    )
    line = slide_views(few)[-1].columns[1].lines[0]
    assert line.endswith(f"numbers that can be compared is disputed: {shown_text(DATA.figures[disputed])}")
    assert line.startswith("1 of ")


def test_a_slide_quotes_its_excerpts_whole_with_their_citation():
    for view, slide in zip(VIEWS, DATA.slides.values(), strict=True):
        drawn = [DATA.charts[chart_id] for chart_id in slide.chart_ids]
        brought = tuple(name for chart in drawn for name in chart.excerpt_ids) if len(drawn) > 1 else ()
        wanted = slide.excerpt_ids or brought
        excerpts = [DATA.excerpts[excerpt_id] for excerpt_id in wanted]
        assert [(q.text, q.citation) for q in view.quotes] == [(one.quote, citation(one)) for one in excerpts]
        assert view.excerpt_ids == wanted


def test_a_slide_on_screen_quotes_only_the_sentences_that_say_its_numbers():
    for view in VIEWS:
        for quote in view.passage:
            whole = next(one for one in view.quotes if one.id == quote.id)
            assert set(quote.sentences) <= set(whole.sentences)
            assert all(any(mark.id for mark in sentence.marks) for sentence in quote.sentences)
    rail = next(quote for quote in BY_ID["freight"].passage if quote.id == "rail-freight")
    assert rail.text != DATA.excerpts["rail-freight"].quote
    assert len(BY_ID["corridors-and-roads"].passage) == 2
    (_, invested) = BY_ID["investment"].passage
    assert invested.text.rstrip().endswith("of our country.")  # the next sentence begins with a number of its own


def test_the_deck_opens_with_its_numbers_or_with_those_of_its_title():
    assert tuple(one.figure.id for one in VIEWS[0].numbers) == DATA.slides["opening"].figure_ids
    titled = replace(DATA.slides["opening"], title="Trade grew {trade-multiple}", figure_ids=())
    view = slide_views(replace(DATA, slides={**DATA.slides, "opening": titled}))[0]
    assert [one.figure.id for one in view.numbers] == ["trade-multiple"]


def test_the_record_speaks_of_what_was_said_and_is_drawn():
    assert BY_ID["trade"].record == "sources disagree: 23 %"
    assert BY_ID["freight"].record == "sources disagree: 65 %, 2.8 million tonnes"
    assert BY_ID["corridors-and-roads"].record == "agrees: 5, 8, 13"
    assert (VIEWS[0].record, BY_ID["keep-in-mind"].record) == ("", "")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.slide_id)
def test_the_home_of_a_slide_shows_everything_the_slide_shows(view):
    numbers = view.numbers if view.layout != "opening" else ()
    ids = [name for one in view.charts for name in one.chart.ids] + [_id(one.figure) for one in numbers]
    assert view.home != DECK_PAGE
    shown = {name for name in ids for chart in DATA.charts_showing(name) if chart.page == view.home}
    shown |= DATA.followed & set(ids) if view.home == "since" else set()
    assert shown == set(ids)
    assert view.home == "." if not ids else view.home in {*(chart.page for chart in DATA.charts.values()), "since"}


def test_a_slide_of_a_chart_that_only_the_deck_shows_leads_to_the_page_of_its_items():
    ties = BY_ID["ties"]
    assert {one.chart.page for one in ties.charts} == {DECK_PAGE}
    assert {home_path(DATA, name) for one in ties.charts for name in one.chart.ids} == {ties.home}


def test_a_chart_of_the_deck_over_several_topics_leads_to_the_page_that_shows_most_of_it():
    mixed = [Group("", name, "", (name,)) for name in ("it-exports-2023", "transit-2022", "transit-2023", "armenians")]
    chart = replace(DATA.charts["ties"], form="tiles", groups=tuple(mixed))
    views = slide_views(replace(DATA, charts={**DATA.charts, "ties": chart}))
    assert next(view.home for view in views if view.slide_id == "ties") == DATA.charts["freight"].page


def test_the_deck_of_a_page_begins_at_its_first_slide_or_at_the_start():
    page = DATA.charts["freight"].page
    first = first_slide_of(DATA, page)
    assert [chart.chart.page == page for view in VIEWS[:first] for chart in view.charts].count(True) == 1
    assert first_slide_of(DATA, "interview") == 1


def test_a_slide_without_anything_to_explore_leads_to_the_overview():
    slides = {"alone": replace(DATA.slides["opening"], id="alone")}
    (view,) = slide_views(replace(DATA, slides=slides))
    assert view.home == "."


def test_the_pages_do_without_the_powerpoint_writer():
    code = "import sys, interview.ui; sys.exit('pptx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
