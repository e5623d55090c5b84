"""Print how long a click on a number takes to light its mark, and back; other pages can be timed in the same run.

    .venv/bin/python -m tests.benchmarks.linking
    .venv/bin/python -m tests.benchmarks.linking http://127.0.0.1:9000/ "label:has-text('Rail')" "label:has-text('All')"

Each further page is an address and two selectors, clicked in turn, each of which changes a chart. Times run from the
pointer's press to the first animation frame in which the page differs. The next click waits until
the page has been calm for 15 frames. Rounds are interleaved; medians are printed.
"""

import statistics
import sys
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM, ROOT, SCREEN, serve

CLICKS = 40
ROUNDS = 2

WATCH = """
() => {
  const look = window.look = () => {
    const parts = [];
    const walk = (root) => {
      for (const node of root.querySelectorAll("*")) {
        if (node.shadowRoot) walk(node.shadowRoot);
        if (node.matches(".point")) parts.push(node.getAttribute("class"), node.innerHTML);
        if (node.hasAttribute("aria-current")) parts.push(node.textContent);
      }
    };
    walk(document);
    return parts.join("|");
  };
  window.times = [];
  window.addEventListener("pointerdown", (event) => {
    const before = look();
    const start = event.timeStamp;
    const wait = () => look() === before ? requestAnimationFrame(wait) : window.times.push(performance.now() - start);
    requestAnimationFrame(wait);
  }, true);
}
"""

SEEN = """
(number) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("a click changed nothing within 10 seconds")), 10000);
  let last = "", calm = 0;
  const wait = () => {
    const now = window.look();
    calm = window.times.length > number && now === last ? calm + 1 : 0;
    last = now;
    if (calm > 15) done();
    else requestAnimationFrame(wait);
  };
  wait();
})
"""


def timed(page: Page, act: Callable[[Page, int], None]) -> list[float]:
    """Return the milliseconds of each click of one round."""
    page.evaluate(WATCH)
    for number in range(CLICKS):
        act(page, number)
        page.evaluate(SEEN, number)
    return page.evaluate("window.times")


def sentence_to_mark(page: Page, number: int) -> None:
    """Click one of two numbers of the first excerpts."""
    names = ("titr-growth-2023", "transit-growth-2023")
    page.locator(f".passage button[data-figure={names[number % 2]}]").first.click()


def mark_to_sentence(page: Page, number: int) -> None:
    """Click one of the first two bars of the first chart."""
    box = page.locator("[data-step=freight] .barlayer .point").nth(number % 2).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    page.mouse.down()
    page.mouse.up()


def clicker(first: str, second: str) -> Callable[[Page, int], None]:
    """Return an action that clicks two selectors in turn."""
    return lambda page, number: page.locator((first, second)[number % 2]).first.click()


def main() -> None:
    """Time the linking and every page named on the command line."""
    others = [sys.argv[place : place + 3] for place in range(1, len(sys.argv), 3)]
    samples: dict[str, list[float]] = {}
    with serve(ROOT) as server, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for _ in range(ROUNDS):
            for name, act in (("sentence to mark", sentence_to_mark), ("mark to sentence", mark_to_sentence)):
                page = browser.new_page(viewport=SCREEN)
                page.goto(f"{server.address}/cargo_transit")
                page.locator(".js-plotly-plot[role=group]").first.wait_for()
                samples.setdefault(name, []).extend(timed(page, act))
                page.close()
            for address, first, second in others:
                page = browser.new_page(viewport=SCREEN)
                page.goto(address)
                page.locator(".js-plotly-plot .point").first.wait_for(state="attached")
                page.wait_for_load_state("networkidle")
                samples.setdefault(address, []).extend(timed(page, clicker(first, second)))
                page.close()
        browser.close()
    for name, times in samples.items():
        low, high = min(times), max(times)
        sys.stdout.write(
            f"{name}: median {statistics.median(times):.1f} ms of {len(times)} clicks ({low:.1f} to {high:.1f})\n"
        )


if __name__ == "__main__":
    main()
