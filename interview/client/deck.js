// The presenter deck: every slide is mounted at once and switched here, so that nothing loads during a talk.

const decks = new WeakMap();
const SIZE = { width: 1280, height: 720 };
const LONGEST_NUMBER = 3; // digits of a slide's number that are kept while they are typed
const KEYS = [
  ["→ Space PageDown", "next slide"], ["← PageUp", "previous slide"], ["Home End", "first, last slide"],
  ["3 Enter", "slide 3"], ["F", "full screen"], ["B", "black screen"], ["O", "all slides"], ["S", "speaker window"],
  ["E", "the same in the explorer"], ["0", "the slide as authored"], ["H", "these keys"], ["Esc", "close, clear, leave"],
];

// The number of the slide that the address asks for; the first one where it names none.
function askedSlide(count) {
  const asked = Number(parameter("slide"));
  return Number.isInteger(asked) ? Math.max(1, Math.min(count, asked)) : 1;
}

class Deck {
  constructor(root) {
    this.root = root;
    this.digits = "";
    this.channel = new BroadcastChannel("interview-deck");
    this.channel.onmessage = ({ data }) => data.slide !== this.slide && this.go(data.slide, false);
    this.observer = new MutationObserver(() => this.place());
    this.observer.observe(document.body, { childList: true, subtree: true });
    this.listeners = { keydown: (e) => this.key(e), resize: () => this.place(), touchstart: (e) => this.touch(e), touchend: (e) => this.swipe(e) };
    for (const [name, listener] of Object.entries(this.listeners)) window.addEventListener(name, listener);
  }

  destroy() {
    this.observer.disconnect();
    this.channel.close();
    for (const [name, listener] of Object.entries(this.listeners)) window.removeEventListener(name, listener);
  }

  update(data) {
    if (this.data) return;
    this.data = data;
    this.build();
    this.go(askedSlide(data.slides.length), false);
  }

  build() {
    const button = (name, words, act) => {
      const node = element("button", { type: "button", "aria-label": words, title: words }, name);
      node.onclick = () => { act(); node.blur(); };
      return node;
    };
    this.counter = element("span", { class: "counter", role: "status" });
    const controls = element("div", { class: "controls" },
      button("‹", "Previous slide", () => this.go(this.slide - 1)), this.counter,
      button("›", "Next slide", () => this.go(this.slide + 1)),
      button("F", "Full screen (F)", () => this.fullscreen()),
      button("?", "Keys (H)", () => this.toggle("help")));
    const kinds = element("span", { class: "kinds" }, ...this.data.kinds.map(([kind, words]) =>
      element("span", {}, element("i", { class: kind }), words)));
    this.source = element("span", { class: "source" });
    this.footer = element("footer", {}, kinds, this.source, controls);
    const list = KEYS.flatMap(([keys, words]) => [element("dt", {}, keys), element("dd", {}, words)]);
    this.help = element("div", { class: "help", hidden: true, role: "dialog", "aria-label": "Keys" }, element("h2", {}, "Keys"), element("dl", {}, ...list));
    this.black = element("div", { class: "black", hidden: true });
    const cells = this.data.slides.map((slide, index) => {
      const cell = button("", `Slide ${index + 1}: ${slide.title}`, () => { this.toggle("grid"); this.go(index + 1); });
      cell.style.left = `${(index % 4) * 312 + 20}px`;
      cell.style.top = `${Math.floor(index / 4) * 176 + 8}px`;
      return cell;
    });
    this.grid = element("div", { class: "grid", hidden: true }, ...cells);
    this.root.replaceChildren(this.footer, this.help, this.grid, this.black);
  }

  go(number, tell = true) {
    this.slide = Math.max(1, Math.min(this.data.slides.length, number));
    this.type("");
    const { record } = this.data.slides[this.slide - 1];
    this.source.textContent = record ? `Public record ${record} · ${this.data.source}` : this.data.source;
    if (parameter("slide") !== String(this.slide)) writeAddress({ slide: String(this.slide) }, true);
    if (tell) this.channel.postMessage({ slide: this.slide });
    this.place();
  }

  // Keep the digits typed so far, and show them in place of the slide's number.
  type(digits) {
    this.digits = digits;
    this.counter.textContent = digits ? `→ ${digits}` : `${this.slide} / ${this.data.slides.length}`;
  }

