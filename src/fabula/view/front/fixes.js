// Corrections: gathered as the reader makes them, then saved where the page is served from, or
// given as a file. Either way they leave as one fixes file, which fabula checks and adds.

import { button, count, make, oneLine } from "./elements.js";

// Signs about the words of an anchor: they tell nothing, since letters and digits alone count.
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\u0300-\u036f]+$/gu;

export class Fixes {
  constructor(story, shown) {
    Object.assign(this, { story, shown, entries: [], isSaved: true, message: story.note });
    addEventListener("beforeunload", (event) => { if (!this.isSaved) event.preventDefault(); });
  }

  add(kind, keys, told, apply) {
    this.entries.push({ kind, keys, told, undo: apply?.() });
    this.changed(`Noted: ${told}.`);
  }

  remove(entry) {
    entry.undo?.();
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.changed("Taken back.");
  }

  changed(message) {
    this.isSaved = !this.entries.length;
    this.message = message;
    this.shown.corrected(this.entries.length, message);
  }

  make() {
    const { story } = this;
    const where = story.served ? `They are written to ${story.fixesFile} and the book is read again.`
      : `Put the file beside the book as ${story.fixesFile}, or add it to the one there: fabula fix add BOOK FILE.`;
    const save = button(story.served ? "Save and read again" : `Download ${story.fixesFile}`,
      () => (story.served ? this.send(save) : this.download()), { class: "save", disabled: !this.entries.length });
    return [
      make("h2", {}, count(this.entries.length, "correction")),
      make("p", { class: "hint" }, this.entries.length ? where
        : "Click a line or a name in the text, or somebody in the cast, and say there what is wrong."),
      make("ol", { class: "entries" }, this.entries.map((entry) => make("li", {}, `${entry.told} `,
        button("Take back", () => this.remove(entry), { class: "link small" })))),
      save,
      this.message && make("p", { class: "message" }, this.message),
    ];
  }

  makeLineForm(row) {
    const { lines } = this.story;
    const speaker = this.makeChoice("Said by", lines.who[row]);
    const to = this.makeChoice("To", lines.to[row].length === 1 ? lines.to[row][0] : -1);
    const anchor = makeAnchor(this.story, lines, row);
    return makeForm(anchor && "Correct this line", [speaker, to], () => {
      const keys = { ...anchor };
      if (speaker.value >= 0 && speaker.value !== lines.who[row]) keys.speaker = this.calling(speaker.value);
      if (to.value >= 0 && (lines.to[row].length !== 1 || to.value !== lines.to[row][0])) keys.to = this.calling(to.value);
      if (!keys.speaker && !keys.to) return;
      const said = [keys.speaker && `said by ${keys.speaker}`, keys.to && `said to ${keys.to}`].filter(Boolean);
      this.add("line", keys, `“${keys.words}” is ${said.join(" and ")}`,
        () => this.applyLine(row, keys.speaker && speaker.value, keys.to && [to.value]));
    });
  }

  makeMentionForm(row) {
    const { mentions } = this.story;
    const who = this.makeChoice("They mean", mentions.who[row]);
    const anchor = makeAnchor(this.story, mentions, row);
    return makeForm(anchor && "Correct these words", [who], () => {
      if (who.value < 0 || who.value === mentions.who[row]) return;
      const keys = { ...anchor, is: this.calling(who.value) };
      this.add("mention", keys, `“${keys.words}” means ${keys.is}`, () => this.applyMention(row, who.value));
    });
  }

  makePersonForm(who) {
    const name = make("input", { type: "text", value: this.story.nameOf(who), "aria-label": "New name" });
    const other = this.makeChoice("Is the same as", -1, who);
    return make("div", {},
      makeForm("Rename", [make("label", {}, "Is called ", name)], () => {
        const to = oneLine(name.value);
        if (!to || to === this.calling(who)) return;
        this.add("rename", { name: this.calling(who), to }, `${this.calling(who)} is called ${to}`,
          () => this.applyName(who, to));
      }),
      makeForm("Make them one", [other], () => {
        if (other.value < 0) return;
        const names = [this.calling(who), this.calling(other.value)];
        this.add("merge", { names }, `${names.join(" and ")} are one`);
      }));
  }

