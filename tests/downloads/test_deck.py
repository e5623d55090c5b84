import html
import io
import itertools
import math
import re
import shutil
import subprocess

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.connector import Connector
from pypdf import PdfReader

from interview.downloads.deck import pptx_bytes
from interview.downloads.deck_shapes import PIXEL
from interview.folder.dataset import load
from interview.folder.screens import Slide
from interview.views.decks import deck_of
from interview.views.slides import slide_title

DATA = load()
SLIDES = list(DATA.slides.values())
DECK = pptx_bytes(DATA)
PAGES = list(Presentation(io.BytesIO(DECK)).slides)


def texts(page):
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def test_the_deck_tells_the_story_in_12_to_16_slides():
    assert 12 <= len(SLIDES) <= 16
    assert [slide.layout for slide in SLIDES[:1] + SLIDES[-1:]] == ["opening", "closing"]


def test_a_title_comes_from_the_slide_its_chart_or_its_number():
    assert slide_title(DATA, DATA.slides["it-exports"]) == "IT exports tripled and are to double by 2026"
    untitled = Slide("community", "number", (), ("armenians",), "", (), "")
    assert slide_title(DATA, untitled) == "Armenians living in Kazakhstan: more than 20,000"
    assert slide_title(DATA, DATA.slides["corridors-and-roads"]) == "13 corridors, and 10,700 km of roads under works"


def test_the_same_data_give_the_same_deck():
    assert pptx_bytes(load()) == DECK


def test_every_slide_has_its_title_notes_and_place():
    assert len(PAGES) == len(SLIDES)
    for number, (page, slide) in enumerate(zip(PAGES, SLIDES, strict=True), start=1):
        assert texts(page)[0] == slide_title(DATA, slide)
        assert texts(page)[-1] == f"Armenpress, April 2024    {number} / {len(SLIDES)}"
        assert page.notes_slide.notes_text_frame.text == slide.notes


def test_every_sentence_of_the_stage_is_quoted_with_its_speaker():
    for view, page in VIEWS.values():
        words = "\n".join(texts(page))
        assert [quote.citation for quote in view.passage if quote.citation not in words] == []
        assert [quote.text for quote in view.passage if f"“{quote.text.rstrip()}”" not in words] == []


def fill_of(shape):
    """The colour a shape is filled with, or the kind of its filling where it has none."""
    kind = str(shape.fill.type).split(" ")[0]
    return str(shape.fill.fore_color.rgb) if kind == "SOLID" else kind


DRAWN = dict(zip([slide.id for slide in SLIDES], deck_of(DATA).slides, strict=True))
VIEWS = {name: (DRAWN[name].view, page) for name, page in zip(DRAWN, PAGES, strict=True)}
every_chart_slide = pytest.mark.parametrize("name", [slide.id for slide in SLIDES if slide.chart_ids])


def drawings(name):
    return [step.drawings[0].states[0].drawn for step in DRAWN[name].story.steps]


def marks(page, item_id):
    """The shapes of a slide that draw an item."""
    return [shape for shape in page.shapes if shape.name == item_id]


def bar(page, item_id):
    return next(shape for shape in marks(page, item_id) if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE)


def words_of(markup):
    return [html.unescape(re.sub("<[^>]*>", "", line)) for line in markup.split("<br>")]


@every_chart_slide
def test_every_text_of_a_chart_stands_on_its_slide(name):
    said = set("\n".join(texts(VIEWS[name][1])).split("\n"))
    for drawn in drawings(name):
        labels = [text for trace in drawn["data"] for text in trace.get("text", [])]
        labels += [note["text"] for note in drawn["layout"].get("annotations", [])]
        axis = drawn["layout"]["xaxis"]
        labels += [] if axis.get("visible") is False else axis.get("ticktext") or map(str, axis["tickvals"])
        assert [line for label in labels for line in words_of(label) if line not in said] == []


@every_chart_slide
def test_bars_are_as_long_and_as_thick_in_proportion_as_those_of_the_chart(name):
    for drawn in drawings(name):
        for trace in (one for one in drawn["data"] if one["type"] == "bar"):
            lying = trace["orientation"] == "h"
            hollow = [colour.startswith("rgba") for colour in trace["marker"]["color"]]
            ids = [row[0] for row, empty in zip(trace["customdata"], hollow, strict=True) if not empty]
            values = [value for value, empty in zip(trace["x" if lying else "y"], hollow, strict=True) if not empty]
            shapes = iter(
                [
                    one
                    for item in dict.fromkeys(ids)
                    for one in marks(VIEWS[name][1], item)
                    if one.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
                ]
            )
            found = list(itertools.islice(shapes, len(ids)))
            lengths = [shape.width if lying else shape.height for shape in found]
            assert [length / lengths[0] for length in lengths] == pytest.approx(
                [value / values[0] for value in values], rel=1e-3
            )
            assert len({shape.height if lying else shape.width for shape in found}) == 1


