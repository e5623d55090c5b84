import re
from itertools import takewhile
from pathlib import Path

import pytest

from interview.amounts.checks import RELATION_WORDS
from interview.amounts.derivations import METHODS
from interview.downloads.catalogue import downloads
from interview.folder.dataset import load
from interview.folder.forms import FORMS, LAYOUTS
from interview.folder.guide import guide
from interview.folder.keys import KEYS
from interview.folder.schema import tables
from interview.ui.pages import script_of
from interview.views.places import page_path
from interview.words.units import BASIC

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table_rows(first_cell):
    return [re.split(r" *\| *", line.strip("| ")) for line in README.splitlines() if re.match(first_cell, line)]


def test_the_readme_lists_every_page_with_its_address():
    listed = [(address, script) for address, script, _ in table_rows(r"\| `/")]
    pages = load().pages.values()
    scripts = {page.name: script_of(page).name for page in pages}
    assert listed == [(f"`/{page_path(name).strip('.')}`", f"`pages/{script}`") for name, script in scripts.items()]
    assert set(scripts.values()) == {file.name for file in (ROOT / "pages").glob("*.py")}


def test_the_readme_lists_every_data_file_with_its_columns():
    listed = {name: columns for name, _, columns in table_rows(r"\| `[a-z_/<>]+\.csv`")}
    known = tables([("<topic>", "")])
    expected = {f"`{table.file}`": ", ".join(table.column_names) for table in known}
    assert listed == expected


def test_every_make_target_and_download_the_readme_names_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"`?make ([a-z]+)", README))
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    named = re.findall(r"`(?:/data/)?(interview-[a-z.-]+)`", README)
    assert [name for name in named if name not in downloads(load())] == []


def test_the_document_of_columns_is_what_the_schema_says():
    written = (ROOT / "COLUMNS.md").read_text(encoding="utf-8")
    assert written == guide(), "run: python -m interview columns > COLUMNS.md"
    assert "](COLUMNS.md)" in README


def test_every_column_and_key_has_its_words_or_an_example():
    rows = [line.strip("| ").split(" | ") for line in guide().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(table.columns) for table in tables([("<topic>", "")])) + len(KEYS)
    assert [row for row in rows if len(row) != 3 or not re.fullmatch(r"(`[^`]+` ?)+", row[2])] == []


def test_the_walk_to_an_own_interview_names_each_step_in_order():
    walk = README.split("\n## An interview of your own\n", 1)[1].split("\n## ")[0]
    steps = ["Text", "Numbers", "Tables", "Check", "Seal", "Look"]
    assert re.findall(r"^(\d)\. \*\*(\w+)\.\*\*", walk, re.MULTILINE) == [
        (str(number), step) for number, step in enumerate(steps, 1)
    ]
    assert re.findall(r"^ {4}\.venv/bin/python -m interview (\w+)", walk, re.MULTILINE) == [
        *("numbers", "place", "check", "seal")
    ]


def _inputs(method):
    return ", ".join(method.inputs) + (" …" if method.joiner else "")


TABLES = {
    "form | draws | needs": [(f"`{name}`", form.draws, form.needs) for name, form in FORMS.items()],
    "layout | shows | needs": [(f"`{name}`", layout.shows, layout.needs) for name, layout in LAYOUTS.items()],
    "relation | holds if": [(f"`{name}`", words) for name, words in RELATION_WORDS.items()],
    "method | formula | inputs | result": [
        (f"`{name}`", one.formula_of(2 if one.joiner else 1), _inputs(one), one.result) for name, one in METHODS.items()
    ],
    "unit | counts": [(f"`{code}`", str(unit.sort)) for code, unit in BASIC.items()],
}


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_of_the_readme_is_what_the_code_declares(heading):
    expected = ["| " + " | ".join(row) + " |" for row in TABLES[heading]]
    lines = README.split(f"| {heading} |\n", 1)[1].splitlines()[1:]
    assert list(takewhile(lambda line: line.startswith("|"), lines)) == expected
