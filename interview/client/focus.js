// What all components of a page share: one focused number, the address that keeps it, and small helpers.
// It stands before the code of each component, as each is one module of its own.

const shared = (window.interviewFocus ??= { id: "", owner: null, views: new Set() });

function parameter(name) {
  return new URL(window.location.href).searchParams.get(name) ?? "";
}

function writeAddress(parameters, replace) {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  url.search = url.search.replaceAll("%7E", "~");
  if (url.href === window.location.href) return;
  window.history[replace ? "replaceState" : "pushState"](window.history.state, "", url);
}

// Go to the page that shows a number: by the navigation's own link where there is one, else by a full load.
function travel(card) {
  if (!card?.home) return;
  const target = new URL(card.home, window.location.href);
  const link = [...document.querySelectorAll("header a[href], nav a[href]")].find((a) => a.href === target.href);
  if (link) {
    shared.pending = card.id;
    link.click();
  } else window.location.assign(`${target.href}?figure=${card.id}`);
}

function focus(id, { owner = null, replace = false, write = true } = {}) {
  shared.id = id;
  shared.owner = owner;
  if (write) writeAddress({ figure: id }, replace);
  shared.views.forEach((view) => view.show());
  announce(id);
}

function announce(id) {
  const card = cardOf(id);
  liveRegion().textContent = card ? spoken(card) : "";
}

// What is known of a number, whichever part of the page knows it.
function cardOf(id) {
  return [...shared.views].find((view) => view.cards.has(id))?.cards.get(id);
}

function spoken(card) {
  const bounds = card.bounds ? `, bounds ${card.bounds}` : "";
  const quotes = card.said.map((said) => `“${said.quote}”`).join(" ");
  return `${card.title}: ${card.value}, ${card.kindWords}${bounds}. ${card.formula ?? ""} ${quotes}`;
}

function liveRegion() {
  let region = document.getElementById("interview-status");
  if (!region) {
    region = element("div", { id: "interview-status", role: "status" });
    region.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
    document.body.append(region);
  }
  return region;
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

function reveal(node, covered = 0) {
  const box = node.getBoundingClientRect();
  const visible = box.top >= 0 && box.bottom <= window.innerHeight - covered;
  if (!visible) node.scrollIntoView({ block: "center" });
}

// Keeps a node in view while the page around it still grows, until the reader acts.
function land(node) {
  reveal(node);
  const timer = setInterval(() => reveal(node), 200);
  const stop = () => clearInterval(timer);
  setTimeout(stop, 15000);
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) window.addEventListener(act, stop, { once: true });
}

// Back and Forward between two focuses of one page need no rerun, so Streamlit's own listener is not asked.
shared.restore = (event) => {
  if (window.location.pathname !== shared.path) return;
  event.stopImmediatePropagation();
  shared.views.forEach((view) => view.drawSwitched());
  shared.indexes?.forEach((index) => index.fill());
  focus(parameter("figure"), { write: false });
};
if (!shared.listening) {
  shared.listening = true;
  window.addEventListener("popstate", (event) => shared.restore(event), true);
}
