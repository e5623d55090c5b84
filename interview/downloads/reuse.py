"""For those who take the data along: citations, code that fetches a table, and its schema.org description."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from interview.downloads.catalogue import FIGURES, MEDIA_TYPES, PACKAGE, PREFIX, WORKBOOK
from interview.folder.dataset import Dataset
from interview.folder.tables import DataError

NUMBERS = ("value", "lower", "upper")
_POWER_QUERY = """let
    Text = Csv.Document(Web.Contents("{address}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Rows = Table.PromoteHeaders(Text, [PromoteAllScalars = true])
in
    Table.TransformColumnTypes(Rows, {{{types}}}, "en-US")"""


def citations(dataset: Dataset, address: str) -> dict[str, str]:
    """Return the short and the long citation of what is found at an address."""
    about, version = dataset.about, f"data version {dataset.version}"
    maker, year = about.contributors[0], about.created[:4]
    return {
        "Citation, short": f"{maker} ({year}), {version}; interview: {about.source_line}.",
        "Citation, long": f"{maker} ({year}): “{about.long_title}”, {version}, {address}. "
        f"Source of every number and quotation: {about.source.title}, {about.source.address}. "
        f"Licence: {about.licence.title}.",
    }


def snippets(address: str, numbers: Sequence[str] = NUMBERS) -> dict[str, str]:
    """Return the code that fetches an address, for each program; of a CSV it counts or types the rows."""
    curl = {"curl": f'curl --remote-name --remote-header-name "{address}"'}
    if not address.endswith(".csv"):
        return curl
    types = ", ".join(f'{{"{name}", type number}}' for name in numbers)
    return {
        "pandas": f'import pandas as pd\n\nrows = pd.read_csv("{address}")\nprint(len(rows))',
        "R": f'rows <- read.csv("{address}", encoding = "UTF-8")\nprint(nrow(rows))',
        "Excel, Power Query": _POWER_QUERY.format(address=address, types=types),
        **curl,
    }


def schema_org(dataset: Dataset, site: str) -> dict[str, Any]:
    """Return the description of the data for search engines: a schema.org Dataset with its distributions.

    `site` is the address of the site without a slash at its end.
    """
    about = dataset.about
    paths = [FIGURES, FIGURES.replace("csv", "json"), WORKBOOK, *(f"{topic}.csv" for topic in dataset.topics), PACKAGE]
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.long_title,
        "description": about.description,
        "url": f"{site}/",
        "version": dataset.version,
        "dateModified": f"{about.created}T00:00:00Z",
        "license": about.licence.address,
        "keywords": list(about.keywords),
        "isAccessibleForFree": True,
        "isBasedOn": [{"@type": "CreativeWork", "name": about.source.title, "url": about.source.address}],
        "creator": [{"@type": "Organization", "name": name} for name in about.contributors],
        "distribution": [_distribution(path, site) for path in paths],
    }


def describing(load: Callable[[], Dataset]) -> Callable[[str], str]:
    """Return what gives a page of the site at an address its description as a data block; none for faulty data."""

    def block(site: str) -> str:
        try:
            text = json.dumps(schema_org(load(), site), ensure_ascii=False).replace("<", "\\u003c")
        except DataError:
            return ""
        return f'<script type="application/ld+json">{text}</script>'

    return block


def _distribution(path: str, site: str) -> dict[str, str]:
    media_type = MEDIA_TYPES[path.rpartition(".")[2]]
    return {
        "@type": "DataDownload",
        "name": path,
        "contentUrl": f"{site}{PREFIX}{path}",
        "encodingFormat": media_type,
    }
