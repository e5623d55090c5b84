"""What only the source text shows: whether it says what is quoted, and who speaks where its paragraphs have names."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from interview.folder.dataset import load, source_faults

SECOND = Path(__file__).resolve().parents[1] / "second"
TEXT = SECOND.joinpath("source.txt").read_bytes().decode("utf-8")
SOURCE = Path(__file__).parents[3] / "shared" / "interview.txt"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not part of the project")


def test_a_text_that_names_its_speakers_agrees_with_the_excerpts():
    assert source_faults(TEXT, load(SECOND / "data")) == []


def test_an_excerpt_below_the_name_of_another_speaker_is_named():
    data = load(SECOND / "data")
    other = data.about.speakers["bakker"]
    moved = replace(data.excerpts["quarter"], speaker=other)
    faults = source_faults(TEXT, replace(data, excerpts={**data.excerpts, "quarter": moved}))
    assert [str(fault) for fault in faults] == [
        "excerpts.csv:0: speaker: the source text names another speaker of quarter (expected 'lindqvist', got 'bakker')"
    ]


@needs_source
def test_every_quote_stands_in_the_source_text():
    assert source_faults(SOURCE.read_bytes().decode("utf-8"), load()) == []


@needs_source
def test_another_source_text_is_named_with_every_difference():
    text = SOURCE.read_bytes().decode("utf-8")
    changed = text.replace("increased 3.5 times", "increased 3.6 times")
    data = load()
    quote = data.excerpts["trade-growth"].quote
    assert [str(fault) for fault in source_faults(changed, data)] == [
        "interview.toml:0: source.sha256: the source text is another one "
        f"(expected {hashlib.sha256(text.encode()).hexdigest()}, got {hashlib.sha256(changed.encode()).hexdigest()})",
        "excerpts.csv:0: quote: the source text differs at trade-growth "
        f"(expected {quote.replace('3.5', '3.6')!r}, got {quote!r})",
    ]


@needs_source
def test_a_number_outside_every_excerpt_is_named():
    text = SOURCE.read_bytes().decode("utf-8") + " 42"
    assert [str(fault) for fault in source_faults(text, load())][1:] == [
        f"excerpts.csv:0: quote: no excerpt holds the number at {len(text) - 2} (expected an excerpt, got '42')"
    ]
