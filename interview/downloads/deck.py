"""The presenter deck as a PowerPoint file: what each slide says, with what its charts show."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.util import Emu, Inches, Length, Pt

from interview.downloads.deck_charts import Box, add_chart
from interview.folder.dataset import Dataset
from interview.views.slides import SlideView, slide_views

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN, _GAP = Inches(0.6), Inches(0.4)
_TOP, _BOTTOM = Inches(1.6), Inches(6.5)
_BLANK = 6  # the layout of python-pptx's own template without placeholders
_CHART_SHARE = 0.58  # of the width, where sentences stand beside a chart
_STRIP = Inches(1.9)  # of sentences below two charts
_SIZES = (Pt(66), Pt(22)), (Pt(32), Pt(18))  # of a number and its words: of one alone, of one among several
_LONG = 700  # characters of sentences that fit beside a chart in the larger size


def pptx_bytes(dataset: Dataset) -> bytes:
    """Return the deck as a PowerPoint file, one slide each, with the speaker's notes in the notes field."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for slide in slide_views(dataset):
        page = deck.slides.add_slide(deck.slide_layouts[_BLANK])
        _add_text(page, slide.title, _across(Inches(0.35), Inches(1.1)), Pt(26), bold=True)
        _add_body(page, slide)
        if slide.record_line:
            _add_text(page, slide.record_line, _across(Inches(6.55), Inches(0.35)), Pt(14))
        foot = f"{slide.source}    {slide.place}"
        _add_text(page, foot, _across(Inches(6.9), Inches(0.4)), Pt(14))
        page.notes_slide.notes_text_frame.text = slide.notes
    stream = io.BytesIO()
    deck.save(stream)
    return _settled(stream.getvalue(), dataset.about.created)


def _settled(archive: bytes, day: str) -> bytes:
    """Return an Office file as made on the day of its data, so that the same data give the same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist()):
            content = before.read(name)
            if name.endswith(".xlsx"):
                content = _settled(content, day)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", f">{day}T00:00:00Z<".encode(), content)
            after.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _add_body(page: Any, slide: SlideView) -> None:
    quotes = "\n\n".join(f"“{quote.text}”\n{quote.citation}" for quote in slide.quotes)
    body = _across(_TOP, Emu(_BOTTOM - _TOP))
    if not slide.charts:
        _add_words(page, slide, quotes, body)
        return
    beside, below = (quotes, "") if len(slide.charts) == 1 else ("", quotes)
    height = Emu(body.height - (_STRIP + _GAP if below else 0))
    share = _CHART_SHARE if beside else 1 / len(slide.charts)
    width = Emu(int(body.width * share) - (_GAP if share < 1 else 0))
    for place, chart in enumerate(slide.charts):
        add_chart(page, chart, Box(Emu(body.left + place * (width + _GAP)), _TOP, width, height))
    if beside:
        left = Emu(body.left + width + _GAP)
        box = Box(left, _TOP, Emu(body.left + body.width - left), body.height)
        _add_text(page, beside, box, Pt(16 if len(beside) < _LONG else 13))
    if below:
        _add_text(page, below, _across(Emu(_BOTTOM - _STRIP), _STRIP), Pt(13))


def _add_words(page: Any, slide: SlideView, quotes: str, body: Box) -> None:
    """Add the large numbers side by side, then the lines and quotations below them."""
    top, width = body.top, Emu(body.width // max(1, len(slide.numbers)))
    for place, number in enumerate(slide.numbers):
        left, (large, small) = Emu(body.left + place * width), _SIZES[len(slide.numbers) > 1]
        _add_text(page, number.value, Box(left, top, width, Inches(1.2)), large, bold=True)
        _add_text(page, number.words, Box(left, Emu(top + Inches(1.2)), width, Inches(0.6)), small)
    if slide.numbers:
        top = Emu(top + Inches(2.4))
    words = "\n".join([*slide.lines, *([quotes] if quotes else [])])
    if words:
        _add_text(page, words, Box(body.left, top, body.width, Emu(_BOTTOM - top)), Pt(22))


def _across(top: Length, height: Length) -> Box:
    return Box(_MARGIN, top, Emu(_WIDTH - 2 * _MARGIN), height)


def _add_text(page: Any, text: str, box: Box, size: Length, *, bold: bool = False) -> None:
    frame = page.shapes.add_textbox(box.left, box.top, box.width, box.height).text_frame
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.font.size = size
        paragraph.font.bold = bold
