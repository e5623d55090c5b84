"""What programs read: annotations that find their words, metadata that fit the files, and the list of addresses."""

import base64
import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

from interview.downloads.catalogue import MEDIA_TYPES, downloads
from interview.downloads.linked import linked_data
from interview.downloads.query import Query, QueryError, read_query
from interview.folder.dataset import load

DATA = load()
OFFERS = downloads(DATA)
SOURCE = Path(__file__).resolve().parents[3] / "shared" / "interview.txt"


def made(path):
    return json.loads(OFFERS[path].make(Query()))


MARKS = made("annotations.jsonld")["items"]


def text_of_the_interview():
    """The whole text where it lies beside the project, else the excerpts at their places."""
    if SOURCE.exists():
        return SOURCE.read_text(encoding="utf-8")
    letters = ["\0"] * max(excerpt.end for excerpt in DATA.excerpts.values())
    for excerpt in DATA.excerpts.values():
        letters[excerpt.start : excerpt.end] = excerpt.quote
    return "".join(letters)


TEXT = text_of_the_interview()


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark["id"])
def test_both_selectors_of_a_mark_find_its_words_and_nothing_else(mark):
    quote, place = mark["target"]["selector"]
    assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert TEXT[place["start"] : place["end"]] == quote["exact"]
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    found = [match.start() + len(quote["prefix"]) for match in re.finditer(f"(?={re.escape(whole)})", TEXT)]
    assert found == [place["start"]]


def test_every_mark_is_annotated_once_on_the_text_with_the_hash_of_the_data():
    marked = [mention.start for excerpt in DATA.excerpts.values() for _, mention in DATA.marks(excerpt)]
    assert sorted(mark["target"]["selector"][1]["start"] for mark in MARKS) == sorted(marked)
    assert len({mark["id"] for mark in MARKS}) == len(MARKS)
    (source,) = {mark["target"]["source"]["id"] for mark in MARKS}
    digest = base64.urlsafe_b64decode(source.removeprefix("ni:///sha-256;") + "=").hex()
    assert digest == DATA.about.source.sha256
    assert not SOURCE.exists() or hashlib.sha256(TEXT.encode()).hexdigest() == digest


@pytest.mark.parametrize("path", [path for path in OFFERS if path.endswith(".csv")])
def test_the_metadata_beside_a_csv_name_its_columns_in_order_and_its_key(path):
    meta = made(f"{path}-metadata.json")
    header = next(csv.reader(io.StringIO(OFFERS[path].make(Query()).decode())))
    assert meta["url"] == path.rpartition("/")[2]
    assert [column["name"] for column in meta["tableSchema"]["columns"]] == header
    assert set(meta["tableSchema"]["primaryKey"]) <= set(header)
    assert all(column["dc:description"] for column in meta["tableSchema"]["columns"])


@pytest.mark.parametrize("name", DATA.charts)
def test_a_chart_comes_as_plotly_draws_it_with_the_ids_of_its_marks(name):
    drawn = made(f"charts/{name}.plotly.json")
    ids = {row[0] for trace in drawn["data"] for row in trace.get("customdata", [])} - {""}
    assert ids <= set(DATA.items)
    assert set(DATA.charts[name].ids) & ids
    assert drawn["layout"]["height"] > 0


def test_openapi_lists_every_download_with_its_media_type():
    described = made("openapi.json")
    assert set(described["paths"]) == {f"/data/{path}" for path in OFFERS}
    for path, offer in OFFERS.items():
        one = described["paths"][f"/data/{path}"]
        assert set(one) - {"parameters"} == {"get", "head"}
        assert list(one["get"]["responses"]["200"]["content"]) == [MEDIA_TYPES[offer.suffix]]
        names = [known.get("name") or known["$ref"].rpartition("/")[2] for known in one.get("parameters", [])]
        assert names == list(offer.choices)


def test_what_openapi_allows_is_answered_and_what_it_forbids_is_refused():
    shared = made("openapi.json")["components"]["parameters"]
    offer = OFFERS["figures.csv"]
    for value in ("2023", "..2022", "2023-05..", "2018..2023"):
        assert re.fullmatch(shared["period"]["schema"]["pattern"], value)
        assert read_query([("period", value)], offer.choices).period
    assert re.fullmatch(shared["kind"]["schema"]["pattern"], "stated~derived")
    assert not re.fullmatch(shared["kind"]["schema"]["pattern"], "stated~nothing")
    for value in ("2023..2018", "..", "2023-13", "2023..2022..", ""):
        assert not re.fullmatch(shared["period"]["schema"]["pattern"], value)
        with pytest.raises(QueryError):
            read_query([("period", value)], offer.choices)


def test_each_parameter_is_one_string_as_an_address_can_hold_no_list():
    described = made("openapi.json")
    own = [one for path in described["paths"].values() for one in path.get("parameters", []) if "$ref" not in one]
    for one in (*described["components"]["parameters"].values(), *own):
        assert one["schema"]["type"] == "string"


def test_a_number_others_published_is_reviewed_on_its_page_and_any_said_one_quoted():
    def graph(name):
        block = linked_data(DATA, name, f"https://example.org/page?figure={name}")
        return json.loads(block.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))["@graph"]

    quotation, review = graph("titr-2023")
    assert (quotation["@type"], review["@type"]) == ("Quotation", "ClaimReview")
    assert quotation["text"] == DATA.excerpts["trans-caspian"].quote
    assert review["reviewRating"]["alternateName"] == "sources disagree"
    assert [one["@type"] for one in graph("it-exports-2023")] == ["Quotation"]
    assert linked_data(DATA, "transit-2022", "x") == linked_data(DATA, "nothing", "x") == ""
