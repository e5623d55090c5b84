import json
import re

from interview.downloads.catalogue import downloads
from interview.downloads.reuse import citations, describing, schema_org, snippets
from interview.folder.dataset import load
from interview.folder.tables import DataError

DATASET = load()
ORIGIN = "https://figures.example.org"
ADDRESS = f"{ORIGIN}/data/figures.csv"


def test_the_short_citation_names_maker_year_version_and_interview():
    assert citations(DATASET, ADDRESS)["Citation, short"] == (
        f"The Interview in Figures contributors (2026), data version {DATASET.version}; "
        "interview: Armenpress, April 2024."
    )


def test_the_long_citation_names_title_address_source_and_licence_too():
    text, about = citations(DATASET, ADDRESS)["Citation, long"], DATASET.about
    parts = [about.long_title, ADDRESS, about.source.title, about.licence.title]
    assert [part for part in [*parts, DATASET.version] if part not in text] == []


def test_every_snippet_fetches_the_address():
    found = snippets(ADDRESS)
    assert list(found) == ["pandas", "R", "Excel, Power Query", "curl"]
    assert [re.findall(r'"(https://[^"]+)"', text) for text in found.values()] == [[ADDRESS]] * 4


def test_power_query_gets_the_types_of_the_numbers():
    assert snippets(ADDRESS)["Excel, Power Query"].endswith(
        'TransformColumnTypes(Rows, {{"value", type number}, {"lower", type number}, {"upper", type number}}, "en-US")'
    )
    assert snippets(ADDRESS, numbers=())["Excel, Power Query"].endswith('TransformColumnTypes(Rows, {}, "en-US")')


def test_what_is_no_csv_is_fetched_with_curl():
    assert list(snippets(f"{ORIGIN}/data/interview-figures.zip")) == ["curl"]


def test_the_description_names_the_data_and_where_they_are():
    description = schema_org(DATASET, ORIGIN)
    assert (description["@context"], description["@type"]) == ("https://schema.org/", "Dataset")
    assert (description["name"], description["version"]) == (DATASET.about.long_title, DATASET.version)
    assert description["license"] == "https://creativecommons.org/licenses/by/4.0/"
    addresses = [one["contentUrl"] for one in description["distribution"]]
    paths = [address.removeprefix(f"{ORIGIN}/data/") for address in addresses]
    assert set(paths) <= downloads(DATASET).keys()
    assert {"figures.csv", "figures.json", "interview-figures.xlsx", "interview-figures.zip"} <= set(paths)


def test_nothing_in_a_description_can_end_its_data_block():
    block = describing(lambda: DATASET)("http://a</script><script>")
    assert (block.count("<"), block.count("</script>")) == (2, 1)
    text = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(text) == schema_org(DATASET, "http://a</script><script>")


def test_faulty_data_are_not_described():
    def fail():
        raise DataError([])

    assert describing(fail)(ORIGIN) == ""
