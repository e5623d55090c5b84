// @ts-check
// The address keeps what the reader chose; Back and Forward give it back.

/** @type {Set<() => void>} */
const returning = new Set();
let path = "";

/** @param {string} name */
export function parameter(name) {
  return new URL(window.location.href).searchParams.get(name) ?? "";
}

/** The values of a parameter that holds several. @param {string} name */
export function listed(name) {
  return parameter(name).split("~").filter(Boolean);
}

/**
 * @param {Record<string, string>} parameters an empty value takes a parameter out
 * @param {boolean} [replace] whether Back should skip what the address says now
 */
export function write(parameters, replace = false) {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  url.search = url.search.replaceAll("%7E", "~");
  if (url.href === window.location.href) return;
  window.history[replace ? "replaceState" : "pushState"](window.history.state, "", url);
}

/** Calls `act` when Back or Forward leads to another state of this page. @param {() => void} act */
export function onReturn(act) {
  path = window.location.pathname;
  if (!returning.size) window.addEventListener("popstate", restore, true);
  returning.add(act);
  return () => {
    returning.delete(act);
    if (!returning.size) window.removeEventListener("popstate", restore, true);
  };
}

// Between two states of one page nobody else need act: a listener that captures is asked before Streamlit's.
/** @param {Event} event */
function restore(event) {
  if (window.location.pathname !== path) return;
  event.stopImmediatePropagation();
  returning.forEach((act) => act());
}
