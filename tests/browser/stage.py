"""What one slide shows, measured: scaled as a whole, inside, legible, clear of the rest."""

import itertools

import pytest
from playwright.sync_api import Page

STAGE = (1280, 720)
LEAST_TEXT = 17.5  # pixels of the stage
# What one slide shows, in pixels of the stage.
MEASURE = """
(number) => {
  const slide = document.querySelector(`.slide[data-slide="${number}"]`);
  const stage = slide.getBoundingClientRect();
  const scale = stage.width / 1280;
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left - stage.left, top - stage.top, right - stage.left, bottom - stage.top].map((one) => one / scale);
  };
  const own = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
  const texts = [...slide.querySelectorAll("*")].filter((node) => own(node) && node.getBoundingClientRect().width);
  const blocks = [...slide.querySelectorAll("h2, h3, .subtitle, .lines p, .numbers p, .chart, .passage, footer")];
  const boxes = [...slide.querySelectorAll(".passage, .source")];
  const labels = [...slide.querySelectorAll(".textpoint text, .xtick text, .ytick text")];
  return {
    scale,
    stage: [stage.left, stage.top, window.innerWidth - stage.right, window.innerHeight - stage.bottom],
    page: [document.scrollingElement.scrollWidth, document.scrollingElement.scrollHeight],
    texts: texts.map((node) => ({ text: node.textContent.trim(), size: parseFloat(getComputedStyle(node).fontSize), box: box(node) })),
    blocks: blocks.map((node) => ({ text: node.textContent.trim().slice(0, 40), box: box(node) })),
    cut: boxes.filter((node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
      .map((node) => node.className),
    labels: labels.map((node) => ({ text: node.textContent, box: box(node), sheet: box(node.closest(".chart")) })),
    lines: [...slide.querySelectorAll(".js-line, .errorbar path")].map((node) => parseFloat(getComputedStyle(node).strokeWidth)),
    charts: [...slide.querySelectorAll(".chart")].map((node) => ({ place: box(node), drawn: box(node.querySelector(".main-svg")) })),
  };
}
"""  # noqa: E501


def expect_fit(page: Page, number: int, size: tuple[int, int]) -> None:
    """A slide is scaled as a whole, and all of it is inside, legible, clear of the rest; charts fill their boxes."""
    found = page.evaluate(MEASURE, number)
    left, top, right, bottom = found["stage"]
    assert found["scale"] == pytest.approx(min(size[0] / STAGE[0], size[1] / STAGE[1]), abs=0.001)
    assert [left, top] == pytest.approx([right, bottom], abs=0.5)
    assert found["page"] == list(size)
    outside = [one["text"] for one in found["texts"] if not within(one["box"], [0, 0, *STAGE])]
    small = [one["text"] for one in found["texts"] if one["size"] < LEAST_TEXT]
    assert (number, outside, small, found["cut"]) == (number, [], [], [])
    assert (number, overlapping(found["blocks"], 0, 0)) == (number, [])
    assert (number, overlapping(found["labels"], 3, 6)) == (number, [])  # by more than the leading of a line
    sideways = [one for one in found["labels"] if not within(one["box"], one["sheet"], 2)]
    assert (number, [one["text"] for one in sideways]) == (number, [])
    assert (number, [line for line in found["lines"] if line < 2.99]) == (number, [])
    for chart in found["charts"]:
        assert (number, chart["drawn"]) == (number, pytest.approx(chart["place"], abs=1))


def within(box: list[float], around: list[float], slack: float = 1) -> bool:
    """Whether a box is inside another."""
    (left, top, right, bottom), (west, north, east, south) = box, around
    return left >= west - slack and top >= north - slack and right <= east + slack and bottom <= south + slack


def overlapping(things: list[dict], across: float, down: float) -> list[tuple[str, str]]:
    """Return the pairs that stand on each other by more than so many pixels."""
    pairs = []
    for one, other in itertools.combinations(things, 2):
        (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
        if min(c, g) - max(a, e) > across and min(d, h) - max(b, f) > down:
            pairs.append((one["text"], other["text"]))
    return pairs
