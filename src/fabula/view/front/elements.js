// Elements made without markup: whatever a book says can only become text.

export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

export function button(words, act, attributes = {}) {
  return make("button", { type: "button", onclick: act, ...attributes }, words);
}

// A link to a place of the text; the page goes there when its address changes.
export function placeLink(place, words, attributes = {}) {
  return make("a", { href: `#at-${place}`, ...attributes }, words);
}

// A name as it stands in a sentence of ours: its own direction ends with it.
export function nameOf(words, attributes = {}) {
  return make("bdi", attributes, oneLine(words));
}

// Text on one line, without controls and without signs that turn the direction of other text.
export function oneLine(words) {
  return words.trim().replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\ufffd");
}

export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(3).filter((child) => child != null && child !== false));
  return element;
}
