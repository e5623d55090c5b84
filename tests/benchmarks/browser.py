"""A visitor with a fresh profile in a real Chromium, who notes when things are painted."""

import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.async_api import Error, Locator, Page, Playwright, ViewportSize

from tests.benchmarks.subjects import Wanted
from tests.browser.conftest import CHROMIUM

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
SCREEN: ViewportSize = {"width": 1600, "height": 1800}
"""As high as four charts, so that a page that draws only what is in view has to draw them."""
PATIENCE = 60_000
"""Milliseconds until a page that shows nothing is given up."""

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Visitor:
    """One tab of a browser whose profile began empty."""

    page: Page
    address: str

    async def load(self, path: str) -> float:
        """Open a path; return the milliseconds from the start of the navigation until all that is wanted is painted."""
        await self.page.goto("about:blank")
        await self.page.goto(self.address + path, wait_until="commit", timeout=PATIENCE)
        return await self._number("bench.complete.then((time) => time - performance.timeOrigin)")

    async def expect(self, wanted: Wanted) -> None:
        """Say what must be seen next, in this document or in the next."""
        await self.page.evaluate(f"bench.await({json.dumps(asdict(wanted))})")

    async def complete_after_press(self) -> float:
        """Wait for what was expected; return the milliseconds since the pointer was pressed."""
        return await self._number("bench.complete.then((time) => time - bench.pressed())")

    async def first_paint(self) -> float:
        """Return the milliseconds until the browser painted the first text or picture."""
        return await self._number("performance.getEntriesByName('first-contentful-paint')[0].startTime")

    async def arm(self, what: str) -> None:
        """Measure the change of `charts`, `marks`, `words` or `slide` after the next press, once the page is calm."""
        await self.page.evaluate("bench.calm()")
        await self.page.evaluate(f"void bench.arm('{what}')")

    async def changed(self) -> float:
        """Return the milliseconds from the press to the first frame that differs."""
        return await self._number("bench.change")

    def seen(self, selector: str) -> Locator:
        """Return the first visible element of a selector."""
        return self.page.locator(selector).filter(visible=True).first

    async def _number(self, script: str) -> float:
        """Return what a script resolves to, asked again where the document was left in between."""
        told = json.dumps(f"not seen: {script}")
        limit = f"new Promise((_, fail) => setTimeout(() => fail(new Error({told})), {PATIENCE}))"
        while True:
            try:
                return float(await self.page.evaluate(f"Promise.race([{script}, {limit}])"))
            except Error as error:
                if "context was destroyed" not in error.message:
                    raise
                await self.page.wait_for_load_state("domcontentloaded")


@asynccontextmanager
async def visitor(playwright: Playwright, address: str, wanted: Wanted) -> AsyncIterator[Visitor]:
    """Start a browser with an empty profile; it watches every page for what is wanted."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = await playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, args=_ARGUMENTS, viewport=SCREEN, service_workers="block"
        )
        try:
            await context.add_init_script(f"window.benchWanted = {json.dumps(asdict(wanted))};\n{WATCH}")
            yield Visitor(context.pages[0], address)
        finally:
            await context.close()
