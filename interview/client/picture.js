// @ts-check
// A picture of a chart to keep: title, kinds of marks, chart and source on paper, as SVG or PNG.

import { element } from "./dom.js";
import * as plot from "./plot.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Swatch} Swatch */

const MARGIN = 28;
const WIDE = 1600; // pixels of a PNG, at least
const LEADING = 1.35;
const INK = "#16202B";
const PAPER = "#FFFFFF";
const SWATCH = 14;

/**
 * @param {Figure} figure
 * @param {number} width of the chart, in pixels
 * @param {{ file: string, title: string, subtitle: string }} words
 * @param {Swatch[]} key
 * @param {string} imprint
 * @param {"svg" | "png"} format
 */
export async function savePicture(figure, width, words, key, imprint, format) {
  const text = await pictureOf(figure, width, words, key, imprint);
  const svg = new Blob([text], { type: "image/svg+xml" });
  const url = URL.createObjectURL(format === "svg" ? svg : await rasterised(svg));
  element("a", { href: url, download: `${words.file}.${format}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {Figure} figure @param {number} width @param {{ title: string, subtitle: string }} words @param {Swatch[]} key @param {string} imprint */
async function pictureOf(figure, width, words, key, imprint) {
  const height = figure.layout.height;
  const sheet = new Sheet(width, figure.layout.font?.family ?? "sans-serif");
  sheet.write(words.title, 22, 650);
  sheet.write(words.subtitle, 14, 400);
  sheet.writeKey(key);
  sheet.paste(await plot.svg(figure, width, height), height);
  sheet.write(imprint, 12, 400);
  return sheet.text(await fontFaces(sheet.family));
}

class Sheet {
  /** @param {number} width @param {string} family */
  constructor(width, family) {
    this.width = width;
    this.family = family;
    this.y = MARGIN;
    /** @type {string[]} */
    this.parts = [];
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  }

  /** @param {string} text @param {number} size @param {number} weight */
  write(text, size, weight) {
    this.ruler.font = `${weight} ${size}px ${this.family}`;
    for (const line of this.lines(text)) {
      this.parts.push(`<text x="${MARGIN}" y="${this.y + size}" font-size="${size}" font-weight="${weight}" fill="${INK}">${escaped(line)}</text>`);
      this.y += size * LEADING;
    }
    this.y += 6;
  }

  /** The lines of a text: as many words as fit, and a word too long for a line in pieces. @param {string} text */
  lines(text) {
    const lines = [""];
    /** @param {string} line */
    const fits = (line) => this.ruler.measureText(line).width <= this.width;
    /** @param {string} piece @param {string} joint */
    const add = (piece, joint) => {
      const longer = `${lines.at(-1)}${joint}${piece}`;
      if (fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(piece);
    };
    for (const word of text.split(" ")) {
      const joint = lines.at(-1) ? " " : "";
      if (fits(word)) add(word, joint);
      else [...word].forEach((letter, place) => add(letter, place ? "" : joint));
    }
    return lines;
  }

  /** @param {Swatch[]} key */
  writeKey(key) {
    const size = 13;
    this.ruler.font = `400 ${size}px ${this.family}`;
    let x = 0;
    for (const swatch of key) {
      const sign = swatch.shape === "none" ? 0 : SWATCH + 6;
      const width = sign + this.ruler.measureText(swatch.words).width;
      if (x && x + width > this.width) [x, this.y] = [0, this.y + size * LEADING];
      if (sign) this.parts.push(swatchAt(swatch, MARGIN + x, this.y));
      this.parts.push(`<text x="${MARGIN + x + sign}" y="${this.y + size - 1}" font-size="${size}" fill="${INK}">${escaped(swatch.words)}</text>`);
      x += width + 22;
    }
    if (key.length) this.y += size + SWATCH;
  }

  /** @param {string} svg @param {number} height */
  paste(svg, height) {
    this.parts.push(svg.replace("<svg ", `<svg x="${MARGIN}" y="${this.y}" `));
    this.y += height + SWATCH;
  }

  /** @param {string} fonts */
  text(fonts) {
    const [width, height] = [this.width + 2 * MARGIN, this.y + MARGIN / 2];
    const scale = Math.max(2, WIDE / width);
    const size = `width="${Math.ceil(width * scale)}" height="${Math.ceil(height * scale)}" viewBox="0 0 ${width} ${height}"`;
    const paper = `<rect width="${width}" height="${height}" fill="${PAPER}"/>`;
    const open = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escaped(this.family)}">`;
    return `${open}<style>${fonts}</style>${paper}${this.parts.join("")}</svg>`;
  }
}

/** @param {Swatch} swatch @param {number} x @param {number} y */
function swatchAt({ fill, stroke, dash, shape }, x, y) {
  const middle = SWATCH / 2;
  const caps = `M${x} ${y + 3}v${SWATCH - 6}m0 ${-middle + 3}h${SWATCH}m0 ${-middle + 3}v${SWATCH - 6}`;
  if (shape === "whisker") return `<path data-swatch="" d="${caps}" fill="none" stroke="${stroke}" stroke-width="1.5"/>`;
  const turn = shape === "diamond" ? ` transform="rotate(45 ${x + middle} ${y + middle}) translate(${x + middle} ${y + middle}) scale(.75) translate(${-x - middle} ${-y - middle})"` : "";
  return `<rect data-swatch="" x="${x}" y="${y}" width="${SWATCH}" height="${SWATCH}" fill="${fill}" stroke="${stroke}" stroke-width="1.5" stroke-dasharray="${dash}"${turn}/>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The rules of the upright faces of a font with the font itself inside, as a picture cannot fetch anything. @param {string} family */
async function fontFaces(family) {
  const first = unquoted(family.split(",")[0]);
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  const mine = faces.filter(({ style }) => unquoted(style.getPropertyValue("font-family")) === first && style.getPropertyValue("font-style") !== "italic");
  return (await Promise.all(mine.map(inlined))).join("\n");
}

/** @param {string} name */
const unquoted = (name) => name.replaceAll(/["']/g, "").trim();

/** @param {CSSFontFaceRule} rule */
async function inlined(rule) {
  const address = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))?.[1] ?? "";
  const font = await (await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI))).blob();
  const reader = new FileReader();
  await new Promise((done) => {
    reader.onload = done;
    reader.readAsDataURL(font);
  });
  return rule.cssText.replace(/src:[^;]*;/, `src: url(${reader.result});`);
}

/** @param {Blob} svg @returns {Promise<Blob>} */
async function rasterised(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png"));
}
