// @ts-check
// Put into every page before its own scripts: tells when charts are painted and how long after a press the page differs.
// Times are milliseconds since the epoch, so that they hold across documents.

(() => {
  const TRACE = ".cartesianlayer .trace, .pielayer .trace";
  const SEEN = { visibilityProperty: true, opacityProperty: true };
  const LEAST = 20; // pixels: a smaller chart has not been laid out yet
  const CALM = 15; // frames without a change
  const now = () => performance.timeOrigin + performance.now();
  const frame = () => new Promise(requestAnimationFrame);

  /** @param {string} name @param {string} [value] sets it, for the next document too */
  const kept = (name, value) => {
    try {
      if (value !== undefined) sessionStorage.setItem(`bench-${name}`, value);
      return sessionStorage.getItem(`bench-${name}`);
    } catch {
      return null; // about:blank keeps nothing
    }
  };

  /** Painted: a visible chart of some size with a trace drawn in it. @param {Element} chart */
  const drawn = (chart) => {
    const sheet = chart.querySelector(".main-svg");
    const box = sheet?.getBoundingClientRect();
    return Boolean(box && box.width > LEAST && box.height > LEAST && chart.checkVisibility(SEEN) && chart.querySelector(TRACE));
  };

  /** @param {string} place */
  const painted = (place) =>
    [...document.querySelectorAll(place)].some((node) =>
      (node.matches(".js-plotly-plot") ? [node] : [...node.querySelectorAll(".js-plotly-plot")]).some(drawn));

  /** @param {string} selector */
  const visible = (selector) => [...document.querySelectorAll(selector)].some((node) => node.checkVisibility(SEEN));

  /** Resolves with the time of the frame after the one in which everything is there. @param {{ charts: string[], ready: string }} wanted */
  const complete = async ({ charts, ready }) => {
    while (!(charts.every(painted) && (!ready || visible(ready)))) await frame();
    await frame();
    return now();
  };

  /** @returns {(Document | ShadowRoot)[]} the document and every shadow root in it */
  const roots = () => {
    /** @type {(Document | ShadowRoot)[]} */
    const found = [document];
    for (const root of found) for (const node of root.querySelectorAll("*")) if (node.shadowRoot) found.push(node.shadowRoot);
    return found;
  };

  /** What can change, as a text that differs when it does; no text while it is under way. @type {Record<string, () => string>} */
  const looks = {
    charts: () => [...document.querySelectorAll(".js-plotly-plot")]
      .map((one) => `${one.querySelector(".infolayer")?.textContent} ${one.querySelectorAll(".cartesianlayer path").length}`).join("|"),
    marks: () => [...document.querySelectorAll(".js-plotly-plot .point")]
      .map((one) => `${/** @type {SVGElement} */ (one).style.opacity}${one.matches(".lit")}${one.matches(".faded")}`).join("|"),
    words: () => known.flatMap((root) => [...root.querySelectorAll("[aria-current=true]")]).map((one) => one.textContent).join("|"),
    slide: () => [...document.querySelectorAll("[data-slide], [class*=st-key-slide-]")]
      .map((one, number) => one.checkVisibility(SEEN) && [...one.querySelectorAll(".js-plotly-plot, .chart")].every(drawn) ? number : "").join(" ").trim(),
  };
  let known = roots();

  /** Resolves with the milliseconds from the next press (of pointer or key) to the first frame that differs. @param {string} what */
  const change = async (what) => {
    known = roots();
    const look = looks[what];
    const [start, before] = await new Promise((done) => {
      const press = (/** @type {Event} */ event) => done([event.timeStamp, look()]);
      for (const name of ["pointerdown", "keydown"]) addEventListener(name, press, { capture: true, once: true });
    });
    for (let last = look(); !last || last === before; last = look()) await frame();
    return performance.now() - start;
  };

  /** Resolves when nothing has changed for some frames. */
  const calm = async () => {
    for (let last = "", frames = 0; frames < CALM; await frame()) {
      const look = Object.values(looks).map((one) => one()).join("#");
      frames = look === last ? frames + 1 : 0;
      last = look;
    }
  };

  addEventListener("pointerdown", (event) => kept("press", String(performance.timeOrigin + event.timeStamp)), true);
  const bench = { calm, change: Promise.resolve(0), complete: Promise.resolve(0) };
  Object.assign(window, {
    bench: Object.assign(bench, {
      pressed: () => Number(kept("press")),
      /** @param {{ charts: string[], ready: string }} wanted in this document or the next */
      await: (wanted) => { kept("wanted", JSON.stringify(wanted)); bench.complete = complete(wanted); },
      /** @param {string} what */
      arm: (what) => { bench.change = change(what); },
    }),
  });
  const wanted = kept("wanted");
  bench.complete = complete(wanted ? JSON.parse(wanted) : /** @type {any} */ (window).benchWanted);
})();
