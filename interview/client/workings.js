// @ts-check
// What a card shows of how a number came about: its inputs step by step, and the ranges of a verdict on one axis.

import { element } from "./dom.js";

/** @typedef {import("./types.js").Working} Working */
/** @typedef {import("./types.js").Input} Input */
/** @typedef {import("./types.js").Span} Span */

const SVG = "http://www.w3.org/2000/svg";
const [ROW, WIDTH, TIP] = [14, 100, 3]; // a row of the axis, its width, an arrow of an open end: units of the drawing

/**
 * The inputs of a number, each a link to its sentence, with all it can stand for and its share of the width, and the
 * formula at both ends.
 * @param {Working} working
 * @param {Record<string, string>} words
 * @param {(input: Input) => Node | string} link
 */
export function steps(working, words, link) {
  const inputs = working.inputs.map((one) => {
    const margin = [one.least, one.greatest].filter(Boolean).join(` ${words.to} `);
    const facts = [margin, one.width].filter(Boolean).join(one.least && one.greatest ? `; ${words.width}: ` : "; ");
    return element("li", {}, link(one), ` ${one.title}`, element("small", {}, facts));
  });
  /** @type {[string, string][]} */
  const pairs = [[words.least, working.least], [words.greatest, working.greatest]];
  const ends = pairs.filter(([, line]) => line).map(([name, line]) => element("p", {}, `${name}: ${line}`));
  return element("div", { class: "working" }, element("ol", {}, ...inputs), ...ends);
}

/**
 * Ranges on one small axis, a row each with its words; an open end has an arrow.
 * @param {Span[]} spans
 * @param {Record<string, string>} words
 */
export function ranges(spans, words) {
  const rows = spans.map((span) => element("li", {}, axis(span), element("small", {}, span.words)));
  return element("ul", { class: "ranges", "aria-label": words.ranges }, ...rows);
}

/** @param {Span} span */
function axis(span) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${ROW}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("data-kind", span.kind);
  const middle = ROW / 2;
  svg.append(shape("path", { d: `M${span.low} ${middle}H${span.high}`, class: "range" }));
  if (span.open_low) svg.append(shape("path", { d: `M${TIP} ${middle - TIP}L0 ${middle}L${TIP} ${middle + TIP}`, class: "range" }));
  if (span.open_high) svg.append(shape("path", { d: `M${WIDTH - TIP} ${middle - TIP}L${WIDTH} ${middle}L${WIDTH - TIP} ${middle + TIP}`, class: "range" }));
  svg.append(shape("circle", { cx: span.value, cy: middle, r: TIP }));
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}
