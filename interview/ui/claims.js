// The index of every number of the interview: search, filters that the address keeps, and the strip above it.

const FILTERS = ["topic", "kind", "speaker", "question"];
const indexes = new WeakMap();

class Index {
  constructor(root) {
    this.root = root;
    this.observer = new MutationObserver(() => this.holdStrip());
    this.observer.observe(document.body, { childList: true, subtree: true });
    shared.indexes = (shared.indexes ?? new Set()).add(this);
  }

  update(data) {
    const text = JSON.stringify(data);
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.count = element("p", { role: "status" });
    this.body = element("tbody");
    const names = ["Words", "Value", "Kind", "Topic", "Said by", "Chart, or why not"];
    const head = element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { scope: "col" }, name))));
    const table = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Claims index" }, element("table", {}, head, this.body));
    this.root.replaceChildren(this.controls(), this.count, table);
    this.fill();
    this.holdStrip();
  }

  destroy() {
    this.observer.disconnect();
    shared.indexes.delete(this);
    this.strip?.removeListener?.("plotly_click", this.onClick);
  }

  controls() {
    const search = element("input", { type: "search", name: "q", placeholder: "Search words, values, reasons" });
    search.oninput = () => this.change({ q: search.value }, true);
    const fields = [["q", "Search", search], ...FILTERS.map((name) => [name, name[0].toUpperCase() + name.slice(1), this.choice(name)])];
    const reset = element("button", { type: "button" }, "Show all");
    reset.onclick = () => this.change(Object.fromEntries(fields.map(([name]) => [name, ""])));
    this.fields = Object.fromEntries(fields.map(([name, , field]) => [name, field]));
    return element("form", { role: "search" }, ...fields.map(([, label, field]) => element("label", {}, label, field)), reset);
  }

  choice(name) {
    const values = [...new Set(this.data.rows.map((row) => row[name]))];
    const options = values.map((value) => element("option", { value }, value));
    const select = element("select", { name }, element("option", { value: "" }, "all"), ...options);
    select.onchange = () => this.change({ [name]: select.value });
    return select;
  }

  change(parameters, replace = false) {
    writeAddress(parameters, replace);
    this.fill();
  }

  // Show the rows the address asks for; a value it does not know is said and left out.
  fill() {
    const wanted = Object.fromEntries(["q", ...FILTERS].map((name) => [name, parameter(name)]));
    const unknown = FILTERS.filter((name) => wanted[name] && !this.data.rows.some((row) => row[name] === wanted[name]));
    for (const [name, field] of Object.entries(this.fields)) field.value = unknown.includes(name) ? "" : wanted[name];
    const words = wanted.q.toLowerCase();
    const fits = (row) =>
      FILTERS.every((name) => !wanted[name] || unknown.includes(name) || row[name] === wanted[name]) &&
      `${row.words} ${row.value} ${row.title} ${row.reason} ${row.quote}`.toLowerCase().includes(words);
    const rows = this.data.rows.filter(fits);
    this.body.replaceChildren(...rows.map((row) => this.row(row)));
    const notes = unknown.map((name) => ` There is no ${name} “${wanted[name]}”; there is ${this.nearest(name)}.`);
    this.count.textContent = `${rows.length} of ${this.data.rows.length} numbers.${notes.join("")}`;
  }

  nearest(name) {
    return [...new Set(this.data.rows.map((row) => row[name]))].join(", ");
  }

  row(row) {
    const words = element("button", { type: "button", title: row.quote, "data-start": row.start }, row.words);
    words.onclick = () => showPlace(row.start);
    const chart = element("button", { type: "button", "data-figure": row.id }, row.chart);
    chart.onclick = () => travel(row);
    const last = row.home ? chart : row.reason;
    const cells = [words, row.value, row.kind, row.topic, `${row.speaker}, question ${row.question}`, last];
    return element("tr", {}, ...cells.map((cell) => element("td", {}, cell)));
  }

  holdStrip() {
    const strip = document.querySelector(`.st-key-${this.data?.strip} .js-plotly-plot`);
    if (!strip?.on || strip === this.strip) return;
    this.strip = strip;
    this.onClick = (event) => showPlace(event.points[0].customdata[2]);
    strip.on("plotly_click", this.onClick);
  }
}

function showPlace(start) {
  [...shared.views].some((view) => view.showPlace(start));
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".claims");
  if (!indexes.has(root)) indexes.set(root, new Index(root));
  const index = indexes.get(root);
  index.update(data);
  return () => {
    index.destroy();
    indexes.delete(root);
  };
}
