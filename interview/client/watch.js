// @ts-check
// The observers of the page: they tell when a node changes its size, and when anything in it changes.

/** @type {Map<Element, Set<() => void>>} */
const watched = new Map();
const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => watched.get(target)?.forEach((act) => act())));

/**
 * Calls `act` at once after the next layout and whenever the size of a node changes; returns how to stop it.
 * @param {Element} node
 * @param {() => void} act
 */
export function watch(node, act) {
  const acts = watched.get(node) ?? new Set();
  acts.add(act);
  watched.set(node, acts);
  observer.observe(node);
  return () => {
    acts.delete(act);
    if (acts.size) return;
    watched.delete(node);
    observer.unobserve(node);
  };
}

/** Calls `act` whenever anything in a node changes; returns how to stop it. @param {Node} node @param {() => void} act */
export function watchTree(node, act) {
  const changes = new MutationObserver(act);
  changes.observe(node, { subtree: true, childList: true, attributes: true });
  return () => changes.disconnect();
}
