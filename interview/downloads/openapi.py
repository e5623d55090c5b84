"""The addresses of the downloads in OpenAPI: every path with its parameters, their values and its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from interview.downloads.query import Choices
from interview.folder.dataset import Dataset

_DATE = r"(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?"
_OPEN_SPANS = (rf"\.\.{_DATE}", rf"{_DATE}\.\.")
_MEANINGS = {
    "kind": "Kinds to keep, joined with ~.",
    "topic": "Topics to keep, joined with ~.",
    "geography": "Countries or pairs to keep, joined with ~.",
    "readings": "Readings to keep, joined with ~, or none.",
    "period": "Keeps what lies in it as a whole: a date, or one or two dates with .. between, in order.",
    "columns": "All columns, or only a few.",
    "form": "How the CSV is written.",
}
_TEXT = {"text/plain": {"schema": {"type": "string"}}}
_ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "304": {"description": "The browser has it already."},
    "400": {"description": "A parameter is wrong; one sentence says which.", "content": _TEXT},
    "503": {"description": "The data have faults; each is a line.", "content": _TEXT},
}
_OWN = "readings"
"""The one parameter whose values differ from path to path."""


def openapi_bytes(dataset: Dataset, paths: Mapping[str, Choices], media: Mapping[str, str], server: str) -> bytes:
    """Return the description of downloads: their paths below a server, each with its parameters and their values.

    `media` holds the media type for each end of a path; `server` may be relative to where the description is read.
    """
    shared = {name: values for choices in paths.values() for name, values in choices.items() if name != _OWN}
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": dataset.about.long_title,
            "version": dataset.version,
            "description": dataset.about.description,
            "license": {"name": dataset.about.licence.name, "url": dataset.about.licence.address},
        },
        "servers": [{"url": server}],
        "paths": {path: _path(choices, _media(path, media)) for path, choices in paths.items()},
        "components": {
            "parameters": {name: _parameter(dataset, name, values) for name, values in shared.items()},
            "responses": _ANSWERS,
        },
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _media(path: str, media: Mapping[str, str]) -> str:
    return media[path.rpartition(".")[2]]


def _path(choices: Choices, media_type: str) -> dict[str, Any]:
    parameters = [
        _joined_parameter(name, values) if name == _OWN else {"$ref": f"#/components/parameters/{name}"}
        for name, values in choices.items()
    ]
    content = {media_type: {"schema": _schema(media_type)}}
    wrong = {code: {"$ref": f"#/components/responses/{code}"} for code in _ANSWERS}
    got = {"200": {"description": "The download.", "content": content}, **wrong}
    headed = {"200": {"description": "What there is of it."}, **wrong}
    shared = {"parameters": parameters} if parameters else {}
    return {**shared, "get": {"responses": got}, "head": {"responses": headed}}


def _schema(media_type: str) -> dict[str, Any]:
    if media_type.endswith("json"):
        return {"type": ["array", "object"]}
    return {"type": "string"} if media_type.startswith("text/") else {"type": "string", "format": "binary"}


def _parameter(dataset: Dataset, name: str, values: Collection[str]) -> dict[str, Any]:
    if name == "period":
        return _in_query(name, _period(dataset))
    if name in ("columns", "form"):
        return _in_query(name, {"type": "string", "enum": [str(value) for value in values]})
    return _joined_parameter(name, values)


def _joined_parameter(name: str, values: Collection[str]) -> dict[str, Any]:
    return _in_query(name, {"type": "string", "pattern": _joined(values)})


def _in_query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": _MEANINGS[name], "schema": schema}


def _joined(values: Iterable[str]) -> str:
    """Return the pattern of one or more values joined with ~."""
    one = "|".join(re.escape(str(value)).replace(r"\-", "-") for value in values)
    return f"^({one})(~({one}))*$"


def _period(dataset: Dataset) -> dict[str, Any]:
    """Return what a period can be: a date, an open span, or a span of years that the data have.

    One pattern says it all: where it is one of several schemas, tools try an empty list, which no address can hold.
    """
    years = sorted({year for one in dataset.figures.values() for year in (one.period.first.year, one.period.last.year)})
    spans = [rf"{first}\.\.({'|'.join(map(str, years[place:]))})" for place, first in enumerate(years)]
    return {"type": "string", "pattern": f"^({'|'.join([_DATE, *_OPEN_SPANS, *spans])})$"}
