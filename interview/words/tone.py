"""Words that tell an aim or a possibility from a result, and words with which a title compares."""

from __future__ import annotations

import re

from interview.amounts.derivations import GROWTHS, METHODS
from interview.amounts.items import Figure, Kind
from interview.words.lexicon import CUTS, FALL_AFTER, FALLS, RISE_AFTER, RISES
from interview.words.measures import PER_CENT
from interview.words.wording import number_spans

AIMS = """
    should, will, must, aim, target, plan, goal, expect, forecast, set to, shall, ’ll, 'll, would, aims, aimed,
    aiming, targets, targeted, targeting, plans, planned, planning, goals, objective, intend, intends, intended,
    intention, expects, expected, expecting, expectation, expectations, forecasts, guidance, guide, guiding,
    outlook, ambition, task, going to, want to, wants to, need to, needs to, have to, has to, is to, are to, on
    track, by the end of, seek, seeks, strive, project, projects, projected, anticipate, anticipates, anticipated,
    confident, pledge, pledged, commit, committed, intending, hope, hopes, hoping, want, wants, wish, wishes,
    would like, forecasting, projecting, dream, dreams, look forward
"""
"""A sentence that names a target holds one of these."""

POSSIBILITIES = """
    could, can, may, might, would, possible, possibly, potential, potentially, ready to, able to, capable of, capacity,
    opportunity, opportunities, prospect, prospects, prepared to, up to, if, unless, in case, provided, suppose,
    supposing, assuming, assume, will, ’ll, 'll, likely, probably, expect, expects, expected, expecting, forecast,
    forecasts, outlook, estimate, estimates
"""
"""A sentence that names a potential holds one of these."""

COMPARISONS = """
    than, more, most, less, least, fewer, fewest, higher, highest, lower, lowest, greater, greatest, larger, largest,
    bigger, biggest, smaller, smallest, faster, fastest, slower, slowest, longer, longest, shorter, better, best, worse,
    worst, above, below, exceeds, exceeded, outpaced, ahead, behind, grew, grow, grows, rose, rise, rises,
    fell, fall, falls, gained, gain, gains, added, lost, slowed, declined, increased, decreased, half, third, quarter,
    majority, minority, same, equal
"""
"""Words with which a title says how numbers stand to each other, or to what was before."""

_TABLES = {Kind.TARGET: AIMS, Kind.POTENTIAL: POSSIBILITIES}


def words_of_kind(kind: Kind) -> tuple[str, ...]:
    """Return the words of which a sentence must hold one to name a number of a kind; none for other kinds."""
    return _listed(_TABLES.get(kind, ""))


def has_tone(sentence: str, kind: Kind) -> bool:
    """Return whether a sentence can name a number of a kind."""
    words = words_of_kind(kind)
    return not words or _any_of(words).search(sentence) is not None


def is_change(figure: Figure) -> bool:
    """Return whether per cent are a change and not a share, so that a rise is written with its plus."""
    if figure.unit.code != PER_CENT:
        return False
    method = figure.derivation.method if figure.derivation else ""
    if method and METHODS[method].result == PER_CENT:
        return method in GROWTHS
    return _CHANGED.search(figure.title) is not None


def claims_more(title: str) -> bool:
    """Return whether a title says more than the numbers in its braces: a number of its own, or a comparison."""
    rest = re.sub(r"\{[^}]*\}", " ", title)
    return any(number_spans(rest)) or _any_of(_listed(COMPARISONS)).search(rest) is not None


def _listed(table: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in table.split(",") if word.strip())


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


_CHANGED = _any_of((*" ".join((FALLS, CUTS, RISES, FALL_AFTER, RISE_AFTER)).split(), "change", "changes", "inflation"))
