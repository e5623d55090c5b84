from datetime import date

import pytest

from interview.downloads.query import Query, QueryError, choices, read_query
from interview.folder.dataset import load

DATASET = load()
ALLOWED = {**choices(DATASET), "readings": ["none", "a"], "columns": ("all", "short"), "form": ("standard", "excel")}
PERIODS = "it can be a date, or one or two dates with .. between, such as 2023, 2022..2023, 2024-03-15 or ..2022."


def kept(*parameters):
    query = read_query(parameters, ALLOWED)
    return {item_id for item_id, item in (DATASET.figures | DATASET.events).items() if query.keeps(item)}


def where(test):
    return {name for name, figure in DATASET.figures.items() if test(figure)}


def test_no_parameter_keeps_everything():
    assert kept() == DATASET.figures.keys() | DATASET.events.keys()
    assert read_query([], ALLOWED) == Query()


def test_values_joined_with_a_tilde_keep_either():
    assert kept(("kind", "target~potential")) == where(lambda f: f.kind in ("target", "potential"))
    assert kept(("kind", "date")) == DATASET.events.keys()


def test_filters_hold_together():
    both = kept(("topic", "it_exports~cargo_transit"), ("kind", "derived"), ("geography", "KZ"))
    topics = ("it_exports", "cargo_transit")
    assert both == where(lambda f: f.indicator.topic in topics and f.kind == "derived" and f.geography == "KZ")
    assert both


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022..2023", date(2022, 1, 1), date(2023, 12, 31)),
        ("2022/2023", date(2022, 1, 1), date(2023, 12, 31)),
        ("2024-03-15..", date(2024, 3, 15), date.max),
        ("..2022-06", date.min, date(2022, 6, 30)),
    ],
)
def test_a_period_keeps_what_lies_in_it_as_a_whole(text, first, last):
    assert read_query([("period", text)], ALLOWED).period == (first, last)
    figures = where(lambda f: first <= f.period.first and f.period.last <= last)
    assert kept(("period", text)) & DATASET.figures.keys() == figures
    assert figures


def test_an_event_without_a_start_or_an_end_lies_in_no_closed_period():
    endless = {name for name, event in DATASET.events.items() if event.start is None or event.end is None}
    assert endless
    assert kept(("period", "0002..9998")) & endless == set()


@pytest.mark.parametrize("text", ["", "..", "20x", "2023..2022", "2023-13", "0000", "2022..2023..2024", "٢٠٢٣", "-1"])
def test_a_period_that_is_none_is_said(text):
    with pytest.raises(QueryError) as error:
        read_query([("period", text)], ALLOWED)
    assert str(error.value) == f"The parameter “period” cannot be “{text}”; {PERIODS}"


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        (
            [("kind", "stated~guessed")],
            "The parameter “kind” cannot be “guessed”; it can be: stated, derived, target, potential, date.",
        ),
        ([("kind", "")], "The parameter “kind” cannot be “”; it can be: stated, derived, target, potential, date."),
        ([("form", "standard~excel")], "The parameter “form” cannot be “standard~excel”; it can be: standard, excel."),
        (
            [("Kind", "stated")],
            "There is no parameter “Kind” here; there is: kind, topic, period, geography, readings, columns, form.",
        ),
        (
            [("kind", "stated"), ("kind", "derived")],
            "The parameter “kind” is given twice; join its values with ~, such as kind=a~b.",
        ),
        ([("form", "excel"), ("form", "excel")], "The parameter “form” is given twice."),
        ([("columns", "a\r\n\ud800")], "The parameter “columns” cannot be “a���”; it can be: all, short."),
        ([("columns", "x" * 99)], f"The parameter “columns” cannot be “{'x' * 80}”; it can be: all, short."),
    ],
)
def test_a_wrong_parameter_is_named_with_its_value_and_what_is_allowed(parameters, sentence):
    with pytest.raises(QueryError) as error:
        read_query(parameters, ALLOWED)
    assert str(error.value) == sentence


def test_a_download_without_parameters_says_so():
    with pytest.raises(QueryError, match=r"There is no parameter “kind” here; there is: none\."):
        read_query([("kind", "stated")], {})


def test_only_filters_count_as_filters():
    query = read_query([("columns", "short"), ("kind", "stated"), ("form", "excel"), ("readings", "none")], ALLOWED)
    assert (query.filters, query.columns, query.form) == ({"kind": "stated", "readings": "none"}, "short", "excel")
