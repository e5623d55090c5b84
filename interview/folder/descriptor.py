"""The data package descriptor: what it must hold, and the sizes and hashes that seal the files."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from interview.amounts.items import Period
from interview.folder.schema import COLUMNS, FIGURE_COLUMNS
from interview.folder.tables import DataError, Fault

DESCRIPTOR = "datapackage.json"

_KINDS: dict[type, str] = {str: "a text", list: "a list of one or more", dict: "an object"}
_SHAPE = {
    **dict.fromkeys(("name", "title", "description", "version", "created"), str),
    "interview": dict.fromkeys(("president", "interviewer", "date", "date_text"), str),
    "changes": [dict.fromkeys(("version", "date", "text"), str)],
    "contributors": [dict.fromkeys(("title",), str)],
    "licenses": [dict.fromkeys(("name", "path", "title"), str)],
    "sources": [dict.fromkeys(("title", "path", "hash"), str)],
    "resources": [
        {
            **dict.fromkeys(("name", "path", "title", "description"), str),
            "schema": {"fields": [dict.fromkeys(("name", "type"), str)]},
        }
    ],
}
"""What a descriptor must hold: kinds of values by key; what else it holds is free."""


def sealed(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor with the size and hash of every file as they are."""
    resources = [{**resource, **_seal(files[resource["path"]])} for resource in descriptor["resources"]]
    return {**descriptor, "resources": resources}


def seal_faults(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield a fault for each file that has changed since its size and hash were written down."""
    for resource in descriptor["resources"]:
        for key, value in _seal(files[resource["path"]]).items():
            if resource.get(key) != value:
                problem = f"the file is another one than was sealed, by its {key}"
                yield Fault(resource["path"], 0, "-", problem, str(resource.get(key, "none")), str(value))


def descriptor_text(descriptor: Mapping[str, Any]) -> str:
    """Return the descriptor as it is written to its file."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def read_descriptor(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the data package descriptor; raises DataError when it is missing, no JSON or lacks what others need."""
    try:
        descriptor: dict[str, Any] = json.loads(files[DESCRIPTOR].decode("utf-8"))
    except KeyError:
        raise DataError([Fault(DESCRIPTOR, 0, "-", "the file is missing", "a file of this name", "none")]) from None
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise DataError([Fault(DESCRIPTOR, line, "-", "the file is no JSON", "a JSON object", str(error))]) from None
    faults = list(_shape_faults(descriptor, _SHAPE, "")) or list(_schema_faults(descriptor))
    if faults:
        raise DataError(faults)
    return descriptor


def _seal(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _shape_faults(value: object, shape: Any, place: str) -> Iterator[Fault]:
    kind = shape if isinstance(shape, type) else type(shape)
    if not isinstance(value, kind) or (kind is list and not value):
        yield Fault(DESCRIPTOR, 0, place or "-", "the value is of the wrong kind", _KINDS[kind], repr(value)[:60])
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _shape_faults(item, shape[0], f"{place}[{number}]")
    elif isinstance(value, dict):
        for key, inner in shape.items():
            inside = f"{place}.{key}" if place else key
            if key in value:
                yield from _shape_faults(value[key], inner, inside)
            else:
                kind = inner if isinstance(inner, type) else type(inner)
                yield Fault(DESCRIPTOR, 0, inside, "the key is missing", _KINDS[kind], "no such key")


def _schema_faults(descriptor: Mapping[str, Any]) -> Iterator[Fault]:
    days = {"interview.date": descriptor["interview"]["date"], "created": descriptor["created"][:10]}
    for place, day in days.items():
        try:
            Period.parse(day)
        except ValueError as error:
            yield Fault(DESCRIPTOR, 0, place, "the period does not exist", "a date such as 2024-04", str(error))
    version, newest = descriptor["version"], descriptor["changes"][0]["version"]
    if newest != version:
        yield Fault(DESCRIPTOR, 0, "changes[0].version", "the newest change is of another version", version, newest)
    names = [resource["name"] for resource in descriptor["resources"]]
    for name in COLUMNS:
        if names.count(name) != 1:
            yield Fault(DESCRIPTOR, 0, "resources", f"the table {name} is not there once", "1", str(names.count(name)))
    for number, resource in enumerate(descriptor["resources"]):
        place = f"resources[{number}].schema.fields"
        found = tuple(column["name"] for column in resource["schema"]["fields"])
        columns = FIGURE_COLUMNS if resource["name"].startswith("figures-") else COLUMNS.get(resource["name"], found)
        if found != columns:
            yield Fault(DESCRIPTOR, 0, place, "the columns are other ones", ", ".join(columns), ", ".join(found))
        key = resource["schema"].get("primaryKey", [])
        if not isinstance(key, list) or any(name not in found for name in key):
            inside = f"resources[{number}].schema.primaryKey"
            yield Fault(DESCRIPTOR, 0, inside, "the key is no list of columns", ", ".join(columns), repr(key))
        for column in resource["schema"]["fields"]:
            if problem := _constraints_problem(column.get("constraints", {})):
                yield Fault(DESCRIPTOR, 0, place, f"the constraints of {column['name']} are broken", *problem)


def _constraints_problem(constraints: Any) -> tuple[str, str] | None:
    if not isinstance(constraints, dict):
        return "an object", repr(constraints)
    if not isinstance(constraints.get("enum", []), list):
        return "a list of allowed values", repr(constraints["enum"])
    try:
        re.compile(constraints.get("pattern", ""))
    except (re.error, TypeError) as error:
        return "a regular expression", str(error)
    return None
