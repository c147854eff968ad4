// The panel beside the text: panes behind tabs, and the card of whoever was clicked before them.

import { make, button } from "./elements.js";

export class Panel {
  constructor(holder, panes) {
    this.holder = holder;
    this.panes = panes;
    this.card = make("section", { id: "card", tabindex: -1, hidden: true });
    this.tabs = panes.map((pane, row) => button(pane.title, () => this.open(row), {
      role: "tab", id: `tab-${pane.id}`, "aria-controls": `pane-${pane.id}` }));
    this.bodies = panes.map((pane) => make("div", { role: "tabpanel", id: `pane-${pane.id}`,
      "aria-labelledby": `tab-${pane.id}`, tabindex: -1 }));
    const bar = make("div", { role: "tablist", "aria-label": "What the panel shows",
      onkeydown: (event) => this.type(event) }, this.tabs);
    holder.append(this.makeHead(), bar, this.card, ...this.bodies);
    this.open(0);
  }

  makeHead() {
    this.cutHolder = make("div", { class: "cut" });
    const tools = make("div", { class: "tools" },
      button("Wide", () => this.holder.classList.toggle("wide"), { class: "wide-panel" }),
      button("Day / night", changeTheme),
      button("Close", () => this.fold(true), { class: "close-panel" }));
    return make("div", { class: "head" }, this.cutHolder, tools);
  }

  fold(isFolded) {
    document.body.classList.toggle("panel-open", !isFolded);
    if (!isFolded) this.holder.focus();
    else document.getElementById("open-panel").focus();
  }

  get current() {
    return this.panes[this.at];
  }

  open(row) {
    this.at = row;
    this.hideCard();
    this.tabs.forEach((tab, other) => {
      tab.setAttribute("aria-selected", String(other === row));
      tab.tabIndex = other === row ? 0 : -1;
      this.bodies[other].hidden = other !== row;
    });
    this.renew();
  }

  openById(id) {
    this.open(this.panes.findIndex((pane) => pane.id === id));
    return this.bodies[this.at];
  }

  // Makes what is shown anew: the story has been cut or corrected.
  renew() {
    this.bodies[this.at].replaceChildren(...this.current.make());
    if (!this.card.hidden) this.showCard(this.makeCard, false);
  }

  title(id, words) {
    this.tabs[this.panes.findIndex((pane) => pane.id === id)].textContent = words;
  }

  showCard(makeCard, isNew = true) {
    if (isNew) this.opener = document.activeElement;
    this.makeCard = makeCard;
    this.card.replaceChildren(
      button("Back", () => this.closeCard(), { class: "back" }), ...makeCard());
    this.card.hidden = false;
    this.bodies[this.at].hidden = true;
    if (!isNew) return;
    document.body.classList.add("panel-open");
    this.holder.scrollTop = 0;
    this.card.focus({ preventScroll: true });
  }

  hideCard() {
    this.card.hidden = true;
    this.card.replaceChildren();
    this.bodies[this.at].hidden = false;
    this.onCardClosed?.();
  }

  closeCard() {
    this.hideCard();
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    else this.holder.focus({ preventScroll: true });
  }

  type(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.open((this.at + step + this.tabs.length) % this.tabs.length);
    this.tabs[this.at].focus();
    event.preventDefault();
  }
}

function changeTheme() {
  const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
}
