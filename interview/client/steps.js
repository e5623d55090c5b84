// @ts-check
// One chart of a story: its states, its switches, its marks under pointer and keys.

import { listed, write } from "./address.js";
import { chosenId } from "./chosen.js";
import { savePicture } from "./picture.js";
import * as plot from "./plot.js";
import { PAPER, SHEET, onPrint } from "./print.js";
import { isDark, recoloured } from "./theme.js";
import { watch } from "./watch.js";

/** @typedef {import("./types.js").StepData} StepData */
/** @typedef {import("./types.js").StoryData} StoryData */
/**
 * @typedef {object} Actions what a step asks of its story
 * @property {(id: string, step: Step, replace: boolean) => void} choose
 * @property {(id: string, step: Step | null, x: number, y: number) => void} hint
 * @property {(id: string) => Set<string>} alike
 */

const PHONE = 480; // pixels: narrower charts take the style drawn for phones, and its height in story.css

export class Step {
  /** @param {HTMLElement} node @param {StepData} data @param {StoryData} story @param {Actions} actions */
  constructor(node, data, story, actions) {
    this.node = node;
    this.data = data;
    this.story = story;
    this.actions = actions;
    this.chart = /** @type {HTMLElement} */ (node.querySelector(".chart"));
    this.width = 0;
    this.listen();
  }

  listen() {
    const { chart, node } = this;
    chart.addEventListener("click", (event) => this.click(event));
    chart.addEventListener("pointermove", (event) => event.pointerType === "mouse" && this.move(event));
    chart.addEventListener("pointerleave", () => this.actions.hint("", null, 0, 0));
    chart.addEventListener("keydown", (event) => this.walk(event));
    for (const box of this.switches()) box.addEventListener("change", () => this.switch(box));
    for (const tool of node.querySelectorAll("button[data-picture]")) tool.addEventListener("click", () => this.save(tool));
    this.stops = [watch(chart, () => this.fit()), onPrint(this)];
  }

  stop() {
    this.stops?.forEach((stop) => stop());
    void plot.release(this.chart);
  }

  // --- what is drawn ---

  /** What is switched on, in the words of the states. */
  key() {
    const { readings = [], series = [] } = this.data.switches;
    const asked = listed("readings");
    const on = readings.filter((id) => asked.includes(id)).join("~");
    return on + (series.some((id) => listed("series").includes(id)) ? "+series" : "");
  }

  state() {
    const { wide, phone } = this.data.drawings;
    const states = phone && this.chart.clientWidth < PHONE ? phone : wide;
    return states[this.key()] ?? states[""];
  }

  /** Draws what the address asks for. */
  async draw() {
    const { figure, alt, signs } = this.state();
    this.drawn = figure;
    this.chart.style.zoom = "";
    this.chart.style.height = `${figure.layout.height}px`;
    this.chart.setAttribute("aria-label", `${alt} ${this.story.words.walk}`);
    for (const sign of /** @type {NodeListOf<HTMLElement>} */ (this.node.querySelectorAll("[data-sign]"))) {
      sign.hidden = !signs.includes(sign.dataset.sign ?? "");
    }
    this.checkBoxes();
    this.width = this.chart.clientWidth;
    await plot.draw(this.chart, recoloured(figure, isDark(this.chart) ? this.story.dark : {}));
    this.paint();
  }

  /** Draws for paper, in its width and on its white, also what the screen has not shown yet. */
  print() {
    const figure = this.data.drawings.wide[this.key()]?.figure ?? this.drawn;
    if (!figure || figure.layout.width) return;
    this.chart.style.height = `${figure.layout.height}px`;
    this.chart.style.zoom = String(Math.min(1, SHEET / figure.layout.height));
    plot.drawNow(this.chart, recoloured(figure, {}), PAPER);
    this.paint();
  }

  /** Draws again if the address now asks for something else. */
  async update() {
    if (this.drawn && this.state().figure !== this.drawn) await this.draw();
    else this.checkBoxes();
  }

  fit() {
    const changed = this.chart.clientWidth && this.chart.clientWidth !== this.width;
    if (this.drawn && changed && !this.drawn.layout.width) void this.draw();
  }

  /** Whether the chart draws a number, or another mention of the same amount. @param {string} id */
  draws(id) {
    const drawn = this.data.items;
    return [...this.actions.alike(id)].some((one) => drawn.includes(one));
  }

  paint() {
    plot.light(this.chart, chosenId() ? this.actions.alike(chosenId()) : new Set());
  }

  // --- switches ---

  /** @returns {HTMLInputElement[]} */
  switches() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.node.querySelectorAll("input[data-switch]"))];
  }

  checkBoxes() {
    for (const box of this.switches()) box.checked = listed(box.dataset.switch ?? "").includes(box.value);
    const on = (this.data.switches.readings ?? []).filter((id) => listed("readings").includes(id));
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (this.node.querySelectorAll("a[data-shown]"))) {
      link.href = link.href.replace(/readings=[^&]*/, `readings=${on.join("~") || "none"}`);
      link.textContent = (link.textContent ?? "").replace(/\d+/, String(Number(link.dataset.shown) + on.length));
    }
    for (const tool of this.node.querySelectorAll("button[data-rows]")) {
      const address = (tool.getAttribute("data-rows") ?? "").replace(/readings=[^&]*/, `readings=${on.join("~") || "none"}`);
      tool.setAttribute("data-rows", address);
    }
  }

  /** @param {HTMLInputElement} box */
  switch(box) {
    this.turn(box.dataset.switch ?? "", box.value, box.checked);
  }

  /** @param {string} name @param {string} id @param {boolean} on */
  turn(name, id, on) {
    const others = listed(name).filter((other) => other !== id);
    write({ [name]: [...others, ...(on ? [id] : [])].join("~") });
    void this.draw();
  }

  // --- pointer and keys ---

  /** @param {MouseEvent} event */
  click(event) {
    this.actions.choose(plot.at(this.chart, event.clientX, event.clientY), this, false);
  }

  /** @param {PointerEvent} event */
  move(event) {
    const id = plot.at(this.chart, event.clientX, event.clientY);
    this.chart.classList.toggle("over", Boolean(id));
    this.actions.hint(id, this, event.clientX, event.clientY);
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const ids = plot.ids(this.chart).filter((id) => this.story.cards[id]);
    const alike = this.actions.alike(chosenId());
    const place = ids.findIndex((id) => alike.has(id));
    const steps = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: ids.length - 1 };
    const next = /** @type {Record<string, number | undefined>} */ (steps)[event.key];
    if (next === undefined || !ids.length || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.actions.choose(ids[Math.max(0, Math.min(ids.length - 1, next))], this, true);
  }

  /** @param {Element} tool */
  async save(tool) {
    const name = tool.textContent ?? "";
    const format = /** @type {HTMLElement} */ (tool).dataset.picture === "svg" ? "svg" : "png";
    const { figure, signs } = this.state();
    const key = this.story.legend.filter((swatch) => signs.includes(swatch.sign));
    const saved = await savePicture(figure, this.chart.clientWidth, this.data, key, this.story.imprint, format).then(() => true, () => false);
    if (!saved) tool.textContent = `${name}: ${this.story.words.refused}`;
  }
}
