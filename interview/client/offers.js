// @ts-check
// Downloads: code and citations name this server and can be copied, and rows can be pasted into a spreadsheet.

import { adopted, announce } from "./dom.js";

const SITE = "site:/"; // interview/views/blocks.py writes it where the address of the site belongs
const AGAIN = 2000; // milliseconds until a button offers itself again

/** @param {HTMLElement} root @param {{ html?: string }} data */
export function mountOffers(root, data) {
  const node = adopted(root, ".offers", data.html);
  offer(node);
  return { stop() {} };
}

/** Brings downloads inside a node to life. @param {HTMLElement} node */
export function offer(node) {
  const site = new URL(".", document.baseURI).href;
  for (const text of node.querySelectorAll(".text")) text.textContent = (text.textContent ?? "").replaceAll(SITE, site);
  for (const button of node.querySelectorAll("button[data-copy]")) {
    does(button, () => copied(Promise.resolve(button.closest(".head")?.nextElementSibling?.textContent ?? "")));
  }
  for (const button of node.querySelectorAll("button[data-rows]")) {
    does(button, () => copied(textAt(button.getAttribute("data-rows") ?? "")));
  }
}

/** A button says what came of it, to eyes and to ears, and then offers itself again. @param {Element} button @param {() => Promise<void>} act */
function does(button, act) {
  const name = button.textContent ?? "";
  button.addEventListener("click", async () => {
    const said = await act().then(() => "Copied", () => "Not possible in this browser");
    button.textContent = said;
    announce(`${name}: ${said}`);
    setTimeout(() => (button.textContent = name), AGAIN);
  });
}

/** The text may still be on its way: browsers want the clipboard asked for within the click. @param {Promise<string>} text */
function copied(text) {
  const blob = text.then((known) => new Blob([known], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/** @param {string} address */
async function textAt(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}
