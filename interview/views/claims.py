"""The index of claims: every number of the interview in the order it is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from interview.amounts.items import Excerpt, Figure, Mention
from interview.folder.dataset import Dataset
from interview.folder.pages import HOME
from interview.views.cards import verdict
from interview.views.places import home_path
from interview.views.quotes import citation
from interview.words.formatting import KIND_NAMES, value_words


@dataclass(frozen=True)
class Claim:
    """One number of the interview with its chart and verdict, or with the reason why it has none.

    `cite` is who says it where, such as "Ida Lindqvist, answer 1".
    """

    words: str
    start: int
    quote: str
    speaker: str
    question: str
    cite: str
    kind: str
    topic: str
    id: str = ""
    value: str = ""
    title: str = ""
    home: str = ""
    chart: str = ""
    verdict: str = ""
    reason: str = ""


@lru_cache(maxsize=4)
def claims(dataset: Dataset) -> tuple[Claim, ...]:
    """Return one claim for each number of the interview in the order of the text."""
    excerpts = dataset.excerpts.values()
    return tuple(_claim(dataset, excerpt, *mark) for excerpt in excerpts for mark in dataset.marks(excerpt))


def _claim(dataset: Dataset, excerpt: Excerpt, item_id: str, mention: Mention) -> Claim:
    speaker = excerpt.speaker.name
    said = mention.verbatim, mention.start, excerpt.quote, speaker, str(excerpt.question), citation(excerpt)
    if not item_id:
        return Claim(*said, kind="no measure", topic="none", reason=dataset.reason(mention.start))
    item, charts = dataset.items[item_id], dataset.charts_showing(item_id)
    return Claim(
        *said,
        kind=KIND_NAMES[item.kind],
        topic=dataset.topic_titles[item.topic],
        id=item_id,
        value=value_words(item),
        title=item.title,
        home=home_path(dataset, item_id),
        chart=next((chart.id for chart in charts if chart.page != HOME), charts[0].id),
        verdict=verdict(dataset, item).words if isinstance(item, Figure) else "",
    )
