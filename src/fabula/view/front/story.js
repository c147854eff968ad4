// The story of the page: its columns unpacked, and what can be asked of them.
//
// Everything that is counted is counted up to `limit`, the end of what the reader wants to see.

export const FORMS = { NAME: 0, PHRASE: 1, PRONOUN: 2 };
const N_COLOURS = 30;
const N_STRETCHES = 12;

export class Story {
  constructor(data) {
    Object.assign(this, data);
    this.limit = this.text.length;
    this.blocks = unpackSpans(data.blocks);
    this.lineEnds = sumUp(data.lineEnds);
    this.mentions = unpackSpans(data.mentions);
    this.lines = unpackSpans(data.lines);
    this.names = [...data.people.name];
    this.stretches = cutStretches(data);
    this.index();
    this.ranks = rankSpeakers(this);
  }

  // Looks up anew who is mentioned and who speaks where: called when the reader corrects that.
  index() {
    this.mentionsOf = groupRows(this.mentions.who, this.people.name.length);
    this.linesOf = groupRows(this.lines.who, this.people.name.length);
  }

  get isCut() {
    return this.limit < this.text.length;
  }

  isInCast(who) {
    return who >= 0 && who < this.people.nCast;
  }

  // The class that gives a speaker's colour; there are more speakers than colours to tell apart.
  colourOf(who) {
    if (who < 0) return "who-unknown";
    const rank = this.ranks.get(who);
    return rank === undefined ? "who-silent" : rank < N_COLOURS ? `who-${rank}` : "who-others";
  }

  shownMentions(who) {
    return this.mentionsOf[who].slice(0, this.nMentions(who));
  }

  shownLines(who) {
    return this.linesOf[who].slice(0, this.nLines(who));
  }

  nMentions(who) {
    return countBefore(this.mentionsOf[who], this.mentions.start, this.limit);
  }

  nLines(who) {
    return countBefore(this.linesOf[who], this.lines.start, this.limit);
  }

  firstPlace(who) {
    const starts = [this.mentions.start[this.mentionsOf[who][0]],
      this.lines.start[this.linesOf[who][0]]].filter((start) => start !== undefined);
    return starts.length ? Math.min(...starts) : -1;
  }

  // The cast, the most present first; up to the limit those alone who have appeared.
  cast() {
    const cast = [...Array(this.people.nCast).keys()];
    if (!this.isCut) return cast;
    const seen = cast.filter((who) => this.nMentions(who) || this.nLines(who));
    return seen.sort((one, other) => this.nMentions(other) - this.nMentions(one) || one - other);
  }

  // The name shown, unless it is yet to come: then the fullest name that has been used so far.
  nameOf(who) {
    if (who < 0) return "nobody known";
    const name = this.names[who];
    if (!this.isCut || name !== this.people.name[who]) return name;
    const used = this.wordsFor(who, FORMS.NAME);
    if (used.some(([words]) => sameName(words, name))) return name;
    if (used.length) return used.reduce((one, other) => (longer(other, one) ? other : one))[0];
    if (who === this.people.narrator) return "the narrator";
    const [phrase] = this.wordsFor(who, FORMS.PHRASE);
    return phrase ? phrase[0] : "somebody";
  }

  // The words of one form by which somebody is mentioned, with counts, the most frequent first.
  wordsFor(who, form) {
    const counts = new Map();
    for (const row of this.shownMentions(who)) {
      if (Number(this.mentions.form[row]) !== form) continue;
      const words = this.words(this.mentions.start[row], this.mentions.end[row]);
      const key = form === FORMS.NAME || words === "I" ? words : words.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].sort((one, other) => other[1] - one[1]);
  }

  // What is said between people: "who to" with the rows of the lines, the most lines first.
  talk() {
    const pairs = new Map();
    const { who, to, start, isThought } = this.lines;
    for (let row = 0; row < who.length && start[row] < this.limit; row++) {
      if (who[row] < 0 || isThought[row]) continue;
      for (const hearer of new Set(to[row])) {
        const key = `${who[row]} ${hearer}`;
        if (!pairs.has(key)) pairs.set(key, { from: who[row], to: hearer, rows: [] });
        pairs.get(key).rows.push(row);
      }
    }
    return [...pairs.values()].sort((one, other) => other.rows.length - one.rows.length);
  }

  words(start, end) {
    return this.text.slice(start, end).trim().replace(/\s+/gu, " ");
  }

  // The last of sorted starts that is at or before a place.
  chapterAt(place) {
    return Math.max(0, bisect(this.chapters.start, place + 1) - 1);
  }

  blockAt(place) {
    return Math.max(0, bisect(this.blocks.start, place + 1) - 1);
  }

  // Where a chapter ends.
  chapterEnd(row) {
    return this.chapters.start[row + 1] ?? this.text.length;
  }

  // The rows of spans (mentions, lines) that reach into [start, end), in order.
  rowsWithin(spans, start, end) {
    let first = bisect(spans.start, start);
    while (first > 0 && spans.reach[first - 1] > start) first--;
    const rows = [];
    for (let row = first; row < spans.start.length && spans.start[row] < end; row++) {
      if (spans.end[row] > start) rows.push(row);
    }
    return rows;
  }
}

// The index of the first of sorted values that is not below a value.
export function bisect(values, value) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBefore(rows, starts, limit) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[rows[middle]] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sumUp(steps) {
  const sums = new Int32Array(steps.length);
  let sum = 0;
  for (let row = 0; row < steps.length; row++) sums[row] = sum += steps[row];
  return sums;
}

// Starts and ends of spans, and `reach`: how far any of the spans up to a row reaches.
function unpackSpans(columns) {
  const start = sumUp(columns.start);
  const end = start.map((place, row) => place + columns.length[row]);
  const reach = Int32Array.from(end);
  for (let row = 1; row < reach.length; row++) reach[row] = Math.max(reach[row], reach[row - 1]);
  return { ...columns, start, end, reach };
}

function groupRows(whose, nPeople) {
  const rows = Array.from({ length: nPeople }, () => []);
  whose.forEach((who, row) => who >= 0 && rows[who].push(row));
  return rows;
}

function rankSpeakers({ linesOf, people }) {
  const speakers = [...linesOf.keys()].filter((who) => linesOf[who].length);
  const byId = (one, other) => (people.id[one] < people.id[other] ? -1 : 1);
  speakers.sort((one, other) => linesOf[other].length - linesOf[one].length || byId(one, other));
  return new Map(speakers.map((who, rank) => [who, rank]));
}

// What charts have as columns: chapters, or a dozen equal parts where there is only one.
function cutStretches({ chapters, text }) {
  if (chapters.start.length > 1) {
    return chapters.start.map((start, row) => (
      { start, end: chapters.start[row + 1] ?? text.length, title: chapters.title[row] }));
  }
  const edge = (row) => Math.round((row * text.length) / N_STRETCHES);
  return Array.from({ length: N_STRETCHES }, (_, row) => (
    { start: edge(row), end: edge(row + 1), title: `part ${row + 1} of ${N_STRETCHES}` }));
}

function sameName(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}

function longer([one], [other]) {
  return one.split(" ").length > other.split(" ").length;
}
