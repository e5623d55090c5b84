// @ts-check
// The reading page: beside the text stands one chart, that of the passage being read, and the text shows its numbers.

import { chosenId } from "./chosen.js";
import { inWindow } from "./dom.js";
import { idOf } from "./passage.js";

/** @typedef {{ node: HTMLElement, draws(id: string): boolean, draw(): Promise<void> }} Step */
/** @typedef {{ root: HTMLElement, steps: Step[], passage: { buttons: HTMLButtonElement[] }, underline(step: Step): void }} Story what it needs of one */

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

  /** Shows the chart of the chosen number while its card is seen, else that of the number nearest to where one reads. */
  follow() {
    const card = this.story.root.querySelector(".card");
    const read = chosenId() && card && inWindow(card) ? this.said(chosenId()) : this.nearest();
    for (const quote of this.story.root.querySelectorAll(".quote")) quote.toggleAttribute("data-read", quote.contains(read));
    this.show(read ? idOf(read) : chosenId());
  }

  /** @param {string} id */
  said(id) {
    return this.story.passage.buttons.find((button) => idOf(button) === id) ?? null;
  }

  /** The number nearest to the middle of what is seen of the text, so none that is scrolled away before one that is not. */
  nearest() {
    const middle = (this.covered() + window.innerHeight) / 2;
    const places = this.story.passage.buttons.map((button) => ({ button, away: distance(button, middle) }));
    return places.reduce((best, one) => (one.away < best.away ? one : best)).button;
  }

  /** On a phone the chart covers the upper part of the window. */
  covered() {
    if (!getComputedStyle(this.story.root).getPropertyValue("--narrow")) return 0;
    return this.shown.node.getBoundingClientRect().bottom;
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
      void step.draw();
    }
  }

  roll() {
    for (const step of this.story.steps) step.node.hidden = step !== this.shown;
  }
}

/** How far a number stands from a height in the window, in pixels. @param {Element} node @param {number} height */
function distance(node, height) {
  const { top, bottom } = node.getBoundingClientRect();
  return Math.max(top - height, height - bottom, 0);
}
