// The player: shows the recording at the pace of its clock, and asks for more before it runs dry.

import { Clock } from "./clock.js";
import { listen } from "./inputs.js";
import { reached } from "./marks.js";
import { question } from "./recording/question.js";
import { Requests } from "./recording/requests.js";
import { fromServer } from "./recording/server.js";
import { Store } from "./recording/store.js";
import { Seen } from "./seen.js";
import { furnished } from "./stages.js";

export class Player {
  // `answer(source, request, signal)` is who has the recording: a server, or the page itself.
  constructor(root, answer = fromServer) {
    this.root = root;
    this.isOpen = false; // whether the recording at the address is the one in the store
    this.rewinds = false; // whether a recording that was changed on the way is to begin again
    this.isPlayLast = false; // whether nothing was chosen on the page after Play was pressed
    this.seen = new Seen(this);
    this.clock = new Clock((epoch) => this.show(epoch), () => this.pump(), () => this.#rest());
    const heard = (request, message) => this.#receive(request, message);
    this.requests = new Requests(answer, heard, () => this.pump(), () => this.notify("lost", Date.now())); // the page runs again
  }

  leave() {
    this.#stop();
    this.requests.stop();
    this.seen.leave();
    this.view?.leave();
    this.unlisten?.();
  }

  // What the page says: where the recording is asked, the chosen learning rate and number of epochs, and which recording
  // the address is of by now.
  told({ source, learning_rate, epochs, recording }) {
    this.learningRate = learning_rate;
    this.seen.addressed(recording);
    this.mayHaveMoved = this.store && epochs !== this.store.lastEpoch;
    if (source !== this.requests.source) {
      this.requests.turnTo(source);
      const hasEnded = recording === this.store?.id && this.state !== "playing" && !this.playsOnArrival;
      this.playsOnArrival = this.isPlayLast && !hasEnded; // Play was meant for this one
      this.isOpen = this.rewinds = false;
    }
    this.view?.retheme();
    this.pump();
  }

  // ---- what the server says -------------------------------------------------------------------------------

  #receive(request, { header, arrays, took }) {
    if (this.state === "playing") this.clock.heard(arrays.epochs.shape[0], took);
    else this.clock.supply = Infinity;
    const origin = header.forked_from;
    const isFirst = !this.isOpen;
    const goesOn = this.isOpen && origin?.id === this.store.id && origin.epoch > 0;
    const isKnown = !header.scene || (!this.isOpen && header.recording === this.store?.id); // the server was started anew
    if (request.fork) this.notify("forked", header.recording); // the link is to say it
    if (isKnown) this.#merge(header, arrays);
    else if (goesOn) this.#continue(header, arrays, origin.epoch);
    else return this.#start(header, arrays);
    this.view.ends();
    if (header.why) this.view.explain(header.why);
    this.view.slowedDown(this.clock.isSlowedDown);
    if (this.shown > this.store.end) this.goTo(this.store.end); // the end has moved back
    else if (this.state === "done" && this.shown < this.store.end) this.#become("paused"); // or on
    this.#settle();
    if (isFirst && this.playsOnArrival) this.play();
    this.pump();
  }

