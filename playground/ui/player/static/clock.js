// Time: which epoch is due, at a pace of so many epochs a second, and no sooner than its frame is there.

import { DEFAULT_SPEED } from "./template.js";

const FRAMES_PER_SECOND = 20;
const BUSY = 400; // milliseconds for an answer: then more people train than can be served at once
const FASTEST = 1000; // epochs a second
const LONGEST_STEP = 250; // milliseconds: a tab that slept does not leap

export class Clock {
  // `shows(epoch)` is called with every epoch that is due, `waits()` after each look at the time, and `rests()` once
  // the end is reached: that of the recording, or `until`.
  constructor(shows, waits, rests) {
    Object.assign(this, { shows, waits, rests, speed: DEFAULT_SPEED, until: null, supply: Infinity, reach: Infinity });
  }

  start(epoch) {
    Object.assign(this, { shown: epoch, position: epoch, time: performance.now() });
    this.#tick();
  }

  stop() {
    cancelAnimationFrame(this.ticking);
    this.until = null;
  }

  // What comes after `epoch` is another recording from now on.
  rewind(store, epoch) {
    this.store = store;
    this.shown = Math.min(this.shown ?? 0, epoch);
    this.position = Math.min(this.position ?? 0, epoch);
  }

  // Epochs a second that are wanted; a busy server can bring no more frames than `supply` a second.
  get wanted() {
    return this.until === null ? this.speed : FASTEST;
  }

  get pace() {
    return Math.min(this.wanted, this.supply * this.stride);
  }

  // Where epochs take so long that no more than `reach` a second can be trained, none is left out that could be shown.
  get stride() {
    const { every } = this.store;
    return every * Math.max(1, Math.round(Math.min(this.wanted, this.reach) / FRAMES_PER_SECOND / every));
  }

  get isSlowedDown() {
    return this.pace < this.wanted;
  }

  // So many frames have come with an answer that took the server so many milliseconds: keep to what it can bring,
  // evenly, instead of running ahead and standing still in turns.
  heard(frames, took) {
    if (took <= BUSY) this.reach = (1000 * frames * this.stride) / Math.max(1, took); // else it has waited for others, too
    const now = performance.now();
    const rate = (1000 * frames) / Math.max(1, now - (this.heardAt ?? 0));
    this.heardAt = now;
    this.supply = took > BUSY ? Math.max(1, rate) : Infinity;
  }

  get end() {
    return Math.min(this.until ?? Infinity, this.store.end);
  }

  // The epoch of the frame after the one of `epoch`.
  next(epoch) {
    return Math.min(epoch + this.stride, this.end);
  }

  // Whether the frame after `epoch` is there to be shown.
  hasNext(epoch) {
    return this.next(epoch) > epoch && this.store.frames.has(this.next(epoch));
  }

  #tick() {
    this.ticking = requestAnimationFrame((now) => this.#advance(now));
  }

  #advance(now) {
    this.position += (this.pace * Math.min(now - this.time, LONGEST_STEP)) / 1000;
    this.time = now;
    let due = this.shown;
    while (this.hasNext(due) && this.next(due) <= this.position) due = this.next(due);
    if (due > this.shown) this.shows((this.shown = due));
    else this.position = Math.min(this.position, this.next(this.shown)); // starved: wait for the frame, do not leap
    if (this.shown >= this.end) this.rests();
    else this.#tick();
    this.waits();
  }
}
