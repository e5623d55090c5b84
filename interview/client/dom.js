// @ts-check
// Small parts of the page: made, spoken, kept in view.

import { watch } from "./watch.js";

const ACTS = ["wheel", "touchmove", "keydown", "pointerdown"];

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes] false, null and undefined leave one out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {Record<string, any>} [attributes]
 */
export function button(words, act, attributes = {}) {
  const node = element("button", { type: "button", ...attributes }, words);
  node.addEventListener("click", act);
  return node;
}

/**
 * The node of a part: the one its root holds already, else made from HTML.
 * @param {HTMLElement} root
 * @param {string} selector
 * @param {string} [html]
 */
export function adopted(root, selector, html = "") {
  if (!root.querySelector(selector)) root.innerHTML = html;
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/** Whether a click on a link means to go there in this window. @param {MouseEvent} event */
export function travels(event) {
  return !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
}

/** Says a text to those who listen. @param {string} text */
export function announce(text) {
  const id = "interview-status";
  const region = document.getElementById(id) ?? element("div", { id, role: "status", class: "unseen" });
  if (!region.isConnected) document.body.append(region);
  region.textContent = text;
}

/** Whether any of a node stands in the window. @param {Element} node */
export function inWindow(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Scrolls whatever must scroll so that all of a node and its scroll margin is seen. @param {Element} node */
export function reveal(node) {
  const { top, bottom } = node.getBoundingClientRect();
  const covered = parseFloat(getComputedStyle(node).scrollMarginTop) || 0;
  if (top < covered || bottom > window.innerHeight || hiddenIn(node)) node.scrollIntoView({ block: "nearest" });
}

/** Whether a scrolling box around a node hides it. @param {Element} node */
function hiddenIn(node) {
  const box = node.closest(".passage")?.getBoundingClientRect();
  const { top, bottom } = node.getBoundingClientRect();
  return box !== undefined && (top < box.top || bottom > box.bottom);
}

/**
 * Keeps what `find` gives in view while the page around it still grows, until the reader acts.
 * @param {Element} root holds it
 * @param {() => Element | null} find
 * @param {(node: Element) => void} [bring]
 */
export function keepInView(root, find, bring = reveal) {
  const around = [];
  for (let one = /** @type {Element | null} */ (root); one; one = one.parentElement) around.push(one);
  const look = () => {
    const node = find();
    if (node) bring(node);
  };
  const stops = around.map((one) => watch(one, look));
  const stop = () => {
    stops.forEach((end) => end());
    ACTS.forEach((act) => window.removeEventListener(act, stop, true));
  };
  ACTS.forEach((act) => window.addEventListener(act, stop, { capture: true, passive: true }));
  look();
  return stop;
}

/**
 * Where a point of the window lies in a node that may be scaled, in the node's own pixels.
 * @param {HTMLElement} node
 * @param {number} x
 * @param {number} y
 */
export function within(node, x, y) {
  const box = node.getBoundingClientRect();
  const scale = box.width / node.offsetWidth || 1;
  return { x: (x - box.left) / scale, y: (y - box.top) / scale };
}
