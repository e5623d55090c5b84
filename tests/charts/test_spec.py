"""The JSON the browser draws: as little work for it as the same picture takes."""

from collections import Counter

import pytest

from interview.charts import draw
from interview.charts.spec import spec
from interview.charts.theme import PHONE, PRESENTER, SCREEN
from interview.folder.dataset import load

DATA = load()


@pytest.mark.parametrize("style", [SCREEN, PHONE, PRESENTER], ids=lambda style: style.name)
@pytest.mark.parametrize("chart", DATA.charts.values(), ids=DATA.charts)
def test_the_texts_on_the_same_scales_are_one_trace_that_says_them_all(chart, style):
    picture = draw(chart, DATA, style)
    before = Counter(_texts([trace.to_plotly_json() for trace in picture.data]))
    drawn = [trace for trace in spec(picture, style)["data"] if trace.get("mode") == "text"]
    assert Counter(_texts(drawn)) == before
    kinds = [(trace["xaxis"], trace["yaxis"], trace.get("textfont", {}).get("size")) for trace in drawn]
    assert len(kinds) == len(set(kinds))
    assert all(len(trace["customdata"]) == len(trace["text"]) for trace in drawn)


@pytest.mark.parametrize("style", [SCREEN, PHONE, PRESENTER], ids=lambda style: style.name)
@pytest.mark.parametrize("chart", DATA.charts.values(), ids=DATA.charts)
def test_the_browser_measures_no_label_of_an_axis(chart, style):
    layout = spec(draw(chart, DATA, style), style)["layout"]
    axes = [axis for name, axis in layout.items() if name.startswith(("xaxis", "yaxis"))]
    assert axes
    assert {(axis["ticklabeloverflow"], axis["tickangle"]) for axis in axes} == {("allow", 0)}


def _texts(traces):
    """Yield each text of some traces with its place, side and size."""
    for trace in traces:
        if trace.get("mode") == "text":
            sides = trace["textposition"]
            for place, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True)):
                side = sides if isinstance(sides, str) else sides[place]
                yield trace["xaxis"], trace["yaxis"], (trace.get("textfont") or {}).get("size"), x, y, text, side
