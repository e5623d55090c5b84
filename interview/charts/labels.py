"""The words at a mark: its label, and what the pointer shows."""

from __future__ import annotations

from interview.amounts.items import Event, Figure, Item, Kind, Reference, Sort
from interview.charts.scale import is_open
from interview.words.digits import SCALES, is_wide
from interview.words.formatting import (
    KIND_NAMES,
    bounds_text,
    event_text,
    is_range,
    kind_words,
    period_text,
    period_words,
)
from interview.words.shown import at_scale, margin_text, shown_text


def hover(item: Item) -> str:
    """Return the words shown when the pointer rests on a mark."""
    if isinstance(item, Event):
        return f"<b>{item.title}</b><br>{event_text(item)}"
    lines = [f"<b>{item.title}</b>", f"{shown_text(item)}, {period_words(item)}", kind_words(item)]
    if isinstance(item, Reference):
        return "<br>".join([*lines, item.definition, f"{item.producer}, {period_text(item.published)}"])
    bounds = bounds_text(item)
    told = is_open(item) or is_range(item)
    return "<br>".join([*lines, *([f"can stand for {bounds}"] if bounds and not told else [])])


def data(item: Item) -> list[str]:
    """Return the custom data of a mark: the id first, then what the pointer shows."""
    return [item.id, hover(item)]


def label(
    figure: Figure,
    *,
    sep: str = "<br>",
    inner: str = ", ",
    unit: bool = True,
    kind: bool = True,
    bounds: bool = False,
    signed: bool = False,
) -> str:
    """Return the label of a mark: the value as it is shown, then its kind and range unless it was said.

    `sep` stands after the value, `inner` between kind and range; unit and kind can be left to what stands around. A
    wide range is the value already.
    """
    value = f"<b>{shown_text(figure, signed=signed, unit=unit)}</b>"
    if figure.kind is Kind.STATED:
        return value
    shown = bounds and figure.bounds.bounded and not is_range(figure) and not is_wide(figure)
    ends = margin_text(figure) if shown else ""
    rest = inner.join(filter(None, (KIND_NAMES[figure.kind] if kind else "", ends)))
    return f"{value}{sep}{rest}" if rest else value


def written(figure: Figure, around: str, *, signed: bool = False, about: bool = False) -> str:
    """Return a number as it is shown, without the unit and the scale that the words around it name.

    Per cent stays with each number, only "a year" is left out.
    """
    if figure.unit.sort is Sort.PERCENT:
        text = shown_text(figure, signed=signed, about=about)
        return text.removesuffix(" a year") if "a year" in around.lower() else text
    unit = figure.unit.words.strip().removesuffix(" a year").lower()
    named = bool(unit) and unit in around.lower()
    return shown_text(on_scale(figure, around), signed=signed, about=about, unit=not named)


def on_scale(figure: Figure, around: str) -> Figure:
    """Return a sum of money in the millions or billions that the words around it name; anything else as it is."""
    for size, word in SCALES if figure.unit.money else ():
        if f"{word}{figure.unit.words}".strip().removesuffix(" a year").lower() in around.lower():
            return at_scale(figure, size)
    return figure
