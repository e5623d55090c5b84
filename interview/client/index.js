// A table with a search and filters that the address keeps. A component names filters, columns and cells.

const indexes = new WeakMap();

class Index {
  constructor(root) {
    this.root = root;
    shared.indexes = (shared.indexes ?? new Set()).add(this);
  }

  update(data, setState) {
    this.setState = setState;
    const rows = JSON.stringify(data.rows);
    this.data = data;
    if (rows === this.rows) return this.renew();
    this.rows = rows;
    this.count = element("p", { role: "status" });
    this.body = element("tbody");
    const head = element("thead", {}, element("tr", {}, ...this.columns.map((name) => element("th", { scope: "col" }, name))));
    const table = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": this.label }, element("table", {}, head, this.body));
    this.root.replaceChildren(this.controls(), this.count, table);
    this.fill();
    this.renew();
  }

  destroy() {
    shared.indexes.delete(this);
  }

  controls() {
    const search = element("input", { type: "search", name: "q", placeholder: this.placeholder });
    search.oninput = () => this.change({ q: search.value }, true);
    const fields = [["q", "Search", search], ...this.filters.map((name) => [name, name[0].toUpperCase() + name.slice(1), this.choice(name)])];
    const reset = element("button", { type: "button" }, "Show all");
    reset.onclick = () => this.change(Object.fromEntries(fields.map(([name]) => [name, ""])));
    this.fields = Object.fromEntries(fields.map(([name, , field]) => [name, field]));
    return element("form", { role: "search" }, ...fields.map(([, label, field]) => element("label", {}, label, field)), reset);
  }

  values(name) {
    return [...new Set(this.data.rows.map((row) => row[name]).filter(Boolean))];
  }

  choice(name) {
    const options = this.values(name).map((value) => element("option", { value }, value));
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
    const wanted = Object.fromEntries(["q", ...this.filters].map((name) => [name, parameter(name)]));
    const unknown = this.filters.filter((name) => wanted[name] && !this.values(name).includes(wanted[name]));
    for (const [name, field] of Object.entries(this.fields)) field.value = unknown.includes(name) ? "" : wanted[name];
    const words = wanted.q.toLowerCase();
    const fits = (row) =>
      this.filters.every((name) => !wanted[name] || unknown.includes(name) || row[name] === wanted[name]) &&
      this.textOf(row).toLowerCase().includes(words);
    const rows = this.data.rows.filter(fits);
    this.body.replaceChildren(...rows.map((row) => element("tr", {}, ...this.cells(row).map((cell) => element("td", {}, cell)))));
    const notes = unknown.map((name) => ` There is no ${name} “${wanted[name].slice(0, 60)}”; there is ${this.values(name).join(", ")}.`);
    this.count.textContent = `${rows.length} of ${this.data.rows.length} ${this.noun}.${notes.join("")}`;
  }
}

function mountIndex(Kind, name, { data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(`.${name}`);
  if (!indexes.has(root)) indexes.set(root, new Kind(root));
  const index = indexes.get(root);
  index.update(data, setStateValue);
  return () => {
    index.destroy();
    indexes.delete(root);
  };
}
