// @ts-check
// Brings the stories and decks of a document to life, each by the JSON that stands beside it:
// <script type="application/json" data-part="story | deck | reading | speaker | …" data-for="<id of the element>">.

import { mountIndex } from "./index.js";
import { mountOffers } from "./offers.js";
import { mountDeck } from "./presenter.js";
import { mountReading } from "./reading.js";
import { mountRecord } from "./record.js";
import { mountSpeaker } from "./speaker.js";
import { mountStory } from "./story.js";
import { mountStrip } from "./strip.js";

/** @type {Record<string, (root: HTMLElement, data: any, options?: any) => { stop(): void }>} */
export const PARTS = {
  story: mountStory,
  deck: mountDeck,
  reading: mountReading,
  speaker: mountSpeaker,
  index: mountIndex,
  record: mountRecord,
  strip: mountStrip,
  offers: mountOffers,
};

/** Mounts every part of the document that its JSON names. @param {ParentNode} [place] */
export function mountDocument(place = document) {
  for (const script of /** @type {NodeListOf<HTMLScriptElement>} */ (place.querySelectorAll("script[data-part]"))) {
    const root = document.getElementById(script.dataset.for ?? "");
    if (root) PARTS[script.dataset.part ?? "story"](root, JSON.parse(script.textContent ?? "{}"));
  }
}

mountDocument();
