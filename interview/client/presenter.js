// @ts-check
// The presenter deck: all slides on one stage of fixed size, scaled as a whole; nothing loads during a talk.

import { parameter, write } from "./address.js";
import { addressOf } from "./card.js";
import { choose, chosenId } from "./chosen.js";
import { button, element } from "./dom.js";
import { channelOf, speakerAddress } from "./speaker.js";
import { mountStory } from "./story.js";

/** @typedef {import("./types.js").DeckData} DeckData */
/** @typedef {{ follow?: import("./types.js").Follow }} Options */

const SWIPE = 60; // pixels a finger must move
const MOST_COLUMNS = 6; // of the overview; with more slides than fit it scrolls
const CELL = 0.94; // of its place that a slide takes in the overview
/** @type {WeakMap<Element, Deck>} */
const live = new WeakMap();
const SMALLEST = 18; // pixels of the stage: a long quotation is set no smaller

/**
 * Makes the deck in a root, or adopts the slides that are there; returns the deck, whose `stop()` ends it.
 * @param {HTMLElement} root
 * @param {DeckData} data
 * @param {Options} [options]
 */
export function mountDeck(root, data, options = {}) {
  if (!root.querySelector(".deck")) root.innerHTML = data.html ?? "";
  const node = /** @type {HTMLElement} */ (root.querySelector(".deck"));
  const deck = live.get(node) ?? new Deck(node, data, options);
  Object.assign(deck.options, options);
  live.set(node, deck);
  return deck;
}

class Deck {
  /** @param {HTMLElement} root @param {DeckData} data @param {Options} options */
  constructor(root, data, options) {
    this.root = root;
    this.data = data;
    this.options = { ...options };
    this.digits = "";
    this.slide = this.wanted();
    this.stage = /** @type {HTMLElement} */ (root.querySelector(".slides"));
    this.slides = /** @type {HTMLElement[]} */ ([...this.stage.children]);
    this.grid = this.covers();
    this.help = this.keyList();
    this.black = element("div", { class: "black", hidden: true });
    this.typed = element("p", { class: "typed", role: "status", hidden: true });
    this.counter = element("span", { class: "unseen counter", role: "status" });
    this.touchX = 0;
    root.classList.add("live");
    this.build();
    this.stories = this.slides.map((node, index) =>
      mountStory(node, data.slides[index].story, { active: () => index + 1 === this.slide, later: true }));
    this.channel = channelOf();
    this.channel.onmessage = ({ data: told }) => told.slide !== this.slide && this.go(told.slide, false);
    this.listeners = this.listen();
    this.go(this.slide, false);
    this.ready = this.draw();
  }

  listen() {
    /** @type {[string, (event: any) => void][]} */
    const listeners = [
      ["keydown", (event) => this.key(event)], ["resize", () => this.place()],
      ["touchstart", (event) => this.touch(event)], ["touchend", (event) => this.swipe(event)],
      ["pointermove", () => this.root.classList.add("moved")],
    ];
    for (const [name, act] of listeners) window.addEventListener(name, act);
    return listeners;
  }

  stop() {
    live.delete(this.root);
    this.channel.close();
    this.stories.forEach((story) => story.stop());
    for (const [name, act] of this.listeners) window.removeEventListener(name, act);
  }

  wanted() {
    const asked = Number(parameter("slide") || 1);
    return this.data.slides[asked - 1] ? asked : 1; // what the address asks for in vain is told, and shown as without it
  }

  // --- what stands around the slides ---

  build() {
    const { words } = this.data;
    const controls = element("div", { class: "controls" }, control("‹", words.previous, () => this.go(this.slide - 1)),
      control("›", words.next, () => this.go(this.slide + 1)), control("F", words.fullscreen, () => this.fullscreen()),
      control("?", words.help, () => this.toggle("help")));
    this.root.append(controls, this.counter);
    this.stage.append(this.grid, this.help, this.typed, this.black);
    this.fitQuotes();
    void document.fonts.ready.then(() => this.fitQuotes());
  }

  keyList() {
    const { words, keys } = this.data;
    const list = keys.flatMap(([key, act]) => [element("dt", {}, key), element("dd", {}, act)]);
    const attributes = { class: "help", hidden: true, role: "dialog", "aria-label": words.keys };
    return element("div", attributes, element("h2", {}, words.keys), element("dl", {}, ...list));
  }

  /** A button over each slide of the overview. */
  covers() {
    const buttons = this.data.slides.map(({ title }, index) =>
      control("", `${this.data.words.slide} ${index + 1}: ${title}`, () => this.pick(index + 1)));
    return element("div", { class: "grid", hidden: true }, ...buttons);
  }

  /** Sets a quotation smaller until all of it stands on its paper. */
  fitQuotes() {
    for (const slide of this.slides) {
      const passage = /** @type {HTMLElement | null} */ (slide.querySelector(".passage"));
      passage?.style.removeProperty("font-size");
      let size = passage ? parseFloat(getComputedStyle(passage).fontSize) : 0;
      while (passage && passage.scrollHeight > passage.clientHeight && size > SMALLEST) passage.style.fontSize = `${(size -= 1)}px`;
    }
  }

