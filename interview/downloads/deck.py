"""The presenter deck as a PowerPoint file: each slide shows what the stage shows, in the same places."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE

from interview.charts.ground import text_width
from interview.charts.theme import CLEAR, LOOKS, PALETTE
from interview.downloads.deck_charts import add_chart
from interview.downloads.deck_shapes import Box, Line, Pen, Run, Type, add_path, add_shape, add_text, emu, seen
from interview.folder.dataset import Dataset
from interview.views.decks import KINDS, STAGE, DrawnSlide, deck_of
from interview.views.quotes import Quote
from interview.views.slides import SlideNumber, SlideView

_BLANK = 6  # the layout of python-pptx's own template without placeholders
_EDGE, _WIDTH, _TOP, _FOOT, _LEAD = 56, 1168, 140, 672, 268
"""The margin of the stage and the width inside it; where charts, foot and the line under the first title begin."""
_SERIF = "Georgia"
_PAPER, _PADDING, _LEADING = 392, 24, 1.4
"""The width of the paper of quotations, the space inside its edges, and the height of a line of them."""
_LARGEST, _SMALLEST = 23, 13  # pixels of the letters of a quotation
_INK, _PALE, _RULE, _SAID, _TINT = (PALETTE[role][0] for role in ("ink", "ink-2", "rule", "said", "tint"))
_FILLS = {"solid": _SAID, "tint": _TINT, "none": CLEAR}
_WIDER = 1.12  # than ours: the font of the file


def pptx_bytes(dataset: Dataset) -> bytes:
    """Return the deck as a PowerPoint file, one slide each, with the speaker's notes in the notes field."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = (emu(side) for side in STAGE)
    for slide in deck_of(dataset).slides:
        page = deck.slides.add_slide(deck.slide_layouts[_BLANK])
        _add_head(page, slide.view)
        _add_body(page, slide)
        _add_foot(page, slide.view)
        page.notes_slide.notes_text_frame.text = slide.view.notes
    stream = io.BytesIO()
    deck.save(stream)
    return _settled(stream.getvalue(), dataset.about.created)


