// @ts-check
// A story: charts and the sentences that say their numbers, linked both ways.

import { onReturn } from "./address.js";
import { cardOf, spoken } from "./card.js";
import { arrive, choose, chosenId, chosenPlace, describes, hold } from "./chosen.js";
import { Beside } from "./beside.js";
import { announce, inWindow, keepInView, reveal, travels } from "./dom.js";
import { greet } from "./hint.js";
import { offer } from "./offers.js";
import { Passage, idOf } from "./passage.js";
import * as plot from "./plot.js";
import { Step } from "./steps.js";
import { onTheme } from "./theme.js";
import { Tooltip } from "./tooltip.js";

/** @typedef {import("./types.js").StoryData} StoryData */
/** @typedef {{ active?: () => boolean, follow?: import("./types.js").Follow, later?: boolean }} Options */

const IDLE = "a[href], button, input, label, summary, .card, .chart"; // a click there does not clear the choice

/** @type {WeakMap<Element, Story>} */
const live = new WeakMap();

/**
 * Brings a story to life in a root: adopts its HTML if it is there (even a living one that was moved), else makes it.
 * @param {HTMLElement} root
 * @param {StoryData} data
 * @param {Options} [options] `active`: whether it is on screen; `later`: its charts wait for `draw()`
 * @returns {Story}
 */
export function mountStory(root, data, options = {}) {
  let node = /** @type {HTMLElement | null} */ (root.querySelector(`[data-story="${CSS.escape(data.id)}"]`));
  if (!node) {
    root.innerHTML = data.html ?? "";
    node = /** @type {HTMLElement} */ (root.firstElementChild);
  }
  const story = live.get(node) ?? new Story(node, data, options);
  Object.assign(story.options, options);
  live.set(node, story);
  return story;
}

