"""What came of each number: the verdicts worked out once more from the CSV files alone, without the code under test."""

import csv
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from interview.folder.dataset import load
from interview.folder.tables import DataError

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"
DATASET = load()
INTERVIEW_ENDS = date(2024, 4, 30)
INFINITE = Decimal("inf")
SIGNS = {"=", "~"}
REAL = {"measured", "estimated"}
COUNTED = {"Mt", "km", "%", "×", "1", "USD", "KZT"}


def rows(name):
    with DATA_FOLDER.joinpath(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


UNITS = {row["indicator_id"]: row["unit"] for row in rows("indicators.csv")}
REFERENCES = {row["reference_id"]: row for row in rows("references.csv")}
SAID = [row for file in sorted(DATA_FOLDER.glob("figures/*.csv")) for row in rows(f"figures/{file.name}")]
FOLLOWED = [row for row in SAID if UNITS[row["indicator_id"]] in COUNTED]


def span(period):
    """First and last month of a period, counted from the year 0."""
    first, last = period.split("/")[0], period.split("/")[-1]
    return int(first[:4]) * 12 + int(first[5:7] or 1), int(last[:4]) * 12 + int(last[5:7] or 12)


def ends(value, resolution, comparator="="):
    if comparator not in SIGNS:
        assert comparator in (">", ">="), "no other hedge stands in these files"
        return value, INFINITE
    return value - resolution / 2, value + resolution / 2


def later_rows():
    """Every later value as (id, indicator, geography, period, value, ends, status)."""
    for row in REFERENCES.values():
        value, resolution = Decimal(row["value"]), Decimal(row["resolution"])
        if not row["left_out"]:
            place = row["indicator_id"], row["geography"], row["period"]
            yield row["reference_id"], *place, value, ends(value, resolution), row["status"]
    order = ["measured", "estimated", "expected", "planned"]
    geographies = {row["indicator_id"]: row["geography"] for row in rows("indicators.csv")}
    for row in rows("later.csv"):
        assert row["method"] == "growth_between"
        new, old = (REFERENCES[name] for name in row["inputs"].split())
        (n, nr), (o, orr) = ((Decimal(r["value"]), Decimal(r["resolution"])) for r in (new, old))
        low = ((n - nr / 2) / (o + orr / 2) - 1) * 100
        high = ((n + nr / 2) / (o - orr / 2) - 1) * 100
        status = max((new["status"], old["status"]), key=order.index)
        place = row["indicator_id"], geographies[row["indicator_id"]], row["period"]
        yield row["later_id"], *place, (n / o - 1) * 100, (low, high), status


LATER = list(later_rows())


def beside(figure):
    kept = []
    for later in LATER:
        _, indicator, geography, period, *_ = later
        same = (indicator, geography) == (figure["indicator_id"], figure["geography"])
        ends_after = span(period)[1] > INTERVIEW_ENDS.year * 12 + INTERVIEW_ENDS.month
        long_enough = span(period)[1] - span(period)[0] >= span(figure["period"])[1] - span(figure["period"])[0]
        if same and ends_after and long_enough:
            kept.append(later)
    return kept


def deciding(figure):
    known = beside(figure)
    if figure["kind"] == "target":
        known = [one for one in known if span(one[3])[1] <= span(figure["period"])[1]] or known
    known = [one for one in known if one[6] in REAL] or known
    last = max((span(one[3])[1] for one in known), default=0)
    return [one for one in known if span(one[3])[1] == last]


def overlap(one, other):
    return max(one[0], other[0]) < min(one[1], other[1]) or one == other or one[0] == one[1] == other[0]


def verdict(figure, later):
    """The verdict for the whole of both ranges, and that of the values as written."""
    _, _, _, period, value, margin, _ = later
    said, resolution = Decimal(figure["value"]), Decimal(figure["resolution"])
    own = ends(said, resolution, figure["comparator"])
    if figure["kind"] == "target":
        assert figure["comparator"] == ">=", "the aims of these files are floors"
        if margin[0] >= said:
            return "reached", "reached"
        if margin[1] > said:
            return "open", "reached" if value >= said else "behind"
        return ("missed", "missed") if span(period)[1] >= span(figure["period"])[1] else ("behind", "behind")
    written = "same" if value == said else "rose" if value > said else "fell"
    if not overlap(own, margin):
        return written, written
    if own[1] < INFINITE and (own[0] <= value < own[1] or value == said):
        return "same", "same"
    return "open", written


@pytest.mark.parametrize("figure", FOLLOWED, ids=lambda row: row["figure_id"])
def test_the_verdict_on_a_number_follows_from_the_rows_alone(figure):
    came = DATASET.came[figure["figure_id"]]
    assert sorted(one.item.id for one in came.later) == sorted(one[0] for one in beside(figure))
    found = {verdict(figure, one) for one in deciding(figure)}
    courses, written = ({pair[place] for pair in found} for place in (0, 1))
    expected = "nothing" if not courses else "disagree" if len(courses) > 1 else next(iter(courses))
    assert came.course == expected
    assert came.as_written == (next(iter(written)) if len(written) == 1 else expected)


def test_every_number_that_can_have_a_course_has_a_verdict_and_no_other():
    assert set(DATASET.came) == {row["figure_id"] for row in FOLLOWED}


def test_the_verdicts_that_matter_are_what_the_public_record_says():
    courses = {name: (one.course, one.as_written, one.status) for name, one in DATASET.came.items()}
    assert courses["it-exports-target-2026"] == ("open", "reached", "expected")
    assert courses["titr-2023"] == ("rose", "rose", "measured")
    assert courses["transit-2023"] == ("rose", "rose", "measured")
    assert courses["trade-growth-2023"] == ("disagree", "disagree", "estimated")
    assert courses["rail-2023"] == ("nothing", "nothing", "measured")


def test_each_value_of_the_year_of_the_interview_and_later_is_shown_or_has_a_reason():
    drawn = {name for chart in DATASET.charts.values() for name in chart.series_ids}
    inputs = {name for one in DATASET.later.values() for name in one.derivation.sources}
    shown = drawn | inputs | DATASET.followed
    for name, row in REFERENCES.items():
        late = span(row["period"])[1] >= INTERVIEW_ENDS.year * 12 + 1
        assert not late or row["left_out"] or row["compares_with"] or name in shown, name


# --- a new row alone --------------------------------------------------------------------------------------------------


def with_row(tmp_path, **cells):
    """A copy of the data with one more published value, like the one expected for 2025."""
    folder = tmp_path / "data"
    shutil.copytree(DATA_FOLDER, folder)
    row = REFERENCES["it-exports-2025-expected"] | {"reference_id": "one-more", "left_out": ""} | cells
    with folder.joinpath("references.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(row), lineterminator="\n").writerow(row)
    return load(folder)


# The steady path from 500 (450 to 550) million in 2023 to 1,000 in 2026 passes 630 (587 to 671) million in 2024 and
# 794 (766 to 820) million in 2025: 500 × 2^(1/3) and 500 × 2^(2/3).
@pytest.mark.parametrize(
    ("period", "value", "resolution", "status", "course", "as_written"),
    [
        ("2025", "1100000000", "100000000", "measured", "reached", "reached"),
        ("2025", "1000000000", "100000000", "measured", "open", "reached"),
        ("2025", "900000000", "100000000", "measured", "ahead", "ahead"),
        ("2025", "700000000", "50000000", "estimated", "behind", "behind"),
        ("2025", "800000000", "100000000", "measured", "open", "ahead"),
        ("2025", "780000000", "100000000", "measured", "open", "behind"),
        ("2024", "700000000", "10000000", "measured", "ahead", "ahead"),
        ("2024", "550000000", "10000000", "measured", "behind", "behind"),
        ("2026", "900000000", "100000000", "measured", "missed", "missed"),
        ("2026", "1200000000", "100000000", "planned", "reached", "reached"),
    ],
)
def test_one_new_row_of_published_values_changes_the_verdict(
    tmp_path, period, value, resolution, status, course, as_written
):
    cells = {"period": period, "value": value, "resolution": resolution, "status": status}
    came = with_row(tmp_path, **cells).came["it-exports-target-2026"]
    assert (came.course, came.as_written, came.status) == (course, as_written, status)


def test_a_value_left_out_changes_nothing(tmp_path):
    left = with_row(tmp_path, value="2000000000", status="measured", left_out="Another count.")
    assert left.came["it-exports-target-2026"].course == DATASET.came["it-exports-target-2026"].course


def test_a_later_value_beside_nothing_said_needs_a_reason(tmp_path):
    with pytest.raises(DataError, match=r"references.csv:\d+: left_out: the value is for a time after the interview"):
        with_row(tmp_path, period="2025-01/2025-03", indicator_id="rail", unit="Mt", value="70", resolution="1")
