import io
import shutil
import subprocess

import pytest
from pptx import Presentation
from pypdf import PdfReader

from interview.downloads.deck import pptx_bytes, slide_title
from interview.folder.dataset import load
from interview.views.evidence import citation
from interview.words.formatting import value_text

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
    assert slide_title(DATA, DATA.slides["transit"]) == "Transit gained 5.61 Mt in 2023 and reached 32.3 Mt"
    assert slide_title(DATA, DATA.slides["community"]) == "Armenians living in Kazakhstan: more than 20,000"
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
    assert labels == [value_text(figure) for figure in figures]


def test_each_kind_is_painted_in_its_own_way():
    page = PAGES[[slide.id for slide in SLIDES].index("it-exports")]
    points = charts(page)[0].plots[0].series[0].points
    fills = [points[place].format.fill.type for place in (0, 1, 4)]
    assert [str(fill).split(" ")[0] for fill in fills] == ["PATTERNED", "SOLID", "BACKGROUND"]


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
