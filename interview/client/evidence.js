// Links the numbers of excerpts with the marks of the chart beside them, in the browser alone. One view a component.

const views = new WeakMap();
const PATIENCE = 60; // animation frames to wait for a late chart before the next change of the page is awaited

class View {
  constructor(root) {
    this.root = root;
    this.cards = {};
    this.observer = new MutationObserver(() => this.awaitChart());
    this.observer.observe(document.body, { childList: true, subtree: true });
    this.onKey = (event) => {
      if (event.key === "Escape" && shared.id) focus("");
    };
    shared.views.add(this);
  }

  update(data, setState) {
    const text = JSON.stringify(data);
    this.setState = setState;
    if (text === this.text) return;
    this.text = text;
    this.data = data;
    this.cards = data.cards;
    this.root.classList.toggle("slide", data.slide);
    this.panel = element("section", { class: "panel", "aria-label": "The focused number", hidden: true });
    const excerpts = data.excerpts.map((excerpt) => this.excerpt(excerpt));
    this.root.replaceChildren(...excerpts, ...this.switches(), this.panel);
    this.root.onkeydown = this.onKey;
    this.awaitChart();
    this.arrive();
  }

  // Take over what the address says: a number to focus, readings and series to draw.
  arrive() {
    shared.path = window.location.pathname;
    if (shared.pending && this.cards[shared.pending]) {
      writeAddress({ figure: shared.pending }, true);
      shared.pending = "";
    }
    shared.id = parameter("figure");
    this.drawSwitched();
    shared.views.forEach((view) => view.show());
    const words = this.data.chart ? null : this.root.querySelector("button[aria-current]");
    if (words) land(words);
  }

  // Show the words at a place of the text; false when they stand elsewhere.
  showPlace(start) {
    const words = this.root.querySelector(`[data-start="${start}"]`);
    if (!words) return false;
    reveal(words);
    words.focus();
    return true;
  }

  destroy() {
    this.observer.disconnect();
    shared.views.delete(this);
    this.release();
  }

  excerpt(excerpt) {
    const quote = element("blockquote", {}, ...excerpt.parts.map((part) => this.part(part)));
    return element("figure", { "data-excerpt": excerpt.id }, quote, element("figcaption", {}, excerpt.cite));
  }

  part(part) {
    if (typeof part === "string") return part;
    if (!part.id) return element("span", { class: "plain", title: part.reason, "data-start": part.start, tabindex: -1 }, part.text);
    const button = element("button", { type: "button", "data-figure": part.id, "data-kind": part.kind }, part.text);
    const card = this.cards[part.id];
    if (card?.ambiguous) button.dataset.readings = card.readings.length;
    if (card) button.title = `${card.title}: ${card.value}, ${card.kindWords}${card.ambiguous ? ", has other readings" : ""}`;
    button.onclick = () => this.choose(part.id);
    button.dataset.start = part.start;
    return button;
  }

  choose(id) {
    if (!this.data.chart && !this.data.slide) return travel(this.cards[id]);
    focus(id, { owner: this });
    if (!this.data.slide && this.marked(id).length) reveal(this.chart);
  }

  // --- what the server draws on request, as it draws the chart: other readings, published series ---

  switches() {
    return this.data.switches.map(({ name, legend, choices, on }) => {
      const rows = choices.map(({ id, label }) => {
        const box = element("input", { type: "checkbox", "data-switch": name, value: id, checked: on.includes(id) });
        box.onchange = () => this.switch(name, id, box.checked);
        return element("label", {}, box, ` ${label}`);
      });
      return element("fieldset", {}, element("legend", {}, legend), ...rows);
    });
  }

  switch(name, id, on) {
    const one = this.data.switches.find((other) => other.name === name);
    const known = new Set(one.choices.map((choice) => choice.id));
    const others = parameter(name).split("~").filter((other) => other && !known.has(other));
    const mine = [...known].filter((other) => (other === id ? on : one.on.includes(other)));
    writeAddress({ [name]: [...others, ...mine].join("~") });
    this.drawSwitched();
  }

  // Ask the server for what the address says is on; each chart takes its own part of it.
  drawSwitched() {
    for (const { name, choices, on } of this.data.switches) {
      const asked = parameter(name).split("~");
      const wanted = choices.map((choice) => choice.id).filter((id) => asked.includes(id));
      if (wanted.join() !== on.join()) this.setState(name, wanted);
    }
  }

  // The ids that light up with a focused one: itself and other mentions of the same amount.
  alike(id) {
    return new Set([id, ...(cardOf(id)?.same ?? [])]);
  }