  /** Draws the slide on screen first, then the others outward from it. */
  async draw() {
    const order = this.stories.map((_, index) => index).sort((a, b) => Math.abs(a + 1 - this.slide) - Math.abs(b + 1 - this.slide));
    for (const index of order) {
      await this.stories[index].draw();
      await new Promise((done) => setTimeout(done));
    }
  }

  // --- which slide is shown, and where ---

  /** @param {number} number @param {boolean} [tell] */
  go(number, tell = true) {
    const before = this.slide;
    this.slide = Math.max(1, Math.min(this.data.slides.length, number));
    this.counter.textContent = `${this.slide} / ${this.data.slides.length}`;
    if (before !== this.slide || !parameter("slide")) write({ slide: String(this.slide) }, true);
    if (tell) this.channel.postMessage({ slide: this.slide });
    this.place();
    if (before !== this.slide && chosenId()) choose(chosenId(), { keep: true });
  }

  /** @param {number} number */
  pick(number) {
    this.toggle("grid", false);
    this.go(number);
  }

  /** Scales the stage into the window and shows one slide, or all of them as an overview. */
  place() {
    const [width, height] = this.data.stage;
    const scale = Math.min(window.innerWidth / width, window.innerHeight / height);
    const [left, top] = [(window.innerWidth - width * scale) / 2, (window.innerHeight - height * scale) / 2];
    this.stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    this.root.style.setProperty("--scale", String(scale));
    const overview = !this.grid.hidden;
    this.stage.classList.toggle("overview", overview);
    this.slides.forEach((slide, index) => {
      slide.toggleAttribute("data-shown", overview || index + 1 === this.slide);
      slide.inert = overview || index + 1 !== this.slide;
      slide.style.transform = overview ? this.cell(index, this.grid.children[index]) : "";
    });
  }

  /** Where a slide and the button over it stand in the overview. @param {number} index @param {Element} cover */
  cell(index, cover) {
    const [width, height] = this.data.stage;
    const columns = Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(this.data.slides.length)));
    const [across, down] = [width / columns, height / columns];
    const scale = CELL / columns;
    const left = (index % columns) * across + (across * (1 - CELL)) / 2;
    const top = Math.floor(index / columns) * down + (down * (1 - CELL)) / 2;
    /** @type {HTMLElement} */ (cover).style.cssText = `left:${left}px;top:${top}px;width:${width * scale}px;height:${height * scale}px`;
    return `translate(${left}px, ${top}px) scale(${scale})`;
  }

  /** @param {"help" | "grid" | "black"} name @param {boolean} [open] */
  toggle(name, open = this[name].hidden) {
    this[name].hidden = !open;
    this.place();
  }

  // --- keys and fingers ---

  fullscreen() {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  }

  explore() {
    const { home } = this.data.slides[this.slide - 1];
    const address = chosenId() ? addressOf({ id: chosenId(), home }) : home;
    if (!this.options.follow?.(new URL(address, document.baseURI).href)) window.location.assign(address);
  }

  leave() {
    const open = /** @type {const} */ (["help", "grid", "black"]).find((name) => !this[name].hidden);
    if (open) this.toggle(open, false);
    else if (!document.fullscreenElement) this.explore();
  }

  /** Whoever acts on a key prevents its default; what another part has acted on is left alone. @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    if (target.closest?.("input, textarea, select")) return;
    if (target.closest?.("button, a[href]") && (event.key === " " || (event.key === "Enter" && !this.digits))) return;
    const act = this.action(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {string} key @returns {(() => void) | undefined} */
  action(key) {
    if (/^[0-9]$/.test(key) && (key !== "0" || this.digits)) return () => this.type(this.digits + key);
    const typed = Number(this.digits);
    this.type("");
    if (typed && key === "Escape") return () => {};
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowRight: () => this.go(this.slide + 1), " ": () => this.go(this.slide + 1), PageDown: () => this.go(this.slide + 1),
      ArrowLeft: () => this.go(this.slide - 1), PageUp: () => this.go(this.slide - 1),
      Home: () => this.go(1), End: () => this.go(this.data.slides.length),
      f: () => this.fullscreen(), b: () => this.toggle("black"), o: () => this.toggle("grid"), h: () => this.toggle("help"),
      s: () => void window.open(speakerAddress(this.slide), "interview-speaker", "width=900,height=700"),
      e: () => this.explore(), 0: () => choose(""), Escape: () => this.leave(),
    };
    if (typed) acts.Enter = () => this.pick(typed);
    return acts[key];
  }

  /** Shows the digits typed so far. @param {string} digits */
  type(digits) {
    this.digits = digits;
    this.typed.hidden = !digits;
    this.typed.textContent = digits && `${this.data.words.goto} ${digits}`;
  }

  /** @param {TouchEvent} event */
  touch(event) {
    this.touchX = event.changedTouches[0].clientX;
  }

  /** @param {TouchEvent} event */
  swipe(event) {
    const moved = event.changedTouches[0].clientX - this.touchX;
    if (Math.abs(moved) > SWIPE && this.grid.hidden) this.go(this.slide + (moved < 0 ? 1 : -1));
  }
}

/** A button that gives the keys back to the deck once it is pressed. @param {string} name @param {string} words @param {() => void} act */
function control(name, words, act) {
  const node = button(name, () => (act(), node.blur()), { "aria-label": words, title: words });
  return node;
}
