// @ts-check
// The header of the page: it stands outside of what Streamlit draws, and becomes that of each page that is shown.

import { element } from "./dom.js";

const HEADER = "header.bar";

/** Puts the header of a page in place and keeps the keys in it. @param {HTMLElement} _root @param {{ html: string }} data */
export function mountFrame(_root, { html }) {
  const old = document.querySelector(HEADER);
  const holder = element("div");
  holder.innerHTML = html;
  const made = /** @type {HTMLElement} */ (holder.firstElementChild);
  if (!old) document.body.prepend(made);
  else if (old.outerHTML !== made.outerHTML) replace(old, made);
  return { stop() {} };
}

/** @param {Element} old @param {Element} made */
function replace(old, made) {
  const href = old.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  old.replaceWith(made);
  const links = /** @type {HTMLElement[]} */ ([...made.querySelectorAll("a")]);
  links.find((link) => link.getAttribute("href") === href)?.focus({ preventScroll: true });
}
