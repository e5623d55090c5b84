"""The presenter deck as a PowerPoint file: finding, native chart, quotation and notes of each slide."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.util import Emu, Inches, Length, Pt

from interview.amounts.items import Chart, Figure, Kind, Slide, Sort
from interview.charts.theme import INK
from interview.folder.dataset import Dataset
from interview.views.evidence import citation
from interview.words.formatting import fill, value_text

DECK = "interview-slides.pptx"
_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN = Inches(0.6)
_BLANK = 6
_TIMES = (Sort.DURATION, Sort.YEAR)
_INK = RGBColor.from_string(INK.removeprefix("#"))


def slide_title(dataset: Dataset, slide: Slide) -> str:
    """Return the finding of a slide: its own title, or that of its chart or number."""
    if slide.title:
        return fill(slide.title, dataset.figures)
    if slide.chart_ids:
        return fill(dataset.charts[slide.chart_ids[0]].title, dataset.figures)
    figure = dataset.figures[slide.figure_ids[0]]
    return f"{figure.indicator.title}: {value_text(figure, words=True)}"


def pptx_bytes(dataset: Dataset) -> bytes:
    """Return the deck as a PowerPoint file, one slide each, with the speaker's notes in the notes field."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for number, slide in enumerate(dataset.slides.values(), start=1):
        page = deck.slides.add_slide(deck.slide_layouts[_BLANK])
        _add_text(page, slide_title(dataset, slide), Inches(0.35), Inches(1.1), Pt(26), bold=True)
        _add_body(page, dataset, slide)
        _add_text(
            page, f"{dataset.about.source_line}    {number} / {len(dataset.slides)}", Inches(6.9), Inches(0.4), Pt(14)
        )
        page.notes_slide.notes_text_frame.text = slide.notes
    stream = io.BytesIO()
    deck.save(stream)
    return _settled(stream.getvalue())


def _settled(archive: bytes) -> bytes:
    """Return an Office file without the time of its making, so that the same data give the same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist()):
            content = before.read(name)
            if name.endswith(".xlsx"):
                content = _settled(content)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", b">2024-04-01T00:00:00Z<", content)
            after.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _add_body(page: Any, dataset: Dataset, slide: Slide) -> None:
    charts = [dataset.charts[chart_id] for chart_id in slide.chart_ids]
    drawable = [(chart, figures) for chart in charts if (figures := _comparable(dataset, chart))]
    half = bool(slide.excerpt_ids) or len(drawable) > 1
    for place, (_, figures) in enumerate(drawable):
        left = _MARGIN + Emu(place * int(_WIDTH - 2 * _MARGIN) // 2)
        width = Emu(int(_WIDTH - 2 * _MARGIN) * (9 if len(drawable) > 1 else 11 if half else 20) // 20)
        _add_chart(page, figures, left, width)
    quotes = [dataset.excerpts[excerpt_id] for excerpt_id in slide.excerpt_ids]
    words = "\n\n".join(f"“{excerpt.quote}”\n{citation(excerpt)}" for excerpt in quotes)
    if not drawable and not words:
        words = "\n".join(_statements(dataset, slide))
    left = Emu(int(_WIDTH) * 6 // 10) if drawable else _MARGIN
    _add_text(page, words, Inches(1.7), Inches(5), Pt(16 if drawable else 22), left=left)


def _statements(dataset: Dataset, slide: Slide) -> list[str]:
    if slide.chart_ids:
        return [fill(dataset.charts[chart_id].alt, dataset.figures) for chart_id in slide.chart_ids]
    return [dataset.about.line, dataset.about.source.title]


def _comparable(dataset: Dataset, chart: Chart) -> list[Figure]:
    """Return the figures of a chart that a native chart can show together: the most that share a unit, by period."""
    figures = [dataset.figures[figure_id] for figure_id in chart.ids if figure_id in dataset.figures]
    units = Counter(figure.unit for figure in figures if figure.unit.sort not in _TIMES)
    shared = [figure for figure in figures if figure.unit in {unit for unit, _ in units.most_common(1)}]
    one_measure = len({figure.indicator.id for figure in shared}) == 1
    return sorted(shared, key=lambda figure: figure.period.first) if one_measure else shared


def _add_chart(page: Any, figures: Sequence[Figure], left: Length, width: Length) -> None:
    data = CategoryChartData()
    data.categories = [f"{figure.indicator.title}, {figure.period.text} ({figure.kind})" for figure in figures]
    data.add_series("Value", [float(figure.value) for figure in figures])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, left, Inches(1.6), width, Inches(5.1), data)
    chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(12)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = min(0.0, *(float(figure.value) for figure in figures))
    for index, figure in enumerate(figures):
        point = chart.plots[0].series[0].points[index]
        _paint(point, figure)
        label = point.data_label
        label.has_text_frame = True
        label.text_frame.text = value_text(figure)
        label.position = XL_LABEL_POSITION.OUTSIDE_END


def _paint(point: Any, figure: Figure) -> None:
    fill_format, line = point.format.fill, point.format.line
    line.color.rgb = _INK
    if figure.kind is Kind.STATED:
        fill_format.solid()
        fill_format.fore_color.rgb = _INK
    elif figure.kind is Kind.DERIVED:
        fill_format.patterned()
        fill_format.pattern = MSO_PATTERN.PERCENT_20
        fill_format.fore_color.rgb = _INK
        fill_format.back_color.rgb = RGBColor(255, 255, 255)
    else:
        fill_format.background()


def _add_text(
    page: Any, text: str, top: Length, height: Length, size: Length, *, bold: bool = False, left: Length = _MARGIN
) -> None:
    box = page.shapes.add_textbox(left, top, Emu(int(_WIDTH - left - _MARGIN)), height)
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    for paragraph in box.text_frame.paragraphs:
        paragraph.font.size = size
        paragraph.font.bold = bold
