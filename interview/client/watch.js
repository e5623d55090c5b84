// @ts-check
// The one observer of the page: tells when a node changes its size.

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
