"""Numbers as charts, titles and cards show them: as many digits as the range fixes, the range where it is wide."""

import math
import re
from fractions import Fraction

import pytest

from interview.amounts.items import Kind
from interview.folder.dataset import load
from interview.words.digits import is_wide
from interview.words.formatting import KIND_NAMES, WORDS
from interview.words.shown import at_scale, fill, margin_text, number_alone, shown_text

DATASET = load()
FIGURES = DATASET.figures
MILLION = 10**6
every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=list(FIGURES))


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("transit-2023", "32.3 million tonnes"),  # said: as it was said
        ("rail-growth-2023", "3 %"),  # said, and wide: as it was said
        ("trade-multiple", "3.5 times"),
        ("transport-investment-kzt", "more than 10 trillion tenge"),
        ("it-exports-target-2026", "at least 1 billion US dollars"),
        ("transit-2022", "26.7 million tonnes"),  # narrow: the digits the range fixes
        ("transit-added-2023", "5.6 million tonnes"),
        ("trade-index-2022", "285"),
        ("titr-index-2023", "165"),
        ("rail-added-2023", "7.2 to 10.1 million tonnes"),  # wide: the range
        ("trade-growth-above-average-2023", "−6.4 to −4.6 percentage points"),
        ("it-exports-2020", "128 to 220 million US dollars"),
        ("it-exports-average-growth-2020-2023", "35 to 52 % a year"),
        ("transport-investment-per-year-usd", "about 2.3 billion US dollars a year"),
        ("it-exports-needed-growth-2023-2026", "at least 26 % a year"),
        ("it-exports-share-of-target-2023", "at most 50 %"),
        ("golan-women-share", "5.04 %"),  # exact, but endless
        ("golan-others", "132"),
        ("treaty-year", "1999"),
        ("corridors-balance", "0"),
    ],
)
def test_a_number_is_shown_with_the_digits_its_range_fixes_or_as_its_range(figure_id, expected):
    assert shown_text(FIGURES[figure_id]) == expected


@pytest.mark.parametrize(
    ("figure_id", "options", "expected"),
    [
        ("it-exports-2020", {"about": True, "unit": False}, "about 170 million"),
        ("rail-added-2023", {"about": True, "unit": False}, "about 8.7"),
        ("transit-2022", {"about": True, "unit": False}, "26.7"),
        ("trade-growth-2023", {"signed": True}, "+23 %"),
        ("trade-growth-2023", {"words": True}, "23 per cent"),
        ("transit-added-2023", {"signed": True, "unit": False}, "+5.6"),
    ],
)
def test_a_number_can_be_shown_rounded_signed_and_without_its_unit(figure_id, options, expected):
    assert shown_text(FIGURES[figure_id], **options) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("it-exports-2023", "450 to 550"),
        ("it-exports-2020", "128 to 220"),
        ("rail-added-2023", "7.2 to 10.1"),
        ("trade-average-growth-2018-2023", "28.1 to 28.9"),  # outward from 28.84
        ("it-exports-needed-growth-2023-2026", "more than 22"),
        ("it-exports-target-2026", "at least 1"),
        ("it-exports-share-of-target-2023", "less than 55"),
        ("highways-built", "more than 13,000"),
        ("golan-unit", ""),
    ],
)
def test_a_margin_is_what_a_number_can_stand_for_rounded_outward(figure_id, expected):
    assert margin_text(FIGURES[figure_id]) == expected


def plain(text):
    return Fraction(text.replace(",", "").replace("−", "-"))


@every_figure
def test_a_margin_holds_all_that_a_number_can_stand_for(figure):
    number = at_scale(figure, MILLION) if figure.unit.money else figure
    ends = [plain(end) for end in re.findall(r"−?[\d,]+(?:\.\d+)?", margin_text(number))]
    low, high = number.bounds.low, number.bounds.high
    if len(ends) == 2:
        assert ends[0] <= low < high <= ends[1]
    elif ends:
        assert ends[0] <= low if math.isinf(high) else high <= ends[0]
    else:
        assert low == high


@every_figure
def test_what_is_shown_lies_in_the_range_and_keeps_its_relation(figure):
    assert shown_text(figure).startswith(WORDS[figure.comparator])
    number = at_scale(figure, MILLION) if figure.unit.money else figure
    if figure.kind is Kind.DERIVED and not is_wide(figure):
        shown = plain(number_alone(number))
        assert number.bounds.low <= shown <= number.bounds.high or number.bounds.low == number.bounds.high


@pytest.mark.parametrize(
    ("figure_id", "expected"), [("it-exports-target-2026", "at least 1,000"), ("it-exports-2020", "128 to 220")]
)
def test_a_sum_can_be_counted_in_the_millions_its_axis_names(figure_id, expected):
    assert shown_text(at_scale(FIGURES[figure_id], MILLION), unit=False) == expected


def test_every_kind_has_a_plain_word_of_its_own():
    assert sorted(KIND_NAMES) == sorted(Kind)
    assert len(set(KIND_NAMES.values())) == len(Kind)
    assert not {"stated", "derived", "target"} & set(KIND_NAMES.values())


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("Trade grew {trade-growth-2023|signed}.", "Trade grew +23\u00a0%."),
        ("{highways-built|Words} were built.", "More than 13,000 kilometres were built."),
        ("worth {export-potential-value|words}", "worth 350 million US dollars"),
        ("{corridors-rail} and {corridors-road}", "5 and 8"),
        ("rail added {rail-added-2023|bare}", "rail added 7.2 to 10.1"),
        ("to {it-exports-target-2026}", "to at least 1 billion US dollars"),
        ("nothing to fill", "nothing to fill"),
    ],
)
def test_a_sentence_takes_its_numbers_from_the_figures(template, expected):
    assert fill(template, FIGURES) == expected


def test_a_sentence_with_an_unknown_number_is_an_error():
    with pytest.raises(KeyError, match="trade-growth-2032"):
        fill("Trade grew {trade-growth-2032}.", FIGURES)
