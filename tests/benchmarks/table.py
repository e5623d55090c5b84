"""The table of a run: medians, and how many times as long the product takes."""

from collections.abc import Mapping
from statistics import median

from tests.benchmarks.audience import EVERY
from tests.benchmarks.parts import MBPS, ROUND_TRIP, Samples

_LINE = f"{MBPS} Mbit/s, {1000 * ROUND_TRIP:.0f} ms"
_EVERY = f"100 switching every {EVERY:.0f} s"

ROWS = {
    "start": "start until the server answers, ms",
    "cold": "cold: all charts painted, ms",
    "paint": "cold: first contentful paint, ms",
    "warm": "warm: all charts painted, ms",
    "slow": f"{_LINE}: all charts painted, ms",
    "visit bytes": "first visit on the wire, KiB",
    "visit cpu": "server CPU a visit, ms",
    "switch": "switch of a reading, ms",
    "switch cpu": "switch: server CPU, ms",
    "switch bytes": "switch on the wire, KiB",
    "to mark": "focus, number to mark, ms",
    "to words": "focus, mark to words, ms",
    "page": "change of page, first time, ms",
    "page again": "change of page, seen before, ms",
    "slide": "change of slide, ms",
    "25 answered": "25 at once: page and data answered, p95, ms",
    "25 open": "25 at once: session complete, p95, ms",
    "100 answered": "100 at once: page and data answered, p95, ms",
    "100 open": "100 at once: session complete, p95, ms",
    "100 switching": f"{_EVERY}: p95, ms",
    "100 switching cpu": f"{_EVERY}: server CPU, %",
    "100 switching bytes": f"{_EVERY}: to and from the server, KiB/s",
    "busy": "other load before the round, % of all processors",
}
_WITHOUT_RATIO = ("busy",)


def written(results: Mapping[str, Samples]) -> str:
    """Return the results of all subjects, the product first, as a Markdown table.

    In brackets stands the product's median divided by that of the column.
    """
    product, *_ = results.values()
    lines = [f"| | {' | '.join(results)} |", f"|---|{'---:|' * len(results)}"]
    for row, words in ROWS.items():
        if any(row in samples for samples in results.values()):
            compared = {} if row in _WITHOUT_RATIO else product
            cells = [_cell(samples.get(row), compared.get(row), samples is product) for samples in results.values()]
            lines.append(f"| {words} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(times: list[float] | None, product: list[float] | None, own: bool) -> str:
    if not times:
        return "–"
    middle = median(times)
    ratio = f" ({median(product) / middle:.2f})" if product and middle and not own else ""
    return short(middle) + ratio


def short(value: float) -> str:
    """Return a number with as many digits as can be told apart between two runs."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 or not value else f"{value:.2f}"
