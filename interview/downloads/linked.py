"""What search engines and fact-checkers read on the page of one number: its quotation, and the review of its claim."""

from __future__ import annotations

import json
from typing import Any

from interview.amounts.checks import OUTCOME_WORDS, Outcome, overall
from interview.amounts.items import Figure, Role
from interview.folder.dataset import Dataset
from interview.words.formatting import period_words, value_text

_RATINGS = {Outcome.AGREES: 3, Outcome.MIXED: 2, Outcome.DIFFERS: 1}
"""How well a number agrees with what others published; what is not comparable has no rating."""


def linked_data(dataset: Dataset, item_id: str, address: str) -> str:
    """Return the description of a number said as a block for the head of its page; nothing for any other item."""
    item = dataset.items.get(item_id)
    if item is None or item.mention is None:
        return ""
    graph = [_quotation(dataset, item_id, address)]
    if isinstance(item, Figure):
        outcome = overall(item, dataset.references_for(item.id))
        graph += [_review(dataset, item, outcome, address)] if outcome in _RATINGS else []
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def _quotation(dataset: Dataset, item_id: str, address: str) -> dict[str, Any]:
    mention = dataset.items[item_id].mention
    if mention is None:
        raise ValueError(f"{item_id} is not said anywhere")
    excerpt = dataset.excerpts[mention.excerpt_id]
    return {
        "@type": "Quotation",
        "@id": f"{address}#quotation",
        "url": address,
        "text": excerpt.quote,
        "creator": _speaker(dataset, item_id),
        "inLanguage": dataset.about.language,
        "isPartOf": _appearance(dataset),
    }


def _speaker(dataset: Dataset, item_id: str) -> dict[str, str]:
    mention = dataset.items[item_id].mention
    speaker = dataset.excerpts[mention.excerpt_id].speaker if mention else None
    asks = speaker is not None and speaker.role is Role.ASKS
    return {"@type": "Organization" if asks else "Person", "name": speaker.full_name if speaker else ""}


def _appearance(dataset: Dataset) -> dict[str, str]:
    source = dataset.about.source
    known = {"@type": "Article", "name": source.title, "datePublished": dataset.interview.text}
    return known | ({"url": source.address} if source.address else {})


def _review(dataset: Dataset, figure: Figure, outcome: Outcome, address: str) -> dict[str, Any]:
    references = [one for one in dataset.references_for(figure.id) if one.comparable]
    return {
        "@type": "ClaimReview",
        "@id": f"{address}#review",
        "url": address,
        "datePublished": dataset.about.created,
        "author": {"@type": "Organization", "name": dataset.about.contributors[0]},
        "claimReviewed": f"{figure.title}: {value_text(figure, words=True)}, {period_words(figure)}",
        "itemReviewed": {
            "@type": "Claim",
            "author": _speaker(dataset, figure.id),
            "datePublished": dataset.interview.text,
            "appearance": _appearance(dataset),
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[outcome],
            "bestRating": max(_RATINGS.values()),
            "worstRating": min(_RATINGS.values()),
            "alternateName": OUTCOME_WORDS[outcome],
        },
        "citation": [{"@type": "CreativeWork", "name": one.document, "url": one.url} for one in references],
    }
