// @ts-check
// The only file that knows Streamlit: how a part is mounted in its page, and how its navigation is followed.

import { dataAt } from "./data.js";
import { keepInView, travels } from "./dom.js";
import { PARTS, drawn, living } from "./page.js";
import { watchTree } from "./watch.js";

/** @typedef {{ part: string, id: string, address: string }} Wanted */

const STYLE = new URL("client.css", import.meta.url).href; // all stylesheets in one, made by the server
const APP = '[data-testid="stApp"]';
const MAIN = '[data-testid="stMain"]';
const PARTS_OF_MAIN = '[class*="st-key-part-"]'; // where a part will stand, known before its script has come
const ICON_FONT = "Material Symbols";
const PAGE_LINKS = ".st-key-pages a[href]"; // unseen: a click on one changes the page without loading anything again
const PENDING = '[data-testid="stSkeleton"]'; // what stands for an element whose script is not there yet
const LOST = ["PINGING_SERVER", "DISCONNECTED_FOREVER"]; // states of a connection that has failed
let asked = "";

/** @type {Map<HTMLElement, string>} the places in Streamlit's page that wait for the document to go, and for which part */
const waiting = new Map();
const gone = replaced();
document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.(`a[href]:not([download], [target], ${PAGE_LINKS})`));
  if (link && !event.defaultPrevented && travels(event) && follow(link.href)) event.preventDefault();
});

/**
 * Mounts what Python asked for, by the address of its data. What the document holds already is moved here with
 * everything it is showing. Returns the clean-up.
 * @param {{ data: Wanted, parentElement: HTMLElement }} component
 */
export function mount({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".part") ?? parentElement);
  /** @type {{ stop(): void } | undefined} */
  let part;
  let left = false;
  waiting.set(root, data.id);
  root.dataset.waiting = "";
  reserve(root, data.id);
  const options = { follow, address: data.address };
  void Promise.all([dataAt(data.address), gone, addStyle()]).then(([value]) => {
    if (left) return;
    arriveAt(asked);
    part = taken(root, data.id, options) ?? PARTS[data.part](root, value, options);
    root.dataset.mounted = data.id;
  });
  return () => {
    left = true;
    waiting.delete(root);
    part?.stop();
  };
}

// --- from the document to Streamlit's page ---

/** Streamlit asks for its icon font (370 KB) at its start, with or without icons; without this it comes with the first icon shown. */
function fetchIconsWhenShown() {
  const load = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, text) => (font.includes(ICON_FONT) ? Promise.resolve([]) : load(font, text));
}

/** Starts Streamlit behind the document and puts its page in the document's place once that is complete. */
async function replaced() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-document]"));
  if (!page) return;
  await drawn;
  fetchIconsWhenShown();
  for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[data-later]"))) link.rel = link.dataset.later ?? "";
  const application = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[data-application]"));
  const script = { type: "module", crossOrigin: "anonymous", src: application?.href };
  if (application) document.head.append(Object.assign(document.createElement("script"), script));
  await /** @type {Promise<void>} */ (new Promise((done) => {
    const stop = watchTree(document.body, () => {
      page.toggleAttribute("data-alone", LOST.includes(appState("connection")));
      if (!isComplete()) return;
      stop();
      done();
    });
  }));
  replace(page);
}

/** What Streamlit says of its script or its connection. @param {"script" | "connection"} name */
function appState(name) {
  return document.querySelector(APP)?.getAttribute(`data-test-${name}-state`) ?? "";
}

/** Whether the script has run and everything it shows is there. */
function isComplete() {
  const main = document.querySelector(`${APP} ${MAIN}`);
  if (appState("script") !== "notRunning" || !main?.querySelector(`h1, ${PARTS_OF_MAIN}`) || main.querySelector(PENDING)) return false;
  return [...main.querySelectorAll(PARTS_OF_MAIN)].every((one) => one.querySelector("[data-waiting]"));
}

