// The player: plays the recording at its own pace from the frames it holds, and asks for more before it runs dry.

import { Charts } from "./charts.js";
import { Graph } from "./graph.js";
import { diverging, readTheme } from "./palette.js";
import { Requests } from "./requests.js";
import { Store } from "./store.js";
import { DEFAULT_SPEED, TEMPLATE } from "./template.js";
import * as words from "./words.js";

const FRAMES_PER_SECOND = 20;

export class Player {
  constructor(root, header, arrays, send) {
    this.root = root;
    this.speed = DEFAULT_SPEED;
    root.innerHTML = TEMPLATE;
    this.find = (selector) => root.querySelector(selector);
    this.requests = new Requests(send, () => this.pump());
    this.frames = 0;
    this.fork = null;
    this.#listen();
    this.#start(header, arrays);
  }

  // ---- what the server says -------------------------------------------------------------------------------

  receive(header, arrays) {
    const request = this.requests.answered(header.serial);
    if (header.serial === undefined || request?.fork) this.#rateChange(header.pending_rate);
    const origin = header.forked_from;
    if (header.recording === this.store.id) this.store.merge(header, arrays);
    else if (header.scene && origin?.id === this.store.id && origin.epoch > 0) this.#continue(header, arrays, origin.epoch);
    else if (header.scene) return this.#start(header, arrays);
    this.#showEnds();
    this.#settle();
    this.pump();
  }

