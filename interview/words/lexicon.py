"""The words numbers are made of: values, scales, hedges, words of change. Tables only."""

from __future__ import annotations

from fractions import Fraction

from interview.amounts.items import Comparator

_UP_TO_NINETEEN = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS = {word: value for value, word in enumerate(_UP_TO_NINETEEN.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), 2)
}
"""Number words below one hundred that are one word."""

SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
"""Words that multiply the number before them."""

SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
"""Scales glued to their digits, such as 3bn; those of two letters and more may stand apart."""

MONEY_SCALES = {"t": 10**12, "mm": 10**6}
"""Scales that are units elsewhere, read only after a currency sign: $3t, $3mm."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {word.removesuffix("y") + "ieth": 10 * value for value, word in enumerate(_TENS.split()[1:], 3)}
"""Ordinal words of one piece."""

_FINE = {"hundredth": 100, "thousandth": 1000}
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4} | {w: v for w, v in ORDINALS.items() if 5 <= v <= 10} | _FINE
"""What one of a number of equal parts is called, in the singular."""

VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
    "⅕": Fraction(1, 5),
}
"""Fractions of one character."""

MULTIPLES: dict[str, int | Fraction] = {
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "doubled": 2,
    "doubles": 2,
    "doubling": 2,
    "triple": 3,
    "tripled": 3,
    "triples": 3,
    "tripling": 3,
    "trebled": 3,
    "quadruple": 4,
    "quadrupled": 4,
    "quadruples": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "halved": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "halving": Fraction(1, 2),
}
"""Single words for "times so much"."""

UNVALUED = ("both", "single", "once")
"""Words that number things without being a number one could store."""

HEDGES = {
    Comparator.MORE: """
        more than, over, above, beyond, exceeding, exceeded, exceeds, exceed, in excess of, greater than,
        higher than, larger than, bigger than, better than, longer than, upwards of, upward of, north of,
        surpassing, surpassed, surpasses, surpass, topping, topped
    """,
    Comparator.AT_LEAST: """
        at least, at the very least, not less than, no less than, not fewer than, no fewer than, nothing less than,
        a minimum of, minimum of, at a minimum, no lower than, not below, not under, as little as, as few as, as low as,
        nor less than, nor fewer than, never less than, never fewer than, never below, never under, not fall below,
        not fallen below, never fell below, never fallen below, not drop below, not dropped below, never dropped below
    """,
    Comparator.LESS: """
        less than, fewer than, under, below, beneath, lower than, smaller than, shorter than, short of, shy of,
        south of, not quite, nowhere near, not nearly, not even
    """,
    Comparator.AT_MOST: """
        up to, as much as, as many as, as high as, no more than, not more than, no greater than, no higher than,
        no larger than, at most, at the most, at the very most, a maximum of, maximum of, not exceeding, nor more than,
        not to exceed, not exceed, not exceeded, never exceed, never exceeds, never exceeded, never more than,
        never over, never above, not topped, not surpassed, not over, not above, not greater than, a ceiling of,
        capped at
    """,
    Comparator.ABOUT: """
        about, around, roughly, approximately, approx., approx, circa, ca., c., some, nearly, almost, close to, near,
        nearing, approaching, an estimated, estimated, in the region of, in the neighborhood of,
        in the neighbourhood of, in the vicinity of, in the ballpark of, on the order of, of the order of,
        in the order of, in the range of, something like, more or less, virtually, practically, just about,
        somewhere around
    """,
}
"""Hedges before a number.

