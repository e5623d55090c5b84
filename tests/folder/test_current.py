import logging
from types import SimpleNamespace

import pytest

from interview.folder import current as module
from interview.folder.current import SETTLED, current, look
from interview.folder.dataset import load
from interview.folder.files import fingerprint
from interview.folder.tables import DataError
from tests.folder.spoiling import faults, spoil

THEME = "The relations"


@pytest.fixture
def watched(data_folder):
    """A folder whose data were good when they were first asked for."""
    current(data_folder)
    return data_folder


def break_questions(folder):
    spoil(folder, "questions.csv", "1,Relations", "one,Relations")


def test_the_data_are_read_again_only_after_a_change(data_folder):
    first = current(data_folder)
    assert current(data_folder) is first
    before = fingerprint(data_folder)
    spoil(data_folder, "questions.csv", "1,Relations", f"1,{THEME}")
    assert fingerprint(data_folder) != before
    assert current(data_folder).questions[1].theme.startswith(THEME)


def test_data_that_were_never_good_are_refused_with_every_fault_until_they_are_mended(data_folder):
    break_questions(data_folder)
    for _ in range(2):
        with pytest.raises(DataError) as caught:
            current(data_folder)
        assert [str(fault) for fault in caught.value.faults] == faults(data_folder)
    spoil(data_folder, "questions.csv", "one,Relations", "1,Relations")
    assert current(data_folder).questions[1].theme.startswith("Relations")


def test_the_data_that_were_good_last_stay_while_the_files_have_faults(watched):
    good = current(watched)
    break_questions(watched)
    assert current(watched) is good
    assert [str(fault) for fault in look(watched).faults] == faults(watched)
    spoil(watched, "questions.csv", "one,Relations", f"1,{THEME}")
    assert current(watched).questions[1].theme.startswith(THEME)
    assert look(watched).faults == ()


def test_every_fault_is_one_line_of_the_log_once_for_each_change(watched, caplog):
    break_questions(watched)
    watched.joinpath("charts.csv").unlink()
    lines = faults(watched)
    with caplog.at_level(logging.WARNING):
        look(watched), look(watched)
        assert caplog.messages == lines
        spoil(watched, "questions.csv", "one,Relations", "two,Relations")
        look(watched), look(watched)
    assert caplog.messages == [*lines, *faults(watched)]


def test_data_that_are_not_sealed_say_so_in_the_log(watched, caplog):
    spoil(watched, "questions.csv", "1,Relations", f"1,{THEME}")
    with caplog.at_level(logging.WARNING):
        look(watched)
    assert caplog.messages == [str(fault) for fault in load(watched).seal_faults]
    assert caplog.messages[0].startswith("questions.csv:0: -: the file is another one than was sealed (")


def test_a_file_that_changes_while_it_is_read_is_not_taken(watched, monkeypatch):
    good = current(watched)
    spoil(watched, "questions.csv", "1,Relations", f"1,{THEME}")

    def slowly(root):
        data = load(root)
        spoil(root, "questions.csv", f"1,{THEME}", f"1,{THEME} now")
        return data

    monkeypatch.setattr(module, "load", slowly)
    assert look(watched) == module.State(good)
    monkeypatch.undo()
    assert current(watched).questions[1].theme.startswith(f"{THEME} now")


def test_a_file_being_written_is_left_until_it_is_done(watched, monkeypatch):
    good, file = current(watched), watched / "references.csv"
    whole = file.read_bytes()
    waits = []

    def write_the_rest(seconds):
        waits.append(seconds)
        if len(waits) == 1:
            file.write_bytes(whole.replace(b"Sum of twelve", b"Total of twelve"))

    file.write_bytes(whole[: whole.rindex(b"\n", 0, 8192) + 1])
    written = max(file.stat().st_mtime_ns, file.stat().st_ctime_ns) / 10**9
    clock = SimpleNamespace(time=lambda: written + SETTLED / 2, sleep=write_the_rest)
    monkeypatch.setattr(module, "time", clock)
    assert look(watched) == module.State(good)
    assert waits == [pytest.approx(SETTLED / 2, abs=1e-3)]
    assert current(watched).files["references.csv"] == file.read_bytes()


@pytest.mark.parametrize("age", [2 * SETTLED, 3600, -3600])
def test_a_file_written_before_is_read_without_waiting(data_folder, monkeypatch, age):
    newest = max(max(written, entered) for _, written, entered, *_ in fingerprint(data_folder)) / 10**9
    waits = []
    monkeypatch.setattr(module, "time", SimpleNamespace(time=lambda: newest + age, sleep=waits.append))
    current(data_folder)
    assert waits == [0]
