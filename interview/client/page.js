// @ts-check
// Brings the stories and decks of a document to life, each by the JSON that stands beside it:
// <script type="application/json" data-part="story | deck | speaker" data-for="<id of the element>">, which holds it or
// names its `data-address`.

import { mountDeck } from "./presenter.js";
import { mountSpeaker } from "./speaker.js";
import { mountStory } from "./story.js";

/** @type {Record<string, (root: HTMLElement, data: any, options?: any) => { stop(): void, ready?: Promise<void> }>} */
export const PARTS = { story: mountStory, deck: mountDeck, speaker: mountSpeaker };

/** @typedef {{ value?: any, address?: string }} Source where the data of a part are: here, or at an address */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** The data of a part, fetched once. @param {Source} source @returns {Promise<any>} */
export function dataOf({ value, address = "" }) {
  if (value) return Promise.resolve(value);
  const answer = fetched.get(address) ?? fetch(new URL(address, document.baseURI)).then((one) => one.json());
  fetched.set(address, answer);
  answer.catch(() => fetched.delete(address));
  return answer;
}

/** Mounts every part of the document that its JSON names, those on screen first; ends when all is drawn. @param {ParentNode} [place] */
export async function mountDocument(place = document) {
  const scripts = /** @type {HTMLScriptElement[]} */ ([...place.querySelectorAll("script[data-part]")]);
  await Promise.allSettled(scripts.map(async ({ dataset, textContent }) => {
    const { part = "story", for: id = "", address } = dataset;
    const root = document.getElementById(id);
    const data = await dataOf({ value: address ? undefined : JSON.parse(textContent ?? "{}"), address });
    if (root?.isConnected) await PARTS[part](root, data).ready;
  }));
}

/** When everything the document shows is drawn. */
export const drawn = mountDocument();
