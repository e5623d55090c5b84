// @ts-check
// The only file that knows Plotly: how a chart is drawn, and which shapes of its SVG belong to which number.

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {{ id: string, node: SVGElement, text: boolean, line: boolean, row?: any[] }} Mark `row`: all data of a point */

// The bundle is no module: it runs as a script and leaves its name behind. Browsers keep it compiled.
const BUNDLE = new URL("vendor/plotly-basic.min.js", import.meta.url).href;
const CONFIG = { staticPlot: true, displayModeBar: false, responsive: false };
const SHAPES = ".point, .textpoint, .errorbar";
const TOUCH = 24; // the least size of a target, in pixels of the screen
const NEAR = 8; // how far from a line the pointer may be

/** @type {Promise<any> | undefined} */
let loading;

/** @returns {Promise<any>} */
function plotly() {
  loading ??= new Promise((done, fail) => {
    const known = [...document.scripts].find(({ src }) => src === BUNDLE);
    const script = known ?? Object.assign(document.createElement("script"), { src: BUNDLE, async: true });
    const loaded = () => done(/** @type {any} */ (globalThis).Plotly);
    if (/** @type {any} */ (globalThis).Plotly) loaded();
    script.addEventListener("load", loaded);
    script.addEventListener("error", () => fail(new Error("Plotly is not there")));
    if (!known) document.head.append(script);
  });
  return loading;
}

/** Starts to load Plotly. */
export function prepare() {
  void plotly();
}

/**
 * Draws a figure, or changes a drawn one into it; without a width of its own it fills the node.
 * @param {HTMLElement} node
 * @param {Figure} figure
 */
export async function draw(node, figure) {
  const Plotly = await plotly();
  const width = figure.layout.width ?? node.clientWidth;
  if (width) await Plotly.react(node, figure.data, { ...figure.layout, width }, CONFIG);
}

/** Draws a figure at a width at once, if Plotly is there: what is printed cannot wait. @param {HTMLElement} node @param {Figure} figure @param {number} width */
export function drawNow(node, figure, width) {
  const Plotly = /** @type {any} */ (globalThis).Plotly;
  if (Plotly) Plotly.react(node, figure.data, { ...figure.layout, width }, CONFIG);
}

/** The width a chart is drawn at, 0 before it is drawn. @param {HTMLElement} node @returns {number} */
function drawnWidth(node) {
  return /** @type {any} */ (node)._fullLayout?.width ?? 0;
}

/** @param {HTMLElement} node */
export async function release(node) {
  if (drawnWidth(node)) (await plotly()).purge(node);
}

/**
 * Every drawn shape and text that belongs to a number. Plotly binds each shape to the index of its point;
 * an annotation belongs to the number whose id is its name.
 * @param {HTMLElement} node
 * @returns {Mark[]}
 */
export function marks(node) {
  return [...points(node), ...annotationMarks(node)].filter((mark) => mark.id);
}

/** @param {HTMLElement} node @returns {Mark[]} */
function points(node) {
  return [...node.querySelectorAll("g.trace")].flatMap((group) => traceMarks(group));
}

/** @param {any} group @returns {Mark[]} */
function traceMarks(group) {
  const rows = group.__data__?.[0]?.trace?.customdata;
  if (!rows) return [];
  const shapes = [...group.querySelectorAll(SHAPES)].map((node) => {
    const row = rows[node.__data__?.i];
    return { id: row?.[0] ?? "", node, text: node.matches(".textpoint"), line: false, row };
  });
  const ids = new Set(rows.map((/** @type {any[]} */ row) => row[0]));
  if (ids.size !== 1) return shapes;
  const lines = [...group.querySelectorAll(".js-line")].map((node) => ({ id: rows[0][0], node, text: false, line: true }));
  return [...shapes, ...lines];
}

/** @param {any} node @returns {Mark[]} */
function annotationMarks(node) {
  return [...node.querySelectorAll(".annotation")].map((one) => {
    const id = node.layout.annotations?.[Number(one.dataset.index)]?.name ?? "";
    return { id, node: one, text: true, line: false };
  });
}

