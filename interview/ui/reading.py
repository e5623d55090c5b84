"""Parts of the page that shows the whole interview: the strip of numbers and each question with its excerpts."""

from __future__ import annotations

import streamlit as st

from interview.amounts.items import Item, Mention, Question
from interview.charts import strip_chart
from interview.charts.theme import SCREEN
from interview.folder.dataset import Dataset
from interview.ui.client import client_part
from interview.ui.panels import CHART_OPTIONS, evidence, question_key
from interview.views.claims import claims_json

_CLAIMS = client_part("claims", "index")
Marks = list[tuple[Item | None, Mention]]


def reading_intro(data: Dataset) -> None:
    """Show how many numbers the interview holds and where in the text they stand."""
    marks = _marks_by_topic(data)
    charted = sum(1 for row in marks.values() for item, _ in row if item)
    silent = len(data.uncharted)
    st.caption(
        f"{charted + silent} marked places: {charted} are figures or dates and lead to their chart, "
        f"{silent} are number words that measure nothing; rest the pointer on one to read why."
    )
    alt = f"Where the numbers stand in the text, by topic: {charted} figures and dates, {silent} other number words."
    st.plotly_chart(strip_chart(marks, _question_spans(data), SCREEN), key="chart-strip", config=CHART_OPTIONS, alt=alt)


def claims_index(data: Dataset) -> None:
    """Show every number of the interview in one table, with its chart or the reason why it has none."""
    st.subheader("Claims index", anchor="claims")
    _CLAIMS(key="claims", data={"strip": "chart-strip", "rows": claims_json(data)})


def question_part(data: Dataset, question: Question) -> None:
    """Show one question with its excerpts in the order of the interview."""
    st.subheader(f"Question {question.question}: {question.theme}", anchor=f"question-{question.question}")
    excerpt_ids = [e.id for e in data.excerpts.values() if e.question == question.question]
    evidence(data, excerpt_ids, key=question_key(question))
    if not any(data.marks(data.excerpts[excerpt_id]) for excerpt_id in excerpt_ids):
        st.caption("No number is said in this question or its answer.")


def _marks_by_topic(data: Dataset) -> dict[str, Marks]:
    titles = data.topic_titles
    rows: dict[str, Marks] = {title: [] for title in titles.values()}
    for item in data.items.values():
        if item.mention:
            rows[titles[item.topic]].append((item, item.mention))
    rows["Other number words"] = [(None, Mention(u.verbatim, u.start, "")) for u in data.uncharted]
    return rows


def _question_spans(data: Dataset) -> dict[int, tuple[int, int]]:
    starts: dict[int, int] = {}
    for excerpt in data.excerpts.values():
        starts.setdefault(excerpt.question, excerpt.start)
    ordered = sorted(starts.items())
    end = max(excerpt.end for excerpt in data.excerpts.values())
    ends = [*(start for _, start in ordered[1:]), end]
    return {number: (start, stop) for (number, start), stop in zip(ordered, ends, strict=True)}