"Nearly" and "almost" are `~`, not `<`: they say that the value is close, and `<` would leave everything below open.
"Up to", "as many as" and "no more than" allow the number itself, so they are `<=`.
"""

HEDGE_DEGREES = "well|just|slightly|a little|a bit|far|much|significantly|considerably|substantially|somewhat|even"
"""Words that may stand before a hedge without changing its direction."""

TRAILING_HEDGES = {
    Comparator.AT_LEAST: """
        or more, or greater, or above, or higher, or over, or better, and above, and over, and more, and up,
        and counting, at least, at a minimum
    """,
    Comparator.AT_MOST: "or less, or fewer, or below, or under, or lower, at most, at the most, at best, tops",
    Comparator.ABOUT: "or so, or thereabouts, give or take, more or less, roughly, approximately",
}
"""Hedges after a number or its unit."""

FLIPPED = {
    Comparator.MORE: Comparator.LESS,
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.LESS: Comparator.MORE,
    Comparator.AT_MOST: Comparator.AT_LEAST,
}
"""The hedge of a number below zero: a fall of more than 3 is a change of less than -3."""

COMPARISONS = ("above", "below", "under", "over")
"""Hedges that, like those with "than", compare when a number stands before them: 3 % below the 5 % hoped for."""

POSITIONS = ("above", "below", "beneath", "under", "beyond", "north of", "south of", "short of", "shy of")
"""Hedges that after a word of change name a level: what fell below 5 is below 5, and did not fall by 5."""

FALLS = """
    decline declined declines declining decrease decreased decreases decreasing fall fell fallen falls falling drop
    dropped drops dropping shrink shrank shrunk shrinks shrinking shrinkage contracted contracting contraction
    reduction reductions slipped slipping slid sliding plunge plunged plunging plummeted plummeting tumbled tumbling
    sank sunk sinking dip dipped dipping eased easing retreated weakened weakening diminished deteriorated
    deterioration narrow narrowed narrows narrowing compressed compression softened
    eroded erosion slump slumped slumping depreciated down downturn
    decelerate decelerated decelerates decelerating slowed slowing tanked crash crashed crashes crashing collapse
    collapsed collapses collapsing nosedived cratered dived dove skidded receded receding cooled cooling dwindle
    dwindled dwindling devalued devaluation thinned subsided abated moderated waned backslid swooned
"""
"""Words that say less than before; a number they govern is below zero."""

CUTS = """
    reduce reduced reduces reducing cut cuts cutting lower lowered lowers lowering lose lost losing shed shedding slash
    slashed slashing trim trimmed trimming off
"""
CUT_PHRASES = "gave up, gave back, given up, given back, giving up, giving back, pulled back, pulling back"
"""Words of fall that take an object: a share they name is below zero, but the 500 jobs that were cut are 500."""

RISES = """
    increase increased increases increasing rise rose risen rises rising grow grew grown grows growing growth gain
    gained gains gaining up climb climbed climbing jump jumped jumping surge surged surging expand expanded expanding
    expansion improve improved improving improvement raise raised raises raising higher accelerate accelerated soar
    soared boost boosted add added adding advance advanced strengthened multiplied widened exceed exceeded beat went
    moved ramped edged ticked picked rebounded rebound recovered recover rallied bounced returned
"""
"""Words that say more than before; they end the reach of a word of fall."""

FALL_AFTER = """
    decline decrease drop fall reduction contraction dip slump cut decay downturn erosion lower less fewer down smaller
    cheaper
"""
"""Words of fall that follow their number: a 3 % decline, 3 % lower."""

RISE_AFTER = "increase rise growth gain jump surge improvement expansion uplift higher larger"
"""Words of rise that follow their number; they keep the sign of an earlier fall from it."""

SUBJECTS = """
    imports exports sales revenue revenues profit profits income earnings output production volumes prices costs
    spending investment orders margins shipments deliveries demand employment emissions
"""
"""What can change as the thing before it did, with no verb of its own: exports fell 3 % and imports 4 %."""

MANNER = """
    sequentially sequential year-on-year year-over-year quarter-on-quarter quarter-over-quarter month-on-month
    month-over-month yoy qoq y/y q/q y-o-y annually annual quarterly monthly respectively organically organic slightly
    sharply significantly modestly further marginally steadily substantially dramatically overall reported net
    nearly-flat again also only just merely still already actually
"""
"""Words of manner that may stand between a word of change and its number, or between two numbers it governs."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
"""The months, in order."""