export class Story {
  /** @param {HTMLElement} root @param {StoryData} data @param {Options} options */
  constructor(root, data, options) {
    this.root = root;
    this.data = { ...data, cards: Object.assign(Object.create(null), data.cards) }; // no name of the language is an id
    this.options = { ...options };
    this.tooltip = new Tooltip(root);
    this.passage = new Passage(root.querySelector(".passage"));
    const actions = { choose: this.chooseMark.bind(this), hint: this.hint.bind(this), alike: this.alike.bind(this) };
    const nodes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-step]")]);
    this.steps = nodes.map((node, index) => new Step(node, data.steps[index], this.data, actions));
    this.beside = data.layout === "reading" ? new Beside(this) : undefined;
    this.near = /** @type {Step | undefined} */ (undefined);
    this.hinted = "";
    this.waiting = 0;
    /** @type {(() => void) | undefined} */
    this.settled = undefined;
    this.stops = this.listen();
    offer(root);
    greet();
    arrive();
    this.land();
    this.ready = options.later ? Promise.resolve() : this.draw();
  }

  listen() {
    const { root } = this;
    root.addEventListener("click", (event) => this.click(event));
    root.addEventListener("pointerover", (event) => this.over(event));
    const stops = [hold(this), onReturn(() => this.restore()), onTheme(root, () => void this.draw())];
    /** @type {[EventTarget, string, (event: any) => void][]} */
    const listeners = [[document, "keydown", (e) => this.key(e)], [document, "click", (e) => this.clear(e)], [document, "scroll", () => this.scrolled()]];
    for (const [target, name, act] of listeners) {
      target.addEventListener(name, act, name === "scroll");
      stops.push(() => target.removeEventListener(name, act, name === "scroll"));
    }
    return stops;
  }

  /** Lets go of everything; to be called when the story leaves the page. */
  stop() {
    this.settled?.();
    this.stops.forEach((stop) => stop());
    this.beside?.stop();
    this.steps.forEach((step) => step.stop());
    live.delete(this.root);
  }

  /** Draws the charts, those on screen first, and lets the browser breathe between them. */
  async draw() {
    if (!this.steps.length) return;
    plot.prepare();
    const wanted = this.steps.filter((step) => !step.node.hidden);
    const seen = wanted.filter((step) => inWindow(step.chart));
    for (const step of new Set([...seen, ...wanted])) {
      await step.draw();
      if (!seen.includes(step)) await new Promise((done) => setTimeout(done));
    }
    this.scrolled();
    this.show();
  }

  // --- which number is chosen ---

  /** The ids that light up with a number: itself and other mentions of the same amount. @param {string} id */
  alike(id) {
    return new Set([id, ...(this.data.cards[id]?.same ?? [])]);
  }

  /** The ids whose words say a number: its mentions, or its inputs when it is calculated. @param {string} id */
  saying(id) {
    const card = this.data.cards[id];
    if (!card) return new Set();
    return new Set(card.formula ? card.sources.map((source) => source.id) : this.alike(id));
  }

  /** How well this story can show a number. @param {string} id */
  claim(id) {
    if (!this.data.cards[id] || !(this.options.active?.() ?? true)) return 0;
    return this.steps.some((step) => step.draws(id)) ? 2 : 1;
  }

  show() {
    const id = chosenId();
    if (id) this.beside?.show(id);
    const calculated = Boolean(this.data.cards[id]?.formula);
    this.passage.light(id ? this.saying(id) : new Set(), calculated);
    this.steps.forEach((step) => step.paint());
    this.tooltip.hide();
    this.open(describes(this) ? id : "");
    if (!id) announce("");
  }

  /** Opens the card of a number, on a slide its small box; nothing closes. @param {string} id */
  open(id) {
    const [open, place, card] = [this.root.querySelector(".card"), this.place(id), this.data.cards[id]];
    if (open && open.getAttribute("data-card") === id && open.previousElementSibling === place) return;
    open?.remove();
    if (!card) return;
    announce(spoken(card));
    if (this.data.layout === "slide") return this.callOut(id);
    place?.after(cardOf(card, this.surroundings()));
  }

  /** The node under which the card of a number opens. @param {string} id @returns {Element | null | undefined} */
  place(id) {
    const touched = chosenPlace();
    const step = this.steps.find((one) => one.node === touched) ?? this.steps.find((one) => one.draws(id));
    if (touched?.matches(".sentence") && this.root.contains(touched)) return touched;
    if (touched && step?.node === touched && getComputedStyle(this.root).getPropertyValue("--narrow")) return step.chart;
    return this.passage.sentence(new Set([id])) ?? this.passage.sentence(this.saying(id)) ?? step?.chart;
  }

  /** @param {string} id */
  callOut(id) {
    const step = this.steps.find((one) => one.draws(id));
    const ids = step ? plot.ids(step.chart) : [];
    const box = step && plot.placeOf(step.chart, [...this.alike(id)].find((one) => ids.includes(one)) ?? "");
    if (box) this.tooltip.show(this.data.cards[id], box);
  }

  revealCard() {
    const card = this.root.querySelector(".card");
    if (card) reveal(card);
  }

  surroundings() {
    return {
      words: this.data.words,
      source: this.data.source,
      shows: (/** @type {string} */ id) => id in this.data.cards && (this.passage.says(id) || this.steps.some((step) => step.draws(id))),
      choose: (/** @type {string} */ id, /** @type {boolean} */ reading) => this.follow(id, reading),
      close: () => this.close(),
      travel: (/** @type {MouseEvent} */ event) => this.travel(event),
    };
  }

  /** From a card to another number; a reading is drawn first. @param {string} id @param {boolean} reading */
  follow(id, reading) {
    const step = this.steps.find((one) => one.data.switches.readings?.includes(id));
    if (reading && step) step.turn("readings", id, true);
    const inCard = this.root.querySelector(".card")?.contains(document.activeElement);
    choose(id, { replace: reading });
    const card = /** @type {HTMLElement | null} */ (this.root.querySelector(".card"));
    if (inCard) card?.focus({ preventScroll: true });
    if (card) reveal(card);
  }

  /** Clears the choice and gives the keys back to the number they were at. */
  close() {
    const id = chosenId();
    const inCard = this.root.querySelector(".card")?.contains(document.activeElement);
    choose("");
    const words = this.passage.buttons.find((button) => this.saying(id).has(idOf(button)));
    if (inCard) (words ?? this.steps.find((step) => step.draws(id))?.chart)?.focus({ preventScroll: true });
  }

  /** @param {string} id @param {Step} step @param {boolean} replace */
  chooseMark(id, step, replace) {
    if (!this.data.cards[id]) return choose("");
    choose(id, { place: step.node, replace });
    this.revealCard();
  }

  // --- the reader's acts ---

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-travel]"));
    if (link && travels(event) && this.options.follow?.(link.href)) event.preventDefault();
    const button = /** @type {HTMLElement | null} */ (target.closest(".passage button[data-figure], [data-chip]"));
    if (!button) return;
    const id = button.dataset.chip ?? idOf(button);
    const step = this.steps.find(({ node }) => node.contains(button));
    if (step) this.chooseMark(id, step, false);
    else choose(id, { place: button.closest(".sentence") });
    if (this.beside) this.revealCard();
  }

  /** @param {MouseEvent} event */
  travel(event) {
    const address = /** @type {HTMLAnchorElement} */ (event.currentTarget).href;
    if (travels(event) && this.options.follow?.(address)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !chosenId() || !(this.options.active?.() ?? true)) return;
    event.preventDefault();
    this.close();
  }

  /** A click beside everything clears; one that ends a selection of text does not. @param {MouseEvent} event */
  clear(event) {
    const idle = /** @type {Element} */ (event.target).closest?.(IDLE);
    if (!idle && chosenId() && getSelection()?.isCollapsed !== false) choose("");
  }

  /** @param {PointerEvent} event */
  over(event) {
    const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".passage button[data-figure]"));
    if (event.pointerType === "mouse" && (button || this.hinted)) this.hint(button ? idOf(button) : "", null, 0, 0);
  }

  /** Shows what belongs together under the pointer. @param {string} id @param {Step | null} step @param {number} x @param {number} y */
  hint(id, step, x, y) {
    if (id !== this.hinted) {
      this.hinted = id;
      this.passage.hint(id ? this.saying(id) : new Set());
      this.steps.forEach((one) => plot.hint(one.chart, id ? this.alike(id) : new Set()));
    }
    const card = this.data.cards[id];
    if (chosenId()) return;
    if (card && step) this.tooltip.show(card, { left: x, top: y, bottom: y });
    else this.tooltip.hide();
  }

  restore() {
    this.steps.forEach((step) => void step.update());
    arrive();
    this.revealCard();
  }

  /** Brings the number of the address into view and holds it there until the reader acts. */
  land() {
    if (!describes(this) || ["slide", "aside"].includes(this.data.layout)) return;
    this.settled = keepInView(this.root, () => this.root.querySelector(".card"), (card) => {
      const step = this.steps.find((one) => one.draws(chosenId()));
      if (step && this.passage.stays) reveal(step.chart); // the sentences stay beside it
      reveal(card);
    });
  }

  /** Underlines the numbers that a step draws, or that what it draws is calculated from. @param {Step} step */
  underline(step) {
    if (step === this.near) return;
    this.near = step;
    this.passage.near(new Set(step.data.items.flatMap((id) => [...this.saying(id)])));
  }

  scrolled() {
    if (!["page", "reading"].includes(this.data.layout) || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      if (this.beside) return this.beside.follow();
      const middle = window.innerHeight / 2;
      const step = this.steps.find(({ node }) => node.getBoundingClientRect().bottom > middle) ?? this.steps.at(-1);
      if (!step || step === this.near) return;
      this.underline(step);
      if (!chosenId()) this.passage.follow();
    });
  }
}
