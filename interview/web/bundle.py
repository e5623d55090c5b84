"""All modules of the browser's part as one script, and its stylesheets as one sheet: two requests instead of fifty.

Each module becomes a function that returns what it exports. This reads only the forms of import and export that
`tests/client` allows; the modules themselves run as they are, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_IMPORT = re.compile(r'^import (?P<names>\* as \w+|\{[^}]*\}) from "\./(?P<module>\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


def script(modules: Mapping[str, str]) -> str:
    """Return modules, by name without suffix and in the order they run, as one that exports what the last one does.

    Raises ValueError for a form of import or export that cannot be read.
    """
    *_, (last, text) = modules.items()
    functions = "".join(_function(name, one) for name, one in modules.items())
    return f"{functions}export const {{ {', '.join(_EXPORT.findall(text))} }} = ${last};\n"


def _function(name: str, text: str) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    if left := _LEFT.search(body):
        raise ValueError(f"{name}.js: this cannot be put into one script (got {left[0]!r})")
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _taken(found: re.Match[str]) -> str:
    names = found["names"].removeprefix("* as ").replace(" as ", ": ")
    return f"const {names} = ${found['module']};"


def sheet(styles: Iterable[str]) -> str:
    """Return stylesheets as one, in their order."""
    return "\n".join(styles)
