"""Charts beside the sentences that say their numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from interview.charts import draw
from interview.dataset import Dataset
from interview.evidence import cards, excerpt_parts
from interview.figures import Chart, Figure, Question
from interview.formatting import KIND_WORDS, basis_text, bounds_text, event_text, fill, value_text
from interview.theme import INK
from interview.ui.client import client_part
from interview.ui.files import download_link
from interview.ui.pages import path_of

_EVIDENCE = client_part("evidence")
CHART_OPTIONS = {"displayModeBar": False, "responsive": True, "doubleClick": False}
_SWATCH = f"display:inline-block;width:15px;height:15px;box-sizing:border-box;border:1.5px solid {INK};"
_KINDS = (
    ("stated in the interview", f"background:{INK}"),
    ("derived by us; whisker = bounds", f"background:radial-gradient({INK} 1.2px,transparent 1.6px) 0 0/5px 5px"),
    ("target or potential; arrow = open end", "border-top-style:dashed"),
)


def kind_legend() -> None:
    """Show how each kind of number is drawn, in words and as a swatch."""
    items = "".join(
        f'<span style="display:inline-flex;align-items:center;gap:.45em;margin-right:1.4em">'
        f'<span style="{_SWATCH}{swatch}"></span>{words}</span>'
        for words, swatch in _KINDS
    )
    st.html(f'<div style="font-size:.82rem;line-height:1.7">{items}</div>')


def lead(data: Dataset, page: str) -> None:
    """Open a page with its finding and the chart that shows it."""
    chart_pair(data, data.charts_of(page)[0], heading=st.title, legend=True)


def pairs(data: Dataset, page: str) -> None:
    """Show the other charts of a page, each beside its excerpts."""
    for chart in data.charts_of(page)[1:]:
        st.divider()
        chart_pair(data, chart)


def chart_pair(data: Dataset, chart: Chart, heading: Callable[..., Any] = st.subheader, legend: bool = False) -> None:
    """Show a chart under its finding, and beside it the excerpts that say its numbers."""
    heading(fill(chart.title, data.figures), anchor=chart.chart_id)
    if legend:
        kind_legend()
    left, right = st.columns([58, 42], gap="medium") if chart.excerpt_ids else (st.container(), None)
    with left:
        _chart(data, chart)
    if right:
        with right:
            evidence(data, chart.excerpt_ids, chart)


def _chart(data: Dataset, chart: Chart) -> None:
    alt = fill(chart.alt, data.figures)
    st.caption(fill(chart.subtitle, data.figures))
    st.plotly_chart(
        draw(chart, data, readings=readings_on(chart)), key=f"chart-{chart.chart_id}", config=CHART_OPTIONS, alt=alt
    )
    table = _table(data, chart)
    with st.expander(f"Table and download ({len(table)} rows)"):
        st.table(table, alt=f"The numbers of the chart. {alt}")
        st.markdown(download_link(f"/data/charts/{chart.chart_id}.csv", f"Download these {len(table)} rows (CSV)"))


def _table(data: Dataset, chart: Chart) -> pd.DataFrame:
    rows = []
    for item_id in chart.ids:
        item = data.figures.get(item_id) or data.events[item_id]
        if isinstance(item, Figure):
            rows.append(
                (item.indicator.title, value_text(item), KIND_WORDS[item.kind], bounds_text(item), basis_text(item))
            )
        else:
            rows.append((item.title, event_text(item), "date named in the interview", "", event_text(item)))
    columns = ["Figure", "Value", "Kind", "Can stand for", "Period"]
    return pd.DataFrame(rows, columns=columns).set_index("Figure")


def question_key(question: Question) -> str:
    """Return the key of the excerpts of a question."""
    return f"question-{question.question}"


def source_line(data: Dataset) -> None:
    """End a page with where the words come from and which version of the data it shows."""
    source = data.descriptor["sources"][0]["title"]
    st.divider()
    st.caption(f"Source: {source}. Data version {data.version}. Derived numbers, bounds and charts are ours.")


def evidence(
    data: Dataset, excerpt_ids: Sequence[str], chart: Chart | None = None, key: str = "", *, slide: bool = False
) -> None:
    """Show excerpts with every number marked, linked in the browser to the marks of the chart `chart-<key>`.

    On a slide there is neither a panel nor a choice of readings.
    """
    key = key or (chart.chart_id if chart else "")
    excerpts = [data.excerpts[excerpt_id] for excerpt_id in excerpt_ids]
    quoted = [item_id for excerpt in excerpts for item_id, _ in data.marks(excerpt) if item_id]
    drawn = [*chart.ids, *(i for group in chart.readings for i in group.ids)] if chart else []
    _EVIDENCE(
        key=f"evidence-{key}",
        data={
            "chart": f"chart-{key}" if chart else "",
            "alt": fill(chart.alt, data.figures) if chart else "",
            "excerpts": [excerpt_parts(data, excerpt) for excerpt in excerpts],
            "cards": cards(data, list(dict.fromkeys([*drawn, *quoted]))),
            "drawn": drawn,
            "readings": [{"id": i, "label": g.label} for g in chart.readings for i in g.ids]
            if chart and not slide
            else [],
            "readingsOn": readings_on(chart) if chart and not slide else [],
            "slide": slide,
            "source": f"Armenpress, {data.descriptor['interview']['date_text']}",
        },
        on_readings_change=lambda: None,
    )


def readings_on(chart: Chart) -> list[str]:
    """Return the readings of a chart that are switched on, in the order of charts.csv."""
    chosen = st.session_state.get(f"evidence-{chart.chart_id}", {}).get("readings") or []
    return [reading for group in chart.readings for reading in group.ids if reading in chosen]


def overview_card(data: Dataset, page: str) -> None:
    """Show the strongest chart of a topic as a card that leads to its page."""
    chart = data.charts_of(page)[0]
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{fill(chart.title, data.figures)}**")
        alt = fill(chart.alt, data.figures)
        st.plotly_chart(
            draw(chart, data), key=f"card-{chart.chart_id}", config=CHART_OPTIONS | {"staticPlot": True}, alt=alt
        )
        st.space("stretch")
        st.page_link(path_of(page), label="Explore with the sentences", icon=":material/arrow_forward:")