def _settled(archive: bytes, day: str) -> bytes:
    """Return an Office file as made on the day of its data, so that the same data give the same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist()):
            content = before.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">\d{4}-\d\d-\d\dT[\d:]+Z<", f">{day}T00:00:00Z<".encode(), content)
            after.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _add_head(page: Any, view: SlideView) -> None:
    opening = view.layout == "opening"
    largest, top = (56, _LEAD - 78) if opening else (38, 36)
    size = min(largest, _fitting(view.title, largest, _WIDTH))
    add_text(page, [[Run(view.title, bold=True)]], Box(_EDGE, top, _WIDTH, size * 1.25), Type(size))
    if view.subtitle:
        add_text(page, [[Run(view.subtitle, colour=_PALE)]], Box(_EDGE, 86, _WIDTH, 26), Type(18))


def _fitting(text: str, size: int, width: float) -> int:
    """Return the size in pixels at which a bold text keeps to its line in any font."""
    return int(size * width / (text_width(f"<b>{text}</b>", size) * _WIDER))


def _add_body(page: Any, slide: DrawnSlide) -> None:
    view, two = slide.view, len(slide.story.steps) > 1
    left = float(_EDGE)
    for step in slide.story.steps:
        drawn = step.drawings[0].states[0].drawn
        top = _TOP + (34 if two else 0)  # the heading of each of two charts
        if two:
            heading = Box(left, _TOP, drawn["layout"]["width"], 28)
            add_text(page, [[Run(step.title, bold=True)]], heading, Type(20))
        add_chart(page, drawn, left, top)
        left += drawn["layout"]["width"] + 24
    if view.layout == "opening":
        kicker, *rest = view.lines
        add_text(page, [[Run(kicker, bold=True, colour=_PALE)]], Box(_EDGE, _LEAD - 124, _WIDTH, 30), Type(22))
        add_text(page, [[Run(line, colour=_PALE)] for line in rest], Box(_EDGE, _LEAD, 1000, 72), Type(26))
    _add_numbers(page, slide, 360 if view.layout == "opening" else 112)
    _add_columns(page, view)
    _add_passage(page, view)


def _add_numbers(page: Any, slide: DrawnSlide, top: float) -> None:
    """Add large numbers side by side, each under a line that is drawn as its kind is."""
    gap, count = 40, len(slide.view.numbers)
    width = (_WIDTH + gap) / max(1, count) - gap
    size = min((slide.type_size, *(_fitting(one.parts[1], slide.type_size, width) for one in slide.view.numbers)))
    for place, number in enumerate(slide.view.numbers):
        left = _EDGE + place * (width + gap)
        look = next(one for one in LOOKS if number.figure.kind in one.kinds)
        line = Pen(line=look.colour, width=3, dash="dash" if look.dashed else "")
        add_path(page, [(left, top), (left + width, top)], line)
        _add_number(page, number, Box(left, top + 12, width, 0), size, slide.view.layout != "opening")


def _add_number(page: Any, number: SlideNumber, box: Box, size: int, whole: bool) -> None:
    """Add a large number, its words, its kind and time; what came of it too, if the slide shows the `whole`."""
    before, large, after = number.parts
    add_text(page, [[Run(before.strip(), bold=True)]], Box(box.left, box.top, box.width, 26), Type(22))
    add_text(page, [[Run(large, bold=True)]], Box(box.left, box.top + 26, box.width, size * 1.1), Type(size))
    top = box.top + 26 + size * 1.1
    add_text(page, [[Run(after.strip(), bold=True)]], Box(box.left, top, box.width, 26), Type(22))
    words = [[Run(number.words)], [Run(f"{number.kind}, {number.period}", colour=_PALE)]]
    if whole and number.since:
        words.append([Run(number.since, bold=True)])
    add_text(page, words, Box(box.left, top + 30, box.width, 110), Type(18))


def _add_columns(page: Any, view: SlideView) -> None:
    gap = 40
    width = (_WIDTH + gap) / max(1, len(view.columns)) - gap
    for place, column in enumerate(view.columns):
        left = _EDGE + place * (width + gap)
        add_path(page, [(left, 124), (left + width, 124)], Pen(line=_INK, width=3))
        add_text(page, [[Run(column.head, colour=_PALE)]], Box(left, 142, width, 28), Type(20))
        lines: list[Line] = [[Run(text)] for line in column.lines for text in (line, "")]
        add_text(page, lines[:-1], Box(left, 184, width, 470), Type(24))


def _add_passage(page: Any, view: SlideView) -> None:
    """Add the sentences that say the numbers of a slide on their paper, as large as they fit."""
    if not view.passage:
        return
    box = {"number": Box(_EDGE, 400, _WIDTH, 240), "two-charts": Box(_EDGE, 432, _WIDTH, 208)}.get(
        view.layout, Box(_EDGE + _WIDTH - _PAPER, _TOP, _PAPER, 500)
    )
    inner = Box(box.left + _PADDING, box.top + _PADDING / 2, box.width - 2 * _PADDING, box.height - _PADDING)
    record = [[Run(view.record_line, colour=_PALE)]] if view.record_line else []
    kept = 58 if record else 0  # of the height, for two lines below a rule
    sizes = range(_LARGEST, _SMALLEST, -1)
    size = next((one for one in sizes if _height(view.passage, one, inner.width) <= inner.height - kept), _SMALLEST)
    add_shape(page, MSO_SHAPE.RECTANGLE, box, Pen(fill=PALETTE["paper"][0]))
    place = Box(inner.left, inner.top, inner.width, inner.height - kept)
    add_text(page, _said(view.passage), place, Type(size, font=_SERIF))
    if record:
        top = box.top + box.height - kept
        add_path(page, [(inner.left, top), (inner.left + inner.width, top)], Pen(line=_RULE, width=1))
        add_text(page, record, Box(inner.left, top + 6, inner.width, kept - 8), Type(18))


def _said(passage: Sequence[Quote]) -> list[Line]:
    """Return quotations with their numbers bold, each under what was said by whom where the next is another's."""
    lines: list[Line] = []
    for place, quote in enumerate(passage):
        parts = [part for sentence in quote.sentences for part in sentence.parts]
        runs = [Run(part) if isinstance(part, str) else Run(part.text, bold=bool(part.id)) for part in parts]
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].bold)
        lines.append([Run("“"), *runs, Run("”")])
        following = passage[place + 1 :]
        if not following or following[0].citation != quote.citation:
            lines.append([Run(quote.citation, colour=_PALE)])
        if following:
            lines.append([])
    return lines


def _height(passage: Sequence[Quote], size: int, width: float) -> float:
    """Return how many pixels quotations take at a size, about."""
    texts = ("".join(run.text for run in line) for line in _said(passage))
    rows = sum(-(-text_width(f"<b>{text}</b>", size) * 1.1 // width) for text in texts)
    return float(rows * size * _LEADING)


def _add_foot(page: Any, view: SlideView) -> None:
    """Add the legend, then the source and the place of the slide."""
    add_path(page, [(_EDGE, _FOOT), (_EDGE + _WIDTH, _FOOT)], Pen(line=_RULE, width=1, name="foot"))
    left = float(_EDGE)
    for kind, words in KINDS:
        look = next(one for one in LOOKS if kind in one.kinds)
        pen = Pen(seen(_FILLS[look.fill]), look.colour, 1.5, "dash" if look.dashed else "", name="foot")
        add_shape(page, MSO_SHAPE.RECTANGLE, Box(left, 689, 14, 14), pen)
        add_text(page, [[Run(words)]], Box(left + 22, 684, text_width(words, 18) * 1.1, 24), Type(18))
        left += 22 + text_width(words, 18) * 1.1 + 20
    foot = f"{view.source}    {view.place}"
    add_text(page, [[Run(foot)]], Box(left, 684, _EDGE + _WIDTH - left, 24), Type(18, "right"))
