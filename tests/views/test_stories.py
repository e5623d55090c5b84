import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from interview.downloads.catalogue import PREFIX, downloads
from interview.folder.dataset import load
from interview.views.decks import deck_of
from interview.views.quotes import passage_of
from interview.views.steps import page_step
from interview.views.stories import page_story, story, to_json
from interview.web.markup import deck_html, story_data, story_html

DATA = load()
PAGES = sorted({chart.page for chart in DATA.charts.values() if chart.excerpt_ids})
every_page = pytest.mark.parametrize("page", PAGES)


class Found(HTMLParser):
    """The attributes of every element, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.rows.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [row[attribute] for _, row in self.rows if attribute in row]


@every_page
def test_a_page_says_each_excerpt_once_and_in_the_order_said(page):
    quotes = page_story(DATA, page).passage
    wanted = {one for chart in DATA.charts_of(page) for one in chart.excerpt_ids}
    ordered = sorted(wanted, key=lambda one: DATA.excerpts[one].start)
    assert [quote.id for quote in quotes] == ordered


@pytest.mark.parametrize("excerpt_id", list(DATA.excerpts))
def test_the_sentences_of_an_excerpt_are_its_words_in_full(excerpt_id):
    (quote,) = passage_of(DATA, [excerpt_id])
    parts = [part if isinstance(part, str) else part.text for one in quote.sentences for part in one.parts]
    assert "".join(parts) == DATA.excerpts[excerpt_id].quote
    starts = [mark.start for mark in quote.marks]
    assert starts == [mention.start for _, mention in DATA.marks(DATA.excerpts[excerpt_id])]


@every_page
def test_every_state_of_a_chart_draws_what_is_switched_on_and_nothing_else(page):
    for step, chart in zip(page_story(DATA, page).steps, DATA.charts_of(page), strict=True):
        readings = {item_id for group in chart.readings for item_id in group.ids}
        for drawing in step.drawings:
            keys = [state.key for state in drawing.states]
            assert len(set(keys)) == 2 ** len(readings) * (2 if chart.series else 1)
            for state in drawing.states:
                names, _, series = state.key.partition("+")
                on = set(filter(None, names.split("~")))
                wanted = {*chart.ids, *on, *(chart.series_ids if series else ())}
                drawn = {row[0] for trace in state.drawn["data"] for row in trace.get("customdata", [])} - {""}
                assert (step.id, state.key, drawn) == (step.id, state.key, wanted)


@every_page
def test_a_chart_carries_ids_and_no_words_of_its_cards_twice(page):
    for step in page_story(DATA, page).steps:
        for state in (state for drawing in step.drawings for state in drawing.states):
            rows = [row for trace in state.drawn["data"] for row in trace.get("customdata", [])]
            assert {len(row) for row in rows} == {1}
            assert state.drawn["layout"]["template"] == {}


@every_page
def test_every_id_drawn_or_said_has_its_card_and_every_link_its_download(page):
    value = to_json(page_story(DATA, page))
    drawn = {item_id for step in value["steps"] for item_id in step["items"]}
    said = {mark.id for quote in page_story(DATA, page).passage for mark in quote.marks if mark.id}
    assert (drawn | said) - set(value["cards"]) == set()
    offers = downloads(DATA)
    links = [link.address for step in page_story(DATA, page).steps for link in step.links]
    assert [one for one in links if one.removeprefix(PREFIX.strip("/") + "/") not in offers] == []
    assert json.loads(json.dumps(value))["id"] == page


@every_page
def test_the_html_of_a_page_keeps_the_contracts_with_tests_and_users(page):
    found = Found(story_html(page_story(DATA, page)))
    charts = DATA.charts_of(page)
    assert found.values("data-step") == [chart.id for chart in charts]
    said = [item_id for one in page_story(DATA, page).passage for item_id in (mark.id for mark in one.marks) if item_id]
    assert found.values("data-figure") == said
    switches = [(row["data-switch"], row["value"]) for tag, row in found.rows if "data-switch" in row]
    wanted = []
    for chart in charts:
        wanted += [("series", chart.id)] if chart.series else []
        wanted += [("readings", item_id) for group in chart.readings for item_id in group.ids]
    assert switches == wanted


def test_texts_are_escaped_in_html(monkeypatch):
    one = story(DATA, "<b>&", "reading", [], [])
    assert 'data-story="&lt;b&gt;&amp;"' in story_html(one)
    assert story_data(one)["html"] == story_html(one)


def test_the_deck_has_every_slide_with_its_number_title_and_only_sentences_that_say_its_numbers():
    deck = deck_of(DATA)
    assert [slide.view.slide_id for slide in deck.slides] == list(DATA.slides)
    found = Found(deck_html(deck))
    assert found.values("data-slide") == [str(n) for n in range(1, len(deck.slides) + 1)]
    for slide in deck.slides:
        for sentence in (one for quote in slide.story.passage for one in quote.sentences):
            assert any(mark.id for mark in sentence.marks)
        for step in slide.story.steps:
            layout = step.drawings[0].states[0].drawn["layout"]
            assert layout["width"] <= 1168
            assert layout["height"] <= 500


def test_a_chart_with_all_its_states_is_made_once_until_the_data_change():
    chart, other = DATA.charts["freight"], replace(DATA)
    assert page_step(DATA, chart) is page_step(DATA, chart)
    assert page_step(other, chart) is not page_step(DATA, chart)
    assert page_step(other, chart) == page_step(DATA, chart)
