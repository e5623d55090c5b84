"""Presenter mode: the deck on one stage, its reading view for print and screen readers, and the speaker's window."""

from __future__ import annotations

import html
from pathlib import Path

import streamlit as st

from interview.amounts.checks import OUTCOME_WORDS, Outcome, overall
from interview.amounts.items import Chart, Slide
from interview.charts import drawn
from interview.charts.theme import PRESENTER
from interview.downloads.deck import slide_title
from interview.folder.dataset import Dataset
from interview.folder.pages import HOME, PRESENT
from interview.ui.client import client_part
from interview.ui.pages import page_link
from interview.ui.panels import CHART_OPTIONS, evidence
from interview.views.places import home_page, page_path
from interview.words.formatting import fill, named_figures, value_text

KINDS = (("stated", "stated"), ("derived", "derived"), ("target", "target, potential"))
_WIDTHS = {"chart": 740, "two-charts": 570, "timeline": 1184}
_DECK = client_part("deck")


def _style(name: str) -> str:
    return (Path(__file__).resolve().parents[1] / "client" / f"{name}.css").read_text(encoding="utf-8")


def present(data: Dataset) -> None:
    """Show the deck, or the view of it that the address asks for."""
    view = st.query_params.get("view", "")
    if view == "read":
        _reading_view(data)
    elif view == "speaker":
        _DECK(key="speaker", data={"speaker": True, "slides": _slides(data)})
    else:
        _stage(data)


def present_link(data: Dataset, page: str) -> None:
    """Show the link that starts presenter mode at the slide of a page."""
    slides = list(data.slides.values())
    fits = [n for n, s in enumerate(slides, start=1) if any(data.charts[c].page == page for c in s.chart_ids)]
    with st.container(horizontal=True, horizontal_alignment="right"):
        params = {"slide": str(fits[0] if fits else 1)}
        page_link(data, PRESENT, "Present", "slideshow", params)


def _slides(data: Dataset) -> list[dict[str, str]]:
    rows = []
    for slide in data.slides.values():
        home = page_path(_explorer_page(data, slide))
        record = _record(data, data.charts[slide.chart_ids[0]]) if slide.chart_ids else ""
        rows.append({"title": slide_title(data, slide), "page": home, "notes": slide.notes, "record": record})
    return rows


def _explorer_page(data: Dataset, slide: Slide) -> str:
    """Return the page that shows the chart of a slide, or else its first item."""
    if not slide.chart_ids:
        return HOME
    chart = data.charts[slide.chart_ids[0]]
    return home_page(data, chart.ids[0]) or HOME if data.pages[chart.page].bare else chart.page


def _stage(data: Dataset) -> None:
    st.html(f"<style>{_style('stage')}</style>")
    with st.container(key="deck"):
        for number, slide in enumerate(data.slides.values(), start=1):
            with st.container(key=f"slide-{number}"):
                _slide(data, slide, number)
        _DECK(key="deck-keys", data={"slides": _slides(data), "kinds": KINDS, "source": data.about.source_line})


def _slide(data: Dataset, slide: Slide, number: int) -> None:
    with st.container(key=f"title-{number}"):
        st.html(f"<h2>{html.escape(slide_title(data, slide))}</h2>")
    if slide.layout == "chart":
        chart = data.charts[slide.chart_ids[0]]
        with st.container(key=f"left-{number}" if slide.excerpt_ids else f"full-{number}"):
            _chart(data, chart, f"slide-{slide.id}", _WIDTHS["chart" if slide.excerpt_ids else "timeline"])
        if slide.excerpt_ids:
            with st.container(key=f"right-{number}"):
                evidence(data, slide.excerpt_ids, chart, key=f"slide-{slide.id}", slide=True)
    elif slide.layout == "two-charts":
        for side, chart_id in enumerate(slide.chart_ids):
            with st.container(key=f"half-{side}-{number}"):
                _chart(data, data.charts[chart_id], f"slide-{slide.id}-{side}", _WIDTHS["two-charts"])
    else:
        with st.container(key=f"full-{number}"):
            _statement(data, slide, f"slide-{slide.id}")


def _record(data: Dataset, chart: Chart) -> str:
    """Return what the public record comes to for the numbers of a title, where they can be compared; else nothing."""
    decided: dict[Outcome, list[str]] = {}
    for name in dict.fromkeys(named_figures(chart.title)):
        figure = data.figures[name]
        outcome = overall(figure, data.references_for(name))
        if outcome in (Outcome.AGREES, Outcome.DIFFERS, Outcome.MIXED):
            decided.setdefault(outcome, []).append(value_text(figure))
    return "; ".join(f"{OUTCOME_WORDS[outcome]}: {', '.join(values)}" for outcome, values in decided.items())


def _chart(data: Dataset, chart: Chart, key: str, width: int) -> None:
    picture = drawn(chart, data, style=PRESENTER)
    alt = fill(chart.alt, data.figures)
    st.plotly_chart(picture, key=f"chart-{key}", width=width, config=CHART_OPTIONS, alt=alt)


def _statement(data: Dataset, slide: Slide, key: str) -> None:
    if slide.layout == "timeline":
        _chart(data, data.charts[slide.chart_ids[0]], key, _WIDTHS["timeline"])
    for figure_id in slide.figure_ids:
        figure = data.figures[figure_id]
        _words("number", value_text(figure))
        _words("said", figure.indicator.title)
    if slide.layout == "number":
        evidence(data, slide.excerpt_ids, key=key, slide=True)
    if slide.layout == "opening":
        derived = sum(1 for figure in data.figures.values() if figure.derivation)
        _words("said", data.about.line)
        counts = f"{len(data.figures) - derived} numbers said, {derived} derived"
        _words("said", f"{counts}, each beside the sentence it comes from")
    if slide.layout == "closing":
        _words("said", data.about.source.title)
        _words("said", f"Data version {data.version}. Derived numbers, bounds and charts are ours.")


def _words(name: str, text: str) -> None:
    st.html(f'<div class="{name}">{html.escape(text)}</div>')


def _reading_view(data: Dataset) -> None:
    st.html(f"<style>{_style('print')}</style>")
    for number, slide in enumerate(data.slides.values(), start=1):
        with st.container(key=f"read-{number}"):
            st.header(slide_title(data, slide), anchor=slide.id)
            for side, chart_id in enumerate(slide.chart_ids if slide.layout != "timeline" else ()):
                _chart(data, data.charts[chart_id], f"read-{slide.id}-{side}", _WIDTHS["chart"])
            _statement(data, slide, f"read-{slide.id}")
            if slide.layout == "chart":
                evidence(data, slide.excerpt_ids, key=f"read-{slide.id}", slide=True)
            st.caption(f"{number} / {len(data.slides)}. {data.about.source_line}. {st.context.url}?slide={number}")
