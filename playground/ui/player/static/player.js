// The player: plays the recording at its own pace from the frames it holds, and asks for more before it runs dry.

import { listen } from "./inputs.js";
import { Requests } from "./recording/requests.js";
import { furnished } from "./stages.js";
import { Store } from "./recording/store.js";
import { DEFAULT_SPEED } from "./template.js";

const FRAMES_PER_SECOND = 20;
const FASTEST = 1000; // epochs a second
const AHEAD = 15; // frames waiting below which more are asked for
const BLOCK = 20; // frames asked for at once

export class Player {
  constructor(root) {
    this.root = root;
    this.speed = DEFAULT_SPEED;
    this.isOpen = false; // whether the recording at the address is the one in the store
    this.rewinds = false; // whether a recording that was changed on the way is to begin again
    const heard = (request, message) => this.#receive(request, message);
    this.requests = new Requests(heard, () => this.pump(), () => this.notify("lost", Date.now())); // the page runs again
  }

  leave() {
    this.#stop();
    this.requests.stop();
    this.unlisten?.();
  }

  // What the page says: where the recording is asked, and the sidebar's learning rate and number of epochs.
  told({ source, learning_rate, epochs }) {
    this.learningRate = learning_rate;
    this.mayHaveMoved = this.store && epochs !== this.store.lastEpoch;
    if (source !== this.requests.source) {
      this.requests.turnTo(source);
      this.isOpen = this.rewinds = false;
    }
    this.view?.retheme();
    this.pump();
  }

  // ---- what the server says -------------------------------------------------------------------------------

