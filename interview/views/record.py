"""The page that says what is least certain, and sets every figure beside the public record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from interview.amounts.checks import DECIDED, DISTANCE, OUTCOME_WORDS, RULE, Outcome, counted, cross_check, overall
from interview.amounts.items import Figure, Reference
from interview.charts import comparison_chart
from interview.charts.spec import spec
from interview.charts.theme import DRAWN, SCREEN
from interview.folder.dataset import Dataset
from interview.folder.pages import RECORD
from interview.views.blocks import (
    COMPARISON,
    Block,
    Comparison,
    Disputes,
    Folded,
    Heading,
    Kicker,
    Legend,
    Published,
    Record,
    Share,
    Shares,
    Text,
)
from interview.views.cards import verdict
from interview.views.consistency import consistency
from interview.views.doubts import away_text, disputed
from interview.views.index import Cell, Index, Row
from interview.views.places import Link, home_page, page_path
from interview.views.quotes import citation
from interview.views.steps import Drawing, State, Step
from interview.views.walk import check_first
from interview.words.formatting import (
    KIND_NAMES,
    KIND_WORDS,
    bounds_text,
    formula_text,
    gap_text,
    period_text,
    period_words,
    value_text,
)

_DISPUTES_RULE = f"Furthest apart first: by how far the furthest published value lies from the number, {DISTANCE}."


def record_page(dataset: Dataset, figure: str) -> tuple[Block, ...]:
    """Return the page of cross-checks with the comparison of one figure opened, without a known one the richest."""
    return (
        Kicker(f"Cross-checks · {sum(outcomes(dataset).values())} figures"),
        Heading(record_title(dataset), 1),
        _shares(dataset),
        *check_first(dataset),
        *_disputed(dataset),
        Heading("Every figure beside what others published", 2, "checks"),
        Folded("How we compare", tuple(Text(one) for one in (" ".join(RULE), _independence(dataset)) if one)),
        Record("checks", figures_index(dataset), comparison(dataset, opened(dataset, figure)), _figures(dataset)),
        *consistency(dataset),
    )


def _shares(dataset: Dataset) -> Shares:
    counts = outcomes(dataset)
    shown = tuple(Share(counts[one], counted(one, counts[one]), str(one)) for one in Outcome if counts[one])
    return Shares("Verdicts on all figures", shown)


def _disputed(dataset: Dataset) -> Iterator[Block]:
    found = [(one, figure) for figure in dataset.figures.values() if (one := disputed(dataset, figure))]
    legend = Legend(DRAWN)
    if not found:
        yield legend
        return
    ordered = sorted(found, key=lambda pair: abs(pair[0].apart), reverse=True)
    yield Heading("Disputed figures: said against published", 2, "disputed")
    yield Text(_DISPUTES_RULE, small=True)
    yield legend
    yield Disputes(tuple(comparison(dataset, figure) for _, figure in ordered))


def record_title(dataset: Dataset) -> str:
    """Return the finding of the page: how many of the comparable figures agree with the public record."""
    agreed, beside = outcomes(dataset)[Outcome.AGREES], comparable(dataset)
    if not beside:
        return "Nothing others published can be compared with a figure"
    return f"{agreed} of {beside} comparable figures agree with what others published"


def comparable(dataset: Dataset) -> int:
    """Return how many figures have a verdict of agreement or dispute."""
    return sum(count for outcome, count in outcomes(dataset).items() if outcome in DECIDED)


def opened(dataset: Dataset, asked: str) -> Figure:
    """Return the figure that is asked for, also by a value published beside it; else the one with most beside it."""
    if asked in dataset.references:
        asked = dataset.references[asked].compares_with
    if asked in dataset.figures:
        return dataset.figures[asked]
    return max(dataset.figures.values(), key=lambda figure: len(dataset.references_for(figure.id)))


def _figures(dataset: Dataset) -> Mapping[str, str]:
    beside = {one.id: one.compares_with for one in dataset.references.values() if one.compares_with}
    return {**beside, **{name: name for name in dataset.figures}}


@lru_cache(maxsize=4)
def figures_index(dataset: Dataset) -> Index:
    """Return every figure with its verdict, those nothing was found for last."""
    ordered = sorted(dataset.figures.values(), key=lambda one: verdict(dataset, one).outcome is Outcome.NOT_FOUND)
    return Index(
        id="checks",
        title="Figures and their verdicts",
        noun="figures",
        placeholder="Search figures and values",
        filters=("topic", "verdict", "kind"),
        head=("Figure", "Value", "Public record"),
        rows=tuple(_index_row(dataset, figure) for figure in ordered),
    )


@lru_cache(maxsize=2**12)
def comparison(dataset: Dataset, figure: Figure) -> Comparison:
    """Return a figure beside what others published."""
    references = dataset.references_for(figure.id)
    found = verdict(dataset, figure)
    said = f"{value_text(figure)} ({KIND_NAMES[figure.kind]})"
    alt = f"{figure.title}: {said} beside {_listed(references) or 'nothing published'}."
    drawn = spec(comparison_chart(figure, references), SCREEN)
    ids = (figure.id, *(reference.id for reference in references))
    why = disputed(dataset, figure)
    drawing = Drawing("wide", (State("", drawn, alt),))
    return Comparison(
        figure=figure.id,
        title=f"{figure.title}, {period_text(figure.period)}: {found.words}"
        + (f" ({found.counts})" if found.counts else ""),
        why=f"{away_text(why)}: {why.note}" if why else "",
        about=_about(dataset, figure),
        step=Step(f"{COMPARISON}{figure.id}", "", "", ids, ids, (drawing,), titled=False),
        published=tuple(_published(figure, reference) for reference in references),
        home=_home(dataset, figure),
    )


def outcomes(dataset: Dataset) -> Counter[Outcome]:
    """Return how many figures have each verdict."""
    return Counter(overall(figure, dataset.references_for(figure.id)) for figure in dataset.figures.values())


def _independence(dataset: Dataset) -> str:
    outside = [name for name, independent in dataset.reporters.items() if independent]
    if not outside or not dataset.about.independent_of:
        return ""
    compared = [one for one in dataset.references.values() if one.compares_with and one.comparable]
    carried = sum(1 for one in compared if one.reporter in outside)
    return (
        f"Few sources are independent: {len(outside)} of {len(dataset.reporters)} reporters stand outside "
        f"{dataset.about.independent_of} ({', '.join(outside)}). They gave {carried} of the "
        f"{len(compared)} comparable values; agreement often means that one office said the same elsewhere."
    )


def _index_row(dataset: Dataset, figure: Figure) -> Row:
    found, value = verdict(dataset, figure), value_text(figure)
    cells = (
        Cell(figure.title, address=RECORD, figure=figure.id),
        Cell(value, note=f"{KIND_NAMES[figure.kind]}, {period_words(figure)}"),
        Cell(found.words, note=found.counts, verdict=found.outcome),
    )
    values = {
        "topic": dataset.topic_titles[figure.topic],
        "verdict": found.words,
        "kind": KIND_NAMES[figure.kind],
    }
    return Row(cells, values, f"{figure.title} {value} {figure.id}")


def _about(dataset: Dataset, figure: Figure) -> str:
    extent = f", can stand for {bounds_text(figure)}" if bounds_text(figure) else ""
    parts = [f"{value_text(figure)}, {KIND_WORDS[figure.kind]}, {period_words(figure)}{extent}."]
    if figure.mention:
        excerpt = dataset.excerpts[figure.mention.excerpt_id]
        parts.append(f"{citation(excerpt)}: “{figure.mention.verbatim}”.")
    parts += [f"Formula: {formula_text(figure, dataset.named)}."] if figure.derivation else []
    return " ".join([*parts, f"Counts: {figure.indicator.description}", figure.note]).strip()


def _published(figure: Figure, reference: Reference) -> Published:
    result = cross_check(figure, reference)
    gap = ""
    if result.outcome is Outcome.DIFFERS and result.gap is not None:
        gap = f" by {gap_text(figure, result.gap, result.percent)}"
    extent = f" ({bounds_text(reference)})" if bounds_text(reference) else ""
    return Published(
        value=f"{value_text(reference)}{extent}, {period_text(reference.period)}",
        verdict=f"{OUTCOME_WORDS[result.outcome]}{gap}",
        counts=f"{reference.reporter}. Counts: {reference.definition}. {reference.note}".strip(),
        source=Link(reference.document, reference.url),
        place=f"{reference.producer}, {period_text(reference.published)}. "
        f"Confidence in the reading: {reference.confidence}.",
    )


def _home(dataset: Dataset, figure: Figure) -> Link | None:
    home = home_page(dataset, figure.id)
    if not home:
        return None
    words = f"Its chart and sentence on {dataset.pages[home].title}"
    return Link(words, f"{page_path(home)}?figure={figure.id}")


def _listed(references: list[Reference]) -> str:
    return ", ".join(dict.fromkeys(f"{value_text(one)} by {one.reporter}" for one in references))
