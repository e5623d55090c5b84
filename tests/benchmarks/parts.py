"""What is measured in the browser, part by part; each part starts with an empty profile."""

import itertools
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from playwright.async_api import Playwright

from tests.benchmarks.browser import Visitor, visitor
from tests.benchmarks.line import line_to
from tests.benchmarks.server import Server
from tests.benchmarks.subjects import Subject, Wanted

Samples = dict[str, list[float]]
"""The measurements of a row of the table, by its name."""

CLICKS = 6
"""How often something is clicked or pressed in a round; the first click, which pays what is paid once, is left out."""
MBPS, ROUND_TRIP = 10, 0.040
"""The slow line: Mbit/s, seconds."""

_SLIDE = Wanted(ready="[data-slide], [class*=st-key-slide-]")


@dataclass(frozen=True)
class Run:
    """One subject, running."""

    playwright: Playwright
    subject: Subject
    server: Server

    def visitor(self, address: str = "", wanted: Wanted | None = None) -> AbstractAsyncContextManager[Visitor]:
        """Start a browser with an empty profile that watches for what the subject's page shows."""
        return visitor(self.playwright, address or self.server.address, wanted or self.subject.wanted)


Part = Callable[[Run], Awaitable[Samples]]


async def first(run: Run) -> None:
    """Visit once, unmeasured: what a server does once is done."""
    async with run.visitor() as one:
        await one.load(run.subject.path)
        await run.server.rest()  # a page that shows all before its script runs is left only then


async def cold(run: Run) -> Samples:
    """Load the page with an empty cache, then again with a warm one."""
    async with run.visitor() as one:
        before = await run.server.rest()
        painted = await one.load(run.subject.path)
        paint = await one.first_paint()
        used = await run.server.rest() - before
        await one.load(run.subject.path)
        await run.server.rest()
        warm = await one.load(run.subject.path)  # the third has the compiled scripts too
    return {"cold": [painted], "paint": [paint], "warm": [warm], "visit cpu": [used]}


async def slow(run: Run) -> Samples:
    """Load the page over a slow line, then switch: the bytes on the wire are all that passed, both ways."""
    async with line_to(run.server.port, MBPS, ROUND_TRIP) as (line, address), run.visitor(address) as one:
        painted = await one.load(run.subject.path)
        visit = await line.rest()
        samples = {"slow": [painted], "visit bytes": [visit / 1024]}
        for _, click in zip(range(2), itertools.cycle(run.subject.switches), strict=False):
            before = await line.rest()
            await _click(one, click, "charts")
            samples.setdefault("switch bytes", []).append((await line.rest() - before) / 1024)
    return samples


async def switch(run: Run) -> Samples:
    """Switch a reading (or the filter) on and off."""
    if not run.subject.switches:
        return {}
    async with run.visitor() as one:
        await one.load(run.subject.path)
        clicks = itertools.cycle(run.subject.switches)
        await _click(one, next(clicks), "charts")
        before = await run.server.rest()
        took = []
        for _ in range(CLICKS):
            took.append(await _click(one, next(clicks), "charts"))
            await one.page.evaluate("bench.calm()")
        used = await run.server.rest() - before
    return {"switch": took, "switch cpu": [used / CLICKS]}


async def focus(run: Run) -> Samples:
    """Click numbers until their marks are lit, and marks until their words are."""
    linking = run.subject.linking
    if not linking:
        return {}
    samples: Samples = {"to mark": [], "to words": []}
    async with run.visitor(wanted=linking.wanted) as one:
        await one.load(linking.path)
        await run.server.rest()
        for turn in range(CLICKS + 1):
            samples["to mark"].append(await _click(one, linking.numbers[turn % 2], "marks"))
        await one.load(linking.path)  # nothing chosen: a click on what is chosen would change nothing
        await run.server.rest()
        for turn in range(CLICKS + 1):
            samples["to words"].append(await _click_mark(one, linking.marks, turn % 2))
    return {name: took[1:] for name, took in samples.items()}


async def pages(run: Run) -> Samples:
    """Follow a link of the navigation to another page and back, twice: the second time both were seen before."""
    tour = run.subject.tour
    if not tour:
        return {}
    samples: Samples = {}
    async with run.visitor() as one:
        await one.load(run.subject.path)
        for name in ("page", "page again"):
            for link, wanted in ((tour.out, tour.there), (tour.back, run.subject.wanted)):
                await run.server.rest()
                await one.expect(wanted)
                await one.seen(link).click()
                took = await one.complete_after_press()
                if wanted.charts:
                    samples.setdefault(name, []).append(took)
    return {"page": samples["page"][:1], "page again": samples["page again"]}


async def slides(run: Run) -> Samples:
    """Press the right arrow in presenter mode."""
    if not run.subject.deck:
        return {}
    async with run.visitor(wanted=_SLIDE) as one:
        await one.load(run.subject.deck)
        await run.server.rest()
        took = []
        for _ in range(CLICKS + 1):
            await one.arm("slide")
            await one.page.keyboard.press("ArrowRight")
            took.append(await one.changed())
    return {"slide": took[1:]}


async def _click(one: Visitor, selector: str, what: str) -> float:
    """Click and return the milliseconds until something differs."""
    await one.arm(what)
    await one.seen(selector).click()
    return await one.changed()


async def _click_mark(one: Visitor, marks: str, number: int) -> float:
    """Click a mark of a chart, which takes the pointer as a hand moves it."""
    mark = one.page.locator(marks).nth(number)
    await mark.scroll_into_view_if_needed()
    box = await mark.bounding_box()
    assert box, f"no mark: {marks}"
    await one.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    await one.arm("words")
    await one.page.mouse.down()
    await one.page.mouse.up()
    return await one.changed()