  #merge(header, arrays) {
    this.isOpen = true;
    this.store.merge(header, arrays);
  }

  // A recording of its own: everything starts anew.
  #start(header, arrays) {
    reached("opening");
    this.playsOnArrival ||= this.isOpen && this.state === "playing"; // Play was pressed before this came
    this.#stop();
    this.#furnish(header.scene.kind ?? "playground");
    this.store = new Store(header, arrays);
    this.clock.rewind(this.store, 0);
    Object.assign(this, { isOpen: true, rewinds: false, shown: 0, farthest: 0, target: null });
    this.seen.forget();
    this.view.takes(header.seen);
    this.#takeSpeed(header.seen.speed);
    this.view.mount(this.store);
    this.#become("idle");
    this.view.ends();
    this.goTo(Math.max(header.shown, Number(header.seen.until ?? 0))); // the curves go so far
    this.returnsTo = header.shown;
    this.#return();
    if (this.playsOnArrival) this.play();
  }

  #furnish(kind) {
    if (kind === this.kind) return;
    this.kind = kind;
    this.unlisten?.();
    this.view?.leave();
    this.view = furnished(this.root, kind);
    this.view.onTurned = () => {
      this.seen.say();
      this.pump();
    };
    this.unlisten = listen(this.root, this, this.view);
  }

  // The same recording until `epoch`, another learning rate from there: keep playing.
  #continue(header, arrays, epoch) {
    const before = this.store;
    this.store = new Store(header, arrays);
    this.store.inherit(before, epoch);
    this.view.follow(this.store);
    this.clock.rewind(this.store, epoch);
    this.farthest = Math.min(this.farthest, epoch);
    this.shown = Math.min(this.shown, epoch);
    if (this.state === "done" || this.state === "diverged") this.#become("paused");
    this.show(this.shown, true);
  }

  // ---- what the person does -------------------------------------------------------------------------------

  play() {
    this.playsOnArrival = !this.isOpen || this.rewinds; // what is to be played is on its way
    if (this.state === "playing" || this.playsOnArrival) return;
    if (this.shown >= this.store.end) {
      this.farthest = 0;
      this.show(0);
    }
    this.target = this.reported = null;
    this.#become("playing");
    this.clock.start(this.shown);
    this.pump();
  }

  pause() {
    this.returnsTo = null;
    if (this.state !== "playing") return;
    this.#stop();
    this.show(this.shown);
    this.requests.giveUp();
    this.pump();
  }

  move(by) {
    this.goTo(this.store.beside(this.clock.until ?? this.target ?? this.shown, by));
  }

  // Once the curves go as far as a link says, show its epoch.
  #return() {
    if (this.returnsTo === null || this.state === "playing" || this.target !== null) return;
    const to = this.returnsTo;
    this.returnsTo = null;
    if (to !== this.shown) this.goTo(to);
  }

  // Show an epoch; one that is not recorded yet is reached by training there, as fast as that goes.
  goTo(epoch) {
    this.#stop();
    this.returnsTo = null;
    const { length, end } = this.store;
    const to = this.store.kept(Math.min(Math.max(epoch, 0), end));
    if (to >= length && to > this.shown + 1 && this.isOpen) {
      this.play();
      this.clock.until = to;
      return;
    }
    this.target = to;
    if (!this.store.frames.has(to)) {
      this.show(this.store.nearest(to));
      this.requests.giveUp();
    }
    this.#settle();
    this.pump();
  }

  // Back to the start. A recording that was changed on the way begins again with the rate that it ended with.
  reset() {
    this.rewinds = !this.store.isWhole && (this.store.scene.is_forked || this.learningRate !== this.store.learningRate);
    this.farthest = 0;
    this.goTo(0);
  }

  setSpeed(speed) {
    this.clock.speed = speed;
    this.seen.say();
    this.pump();
  }

  #takeSpeed(speed) {
    const select = this.root.querySelector(".bp-speed select");
    if (speed) select.value = speed;
    this.clock.speed = Number(select.value);
  }

  // ---- what is shown ---------------------------------------------------------------------------------------

  show(epoch, all = this.state !== "playing") {
    const frame = this.store.frames.get(epoch);
    if (!frame) return;
    this.shown = epoch;
    this.farthest = Math.max(this.farthest, epoch);
    this.view.show(frame, this.farthest, all);
    this.store.forget(epoch);
  }

  // The clock has come to its end.
  #rest() {
    this.#stop();
    this.#become(this.store.stateAt(this.shown));
    this.show(this.shown);
    this.#return();
  }

  #stop() {
    this.clock.stop();
    if (this.state === "playing") this.#become("paused");
  }

  // Show the epoch that was asked for, as soon as it is there.
  #settle() {
    if (this.target === null) return;
    this.target = Math.min(this.target, this.store.end);
    if (!this.store.frames.has(this.target)) return;
    const epoch = this.target;
    this.target = null;
    this.#become(this.store.stateAt(epoch));
    this.show(epoch);
    this.seen.say();
    this.#return();
  }

  #become(state) {
    this.state = state;
    this.view.state(state);
    this.seen.say();
  }

  // Ask for what is needed next, if anything is and nothing is under way.
  pump() {
    if (this.requests.pending) return;
    const { isReport, ...asked } = question(this) ?? {};
    if (isReport) {
      this.mayHaveMoved = false;
      this.reported = this.shown; // so that a player mounted again, after a look at another page, goes on here
    }
    if ("recording" in asked) this.requests.ask(asked);
  }
}