/** Moves what the document shows into Streamlit's page and keeps place, keys and scrolling. @param {HTMLElement} page */
function replace(page) {
  const [focused, seen] = [document.activeElement, anchorOf(page)];
  const scrolled = [...page.querySelectorAll(".passage, .scroll")].map((node) => /** @type {const} */ ([node, node.scrollTop]));
  waiting.forEach((id, root) => takeOver(root, id));
  page.remove();
  scrolled.forEach(([node, top]) => (node.scrollTop = top));
  keepFocus(focused);
  const main = document.querySelector(MAIN);
  if (main && seen?.node.isConnected) main.scrollTop += seen.node.getBoundingClientRect().top - seen.top;
  if (!seen) goToAnchor();
}

/** Moves a part of the document to its place in Streamlit's page. @param {HTMLElement} root @param {string} id */
function takeOver(root, id) {
  const part = partOf(id);
  if (part) root.replaceChildren(part);
  root.style.minHeight = "";
}

/** Keeps the room that a part will need, so that what is below it stands in its place before it is seen. @param {HTMLElement} root @param {string} id */
function reserve(root, id) {
  const part = partOf(id);
  if (part) root.style.minHeight = `${part.getBoundingClientRect().height}px`;
}

/** A part in the document. @param {string} id */
function partOf(id) {
  const name = CSS.escape(id);
  return document.querySelector(`[data-document] :is([data-block="${name}"], [data-deck="${name}"])`);
}

/** What the document brought to life and left in a root. @param {HTMLElement} root @param {string} id @param {object} options */
function taken(root, id, options) {
  const part = root.hasChildNodes() ? living.get(id) : undefined;
  living.delete(id);
  if (part) Object.assign(part.options ?? {}, options);
  return part;
}

/** The first thing on screen that moves, and where it is; nothing at the top of the page. @param {HTMLElement} page */
function anchorOf(page) {
  const nodes = window.scrollY > 0 ? [...page.querySelectorAll("[data-story] :is(.step, .quote)")] : [];
  const node = nodes.find((one) => one.getBoundingClientRect().bottom > 0);
  return node && { node, top: node.getBoundingClientRect().top };
}

/** Gives the keys back to what had them, or to the same link of Streamlit's page. @param {Element | null} focused */
function keepFocus(focused) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(`${APP} a[href]`));
  const same = [...links].find((one) => one.href === /** @type {HTMLAnchorElement} */ (focused)?.href);
  const node = focused?.isConnected ? focused : same;
  if (focused !== document.body) /** @type {HTMLElement | undefined} */ (node)?.focus({ preventScroll: true });
}

// --- links between pages ---

/** Goes to another page by the navigation's own link, so that nothing is loaded again. @param {string} address */
function follow(address) {
  const url = new URL(address);
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(PAGE_LINKS));
  const link = [...links].find((one) => url.origin === window.location.origin && pathOf(one) === url.pathname);
  if (!link || url.pathname === window.location.pathname) return false;
  asked = url.href;
  link.click();
  return true;
}

/** Where a link of the navigation leads; that of the first page names no address. @param {HTMLAnchorElement} link */
function pathOf(link) {
  return new URL(link.getAttribute("href") || ".", document.baseURI).pathname;
}

/** Once the navigation has led there, the address takes what the followed link asked for. @param {string} address */
function arriveAt(address) {
  if (!address || new URL(address).pathname !== window.location.pathname) return;
  asked = "";
  window.history.replaceState(window.history.state, "", address);
  goToAnchor();
}

/** Brings the place that the address names into view, and holds it there while the page grows. */
function goToAnchor() {
  const [name, root] = [window.location.hash.slice(1), document.querySelector(`${MAIN} [data-testid="stMainBlockContainer"]`)];
  if (name && root) keepInView(root, () => document.getElementById(name), (place) => place.scrollIntoView());
}

/** Adds the stylesheet if it is not there; resolves when it counts. */
function addStyle() {
  if ([...document.styleSheets].some((sheet) => sheet.href === STYLE)) return undefined;
  const there = document.querySelector(`link[href="${STYLE}"]`);
  const link = there ?? Object.assign(document.createElement("link"), { rel: "stylesheet", href: STYLE });
  const loaded = new Promise((done) => ["load", "error"].forEach((event) => link.addEventListener(event, done)));
  if (!there) document.head.append(link);
  return loaded;
}
