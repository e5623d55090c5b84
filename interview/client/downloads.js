// Downloads of charts and tables: links to addresses, code, citations, and pictures of a chart drawn in the browser.

const PICTURE = { width: 1600, margin: 28, ink: "#1D2733", paper: "#FFFFFF", square: 14 };

function entryPart(entry) {
  const parts = [
    entry.title && element("h3", {}, entry.title),
    entry.note && element("p", {}, entry.note),
    element("div", { class: "row" }, ...entry.links.map(downloadLink), ...(entry.picture ? chartTools(entry) : [])),
    element("details", {}, element("summary", {}, "Code and citation"), ...texts(entry.code, "pre"), ...texts(entry.cite, "p")),
  ];
  return element("section", { "aria-label": entry.title || "Downloads" }, ...parts.filter(Boolean));
}

function downloadLink({ words, address, main }) {
  return element("a", { href: here(address), download: true, class: main ? "main" : "" }, words);
}

// An address of the server as seen from this page, which may stand below a base path.
function here(address) {
  const { pathname, search } = new URL(`.${address}`, document.baseURI);
  return pathname + search;
}

function texts(rows, tag) {
  return Object.entries(rows).flatMap(([name, text]) => [
    element("div", { class: "head" }, element("strong", {}, name), tool("Copy", () => copy(Promise.resolve(text)), "Copied")),
    element(tag, { class: "text" }, text),
  ]);
}

function chartTools({ picture, rows }) {
  const save = (suffix, make) => async () => saveAs(await make(await drawPicture(picture)), `${picture.name}.${suffix}`);
  return [
    tool("PNG", save("png", rasterised), "Saved"),
    tool("SVG", save("svg", (svg) => new Blob([svg], { type: "image/svg+xml" })), "Saved"),
    tool("Copy as table", () => copy(textOf(rows)), "Copied"),
  ];
}

// A button that says what came of it, to eyes and to ears, and then offers itself again.
function tool(name, act, done) {
  const button = element("button", { type: "button" }, name);
  button.onclick = async () => {
    const said = await act().then(() => done, () => "Not possible in this browser");
    button.textContent = said;
    liveRegion().textContent = `${name}: ${said}`;
    setTimeout(() => (button.textContent = name), 2000);
  };
  return button;
}

