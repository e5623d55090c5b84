// @ts-check
// Brings the stories and decks of a document to life, each by the JSON that stands beside it:
// <script type="application/json" data-part="story | deck | reading | speaker | …" data-for="part-<id>">, which holds it or names its `data-address`.

import { dataAt } from "./data.js";
import { mountDisputes } from "./disputes.js";
import { mountFindings } from "./findings.js";
import { mountFrame } from "./frame.js";
import { mountIndex } from "./index.js";
import { mountOffers } from "./offers.js";
import { mountDeck } from "./presenter.js";
import { mountReading } from "./reading.js";
import { mountRecord } from "./record.js";
import { mountSpeaker } from "./speaker.js";
import { mountStory } from "./story.js";
import { mountStrip } from "./strip.js";
import { mountWalk } from "./walk.js";

/** @type {Record<string, (root: HTMLElement, data: any, options?: any) => { stop(): void, ready?: Promise<void>, options?: object }>} */
export const PARTS = {
  frame: mountFrame,
  story: mountStory,
  findings: mountFindings,
  disputes: mountDisputes,
  deck: mountDeck,
  reading: mountReading,
  speaker: mountSpeaker,
  index: mountIndex,
  record: mountRecord,
  strip: mountStrip,
  offers: mountOffers,
  walk: mountWalk,
};

/** What the document shows and runs, by id. @type {Map<string, { stop(): void, options?: object }>} */
export const living = new Map();

/** Mounts every part of the document that its JSON names; ends when all is drawn. @param {ParentNode} [place] */
async function mountDocument(place = document) {
  const scripts = /** @type {HTMLScriptElement[]} */ ([...place.querySelectorAll("script[data-part]")]);
  await Promise.allSettled(scripts.map(async ({ dataset, textContent }) => {
    const { part = "story", for: id = "", address } = dataset;
    const root = document.getElementById(id);
    const data = await (address ? dataAt(address) : JSON.parse(textContent ?? "{}"));
    if (!root?.isConnected) return;
    const mounted = PARTS[part](root, data, { address });
    living.set(id.replace("part-", ""), mounted);
    await mounted.ready;
  }));
}

/** When everything the document shows is drawn. */
export const drawn = mountDocument();
