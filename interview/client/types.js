// @ts-check
// What Python sends (interview/views/stories.py, decks.py), for editors and `tsc --checkJs`; nothing here runs.

/** @typedef {{ data: any[], layout: Record<string, any> }} Figure */
/** @typedef {{ figure: Figure, alt: string, signs: string[] }} State */
/** @typedef {Record<string, Record<string, State>>} Drawings by style, then by what is switched on */
/** @typedef {{ id: string, title: string, subtitle: string, file: string, items: string[], shown: string[], switches: Record<string, string[]>, drawings: Drawings }} StepData */
/** @typedef {{ id: string, title: string, value: string, home: string }} LinkData */
/** @typedef {{ id: string, excerpt: string, cite: string, quote: string, verbatim: string }} Said */
/** @typedef {LinkData & { least: string, greatest: string, width: string }} Input */
/** @typedef {{ inputs: Input[], least: string, greatest: string }} Working */
/** @typedef {{ words: string, kind: string, low: number, high: number, value: number, open_low: boolean, open_high: boolean }} Span */
/**
 * @typedef {object} CardData
 * @property {string} id
 * @property {string} title
 * @property {string} value
 * @property {string} kind
 * @property {string} kindWords
 * @property {string} [bounds]
 * @property {string} [boundsWhy]
 * @property {string} [period]
 * @property {string} [note]
 * @property {string} [formula]
 * @property {string} [reading]
 * @property {string} [definition]
 * @property {boolean} [ambiguous]
 * @property {{ name: string, url: string }} [publisher]
 * @property {{ outcome: string, words: string, counts: string }} [verdict]
 * @property {Working} [working]
 * @property {LinkData[]} [proportions]
 * @property {string} [proportionWhy]
 * @property {string} [together]
 * @property {Span[]} [beside]
 * @property {{ words: string, as_of: string, spans: Span[] }} [came]
 * @property {Said[]} said
 * @property {string[]} same
 * @property {LinkData[]} sources
 * @property {LinkData[]} derived
 * @property {(LinkData & { reading: string })[]} readings
 * @property {string} home
 */
/** @typedef {{ sign: string, words: string, fill: string, stroke: string, dash: string, shape: "square" | "diamond" | "whisker" | "none" }} Swatch */
/**
 * @typedef {object} StoryData
 * @property {string} id
 * @property {"page" | "reading" | "slide" | "card" | "aside"} layout
 * @property {StepData[]} steps
 * @property {Record<string, CardData>} cards
 * @property {string[]} excerpts
 * @property {string} source
 * @property {string} imprint
 * @property {Record<string, string>} dark
 * @property {Swatch[]} legend
 * @property {Record<string, string>} words
 * @property {string} [html]
 */
/** @typedef {{ html?: string, figure: Figure, dark: Record<string, string> }} StillData a chart that stands for itself */
/** @typedef {{ title: string, home: string, notes: string, story: StoryData }} SlideData */
/** @typedef {{ stage: [number, number], slides: SlideData[], words: Record<string, string>, keys: [string, string][], html?: string }} DeckData */
/**
 * How a part follows a link to another page of the product; true when it did.
 * @typedef {(address: string) => boolean} Follow
 */

export {};
