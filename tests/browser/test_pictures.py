"""Every chart as it is seen: each state, style and theme, measured in the SVG that Chromium draws."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from interview.charts import draw
from interview.charts.spec import spec
from interview.charts.theme import CARD, DARK, PALETTE
from interview.folder.dataset import load
from interview.views.decks import deck_of
from interview.views.steps import page_step
from interview.words.shown import fill, named_figures
from tests.browser.conftest import ROOT

DATA = load()
WIDTHS = {"wide": (640, 500), "phone": (350, 288)}
"""The widths a chart is seen at in each style of a page, in pixels."""
CARD_WIDTHS = (342, 288)
"""Those of a card on a screen and on the narrowest phone."""
LEAST = {"wide": 13, "phone": 13, "card": 13, "slide": 16}
"""The least size of a text in each style."""
MOST_SIZES = 4
FILLED = 0.8
EDGE, TOUCH = 1.0, 2.0
"""So many pixels a text may reach over the edge of its chart, and over another text."""
CONTRAST = 4.5
SIDES = ("width", "height")
FONT = next(Path(__import__("streamlit").__file__).parent.glob("static/static/media/SourceSansVF-Upright*.woff2"))


@dataclass(frozen=True)
class Picture:
    """One drawing of a chart: its state and style in words, its figure, its width, and whether it is dark."""

    name: str
    style: str
    figure: dict
    width: int
    dark: bool


def pictures(chart) -> Iterator[Picture]:
    for drawing in page_step(DATA, chart).drawings:
        for state in drawing.states:
            wide, narrow = WIDTHS[drawing.style]
            name = f"{drawing.style} {state.key or 'as it is'}"
            yield from themes(f"{name}, {wide}", drawing.style, state.drawn, wide)
            yield Picture(f"{name}, {narrow}", drawing.style, state.drawn, narrow, dark=False)
    for width in CARD_WIDTHS:
        yield from themes(f"card, {width}", "card", spec(draw(chart, DATA, CARD), CARD), width)
    for slide in deck_of(DATA).slides:
        for step in slide.story.steps:
            if step.id == chart.id:
                figure = step.drawings[0].states[0].drawn
                yield from themes(f"slide {slide.view.slide_id}", "slide", figure, figure["layout"]["width"])


def themes(name, style, figure, width) -> Iterator[Picture]:
    for dark in (False, True):
        yield Picture(f"{name}{', dark' if dark else ''}", style, figure, width, dark)


@pytest.fixture(scope="module")
def sheet(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    face = base64.b64encode(FONT.read_bytes()).decode()
    family = f'@font-face{{font-family:"Source Sans";font-weight:200 900;src:url(data:font/woff2;base64,{face})}}'
    style = f'<style>{family} p{{font-family:"Source Sans"}}</style>'
    page.set_content(f'{style}<p>Text <b>bold</b></p><div id="box"></div>')
    page.evaluate("() => document.fonts.load('14px \"Source Sans\"').then((found) => found.length)")
    client = ROOT / "interview" / "client"
    page.add_script_tag(path=client / "vendor" / "plotly-basic.min.js")
    theme = base64.b64encode((client / "theme.js").read_bytes()).decode()
    page.evaluate("(code) => { window.theme = `data:text/javascript;base64,${code}`; }", theme)
    yield page
    context.close()


@pytest.fixture(scope="module")
def measures(sheet):
    script = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
    known: dict[str, list] = {}

    def measure(chart) -> list[tuple[Picture, dict]]:
        if chart.id not in known:
            drawn = list(pictures(chart))
            asked = [{"figure": one.figure, "width": one.width, "colours": DARK if one.dark else {}} for one in drawn]
            known[chart.id] = list(zip(drawn, sheet.evaluate(script, asked), strict=True))
        return known[chart.id]

    return measure


every_chart = pytest.mark.parametrize("chart", DATA.charts.values(), ids=list(DATA.charts))


@every_chart
def test_every_text_stands_inside_its_picture(chart, measures):
    cut = [
        (picture.name, text["words"], text["box"])
        for picture, seen in measures(chart)
        for text in seen["texts"]
        if min(text["box"][:2]) < -EDGE
        or text["box"][2] > seen["frame"][0] + EDGE
        or text["box"][3] > seen["frame"][1] + EDGE
    ]
    assert cut == []


@every_chart
def test_no_text_stands_on_another(chart, measures):
    covered = [
        (picture.name, one["words"], other["words"])
        for picture, seen in measures(chart)
        for one, other in combinations(seen["texts"], 2)
        if one["text"] != other["text"] and overlap(one["box"], other["box"])
    ]
    assert covered == []


def overlap(one, other) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH + LEADING


LEADING = 3.0
"""So much of the box of a line of text is air above and below its letters, in pixels."""


@every_chart
def test_texts_are_large_enough_and_of_few_sizes(chart, measures):
    for picture, seen in measures(chart):
        sizes = {size for text in seen["texts"] for size in text["sizes"]}
        assert min(sizes) >= LEAST[picture.style], picture.name
        assert len(sizes) <= MOST_SIZES, (picture.name, sizes)


@every_chart
def test_a_chart_fills_its_box(chart, measures):
    for picture, seen in measures(chart):
        boxes = [*(text["box"] for text in seen["texts"]), *seen["marks"]]
        for side, name in enumerate(SIDES):
            filled = max(box[side + 2] for box in boxes) - min(box[side] for box in boxes)
            assert filled >= FILLED * seen["frame"][side], (picture.name, name)


@every_chart
def test_every_mark_stands_inside_its_picture(chart, measures):
    for picture, seen in measures(chart):
        width, height = seen["frame"]
        outside = [
            box for box in seen["marks"] if min(box[:2]) < -EDGE or box[2] > width + EDGE or box[3] > height + EDGE
        ]
        assert outside == [], picture.name


@every_chart
def test_texts_can_be_read_on_the_page_in_both_themes(chart, measures):
    for picture, seen in measures(chart):
        page = PALETTE["page"][picture.dark]
        faint = {
            (text["words"], ink) for text in seen["texts"] for ink in text["fills"] if contrast(ink, page) < CONTRAST
        }
        assert faint == set(), picture.name


def contrast(ink: str, page: str) -> float:
    one, other = sorted((luminance(channels(ink)), luminance(channels(page))))
    return (other + 0.05) / (one + 0.05)


def channels(colour: str) -> list[int]:
    if colour.startswith("#"):
        return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return [int(float(part)) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]


def luminance(rgb: list[int]) -> float:
    parts = [value / 255 for value in rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@every_chart
def test_every_number_of_a_title_has_a_mark_or_a_text_in_the_chart(chart, measures):
    for picture, seen in measures(chart):
        assert set(named_figures(chart.title)) <= set(seen["ids"]), picture.name


@every_chart
def test_a_title_fits_above_its_chart(chart):
    title = fill(chart.title, DATA.figures)
    assert len(title) <= 60
    assert len(title.replace("\u00a0", "").split()) <= 10
