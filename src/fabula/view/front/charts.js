// Who is present where: a strip for each person, and the cast by chapter as a heat map.

import { button, count, draw, make, nameOf, oneLine } from "./elements.js";

const N_BINS = 200;
const N_ROWS = 24;
const SHADES = [0.25, 0.45, 0.65, 0.85, 1];

// One strip: marks where somebody is mentioned; a click goes there.
export function drawStrip(story, who, shown) {
  const bins = new Uint32Array(N_BINS);
  for (const row of story.shownMentions(who)) {
    bins[Math.floor((story.mentions.start[row] / story.text.length) * N_BINS)] += 1;
  }
  const most = Math.max(SHADES.length, ...bins);
  const levels = bins.map((n) => Math.ceil(Math.sqrt(n / most) * SHADES.length));
  const paths = SHADES.map((shade, level) => {
    const marks = [...bins.keys()].filter((bin) => levels[bin] === level + 1);
    return draw("path", { d: marks.map((bin) => `M${bin} 0h1v10h-1z`).join(""), opacity: shade });
  });
  const parts = story.stretches.filter(({ start, end }) => story.shownMentions(who)
    .some((row) => story.mentions.start[row] >= start && story.mentions.start[row] < end)).length;
  return draw("svg", { class: `strip ${story.colourOf(who)}`, viewBox: `0 0 ${N_BINS} 10`,
    preserveAspectRatio: "none", role: "img",
    "aria-label": `${oneLine(story.nameOf(who))} is present in ${parts} of ${story.stretches.length} parts`,
    onclick: (event) => {
      const box = event.currentTarget.getBoundingClientRect();
      const place = Math.floor(((event.clientX - box.left) / box.width) * story.text.length);
      shown.place(story.blocks.start[story.blockAt(Math.min(place, story.limit - 1))]);
    } }, paths);
}

export function makeCharts(story, shown) {
  const cast = story.cast().slice(0, N_ROWS);
  const strips = cast.map((who) => make("li", {}, nameButton(story, who, shown), drawStrip(story, who, shown)));
  return [
    make("h2", {}, "Who is present when"),
    make("p", { class: "hint" }, "From the first page to the last; a click goes there."),
    make("ol", { class: "strips" }, strips),
    make("h2", {}, "Cast by chapter"),
    make("p", { class: "hint" }, "Mentions; the darker, the more of them for the length of the part."),
    make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Cast by chapter" },
      makeHeatMap(story, cast, shown)),
  ];
}

function makeHeatMap(story, cast, shown) {
  const parts = story.stretches.filter(({ start }) => start < story.limit);
  const counts = cast.map((who) => countByPart(story, who, parts));
  const densities = counts.map((row) => row.map((n, part) => n / Math.max(1, parts[part].end - parts[part].start)));
  const most = Math.max(Number.MIN_VALUE, ...densities.flat());
  const head = make("tr", {}, make("td"), parts.map((part, row) => make("th", { scope: "col" },
    button(String(row + 1), () => shown.place(part.start),
      { title: oneLine(part.title), "aria-label": oneLine(part.title) }))));
  const rows = cast.map((who, row) => make("tr", {}, make("th", { scope: "row" }, nameButton(story, who, shown)),
    counts[row].map((n, part) => {
      const told = `${oneLine(story.nameOf(who))}, ${oneLine(parts[part].title)}: ${count(n, "mention")}`;
      const cell = make("td", { title: told }, make("span", { class: "unseen" }, String(n)));
      cell.style.setProperty("--heat", Math.sqrt(densities[row][part] / most).toFixed(3));
      return cell;
    })));
  return make("table", { class: "heat" }, make("thead", {}, head), make("tbody", {}, rows));
}

function countByPart(story, who, parts) {
  const counts = new Array(parts.length).fill(0);
  let part = 0;
  for (const row of story.shownMentions(who)) {
    while (part < parts.length - 1 && story.mentions.start[row] >= parts[part].end) part++;
    counts[part] += 1;
  }
  return counts;
}

function nameButton(story, who, shown) {
  return make("button", { type: "button", class: `link ${story.colourOf(who)}`,
    onclick: () => shown.person(who) }, nameOf(story.nameOf(who), { class: "name" }));
}
