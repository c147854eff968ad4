// The text as a book: in leaves of a few paragraphs, each set when the reader comes near it.

import { make, oneLine } from "./elements.js";
import { bisect } from "./story.js";

const LEAF_CHARS = 8000;
const NEAR = "1500px";
const BLOCK_TAGS = { h: "h2", p: "p", b: "p" };

export class BookText {
  constructor(story, holder) {
    this.story = story;
    this.holder = holder;
    this.leaves = cutLeaves(story);
    this.watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.set(Number(entry.target.dataset.leaf));
    }, { rootMargin: NEAR });
    this.layOut();
    addEventListener("beforeprint", () => this.leaves.forEach((_, leaf) => this.set(leaf)));
  }

  layOut() {
    let chapter = -1;
    let section;
    this.leaves.forEach((leaf, row) => {
      if (leaf.chapter !== chapter) {
        chapter = leaf.chapter;
        section = make("section", { "aria-label": oneLine(this.story.chapters.title[chapter]) });
        this.holder.append(section);
      }
      leaf.element = make("div", { class: "leaf", "data-leaf": row });
      section.append(leaf.element);
      this.clear(leaf);
    });
  }

  // Shows the text up to the story's limit and no further.
  cut() {
    const { story } = this;
    for (const leaf of this.leaves) {
      const isShown = story.blocks.start[leaf.first] < story.limit;
      const shownTo = Math.min(leaf.last, bisect(story.blocks.start, story.limit));
      leaf.element.hidden = !isShown;
      if (leaf.shownTo !== shownTo) this.clear(leaf);
      leaf.shownTo = shownTo;
    }
    for (const section of this.holder.children) {
      section.hidden = [...section.children].every((leaf) => leaf.hidden);
    }
    this.setVisible();
  }

  // Takes the words of a leaf away; its height is kept as well as can be told.
  clear(leaf) {
    leaf.isSet = false;
    leaf.element.replaceChildren();
    leaf.element.style.minHeight = `${Math.ceil(leaf.nChars / 66) * 1.62 + 2}em`;
    this.watcher.observe(leaf.element);
  }

  set(row) {
    const leaf = this.leaves[row];
    if (!leaf || leaf.isSet || leaf.element.hidden) return;
    leaf.isSet = true;
    const blocks = [];
    for (let block = leaf.first; block < leaf.last; block++) {
      if (this.story.blocks.start[block] < this.story.limit) blocks.push(this.makeBlock(block));
    }
    leaf.element.replaceChildren(...blocks);
    leaf.element.style.minHeight = "";
    this.watcher.unobserve(leaf.element);
  }

  setVisible() {
    this.leaves.forEach((leaf, row) => {
      const box = leaf.element.getBoundingClientRect();
      if (box.bottom > -innerHeight && box.top < 2 * innerHeight) this.set(row);
    });
  }

  // Sets the words at a place anew, where the reader has corrected them.
  renew(place) {
    const row = this.leafAt(place);
    this.leaves[row].isSet = false;
    this.set(row);
  }

  leafAt(place) {
    return Math.max(0, bisect(this.leaves.map((leaf) => leaf.start), place + 1) - 1);
  }

  blockElement(block) {
    return this.holder.querySelector(`[data-block="${block}"]`);
  }

  // Brings a place before the reader's eyes; gives the element of its block.
  show(place) {
    const row = this.leafAt(place);
    for (const near of [row - 1, row, row + 1]) this.set(near);
    const element = this.blockElement(this.story.blockAt(place));
    element?.scrollIntoView({ block: place === this.leaves[row].start ? "start" : "center" });
    return element;
  }

  // The elements of a span of the text as it is set, as a range that can be marked.
  rangeOf(start, end) {
    const block = this.story.blockAt(start);
    const element = this.blockElement(block);
    if (!element) return null;
    const range = document.createRange();
    const base = this.story.blocks.start[block];
    range.setStart(...pointAt(element, start - base));
    range.setEnd(...pointAt(element, Math.min(end, this.story.blocks.end[block]) - base));
    return range;
  }

  // The place where the last block that can be seen ends, for "up to here".
  lastSeenPlace() {
    let seen = 0;
    for (const element of this.holder.querySelectorAll("[data-block]")) {
      const box = element.getBoundingClientRect();
      if (box.top < innerHeight * 0.9 && box.height) seen = Number(element.dataset.block);
    }
    return this.story.blocks.end[seen] ?? 0;
  }

  // The place at the top of what can be seen.
  firstSeenPlace() {
    for (const element of this.holder.querySelectorAll("[data-block]")) {
      if (element.getBoundingClientRect().bottom > 0) {
        return this.story.blocks.start[Number(element.dataset.block)];
      }
    }
    return 0;
  }

  makeBlock(block) {
    const { blocks } = this.story;
    const kind = blocks.kind[block];
    const element = make(BLOCK_TAGS[kind], { "data-block": block, dir: "auto" });
    if (kind === "b") element.className = "break";
    const [start, end] = [blocks.start[block], blocks.end[block]];
    this.fill(element, start, end, itemsWithin(this.story, start, end));
    return element;
  }

  // Fills an element with the words of a span and the items that lie in it, one in the other; of
  // items that cross, the later one ends where the earlier does.
  fill(element, start, end, items) {
    const open = [{ element, end }];
    let at = start;
    const writeTo = (place) => {
      if (place > at) open.at(-1).element.append(...this.makeWords(at, place));
      at = Math.max(at, place);
    };
    const closeUpTo = (place) => {
      while (open.length > 1 && open.at(-1).end <= place) {
        writeTo(open.at(-1).end);
        open.pop();
      }
    };
    for (const item of items) {
      const from = Math.max(item.start, start);
      closeUpTo(from);
      writeTo(from);
      const inner = this.makeItem(item);
      const innerEnd = Math.min(item.end, open.at(-1).end);
      open.at(-1).element.append(inner);
      open.push({ element: inner, end: innerEnd });
    }
    closeUpTo(end);
    writeTo(end);
  }

  makeItem({ row, isLine }) {
    if (isLine) {
      const { who, isThought } = this.story.lines;
      const look = `line ${this.story.colourOf(who[row])}${isThought[row] ? " thought" : ""}`;
      return make("span", { class: look, "data-line": row, tabindex: -1 });
    }
    const who = this.story.mentions.who[row];
    const look = this.story.isInCast(who) ? "mention" : "mention minor";
    return make("span", { class: look, "data-mention": row, "data-who": who, tabindex: -1 });
  }

  // Words as text, with a break after each line end that is the author's.
  makeWords(from, to) {
    const { text, lineEnds } = this.story;
    const parts = [];
    let at = from;
    for (let row = bisect(lineEnds, from); row < lineEnds.length && lineEnds[row] < to; row++) {
      parts.push(text.slice(at, lineEnds[row] + 1), make("br"));
      at = lineEnds[row] + 1;
    }
    return at < to ? [...parts, text.slice(at, to)] : parts;
  }
}

