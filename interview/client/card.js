// @ts-check
// The focus card: everything known of the chosen number, in the flow under its sentence or chart.

import { announce, button, element } from "./dom.js";
import { ranges, steps } from "./workings.js";

/** @typedef {import("./types.js").CardData} CardData */
/** @typedef {import("./types.js").LinkData} LinkData */
/**
 * @typedef {object} Surroundings what a card needs of its story
 * @property {Record<string, string>} words
 * @property {string} source
 * @property {(id: string) => boolean} shows whether a number is on this page
 * @property {(id: string, reading: boolean) => void} choose
 * @property {() => void} close
 * @property {(event: MouseEvent) => void} travel
 */

const ROWS = 6; // at most, before "more"

/** What is spoken of a number. @param {CardData} card */
export function spoken(card) {
  const bounds = card.bounds ? `, can stand for ${card.bounds}` : "";
  const quotes = card.said.map((said) => `“${said.quote}”`).join(" ");
  return `${card.title}: ${card.value}, ${card.kindWords}${bounds}. ${card.formula ?? ""} ${quotes}`;
}

/** The address of a number on the page that draws it. @param {{ id: string, home: string }} target */
export function addressOf({ id, home }) {
  return `${home || "."}?figure=${id}`;
}

/** @param {CardData} card @param {Surroundings} around */
export function cardOf(card, around) {
  const head = element("p", { class: "head" }, element("strong", {}, card.value), ` ${card.title}`);
  const rows = rowsOf(card, around);
  const list = element("dl", {}, ...rows.slice(0, ROWS).flat());
  const rest = rows.slice(ROWS).flat();
  const more = rest.length ? button(around.words.more, () => (list.append(...rest), more?.remove())) : null;
  const close = button(around.words.close, around.close, { "data-close": true });
  const tools = element("p", { class: "card-tools" }, more, ...copiers(card, around), close);
  const node = element("div", { class: "card", role: "group", "aria-label": around.words.chosen, "data-card": card.id, tabindex: -1 }, head, list, tools);
  return node;
}

/** Rows in the order they matter, the note last. @param {CardData} card @param {Surroundings} around @returns {HTMLElement[][]} */
function rowsOf(card, around) {
  const { words } = around;
  /** @param {LinkData[]} targets */
  const links = (targets) => targets.map((one) => element("span", { class: "item" }, link(one, around)));
  const readings = card.readings.map((one) => element("div", {}, link(one, around, true), ` ${one.reading}`));
  /** @type {[string, (Node | string)[]][]} */
  const pairs = [
    [words.kind, [card.kindWords]],
    [words.bounds, card.bounds || card.boundsWhy ? [card.bounds ?? "", " ", element("small", {}, card.boundsWhy)] : []],
    [words.formula, card.formula ? [card.formula] : []],
    [words.inputs, card.working ? [steps(card.working, words, (one) => (one.id ? link(one, around) : one.value))] : links(card.sources)],
    [words.proportion, proportion(card, around)],
    [words.together, card.together ? [card.together] : []],
    [words.reading, card.reading ? [card.reading] : []],
    [words.readings, readings],
    [words.record, card.verdict && card.verdict.outcome !== "not_found" ? record(card, around) : []],
    [words.came, card.came ? [card.came.words, card.came.as_of ? ` (${words.asOf} ${card.came.as_of}) · ` : " · ", followed(card, around), ranges(card.came.spans, words)] : []],
    [words.published, card.publisher ? [element("a", { href: card.publisher.url, rel: "noreferrer", target: "_blank" }, card.publisher.name)] : []],
    [words.period, card.period && card.kind !== "date" ? [card.period] : []],
    [words.leads, links(card.derived)],
    [words.counts, card.definition ? [card.definition] : []],
    [words.note, card.note ? [card.note] : []],
  ];
  return pairs.filter(([, parts]) => parts.length).map(([name, parts]) => [element("dt", {}, name), element("dd", {}, ...parts)]);
}

/** @param {CardData} card @param {Surroundings} around @returns {(Node | string)[]} */
function record(card, around) {
  const { outcome, words, counts } = card.verdict ?? { outcome: "", words: "", counts: "" };
  const compare = element("a", { href: addressOf({ id: card.id, home: "cross_checks" }) }, around.words.compare);
  compare.addEventListener("click", around.travel);
  const beside = card.beside ? [ranges(card.beside, around.words)] : [];
  return [element("span", { "data-verdict": outcome }, words), counts ? `, ${counts} · ` : " · ", compare, ...beside];
}

/** What helps to grasp a number said, or why nothing does. @param {CardData} card @param {Surroundings} around @returns {(Node | string)[]} */
function proportion(card, around) {
  const known = card.proportions ?? [];
  if (!known.length) return card.proportionWhy ? [card.proportionWhy] : [];
  return known.map((one) => element("div", {}, link(one, around), ` ${one.title}`));
}

/** @param {CardData} card @param {Surroundings} around */
function followed(card, around) {
  const node = element("a", { href: addressOf({ id: card.id, home: "since" }) }, around.words.followed);
  node.addEventListener("click", around.travel);
  return node;
}

/** A number of this page is chosen by a button; one of another page is a link. @param {LinkData} target @param {Surroundings} around @param {boolean} [reading] */
function link(target, around, reading = false) {
  const options = { title: target.title, "data-link": target.id };
  if (around.shows(target.id)) return button(target.value, () => around.choose(target.id, reading), options);
  const node = element("a", { href: addressOf(target), ...options }, target.value);
  node.addEventListener("click", around.travel);
  return node;
}

/** @param {CardData} card @param {Surroundings} around */
function copiers(card, { words, source }) {
  const address = new URL(addressOf(card), document.baseURI).href;
  const said = card.said[0];
  const quotation = said && `“${said.quote}” (${said.cite}; ${source}) ${address}`;
  return [copier(words.link, address, words), said ? copier(words.quotation, quotation, words) : null];
}

/** @param {string} name @param {string} text @param {Record<string, string>} words */
function copier(name, text, words) {
  const node = button(name, async () => {
    const said = await navigator.clipboard.writeText(text).then(() => words.copied, () => words.refused);
    node.textContent = said;
    announce(`${name}: ${said}`);
  });
  return node;
}
