"""What must hold of charts, slides and pages: each gives its form, its layout or its place what that needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from interview.amounts.items import Event, Figure, Measured
from interview.amounts.rounding import Interval
from interview.folder.forms import FORMS, LAYOUTS, MOST_SQUARES, Form, Part
from interview.folder.pages import FIXED, PRESENT, Page
from interview.folder.records import Records, Rows
from interview.folder.screens import Chart, Screens, Slide
from interview.folder.tables import Fault, Row, rows_by
from interview.words.units import PER_YEAR


def showing_breaches(records: Records, screens: Screens, rows: Rows) -> Iterator[Fault]:
    """Yield every breach of what forms, layouts and pages need; all records must be there."""
    items = rows_by(rows["chart_items"], "chart_id")
    for row in rows["charts"]:
        if row["form"] not in FORMS:
            yield row.fault("form", "there is no such form", "one of " + ", ".join(FORMS))
        else:
            yield from _form_breaches(records, FORMS[row["form"]], row, items.get(row["chart_id"], []))
    yield from _quoting_breaches(records, screens, rows)
    yield from _page_breaches(records, screens, rows)


def _quoting_breaches(records: Records, screens: Screens, rows: Rows) -> Iterator[Fault]:
    said, shown = _said_in(records), rows_by(rows["slide_items"], "slide_id")
    sources = {name: _sources(records, _drawn(chart)) for name, chart in screens.charts.items()}
    for row in rows["chart_excerpts"]:
        if not sources[row["chart_id"]] & said.get(row["excerpt_id"], set()):
            expected = "an excerpt with one of its numbers"
            yield row.fault("excerpt_id", "the excerpt says nothing the chart shows", expected)
    yield from _finding_breaches(records, screens, rows["findings"], sources)
    for row in rows["slides"]:
        found = list(_layout_breaches(screens, screens.slides[row["slide_id"]], row))
        yield from found
        if not found:
            slide = screens.slides[row["slide_id"]]
            drawn = _sources(records, slide.figure_ids).union(*(sources[name] for name in slide.chart_ids))
            yield from _quoted_breaches(said, drawn, shown.get(slide.id, []))


def _finding_breaches(
    records: Records, screens: Screens, findings: list[Row], sources: Mapping[str, set[str]]
) -> Iterator[Fault]:
    said = _said_in(records)
    for row in findings:
        page = screens.charts[row["chart_id"]].page
        if page not in records.pages:
            yield row.fault(
                "chart_id", "the chart stands on no page of a topic", "a chart of a page of pages.csv", page
            )
        if not sources[row["chart_id"]] & said.get(row["excerpt_id"], set()):
            expected = "an excerpt with one of its numbers"
            yield row.fault("excerpt_id", "the excerpt says nothing the chart shows", expected)


def _form_breaches(records: Records, form: Form, row: Row, items: list[Row]) -> Iterator[Fault]:
    shown = [one for one in items if one["part"] == "shown"]
    found = [fault for one in shown for fault in _item_breaches(records, form, one)]
    found += _number_breaches(form, row, shown)
    found += _label_breaches(form, shown)
    found += _unit_breaches(records, form, [one for one in items if one["part"] != "series"])
    found += _unit_breaches(records, Form("", (Part(),), panels=True), [i for i in items if i["part"] == "series"])
    found += _reading_breaches(records, form, [one for one in items if one["part"] == "reading"])
    yield from found
    if not found:  # sums, rows and years are those of items that fit
        yield from _sum_breaches(records, form, shown)
        yield from _mean_breaches(records, form, shown)
        yield from _row_breaches(form, shown)
        yield from _year_breaches(records, form, items)


def _item_breaches(records: Records, form: Form, row: Row) -> Iterator[Fault]:
    item, part = records.items[row["item_id"]], form.part(row["role"])
    if part is None:
        roles = [repr(part.role) if part.role else "no role" for part in form.parts]
        yield row.fault("role", "the form has no such role", "one of " + ", ".join(roles))
        return
    if bool(row["panel"]) != form.panels:
        needed = "the name of a panel" if form.panels else "no panel"
        yield row.fault("panel", f"the form {'stands in' if form.panels else 'has no'} panels", needed)
    if isinstance(item, Event):
        if not form.events:
            yield row.fault("item_id", "the form draws no dates", "the id of a figure")
    else:
        yield from _value_breaches(form, part, row, item)


def _value_breaches(form: Form, part: Part, row: Row, item: Measured) -> Iterator[Fault]:
    if part.sorts and item.unit.sort not in part.sorts:
        expected = f"a figure that counts {' or '.join(sorted(part.sorts))}"
        yield row.fault("item_id", f"the form cannot draw {item.unit.sort} here", expected)
        return
    if part.bounded and not item.bounds.bounded:
        yield row.fault("item_id", "the form draws both bounds, and one is open", "a figure with two bounds")
    if part.positive and item.value <= 0:
        yield row.fault("item_id", "the form draws only values above zero here", "such a figure, or another form")
    if form.spread and item.value == 0:
        yield row.fault("item_id", "the form draws bounds in per cent of the value", "a value other than zero")
    counted = form.whole and part.role == form.parts[0].role
    if counted and (item.value.denominator != 1 or item.value > MOST_SQUARES):
        yield row.fault("item_id", "the form draws things one by one", f"a whole number up to {MOST_SQUARES}")


def _number_breaches(form: Form, row: Row, shown: list[Row]) -> Iterator[Fault]:
    if not shown:
        yield row.fault("form", "the chart draws nothing", form.needs)
        return
    for part in form.parts:
        count = sum(1 for one in shown if one["role"] == part.role)
        if count < part.least or (part.most is not None and count > part.most):
            what = f"items of the role {part.role}" if part.role else "items"
            yield row.fault("form", f"the form gets {count} {what}", form.needs)


def _label_breaches(form: Form, rows: list[Row]) -> Iterator[Fault]:
    for first, second in pairwise(rows):
        part = form.part(second["role"])
        if part and part.alone and _group(first) == _group(second):
            yield second.fault("label", "the form draws one item under each label", "a label of its own")


def _group(row: Row) -> tuple[str, str, str]:
    return row["panel"], row["label"], row["role"]


def _unit_breaches(records: Records, form: Form, rows: list[Row]) -> Iterator[Fault]:
    scales: dict[str, str] = {}
    for row in rows:
        item, part = records.items[row["item_id"]], form.part(row["role"] if row["part"] != "series" else "")
        scaled = row["part"] == "reading" or (part is not None and part.scaled)
        if isinstance(item, Event) or not scaled:
            continue
        unit = item.unit.code.removesuffix(PER_YEAR)  # what changes in a year may stand beside a change a year
        if scales.setdefault(row["panel"], unit) != unit:
            problem = f"{scales[row['panel']]!r} and {unit!r} stand on one scale"
            yield row.fault("item_id", problem, "figures of one unit on each scale")


def _reading_breaches(records: Records, form: Form, rows: list[Row]) -> Iterator[Fault]:
    for row in rows:
        item = records.items[row["item_id"]]
        if not form.readings:
            yield row.fault("part", "the form draws no readings", "shown or series, or another form")
        elif not isinstance(item, Figure) or not item.reading:
            yield row.fault("item_id", "this is no reading", "a figure of derivations.csv with a reading")
        elif not item.bounds.bounded:
            yield row.fault("item_id", "a reading is drawn with both bounds, and one is open", "two bounds")
    for first, second in pairwise(rows):
        if _group(first) == _group(second):
            yield second.fault("label", "the form draws one item under each label", "a label of its own")


def _sum_breaches(records: Records, form: Form, shown: list[Row]) -> Iterator[Fault]:
    parts, whole = form.total or ((), "")
    ends = [row for row in shown if row["role"] == whole]
    if not parts or not ends:
        return
    added = [row for row in shown if row["role"] in parts]
    values, bounds = Fraction(0), Interval.point(Fraction(0))
    for row in added:
        figure = records.figures[row["item_id"]]
        values, bounds = values + figure.value, bounds + figure.bounds
    total = records.figures[ends[0]["item_id"]]
    if not bounds.overlaps(total.bounds):
        sum_of = " + ".join(row["item_id"] for row in added)
        problem = f"the parts do not add up to it: {sum_of} = {float(values):g}"
        yield ends[0].fault("item_id", problem, f"parts that add up to {float(total.value):g}")


def _mean_breaches(records: Records, form: Form, shown: list[Row]) -> Iterator[Fault]:
    if not form.mean:
        return
    rows = {row["role"]: row for row in shown}
    mean, count, whole = (records.figures[rows[role]["item_id"]] for role in form.mean)
    if not (mean.bounds * count.bounds).overlaps(whole.bounds):
        problem = f"it is not the mean: {mean.id} × {count.id} = {float(mean.value * count.value):g}"
        yield rows[form.mean[0]].fault("item_id", problem, f"a mean that comes to {float(whole.value):g}")


def _row_breaches(form: Form, shown: list[Row]) -> Iterator[Fault]:
    panels = rows_by(shown, "panel")
    if form.single:
        yield from (
            rows[0].fault("panel", "the form has one panel", next(iter(panels))) for rows in [*panels.values()][1:]
        )
    if not form.rows:
        return
    labels = {panel: [row["label"] for row in rows] for panel, rows in panels.items()}
    first = next(iter(labels.values()))
    for panel, rows in panels.items():
        if labels[panel] != first:
            yield rows[0].fault("panel", "the panels have different rows", f"the labels {', '.join(first)}", panel)


def _year_breaches(records: Records, form: Form, items: list[Row]) -> Iterator[Fault]:
    on_scale = [row for row in items if form.years and row["role"] == form.years and row["part"] == "shown"]
    years = [records.items[row["item_id"]].period.last.year for row in on_scale]
    for (before, year), row in zip(pairwise(years), on_scale[1:], strict=True):
        if year == before:
            yield row.fault("item_id", f"two figures stand in {year}", "one figure for each year")
        elif year < before:
            yield row.fault("item_id", f"{year} comes after {before}", "figures in the order of their years")
    for row in items:
        beside = (form.between and row["role"] == form.between) or (form.years and row["part"] == "reading")
        if beside and not years[0] <= records.items[row["item_id"]].period.last.year <= years[-1]:
            yield row.fault("item_id", "its year lies off the scale", f"a year from {years[0]} to {years[-1]}")


def _drawn(chart: Chart) -> set[str]:
    return {*chart.ids, *(name for group in chart.readings for name in group.ids)}


def _said_in(records: Records) -> dict[str, set[str]]:
    """Return what is said in each excerpt: ids of events, and the amounts of figures."""
    said: dict[str, set[str]] = {}
    for item in records.items.values():
        if item.mention:
            said.setdefault(item.mention.excerpt_id, set()).add(_amount(item))
    return said


def _amount(item: Figure | Event | Measured) -> str:
    return repr(item.quantity) if isinstance(item, Figure) else item.id


def _sources(records: Records, ids: Iterable[str]) -> set[str]:
    """Return everything said that some items rest on, themselves included."""
    found: set[str] = set()
    waiting = [*ids]
    while waiting:
        item = records.items.get(waiting.pop())
        if isinstance(item, Figure) and item.derivation:
            waiting += item.derivation.sources
        elif item:
            found.add(_amount(item))
    return found


def _quoted_breaches(said: Mapping[str, set[str]], drawn: set[str], items: list[Row]) -> Iterator[Fault]:
    for row in items:
        if row["part"] == "excerpt" and not drawn & said.get(row["item_id"], set()):
            expected = "an excerpt with one of its numbers"
            yield row.fault("item_id", "the excerpt says nothing the slide shows", expected)


def _layout_breaches(screens: Screens, slide: Slide, row: Row) -> Iterator[Fault]:
    layout = LAYOUTS[slide.layout]
    if len(slide.chart_ids) != layout.charts:
        problem = f"the slide has {len(slide.chart_ids)} charts, another number than its layout shows"
        yield row.fault("layout", problem, str(layout.charts))
        return
    for thing, ids, (least, most) in (
        ("figures", slide.figure_ids, layout.figures),
        ("excerpts", slide.excerpt_ids, layout.excerpts),
    ):
        if not least <= len(ids) <= most:
            yield row.fault("layout", f"the slide has {len(ids)} {thing}", layout.needs)
    for name in slide.chart_ids:
        if layout.form and screens.charts[name].form != layout.form:
            yield row.fault("layout", f"the form of {name} is another one", f"a chart of the form {layout.form}")
    if layout.titled and not slide.title:
        yield row.fault("title", "the slide has no title", f"a title: the layout shows {layout.shows}")


def _page_breaches(records: Records, screens: Screens, rows: Rows) -> Iterator[Fault]:
    fixed = {page.name: page for page in FIXED}
    charts = rows_by(rows["charts"], "page")
    for row in rows["pages"]:
        if row["page"] in records.pages and row["page"] not in charts:
            yield row.fault("page", "the page has no chart", "a row of charts.csv that names it")
    for page in fixed.values():
        yield from _fixed_page_breaches(page, charts.get(page.name, []))
    on_slides = {name for slide in screens.slides.values() for name in slide.chart_ids}
    for row in charts.get(PRESENT, []):
        if row["chart_id"] not in on_slides:
            yield row.fault("chart_id", "no slide shows the chart", "a row of slide_items.csv that names it")


def _fixed_page_breaches(page: Page, charts: list[Row]) -> Iterator[Fault]:
    if page.charts == 1 and not charts:
        yield Fault("charts.csv", 0, "page", f"the page {page.name} has no chart", "one chart on it", "none")
    for row in charts[page.charts :] if not page.bare else ():
        yield row.fault(
            "page", f"the page shows {page.charts or 'no'} {'chart' if page.charts else 'charts'}", "another page"
        )
