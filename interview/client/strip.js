// @ts-check
// The strip of numbers: each mark leads to its place in the text.

import { adopted } from "./dom.js";
import { showPlace } from "./place.js";
import * as plot from "./plot.js";
import { Still } from "./still.js";
import { Tooltip } from "./tooltip.js";

/** @typedef {import("./types.js").StillData} StillData */

const [WORDS, START] = [1, 2]; // in the data of a mark, after its id

/** @param {HTMLElement} root @param {StillData} data */
export function mountStrip(root, data) {
  const node = adopted(root, ".strip", data.html);
  const chart = /** @type {HTMLElement} */ (node.querySelector(".chart"));
  const still = new Still(chart, data);
  const tooltip = new Tooltip(node);
  chart.addEventListener("click", ({ clientX, clientY }) => {
    const row = plot.rowAt(chart, clientX, clientY);
    if (row) showPlace(String(row[START]));
  });
  chart.addEventListener("pointermove", ({ clientX: left, clientY: top }) => {
    const row = plot.rowAt(chart, left, top);
    chart.classList.toggle("over", Boolean(row));
    if (row) tooltip.say([plain(row[WORDS])], { left, top, bottom: top });
    else tooltip.hide();
  });
  chart.addEventListener("pointerleave", () => tooltip.hide());
  return still;
}

/** Words without the marks of Plotly's texts. @param {string} text */
const plain = (text) => text.replaceAll(/<br>/g, " ").replaceAll(/<[^>]*>/g, "");
