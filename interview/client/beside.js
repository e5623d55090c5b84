// @ts-check
// The reading page: beside the text stands one chart, that of the sentence being read.

import { chosenId } from "./chosen.js";
import { inWindow } from "./dom.js";
import { idOf } from "./passage.js";

/** @typedef {{ node: HTMLElement, draws(id: string): boolean, draw(): Promise<void> }} Step */
/** @typedef {{ root: HTMLElement, steps: Step[], passage: { buttons: HTMLButtonElement[], near(drawn: Set<string>): void } }} Story what it needs of one */

const LINE = 0.35; // of the window from the top: there, readers of long texts keep what they read

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

  /** Shows the chart of the chosen number while its card is seen, else that of the last number above the line. */
  follow() {
    const card = this.story.root.querySelector(".card");
    if (chosenId() && card && inWindow(card)) return this.show(chosenId());
    const line = Math.max(window.innerHeight * LINE, this.covered());
    const read = this.story.passage.buttons.filter((button) => button.getBoundingClientRect().top < line).at(-1);
    const id = idOf(read ?? this.story.passage.buttons[0]);
    this.story.passage.near(new Set([id]));
    this.show(id);
  }

  /** On a phone the chart covers the upper part of the window. */
  covered() {
    if (!getComputedStyle(this.story.root).getPropertyValue("--narrow")) return 0;
    return this.shown.node.getBoundingClientRect().bottom + 48; // two lines of the text
  }

  /** @param {string} id */
  show(id) {
    const step = this.shown.draws(id) ? this.shown : this.story.steps.find((one) => one.draws(id));
    if (!step || step === this.shown) return;
    this.shown.node.hidden = true;
    step.node.hidden = false;
    this.shown = step;
    void step.draw();
  }

  /** On paper all charts stand below the text. */
  unroll() {
    for (const step of this.story.steps) {
      step.node.hidden = false;
      void step.draw();
    }
  }

  roll() {
    for (const step of this.story.steps) step.node.hidden = step !== this.shown;
  }
}