  // The ids whose words say a focused one: its mentions, or all its inputs and theirs when it was derived.
  saying(id) {
    const card = cardOf(id);
    if (!card) return new Set();
    return new Set(card.formula ? card.sources.map((source) => source.id) : this.alike(id));
  }

  show() {
    const id = shared.id;
    const lit = this.saying(id);
    const buttons = [...this.root.querySelectorAll("button[data-figure]")].filter((b) => !this.panel.contains(b));
    for (const button of buttons) {
      const on = lit.has(button.dataset.figure);
      if (on) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    this.paint();
    this.fillPanel(this.owns(id) ? this.cards[id] : null);
  }

  // Whether the panel belongs here: where the reader acted, else the first place that draws or quotes the number.
  owns(id) {
    if (!id || !this.cards[id]) return false;
    if (shared.owner) return shared.owner === this;
    const order = (a, b) => (a.root.compareDocumentPosition(b.root) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
    const candidates = [...shared.views].filter((view) => view.cards[id]).sort(order);
    return (candidates.find((view) => view.draws(id)) ?? candidates[0]) === this;
  }

  draws(id) {
    return [...this.alike(id)].some((one) => this.data.drawn.includes(one));
  }

  // --- the chart ---

  awaitChart(patience = PATIENCE) {
    if (!this.data?.chart) return;
    const chart = document.querySelector(`.st-key-${CSS.escape(this.data.chart)} .js-plotly-plot`);
    if (chart?.on && chart !== this.chart) this.hold(chart);
    else if (!chart && patience) requestAnimationFrame(() => this.awaitChart(patience - 1));
  }

  hold(chart) {
    this.release();
    this.chart = chart;
    this.onClick = (event) => this.chooseMark(event.points[0].customdata?.[0]);
    this.onPlot = () => this.paint();
    chart.on("plotly_click", this.onClick);
    chart.on("plotly_afterplot", this.onPlot);
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", `Chart. ${this.data.alt} Arrow keys walk its marks, Escape clears.`);
    chart.onkeydown = (event) => this.walk(event);
    this.show();
  }

  release() {
    this.chart?.removeListener?.("plotly_click", this.onClick);
    this.chart?.removeListener?.("plotly_afterplot", this.onPlot);
    this.callout?.remove();
    this.chart = null;
  }

  chooseMark(id) {
    if (!id) return;
    focus(id, { owner: this });
    const words = this.root.querySelector("button[aria-current]");
    if (words && !this.data.slide) reveal(words, this.panel.offsetHeight);
  }

  walk(event) {
    const ids = [...new Set(this.marks().map((mark) => mark.id))].filter((id) => this.cards[id]);
    const place = ids.indexOf([...this.alike(shared.id)].find((id) => ids.includes(id)));
    const steps = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1 };
    const next = { ...steps, Home: 0, End: ids.length - 1 }[event.key];
    if (event.key === "Escape") focus("");
    else if (next === undefined || !ids.length) return;
    else focus(ids[Math.max(0, Math.min(ids.length - 1, next))], { owner: this, replace: true });
    event.preventDefault();
  }

  // Every drawn shape with the id its point carries; Plotly binds each to its point's index.
  marks() {
    const found = [];
    for (const group of this.chart?.querySelectorAll("g.trace") ?? []) {
      const trace = group.__data__?.[0]?.trace;
      if (!trace?.customdata) continue;
      const ids = trace.customdata.map((row) => row[0]);
      for (const node of group.querySelectorAll(".point, .textpoint, .errorbar")) {
        found.push({ id: ids[node.__data__?.i] ?? "", node });
      }
      const only = new Set(ids).size === 1 ? ids[0] : "";
      for (const node of group.querySelectorAll(".js-line")) found.push({ id: only, node });
    }
    return found;
  }

  marked(id) {
    const lit = this.alike(id);
    return this.marks().filter((mark) => lit.has(mark.id));
  }

  paint() {
    if (!this.chart) return;
    const lit = shared.id ? this.marked(shared.id) : [];
    const nodes = new Set(lit.map((mark) => mark.node));
    for (const { id, node } of this.marks()) node.style.opacity = !nodes.size || !id || nodes.has(node) ? "" : "0.22";
    this.callout?.remove();
    if (nodes.size) this.writeBeside(lit, cardOf(shared.id));
  }

  writeBeside(lit, card) {
    if (!card) return;
    const frame = this.chart.getBoundingClientRect();
    const box = lit[0].node.getBoundingClientRect();
    const extent = card.bounds ? ` · ${card.bounds}` : "";
    this.callout = element("div", { class: "interview-callout", "aria-hidden": "true" }, `${card.value} · ${card.kind}${extent}`);
    this.callout.style.cssText =
      "position:absolute;z-index:5;padding:2px 8px;border-radius:6px;pointer-events:none;max-width:90%;" +
      "background:var(--text-color,#1d2733);color:var(--background-color,#fff);box-shadow:0 1px 4px rgba(0,0,0,.35)";
    const style = getComputedStyle(this.root);
    this.callout.style.fontSize = this.data.slide ? "20px" : "12px";
    this.callout.style.background = style.getPropertyValue("--st-text-color");
    this.callout.style.color = style.getPropertyValue("--st-background-color");
    this.chart.style.position = "relative";
    this.chart.append(this.callout);
    const width = this.callout.offsetWidth;
    const left = Math.max(0, Math.min(box.left - frame.left, frame.width - width));
    const above = box.top - frame.top - this.callout.offsetHeight - 4;
    this.callout.style.left = `${left}px`;
    this.callout.style.top = `${above >= 0 ? above : box.bottom - frame.top + 4}px`;
  }

  // --- the panel ---

  fillPanel(card) {
    this.panel.hidden = !card || this.data.slide;
    if (!card || this.data.slide) return this.panel.replaceChildren();
    const close = element("button", { type: "button", class: "close", "aria-label": "Clear the focus" }, "×");
    close.onclick = () => focus("");
    const head = element("header", {}, element("strong", {}, card.value), element("span", {}, card.title), close);
    const rows = element("dl", {}, ...this.rows(card));
    this.panel.replaceChildren(head, rows, this.tools(card));
  }

  rows(card) {
    const here = new Set(this.data.excerpts.map((excerpt) => excerpt.id));
    const words = (one) => (here.has(one.excerpt) ? one.verbatim : one.quote);
    const said = card.said.map((one) => element("div", {}, `${one.cite}: “${words(one)}”`));
    const pairs = [
      ["Kind", [card.kindWords]],
      ["Reading", card.reading ? [card.reading] : []],
      ["Can stand for", card.bounds ? [card.bounds, " ", element("small", {}, card.boundsWhy)] : card.boundsWhy ? [card.boundsWhy] : []],
      ["Period", card.period && card.kind !== "date" ? [card.period] : []],
      ["Said by", said],
      ["Counts", card.definition ? [card.definition] : []],
      ["Published", card.publisher ? [element("a", { href: card.publisher.url, rel: "noreferrer", target: "_blank" }, card.publisher.name)] : []],
      ["Public record", card.verdict ? this.verdict(card) : []],
      ["Formula", card.formula ? [card.formula] : []],
      ["From", card.sources.map((source) => this.link(source))],
      ["Other readings", card.readings.map((one) => element("div", {}, this.link(one, true), ` ${one.reading}`))],
      ["Leads to", card.derived.map((one) => this.link(one))],
      ["Note", card.note ? [card.note] : []],
    ];
    return pairs.filter(([, parts]) => parts.length).flatMap(([name, parts]) => [element("dt", {}, name), element("dd", {}, ...parts)]);
  }

  verdict(card) {
    const { outcome, words, counts } = card.verdict;
    const badge = element("span", { class: "badge", "data-verdict": outcome }, words);
    if (outcome === "not_found") return [badge];
    const compare = element("button", { type: "button", class: "link" }, "Compare");
    compare.onclick = () => travel({ id: card.id, home: "cross_checks" });
    return [badge, counts ? ` ${counts} ` : " ", compare];
  }

  link(target, isReading = false) {
    const button = element("button", { type: "button", class: "link", title: target.title, "data-link": target.id }, target.value);
    button.onclick = () => this.follow(target, isReading);
    return button;
  }

  follow(target, isReading) {
    if (!this.cards[target.id]) return travel(target);
    const readings = this.data.switches.find((one) => one.name === "readings")?.choices ?? [];
    if (isReading && readings.some((reading) => reading.id === target.id)) this.switch("readings", target.id, true);
    focus(target.id, { owner: this, replace: isReading });
  }

  tools(card) {
    const address = new URL(card.home || window.location.pathname, window.location.href);
    address.searchParams.set("figure", card.id);
    const said = card.said?.[0];
    const tools = [this.copier("Copy link", address.href)];
    if (said) tools.push(this.copier("Copy quotation", `“${said.quote}” (${said.cite}; ${this.data.source}) ${address.href}`));
    return element("div", { class: "tools" }, ...tools);
  }

  copier(name, text) {
    const button = element("button", { type: "button", class: "tool" }, name);
    button.onclick = async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      liveRegion().textContent = `${name}: copied`;
    };
    return button;
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".evidence");
  if (!views.has(root)) views.set(root, new View(root));
  const view = views.get(root);
  view.update(data, setStateValue);
  return () => {
    view.destroy();
    views.delete(root);
  };
}
