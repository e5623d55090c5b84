"""Parts of the page that sets figures beside the public record, and the interview beside itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from interview.amounts.checks import OUTCOME_WORDS, RULE, Check, Outcome, Relation, Side, at_rate, cross_check, overall
from interview.amounts.items import Amount, Event, Figure, Reference
from interview.charts import comparison_chart
from interview.folder.dataset import Dataset
from interview.ui.client import client_part, part_state
from interview.ui.pages import page_link
from interview.ui.panels import CHART_OPTIONS, kind_legend, plain
from interview.views.cards import verdict
from interview.views.places import home_page
from interview.views.quotes import citation
from interview.words.formatting import (
    KIND_WORDS,
    bounds_text,
    formula_text,
    gap_text,
    period_text,
    period_words,
    plain_number,
    value_text,
)

_CHECKS = client_part("checks", "index")
_KEY = "checks"
_RELATIONS = {Relation.EQUALS: "equals", Relation.AT_MOST: "is at most"}


def record_title(data: Dataset) -> str:
    """Return the finding of the page: how many of the comparable figures agree with the public record."""
    counts = _outcomes(data)
    comparable = sum(counts[one] for one in (Outcome.AGREES, Outcome.DIFFERS, Outcome.MIXED))
    return f"{counts[Outcome.AGREES]} of {comparable} comparable figures agree with what others published"


def record_intro(data: Dataset) -> None:
    """Show how the verdicts are spread, how they are reached, and how few sources are independent."""
    counts = _outcomes(data)
    spread = ", ".join(f"**{counts[one]}** {OUTCOME_WORDS[one]}" for one in Outcome)
    st.markdown(f"Verdicts on all {counts.total()} figures: {spread}. {_independence(data)}")
    st.caption("The rule: " + " ".join(RULE))
    kind_legend()


def record(data: Dataset) -> None:
    """Show every figure with its verdict, and the opened one beside what others published."""
    opened = _opened(data)
    left, right = st.columns([46, 54], gap="medium")
    with left:
        _CHECKS(
            key=_KEY,
            data={"rows": _rows(data), "opened": opened.id, "asked": _asked()},
            on_figure_change=lambda: None,
        )
    with right:
        _comparison(data, opened)


def consistency(data: Dataset) -> None:
    """Show the interview beside itself: what its own numbers imply for each other."""
    fitting = sum(1 for check in data.checks.values() if check.outcome is Outcome.AGREES)
    st.header(f"The interview beside itself: {fitting} of {len(data.checks)} statements fit", anchor="consistency")
    st.caption("Each side is computed from the rows by the methods of the derived figures, with its bounds.")
    columns = ["Statement", "Left side", "should be", "Right side", "Result", "Note"]
    rows = [_check_cells(data, check) for check in data.checks.values()]
    frame = pd.DataFrame(rows, columns=columns).map(plain).set_index("Statement")
    st.table(frame, alt="The interview beside itself")
    for check in data.checks.values():
        if check.table:
            _rates(data, check)


def _outcomes(data: Dataset) -> Counter[Outcome]:
    return Counter(overall(figure, data.references_for(figure.id)) for figure in data.figures.values())


def _independence(data: Dataset) -> str:
    outside = [name for name, independent in data.reporters.items() if independent]
    if not outside or not data.about.independent_of:
        return ""
    compared = [one for one in data.references.values() if one.compares_with and one.comparable]
    carried = sum(1 for one in compared if one.reporter in outside)
    return (
        f"Few sources are independent: {len(outside)} of {len(data.reporters)} reporters stand outside "
        f"{data.about.independent_of} ({', '.join(outside)}). They gave {carried} of the "
        f"{len(compared)} comparable values; agreement often means that one office said the same elsewhere."
    )


def _asked() -> str:
    told = part_state(_KEY, "figure")
    return told if isinstance(told, str) else st.query_params.get("figure", "")


def _opened(data: Dataset) -> Figure:
    """Return the figure the address asks for, else the one with most to set it beside."""
    asked = _asked()
    if asked in data.references:
        asked = data.references[asked].compares_with
    if asked in data.figures:
        return data.figures[asked]
    return max(data.figures.values(), key=lambda figure: len(data.references_for(figure.id)))


def _rows(data: Dataset) -> list[dict[str, Any]]:
    titles = data.topic_titles
    rows = []
    for figure in data.figures.values():
        found = verdict(data, figure)
        row = {"id": figure.id, "title": figure.title, "value": value_text(figure)}
        place = {"kind": str(figure.kind), "period": period_words(figure), "topic": titles[figure.topic]}
        judged = {"verdict": found.words, "outcome": found.outcome, "counts": found.counts}
        rows.append(row | place | judged)
    order = list(Outcome)
    return sorted(rows, key=lambda row: order.index(Outcome(row["outcome"])) == len(order) - 1)


def _comparison(data: Dataset, figure: Figure) -> None:
    references = data.references_for(figure.id)
    found = verdict(data, figure)
    several = f" ({found.counts})" if found.counts else ""
    with st.container(key="opened-check"):
        st.header(f"{figure.title}: {found.words}{several}", anchor="opened")
        st.caption(_about(data, figure))
        chart = comparison_chart(figure, references)
        said = f"{value_text(figure)} ({figure.kind})"
        alt = f"{figure.title}: {said} beside {_listed(references) or 'nothing published'}."
        st.plotly_chart(chart, key="chart-check", config=CHART_OPTIONS, alt=alt)
        for reference in references:
            st.markdown(_reference_words(figure, reference))
        home = home_page(data, figure.id)
        if home:
            label = f"Its chart and sentence on {data.pages[home].title}"
            page_link(data, home, label, "show_chart", {"figure": figure.id})


def _about(data: Dataset, figure: Figure) -> str:
    extent = f", can stand for {bounds_text(figure)}" if bounds_text(figure) else ""
    parts = [f"{value_text(figure)}, {KIND_WORDS[figure.kind]}, {period_words(figure)}{extent}."]
    if figure.mention:
        excerpt = data.excerpts[figure.mention.excerpt_id]
        parts.append(f"{citation(excerpt)}: “{figure.mention.verbatim}”.")
    parts += [f"Formula: {formula_text(figure, data.named)}."] if figure.derivation else []
    return plain(" ".join([*parts, f"Counts: {figure.indicator.description}", figure.note]).strip())


def _reference_words(figure: Figure, reference: Reference) -> str:
    result = cross_check(figure, reference)
    gap = ""
    if result.outcome is Outcome.DIFFERS and result.gap is not None:
        gap = f" by {gap_text(figure, result.gap, result.percent)}"
    extent = f" ({bounds_text(reference)})" if bounds_text(reference) else ""
    place = f"{plain(reference.producer)}, {period_text(reference.published)}"
    lines = [
        f"**◇ {value_text(reference)}**{extent}, {period_text(reference.period)}: {OUTCOME_WORDS[result.outcome]}{gap}",
        f"{plain(reference.reporter)}. Counts: {plain(reference.definition)}. {plain(reference.note)}".strip(),
        f"[{plain(reference.document)}]({reference.url}), {place}. Confidence in the reading: {reference.confidence}.",
    ]
    return "  \n".join(lines)


def _listed(references: list[Reference]) -> str:
    return ", ".join(f"{value_text(one)} by {one.reporter}" for one in references)


def _check_cells(data: Dataset, check: Check) -> tuple[str, ...]:
    sides = (_side_text(data, check.left), _side_text(data, check.right))
    relation = _RELATIONS[check.relation]
    return check.statement, sides[0], relation, sides[1], OUTCOME_WORDS[check.outcome], check.note


def _side_text(data: Dataset, side: Side) -> str:
    item = data.items.get(side.tokens[0])
    if item is None or isinstance(item, Event):
        return plain_number(side.value)
    if len(side.tokens) > 1:
        return f"{value_text(Amount(side.value, side.bounds, item.unit))}, mean of {len(side.tokens)}"
    extent = bounds_text(item)
    return f"{value_text(item)}, {item.kind}" + (f", {extent}" if extent else "")


def _rates(data: Dataset, check: Check) -> None:
    """Show what the sum behind an implied rate would be at each published rate."""
    implied, first = data.figures[check.left.tokens[0]], data.references[check.right.tokens[0]]
    if implied.derivation is None:
        raise ValueError(f"{implied.id} is not computed, so it implies no rate")
    total, other = (data.figures[name] for name in implied.derivation.inputs)
    published = [one for one in data.references.values() if one.indicator is first.indicator]
    rows = [
        (period_text(one.period), value_text(one), value_text(at_rate(total, one, other.unit)), one.reporter)
        for one in published
    ]
    mean = Amount(check.right.value, check.right.bounds, first.unit)
    then = value_text(at_rate(total, mean, other.unit))
    rows.append((f"Mean of {len(check.right.tokens)}", value_text(mean), then, ""))
    said = (period_words(other), f"{value_text(implied)}, implied", f"{value_text(other)}, stated", "the interview")
    columns = ["Year", first.indicator.title, f"{value_text(total)} would be", "Rate by"]
    with st.expander(f"{plain(value_text(total))} at the rate of each year", expanded=True):
        frame = pd.DataFrame([said, *rows], columns=[plain(name) for name in columns]).map(plain)
        st.table(frame.set_index("Year"), alt="The sum at the rate of each year")
