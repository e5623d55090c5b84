// @ts-check
// The disputed figures: small charts that stand for themselves.

import { adopted } from "./dom.js";
import { Still } from "./still.js";

/** @param {HTMLElement} root @param {{ html?: string, figures: Record<string, any>, dark: Record<string, string> }} data */
export function mountDisputes(root, { html, figures, dark }) {
  const node = adopted(root, ".disputes", html);
  const stills = Object.entries(figures).map(([id, figure]) => {
    const chart = /** @type {HTMLElement} */ (node.querySelector(`[data-dispute="${CSS.escape(id)}"] .chart`));
    return new Still(chart, { figure, dark });
  });
  return { stop: () => stills.forEach((still) => still.stop()) };
}