def test_each_kind_is_painted_in_its_own_way():
    page = VIEWS["it-exports"][1]
    assert [fill_of(bar(page, name)) for name in ("it-exports-2020", "it-exports-2023")] == ["C5D8EE", "2F74C0"]
    dashed = [
        shape
        for shape in page.shapes
        if (not isinstance(shape, Connector) and shape.name != "foot" and not shape.has_text_frame)
        or (shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and shape.name != "foot")
    ]
    (aim,) = [shape for shape in dashed if shape.line.dash_style == MSO_LINE.DASH]
    said = bar(page, "it-exports-2023")
    assert fill_of(aim) == "BACKGROUND"
    assert aim.height / said.height == pytest.approx(1000 / 500, rel=0.02)
    assert aim.top + aim.height == pytest.approx(said.top + said.height, abs=2 * PIXEL)


def test_a_line_on_a_ratio_scale_rises_as_on_the_stage():
    page = VIEWS["trade"][1]
    middles = [
        shape.top + shape.height / 2
        for name in ("trade-window-base", "trade-index-2022", "trade-index-2023")
        for shape in marks(page, name)[-1:]
    ]
    rises = [math.log(285 / 100), math.log(350 / 285)]
    assert (middles[0] - middles[1]) / (middles[1] - middles[2]) == pytest.approx(rises[0] / rises[1], rel=0.02)


def test_ranges_are_drawn_in_the_same_scale_as_their_bars():
    page = VIEWS["freight-added"][1]
    rail, figure = bar(page, "rail-added-2023"), DATA.figures["rail-added-2023"]
    whisker = next(s for s in page.shapes if isinstance(s, Connector) and rail.top < s.top < rail.top + rail.height)
    low, high = (float(end) for end in (figure.bounds.low, figure.bounds.high))
    assert whisker.width / rail.width == pytest.approx((high - low) / float(figure.value), rel=1e-3)
    assert (whisker.left - rail.left) / rail.width == pytest.approx(low / float(figure.value), rel=1e-3)


def test_the_slide_about_rounding_shows_per_cent_and_no_tonnes_on_its_axis():
    said = texts(VIEWS["keep-in-mind"][1])
    assert {"−20\u00a0%", "+20\u00a0%"} <= set(said)
    assert "Mt" not in " ".join(said)


def squares(page):
    """The squares of a slide, without the paper and the legend."""
    shapes = [s for s in page.shapes if s.shape_type in (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.FREEFORM)]
    return [s for s in shapes if s.name != "foot" and abs(s.width - s.height) < PIXEL]


@pytest.mark.parametrize(("name", "count"), [("export-potential", 70), ("golan-women-in-unit", 139)])
def test_things_counted_are_as_many_squares(name, count):
    assert len(squares(VIEWS[name][1])) == count


def test_squares_are_painted_by_kind():
    unit = squares(VIEWS["golan-women-in-unit"][1])
    potential = squares(VIEWS["export-potential"][1])[0]
    assert [fill_of(square) for square in unit].count("2F74C0") == 7
    assert {fill_of(square) for square in unit} == {"2F74C0", "C5D8EE"}
    assert (fill_of(potential), potential.line.dash_style) == ("BACKGROUND", MSO_LINE.DASH)


def test_slides_of_words_say_the_same_as_the_stage():
    for view, page in VIEWS.values():
        words = "\n".join(texts(page))
        for said in [*view.lines, *(line for column in view.columns for line in column.lines)]:
            assert said in words
        for number in view.numbers:
            assert "\n".join([*(part.strip() for part in number.parts), number.words, number.kind]) in words
            assert f"{number.kind}, {number.period}" in words
            assert (number.since in words) == (view.layout != "opening" or not number.since)
        assert (f"Public record {view.record}" in words) == bool(view.record)


def test_nothing_leaves_its_slide_or_runs_into_the_foot():
    deck = Presentation(io.BytesIO(DECK))
    for page in deck.slides:
        first = next(place for place, shape in enumerate(page.shapes) if shape.name == "foot")
        shapes = list(page.shapes)
        for shape in shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
        assert [one.name for one in shapes[:first] if one.top + one.height > shapes[first].top] == []


def test_the_deck_carries_the_day_of_its_data():
    core = Presentation(io.BytesIO(DECK)).core_properties
    assert core.modified.strftime("%Y-%m-%d") == DATA.about.created


@pytest.mark.skipif(shutil.which("loimpress") is None, reason="LibreOffice Impress is not installed")
def test_an_office_program_opens_the_deck_with_every_slide(tmp_path):
    (tmp_path / "deck.pptx").write_bytes(DECK)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == len(SLIDES)
    for sheet, slide in zip(pages, SLIDES, strict=True):
        assert "".join(slide_title(DATA, slide).split())[:30] in "".join(sheet.extract_text().split())
