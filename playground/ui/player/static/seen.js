// What is on the screen beside the recording: the epoch, how far the curves go, the unit that is held, the switches. At rest it
// stands in the address, of which the page writes the rest: so a reload shows the same picture, and a link can be shared.

import { DEFAULT_SPEED } from "./template.js";

const QUIET = 250; // milliseconds without a change before one is written: browsers allow few in a row
const LATEST = 3000; // milliseconds that a link waits for the page

export class Seen {
  constructor(player) {
    this.player = player;
  }

  // As a link says it: see View in playground/choices/view.py.
  get now() {
    const { shown, farthest, view, clock } = this.player;
    const numbers = { epoch: shown, until: farthest > shown && farthest, speed: clock.speed !== DEFAULT_SPEED && clock.speed };
    const told = Object.entries(numbers).filter(([, value]) => value).map(([name, value]) => [name, String(value)]);
    return { ...Object.fromEntries(told), ...view.said() };
  }

  // The keys of a link that are the player's.
  get names() {
    return ["epoch", "until", "unit", "picture", "speed", ...this.player.view.linked];
  }

  // The page has run, and the address is of this recording by now; it may be another one than before.
  addressed(recording) {
    this.recording = recording;
    this.forget();
    this.say();
  }

  // Say it again, though nothing has changed.
  forget() {
    this.said = null;
  }

  // At rest the address says what is seen, and the server is told; a file of its own has neither.
  say() {
    const { store, state } = this.player;
    if (!store || store.isWhole) return;
    if (state === "playing") return this.leave();
    const said = JSON.stringify(this.now);
    if (said === this.said) return;
    this.said = said;
    this.player.reported = null;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#write(), QUIET);
  }

  // The query of a link to what is seen right now, once the page has written what is recorded into the address.
  async link() {
    const late = performance.now() + LATEST;
    while (this.recording !== this.player.store?.id && performance.now() < late) await new Promise(requestAnimationFrame);
    return this.#query();
  }

  leave() {
    clearTimeout(this.waiting);
  }

  #write() {
    const address = `${location.pathname}${this.#query()}${location.hash}`;
    if (address !== location.pathname + location.search + location.hash) history.replaceState(history.state, "", address);
  }

  #query() {
    const others = location.search.slice(1).split("&").filter((pair) => pair && !this.names.includes(pair.split("=")[0]));
    const mine = Object.entries(this.now).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const all = [...others, ...mine].join("&");
    return all && `?${all}`;
  }
}
