"""Charts beside the sentences that say their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from interview.amounts.items import Chart, Question
from interview.charts import drawn
from interview.charts.theme import LOOKS, Look
from interview.folder.dataset import Dataset
from interview.ui.client import client_part, part_state
from interview.ui.downloads import chart_downloads, source_text
from interview.ui.pages import page_link
from interview.views.cards import card_json, cards
from interview.views.evidence import excerpt_parts
from interview.words.formatting import extent_words, fill, kind_words, period_words, spelled, value_text, value_words

_EVIDENCE = client_part("evidence")
CHART_OPTIONS = {"displayModeBar": False, "responsive": True, "doubleClick": False}
_DOTS = "radial-gradient({colour} 1.2px,transparent 1.6px) 0 0/5px 5px"


def kind_legend() -> None:
    """Show how each kind of number is drawn, in words and as a swatch."""
    items = "".join(
        f'<span style="display:inline-flex;align-items:center;gap:.45em;margin-right:1.4em">'
        f'<span style="{_swatch(look)}"></span>{look.words}</span>'
        for look in LOOKS
    )
    st.html(f'<div style="font-size:.82rem;line-height:1.7">{items}</div>')


def _swatch(look: Look) -> str:
    fill = {"solid": look.colour, "dots": _DOTS.format(colour=look.colour)}.get(look.fill, "none")
    border = f"1.5px {'dashed' if look.dashed else 'solid'} {look.colour}"
    turned = "transform:rotate(45deg) scale(.75);" if look.diamond else ""
    return (
        f"display:inline-block;width:15px;height:15px;box-sizing:border-box;border:{border};{turned}background:{fill}"
    )


def lead(data: Dataset, page: str) -> None:
    """Open a page with its finding and the chart that shows it."""
    chart_pair(data, data.charts_of(page)[0], heading=st.title, legend=True)


def pairs(data: Dataset, page: str) -> None:
    """Show the other charts of a page, each beside its excerpts."""
    for chart in data.charts_of(page)[1:]:
        st.divider()
        chart_pair(data, chart)


def chart_pair(data: Dataset, chart: Chart, heading: Callable[..., Any] = st.header, legend: bool = False) -> None:
    """Show a chart under its finding, and beside it the excerpts that say its numbers."""
    heading(fill(chart.title, data.figures), anchor=chart.id)
    if legend:
        kind_legend()
    left, right = st.columns([58, 42], gap="medium") if chart.excerpt_ids else (st.container(), None)
    with left:
        _chart(data, chart)
    if right:
        with right:
            evidence(data, chart.excerpt_ids, chart)


def _chart(data: Dataset, chart: Chart) -> None:
    alt = _alt(data, chart)
    st.caption(fill(chart.subtitle, data.figures))
    st.plotly_chart(
        drawn(chart, data, readings=tuple(readings_on(chart)), series=series_on(chart)),
        key=f"chart-{chart.id}",
        config=CHART_OPTIONS,
        alt=alt,
    )
    table = _table(data, chart)
    with st.expander(f"Table and downloads ({len(table)} rows)"):
        chart_downloads(data, chart, readings_on(chart))
        st.table(table, alt=f"The numbers of the chart. {alt}")


def _table(data: Dataset, chart: Chart) -> pd.DataFrame:
    ids = dict.fromkeys([*chart.ids, *(chart.series_ids if series_on(chart) else ())])
    columns = ["Figure", "Value", "Kind", "Can stand for", "Period"]
    return pd.DataFrame([_cells(data, item_id) for item_id in ids], columns=columns).map(plain).set_index("Figure")


def _cells(data: Dataset, item_id: str) -> tuple[str, str, str, str, str]:
    item = data.items[item_id]
    return item.title, value_words(item), kind_words(item), extent_words(item), period_words(item)


def plain(text: str) -> str:
    """Return a text in which Markdown finds nothing to format."""
    return re.sub(r"([\\`*_\[\]<>#~$|])", r"\\\1", text)


def question_key(question: Question) -> str:
    """Return the key of the excerpts of a question."""
    return f"question-{question.question}"


def source_line(data: Dataset) -> None:
    """End a page with where the words come from and which version of the data it shows."""
    st.divider()
    st.caption(source_text(data))


def evidence(
    data: Dataset, excerpt_ids: Sequence[str], chart: Chart | None = None, key: str = "", *, slide: bool = False
) -> None:
    """Show excerpts with every number marked, linked in the browser to the marks of the chart `chart-<key>`.

    On a slide there is neither a panel nor a choice of readings.
    """
    key = key or (chart.id if chart else "")
    excerpts = [data.excerpts[excerpt_id] for excerpt_id in excerpt_ids]
    quoted = [item_id for excerpt in excerpts for item_id, _ in data.marks(excerpt) if item_id]
    drawn = [*chart.ids, *(i for group in chart.readings for i in group.ids)] if chart else []
    drawn += chart.series_ids if chart and not slide and series_on(chart) else ()
    _EVIDENCE(
        key=f"evidence-{key}",
        data={
            "chart": f"chart-{key}" if chart else "",
            "alt": _alt(data, chart) if chart else "",
            "excerpts": [excerpt_parts(data, excerpt) for excerpt in excerpts],
            "cards": {name: card_json(one) for name, one in cards(data, [*drawn, *quoted]).items()},
            "drawn": drawn,
            "switches": _switches(data, chart) if chart and not slide else [],
            "slide": slide,
            "source": data.about.source_line,
        },
        on_readings_change=lambda: None,
        on_series_change=lambda: None,
    )


def _switches(data: Dataset, chart: Chart) -> list[dict[str, Any]]:
    """Return what the reader can switch on in a chart; the names are those of the address."""
    readings = [(i, f"{group.label}: {value_text(data.figures[i])}") for group in chart.readings for i in group.ids]
    series = [(chart.id, "With published series")] if chart.series else []
    switches = (
        ("readings", "Other readings", readings, readings_on(chart)),
        ("series", "Public record", series, [chart.id] if series_on(chart) else []),
    )
    return [
        {"name": name, "legend": legend, "choices": [{"id": i, "label": label} for i, label in choices], "on": on}
        for name, legend, choices, on in switches
        if choices
    ]


def readings_on(chart: Chart) -> list[str]:
    """Return the readings of a chart that are switched on, in the order of charts.csv."""
    chosen = _switched(chart, "readings")
    return [reading for group in chart.readings for reading in group.ids if reading in chosen]


def series_on(chart: Chart) -> bool:
    """Return whether the published series of a chart are switched on."""
    return bool(chart.series) and chart.id in _switched(chart, "series")


def _switched(chart: Chart, name: str) -> list[str]:
    told = part_state(f"evidence-{chart.id}", name)
    return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []


def _alt(data: Dataset, chart: Chart) -> str:
    names = ", ".join(f"{group.panel}: {group.label}" if group.panel else group.label for group in chart.series)
    return fill(chart.alt, data.figures) + (f" Below, by year: {names}." if series_on(chart) else "")


def overview_cards(data: Dataset) -> None:
    """Show a card for each topic page."""
    pages = [page for page in data.pages.values() if page.topical]
    count = f"{spelled(len(pages)).capitalize()} {'topic' if len(pages) == 1 else 'topics'}"
    st.subheader(f"{count}, each with the sentences that say its numbers")
    with st.grid(3, min_column_width=320):
        for page in pages:
            _overview_card(data, page.name)


def _overview_card(data: Dataset, page: str) -> None:
    """Show the strongest chart of a topic as a card that leads to its page."""
    chart = data.charts_of(page)[0]
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{fill(chart.title, data.figures)}**")
        alt = fill(chart.alt, data.figures)
        st.plotly_chart(
            drawn(chart, data), key=f"card-{chart.id}", config=CHART_OPTIONS | {"staticPlot": True}, alt=alt
        )
        st.space("stretch")
        page_link(data, page, "Explore with the sentences", "arrow_forward")
