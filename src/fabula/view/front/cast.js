// The cast, and the cards of its members and of single lines.

import { button, count, make, nameOf, oneLine, placeLink } from "./elements.js";
import { drawStrip } from "./charts.js";
import { FORMS } from "./story.js";

const N_LINES = 30;
const CUES = ["a tag names the speaker", "a tag says so with a pronoun or a phrase", "there is no tag"];

export class Cast {
  constructor(story, shown) {
    this.story = story;
    this.shown = shown;
    this.filter = "";
  }

  make() {
    const list = make("ol", { class: "cast" });
    const fill = () => list.replaceChildren(...this.rows());
    fill();
    const filter = make("input", { type: "search", placeholder: "Find a name",
      "aria-label": "Find a name in the cast", value: this.filter,
      oninput: (event) => { this.filter = event.target.value; fill(); } });
    return [filter, list];
  }

  rows() {
    const { story } = this;
    const wanted = this.filter.trim().toLowerCase();
    const cast = story.cast();
    const most = Math.max(1, ...cast.map((who) => story.nMentions(who)));
    const found = cast.filter((who) => !wanted || this.callings(who).includes(wanted));
    if (!found.length) return [make("li", { class: "none" }, "Nobody of that name so far.")];
    return found.map((who) => this.row(who, most));
  }

  callings(who) {
    return [this.story.nameOf(who), ...this.story.wordsFor(who, FORMS.NAME).map(([name]) => name)]
      .join("\n").toLowerCase();
  }

  row(who, most) {
    const { story } = this;
    const bar = make("span", { class: "bar" });
    bar.style.setProperty("--share", story.nMentions(who) / most);
    const counts = `${count(story.nMentions(who), "mention")}, ${count(story.nLines(who), "line")}`;
    return make("li", {}, make("button", { type: "button", class: `member ${story.colourOf(who)}`,
      onclick: () => this.shown.person(who) }, nameOf(story.nameOf(who), { class: "name" }),
    make("small", {}, counts), bar));
  }
}

// The card of a person; `row` is the mention that was clicked, if one was.
export function makePersonCard(story, who, row, shown, fixes) {
  if (who < 0) return [make("h2", {}, "Nobody known"), ...makeWordsPart(story, row, fixes)];
  const name = story.nameOf(who);
  return [
    make("h2", { class: story.colourOf(who) }, nameOf(name, { class: "name" })),
    make("p", { class: "facts" }, ...tellFacts(story, who)),
    row >= 0 && make("div", {}, ...makeWordsPart(story, row, fixes)),
    makeWordList("Names", story.wordsFor(who, FORMS.NAME)),
    makeWordList("Other words", story.wordsFor(who, FORMS.PHRASE)),
    makeWordList("Pronouns", story.wordsFor(who, FORMS.PRONOUN)),
    part("Where", makePlaces(story, who, shown)),
    part("Speaks with", makePartners(story, who, shown)),
    part("Lines", makeLineList(story, story.shownLines(who))),
    story.isInCast(who) && part("Correct", fixes.makePersonForm(who)),
  ];
}

function tellFacts(story, who) {
  const first = story.firstPlace(who);
  return [
    who === story.people.narrator && "Tells the story. ",
    `${count(story.nMentions(who), "mention")}, ${count(story.nLines(who), "line")}. `,
    first >= 0 && placeLink(first, "First appearance"),
    first >= 0 && story.chapters.start.length > 1
      && `: ${oneLine(story.chapters.title[story.chapterAt(first)])}`,
  ];
}

function makeWordsPart(story, row, fixes) {
  const { start, end } = story.mentions;
  const words = make("q", {}, nameOf(story.words(start[row], end[row])));
  return [part("These words", make("p", {}, placeLink(start[row], words)), fixes.makeMentionForm(row))];
}

function makeWordList(title, words) {
  if (!words.length) return null;
  const items = words.slice(0, 40).map(([said, times]) => make("li", {}, nameOf(said),
    make("small", {}, ` ${times.toLocaleString("en")}`)));
  return part(title, make("ul", { class: "words" }, items));
}