/** The ids of a chart in the order drawn, each once. @param {HTMLElement} node */
export function ids(node) {
  return [...new Set(marks(node).map((mark) => mark.id))];
}

/**
 * Gives the marks of some numbers the colour of choice and makes the others pale; texts stay.
 * @param {HTMLElement} node
 * @param {Set<string>} lit nothing lit leaves all as drawn
 */
export function light(node, lit) {
  const all = marks(node);
  const some = all.some((mark) => lit.has(mark.id));
  for (const mark of all) {
    mark.node.classList.toggle("lit", some && lit.has(mark.id));
    mark.node.classList.toggle("faded", some && !lit.has(mark.id) && !mark.text);
    mark.node.classList.toggle("outline", isOutline(mark));
  }
}

/** Outlines the marks of the numbers under the pointer. @param {HTMLElement} node @param {Set<string>} hinted */
export function hint(node, hinted) {
  for (const mark of marks(node)) mark.node.classList.toggle("hinted", hinted.has(mark.id));
}

/** @param {Mark} mark */
function isOutline({ node, text, line }) {
  if (text || line) return false;
  const shape = node.matches("path") ? node : node.querySelector("path");
  return !shape || shape.style.fill === "none" || shape.style.fillOpacity === "0";
}

/**
 * The id of the mark at a point of the window, the nearest and then the smallest, or nothing.
 * @param {HTMLElement} node
 * @param {number} x
 * @param {number} y
 */
export function at(node, x, y) {
  return nearest(marks(node), x, y)?.id ?? "";
}

/** All data of the point at a point of the window, also of one that belongs to no number. @param {HTMLElement} node @param {number} x @param {number} y */
export function rowAt(node, x, y) {
  return nearest(points(node), x, y)?.row;
}

/** @param {Mark[]} all @param {number} x @param {number} y */
function nearest(all, x, y) {
  let best = { mark: /** @type {Mark | undefined} */ (undefined), away: Infinity, area: Infinity };
  for (const mark of all) {
    const { away, area } = distance(mark, x, y);
    if (away < best.away || (away === best.away && away < Infinity && area < best.area)) best = { mark, away, area };
  }
  return best.mark;
}

/** @param {Mark} mark @param {number} x @param {number} y */
function distance(mark, x, y) {
  const box = mark.node.getBoundingClientRect();
  if (mark.line) return { away: lineDistance(mark.node, x, y), area: Infinity };
  const [across, down] = [Math.max(0, box.left - x, x - box.right), Math.max(0, box.top - y, y - box.bottom)];
  const reach = [Math.max(0, TOUCH - box.width) / 2, Math.max(0, TOUCH - box.height) / 2];
  const away = across > reach[0] || down > reach[1] ? Infinity : Math.hypot(across, down);
  return { away, area: box.width * box.height };
}

/** @param {any} path @param {number} x @param {number} y */
function lineDistance(path, x, y) {
  const matrix = path.getScreenCTM();
  const length = path.getTotalLength();
  let least = Infinity;
  for (let along = 0; matrix && along <= length; along += NEAR) {
    const point = path.getPointAtLength(along).matrixTransform(matrix);
    least = Math.min(least, Math.hypot(point.x - x, point.y - y));
  }
  return least <= NEAR ? least : Infinity;
}

/** Where the first mark of a number stands in the window. @param {HTMLElement} node @param {string} id */
export function placeOf(node, id) {
  return marks(node).find((mark) => mark.id === id)?.node.getBoundingClientRect();
}

/** A figure as SVG text whose patterns are named without the address of the page. @param {Figure} figure @param {number} width @param {number} height @returns {Promise<string>} */
export async function svg(figure, width, height) {
  const Plotly = await plotly();
  const address = await Plotly.toImage(figure, { format: "svg", width, height });
  const text = decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, ""));
  return text.replaceAll(/url\((?:&quot;|['"])?[^)#]*#([^)"'&]+)(?:&quot;|['"])?\)/g, "url(#$1)");
}
