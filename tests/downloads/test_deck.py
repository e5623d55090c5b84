import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu
from pypdf import PdfReader

from interview.downloads.deck import pptx_bytes
from interview.folder.dataset import load
from interview.views.quotes import citation
from interview.views.slides import slide_title, slide_views
from interview.words.formatting import KIND_NAMES
from interview.words.shown import shown_text

DATA = load()
SLIDES = list(DATA.slides.values())
DECK = pptx_bytes(DATA)
PAGES = list(Presentation(io.BytesIO(DECK)).slides)


def texts(page):
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def charts(page):
    return [shape.chart for shape in page.shapes if shape.has_chart]


def test_the_deck_tells_the_story_in_12_to_16_slides():
    assert 12 <= len(SLIDES) <= 16
    assert [slide.layout for slide in SLIDES[:1] + SLIDES[-1:]] == ["opening", "closing"]


def test_a_title_comes_from_the_slide_its_chart_or_its_number():
    assert slide_title(DATA, DATA.slides["it-exports"]) == "IT exports tripled and are to double again by 2026"
    untitled = replace(DATA.slides["since"], title="", figure_ids=("armenians",))
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


def test_every_excerpt_of_a_slide_is_quoted_with_its_speaker():
    for page, slide in zip(PAGES, SLIDES, strict=True):
        for excerpt_id in slide.excerpt_ids:
            excerpt = DATA.excerpts[excerpt_id]
            assert f"“{excerpt.quote}”\n{citation(excerpt)}" in "\n".join(texts(page))


def test_a_native_chart_shows_the_values_of_the_slide_with_their_hedges():
    page = PAGES[[slide.id for slide in SLIDES].index("it-exports")]
    (chart,) = charts(page)
    (series,) = chart.plots[0].series
    ids = [f"it-exports-{name}" for name in ("2020", "2023", "path-2024", "path-2025", "target-2026")]
    figures = [DATA.figures[figure_id] for figure_id in ids]
    assert list(series.values) == [pytest.approx(float(figure.value)) for figure in figures]
    labels = [series.points[place].data_label.text_frame.text for place in range(len(ids))]
    assert labels == [shown_text(figure) for figure in figures]


def fill_of(shape):
    """The colour a shape is filled with, or the kind of its filling where it has none."""
    kind = str(shape.fill.type).split(" ")[0]
    return str(shape.fill.fore_color.rgb) if kind == "SOLID" else kind


def test_each_kind_is_painted_in_its_own_way():
    page = PAGES[[slide.id for slide in SLIDES].index("it-exports")]
    points = charts(page)[0].plots[0].series[0].points
    assert [fill_of(points[place].format) for place in (0, 1, 4)] == ["C5D8EE", "2F74C0", "BACKGROUND"]


VIEWS = dict(zip([slide.id for slide in SLIDES], zip(slide_views(DATA), PAGES, strict=True), strict=True))
RANGED = {"forest"}

every_chart_slide = pytest.mark.parametrize("name", [slide.id for slide in SLIDES if slide.chart_ids])


def tables(page):
    return [[cell.text for cell in row.cells] for s in page.shapes if s.has_table for row in s.table.rows]


def bars(page):
    """Every bar of the charts of a slide as category, values and label."""
    rows = []
    for chart in charts(page):
        plot = chart.plots[0]
        for place, category in enumerate(plot.categories):
            label = plot.series[0].points[place].data_label
            text = label.text_frame.text if label.has_text_frame else ""
            rows.append((category, [series.values[place] for series in plot.series], text))
    return rows


def squares(page):
    return [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]


@every_chart_slide
def test_what_stands_under_a_title_is_what_the_chart_shows(name):
    view, page = VIEWS[name]
    items = [(one.chart.form, item) for one in view.charts for item in one.items]
    found = 0
    for form, item in items:
        said = item.bounds if form in RANGED else item.value
        in_bars = [
            c
            for c, _, label in bars(page)
            if c.startswith(item.label) and said in c + label and KIND_NAMES[item.kind] in c
        ]
        in_table = [
            row for row in tables(page) if row[0].endswith(item.label) and row[1:3] == [said, KIND_NAMES[item.kind]]
        ]
        in_words = [text for text in texts(page) if f"{said} {item.label} ({KIND_NAMES[item.kind]})" in text]
        assert in_bars or in_table or in_words, item
        found += bool(in_bars or in_table) + bool(in_words)
    lines = sum(text.count("\n") + 1 for text in texts(page) if text.endswith(")"))
    heads = sum(1 for row in tables(page) if row[0] == "Number")
    assert len(bars(page)) + len(tables(page)) - heads + lines == len(items) == found


@every_chart_slide
def test_bars_are_as_long_as_the_numbers_of_the_chart(name):
    view, page = VIEWS[name]
    amounts = [item.item for one in view.charts for item in one.items if item.item in DATA.figures.values()]
    if any(one.chart.form in RANGED for one in view.charts):
        ends = [(end / f.value - 1) * 100 for f in amounts for end in (f.bounds.low, f.bounds.high)]
        assert [value for _, pair, _ in bars(page) for value in pair] == pytest.approx([float(end) for end in ends])
        return
    lengths = {shown_text(figure): float(figure.value) for figure in amounts}
    assert [value for _, (value,), _ in bars(page)] == pytest.approx([lengths[label] for _, _, label in bars(page)])


def test_the_slide_about_rounding_shows_per_cent_and_no_tonnes():
    view, page = VIEWS["keep-in-mind"]
    words = " ".join([*texts(page), *(category + label for category, _, label in bars(page))])
    assert len(bars(page)) == len(view.charts[0].items)
    assert " %" in words
    assert "Mt" not in words


@pytest.mark.parametrize(("name", "count"), [("export-potential", 70), ("golan-women-in-unit", 139)])
def test_things_counted_are_as_many_squares(name, count):
    assert len(squares(VIEWS[name][1])) == count


def test_squares_are_painted_by_kind():
    stated, derived = squares(VIEWS["golan-women-in-unit"][1])[0], squares(VIEWS["golan-women-in-unit"][1])[-1]
    potential = squares(VIEWS["export-potential"][1])[0]
    assert [fill_of(square) for square in (stated, derived, potential)] == ["2F74C0", "C5D8EE", "BACKGROUND"]
    assert [square.line.dash_style for square in (stated, potential)] == [None, MSO_LINE.DASH]


def test_slides_of_words_say_the_same_as_the_stage():
    for view, page in VIEWS.values():
        words = "\n".join(texts(page))
        for said in [*view.lines, *(text for number in view.numbers for text in (number.value, number.words))]:
            assert said in words
        assert (f"Public record {view.record}" in words) == bool(view.record)


def test_nothing_leaves_its_slide_or_runs_into_the_foot():
    deck = Presentation(io.BytesIO(DECK))
    for page in deck.slides:
        *body, foot = page.shapes
        for shape in body:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + height <= foot.top + Emu(1)


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
