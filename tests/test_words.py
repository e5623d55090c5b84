"""The code knows nothing of the one interview whose data come with it."""

import re
from pathlib import Path

import pytest

from interview.folder.dataset import load

ROOT = Path(__file__).resolve().parent.parent
CODE = [
    file
    for pattern in ("*.py", "*.js", "*.css")
    for file in sorted((ROOT / "interview").rglob(pattern))
    if "vendor" not in file.parts
]
NAME = re.compile(r"(?<=\w )[A-Z][a-z]{3,}")
"""A capitalised word inside a title: the name of somebody or something."""

ENGLISH = {"State", "April", "ties"}
"""Such names, or parts of them, that are words of any text too."""


def words_of_the_interview():
    data = load()
    titles = [one.title for one in (*data.indicators.values(), *data.events.values(), *data.charts.values())]
    titles += [one.full_name for one in data.about.speakers.values()]
    names = {word for title in titles for word in NAME.findall(title)} | {data.about.outlet}
    ids = {*data.items, *data.charts, *data.excerpts, *data.indicators, *data.slides}
    pages = {page.name for page in data.pages.values() if page.topical}
    return (names | pages) - ENGLISH | {one for one in ids if "-" in one} | {*data.topics}


WORDS = words_of_the_interview()


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_word_of_the_interview_stands_in_the_code(file):
    text = file.read_text(encoding="utf-8")
    found = {word for word in WORDS if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)}
    assert found == set()


def test_the_words_hold_its_names_topics_and_ids():
    assert {"Kazakhstan", "Armenia", "Tokayev", "Armenpress", "cargo_transit", "transit-2023"} <= WORDS
