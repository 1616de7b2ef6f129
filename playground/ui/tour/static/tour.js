// The tour while it is open: which stop it is at, and what a person does with it.

import { Pointer } from "./pointer.js";
import { lastDone, playerNow } from "./signs.js";
import { template } from "./template.js";

const EVERY = 200; // milliseconds between two looks at the page, which moves and runs again
const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [tabindex="-1"], [hidden])';
const OTHERS = 'dialog, [role="dialog"], [role="listbox"], [role="menu"], [aria-expanded="true"]'; // which Escape closes

export class Tour {
  // `ask(name)` has the page set up what a stop offers; `language` is the player's module that speaks it.
  constructor(root, stops, ask, language) {
    Object.assign(this, { root, stops, ask, language, index: null });
  }

  // ---- going through the stops -----------------------------------------------------------------------------

  open(index = 0, takesFocus = true) {
    if (!this.layer) this.#build();
    if (!this.isOpen) this.#begin();
    this.#show(index);
    if (takesFocus) this.card.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    const hadFocus = this.hasFocus;
    clearInterval(this.watching);
    this.pointer.stop();
    this.leaving.abort();
    this.layer.hidePopover?.();
    this.layer.hidden = true;
    this.index = null;
    this.root.dataset.state = "closed";
    if (hadFocus) this.#giveFocusBack();
  }

  get isOpen() {
    return this.index !== null;
  }

  get hasFocus() {
    return this.card.contains(document.activeElement);
  }

  #begin() {
    const active = document.activeElement;
    this.before = active === document.body ? null : active;
    this.root.dataset.state = "open";
    this.layer.hidden = false;
    this.layer.showPopover?.();
    this.leaving = new AbortController();
    // before a menu hears of Escape: afterwards one cannot see that there was a menu
    document.addEventListener("keydown", (event) => this.#press(event), { signal: this.leaving.signal, capture: true });
    this.seen = playerNow();
    this.watching = setInterval(() => this.#look(), EVERY);
  }

  #show(index) {
    const { _, pgettext } = this.language;
    const hadFocus = this.hasFocus;
    this.index = index;
    const { controls, title, text, side, offer } = this.stops[index];
    const isLast = index === this.stops.length - 1;
    this.#say(".bp-tour-count", _("{number} of {last}", { number: index + 1, last: this.stops.length }));
    this.#say("h2", title);
    this.#say("#bp-tour-text", text);
    const [take, link] = this.card.querySelectorAll(".bp-tour-offer");
    for (const [element, isThere] of [[take, offer && !offer.address], [link, offer?.address]]) {
      element.hidden = !isThere;
      element.textContent = isThere ? offer.title : "";
    }
    if (offer?.address) link.href = offer.address;
    this.#way("skip").hidden = isLast;
    this.#way("back").hidden = index === 0;
    this.#way("next").textContent = isLast ? pgettext("tour", "Done") : pgettext("tour", "Next");
    this.card.toggleAttribute("data-offers", Boolean(offer));
    if (hadFocus && (!this.hasFocus || document.activeElement.hidden)) this.card.focus({ preventScroll: true }); // its button has gone
    this.pointer.pointAt(controls.join(), side);
  }

  #say(selector, words) {
    this.card.querySelector(selector).textContent = words;
  }

  #way(name) {
    return this.card.querySelector(`[data-tour="${name}"]`);
  }

  // What a person does on the page itself saves clicks in the tour.
  #look() {
    const now = playerNow();
    const done = lastDone(this.stops, this.index, this.seen, now);
    this.seen = now;
    if (done >= 0) this.#go(done + 1);
    else this.pointer.follow();
  }

  #go(index) {
    if (index < this.stops.length) this.#show(index);
    else this.close();
  }

  // ---- what the person does in it --------------------------------------------------------------------------

  #build() {
    this.layer = document.createElement("div");
    Object.assign(this.layer, { className: "bp-tour-layer", popover: "manual", innerHTML: template(this.language) });
    this.root.append(this.layer);
    this.card = this.layer.querySelector(".bp-tour-card");
    this.pointer = new Pointer(this.layer.querySelector(".bp-tour-rings"), this.card);
    const acts = {
      take: () => this.#take(),
      skip: () => this.close(),
      back: () => this.#go(this.index - 1),
      next: () => this.#go(this.index + 1),
    };
    this.card.querySelectorAll("[data-tour]").forEach((button) => (button.onclick = acts[button.dataset.tour]));
  }

  // The page sets it up, and the tour goes on once the player has it; or at once, if it is there already.
  #take() {
    const { name, offer } = this.stops[this.index];
    const address = new URLSearchParams(location.search);
    if (Object.entries(offer.query).every(([key, value]) => address.get(key) === value)) this.#go(this.index + 1);
    else this.ask(name);
  }

  #press(event) {
    if (event.key === "Escape" && (this.card.contains(event.target) || !event.target.closest?.(OTHERS))) this.close();
    else if (event.key === "Tab") this.#tab(event);
  }

  // The control comes right after the words, as if they stood before it on the page.
  #tab(event) {
    const mine = [...this.card.querySelectorAll(FOCUSABLE)].filter((element) => element.checkVisibility());
    const control = this.pointer.control;
    const first = control?.matches(FOCUSABLE) ? control : control?.querySelector(FOCUSABLE);
    const [from, to] = event.shiftKey ? [first, mine.at(-1)] : [mine.at(-1), first];
    if (!from || !to || document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  }

  #giveFocusBack() {
    if (this.before?.isConnected) this.before.focus({ preventScroll: true });
    else document.activeElement.blur(); // the keys are the player's again
  }
}