  // A choice among the cast; `value` is the number chosen, or -1.
  makeChoice(words, chosen, without = -1) {
    const { story } = this;
    const cast = story.cast().filter((who) => who !== without);
    if (chosen >= 0 && !cast.includes(chosen)) cast.unshift(chosen);
    const select = make("select", {}, make("option", { value: -1 }, "—"), cast.map((who) => (
      make("option", { value: who, selected: who === chosen }, oneLine(story.nameOf(who))))));
    const label = make("label", {}, `${words} `, select);
    Object.defineProperty(label, "value", { get: () => Number(select.value) });
    return label;
  }

  // What fixes call somebody: the name shown when the page was made.
  calling(who) {
    return fold(this.story.people.name[who]);
  }

  applyLine(row, speaker, to) {
    const { lines } = this.story;
    const before = [lines.who[row], lines.to[row]];
    const set = ([who, hearers]) => {
      [lines.who[row], lines.to[row]] = [who, hearers];
      this.shown.reindexed(lines.start[row]);
    };
    set([speaker ?? before[0], to ?? before[1]]);
    return () => set(before);
  }

  applyMention(row, who) {
    const { mentions } = this.story;
    const before = mentions.who[row];
    const set = (value) => {
      mentions.who[row] = value;
      this.shown.reindexed(mentions.start[row]);
    };
    set(who);
    return () => set(before);
  }

  applyName(who, name) {
    const before = this.story.names[who];
    this.story.names[who] = name;
    return () => { this.story.names[who] = before; };
  }

  document() {
    return writeToml(this.story.file, this.entries);
  }

  download() {
    const address = URL.createObjectURL(new Blob([this.document()], { type: "application/toml" }));
    make("a", { href: address, download: this.story.fixesFile }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    this.isSaved = true;
  }

  async send(save) {
    save.disabled = true;
    save.textContent = "Reading again…";
    try {
      const answer = await fetch("fixes", { method: "POST", body: this.document(),
        headers: { "Content-Type": "application/toml" } });
      const told = await answer.text();
      if (answer.ok) {
        this.isSaved = true;
        location.reload();
      } else this.changed(told);
    } catch {
      this.changed("fabula no longer answers; is fabula view --serve still running?");
    }
  }
}

// An anchor's keys (docs/fixes.md), cut from the text where fabula says; null where it has none.
export function makeAnchor(story, spans, row) {
  if (spans.before[row] < 0) return null;
  const start = spans.start[row] + spans.inset[row];
  const end = start + spans.own[row];
  const cut = (low, high) => fold(story.text.slice(low, high).replace(EDGES, ""));
  const nth = spans.nth[row];
  return {
    words: fold(story.text.slice(start, end)),
    before: cut(start - spans.before[row], start),
    after: cut(end, end + spans.after[row]),
    chapter: fold(story.chapters.said[story.chapterAt(start)]),
    occurrence: nth ? `${nth[0]} of ${nth[1]}` : "",
  };
}

export function writeToml(file, entries) {
  const head = `# Corrections to ${quote(file)}, made on its page (docs/fixes.md).\nschema = "fabula.fixes/1"\n`;
  return head + entries.map(({ kind, keys }) => `\n[[${kind}]]\n${Object.entries(keys)
    .filter(([, value]) => value.length).map(([key, value]) => `${key} = ${tomlValue(value)}\n`).join("")}`).join("");
}

function tomlValue(value) {
  return Array.isArray(value) ? `[${value.map(quote).join(", ")}]` : quote(value);
}

// JSON's texts are TOML's, but for the character 7F and halves of characters.
function quote(words) {
  return JSON.stringify(words.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("\x7f", "\\u007f");
}

function fold(words) {
  return words.trim().replace(/\s+/gu, " ");
}

function makeForm(words, fields, act) {
  if (!words) return make("p", { class: "none" }, "No words tell this place from others.");
  return make("form", { onsubmit: (event) => { event.preventDefault(); act(); } }, fields,
    make("button", {}, words));
}
