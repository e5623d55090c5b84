"""What says of a number that it lies ahead: an aim, an outlook or a possibility, told by the words before it."""

from __future__ import annotations

import re

GOVERNORS = """
    will, shall, ’ll, 'll, going to, set to, should, must, would, need to, needs to, have to, has to, aim, aims, aiming,
    plan, plans, planning, planned to, intend, intends, intending, hope, hopes, hoping, want, wants, seek, seeks,
    pledge, pledged, strive, expect, expects, expecting, expected to, on track, ready to, is able to, are able to,
    could, may, might
"""
"""Words that, with one of the verbs below between them and a number, say that the number is not yet true."""

REACHED = """
    reach, grow, increase, rise, fall, decline, decrease, drop, invest, spend, build, cut, reduce, create, add, raise,
    hire, deliver, exceed, double, triple, become, be, bring, bring in, produce, export, import, open, buy, generate,
    achieve, attain, hit, expand, allocate, attract, earn, sell, improve, save, launch, train, recruit, come, approach,
    surpass, top, total, climb, shrink, lower, lift, boost, pass, range, see, have, remain, stay, return, go, cost, pay,
    amount, handle, carry, employ, receive
"""
"""What one does, in time to come, with a number."""

OUTLOOKS = """
    target of, target is, goal of, goal is, guidance of, guidance is, outlook of, outlook is, forecast of, forecast is,
    aim of, aim is, aim for, aims for, aiming for, ambition of, expect, expects, expected, expecting, we target,
    targets, targeting, we forecast, forecasting, we project, projecting, anticipate, anticipates, guiding to,
    guiding for
"""
"""Words that say so by themselves, with only a few words between them and the number."""


def aim_before(clause: str, place: int, year: int) -> str:
    """Return the words before a number of a clause that make it an aim or a possibility; empty if there are none.

    `year` is that of the interview: what is to be so by a later one is an aim too.
    """
    before = clause[:place]
    for match in reversed([*_GOVERNED.finditer(before), *_LOOKING_OUT.finditer(before)]):
        return " ".join(match[1].split())
    later = _BY_YEAR.search(clause)
    return later[0] if later and int(later[1]) > year else ""


def clause_at(sentence: str, place: int) -> tuple[str, int]:
    """Return the part of a sentence, told by one subject, that holds a place, and the place in it."""
    cuts = [match.start(1) for match in _NEW_SUBJECT.finditer(sentence)]
    start = max([0, *(cut for cut in cuts if cut <= place)])
    end = min([len(sentence), *(cut for cut in cuts if cut > place)])
    return sentence[start:end].strip(), place - start


def _any(table: str) -> str:
    return "|".join(re.escape(" ".join(word.split())) for word in table.split(",") if word.strip())


_WORD = r"(?:[\s\u00a0]+(?!that\b|which\b|who\b|because\b|since\b|after\b|when\b|but\b|than\b)[^\s,;:]+)"
"""A word of the same clause."""

_GOVERNED = re.compile(
    rf"(?:(?<!\w)|(?=[’']))({_any(GOVERNORS)})(?!\w)(?:{_WORD}{{0,4}}?[\s]+to|{_WORD}{{0,2}}?)"
    rf"[\s\u00a0]+(?:{_any(REACHED)})\b{_WORD}{{0,9}}[\s\u00a0]*$",
    re.IGNORECASE,
)
_LOOKING_OUT = re.compile(
    rf"(?<!\w)(?<!than\s)(?<!than\sthe\s)(?<!than\swe\s)({_any(OUTLOOKS)})(?!\w){_WORD}{{0,6}}[\s\u00a0]*$",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"\bby\s+(?:the\s+(?:end|middle|start|close)\s+of\s+)?(\d{4})\b", re.IGNORECASE)
_NEW_SUBJECT = re.compile(
    r"(?:[,;]\s*|\s)((?:and|but|while|whereas|although|though)\s+(?:we|they|it|he|she|I|you|there)\s)", re.IGNORECASE
)
