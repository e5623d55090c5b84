"""Losses: below zero for what they are taken from, above zero where the loss itself is what is measured."""

from __future__ import annotations

import re
from dataclasses import replace

from interview.words.hedges import before
from interview.words.lexicon import CUTS
from interview.words.measures import PER_CENT, POINTS, is_money
from interview.words.spoken import Spoken

RELATIVE = (PER_CENT, POINTS, "bp", "point")
"""Units of a share or a change, in which an object that is lost says how much less there is."""


def is_share(spoken: Spoken) -> bool:
    """Return whether a number is a part of a whole: 30 %, a third."""
    return spoken.proportion or spoken.unit in RELATIVE


def loss_at(text: str, spoken: Spoken) -> Spoken | None:
    """Return a sum or share that is said to be a loss as one below zero, or None: a loss of 5 million, a 3 % loss."""
    if not (is_money(spoken.unit) or is_share(spoken)) or (spoken.value or 0) <= 0:
        return None
    if before(_LOSS_OF, text, spoken.start):
        return replace(spoken.negative(), lost=True)
    if match := _LOSS_AFTER.match(text, spoken.end):
        return replace(spoken.negative(), lost=True, end=match.end())
    return None


def sign_fits(title: str, below: bool, share: bool) -> bool:
    """Return whether a loss may be written below zero, or above it, for what is measured by a title.

    A count of losses and a sum lost may stand above zero wherever the title does not name what they are taken from.
    """
    result = _RESULT.search(title) is not None
    if below:
        return result
    return not result and (not share or _LOSS.search(title) is not None)


_DEGREES = r"(?:(?:about|around|roughly|nearly|almost|some|over|under|up\s+to|(?:more|less)\s+than|at\s+least)\s+)?"
_LOSS_OF = re.compile(
    r"\b(?:loss|losses|deficit|shortfall)\s+(?:(?:for|in|over)\s+(?:the|this|that|our|last)\s+(?:\w+\s+){1,3})?"
    rf"(?:of|was|were|is|amounted\s+to|came\s+to|totall?ed|reached|stood\s+at)\s+{_DEGREES}$",
    re.IGNORECASE,
)
_LOSS_AFTER = re.compile(
    r"\s+(?:(?:net|operating|pre-tax|annual|quarterly|yearly)\s+)?(?:loss|deficit|shortfall)\b"
    r"(?![\s-]+(?:provisions?|reserves?|allowances?|ratios?|rates?|leader|makers?|making|adjust\w*|absor\w*))",
    re.IGNORECASE,
)
_LOSS = re.compile(
    rf"\b(?:loss|losses|lower|fewer|declines?|falls?|drops?|decreases?|{'|'.join(CUTS.split())})\b", re.I
)
_RESULT = re.compile(
    r"\b(?:changes?|results?|profits?|earnings|incomes?|margins?|balances?|surplus|against|compared|growth)\b", re.I
)
