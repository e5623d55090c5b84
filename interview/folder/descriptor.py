"""The data package descriptor: written from the schema and interview.toml for other programs, never read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from interview.folder.about import About
from interview.folder.columns import Column, Table
from interview.folder.schema import MANIFEST
from interview.folder.tables import Fault

DESCRIPTOR = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SEALING = "`python -m interview seal`"
_READ = {"integer": int, "number": float}


def descriptor(about: About, tables: Iterable[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the descriptor of a data folder, with the size and hash of every file as they are."""
    return {
        "$schema": _PROFILE,
        "name": about.name,
        "title": about.long_title,
        "description": about.description,
        "version": about.version,
        "created": f"{about.created}T00:00:00Z",
        "changes": [vars(change) for change in about.changes],
        "interview": _interview(about),
        "keywords": list(about.keywords),
        "licenses": [{"name": about.licence.name, "path": about.licence.address, "title": about.licence.title}],
        "sources": [
            {"title": about.source.title, "path": about.source.address, "hash": f"sha256:{about.source.sha256}"}
        ],
        "contributors": [{"title": name, "roles": ["creator"]} for name in about.contributors],
        "resources": [_manifest(files[MANIFEST]), *(_resource(table, files[table.file]) for table in tables)],
    }


def descriptor_text(package: Mapping[str, Any]) -> str:
    """Return a descriptor as it is written to its file."""
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def seal_faults(package: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield one fault that names every file sealed as another one, or a descriptor that is otherwise old."""
    written = files.get(DESCRIPTOR)
    if written == descriptor_text(package).encode():
        return
    hashes, now = _hashes(written or b""), {one["path"]: one["hash"] for one in package["resources"]}
    changed = [path for path in now if hashes.get(path, now[path]) != now[path]]
    if len(changed) > 1:
        problem = f"{len(changed)} files are other ones than were sealed"
        yield Fault(", ".join(changed), 0, "-", problem, f"those sealed, or a new {_SEALING}", "changed ones")
    elif changed:
        expected = f"{hashes[changed[0]]}, or a new {_SEALING}"
        yield Fault(changed[0], 0, "-", "the file is another one than was sealed", expected, now[changed[0]])
    else:
        got = "no such file" if written is None else "another one"
        yield Fault(DESCRIPTOR, 0, "-", "the descriptor is out of date", f"that of {_SEALING}", got)


def sealed_paths(files: Mapping[str, bytes]) -> frozenset[str]:
    """Return the paths of the files that a folder was sealed with, as far as its descriptor can be read."""
    return frozenset(_hashes(files.get(DESCRIPTOR, b"")))


def _hashes(written: bytes) -> dict[str, str]:
    """Return the hashes in a descriptor by the path of their file; none of one that nobody can read."""
    try:
        return {str(one["path"]): str(one["hash"]) for one in json.loads(written)["resources"]}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}


def sealed(content: bytes) -> dict[str, Any]:
    """Return size in bytes and hash of a file, as a descriptor names them."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _interview(about: About) -> dict[str, Any]:
    speakers = [vars(speaker) | {"role": speaker.role.value} for speaker in about.speakers.values()]
    words = {"line": about.line, "outlet": about.outlet, "language": about.language, "speakers": speakers}
    return words | {"date": about.interview.text, "date_text": about.date_text}


def _manifest(content: bytes) -> dict[str, Any]:
    words = {"title": "The interview as a whole", "description": "Who spoke to whom, source, licence and versions."}
    form = {"format": "toml", "mediatype": "application/toml", "encoding": "utf-8"}
    return {"name": "interview", "path": MANIFEST, **words, **form, **sealed(content)}


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "path": table.file,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
        **({"topic": table.topic} if table.topic else {}),
        **sealed(content),
    }


def _schema(table: Table) -> dict[str, Any]:
    whole = all(column.required for column in table.columns if column.name in table.key)
    key = {"primaryKey": list(table.key)} if whole else {"uniqueKeys": [list(table.key)]}
    links = [_link(table, column, target) for column, target in table.links]
    return {"fields": [_field(column) for column in table.columns], **key, **({"foreignKeys": links} if links else {})}


def _link(table: Table, column: str, target: str) -> dict[str, Any]:
    itself, keys = target == table.name, {"derivations": "figure_id"}
    resource = "" if itself else target.replace("_", "-")
    return {"fields": [column], "reference": {"resource": resource, "fields": [keys.get(target, column)]}}


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    limits |= {"enum": [str(word) for word in column.allowed]} if column.allowed else {}
    limits |= {"pattern": column.pattern} if column.pattern else {}
    example = {"example": _READ.get(column.type, str)(column.example)} if column.example else {}
    described = {"name": column.name, "type": column.type, "description": column.description, **example}
    return described | ({"constraints": limits} if limits else {})
