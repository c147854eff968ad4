// The page: the story, the text, the panel and what joins them.

import { button, make, oneLine, placeLink } from "./elements.js";
import { Story } from "./story.js";
import { BookText } from "./text.js";
import { Tips } from "./tips.js";
import { Panel } from "./panel.js";
import { Cast, makeLineCard, makePairCard, makePersonCard } from "./cast.js";
import { makeCharts } from "./charts.js";
import { makeNetwork } from "./network.js";
import { Search } from "./search.js";
import { Fixes } from "./fixes.js";

const byId = (id) => document.getElementById(id);

function openPage() {
  const story = new Story(JSON.parse(byId("story").textContent));
  const text = new BookText(story, byId("text"));
  const chosen = addRule();
  const shown = {
    here: () => text.firstSeenPlace(),
    place: (place) => goTo(story, text, place),
    person: (who, row = -1) => {
      choose(chosen, who);
      panel.showCard(() => makePersonCard(story, who, row, shown, fixes).filter(Boolean));
    },
    line: (row) => {
      markSpans(text, story.lines.evidence[row]);
      panel.showCard(() => makeLineCard(story, row, shown, fixes));
    },
    pair: (from, to, rows) => panel.showCard(() => makePairCard(story, from, to, rows)),
    reindexed: (place) => { story.index(); text.renew(place); },
    corrected: (nEntries, message) => {
      panel.title("fixes", nEntries ? `Fixes (${nEntries})` : "Fixes");
      panel.renew();
      say(message);
    },
  };
  const fixes = new Fixes(story, shown);
  const cast = new Cast(story, shown);
  const search = new Search(story);
  const panel = new Panel(byId("panel"), [
    { id: "cast", title: "Cast", make: () => cast.make() },
    { id: "contents", title: "Contents", make: () => makeContents(story) },
    { id: "charts", title: "Presence", make: () => makeCharts(story, shown) },
    { id: "network", title: "Talk", make: () => makeNetwork(story, shown) },
    { id: "search", title: "Search", make: () => search.make() },
    { id: "fixes", title: "Fixes", make: () => fixes.make() },
  ]);
  panel.onCardClosed = () => { choose(chosen, -1); markSpans(text, []); };
  new Tips(story, byId("text"), byId("tip"), (item) => (item.dataset.mention === undefined
    ? shown.line(Number(item.dataset.line))
    : shown.person(story.mentions.who[item.dataset.mention], Number(item.dataset.mention))));
  const cutAt = (limit) => cut(story, text, panel, limit, cutAt);
  byId("open-panel").addEventListener("click", () => panel.fold(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select")) {
      panel.openById("search").querySelector("input").focus();
      event.preventDefault();
    } else if (event.key === "Escape" && !panel.card.hidden) panel.closeCard();
  });
  const follow = () => followAddress(readAddress(), story, text, cutAt);
  addEventListener("hashchange", follow);
  document.addEventListener("click", ({ target }) => {
    // A link to where the address is already changes nothing that is heard of.
    const link = target.closest('a[href^="#at-"]');
    if (link && link.hash === location.hash) follow();
  });
  const address = readAddress();
  cutAt(address.to ?? story.text.length);
  followAddress(address, story, text, cutAt);
  if (story.note) panel.openById("fixes");
  document.documentElement.dataset.ready = "";
}

function makeContents(story) {
  const { start, title } = story.chapters;
  const rows = start.map((place, row) => [place, row]).filter(([place]) => place < story.limit);
  return [make("ol", { class: "contents" }, rows.map(([place, row]) => (
    make("li", {}, placeLink(place, make("bdi", {}, oneLine(title[row])))))))];
}

// "Up to here": hides what comes later, in the text and in whatever is told of it.
function cut(story, text, panel, limit, again) {
  const place = text.firstSeenPlace();
  story.limit = Math.min(Math.max(1, limit), story.text.length);
  text.cut();
  panel.cutHolder.replaceChildren(...(story.isCut
    ? [make("span", {}, `Up to ${Math.round((100 * story.limit) / story.text.length)} %`),
      button("Show all", () => again(story.text.length))]
    : [button("Up to here", () => again(text.lastSeenPlace()),
      { title: "Hide what comes after what is on the screen, in the text, the cast and the charts" })]));
  const next = story.chapterEnd(story.chapterAt(story.limit));
  byId("end").hidden = !story.isCut;
  byId("end").replaceChildren(make("p", {}, "What comes after this is hidden. "),
    button("Show the next chapter", () => again(next)), " ", button("Show all", () => again(story.text.length)));
  panel.renew();
  writeAddress(place, story);
}

function readAddress() {
  const match = /^#at-(\d+)(?:-to-(\d+))?$/u.exec(location.hash);
  return match ? { at: Number(match[1]), to: match[2] === undefined ? undefined : Number(match[2]) } : {};
}

function writeAddress(place, story) {
  const address = story.isCut ? `#at-${place}-to-${story.limit}` : `#at-${place}`;
  if (story.isCut || readAddress().to !== undefined) history.replaceState(null, "", address);
}

// Goes where the address says; "up to here" stays in it, so that a reload gives nothing away.
function followAddress({ at, to }, story, text, cutAt) {
  if (at === undefined) return;
  if (to !== undefined && to !== story.limit) cutAt(to);
  goTo(story, text, Math.min(at, story.limit - 1));
  if (story.isCut) history.replaceState(null, "", `#at-${at}-to-${story.limit}`);
}

function goTo(story, text, place) {
  if (innerWidth < 900) document.body.classList.remove("panel-open");
  const element = text.show(place);
  if (!element) return;
  const [row] = story.rowsWithin(story.lines, place, place + 1);
  const end = row === undefined ? place + 1 : story.lines.end[row];
  const word = /^[\p{L}\p{N}]+/u.exec(story.text.slice(place, place + 80));
  markSpans(text, [place, Math.max(end, place + (word ? word[0].length : 1))], "goal");
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// Marks spans of the text, given as start, end, start, end …, without an element for them.
function markSpans(text, places, name = "evidence") {
  if (!globalThis.Highlight) return;
  const ranges = [];
  for (let row = 0; row < places.length; row += 2) {
    const range = text.rangeOf(places[row], places[row + 1]);
    if (range) ranges.push(range);
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}

// One rule of the style sheet marks all mentions of whoever is chosen, set or yet to be set.
function addRule() {
  const sheet = document.styleSheets[0];
  return sheet.cssRules[sheet.insertRule(".mention.chosen { background: var(--chosen) }", sheet.cssRules.length)];
}

function choose(rule, who) {
  rule.selectorText = who < 0 ? ".mention.chosen" : `.mention[data-who="${who}"]`;
}

function say(words) {
  byId("status").textContent = words;
}

openPage();
