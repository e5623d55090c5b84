import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    ["rounding"],
    ["figures", "tables"],
    ["wording", "derivations", "formatting"],
    ["checks"],
    ["assembly"],
    ["records"],
    ["contract"],
    ["dataset", "theme"],
    ["charts", "evidence", "query"],
    ["deck", "export"],
    ["formats"],
    ["package"],
    ["downloads"],
    ["frontpage", "reuse", "routes"],
    ["ui"],
    ["main"],
    ["pages"],
    ["app"],
]
"""Who may import whom: a part imports only parts of the lists above its own, never one beside it."""

PLACE = {part: number for number, parts in enumerate(LAYERS) for part in parts}
ALLOWED = {
    "streamlit": {"ui", "main", "pages", "app"},
    "plotly": {"theme", "charts", "ui"},
    "pandas": {"ui"},
    "starlette": {"frontpage", "routes", "app"},
    "babel": {"formatting"},
    "pptx": {"deck"},
    "xlsxwriter": {"formats"},
}
"""Which parts may import a library; whatever is named neither here nor by Python itself, no part may."""

FILES = [
    *sorted(ROOT.joinpath("interview").rglob("*.py")),
    *sorted(ROOT.joinpath("pages").glob("*.py")),
    ROOT / "app.py",
]
FILES = [file for file in FILES if file.relative_to(ROOT).as_posix() != "interview/__init__.py"]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def part(file: Path) -> str:
    """The layer a file belongs to: a package counts as one, and so do all pages."""
    path = file.relative_to(ROOT).with_suffix("").parts
    return path[1] if path[0] == "interview" else path[0]


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


def parts_imported(file: Path) -> set[str]:
    return {module.split(".")[1] for module in imported(file) if module.split(".")[0] == "interview"} - {part(file)}


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_belongs_to_a_layer(file):
    assert part(file) in PLACE, f"name {part(file)} in LAYERS, above whoever imports it"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_module_imports_only_from_layers_above_its_own(file):
    assert [other for other in sorted(parts_imported(file)) if PLACE[other] >= PLACE[part(file)]] == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_library_is_imported_only_where_it_belongs(file):
    libraries = {module.split(".")[0] for module in imported(file)} - {"interview"} - sys.stdlib_module_names
    assert {library for library in libraries if part(file) not in ALLOWED.get(library, set())} == set()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_ui_uses_plotly_for_an_annotation_only(file):
    modules = sorted(module for module in imported(file) if module.split(".")[0] == "plotly")
    assert modules == [] or part(file) != "ui" or modules == ["plotly.graph_objects"]


@pytest.mark.parametrize("file", [file for file in FILES if part(file) != "pages"], ids=name)
def test_no_module_carries_the_name_of_one_of_python(file):
    assert file.stem == "__init__" or file.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("file", sorted(ROOT.joinpath("pages").glob("*.py")), ids=name)
def test_a_page_is_one_script_without_functions_or_classes(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, kinds)] == []


def test_there_are_pages_and_a_package():
    assert {part(file) for file in FILES} >= {"rounding", "pages", "app"}


def test_the_core_knows_nothing_of_this_interview():
    """Another interview is another data folder."""
    core = [file for file in FILES if PLACE.get(part(file), 99) <= PLACE["dataset"]]
    texts = {
        name(file): node.value
        for file in core
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and any(word in node.value for word in ("Kazakh", "Armenia", "Tokayev", "transit", "trade"))
    }
    assert texts == {}
