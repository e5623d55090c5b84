// @ts-check
// The findings of the first page: stories beside each other.

import { adopted } from "./dom.js";
import { mountStory } from "./story.js";

/** @param {HTMLElement} root @param {{ html?: string, stories: import("./types.js").StoryData[] }} data @param {{ follow?: import("./types.js").Follow }} [options] */
export function mountFindings(root, data, options = {}) {
  const node = adopted(root, ".findings", data.html);
  const stories = data.stories.map((story) => mountStory(node, story, options));
  return {
    stop: () => stories.forEach((story) => story.stop()),
    ready: Promise.all(stories.map((story) => story.ready)).then(() => {}),
    options,
  };
}
