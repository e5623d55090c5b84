// @ts-check
// Whether the reader has ever chosen a number: until then the legend says how.

const KEY = "interview-chose"; // of the local storage

/** Lets the legend say how to choose, if nobody has chosen here before. */
export function greet() {
  document.documentElement.toggleAttribute("data-first-visit", !known());
}

/** Remembers that a number was chosen. */
export function met() {
  document.documentElement.removeAttribute("data-first-visit");
  try {
    localStorage.setItem(KEY, "yes");
  } catch {
    // a browser that keeps nothing greets again
  }
}

function known() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}
