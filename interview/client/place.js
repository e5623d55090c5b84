// @ts-check
// Places of the text: where on the page a number word stands.

import { reveal } from "./dom.js";

/** Shows the words at a place of the text, by the number of their first letter, and gives them the keys. @param {string} start */
export function showPlace(start) {
  const words = /** @type {HTMLElement | null} */ (document.querySelector(`.passage [data-start="${CSS.escape(start)}"]`));
  if (!words) return;
  reveal(words);
  words.focus({ preventScroll: true });
}
