// @ts-check
// The reading page: beside the text stands one chart, that of the passage being read, and the text shows its numbers.

import { chosenId } from "./chosen.js";
import { inWindow } from "./dom.js";
import { idOf } from "./passage.js";

/** @typedef {{ node: HTMLElement, draws(id: string): boolean, draw(): Promise<void>, print(): void }} Step */
/** @typedef {{ root: HTMLElement, steps: Step[], passage: { buttons: HTMLButtonElement[] }, underline(step: Step): void }} Story what it needs of one */

const LINE = 0.35; // of the window from the top: there, readers of long texts keep what they read
const ROOM = 48; // two lines of the text

export class Beside {
  /** @param {Story} story */
  constructor(story) {
    this.story = story;
    this.shown = story.steps[0];
    this.act = new AbortController();
    window.addEventListener("beforeprint", () => this.unroll(), { signal: this.act.signal });
    window.addEventListener("afterprint", () => this.roll(), { signal: this.act.signal });
  }

  stop() {
    this.act.abort();
  }

  /** Shows the chart of the chosen number while its card is seen, else that of the number being read. */
  follow() {
    const card = this.story.root.querySelector(".card");
    const read = chosenId() && card && inWindow(card) ? this.said(chosenId()) : this.read();
    for (const quote of this.story.root.querySelectorAll(".quote")) quote.toggleAttribute("data-read", quote.contains(read));
    this.show(read ? idOf(read) : chosenId());
  }

  /** @param {string} id */
  said(id) {
    return this.story.passage.buttons.find((button) => idOf(button) === id) ?? null;
  }

  /** The last number seen above the line, else the first seen below it; one that is scrolled away only where none is seen. */
  read() {
    const covered = this.covered();
    const line = Math.max(window.innerHeight * LINE, covered + ROOM);
    const places = this.story.passage.buttons.map((button) => ({ button, ...button.getBoundingClientRect().toJSON() }));
    const seen = places.filter(({ top, bottom }) => bottom > covered && top < window.innerHeight);
    const above = (seen.length ? seen : places).filter(({ top }) => top < line);
    return (above.at(-1) ?? seen[0] ?? places[0]).button;
  }

  /** How much of the window lies under the bars above the text; on a phone the chart is one of them. */
  covered() {
    const steps = /** @type {Element} */ (this.shown.node.parentElement);
    const narrow = getComputedStyle(this.story.root).getPropertyValue("--narrow");
    return narrow ? steps.getBoundingClientRect().bottom : parseFloat(getComputedStyle(steps).top);
  }

  /** Shows the chart of a number and underlines what it draws. @param {string} id */
  show(id) {
    const step = this.shown.draws(id) ? this.shown : this.story.steps.find((one) => one.draws(id));
    if (step && step !== this.shown) this.turn(step);
    this.story.underline(this.shown);
  }

  /** @param {Step} step */
  turn(step) {
    this.shown.node.hidden = true;
    step.node.hidden = false;
    this.shown = step;
    void step.draw();
  }

  /** On paper all charts stand below the text. */
  unroll() {
    for (const step of this.story.steps) {
      step.node.hidden = false;
      step.print();
    }
  }

  roll() {
    for (const step of this.story.steps) step.node.hidden = step !== this.shown;
  }
}
