"""The browser's modules by their source: what they import is there, without a circle, and nothing is on window."""

import hashlib
import re
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from interview.charts.theme import PALETTE

CLIENT = Path(__file__).resolve().parents[2] / "interview" / "client"
FIRST = ("page.js", "streamlit.js")
"""The modules a page loads by address; all others are imported by these."""

_IMPORT = re.compile(r'^import\s+(?:(?P<names>[\w*{}\s,]+?)\s+from\s+)?"(?P<path>[^"]+)";', re.MULTILINE)
_DYNAMIC = re.compile(r"(?<![\w.])import\((?!\")")
_TYPE = re.compile(r'import\("(?P<path>[^"]+)"\)')


def text(name: str) -> str:
    return (CLIENT / name).read_text(encoding="utf-8")


def imports(name: str) -> dict[str, str]:
    """The imported modules of a module, each with the names taken from it."""
    return {match["path"].removeprefix("./"): match["names"] or "" for match in _IMPORT.finditer(text(name))}


def graph() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    waiting = list(FIRST)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = set(imports(name))
            waiting += found[name]
    return found


MODULES = sorted(graph())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_files_that_are_there_and_names_they_export(name):
    for path, names in imports(name).items():
        assert (path, (CLIENT / path).is_file()) == (path, True)
        wanted = re.findall(r"\w+", names.partition("{")[2])
        exported = re.findall(r"^export (?:async )?(?:function|const|class|let) (\w+)", text(path), re.MULTILINE)
        assert (path, sorted(set(wanted) - set(exported))) == (path, [])
    types = {match["path"] for match in _TYPE.finditer(text(name))}
    assert types <= {"./types.js"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_by_relative_name_only(name):
    paths = [match["path"] for match in _IMPORT.finditer(text(name))]
    assert [path for path in paths if not re.fullmatch(r"\./[\w-]+\.js", path)] == []
    assert _DYNAMIC.findall(text(name)) == []


def test_the_modules_import_each_other_without_a_circle():
    assert set(TopologicalSorter(graph()).static_order()) == set(MODULES)


@pytest.mark.parametrize("name", [*MODULES, "types.js"])
def test_a_module_is_typed_short_and_puts_nothing_on_window(name):
    assert text(name).startswith("// @ts-check\n")
    assert len(text(name).splitlines()) <= 300
    assert re.findall(r"\b(?:window|globalThis|self)\.\w+\s*(?:\?\?|\|\|)?=(?!=)", text(name)) == []


def test_one_file_knows_plotly_one_knows_streamlit_and_one_observes():
    def naming(pattern: str) -> set[str]:
        code = {name: re.sub(r"^\s*//.*$", "", text(name), flags=re.MULTILINE) for name in MODULES}
        return {name for name, one in code.items() if re.search(pattern, one)}

    assert naming(r"_fullLayout|__data__|textpoint|\.Plotly\b|g\.trace|js-line") == {"plot.js"}
    assert naming(r"parentElement: HTMLElement|nav a\[href\]") == {"streamlit.js"}
    assert naming(r"new (?:Resize|Mutation|Intersection)Observer") == {"watch.js"}


def test_the_vendored_plotly_is_the_version_that_plotly_py_names_and_unchanged():
    vendor = CLIENT / "vendor"
    named = tomllib.loads((vendor / "vendor.toml").read_text(encoding="utf-8"))
    content = (vendor / named["file"]).read_bytes()
    assert named["version"] == get_plotlyjs_version()
    assert named["sha256"] == hashlib.sha256(content).hexdigest()
    assert f"(basic - minified) v{named['version']}".encode() in content[:200]
    assert "MIT License" in (vendor / named["licence"]).read_text(encoding="utf-8")


def test_the_vendored_font_has_another_name_than_its_licence_reserves():
    licence = (CLIENT / "vendor" / "OFL.txt").read_text(encoding="utf-8")
    assert "with Reserved Font Name 'Source'" in licence
    assert "SIL OPEN FONT LICENSE" in licence
    (family,) = re.findall(r'font-family: "(\w+)"; src: url\("vendor/quotation.woff2"\)', text("theme.css"))
    assert family == "Quotation"
    assert (CLIENT / "vendor" / "quotation.woff2").read_bytes()[:4] == b"wOF2"


def test_the_stylesheet_holds_the_palette_of_the_charts():
    found = dict(re.findall(r"--([\w-]+): (light-dark\(.*\));", text("theme.css")))
    wanted = {role: f"light-dark({light}, {dark})" for role, (light, dark) in PALETTE.items()}
    assert {role: found.get(role) for role in wanted} == wanted
