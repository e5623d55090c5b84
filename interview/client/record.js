// @ts-check
// The index of figures beside the comparison of the opened one, each fetched once by its address.

import { onReturn, parameter, write } from "./address.js";
import { dataAt } from "./data.js";
import { adopted, travels } from "./dom.js";
import { Index } from "./index.js";
import { Still } from "./still.js";

const OPENERS = ".record .index a[data-figure], .disputes a[data-figure]";
/** @typedef {{ html?: string, address?: string, figures: { [id: string]: string } }} RecordData `figures`: which is opened for an id */
/** @typedef {{ address?: string, follow?: import("./types.js").Follow }} Options `address` of the data of the record */

/** @param {HTMLElement} root @param {RecordData} data @param {Options} [options] */
export function mountRecord(root, data, options = {}) {
  return new Record(adopted(root, ".record", data.html), data, options);
}

class Record {
  /** @param {HTMLElement} node @param {RecordData} data @param {Options} options */
  constructor(node, data, options) {
    this.node = node;
    this.figures = data.figures;
    this.options = { address: data.address, ...options };
    this.place = /** @type {HTMLElement} */ (node.querySelector(".opened"));
    this.wanted = "";
    /** @type {Still | undefined} */
    this.still = undefined;
    this.index = new Index(/** @type {HTMLElement} */ (node.querySelector(".index")), {});
    this.onClick = (/** @type {MouseEvent} */ event) => this.click(event);
    document.addEventListener("click", this.onClick, true); // before a link leads away
    node.addEventListener("pointerover", (event) => this.expect(event));
    this.stopListening = onReturn(() => this.show());
    this.show();
  }

  stop() {
    this.wanted = "";
    this.stopListening();
    document.removeEventListener("click", this.onClick, true);
    this.index.stop();
    this.still?.stop();
  }

  /** @param {string} figure */
  fetch(figure) {
    return dataAt((this.options.address ?? "").replace(/[^/]*$/, `check-${figure}.json`));
  }

  /** Shows the figure of the address, else the first; whatever arrives after another was asked for is left. */
  show() {
    const asked = parameter("figure");
    const figure = Object.hasOwn(this.figures, asked) ? this.figures[asked] : (this.node.dataset.first ?? "");
    if (figure === this.wanted) return;
    this.wanted = figure;
    this.fetch(figure).then((data) => figure === this.wanted && this.open(data), () => window.location.reload());
  }

  /** @param {import("./types.js").StillData} data */
  open(data) {
    this.still?.stop();
    this.place.innerHTML = data.html ?? "";
    this.still = new Still(/** @type {HTMLElement} */ (this.place.querySelector(".chart")), data);
    const shown = this.place.querySelector("[data-figure]")?.getAttribute("data-figure");
    for (const link of this.node.querySelectorAll(".index a[data-figure]")) {
      if (link.getAttribute("data-figure") === shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.scroll();
  }

  /** Scrolls the index itself, never the page, to the opened figure; the first row stands whole below the head. */
  scroll() {
    const box = this.node.querySelector(".index .scroll");
    const row = this.node.querySelector(".index a[aria-current]")?.closest("tr");
    const head = box?.querySelector("thead");
    if (!box || !row || !head) return;
    const [from, to] = [box.scrollTop + head.offsetHeight, box.scrollTop + box.clientHeight];
    if (row.offsetTop >= from && row.offsetTop + row.offsetHeight <= to) return;
    const first = this.index.rows.find((one) => !one.hidden && one.offsetTop > row.offsetTop - box.clientHeight / 2) ?? row;
    box.scrollTop = first.offsetTop - head.offsetHeight;
  }

  /** @param {MouseEvent} event */
  click(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a"));
    if (!link || !travels(event)) return;
    if (link.matches(OPENERS)) {
      event.preventDefault();
      write({ figure: link.dataset.figure ?? "" });
      this.show();
      if (!this.node.contains(link)) this.node.scrollIntoView();
    } else if (link.matches("[data-travel]") && this.options.follow?.(link.href)) event.preventDefault();
  }

  /** The pointer on a figure has its comparison fetched before the click. @param {Event} event */
  expect(event) {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".index a[data-figure]"));
    if (link) this.fetch(link.dataset.figure ?? "").catch(() => {});
  }
}
