"""What depends on the data alone is made once for each data version, within a bound."""

from dataclasses import replace

import pytest

from interview.downloads import kept
from interview.downloads.catalogue import downloads
from interview.downloads.kept import Made, Shelf, content, facts
from interview.downloads.query import Query, read_query
from interview.folder.dataset import load

DATASET = load()
ALL = Query()


@pytest.fixture
def made(monkeypatch):
    """The keys of everything made while a test runs; each download is ten bytes long."""
    keys = []

    def make(*key):
        keys.append(key)
        return Made(b"123456", b"1234")

    monkeypatch.setattr(kept, "_make", make)
    return keys


def key(name):
    return DATASET, name, ALL


def test_a_download_is_made_once_for_each_version_of_the_data(made):
    first, second = replace(DATASET), replace(DATASET)
    for dataset in (first, first, second, first):
        assert content(dataset, "figures.csv", ALL).plain == b"123456"
    assert made == [(first, "figures.csv", ALL), (second, "figures.csv", ALL)]


def test_the_shelf_keeps_what_was_asked_for_last_and_never_more_than_its_room(made):
    shelf = Shelf(room=25)
    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.take(key(name))
    assert [name for _, name, _ in made] == ["a", "b", "c", "b"]


def test_what_is_larger_than_the_shelf_is_made_each_time_and_pushes_nothing_out(made, monkeypatch):
    shelf = Shelf(room=25)
    shelf.take(key("small"))
    large = Made(bytes(26), b"")
    monkeypatch.setattr(kept, "_make", lambda *key: made.append(key) or large)
    for _ in range(2):
        assert shelf.take(key("large")) is large
    shelf.take(key("small"))
    assert [name for _, name, _ in made] == ["small", "large", "large"]


def test_what_is_known_of_a_download_outlives_its_bytes(made, monkeypatch):
    monkeypatch.setattr(kept, "_SHELF", Shelf(room=0))
    dataset = replace(DATASET)
    assert facts(dataset, "figures.csv", ALL) == facts(dataset, "figures.csv", ALL)
    assert len(made) == 1


def test_a_value_given_many_times_is_no_other_query():
    allowed = {"kind": ["stated", "derived"]}
    assert read_query([("kind", "~".join(["stated", "derived"] * 99))], allowed) == read_query(
        [("kind", "stated~derived")], allowed
    )


def test_the_table_of_downloads_is_made_once_and_cannot_be_changed():
    offers = downloads(DATASET)
    assert downloads(DATASET) is offers
    with pytest.raises(TypeError):
        offers["figures.csv"] = None