// Leaves of whole blocks; a chapter begins a new one.
function cutLeaves(story) {
  const leaves = [];
  const { start, end } = story.blocks;
  for (let block = 0; block < start.length; block++) {
    const chapter = story.chapterAt(start[block]);
    let leaf = leaves.at(-1);
    if (!leaf || leaf.chapter !== chapter || leaf.nChars >= LEAF_CHARS) {
      leaf = { first: block, start: start[block], chapter, nChars: 0 };
      leaves.push(leaf);
    }
    leaf.last = leaf.shownTo = block + 1;
    leaf.nChars += end[block] - start[block];
  }
  return leaves;
}

// Lines and mentions that reach into a span, the outer before the inner.
function itemsWithin(story, start, end) {
  const items = [];
  for (const [spans, isLine] of [[story.lines, true], [story.mentions, false]]) {
    for (const row of story.rowsWithin(spans, start, end)) {
      items.push({ start: spans.start[row], end: spans.end[row], row, isLine });
    }
  }
  const byPlace = (one, other) => one.start - other.start || other.end - one.end;
  return items.filter((item) => item.start < item.end).sort(byPlace);
}

// The text node and the place in it that so many characters of an element come before.
function pointAt(element, nChars) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = nChars;
  let node = null;
  for (let next = walker.nextNode(); next; next = walker.nextNode()) {
    node = next;
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return node ? [node, node.length] : [element, 0];
}
