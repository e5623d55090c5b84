"""Numbers that measure nothing: dates, ordinals, names and idioms, each as a pattern in one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from interview.words.hedges import before
from interview.words.lexicon import CARDINALS, MONTHS, ORDINALS, SCALES
from interview.words.measures import CODES
from interview.words.spoken import Sort


@dataclass(frozen=True)
class Aside:
    """Words around a number that make it something else than a quantity."""

    start: int
    end: int
    sort: Sort


def asides(text: str) -> list[Aside]:
    """Return every aside of a text in order; where two patterns overlap, the one earlier in the table stands."""
    taken = bytearray(len(text))
    found = []
    for sort, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _holds(text, pattern, match) and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(Aside(match.start(), match.end(), sort))
    return sorted(found, key=lambda aside: aside.start)


_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NUMBER = rf"(?:{'|'.join([*CARDINALS, *SCALES])})"
_NTH = rf"(?:{'|'.join(ORDINALS)}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:{'|'.join(ORDINALS)}))"
DECADE_WORDS = "|".join(word.removesuffix("y") + "ies" for word in list(CARDINALS)[20:])
"""The twenties to the nineties."""
_HOUR = rf"(?:(?i:{'|'.join(list(CARDINALS)[1:13])})|\d{{1,2}})(?!\w|[.,]?\d|\s*(?:%|percent|per\s+cent))"
_CAPITAL = "|".join(word.capitalize() for word in list(CARDINALS)[1:21])
_SPAN = r"(?:\s?[-–—/]\s?|\s+(?:to|and|through|until|or)\s+)"
_UNIT_NOUN = (
    r"(?:%|per\s?cent|percent|percentage|basis|times|people|persons|employees|workers|jobs|km|kilomet|miles|met(?:er|re)s|"
    r"tons|tonnes|dollars|euros|pounds|tenge|rubles|yen|yuan|MW|GW|kWh|hectares|acres|barrels|million|billion|thousand|"
    r"trillion|hundred|units|soldiers|households|families|students|customers|stores|vehicles|degrees|hours|days|troops|"
    r"participants|companies|homes|women|men|children|USD|EUR|GBP|KZT|bn\b|mn\b|m\b|k\b|[$€£₸])"
)

_DATES = [
    rf"(?:{_DAY}(?:\s?[-–]\s?|\s+(?:to|and|or)\s+))?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
    rf"{_MONTH}\s+{_DAY}(?:\s?[-–]\s?{_DAY})?(?:,?\s+{_YEAR}|\s+of\s+(?:this|last|next)\s+year)?(?!\w|[.,]?\d)",
    rf"(?i:{_NTH})\s+of\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
    rf"{_MONTH}\s+the\s+(?:{_DAY}|(?i:{_NTH}))(?!\w|\s+(?:quarter|half|time|century))",
    rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}(?!\w)",
    rf"{_YEAR}-[01]\d(?:-[0-3]\d)?(?!\w)",
    r"[0-3]?\d[./][0-3]?\d[./](?:19|20)?\d\d(?!\w)",
    rf"(?:[QH][1-4](?:\s?[/–-]\s?[QH]?[1-4])?(?:\s*(?:of\s+)?(?:FY|fiscal|’|')\s?(?:{_YEAR}|\d\d)|\s+(?:of\s+)?{_YEAR})?"
    rf"|[1-4][QH](?:\s?(?:{_YEAR}|\d\d))?)(?!\w|%)",
    rf"(?:3|6|9|12)M\s?(?:{_YEAR}|[’']?[0-4]\d)(?!\w)",
    r"(?<=\bthe\s)year\s+\d{3,4}(?!\w)",
    rf"(?:[Tt]he\s+)?(?i:{_NTH}|[1-4](?:st|nd|rd|th))[\s-]+(?:(?:fiscal|calendar)\s+)?(?:quarter|half)s?"
    rf"(?:\s+of\s+(?:(?:fiscal|calendar)\s+(?:year\s+)?)?{_YEAR})?(?!\w)",
    rf"(?:FY|CY|fiscal(?:\s+year)?|calendar(?:\s+year)?)[\s’'-]*(?:{_YEAR}|\d\d)(?:\s?[/–-]\s?\d\d(?:\d\d)?)?(?!\w)",
    rf"(?:{_NTH}|\d{{1,2}}(?:st|nd|rd|th))[\s-]+century(?!\w)",
    r"(?:(?:early|late|mid)[\s-])?(?:the\s+)?(?:1[5-9]|20)\d0[’']?s(?!\w)",
    r"(?:early|late)[\s-](?:the\s+)?[’']?[1-9]0[’']?s(?!\w)|(?<=the\s)[’']?[1-9]0[’']?s(?!\w)",
    r"[’'](?:\d\d)(?!\w|[’'])",
    rf"(?i:nineteen|twenty|eighteen)[\s-]+(?:(?:oh|{'|'.join(list(CARDINALS)[20:])})[\s-]+(?:{'|'.join(list(CARDINALS)[1:10])})|"
    rf"{'|'.join(list(CARDINALS)[10:])})(?!\w|\s+(?:percent|{'|'.join(SCALES)}))",
    rf"(?i:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bby\s)|(?<=\buntil\s)|(?<=\bfrom\s))two\s+thousand(?:\s+and)?\s+(?:{'|'.join(list(CARDINALS)[1:])})(?:[\s-](?:{'|'.join(list(CARDINALS)[1:10])}))?"
    r"(?=\s*(?:[,.;)]|$)|\s+(?:we|the|our|it|they|was|i)\b)",
    rf"(?:(?i:the\s)(?:early\s|late\s|mid-)?|(?i:early|late)[\s-](?:the\s)?)(?:{DECADE_WORDS})(?!\w)",
    rf"\b(?i:half\s+past|(?:a\s+)?quarter\s+(?:past|to))\s+{_HOUR}|\b{_HOUR}\s+o[’']clock\b",
    r"\b(?i:an?)\s+quarter\s+(?:ago|later|earlier|before)\b",
    r"\d{1,2}\.\d\d\s?(?:[ap]\.m\.|[ap]m|h|hrs|hours|o[’']clock|[CE]E?S?T|GMT|UTC)(?!\w)|"
    r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?!\w)|\d{1,2}\s?(?:[ap]\.m\.|[ap]m)(?!\w)",
    rf"(?<![$€£₸\d.,]){_YEAR}{_SPAN}{_YEAR}(?!\w|[.,]\d|\s*{_UNIT_NOUN})",
    rf"(?<![$€£₸\d.,]){_YEAR}[/–-]\d\d(?!\w|[.,]\d)",
]
_NAMES = [
    r"\b(?:https?://|www\.)\S+|(?<!\S)\S{1,99}@\S{1,99}\.\w+",
    r"\+\d[\d\s().-]{7,}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b|\b1-\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b(?=.{0,30}\b(?:call|phone|dial))",
    r"\b401\(k\)s?|\b[48]K(?=\s+(?:screens?|TVs?|videos?|resolution|displays?|streaming|cameras?)\b)",
    r"\b\d['’]\s?\d{1,2}(?:[\"”]|(?!\w))",
    r"\b7-Eleven|\b[A-Z]?\d\+\d\b",
    r"\b[Ff]orms?\s\d+-[A-Z](?!\w)",
    r"(?<![\w$€£.,])[A-Z][A-Za-z]*-?\d+(?:[-./]?[A-Za-z\d]+)*(?<!\.)(?![\w%])",
    r"(?<![\w$€£.,+−-])\d+(?:G|D|K-\d|-K|-Q|P|[A-Z]{1}\d\w*)(?!\w)",
    r"\bCOVID(?:[\s-]?19)?|\bISO\s\d+(?:[-:]\d+)*",
    r"(?<![\w.])\d+(?:\.\d+){2,}(?!\w)",
    r"\b(?:[Aa]rticles?|[Ss]ections?|[Cc]hapters?|[Pp]ages?|[Ss]lides?|[Pp]aragraphs?|[Nn]o\.|No(?=\s\d)|[Nn]umbers?|[Ii]tems?|[Rr]esolutions?|"
    r"[Rr]ooms?|[Ff]light|[Rr]oute|[Ff]orm|[Tt]ier|[Pp]hase|[Ss]cope|[Ll]evel|[Vv]ersion|[Vv]olume|[Ff]igure|[Tt]able|[Ee]xhibit|"
    r"[Aa]ppendix|[Aa]nnex|[Gg]ate|[Pp]latform|[Tt]rack|[Ll]ine|[Ll]aw|[Rr]ule|[Cc]lause|[Hh]ighway|[Ii]nterstate|[Pp]lan|[Pp]rotocol|[Oo]ption|"
    r"[Ss]tage|[Ss]tep|[Pp]hases|[Tt]ype|[Cc]lass|[Gg]rade|[Cc]ategory|[Gg]eneration|[Uu]nit|[Bb]lock|[Rr]eactor|[Aa]ct|[Pp]art|[Cc]olumn|"
    rf"[Qq]uestion|[Ss]eason|[Ee]pisode|[Dd]ay|[Ss]quare|[Aa]ge|[Ww]orld\s+[Ww]ar|[Ff]ormula|[Cc]atch|[Cc]hannel|[Ii]ndustry|[Bb]asel|[Tt]itle|Model|[Ww]eek|[Rr]ound|[Zz]one|[Pp]illar|[Pp]riority|Group)"
    rf"\s+(?:\d+(?:\.\d+)*(?:[-–]\d+)?(?![\d.,]*\s*(?:%|percent|{_UNIT_NOUN}))|(?:{'|'.join(list(CARDINALS)[:13])})(?=\s*[,.;:)!?]|\s+(?:is|was|in|of|for|and|on|to)\b|\s*$))(?!\w|[.,]\d)",
    r"\b(?:S&P|Fortune|Forbes|FTSE|Nasdaq|NASDAQ|Russell|Stoxx|STOXX|CAC|DAX|Nikkei|Boeing|Airbus|Vision|Agenda|Windows|iPhone|"
    r"Expo|EXPO|Horizon|Strategy|Resolution|Radio|Studio|Apollo|Falcon|Area|Web|Group of|Big|Article|Chapter)\s+"
    rf"(?:\d+(?:\.\d+)?|(?:{_CAPITAL}))(?!\w|[.,]\d|\s*(?:%|percent|million|billion))",
    rf"[\"“‘'](?:{_CAPITAL})[\"”’']",
    rf"(?<=[a-z,]\s)(?:{_CAPITAL})(?!\w)(?!\s+(?:{'|'.join(SCALES)}|percent))",
]
_PAIR = r"(?<![\w.,$€£¥/–-])\d{1,3}[-–]\d{1,3}(?![\w%–-]|[.,/]\d)"
_CONTESTS = "votes?|wins?|victory|loss|defeat|draw|tie|lead|decision|ruling|split|majority|score|ratio"
_COPULA = (
    r"must|should|can|can[’']t|cannot|could|would|will|may|might|is|was|has|had|who|that|which|to|does|doesn[’']t"
    r"|wants?|needs?"
)
_IDIOMS = [
    r"\b(?:24/7|24-7|9/11|50/50|50-50|20/20|fifty-fifty|360-degree|nine-to-five|9-to-5|one-on-one|1-on-1|one-to-one|two-by-four)\b",
    rf"\b(?:\d+|{_NUMBER})-for-(?:\d+|{_NUMBER})\b|\btop[\s-]+(?:\d+|{_NUMBER})\b(?!\s+(?:percent|per\s+cent))",
    r"(?<!\d)\d{1,2}:\d(?!\d)",
    rf"\b(?:odds|ratio|score|margin|won|lost|beaten|beat\s+\w+)\s+(?:(?:was|were|is|are|of|by|at)\s+)?(?:an?\s+)?"
    rf"(?:\d{{1,2}}|{_NUMBER})[\s-]+to[\s-]+(?:\d{{1,2}}|{_NUMBER})(?![\w%€$]|[.,]\d|\s+(?:{_UNIT_NOUN}))",
    rf"\b(?:\d{{1,2}}|{_NUMBER})-to-(?:\d{{1,2}}|{_NUMBER})(?=\s+(?:{_CONTESTS}|margin|odds)\b)",
    rf"{_PAIR}(?=\s+(?:{_CONTESTS})\b)|\b\d+-in-\d+-years?\b",
    rf"\b(?:his|her|their|my|our|your)\s+(?:(?:early|late|mid)[\s-])?(?:{DECADE_WORDS}|[1-9]0s)\b",
    _PAIR,
    r"\bon(?:c)?e-in-an?-[\w-]+",
    r"\bnet[\s-]zero\b|\bzero[\s-](?:sum|tolerance|day|hour)\b|\b(?:from|ground|sub-)\s?zero\b",
    r"\b(?:low|mid|high|low-to-mid|mid-to-high)?[\s-]*(?:single|double|triple)[\s-]+digits?\b",
    r"\bon\s+(?:the\s+)?one\s+hand\b|\bone\s+another\b|\bone\s+by\s+one\b|\bone\s+way\s+or\s+(?:an|the\s+)?other\b",
    r"\bone\s+thing\b|\bone\s+more\s+(?:thing|time|question)\b|\b(?:one|two)\s+sides?\s+of\s+the\s+same\s+coin\b",
    r"\bfor\s+one\s+thing\b|\ball\s+in\s+one\b|\bback\s+to\s+square\s+one\b|\bsquare\s+one\b|\bday\s+one\b|\bonce\s+or\s+twice\b",
    r"\b(?:think|thought|thinking)\s+twice\b|\bnumber\s+(?:one|two)\b|\bnumero\s+uno\b|\b(?:one|two)-way\b|\bone-(?:off|offs|time|stop|sided|size|"
    r"of-a-kind|party)\b|\bone\s+size\s+fits\s+all\b",
    r"\bthanks\s+a\s+million\b|\bsecond\s+to\s+none\b|\bfirst\s+and\s+foremost\b|\bfirst\s+of\s+all\b|\bin\s+the\s+first\s+place\b|"
    r"\b(?:at|for\s+the|the)\s+first\s+time\b|\bat\s+first\b|\bat\s+sixes\s+and\s+sevens\b|\bin\s+two\s+minds\b|\bten\s+to\s+one\b|"
    r"\bhundred-and-ten\s+percent\b|\b(?:first|second|third)[\s-]+(?:hand|party|parties|class|world|rate|tier)\b|\bon\s+second\s+thoughts?\b",
    rf"\bone\s+of\b(?!\s+(?:every\s+)?(?:{_NUMBER}|\d))|\bone\s+of\b|\b(?:no|this|that|the|each|every|any|which|another|other|big|good|new|old|last|next|right|"
    r"wrong|better|best|important|only|single|main)[\s-]+one\b(?!\s+(?:million|billion|hundred|thousand|percent))",
    rf"\bone\s+(?:{_COPULA})\b|\bone[’']s\b|\bone\s+day\b|\bone(?=\s*[.;!?)\"”])|\bone\s+window\b",
    r"\bhalf[\s-](?:year|time|way|hearted)\w*|\bhalfway\b|\b(?:in|the|this|that|our|last|next|each|every|per|back|front)\s+(?:\w+\s+)?(?:half|quarter)\b"
    r"(?!\s+(?:of\s+(?:the|our|all|its|their)\b|a\b|million))",
    r"\b(?:double|triple|quadruple)[\s-](?:check|standard|edged|digit|A|B|A’s|taxation|down|whammy|bottom)\w*|\bdouble[sd]?\s+down\b|\bdoubling\s+down\b",
    r"\b(?:both|once|single(?:\s+out)?|singles)\b",
]
_VAGUE = [
    r"\b(?:(?:several|many|a\s+few|few|a\s+couple(?:\s+of)?|some|various)\s+)?(?:dozens|hundreds|thousands|millions|billions|trillions)\b"
    r"(?:\s+(?:of|and|upon)\s+(?:hundreds|thousands|millions|billions|trillions))*",
    rf"\b(?:several|many|a\s+few|few|a\s+couple(?:\s+of)?|tens\s+of|multi)[\s-]+(?:{'|'.join(SCALES)}|dozen)s?\b|\btens\s+of\b|\bscores\s+of\b",
]
_ORDINALS = [
    rf"(?<![\w-])(?:\d+(?:st|nd|rd|th)|{_NTH}(?!s))(?!\w)",
]

_YEAR_ALONE = re.compile(
    rf"(?<![$€£₸\d.,−]){_YEAR}(?!\w|[.,]\d|[-\s]?%|[\s-]*{_UNIT_NOUN}|\+"
    rf"|\s?[-–—]\s?\d{{4}}[\s-]*{_UNIT_NOUN}|\s?[-–—]\s?(?:2[2-9]|[3-9]\d)\d\d(?!\d))"
)
_YEAR_LED = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|through|from|for|of|to|and|between|the|early|late|mid|end|year|"
    r"years|fiscal|into|versus|vs\.?|summer|spring|autumn|winter|fall|with|against|beyond|throughout|within|calendar)"
    r"[\s-]+$|(?<=\w)-$",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"\s+levels?\b")
_COUNTED_AFTER = re.compile(
    r"\s+(?!(?:was|is|has|as|its|this|us)\b)(?:[a-z]+\s+)?(?!(?:was|is|has|as|its|this|us)\b)[a-z]+[^s\W]s\b"
)
_HEDGED = re.compile(
    r"\b(?:over|than|some|nearly|almost|least|most|roughly|approximately|about|up\s+to|many\s+as|exceed\w*)\s+$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(rf"[\s-]*{_UNIT_NOUN}", re.IGNORECASE)
_OTHER_PREFIX = re.compile(r"(?:Mid|Low|High|Pre|Post|Sub|Non|Nearly|About)-|(?:[A-Z]{3})(?=\d)")

_PATTERNS = [
    *((Sort.NAME, re.compile(pattern)) for pattern in _NAMES[:1]),
    *((Sort.DATE, re.compile(pattern)) for pattern in _DATES),
    *((Sort.NAME, re.compile(pattern)) for pattern in _NAMES[1:]),
    *((Sort.DATE, pattern) for pattern in [_YEAR_ALONE]),
    *((Sort.IDIOM, re.compile(pattern, re.IGNORECASE)) for pattern in _IDIOMS),
    *((Sort.VAGUE, re.compile(pattern, re.IGNORECASE)) for pattern in _VAGUE),
    *((Sort.ORDINAL, re.compile(pattern, re.IGNORECASE)) for pattern in _ORDINALS),
]


def _holds(text: str, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Return whether what stands around a match lets it be what its pattern says."""
    if pattern is _YEAR_ALONE and _LEVELS.match(text, match.end()):
        return True
    if pattern is _YEAR_ALONE:
        if before(_YEAR_LED, text, match.start()):
            return True
        counted = _COUNTED_AFTER.match(text, match.end()) or before(_HEDGED, text, match.start())
        return 1900 <= int(match[0]) <= 2100 and not counted
    if pattern.pattern == _PAIR:
        high, low = (int(digits) for digits in re.findall(r"\d+", match[0]))
        return high >= low and not _UNIT_AFTER.match(text, match.end())
    prefix = _OTHER_PREFIX.match(text, match.start())
    return prefix is None or (prefix[0] not in CODES and not prefix[0].endswith("-"))
