// @ts-check
// A chart that stands for itself: drawn in the width of its place and in the colours of the page.

import * as plot from "./plot.js";
import { PAPER, onPrint } from "./print.js";
import { isDark, onTheme, recoloured } from "./theme.js";
import { watch } from "./watch.js";

/** @typedef {import("./types.js").StillData} StillData */

export class Still {
  /** @param {HTMLElement} chart @param {StillData} data */
  constructor(chart, data) {
    this.chart = chart;
    this.data = data;
    this.width = 0;
    chart.classList.add("still");
    this.stops = [watch(chart, () => void this.fit()), onTheme(chart, () => void this.draw()), onPrint(this)];
  }

  stop() {
    this.stops.forEach((stop) => stop());
    void plot.release(this.chart);
  }

  async fit() {
    if (this.chart.clientWidth && this.chart.clientWidth !== this.width) await this.draw();
  }

  /** Draws for paper, in its width and on its white. */
  print() {
    if (this.width) plot.drawNow(this.chart, recoloured(this.data.figure, {}), PAPER);
  }

  async draw() {
    this.width = this.chart.clientWidth;
    await plot.draw(this.chart, recoloured(this.data.figure, isDark(this.chart) ? this.data.dark : {}));
  }
}
