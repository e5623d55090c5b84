"""Presenter mode: the deck on one stage, its reading view for print and screen readers, and the speaker's window."""

from __future__ import annotations

import html
from pathlib import Path

import streamlit as st

from interview.amounts.items import Kind
from interview.charts import drawn
from interview.charts.theme import LOOKS, PRESENTER
from interview.folder.dataset import Dataset
from interview.folder.pages import PRESENT
from interview.ui.client import client_part
from interview.ui.pages import page_link
from interview.ui.panels import CHART_OPTIONS, evidence
from interview.views.slides import SlideChart, SlideView, first_slide_of, slide_views

KINDS = tuple((str(look.kinds[0]), look.short) for look in LOOKS if Kind.PUBLISHED not in look.kinds)
"""The kinds a slide can show, for its footer; published series are drawn on request only, never on a slide."""
_WIDTHS = {"chart": 740, "two-charts": 570, "timeline": 1184}
_HEIGHT = 500  # of the boxes in stage.css
_CHART_OPTIONS = CHART_OPTIONS | {"responsive": False}  # it would measure the scaled box on screen
_DECK = client_part("deck")


def _style(name: str) -> str:
    return (Path(__file__).resolve().parents[1] / "client" / f"{name}.css").read_text(encoding="utf-8")


def present(data: Dataset) -> None:
    """Show the deck, or the view of it that the address asks for."""
    view, slides = st.query_params.get("view", ""), slide_views(data)
    if view == "read":
        _reading_view(data, slides)
    elif view == "speaker":
        _DECK(key="speaker", data={"speaker": True, "slides": _rows(slides)})
    else:
        _stage(data, slides)


def present_link(data: Dataset, page: str) -> None:
    """Show the link that starts presenter mode at the slide of a page."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        params = {"slide": str(first_slide_of(data, page))}
        page_link(data, PRESENT, "Present", "slideshow", params)


def _rows(slides: tuple[SlideView, ...]) -> list[dict[str, str]]:
    return [{"title": one.title, "page": one.home, "notes": one.notes, "record": one.record} for one in slides]


def _stage(data: Dataset, slides: tuple[SlideView, ...]) -> None:
    st.html(f"<style>{_style('stage')}</style>")
    with st.container(key="deck"):
        for slide in slides:
            with st.container(key=f"slide-{slide.number}"):
                _slide(data, slide)
        _DECK(key="deck-keys", data={"slides": _rows(slides), "kinds": KINDS, "source": data.about.source_line})


def _slide(data: Dataset, slide: SlideView) -> None:
    number = slide.number
    with st.container(key=f"title-{number}"):
        st.html(f"<h2>{html.escape(slide.title)}</h2>")
    if slide.layout == "chart":
        (chart,) = slide.charts
        with st.container(key=f"left-{number}" if slide.quotes else f"full-{number}"):
            _chart(data, chart, f"slide-{slide.slide_id}", _WIDTHS["chart" if slide.quotes else "timeline"])
        if slide.quotes:
            with st.container(key=f"right-{number}"):
                evidence(data, slide.excerpt_ids, chart.chart, key=f"slide-{slide.slide_id}", slide=True)
    elif slide.layout == "two-charts":
        for side, chart in enumerate(slide.charts):
            with st.container(key=f"half-{side}-{number}"):
                _chart(data, chart, f"slide-{slide.slide_id}-{side}", _WIDTHS["two-charts"])
    else:
        with st.container(key=f"full-{number}"):
            for chart in slide.charts:
                _chart(data, chart, f"slide-{slide.slide_id}", _WIDTHS["timeline"])
            _statement(slide)
            if slide.quotes:
                evidence(data, slide.excerpt_ids, key=f"slide-{slide.slide_id}", slide=True)


def _chart(data: Dataset, one: SlideChart, key: str, width: int) -> None:
    picture = drawn(one.chart, data, style=PRESENTER)
    height = min(picture.layout.height, _HEIGHT)
    st.plotly_chart(picture, key=f"chart-{key}", width=width, height=height, config=_CHART_OPTIONS, alt=one.alt)


def _statement(slide: SlideView) -> None:
    for number in slide.numbers:
        _words("number", number.value)
        _words("said", number.words)
    for line in slide.lines:
        _words("said", line)


def _words(name: str, text: str) -> None:
    st.html(f'<div class="{name}">{html.escape(text)}</div>')


def _reading_view(data: Dataset, slides: tuple[SlideView, ...]) -> None:
    st.html(f"<style>{_style('print')}</style>")
    for slide in slides:
        with st.container(key=f"read-{slide.number}"):
            st.header(slide.title, anchor=slide.slide_id)
            width = _WIDTHS["timeline" if slide.layout == "timeline" else "chart"]
            for side, chart in enumerate(slide.charts):
                _chart(data, chart, f"read-{slide.slide_id}-{side}", width)
            _statement(slide)
            if slide.quotes:
                evidence(data, slide.excerpt_ids, key=f"read-{slide.slide_id}", slide=True)
            record = f"Public record {slide.record}. " if slide.record else ""
            place = f"{slide.number} / {slide.count}"
            st.caption(f"{place}. {record}{slide.source}. {st.context.url}?slide={slide.number}")