function makePlaces(story, who, shown) {
  const rows = story.shownMentions(who);
  const step = (by) => {
    const here = shown.here();
    const starts = rows.map((row) => story.mentions.start[row]);
    const next = by > 0 ? starts.find((start) => start > here)
      : starts.findLast((start) => start < here);
    if (next !== undefined) shown.place(next, "words");
  };
  return make("div", {}, drawStrip(story, who, shown), make("p", { class: "steps" },
    button("Previous", () => step(-1)), button("Next", () => step(1))));
}

function makePartners(story, who, shown) {
  const pairs = story.talk().filter((pair) => pair.from === who || pair.to === who);
  const others = [...new Set(pairs.flatMap((pair) => [pair.from, pair.to]))].filter((id) => id !== who);
  if (!others.length) return make("p", { class: "none" }, "Nobody, as far as is known.");
  const linesOf = (from, to) => pairs.find((pair) => pair.from === from && pair.to === to)?.rows ?? [];
  const total = (other) => linesOf(who, other).length + linesOf(other, who).length;
  others.sort((one, other) => total(other) - total(one));
  return make("ul", { class: "partners" }, others.map((other) => make("li", {},
    make("button", { type: "button", class: `link ${story.colourOf(other)}`,
      onclick: () => shown.person(other) }, nameOf(story.nameOf(other), { class: "name" })),
    makePairLink(story, `${linesOf(who, other).length} to`, who, other, linesOf(who, other), shown),
    makePairLink(story, `${linesOf(other, who).length} from`, other, who, linesOf(other, who), shown))));
}

function makePairLink(story, words, from, to, rows, shown) {
  return button(words, () => shown.pair(from, to, rows), { class: "link small", disabled: !rows.length,
    "aria-label": `${count(rows.length, "line")} of ${oneLine(story.nameOf(from))} to ${oneLine(story.nameOf(to))}` });
}

export function makePairCard(story, from, to, rows) {
  return [make("h2", {}, nameOf(story.nameOf(from)), " to ", nameOf(story.nameOf(to))),
    part(count(rows.length, "line"), makeLineList(story, rows))];
}

// Lines as links to their places, the first of them until the reader wants more.
export function makeLineList(story, rows) {
  if (!rows.length) return make("p", { class: "none" }, "None.");
  const list = make("ol", { class: "lines" });
  const more = button("", () => add());
  let nShown = 0;
  const add = () => {
    for (const row of rows.slice(nShown, nShown + N_LINES)) {
      const { start, end } = story.lines;
      list.append(make("li", {}, placeLink(start[row], nameOf(cutShort(story.words(start[row], end[row]))))));
    }
    nShown += N_LINES;
    more.hidden = nShown >= rows.length;
    more.textContent = `Show more of ${rows.length.toLocaleString("en")}`;
  };
  add();
  return make("div", {}, list, more);
}

// The card of a line of speech.
export function makeLineCard(story, row, shown, fixes) {
  const { start, end, who, to, confidence, cue, reason, reasons, isThought } = story.lines;
  const name = (id) => make("button", { type: "button", class: `link ${story.colourOf(id)}`,
    onclick: () => shown.person(id) }, nameOf(story.nameOf(id), { class: "name" }));
  const hearers = to[row].flatMap((id) => [", ", name(id)]).slice(1);
  return [
    make("h2", {}, isThought[row] ? "A thought" : "A line"),
    make("blockquote", { class: `line ${story.colourOf(who[row])}` },
      placeLink(start[row], nameOf(cutShort(story.words(start[row], end[row]), 400)))),
    make("dl", {}, make("dt", {}, isThought[row] ? "Thought by" : "Said by"),
      make("dd", {}, who[row] < 0 ? "nobody known" : name(who[row])),
      make("dt", {}, "To"), make("dd", {}, hearers.length ? hearers : "nobody known"),
      make("dt", {}, "Because"), make("dd", {}, oneLine(reasons[reason[row]]) || CUES[cue[row]] || ""),
      who[row] >= 0 && [make("dt", {}, "Sure"), make("dd", {}, `${confidence[row]} %`)]),
    part("Correct", fixes.makeLineForm(row)),
  ];
}

function part(title, ...body) {
  return make("section", { class: "part" }, make("h3", {}, title), ...body);
}

function cutShort(words, length = 140) {
  if (words.length <= length) return words;
  return `${words.slice(0, words.lastIndexOf(" ", length) + 1 || length)}…`;
}
