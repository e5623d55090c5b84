// @ts-check
// The one chosen number of the page, and who shows it.

import { parameter, write } from "./address.js";
import { met } from "./hint.js";

/**
 * @typedef {object} Holder
 * @property {HTMLElement} root
 * @property {(id: string) => number} claim how well it can show a number; 0 is not at all
 * @property {() => void} show
 */

/** @type {{ id: string, place: Element | null }} */
const chosen = { id: "", place: null };
/** @type {Set<Holder>} */
const holders = new Set();
/** @type {Set<() => void>} */
const watchers = new Set();

/** The id of the chosen number, or nothing. */
export const chosenId = () => chosen.id;

/** The sentence or step where the reader chose it, if any. */
export const chosenPlace = () => chosen.place;

/**
 * @param {string} id nothing clears
 * @param {{ place?: Element | null, replace?: boolean, keep?: boolean }} [options] `keep` leaves the address as it is
 */
export function choose(id, { place = null, replace = false, keep = false } = {}) {
  chosen.id = id;
  chosen.place = place;
  if (!keep) write({ figure: id }, replace);
  if (id) met();
  holders.forEach((holder) => holder.show());
  watchers.forEach((watcher) => watcher());
}

/** Takes over what the address says. */
export function arrive() {
  choose(parameter("figure"), { keep: true });
}

/** @param {Holder} holder */
export function hold(holder) {
  holders.add(holder);
  return () => holders.delete(holder);
}

/** Calls `act` after every choice. @param {() => void} act */
export function onChoice(act) {
  watchers.add(act);
  return () => watchers.delete(act);
}

/** Whether this page can show a number. @param {string} id */
export const known = (id) => [...holders].some((holder) => holder.root.isConnected && holder.claim(id) > 0);

/** Whether a holder is the one that describes the chosen number: where the reader acted, else who shows it best. @param {Holder} holder */
export function describes(holder) {
  if (!chosen.id || !holder.claim(chosen.id)) return false;
  if (chosen.place) return holder.root.contains(chosen.place);
  const present = [...holders].filter((one) => one.root.isConnected);
  const best = Math.max(...present.map((one) => one.claim(chosen.id)));
  const rivals = present.filter((one) => one.claim(chosen.id) === best);
  return rivals.sort(inOrder)[0] === holder;
}

/** @param {Holder} one @param {Holder} other */
function inOrder(one, other) {
  return one.root.compareDocumentPosition(other.root) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}
