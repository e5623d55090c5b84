// @ts-check
// The way from number to number: buttons and the keys n and p, on this page where it shows the number, else on its own.

import { onReturn, parameter, write } from "./address.js";
import { choose, chosenId, known, onChoice } from "./chosen.js";
import { addressOf } from "./card.js";
import { adopted, reveal, travels } from "./dom.js";

/** @typedef {{ html?: string, homes: Record<string, string>, said: number, counts: string, checkFirst: string[] }} WalkData in the order said, with the page of each */

const ORDER = "order";
const CHECK = "check";
const KEYS = /** @type {Record<string, number | undefined>} */ ({ n: 1, p: -1 });

/** @param {HTMLElement} root @param {WalkData} data @param {{ follow?: import("./types.js").Follow }} [options] */
export function mountWalk(root, data, options = {}) {
  return new Walk(adopted(root, ".walk", data.html), data, options);
}

class Walk {
  /** @param {HTMLElement} node @param {WalkData} data @param {{ follow?: import("./types.js").Follow }} options */
  constructor(node, data, options) {
    this.node = node;
    this.data = data;
    this.options = options;
    this.choice = /** @type {HTMLSelectElement} */ (node.querySelector("select"));
    this.count = /** @type {HTMLOutputElement} */ (node.querySelector("output"));
    this.act = new AbortController();
    const { signal } = this.act;
    node.addEventListener("click", (event) => this.click(event), { signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    this.choice.addEventListener("change", () => this.turn(), { signal });
    this.stops = [onReturn(() => this.show()), onChoice(() => this.show())];
    this.show();
  }

  stop() {
    this.act.abort();
    this.stops.forEach((stop) => stop());
  }

  /** The ids in the order that the address names. */
  ids() {
    return parameter(ORDER) === CHECK ? this.data.checkFirst : Object.keys(this.data.homes);
  }

  turn() {
    write({ [ORDER]: this.choice.value });
    this.show();
  }

  /** Says where the chosen number stands: among those said, those calculated, or those to check. */
  show() {
    const [ids, { said }] = [this.ids(), this.data];
    const [place, check] = [ids.indexOf(chosenId()), parameter(ORDER) === CHECK];
    this.choice.value = check ? CHECK : "";
    if (place < 0) this.count.textContent = check ? `${ids.length} to check` : this.data.counts;
    else if (check) this.count.textContent = `${place + 1} of ${ids.length}`;
    else this.count.textContent = place < said ? `${place + 1} of ${said} said` : `${place - said + 1} of ${ids.length - said} calculated`;
  }

  /** @param {number} by */
  go(by) {
    const ids = this.ids();
    const place = ids.indexOf(chosenId());
    const next = place < 0 ? (by > 0 ? 0 : ids.length - 1) : (place + by + ids.length) % ids.length;
    if (known(ids[next])) return this.arrive(ids[next]);
    const order = parameter(ORDER);
    const address = addressOf({ id: ids[next], home: this.data.homes[ids[next]] }) + (order ? `&${ORDER}=${order}` : "");
    if (!this.options.follow?.(new URL(address, document.baseURI).href)) window.location.assign(address);
  }

  /** @param {string} id */
  arrive(id) {
    choose(id);
    const card = document.querySelector(".card");
    if (card) reveal(card.previousElementSibling ?? card);
    if (card) reveal(card);
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-by]"));
    if (button) this.go(Number(button.dataset.by));
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href*='#']"));
    const place = link && travels(event) && document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = KEYS[event.key];
    const writing = /** @type {Element} */ (event.target).closest?.("input, select, textarea, [contenteditable]");
    if (!by || writing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.go(by);
  }
}
