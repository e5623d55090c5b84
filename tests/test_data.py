"""The data of the interview as they are."""

import json
import re
from pathlib import Path

import pytest

from interview.amounts.items import Basis, Kind
from interview.folder.dataset import DATA
from interview.folder.descriptor import DESCRIPTOR
from interview.folder.files import SUFFIXES
from interview.words.wording import number_spans

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "interview.txt"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not part of the project")
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.suffix in SUFFIXES)


@needs_source
def test_every_number_of_the_text_is_in_exactly_one_file(dataset):
    text = SOURCE.read_bytes().decode("utf-8")
    said = [figure.mention for figure in dataset.figures.values() if figure.mention]
    mentions = [*said, *(event.mention for event in dataset.events.values()), *dataset.uncharted]
    holders = {
        start: sum(m.start <= start and end <= m.start + len(m.verbatim) for m in mentions)
        for start, end in number_spans(text)
    }
    assert {start: count for start, count in holders.items() if count != 1} == {}


def test_every_data_file_is_in_the_descriptor():
    package = json.loads(DATA.joinpath(DESCRIPTOR).read_text(encoding="utf-8"))
    assert sorted([*(resource["path"] for resource in package["resources"]), DESCRIPTOR]) == FILES


@pytest.mark.parametrize("file", FILES)
def test_a_data_file_is_plain_text_with_one_line_end(file):
    content = DATA.joinpath(file).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.endswith(b"\n\n")


def test_every_description_is_a_sentence(dataset):
    descriptions = [indicator.description for indicator in dataset.indicators.values()]
    assert [words for words in descriptions if not re.fullmatch(r"[A-Z].+[.]", words)] == []


def test_every_figure_rests_directly_on_what_was_said(dataset):
    sources = {figure.id: dataset.sources_of(figure.id) for figure in dataset.figures.values()}
    assert [name for name, known in sources.items() if not known or not all(one.mention for one in known)] == []


def test_every_indicator_is_used(dataset):
    numbers = [*dataset.figures.values(), *dataset.references.values()]
    used = {number.indicator.id for number in numbers}
    assert used == set(dataset.indicators)


def test_the_years_in_the_words_of_an_event_are_the_years_of_its_date(dataset):
    for event in dataset.events.values():
        dates = [period.text[:4] for period in (event.start, event.end) if period]
        assert set(re.findall(r"\d{4}", event.mention.verbatim)) <= set(dates), event.id


def test_the_questions_are_the_seven_of_the_interview(dataset):
    assert list(dataset.questions) == [1, 2, 3, 4, 5, 6, 7]


def test_an_ambiguous_wording_is_a_reading_beside_the_default(dataset):
    readings = [figure for figure in dataset.figures.values() if figure.reading]
    for figure in readings:
        defaults = [f for f in dataset.figures.values() if f.indicator == figure.indicator and not f.reading]
        assert defaults != [], figure.id


def test_a_derived_figure_is_inferred_when_anything_it_rests_on_is(dataset):
    assert dataset.figures["transit-2022"].period_basis is Basis.STATED
    assert dataset.figures["rail-2022"].period_basis is Basis.INFERRED
    assert dataset.figures["transit-2022"].kind is Kind.DERIVED
