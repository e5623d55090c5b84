"""The signs of a drawn chart: which kinds of number its marks are, and whether it tells what they can stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interview.amounts.items import Event, Figure, Item, Kind
from interview.charts.spec import Spec
from interview.charts.theme import GREY, RANGE, SWATCHES, look_of
from interview.words.shown import margin_text

_END = "line-ns"
"""The symbol at the ends of a range that is drawn as a line of its own."""
_SAID = look_of(Kind.STATED).sign


def signs_of(drawn: Spec, items: Mapping[str, Item]) -> tuple[str, ...]:
    """Return the signs of a chart in the order of `SWATCHES`; a chart that is only written has none.

    A range is drawn as a whisker, or only written in grey where a whisker would be too short to be seen.
    """
    traces = drawn["data"]
    marks = [trace for trace in traces if trace["type"] == "bar" or trace.get("mode", "text") != "text"]
    found = {_sign(items[name]) for trace in marks for name in _names(trace) if name in items}
    if any(_has_whisker(trace) for trace in marks):
        found.add(RANGE)
    elif found and any(_tells_range(trace, items) for trace in traces):
        found.add(GREY)
    return tuple(swatch.sign for swatch in SWATCHES if swatch.sign in found)


def _sign(item: Item) -> str:
    return _SAID if isinstance(item, Event) else look_of(item.kind).sign


def _names(trace: dict[str, Any]) -> Iterator[str]:
    yield from (row[0] for row in trace.get("customdata") or ())


def _has_whisker(trace: dict[str, Any]) -> bool:
    symbols = list(trace.get("marker", {}).get("symbol") or ())
    if len(symbols) > 2 and symbols[0] == symbols[-1] == _END:  # value between both ends
        return True
    ends = (trace.get(f"error_{side}", {}).get("array") or () for side in "xy")
    return any(end is not None for side in ends for end in side)


def _tells_range(trace: dict[str, Any], items: Mapping[str, Item]) -> bool:
    texts = trace.get("text") or ()
    known = ((items.get(name), text) for name, text in zip(_names(trace), texts, strict=False))
    return any(_margin(item) in text for item, text in known if _margin(item))


def _margin(item: Item | None) -> str:
    return margin_text(item) if isinstance(item, Figure) and item.bounds.bounded else ""
