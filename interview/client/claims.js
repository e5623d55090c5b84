// The index of every number of the interview, and the strip above it.

class Claims extends Index {
  filters = ["topic", "kind", "speaker", "question", "verdict"];
  columns = ["Words", "Value", "Kind", "Topic", "Said by", "Public record", "Chart, or why not"];
  label = "Claims index";
  placeholder = "Search words, values, reasons";
  noun = "numbers";

  constructor(root) {
    super(root);
    this.observer = new MutationObserver(() => this.renew());
    this.observer.observe(document.body, { childList: true, subtree: true });
  }

  destroy() {
    super.destroy();
    this.observer.disconnect();
    this.strip?.removeListener?.("plotly_click", this.onClick);
  }

  textOf(row) {
    return `${row.words} ${row.value} ${row.title} ${row.reason} ${row.quote}`;
  }

  cells(row) {
    const words = element("button", { type: "button", title: row.quote, "data-start": row.start }, row.words);
    words.onclick = () => showPlace(row.start);
    const chart = element("button", { type: "button", "data-figure": row.id }, row.chart);
    chart.onclick = () => travel(row);
    const compare = element("button", { type: "button", "data-verdict": row.verdict }, row.verdict);
    compare.onclick = () => travel({ id: row.id, home: "cross_checks" });
    return [words, row.value, row.kind, row.topic, `${row.speaker}, question ${row.question}`, row.verdict ? compare : "", row.home ? chart : row.reason];
  }

  // Hold on to the strip, which may be mounted late or anew.
  renew() {
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

export default function (component) {
  return mountIndex(Claims, "claims", component);
}
