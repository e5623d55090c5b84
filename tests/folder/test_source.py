"""What only the source text shows: who speaks, where its paragraphs start with names."""

from dataclasses import replace
from pathlib import Path

from interview.folder.dataset import load, source_faults

SECOND = Path(__file__).resolve().parents[1] / "second"
TEXT = SECOND.joinpath("source.txt").read_bytes().decode("utf-8")


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