// The text may still be on its way: browsers want the clipboard asked for within the click.
function copy(text) {
  const blob = text.then((known) => new Blob([known], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

async function textOf(address) {
  const answer = await fetch(here(address));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

function saveAs(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// --- the picture: the layers of the chart as they are, between title, legend and source line, always on paper ---

async function drawPicture(picture) {
  const chart = document.querySelector(`.st-key-${CSS.escape(picture.chart)} .js-plotly-plot`);
  const layers = [...chart.querySelectorAll(".main-svg")];
  const family = getComputedStyle(chart.querySelector("text") ?? chart).fontFamily;
  const [width, height] = ["width", "height"].map((side) => Number(layers[0].getAttribute(side)));
  const sheet = new Sheet(width, family);
  sheet.write(picture.title, 22, 650);
  sheet.write(picture.subtitle, 14, 400);
  sheet.writeLegend(picture.legend);
  sheet.paste(layers.map(cleaned), height);
  sheet.write(picture.source, 12, 400);
  return sheet.text(await fontFaces(family));
}

class Sheet {
  constructor(width, family) {
    this.inner = width;
    this.family = family;
    this.y = PICTURE.margin;
    this.parts = [];
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  width(text, size, weight) {
    this.ruler.font = `${weight} ${size}px ${this.family}`;
    return this.ruler.measureText(text).width;
  }

  line(text, x, y, size, weight) {
    return drawn("text", { x, y, "font-size": size, "font-weight": weight, fill: PICTURE.ink }, text);
  }

  write(text, size, weight) {
    for (const one of this.wrapped(text, size, weight)) {
      this.parts.push(this.line(one, PICTURE.margin, this.y + size, size, weight));
      this.y += size * 1.35;
    }
    this.y += 6;
  }

  // The lines of a text: as many words as fit, and a word too long for a line in pieces.
  wrapped(text, size, weight) {
    const fits = (line) => this.width(line, size, weight) <= this.inner;
    const lines = [""];
    const add = (piece, joint) => {
      const longer = lines.at(-1) + joint + piece;
      if (fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(piece);
    };
    for (const word of text.split(" ")) {
      const joint = lines.at(-1) && " ";
      if (fits(word)) add(word, joint);
      else [...word].forEach((letter, place) => add(letter, place ? "" : joint));
    }
    return lines;
  }

  writeLegend(looks) {
    const size = 13;
    const side = PICTURE.square;
    let x = 0;
    for (const look of looks) {
      const width = side + 6 + this.width(look.words, size, 400);
      if (x && x + width > this.inner) [x, this.y] = [0, this.y + size * 1.6];
      this.parts.push(swatch(look, PICTURE.margin + x, this.y, side));
      this.parts.push(this.line(look.words, PICTURE.margin + x + side + 6, this.y + size - 1, size, 400));
      x += width + 22;
    }
    this.y += size + 16;
  }

  paste(layers, height) {
    const place = { transform: `translate(${PICTURE.margin} ${this.y})` };
    this.parts.push(drawn("g", place, ...layers));
    this.y += height + 14;
  }

  text(fonts) {
    const [width, height] = [this.inner + 2 * PICTURE.margin, this.y + PICTURE.margin / 2];
    const scale = Math.max(2, PICTURE.width / width);
    const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale), viewBox: `0 0 ${width} ${height}` };
    const paper = drawn("rect", { width, height, fill: PICTURE.paper });
    const root = drawn("svg", { ...size, "font-family": this.family }, drawn("style", {}, fonts), paper, ...this.parts);
    return new XMLSerializer().serializeToString(root).replace(/url\((?:&quot;|['"])?[^)#]*#([^)"'&]+)(?:&quot;|['"])?\)/g, "url(#$1)");
  }
}

// The sign of a kind of number, as the table of kinds says: a square or diamond, filled, dotted, or an outline.
function swatch({ kinds, fill, dashed, diamond, colour }, x, y, side) {
  const middle = side / 2;
  const outline = diamond ? `M${middle} 0L${side} ${middle}L${middle} ${side}L0 ${middle}Z` : `M0 0H${side}V${side}H0Z`;
  const ink = { stroke: colour, "stroke-width": 1.5 };
  const dash = dashed ? { "stroke-dasharray": "3 2" } : {};
  const sign = drawn("path", { d: outline, fill: fill === "solid" ? colour : "none", ...ink, ...dash });
  const steps = [1, 2, 3].map((step) => (step * side) / 4);
  const dots = fill === "dots" ? steps.flatMap((cx) => steps.map((cy) => drawn("circle", { cx, cy, r: 1.1, fill: colour }))) : [];
  return drawn("g", { "data-kind": kinds.join(" "), transform: `translate(${x} ${y})` }, sign, ...dots);
}

// A copy of a layer in the colours of paper, without what the focus dimmed and what only the pointer needs.
function cleaned(layer) {
  const copied = layer.cloneNode(true);
  copied.querySelectorAll(".draglayer, .hoverlayer").forEach((node) => node.remove());
  copied.querySelectorAll("text").forEach((node) => (node.style.fill = PICTURE.ink));
  copied.querySelectorAll(".point, .textpoint, .errorbar, .js-line").forEach((node) => (node.style.opacity = ""));
  return copied;
}

function drawn(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// The rules of the upright faces of a font with the font itself inside, as a picture cannot fetch anything.
async function fontFaces(family) {
  const name = family.split(",")[0].replaceAll(/["']/g, "").trim();
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule && named(rule.style) === name);
  return (await Promise.all(faces.filter((rule) => rule.style.fontStyle !== "italic").map(inlined))).join("\n");
}

function named(style) {
  return style.getPropertyValue("font-family").replaceAll(/["']/g, "").trim();
}

async function inlined(rule) {
  const address = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))[1];
  const font = await (await fetch(new URL(address, rule.parentStyleSheet.href ?? document.baseURI))).blob();
  const reader = new FileReader();
  await new Promise((resolve) => {
    reader.onload = resolve;
    reader.readAsDataURL(font);
  });
  return rule.cssText.replace(/src:[^;]*;/, `src: url(${reader.result});`);
}

async function rasterised(svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = element("canvas", { width: image.naturalWidth, height: image.naturalHeight });
  canvas.getContext("2d").drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".downloads");
  const text = JSON.stringify(data);
  if (root.dataset.shown === text) return;
  root.dataset.shown = text;
  root.replaceChildren(...data.entries.map(entryPart));
}
