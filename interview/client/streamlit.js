// @ts-check
// The only file that knows Streamlit: how a part is mounted in its page, and how its navigation is followed.

import { dataAt } from "./data.js";
import { PARTS } from "./page.js";

/** @typedef {{ part: string, id: string, value?: any, address?: string }} Wanted */

const STYLES = ["theme.css", "story.css", "card.css", "parts.css", "presenter.css", "reading.css"];
let asked = "";

/**
 * Mounts what Python asked for: `value` is its data, or `address` where they are. What the document holds already is
 * moved here with everything it is showing. Returns the clean-up.
 * @param {{ data: Wanted, parentElement: HTMLElement }} component
 */
export function mount({ data, parentElement }) {
  const styled = addStyles();
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".part") ?? parentElement);
  /** @type {{ stop(): void } | undefined} */
  let part;
  let gone = false;
  takeOver(root, data.id);
  void Promise.all([known(data), styled]).then(([value]) => {
    if (gone) return;
    arriveAt(asked);
    part = PARTS[data.part](root, value, { follow, address: data.address });
    root.dataset.mounted = data.id;
  });
  return () => {
    gone = true;
    part?.stop();
  };
}

/** Moves what the document shows of a part into Streamlit's page. @param {HTMLElement} root @param {string} id */
function takeOver(root, id) {
  const name = CSS.escape(id);
  const waiting = document.querySelector(`[data-document] :is([data-block="${name}"], [data-deck="${name}"])`);
  if (waiting && !root.contains(waiting)) root.replaceChildren(waiting);
}

/** @param {Wanted} wanted */
function known({ value, address = "" }) {
  return value ? Promise.resolve(value) : dataAt(address);
}

/** Goes to another page by the navigation's own link, so that nothing is loaded again. @param {string} address */
function follow(address) {
  const url = new URL(address);
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("header a[href], nav a[href]"));
  const link = [...links].find((one) => one.origin === url.origin && one.pathname === url.pathname);
  if (!link || url.pathname === window.location.pathname) return false;
  asked = url.href;
  link.click();
  return true;
}

/** Once the navigation has led there, the address takes what the followed link asked for. @param {string} address */
function arriveAt(address) {
  if (!address || new URL(address).pathname !== window.location.pathname) return;
  asked = "";
  window.history.replaceState(window.history.state, "", address);
}

/** Adds the stylesheets that are not there; resolves when all of them count. */
function addStyles() {
  const waiting = STYLES.map((name) => {
    const href = new URL(name, import.meta.url).href;
    if ([...document.styleSheets].some((sheet) => sheet.href === href)) return undefined;
    const there = document.querySelector(`link[href="${href}"]`);
    const link = there ?? Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const loaded = new Promise((done) => ["load", "error"].forEach((event) => link.addEventListener(event, done)));
    if (!there) document.head.append(link);
    return loaded;
  });
  return Promise.all(waiting);
}
