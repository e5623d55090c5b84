// @ts-check
// Data by their address, which holds a hash: fetched once, and asked for again while the server is away.

const AGAIN = 1000; // milliseconds

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/**
 * The JSON at an address below the site's root; rejects when the server says that there is none.
 * @param {string} address
 * @returns {Promise<any>}
 */
export function dataAt(address) {
  const known = fetched.get(address) ?? ask(new URL(address, document.baseURI));
  fetched.set(address, known);
  known.catch(() => fetched.delete(address));
  return known;
}

/** @param {URL} url @returns {Promise<any>} */
async function ask(url) {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok) return answer.json();
  if (answer && answer.status < 500) throw new Error(`${answer.status} ${url.pathname}`);
  await new Promise((done) => setTimeout(done, AGAIN));
  return ask(url);
}
