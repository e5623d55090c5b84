// The index of every figure with what the public record comes to; the opened one is drawn by the server.

class Checks extends Index {
  filters = ["topic", "verdict", "kind"];
  columns = ["Figure", "Value", "Public record"];
  label = "Figures and their verdicts";
  placeholder = "Search figures and values";
  noun = "figures";

  // What is asked while the server is away reaches nobody: ask again when it is back.
  constructor(root) {
    super(root);
    const app = document.querySelector('[data-testid="stApp"]');
    const connected = () => app.dataset.testConnectionState === "CONNECTED";
    this.connection = new MutationObserver(() => this.data && connected() && this.renew());
    this.connection.observe(app, { attributeFilter: ["data-test-connection-state"] });
  }

  destroy() {
    super.destroy();
    this.connection.disconnect();
  }

  textOf(row) {
    return `${row.title} ${row.value} ${row.id}`;
  }

  cells(row) {
    const open = element("button", { type: "button", "data-figure": row.id }, row.title);
    open.onclick = () => {
      writeAddress({ figure: row.id });
      this.renew();
    };
    const value = element("span", {}, row.value, element("small", {}, ` ${row.kind}, ${row.period}`));
    const badge = element("span", { class: "badge", "data-verdict": row.outcome }, row.verdict);
    return [open, value, element("span", {}, badge, row.counts ? ` ${row.counts}` : "")];
  }

  fill() {
    super.fill();
    this.renew();
  }

  // Mark the row that is open, and ask the server for the figure that the address names.
  renew() {
    shared.path = window.location.pathname;
    if (shared.pending) {
      writeAddress({ figure: shared.pending }, true);
      shared.pending = "";
    }
    for (const open of this.body.querySelectorAll("button")) {
      if (open.dataset.figure === this.data.opened) open.setAttribute("aria-current", "true");
      else open.removeAttribute("aria-current");
    }
    const asked = parameter("figure");
    if (asked !== this.data.asked) this.setState("figure", asked);
  }
}

export default function (component) {
  return mountIndex(Checks, "checks", component);
}
