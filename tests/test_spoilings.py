"""Whatever a hand does to a data folder, it is refused in lines that say where, or everything shown of it is right."""

from collections import Counter

import pytest

from tests.named_spoilings import NAMED, Named
from tests.spoil import FOLDERS, HARMLESS, REFUSED, Bench, outcome, trials

TRIALS = 25
"""So many for each seed: `python -m tests.spoil 2000` tries more."""
SEEDS = range(10)


@pytest.fixture(scope="module")
def benches(tmp_path_factory) -> dict[str, Bench]:
    place = tmp_path_factory.mktemp("spoiled")
    return {name: Bench(folder, place / name) for name, folder in FOLDERS.items()}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_as_it_is_shows_everything_rightly(name):
    found = outcome(FOLDERS[name])
    assert (found.word, found.wrong) == (HARMLESS, ())


def test_there_are_a_hundred_named_spoilings_and_no_two_of_one_name():
    assert len({named.name for named in NAMED}) == len(NAMED) >= 100


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.name.replace(" ", "-"))
def test_a_named_spoiling_is_refused_or_does_no_harm(named: Named, benches):
    _, found = benches[named.folder].try_out(named.spoiling)
    assert (found.word, found.wrong) == (REFUSED if named.refused else HARMLESS, ())


@pytest.mark.parametrize("seed", SEEDS)
def test_no_random_spoiling_slips_through(seed, tmp_path):
    found = list(trials(TRIALS, seed, tmp_path))
    slipped = [(done, one.word, one.wrong) for done, one in found if one.word not in (REFUSED, HARMLESS)]
    assert slipped == []
    counts = Counter(one.word for _, one in found)
    assert min(counts[REFUSED], counts[HARMLESS]) > 0