  // The sidebar's learning rate has moved: the recording is to fork at the epoch that the person sees.
  #rateChange(learningRate) {
    this.fork = learningRate == null ? null : { epoch: this.shown, learning_rate: learningRate };
  }

  // A recording of its own: everything starts anew.
  async #start(header, arrays) {
    this.#stop();
    this.store = new Store(header, arrays);
    Object.assign(this, { shown: 0, farthest: 0, target: null, until: null, ready: false });
    const { scene } = this.store;
    this.theme = readTheme(this.root);
    const elements = Object.fromEntries([...this.root.querySelectorAll("[data-chart]")].map((e) => [e.dataset.chart, e]));
    const { test, hard, log, gradient } = this.charts?.options ?? {};
    this.charts = new Charts(elements, this.store, this.theme);
    Object.assign(this.charts.options, { test: !!test, hard: !!hard, log: !!log, gradient: gradient ?? "grad_norms" });
    this.graph = new Graph(this.find("canvas"), this.find(".bp-tip"), this.store, () => this.#drawBoundary());
    this.find(".bp-boundary h3").textContent = scene.is_curve ? "Prediction" : scene.classes.length ? "Decision boundary" : "Predicted value";
    this.find(".bp-hard").hidden = !scene.classes.length;
    this.root.querySelectorAll("[data-score]").forEach((e) => (e.textContent = scene.score));
    this.#legends();
    this.#state("idle");
    this.#showEnds();
    const mine = this.store;
    await this.charts.mount();
    if (mine !== this.store) return; // another recording came while the charts were being made
    this.charts.setTestPoints(this.charts.options.test);
    if (this.charts.options.log) this.charts.setLogLoss(true);
    this.ready = true;
    this.show(0, true);
    this.pump();
  }

  // The same recording until `epoch`, another learning rate from there: keep playing.
  #continue(header, arrays, epoch) {
    const before = this.store;
    this.store = new Store(header, arrays);
    this.store.inherit(before, epoch);
    this.charts.store = this.graph.store = this.store;
    this.farthest = Math.min(this.farthest, epoch);
    if (this.shown > epoch) this.shown = epoch;
    if (this.position !== undefined) this.position = Math.min(this.position, epoch);
    if (this.state === "done" || this.state === "diverged") this.#state("paused");
    this.show(this.shown, true);
  }

  retheme() {
    const theme = readTheme(this.root);
    if (!this.ready || JSON.stringify(theme) === JSON.stringify(this.theme)) return;
    this.theme = theme;
    this.charts.retheme(theme).then(() => this.show(this.shown, true));
    this.#legends();
  }

  // ---- what is shown --------------------------------------------------------------------------------------

  show(epoch, all = this.state !== "playing") {
    const frame = this.store.frames.get(epoch);
    if (!frame || !this.ready) return;
    this.shown = epoch;
    this.farthest = Math.max(this.farthest, epoch);
    this.graph.draw(frame, this.theme, this.charts.colors);
    this.charts.draw(frame, this.farthest, all);
    if (this.graph.spotlight) this.#drawBoundary();
    words.numbers(this.root, this.store, epoch);
    this.find(".bp-stuck").textContent = words.stuck(frame, this.store.scene.layers);
    this.#slider().value = epoch;
    this.find(".bp-epoch").textContent = `epoch ${epoch.toLocaleString("en")} / ${this.store.lastEpoch.toLocaleString("en")}`;
    this.root.dataset.epoch = epoch;
    this.root.dataset.frames = ++this.frames;
    this.store.forget(epoch);
  }

  #drawBoundary() {
    const frame = this.store.frames.get(this.shown);
    if (!frame || !this.ready) return;
    this.charts.drawBoundary(frame, this.graph.spotlight);
    if (this.state !== "playing") this.graph.draw(frame, this.theme, this.charts.colors);
  }

  #legends() {
    const { scene } = this.store;
    this.find(".bp-legend").replaceChildren(...words.legend(scene, this.charts, this.theme));
    this.find(".bp-layers").replaceChildren(...words.layerKey(scene.layers));
    const colors = diverging(this.theme);
    this.root.style.setProperty("--bp-negative", `rgb(${colors[0]})`);
    this.root.style.setProperty("--bp-positive", `rgb(${colors[255]})`);
  }

  #showEnds() {
    this.#slider().max = this.store.lastEpoch;
    this.#slider().style.setProperty("--bp-buffered", `${(100 * (this.store.length - 1)) / Math.max(1, this.store.lastEpoch)}%`);
    this.root.dataset.buffered = this.store.length - 1;
    this.find(".bp-epoch").textContent = `epoch ${this.shown.toLocaleString("en")} / ${this.store.lastEpoch.toLocaleString("en")}`;
  }

  // ---- what the person does -------------------------------------------------------------------------------

  play() {
    if (this.state === "playing" || !this.ready) return;
    if (this.shown >= this.store.end) {
      this.farthest = 0;
      this.show(0);
    }
    this.position = this.shown;
    this.target = null;
    this.#state("playing");
    this.clock = performance.now();
    this.tick = requestAnimationFrame((now) => this.#advance(now));
    this.pump();
  }

  pause() {
    if (this.state !== "playing") return;
    this.#stop();
    this.#state("paused");
    this.show(this.shown, true);
    this.pump();
  }

  goTo(epoch) {
    this.#stop();
    this.until = null;
    const end = this.store.end;
    if (epoch > this.store.length - 1 && this.store.length - 1 < end && epoch > this.shown + 1) {
      return this.#fastForward(Math.min(epoch, end));
    }
    this.target = Math.min(Math.max(epoch, 0), end);
    if (!this.store.frames.has(this.target)) this.show(this.store.nearest(this.target), true);
    this.#settle();
    this.pump();
  }

  reset() {
    this.#stop();
    if (this.store.scene.changes_rate) this.fork = { epoch: 0, learning_rate: null };
    this.farthest = 0;
    this.goTo(0);
  }

  // An epoch that is not recorded yet: play there as fast as training goes, then stop.
  #fastForward(epoch) {
    if (this.state === "playing") this.#state("paused");
    this.play();
    this.until = epoch;
  }

  #settle() {
    if (this.target === null || this.state === "playing" && this.until === null) return;
    if (!this.store.frames.has(this.target)) {
      if (this.target > this.store.end) this.target = this.store.end;
      return;
    }
    const epoch = this.target;
    this.target = null;
    this.#state(this.#stateAt(epoch));
    this.show(epoch, true);
  }

  #stateAt(epoch) {
    if (epoch >= this.store.end) return this.store.diverged ? "diverged" : "done";
    return epoch === 0 ? "idle" : "paused";
  }

  // ---- the clock ------------------------------------------------------------------------------------------

  get stride() {
    const speed = this.until === null ? this.speed : 1000;
    return Math.max(1, Math.round(speed / FRAMES_PER_SECOND));
  }

  next(epoch) {
    return Math.min(epoch + this.stride, this.until ?? Infinity, this.store.end);
  }

  #advance(now) {
    if (this.state !== "playing") return;
    const speed = this.until === null ? this.speed : 1000;
    this.position += (speed * Math.min(now - this.clock, 250)) / 1000;
    this.clock = now;
    let best = this.shown;
    while (best < this.store.end && this.store.frames.has(this.next(best)) && this.next(best) <= this.position && this.next(best) > best) {
      best = this.next(best);
    }
    if (best > this.shown) this.show(best);
    else this.position = Math.min(this.position, this.next(this.shown)); // starved: wait for the frame, do not leap
    this.pump();
    const stop = Math.min(this.until ?? Infinity, this.store.end);
    if (this.shown >= stop) {
      this.#stop();
      this.#state(this.#stateAt(this.shown));
      return this.show(this.shown, true);
    }
    this.tick = requestAnimationFrame((later) => this.#advance(later));
  }

  #stop() {
    cancelAnimationFrame(this.tick);
    this.until = null;
    if (this.state === "playing") this.#state("paused");
  }

  // Ask for what is needed next, if anything is and nothing is under way.
  pump() {
    if (!this.store) return;
    const have = this.store.length;
    if (this.fork) return this.requests.ask({ have, fork: this.fork });
    if (this.target !== null && !this.store.frames.has(this.target)) {
      return this.requests.ask({ have, start: Math.max(0, this.target - (this.target < this.farthest ? 4 : 0)), stride: 1, count: 8 });
    }
    let ahead = 0;
    let epoch = this.shown;
    while (ahead < 15 && epoch < this.store.end && this.store.frames.has(this.next(epoch)) && this.next(epoch) > epoch) {
      epoch = this.next(epoch);
      ahead++;
    }
    if (ahead >= 15 || this.next(epoch) <= epoch) return;
    if (this.state === "playing" || ahead < 3) {
      this.requests.ask({ have, start: this.next(epoch), stride: this.stride, count: 20 });
    }
  }

  // ---- wiring ---------------------------------------------------------------------------------------------

  #slider() {
    return this.find('input[type="range"]');
  }

  #state(state) {
    this.state = state;
    this.root.dataset.state = state;
    const playing = state === "playing";
    this.find('[data-do="play"]').hidden = playing;
    this.find('[data-do="pause"]').hidden = !playing;
    const message = words.message(state, this.store);
    this.find(".bp-message").hidden = !message;
    this.find(".bp-message").textContent = message;
    this.find(".bp-message").dataset.kind = state;
  }

  #listen() {
    const actions = {
      play: () => this.play(),
      pause: () => this.pause(),
      step: () => this.goTo((this.target ?? this.shown) + 1),
      back: () => this.goTo((this.target ?? this.shown) - 1),
      reset: () => this.reset(),
    };
    this.root.querySelectorAll("[data-do]").forEach((button) => (button.onclick = () => {
      actions[button.dataset.do]();
      const twin = { play: "pause", pause: "play" }[button.dataset.do];
      if (twin && button.hidden) this.find(`[data-do="${twin}"]`).focus({ preventScroll: true });
    }));
    this.#slider().oninput = (event) => this.goTo(Number(event.target.value));
    this.find(".bp-speed select").onchange = (event) => {
      this.speed = Number(event.target.value);
      this.pump();
    };
    this.root.querySelectorAll("[data-option]").forEach((input) => (input.onchange = () => this.#option(input)));
    this.root.onkeydown = (event) => this.#key(event, actions);
    const keys = (event) => document.body === event.target && this.#key(event, actions);
    document.addEventListener("keydown", keys);
    const sizes = new ResizeObserver(() => this.ready && requestAnimationFrame(() => this.#resize()));
    sizes.observe(this.root);
    this.leave = () => {
      this.#stop();
      sizes.disconnect();
      document.removeEventListener("keydown", keys);
    };
  }

  #resize() {
    if (!this.root.isConnected || this.width === this.root.clientWidth) return;
    this.width = this.root.clientWidth;
    this.charts.resize();
    this.show(this.shown);
  }

  #key(event, actions) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = ["SELECT", "INPUT", "TEXTAREA"].includes(event.target.tagName) && event.target.type !== "checkbox";
    const isSpace = event.key === " ";
    if (typing && !(isSpace && event.target.type === "range")) return;
    if (isSpace && ["BUTTON", "INPUT"].includes(event.target.tagName) && event.target.type !== "range") return;
    const name = isSpace
      ? this.state === "playing" ? "pause" : "play"
      : { ArrowRight: "step", ArrowLeft: "back", Home: "reset" }[event.key];
    if (!name) return;
    event.preventDefault();
    actions[name]();
  }

  #option(input) {
    const value = input.type === "checkbox" ? input.checked : input.value;
    this.charts.options[input.dataset.option] = value;
    if (input.dataset.option === "test") this.charts.setTestPoints(value);
    if (input.dataset.option === "log") this.charts.setLogLoss(value);
    this.show(this.shown, true);
  }
}
