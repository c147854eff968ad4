// What is told of words that are pointed at or focused, and the keys that go from one to the next.

import { make, nameOf } from "./elements.js";

const ITEM = "[data-mention], [data-line]";
const CATEGORIES = { PER: "person", FAC: "building", GPE: "place", LOC: "land or water",
  VEH: "vehicle", ORG: "group" };

export class Tips {
  constructor(story, holder, tip, open) {
    Object.assign(this, { story, holder, tip, open });
    // Not on "pointerover", which also comes of words that scroll under a pointer at rest.
    holder.addEventListener("pointermove", (event) => this.point(event.target.closest(ITEM)));
    holder.addEventListener("pointerleave", () => this.hide());
    holder.addEventListener("focusin", (event) => this.point(event.target.closest(ITEM), true));
    holder.addEventListener("focusout", () => this.hide());
    holder.addEventListener("click", (event) => this.press(event));
    holder.addEventListener("keydown", (event) => this.type(event));
    addEventListener("scroll", () => this.follow(), { passive: true });
  }

  point(item, isFocused = false) {
    if (item === this.item && !this.tip.hidden) return;
    this.hide();
    if (!item) return;
    this.tip.replaceChildren(...tell(this.story, item));
    this.tip.hidden = false;
    this.place(item);
    if (isFocused) item.setAttribute("aria-describedby", this.tip.id);
    this.item = item;
  }

  hide() {
    this.item?.removeAttribute("aria-describedby");
    this.tip.hidden = true;
  }

  // Words that have the focus keep their tip while they scroll into view.
  follow() {
    if (this.item && this.item === document.activeElement) this.place(this.item);
    else this.hide();
  }

  // Above the first line of the words, or below where there is no room.
  place(item) {
    const [box] = item.getClientRects();
    if (!box) return;
    const { offsetWidth, offsetHeight } = this.tip;
    const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - offsetWidth - 8);
    const above = box.top - offsetHeight - 6;
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${above > 4 ? above : box.bottom + 6}px`;
  }

  press(event) {
    const item = event.target.closest(ITEM);
    // Words that the reader has marked to copy them are not a click.
    if (item && getSelection().isCollapsed) this.open(item);
  }

  type(event) {
    const item = event.target.closest(ITEM);
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      this.move(item, event.key === "ArrowRight" ? 1 : -1);
      event.preventDefault();
    } else if (item && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      this.open(item);
    } else if (event.key === "Escape") this.hide();
  }

  // Goes to the next item, or from the text as a whole to the first that can be seen.
  move(item, step) {
    const items = [...this.holder.querySelectorAll(ITEM)];
    const next = item ? items[items.indexOf(item) + step]
      : items.find((other) => other.getBoundingClientRect().top >= 0);
    next?.focus({ preventScroll: false });
  }
}

function tell(story, item) {
  if (item.dataset.mention !== undefined) {
    const who = story.mentions.who[item.dataset.mention];
    return who < 0 ? ["nobody known"] : [tellName(story, who), tellKind(story, who)];
  }
  const { who, to, isThought, confidence } = story.lines;
  const row = item.dataset.line;
  if (who[row] < 0) return ["nobody known says this"];
  const hearers = to[row].map((hearer) => tellName(story, hearer));
  const told = [tellName(story, who[row]), isThought[row] ? " thinks" : ""];
  if (hearers.length) told.push(" to ", ...hearers.flatMap((name) => [", ", name]).slice(1));
  return [...told, make("small", {}, ` ${confidence[row]} % sure`)];
}

function tellName(story, who) {
  return nameOf(story.nameOf(who), { class: `name ${story.colourOf(who)}` });
}

function tellKind(story, who) {
  if (story.isInCast(who)) return "";
  return make("small", {}, ` ${CATEGORIES[story.people.category[who]] ?? ""}`);
}