  #receive(request, { header, arrays }) {
    const origin = header.forked_from;
    const goesOn = this.isOpen && origin?.id === this.store.id && origin.epoch > 0;
    if (request.fork) this.notify("forked", header.recording); // the link is to say it
    if (!header.scene) this.store.merge(header, arrays);
    else if (goesOn) this.#continue(header, arrays, origin.epoch);
    else return this.#start(header, arrays);
    this.view.ends();
    if (this.shown > this.store.end) this.goTo(this.store.end); // the end has moved back
    else if (this.state === "done" && this.shown < this.store.end) this.#become("paused"); // or on
    this.#settle();
    this.pump();
  }

  // A recording of its own: everything starts anew.
  async #start(header, arrays) {
    this.#stop();
    this.#furnish(header.scene.kind ?? "playground");
    this.store = new Store(header, arrays);
    Object.assign(this, { isOpen: true, rewinds: false, shown: 0, farthest: 0, target: null, until: null });
    const mounted = this.view.mount(this.store);
    this.#become("idle");
    this.view.ends();
    if (!(await mounted)) return;
    this.show(0);
    this.goTo(Math.min(header.shown, this.store.length - 1));
    if (this.playsOnArrival) this.play();
  }

  #furnish(kind) {
    if (kind === this.kind) return;
    this.kind = kind;
    this.unlisten?.();
    this.view = furnished(this.root, kind);
    this.unlisten = listen(this.root, this, this.view);
  }

  // The same recording until `epoch`, another learning rate from there: keep playing.
  #continue(header, arrays, epoch) {
    const before = this.store;
    this.store = new Store(header, arrays);
    this.store.inherit(before, epoch);
    this.view.follow(this.store);
    this.farthest = Math.min(this.farthest, epoch);
    this.shown = Math.min(this.shown, epoch);
    this.position = Math.min(this.position ?? 0, epoch);
    if (this.state === "done" || this.state === "diverged") this.#become("paused");
    this.show(this.shown, true);
  }

  // ---- what the person does -------------------------------------------------------------------------------

  play() {
    this.playsOnArrival = !this.isOpen || this.rewinds || !this.view.ready; // what is to be played is on its way
    if (this.state === "playing" || this.playsOnArrival) return;
    if (this.shown >= this.store.end) {
      this.farthest = 0;
      this.show(0);
    }
    this.position = this.shown;
    this.target = null;
    this.#become("playing");
    this.clock = performance.now();
    this.tick = requestAnimationFrame((now) => this.#advance(now));
    this.pump();
  }

  pause() {
    this.playsOnArrival = false;
    if (this.state !== "playing") return;
    this.#stop();
    this.show(this.shown);
    this.pump();
  }

  move(by) {
    this.goTo((this.until ?? this.target ?? this.shown) + by);
  }

  // Show an epoch; one that is not recorded yet is reached by training there, as fast as that goes.
  goTo(epoch) {
    this.#stop();
    const { length, end } = this.store;
    const to = Math.min(Math.max(epoch, 0), end);
    if (to >= length && to > this.shown + 1) {
      this.play();
      this.until = to;
      return;
    }
    this.target = to;
    if (!this.store.frames.has(to)) this.show(this.store.nearest(to));
    this.#settle();
    this.pump();
  }

  // Back to the start. A recording that was changed on the way begins again with the rate that it ended with.
  reset() {
    this.playsOnArrival = false;
    this.rewinds = this.store.scene.is_forked || this.learningRate !== this.store.learningRate;
    this.farthest = 0;
    this.goTo(0);
  }

  setSpeed(speed) {
    this.speed = speed;
    this.pump();
  }

  // ---- the clock ------------------------------------------------------------------------------------------

  show(epoch, all = this.state !== "playing") {
    const frame = this.store.frames.get(epoch);
    if (!frame || !this.view.ready) return;
    this.shown = epoch;
    this.farthest = Math.max(this.farthest, epoch);
    this.view.show(frame, this.farthest, all);
    this.store.forget(epoch);
  }

  get pace() {
    return this.until === null ? this.speed : FASTEST;
  }

  get stride() {
    return Math.max(1, Math.round(this.pace / FRAMES_PER_SECOND));
  }

  // The epoch of the frame after the one of `epoch`.
  next(epoch) {
    return Math.min(epoch + this.stride, this.until ?? Infinity, this.store.end);
  }

  // Whether the frame after `epoch` is there to be shown.
  hasNext(epoch) {
    return this.next(epoch) > epoch && this.store.frames.has(this.next(epoch));
  }

  #advance(now) {
    if (this.state !== "playing") return;
    this.position += (this.pace * Math.min(now - this.clock, 250)) / 1000;
    this.clock = now;
    let best = this.shown;
    while (this.hasNext(best) && this.next(best) <= this.position) best = this.next(best);
    if (best > this.shown) this.show(best);
    else this.position = Math.min(this.position, this.next(this.shown)); // starved: wait for the frame, do not leap
    if (this.shown >= Math.min(this.until ?? Infinity, this.store.end)) {
      this.#stop();
      this.#become(this.#stateAt(this.shown));
      this.show(this.shown);
    } else {
      this.tick = requestAnimationFrame((later) => this.#advance(later));
    }
    this.pump();
  }

  #stop() {
    cancelAnimationFrame(this.tick);
    this.until = null;
    if (this.state === "playing") this.#become("paused");
  }

  // Show the epoch that was asked for, as soon as it is there.
  #settle() {
    if (this.target === null) return;
    this.target = Math.min(this.target, this.store.end);
    if (!this.view.ready || !this.store.frames.has(this.target)) return;
    const epoch = this.target;
    this.target = null;
    this.#become(this.#stateAt(epoch));
    this.show(epoch);
  }

  #stateAt(epoch) {
    if (epoch >= this.store.end) return this.store.ended?.kind === "diverged" ? "diverged" : "done";
    return epoch === 0 ? "idle" : "paused";
  }

  #become(state) {
    this.state = state;
    this.view.state(state);
  }

  // Ask for what is needed next, if anything is and nothing is under way.
  pump() {
    if (!this.isOpen) return this.requests.ask({ recording: null });
    const { shown, learningRate } = this;
    const { id: recording, length: have } = this.store;
    if (this.rewinds || learningRate !== this.store.learningRate) {
      const epoch = this.rewinds ? 0 : shown;
      return this.requests.ask({ recording, fork: { epoch, learning_rate: learningRate } });
    }
    if (this.target !== null && !this.store.frames.has(this.target)) {
      const start = Math.max(0, this.target - (this.target < this.farthest ? 4 : 0)); // looking back: also those before
      return this.requests.ask({ recording, have, shown: this.target, start, stride: 1, count: 8 });
    }
    let [ahead, epoch] = [0, this.shown];
    for (; ahead < AHEAD && this.hasNext(epoch); ahead++) epoch = this.next(epoch);
    if (ahead < (this.state === "playing" ? AHEAD : 3) && this.next(epoch) > epoch) {
      this.requests.ask({ recording, have, shown, start: this.next(epoch), stride: this.stride, count: BLOCK });
    } else if (this.mayHaveMoved || (this.state !== "playing" && this.reported !== shown)) {
      this.mayHaveMoved = false;
      this.reported = shown; // so that a player mounted again, after a look at another page, goes on here
      this.requests.ask({ recording, have, shown, start: shown, stride: 1, count: 1 });
    }
  }
}
