// @ts-check
// The sentences of a story: which numbers are lit, hinted at, or said by the step in view.

const AIR = 12; // pixels above the quotation that the passage scrolls to

export class Passage {
  /** @param {HTMLElement | null} node */
  constructor(node) {
    this.node = node;
    /** @type {HTMLButtonElement[]} */
    this.buttons = [...(node?.querySelectorAll("button[data-figure]") ?? [])].map((one) => /** @type {HTMLButtonElement} */ (one));
  }

  /** Whether the sentences stay in view while the page scrolls. */
  get stays() {
    return Boolean(this.node && getComputedStyle(this.node).position === "sticky");
  }

  /** @param {string} id */
  says(id) {
    return this.buttons.some((button) => idOf(button) === id);
  }

  /** @param {Set<string>} lit @param {boolean} inputs whether these are the inputs of the chosen number, not it itself */
  light(lit, inputs) {
    for (const button of this.buttons) {
      const on = lit.has(idOf(button));
      if (on) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.toggleAttribute("data-input", on && inputs);
    }
  }

  /** @param {Set<string>} hinted */
  hint(hinted) {
    for (const button of this.buttons) button.toggleAttribute("data-hint", hinted.has(idOf(button)));
  }

  /** Underlines what the step in the middle of the window draws. @param {Set<string>} drawn */
  near(drawn) {
    for (const button of this.buttons) button.toggleAttribute("data-near", drawn.has(idOf(button)));
  }

  /** Scrolls the passage itself, never the page, until the first number that the step in view draws is in it. */
  follow() {
    const first = this.node?.querySelector("[data-near]");
    if (!this.node || !first || this.node.scrollHeight <= this.node.clientHeight) return;
    const [box, inner] = [this.node.getBoundingClientRect(), first.getBoundingClientRect()];
    if (inner.top >= box.top && inner.bottom <= box.bottom) return;
    const start = this.starts(box.top).filter((one) => one <= inner.top).at(-1) ?? -Infinity;
    this.node.scrollTop += (inner.bottom - start < box.height ? start : inner.top - box.height / 4) - box.top;
  }

  /** Where the quotations that can be scrolled to the top begin, in the window. @param {number} top of the passage */
  starts(top) {
    const node = /** @type {HTMLElement} */ (this.node);
    const most = node.scrollHeight - node.clientHeight - node.scrollTop;
    const all = [...node.querySelectorAll(".quote")].map((one) => one.getBoundingClientRect().top - AIR);
    return all.filter((one) => one - top <= most);
  }

  /** The first sentence that says one of the numbers. @param {Set<string>} wanted @returns {Element | null} */
  sentence(wanted) {
    return this.buttons.find((button) => wanted.has(idOf(button)))?.closest(".sentence") ?? null;
  }
}

/** @param {HTMLElement} button */
export const idOf = (button) => button.dataset.figure ?? "";
