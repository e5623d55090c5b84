"""What a page with stories must show of a chosen number, and how a pointer finds its marks."""

from playwright.sync_api import Page, expect

from interview.folder.dataset import load
from interview.views.blocks import Findings, StoryBlock, parts_of
from interview.views.stories import Story
from interview.web import assets
from interview.web.pages import page_blocks
from tests.browser.conftest import Visit

DATA = load()
PAGES = [page.name for page in DATA.pages.values() if not page.bare]
STORIES: dict[str, Story] = {
    name: part.story
    for name in PAGES
    for part in parts_of(page_blocks(DATA, name)).values()
    if isinstance(part, StoryBlock) and part.id == name and part.story.passage
}
BESIDE = {
    name: {mark.id for card in part.findings for quote in card.story.passage for mark in quote.marks if mark.id}
    for name in PAGES
    for part in parts_of(page_blocks(DATA, name)).values()
    if isinstance(part, Findings)
}
"""The numbers that sentences outside of a page's story say."""
PLOT = f"/{assets.address('plot.js')}"

# The ids of marks by what they look like, one set for each chart of the story, and of the lit words; read again in
# every frame until it is the expected one, and after ten seconds' worth of frames returned as it is.
_STATE = """async ([path, name, expected]) => {
    const plot = await import(path);
    const ids = (list) => [...new Set(list)].sort();
    const state = () => {
        const story = document.querySelector(`[data-story="${name}"]`);
        const charts = Object.fromEntries([...story.querySelectorAll("[data-step]")].map((step) => {
            const marks = plot.marks(step.querySelector(".chart"));
            const having = (look) => ids(marks.filter(({ node }) => node.classList.contains(look)).map(({ id }) => id));
            return [step.dataset.step, { lit: having("lit"), faded: having("faded") }];
        }));
        const lit = [...document.querySelectorAll(".passage button[aria-current=true]")];
        const words = lit.map((one) => one.dataset.figure);
        const cards = [...document.querySelectorAll(".card")].map((one) => one.dataset.card);
        return { charts, words: ids(words), cards, address: new URL(location.href).searchParams.get("figure") ?? "" };
    };
    const text = (value) => JSON.stringify(value, (_, one) =>
        one && one.constructor === Object ? Object.fromEntries(Object.entries(one).sort()) : one);
    const goal = text(expected);
    for (let frame = 0; frame < 600 && text(state()) !== goal; frame++) await new Promise(requestAnimationFrame);
    return state();
}"""

# A point of the window where the pointer meets a mark and no other, once it is in view.
_POINT = """async ([path, chart, id]) => {
    const plot = await import(path);
    const node = document.querySelector(`[data-layout=page] [data-step="${chart}"] .js-plotly-plot`);
    const mine = plot.marks(node).filter((mark) => mark.id === id);
    for (const { node: shape } of mine) {
        shape.scrollIntoView({ block: "center" });
        const box = shape.getBoundingClientRect();
        for (const part of [0.5, 0.25, 0.75, 0, 1]) {
            const [x, y] = [Math.round(box.left + box.width * part), Math.round(box.top + box.height * part)];
            if (plot.at(node, x, y) === id) return [x, y];
        }
    }
    return null;
}"""


def alike(item_id: str) -> set[str]:
    """The ids of all mentions of an amount; a derived figure or an event is alone."""
    return {item_id} | {figure.id for figure in DATA.mentions(item_id)}


def saying(item_id: str) -> set[str]:
    """The ids whose words say a number, or the inputs of a derived one."""
    item = DATA.figures.get(item_id)
    return set(item.derivation.sources) if item and item.derivation else alike(item_id)


def expected(name: str, item_id: str) -> dict:
    """What a page shows when a number is chosen, or none."""
    story = STORIES[name]
    quoted = {mark.id for quote in story.passage for mark in quote.marks if mark.id} | BESIDE.get(name, set())
    charts = {}
    for step in story.steps:
        lit = sorted(alike(item_id) & set(step.shown))
        others = sorted(set(step.shown) - set(lit)) if lit else []
        charts[step.id] = {"lit": lit, "faded": [one for one in others if one not in only_texts(step)]}
    cards = [item_id] if item_id else []
    words = sorted(saying(item_id) & quoted) if item_id else []
    return {"charts": charts, "words": words, "cards": cards, "address": item_id}


def only_texts(step) -> set[str]:
    """The ids that a chart shows as words without a mark; words never fade."""
    drawn = step.drawings[0].states[0].drawn
    marked = {
        row[0]
        for trace in drawn["data"]
        for row in trace.get("customdata", [])
        if trace["type"] == "bar" or trace.get("mode") != "text"
    }
    return set(step.shown) - marked


def differences(page: Page, name: str, item_id: str) -> dict:
    """What a page shows other than it should for a number that is chosen; waits until there is no difference."""
    wanted = expected(name, item_id)
    state = page.evaluate(_STATE, [PLOT, name, wanted])
    state["charts"] = {key: value for key, value in state["charts"].items() if value != wanted["charts"].get(key)}
    return {key: value for key, value in state.items() if value not in (wanted[key], {})}


def expect_drawn(page: Page, name: str) -> None:
    """Wait until every chart of a page's story is drawn."""
    drawn = page.locator(f"[data-story={name}] .js-plotly-plot > .plot-container")
    expect(drawn).to_have_count(len(STORIES[name].steps))


def point_of(page: Page, chart_id: str, item_id: str) -> tuple[int, int]:
    """A point of the window where the pointer meets a mark and no other."""
    point = page.evaluate(_POINT, [PLOT, chart_id, item_id])
    assert (chart_id, item_id, point is not None) == (chart_id, item_id, True)
    return tuple(point)


def opened(visitor: Visit, path: str) -> Page:
    """Open a bare page; all its charts are drawn."""
    visitor.page.goto(f"{visitor.address}/{path}")
    expect_drawn(visitor.page, path.partition("?")[0])
    return visitor.page


def chosen(page: Page) -> str:
    """The id of the number in the address."""
    return page.evaluate("() => new URL(location.href).searchParams.get('figure') ?? ''")
