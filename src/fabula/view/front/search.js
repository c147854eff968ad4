// Search in the text: words in any capitals, whatever quotation marks and line ends it has.

import { count, make, oneLine, placeLink } from "./elements.js";

const N_SHOWN = 200;
const N_AROUND = 45;

export class Search {
  constructor(story) {
    this.story = story;
    this.wanted = "";
  }

  make() {
    const found = make("div", { "aria-live": "polite" });
    const fill = () => found.replaceChildren(...this.results());
    fill();
    return [make("input", { type: "search", id: "search", placeholder: "Words of the text", value: this.wanted,
      "aria-label": "Search in the text", oninput: (event) => { this.wanted = event.target.value; fill(); } }), found];
  }

  results() {
    if (!this.wanted.trim()) return [];
    const hits = findAll(this.story, this.wanted);
    const told = count(hits.length, "place") + (hits.length > N_SHOWN ? `; the first ${N_SHOWN}` : "");
    return [make("p", { class: "hint" }, hits.length ? told : "Nowhere, so far as is shown."),
      make("ol", { class: "lines" }, hits.slice(0, N_SHOWN).map((hit) => this.result(hit)))];
  }

  result({ start, end }) {
    const { story } = this;
    const before = story.text.slice(Math.max(0, start - N_AROUND), start).replace(/^\S*\s/u, "");
    const after = story.text.slice(end, end + N_AROUND).replace(/\s\S*$/u, "");
    // A hit inside a word stays inside it.
    const [gapBefore, gapAfter] = [/\s$/u.test(before), /^\s/u.test(after)].map((isApart) => isApart ? " " : "");
    return make("li", {}, placeLink(start, [make("span", { dir: "auto" }, oneLine(before), gapBefore,
      make("mark", {}, oneLine(story.text.slice(start, end))), gapAfter, oneLine(after))]));
  }
}

export function findAll(story, wanted) {
  const pattern = wanted.trim().replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&").replace(/\s+/gu, "\\s+")
    .replace(/['’‘]/gu, "['’‘]").replace(/["“”]/gu, "[\"“”]");
  const hits = [];
  for (const match of story.text.matchAll(new RegExp(pattern, "giu"))) {
    if (match.index >= story.limit) break;
    hits.push({ start: match.index, end: match.index + match[0].length });
  }
  return hits;
}
