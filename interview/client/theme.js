// @ts-check
// Light or dark is decided by CSS (`light-dark()` follows the page's color-scheme); charts are told here.

/** @typedef {import("./types.js").Figure} Figure */

const COLOUR = /#[0-9A-F]{6}/g; // also of words inside a text
const MIDDLE = 128; // of 0 to 255: light ink stands on a dark page

/** @param {Element} node whose text has the colour of ink */
export function isDark(node) {
  const [red, green, blue] = (getComputedStyle(node).color.match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number);
  return (red + green + blue) / 3 > MIDDLE;
}

/**
 * A copy of a figure that Plotly may change, each colour as the table of the dark page says.
 * @param {Figure} figure
 * @param {Record<string, string>} colours none for the light page
 * @returns {Figure}
 */
export function recoloured(figure, colours) {
  /** @param {any} value @returns {any} */
  const walk = (value) => {
    if (typeof value === "string") return value.replaceAll(COLOUR, (one) => colours[one] ?? one);
    if (Array.isArray(value)) return value.map(walk);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v)]));
    return value;
  };
  return walk(figure);
}

/** Calls `act` when the page becomes dark or light; theme.css gives the root a transition of its colour. @param {Element} root @param {() => void} act */
export function onTheme(root, act) {
  /** @param {Event} event */
  const listener = (event) => {
    if (event.target === root && /** @type {TransitionEvent} */ (event).propertyName === "color") act();
  };
  root.addEventListener("transitionend", listener);
  return () => root.removeEventListener("transitionend", listener);
}
