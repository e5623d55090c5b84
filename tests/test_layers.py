import ast
import sys
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["amounts", "words", "folder", "charts", "views", "downloads", "web", "ui", "main", "pages", "app", "__main__"]
"""Who may import whom: a module imports only from its own room and from rooms before it."""

ALLOWED = {
    "streamlit": {"ui", "main", "app"},
    "plotly": {"charts"},
    "pandas": {"ui"},
    "starlette": {"web", "app"},
    "jinja2": {"web"},
    "brotli": {"web"},
    "babel": {"words"},
    "pptx": {"downloads"},
    "xlsxwriter": {"downloads"},
}
"""Which rooms may import a library; whatever is named neither here nor by Python itself, no room may."""

FILES = [
    *sorted(ROOT.joinpath("interview").rglob("*.py")),
    *sorted(ROOT.joinpath("pages").glob("*.py")),
    ROOT / "app.py",
]
FILES = [file for file in FILES if file.relative_to(ROOT).as_posix() != "interview/__init__.py"]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def module(file: Path) -> str:
    return name(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def room_of(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "interview" else parts[0]


def room(file: Path) -> str:
    return room_of(module(file))


MODULES = {module(file) for file in FILES}


def imported(file: Path) -> set[str]:
    """Every module a file imports, wherever in the file, as full names."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(file)} imports relatively"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own_imports(file: Path) -> set[str]:
    """The modules of this project a file imports."""
    return set(_known(one for one in imported(file) if one.split(".")[0] == "interview")) - {module(file)}


def _known(names: Iterable[str]) -> Iterable[str]:
    for one in names:
        yield one if one in MODULES else one.rpartition(".")[0]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_is_in_a_room(file):
    assert room(file) in ROOMS


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_imports_only_from_its_room_and_from_rooms_before_it(file):
    rooms = {room_of(one) for one in own_imports(file)}
    assert [one for one in sorted(rooms) if ROOMS.index(one) > ROOMS.index(room(file))] == []


@pytest.mark.parametrize("one", ROOMS)
def test_the_modules_of_a_room_import_each_other_without_a_circle(one):
    inside = {module(file): own_imports(file) for file in FILES if room(file) == one}
    assert set(TopologicalSorter(inside).static_order()) >= set(inside)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_library_is_imported_only_where_it_belongs(file):
    libraries = {one.split(".")[0] for one in imported(file)} - {"interview"} - sys.stdlib_module_names
    assert {library for library in libraries if room(file) not in ALLOWED.get(library, set())} == set()


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_is_imported_wherever_it_may_be(library):
    assert {room(file) for file in FILES for one in imported(file) if one.split(".")[0] == library} == ALLOWED[library]


@pytest.mark.parametrize("file", [file for file in FILES if room(file) != "pages"], ids=name)
def test_no_module_carries_the_name_of_one_of_python(file):
    assert file.stem == "__init__" or file.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("file", sorted(ROOT.joinpath("pages").glob("*.py")), ids=name)
def test_a_page_is_one_script_without_functions_or_classes(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, kinds)] == []


def test_every_room_has_a_module():
    assert {room(file) for file in FILES} == set(ROOMS)
