// Who speaks to whom: a drawing of those who speak most, and all pairs as a table.
//
// The layout is that of Fruchterman and Reingold (1991), begun on a circle: it is the same each time.

import { button, count, draw, make, nameOf, oneLine } from "./elements.js";

const N_NODES = 22;
const N_PAIRS = 60;
const N_NAME_CHARS = 20;
const N_STEPS = 300;
const SIZE = 400;
const MARGIN = 46;

export function makeNetwork(story, shown) {
  const pairs = story.talk().filter((pair) => pair.from !== pair.to);
  if (!pairs.length) return [make("p", { class: "none" }, "Nobody speaks to anybody known so far.")];
  return [make("h2", {}, "Who speaks to whom"),
    make("p", { class: "hint" }, "A curve has the colour of who speaks; the thicker, the more lines."),
    drawNetwork(story, pairs, shown), makePairTable(story, pairs, shown)];
}

function drawNetwork(story, pairs, shown) {
  const weights = new Map();
  for (const { from, to, rows } of pairs) {
    for (const who of [from, to]) weights.set(who, (weights.get(who) ?? 0) + rows.length);
  }
  const nodes = [...weights.keys()].sort((one, other) => weights.get(other) - weights.get(one) || one - other)
    .slice(0, N_NODES);
  const drawn = pairs.filter(({ from, to }) => nodes.includes(from) && nodes.includes(to));
  const places = layOut(nodes, drawn);
  const most = Math.max(...drawn.map(({ rows }) => rows.length));
  const curves = drawn.map((pair) => drawCurve(story, pair, places, most, shown));
  const marks = nodes.map((who) => drawNode(story, who, places.get(who), weights.get(who), shown));
  return draw("svg", { class: "network", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group",
    "aria-label": `Network of ${nodes.length} people; the table below has the same` }, curves, marks);
}

function drawCurve(story, { from, to, rows }, places, most, shown) {
  const [x1, y1] = places.get(from);
  const [x2, y2] = places.get(to);
  const [midX, midY] = [(x1 + x2) / 2 + (y2 - y1) / 7, (y1 + y2) / 2 - (x2 - x1) / 7];
  const told = `${oneLine(story.nameOf(from))} to ${oneLine(story.nameOf(to))}: ${count(rows.length, "line")}`;
  return draw("path", { d: `M${x1} ${y1}Q${midX} ${midY} ${x2} ${y2}`, class: `curve ${story.colourOf(from)}`,
    "stroke-width": 0.7 + 6 * Math.sqrt(rows.length / most), onclick: () => shown.pair(from, to, rows) },
  draw("title", {}, told));
}

function drawNode(story, who, [x, y], weight, shown) {
  const name = oneLine(story.nameOf(who));
  const open = () => shown.person(who);
  return draw("g", { class: `node ${story.colourOf(who)}`, tabindex: 0, role: "button", "aria-label": name,
    onclick: open, onkeydown: (event) => event.key === "Enter" && open() },
  draw("circle", { cx: x, cy: y, r: 3 + Math.min(9, Math.sqrt(weight) / 2) }),
  draw("text", { x, y: y - 6 - Math.min(9, Math.sqrt(weight) / 2), "text-anchor": "middle" }, name.length > N_NAME_CHARS ? `${name.slice(0, N_NAME_CHARS - 1)}…` : name));
}

function layOut(nodes, pairs) {
  const ideal = 1 / Math.sqrt(nodes.length);
  const at = new Map(nodes.map((who, row) => {
    const turn = (2 * Math.PI * row) / nodes.length + 0.4;
    return [who, [Math.cos(turn) / 2, Math.sin(turn) / 2]];
  }));
  const degrees = new Map(nodes.map((who) => [who, pairs.filter(({ from, to }) => from === who || to === who).length]));
  for (let step = 0; step < N_STEPS; step++) {
    relax({ nodes, pairs, degrees }, at, ideal, 0.1 * (1 - step / N_STEPS));
  }
  return fit(at);
}

function relax({ nodes, pairs, degrees }, at, ideal, heat) {
  const moves = new Map(nodes.map((who) => [who, [0, 0]]));
  const push = (one, other, force) => {
    const [dx, dy] = [at.get(one)[0] - at.get(other)[0], at.get(one)[1] - at.get(other)[1]];
    const distance = Math.max(0.01, Math.hypot(dx, dy));
    const pull = force(distance) / distance;
    for (const [who, sign] of [[one, 1], [other, -1]]) {
      moves.get(who)[0] += sign * dx * pull;
      moves.get(who)[1] += sign * dy * pull;
    }
  };
  nodes.forEach((one, row) => nodes.slice(row + 1).forEach((other) => push(one, other, (d) => ideal ** 2 / d)));
  // Those who speak with many are drawn less by each, else the middle is a knot.
  for (const { from, to } of pairs) {
    const share = 2 / Math.sqrt(degrees.get(from) * degrees.get(to));
    push(from, to, (d) => -share * (d ** 2 / ideal));
  }
  for (const who of nodes) {
    const [dx, dy] = moves.get(who);
    const length = Math.max(1e-9, Math.hypot(dx, dy));
    const [x, y] = at.get(who);
    const pull = 1 - 0.02; // a little towards the middle, so that none drifts away
    at.set(who, [(x + (dx / length) * Math.min(length, heat)) * pull, (y + (dy / length) * Math.min(length, heat)) * pull]);
  }
}

// Into the middle of the drawing, both ways by the same scale.
function fit(at) {
  const places = [...at.values()];
  const [left, right] = [Math.min(...places.map(([x]) => x)), Math.max(...places.map(([x]) => x))];
  const [top, bottom] = [Math.min(...places.map(([, y]) => y)), Math.max(...places.map(([, y]) => y))];
  const scale = (SIZE - 2 * MARGIN) / Math.max(right - left, bottom - top, 1e-6);
  const set = (value, low, high) => Math.round(SIZE / 2 + (value - (low + high) / 2) * scale);
  return new Map([...at].map(([who, [x, y]]) => [who, [set(x, left, right), set(y, top, bottom)]]));
}

function makePairTable(story, pairs, shown) {
  const rows = pairs.slice(0, N_PAIRS).map(({ from, to, rows: lines }) => make("tr", {},
    make("td", { class: story.colourOf(from) }, nameOf(story.nameOf(from), { class: "name" })),
    make("td", { class: story.colourOf(to) }, nameOf(story.nameOf(to), { class: "name" })),
    make("td", {}, button(lines.length.toLocaleString("en"), () => shown.pair(from, to, lines), { class: "link",
      "aria-label": `${count(lines.length, "line")} of ${oneLine(story.nameOf(from))} to ${oneLine(story.nameOf(to))}` }))));
  return make("table", { class: "pairs" }, make("thead", {}, make("tr", {},
    ["says", "to", "lines"].map((words) => make("th", { scope: "col" }, words)))), make("tbody", {}, rows));
}
