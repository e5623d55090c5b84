// @ts-check
// A table with a search and filters that the address keeps; links lead on, places of the text are shown.

import { onReturn, parameter, write } from "./address.js";
import { adopted, button, element, travels } from "./dom.js";
import { showPlace } from "./place.js";

/** @typedef {{ follow?: import("./types.js").Follow }} Options */

const SEARCH = "q";

/** @param {HTMLElement} root @param {{ html?: string }} data @param {Options} [options] */
export function mountIndex(root, data, options = {}) {
  return new Index(adopted(root, ".index", data.html), options);
}

export class Index {
  /** @param {HTMLElement} node @param {Options} options */
  constructor(node, options) {
    this.node = node;
    this.rows = /** @type {HTMLTableRowElement[]} */ ([...node.querySelectorAll("tbody tr")]);
    this.filters = (node.dataset.filters ?? "").split(" ").filter(Boolean);
    this.count = element("p", { role: "status" });
    /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */
    this.fields = {};
    if (node.dataset.search) this.search();
    node.addEventListener("click", (event) => this.click(event, options.follow));
    this.stopListening = onReturn(() => this.fill());
    this.fill();
  }

  stop() {
    this.stopListening();
  }

  /** Adds what searches and filters. */
  search() {
    this.fields = Object.fromEntries([[SEARCH, this.words()], ...this.filters.map((name) => [name, this.choice(name)])]);
    this.node.querySelector("form")?.remove();
    this.node.querySelector("[role=status]")?.remove();
    this.node.prepend(this.form(), this.count);
  }

  form() {
    const names = Object.entries(this.fields);
    const labels = names.map(([name, field]) => element("label", {}, name === SEARCH ? "Search" : capitalised(name), field));
    const reset = button("Show all", () => this.change(Object.fromEntries(names.map(([name]) => [name, ""]))));
    const form = element("form", { role: "search" }, ...labels, reset);
    form.addEventListener("submit", (event) => event.preventDefault());
    return form;
  }

  words() {
    const field = /** @type {HTMLInputElement} */ (element("input", { type: "search", name: SEARCH, placeholder: this.node.dataset.search }));
    field.addEventListener("input", () => this.change({ [SEARCH]: field.value }, true));
    return field;
  }

  /** @param {string} name */
  choice(name) {
    const options = this.values(name).map((value) => element("option", { value }, value));
    const field = /** @type {HTMLSelectElement} */ (element("select", { name }, element("option", { value: "" }, "all"), ...options));
    field.addEventListener("change", () => this.change({ [name]: field.value }));
    return field;
  }

  /** The values of a filter in the order of the rows, each once. @param {string} name */
  values(name) {
    return [...new Set(this.rows.map((row) => row.dataset[name] ?? "").filter(Boolean))];
  }

  /** @param {Record<string, string>} parameters @param {boolean} [replace] */
  change(parameters, replace = false) {
    write(parameters, replace);
    this.fill();
  }

  /** Shows the rows the address asks for; a value it does not know is said and left out. */
  fill() {
    const wanted = Object.fromEntries([SEARCH, ...this.filters].map((name) => [name, parameter(name)]));
    const unknown = this.filters.filter((name) => wanted[name] && !this.values(name).includes(wanted[name]));
    for (const [name, field] of Object.entries(this.fields)) field.value = unknown.includes(name) ? "" : wanted[name];
    const known = this.filters.filter((name) => wanted[name] && !unknown.includes(name));
    const words = this.node.dataset.search ? wanted[SEARCH].toLowerCase() : "";
    for (const row of this.rows) {
      row.hidden = !known.every((name) => row.dataset[name] === wanted[name]) || !(row.dataset.words ?? "").toLowerCase().includes(words);
    }
    const notes = unknown.map((name) => ` There is no ${name} “${wanted[name].slice(0, 60)}”; there is ${this.values(name).join(", ")}.`);
    const shown = this.rows.filter((row) => !row.hidden).length;
    this.count.textContent = `${shown} of ${this.rows.length} ${this.node.dataset.noun}.${notes.join("")}`;
  }

  /** @param {MouseEvent} event @param {import("./types.js").Follow} [follow] */
  click(event, follow) {
    const target = /** @type {Element} */ (event.target);
    const place = target.closest("[data-place]");
    if (place) showPlace(place.getAttribute("data-place") ?? "");
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-figure]"));
    if (link && travels(event) && follow?.(link.href)) event.preventDefault();
  }
}

/** @param {string} name */
const capitalised = (name) => name[0].toUpperCase() + name.slice(1);
