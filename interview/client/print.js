// @ts-check
// Before printing, charts are drawn in the width and the colours of paper, and the page says where and when it was printed.

import { element } from "./dom.js";

/** The width of a chart on paper, in pixels: a sheet of A4 without its margins. */
export const PAPER = 680;

/** How high a chart can be on one sheet below its heading, in pixels; a higher one is made smaller. */
export const SHEET = 860;

/** @typedef {{ print(): void, draw(): unknown }} Printed what draws itself for paper, and afterwards for the screen */

/** @type {Set<Printed>} */
const printed = new Set();

window.addEventListener("beforeprint", () => {
  sign();
  printed.forEach((one) => one.print());
});
window.addEventListener("afterprint", () => printed.forEach((one) => void one.draw()));

/** Has a chart drawn for paper whenever the page is printed; returns how to stop it. @param {Printed} one */
export function onPrint(one) {
  printed.add(one);
  return () => printed.delete(one);
}

/** Writes the address and the day at the foot of the page. */
function sign() {
  const foot = document.querySelector(".printed") ?? element("p", { class: "printed" });
  foot.textContent = `${window.location.href} · ${new Date().toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "long" })}`;
  // Right behind the page, before what Streamlit keeps below it, so that the foot stays on the sheet of what it follows.
  (document.querySelector("[data-document]") ?? document.querySelector("#root") ?? document.body.lastElementChild)?.after(foot);
}
