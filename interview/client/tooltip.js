// @ts-check
// The one small box of a story: words beside the pointer, or on a slide beside the chosen mark.

import { element, within } from "./dom.js";

const GAP = 12; // pixels between the box and what it speaks of

/** @typedef {import("./types.js").CardData} CardData */

export class Tooltip {
  /** @param {HTMLElement} root a positioned element */
  constructor(root) {
    this.root = root;
    this.node = element("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
    root.append(this.node);
  }

  /** Shows a number beside a point or box of the window. @param {CardData} card @param {{ left: number, top: number, bottom: number }} place */
  show(card, place) {
    this.say([element("strong", {}, card.value), card.title, card.kindWords, card.bounds ?? ""], place);
  }

  /** Shows lines beside a point or box of the window. @param {(Node | string)[]} lines @param {{ left: number, top: number, bottom: number }} place */
  say(lines, place) {
    const spans = lines.filter(Boolean).map((line) => (typeof line === "string" ? element("span", {}, line) : line));
    this.node.replaceChildren(...spans);
    this.node.hidden = false;
    const above = within(this.root, place.left, place.top);
    const below = within(this.root, place.left, place.bottom);
    const left = Math.max(0, Math.min(above.x + GAP, this.root.offsetWidth - this.node.offsetWidth));
    const top = above.y - this.node.offsetHeight - GAP;
    this.node.style.left = `${left}px`;
    this.node.style.top = `${top >= 0 ? top : below.y + GAP}px`;
  }

  hide() {
    this.node.hidden = true;
  }
}
