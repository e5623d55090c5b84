// @ts-check
// The slides one after another, to be read and printed: each is a story of its own.

import { mountStory } from "./story.js";

/** @typedef {import("./types.js").DeckData} DeckData */

/** @param {HTMLElement} root @param {DeckData} data @param {{ follow?: import("./types.js").Follow }} [options] */
export function mountReading(root, data, options = {}) {
  if (!root.querySelector(".reading")) root.innerHTML = data.html ?? "";
  const slides = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".slide")]);
  const stories = slides.map((slide, index) => mountStory(slide, data.slides[index].story, options));
  return { stop: () => stories.forEach((story) => story.stop()) };
}
