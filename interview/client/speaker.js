// @ts-check
// The speaker's window: notes, what comes next, the time; in step with the window of its audience.

import { parameter, write } from "./address.js";
import { element } from "./dom.js";

/** @typedef {import("./types.js").DeckData} DeckData */

const KEY = "interview-deck"; // of the session storage, where a deck keeps its own name

/** The name of the deck in this window, the same after a reload; two decks do not steer each other. */
function deckName() {
  const name = parameter("deck") || sessionStorage.getItem(KEY) || crypto.randomUUID().slice(0, 8);
  if (!parameter("deck")) sessionStorage.setItem(KEY, name);
  return name;
}

/** What a deck and its speaker's window tell each other by. */
export function channelOf() {
  return new BroadcastChannel(`interview-deck-${deckName()}`);
}

/** @param {number} slide */
export function speakerAddress(slide) {
  const url = new URL(window.location.href);
  url.search = `?view=speaker&slide=${slide}&deck=${deckName()}`;
  return url;
}

/** @param {HTMLElement} root @param {DeckData} data */
export function mountSpeaker(root, data) {
  return new Speaker(root, data);
}

class Speaker {
  /** @param {HTMLElement} root @param {DeckData} data */
  constructor(root, data) {
    this.data = data;
    this.slide = 1;
    this.start = Date.now();
    this.channel = channelOf();
    this.channel.onmessage = ({ data: told }) => this.show(told.slide);
    this.clock = element("p", { class: "clock" });
    this.now = element("h2", { role: "status" });
    this.notes = element("p", { class: "notes" });
    this.next = element("p", { class: "next" });
    root.replaceChildren(element("div", { class: "speaker" }, this.clock, this.now, this.notes, this.next));
    this.timer = setInterval(() => this.tick(), 1000);
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.key(event);
    window.addEventListener("keydown", this.onKey);
    this.tick();
    const asked = Number(parameter("slide") || 1);
    this.show(this.data.slides[asked - 1] ? asked : 1);
  }

  stop() {
    clearInterval(this.timer);
    this.channel.close();
    window.removeEventListener("keydown", this.onKey);
  }

  /** @param {number} number */
  show(number) {
    const { slides, words } = this.data;
    const before = this.slide;
    this.slide = Math.max(1, Math.min(slides.length, Number.isInteger(number) ? number : 1));
    if (before !== this.slide || !parameter("slide")) write({ slide: String(this.slide) }, true);
    this.now.textContent = `${this.slide} / ${slides.length}  ${slides[this.slide - 1].title}`;
    this.notes.textContent = slides[this.slide - 1].notes;
    this.next.textContent = slides[this.slide] ? `${words.coming}: ${slides[this.slide].title}` : words.last;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const last = this.data.slides.length;
    const there = { ArrowRight: this.slide + 1, " ": this.slide + 1, PageDown: this.slide + 1, ArrowLeft: this.slide - 1, PageUp: this.slide - 1, Home: 1, End: last };
    const number = /** @type {Record<string, number | undefined>} */ (there)[event.key];
    if (event.defaultPrevented || number === undefined) return;
    event.preventDefault();
    this.show(number);
    this.channel.postMessage({ slide: this.slide });
  }

  tick() {
    const passed = new Date(Date.now() - this.start).toISOString().slice(11, 19);
    this.clock.textContent = `${new Date().toLocaleTimeString()} · ${passed} ${this.data.words.since}`;
  }
}