  // Scale the 16 : 9 stage into the window and show the slide of the moment, or all of them as an overview.
  place() {
    const stage = document.querySelector(".st-key-deck");
    if (!stage || !this.data) return;
    const scale = Math.min(window.innerWidth / SIZE.width, window.innerHeight / SIZE.height);
    const left = (window.innerWidth - SIZE.width * scale) / 2;
    const top = (window.innerHeight - SIZE.height * scale) / 2;
    stage.style.setProperty("--scale", scale);
    stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    const overview = !this.grid.hidden;
    this.data.slides.forEach((_, index) => {
      const slide = document.querySelector(`.st-key-slide-${index + 1}`);
      if (!slide) return;
      slide.style.visibility = overview || index + 1 === this.slide ? "visible" : "hidden";
      slide.style.transform = overview ? `translate(${(index % 4) * 312 + 22}px, ${Math.floor(index / 4) * 176 + 10}px) scale(0.225)` : "";
    });
    this.footer.hidden = overview;
  }

  toggle(name, open = this[name].hidden) {
    this[name].hidden = !open;
    this.place();
  }

  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  speaker() {
    const url = new URL(window.location.href);
    url.search = `?view=speaker&slide=${this.slide}`;
    window.open(url, "interview-speaker", "width=900,height=700");
  }

  explore() {
    const { page } = this.data.slides[this.slide - 1];
    travel({ id: shared.id, home: page });
  }

  leave() {
    if (this.digits) return this.type("");
    const open = ["help", "grid", "black"].find((name) => !this[name].hidden);
    if (open) this.toggle(open, false);
    else if (shared.id) focus("");
    else if (!document.fullscreenElement) this.explore();
  }

  // Who acts on a key prevents its default; a part that did so before is not doubled here.
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    const onButton = event.composedPath()[0]?.tagName === "BUTTON";
    if (onButton && (event.key === " " || (event.key === "Enter" && !this.digits))) return;
    const act = this.action(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (act) {
      event.preventDefault();
      act();
    }
    if (!/^[0-9]$/.test(event.key)) this.type("");
  }

  action(key) {
    if (/^[1-9]$/.test(key) || (key === "0" && this.digits)) return () => this.type((this.digits + key).slice(-LONGEST_NUMBER));
    const typed = Number(this.digits);
    const last = this.data.slides.length;
    return {
      ArrowRight: () => this.go(this.slide + 1), " ": () => this.go(this.slide + 1), PageDown: () => this.go(this.slide + 1),
      ArrowLeft: () => this.go(this.slide - 1), PageUp: () => this.go(this.slide - 1),
      Home: () => this.go(1), End: () => this.go(last), Enter: typed ? () => this.go(typed) : null,
      f: () => this.fullscreen(), b: () => this.toggle("black"), o: () => this.toggle("grid"), h: () => this.toggle("help"),
      s: () => this.speaker(), e: () => this.explore(), 0: () => focus(""), Escape: () => this.leave(),
    }[key];
  }

  touch(event) {
    this.touchX = event.changedTouches[0].clientX;
  }

  swipe(event) {
    const moved = event.changedTouches[0].clientX - this.touchX;
    if (Math.abs(moved) > 60) this.go(this.slide + (moved < 0 ? 1 : -1));
  }
}

// The speaker's window: notes, what comes next, the time; in step with the audience's window.
class SpeakerView {
  constructor(root) {
    this.root = root;
    this.start = Date.now();
    this.channel = new BroadcastChannel("interview-deck");
    this.channel.onmessage = ({ data }) => this.show(data.slide);
    this.clock = element("p", { class: "clock" });
    this.timer = setInterval(() => this.tick(), 1000);
    this.onKey = (event) => this.key(event);
    window.addEventListener("keydown", this.onKey);
  }

  destroy() {
    clearInterval(this.timer);
    this.channel.close();
    window.removeEventListener("keydown", this.onKey);
  }

  update(data) {
    if (this.data) return;
    this.data = data;
    this.now = element("h2", { role: "status" });
    this.notes = element("p", { class: "notes" });
    this.next = element("p", { class: "next" });
    this.root.replaceChildren(element("div", { class: "speaker" }, this.clock, this.now, this.notes, this.next));
    this.tick();
    this.show(askedSlide(data.slides.length));
  }

  show(number) {
    const { slides } = this.data;
    this.slide = Math.max(1, Math.min(slides.length, number));
    writeAddress({ slide: String(this.slide) }, true);
    this.now.textContent = `${this.slide} / ${slides.length}  ${slides[this.slide - 1].title}`;
    this.notes.textContent = slides[this.slide - 1].notes;
    this.next.textContent = slides[this.slide] ? `Next: ${slides[this.slide].title}` : "This is the last slide.";
  }

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, " ": 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.show(this.slide + step);
    this.channel.postMessage({ slide: this.slide });
  }

  tick() {
    const passed = new Date(Date.now() - this.start).toISOString().slice(11, 19);
    this.clock.textContent = `${new Date().toLocaleTimeString()} · ${passed} since the start`;
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".deck");
  if (!decks.has(root)) decks.set(root, data.speaker ? new SpeakerView(root) : new Deck(root));
  const deck = decks.get(root);
  deck.update(data);
  return () => {
    deck.destroy();
    decks.delete(root);
  };
}
