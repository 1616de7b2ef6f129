// What every view of a recording has: the bar, the slider, the state in words. Knows nothing of time.

import { enlargement } from "./drawing/enlarged.js";
import { reached } from "./marks.js";
import { painted } from "./drawing/near.js";
import { _, ngettext } from "./language/speak.js";
import { count } from "./numbers.js";
import { readTheme } from "./drawing/palette.js";
import { Sound } from "./spoken/sound.js";
import { Teller } from "./spoken/teller.js";

const NOTHING = { until: 0, reasons: [] };

export class Stage {
  constructor(root, options) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.options = options;
    this.drawn = 0;
    this.listeners = [new Teller(this), new Sound(this)]; // what is there beside pictures
  }

  // Set the stage for a recording. It can be shown at once; the charts follow one by one.
  mount(store) {
    this.leave();
    Object.assign(this, { store, frame: null, theme: readTheme(this.root), size: this.#size() });
    const elements = [...this.root.querySelectorAll("[data-chart]")].map((element) => [element.dataset.chart, element]);
    this.furnish(Object.fromEntries(elements));
    this.#take(NOTHING);
    this.charts.mount(() => {
      this.root.dataset.recording = this.store.id; // it may have been forked meanwhile
      reached("charts");
    });
  }

  leave() {
    this.charts?.leave();
  }

  // Turn every switch as a link, or the last visit to the page, says; what it does not say stays.
  takes(seen) {
    this.defaults ??= { ...this.options };
    this.asked = seen;
    for (const [name, first] of Object.entries(this.defaults)) {
      if (name in seen) this.options[name] = typeof first === "boolean" ? seen[name] === "true" : seen[name];
    }
    this.root.querySelectorAll("[data-option]").forEach((input) => {
      input[input.type === "checkbox" ? "checked" : "value"] = this.options[input.dataset.option];
    });
  }

  // What differs from how it is at first, as a link says it.
  said() {
    const changed = Object.entries(this.options).filter(([name, value]) => this.linked.includes(name) && value !== this.defaults[name]);
    return Object.fromEntries(changed.map(([name, value]) => [name, String(value)]));
  }

  // The switches that a link says.
  get linked() {
    return Object.keys(this.defaults);
  }

  // The same scene, told by another recording from here on.
  follow(store) {
    this.store = this.charts.store = store;
    this.root.dataset.recording = store.id;
  }

  // Why the run went as it did up to an epoch, `reasons` for each network; [] for those that fare well.
  explain(why) {
    if (why.until > this.farthest || JSON.stringify(why.reasons) === JSON.stringify(this.why.reasons)) return;
    this.#take(why);
    this.again();
  }

  #take(why) {
    this.why = why;
    this.charts.evidence = why.reasons.flatMap((found, lane) => found.map((reason) => ({ ...reason, lane })));
    this.tellReasons(why.reasons);
  }

  // `farthest` is how far the curves go; `all` redraws every chart instead of letting the slow ones take turns.
  show(frame, farthest, all) {
    Object.assign(this, { frame, farthest });
    if (farthest < this.why.until) this.#take(NOTHING); // begun again, or forked
    this.draw(frame, farthest, all);
    this.slider.value = frame.epoch;
    this.root.dataset.epoch = frame.epoch;
    this.root.dataset.frames = ++this.drawn;
    if (this.drawn === 1) painted().then(() => reached("picture"));
    this.ends();
    this.#heard();
  }

  again() {
    if (this.frame) this.show(this.frame, this.farthest, true);
  }

  // How far the recording goes and may go.
  ends() {
    const { length, lastEpoch } = this.store;
    this.slider.max = lastEpoch;
    this.slider.style.setProperty("--bp-buffered", `${(100 * (length - 1)) / Math.max(1, lastEpoch)}%`);
    this.root.dataset.buffered = length - 1;
    this.find(".bp-epoch").textContent = _("epoch {epoch} / {last}", { epoch: count(this.frame?.epoch ?? 0), last: count(lastEpoch) });
  }

  state(state) {
    this.root.dataset.state = state;
    const playing = state === "playing";
    this.find('[data-do="play"]').hidden = playing;
    this.find('[data-do="pause"]').hidden = !playing;
    const message = this.find(".bp-message");
    message.textContent = said(state, this.store, this.isSlowedDown);
    message.hidden = !message.textContent;
    message.dataset.kind = state;
    this.#heard();
  }

  #heard() {
    this.listeners.forEach((listener) => listener.hear());
  }

  slowedDown(isSlowedDown) {
    if (isSlowedDown === Boolean(this.isSlowedDown)) return;
    this.isSlowedDown = isSlowedDown;
    this.state(this.root.dataset.state);
  }

  setOption(name, value) {
    this.options[name] = value;
    this.charts.apply(name, value);
    this.again();
    this.turned();
  }

  // Something else is seen of the same frame: whoever follows that hears of it.
  turned() {
    this.onTurned?.();
  }

  // Whether the theme has changed; then everything is painted anew.
  retheme() {
    const theme = readTheme(this.root);
    if (!this.store || JSON.stringify(theme) === JSON.stringify(this.theme)) return false;
    this.theme = theme;
    this.charts.retheme(theme).then(() => this.again());
    return true;
  }

  resize() {
    const size = this.#size();
    if (!this.store || !this.root.clientWidth || this.size === size) return; // gone, or as before
    this.size = size;
    this.charts.resize();
    this.again();
  }

  #size() {
    return [this.root.clientWidth, enlargement()].join();
  }

  save(name, format) {
    if (this.frame) this.charts.save(name, format, this.frame.epoch);
  }

  get slider() {
    return this.find('input[type="range"]');
  }
}

// How a run ended, once that is shown; why it is slow while it plays.
function said(state, store, isSlowedDown) {
  if (state === "playing" && isSlowedDown) return _("Busy: slowed down. Many people are training on this server right now.");
  if (state !== "done" && state !== "diverged") return "";
  if (store.ended) return store.ended.message;
  const n = { n: count(store.lastEpoch) };
  if (store.isWhole) return ngettext("{n} epoch is recorded. Drag the slider to look back.", "All {n} epochs are recorded. Drag the slider to look back.", store.lastEpoch, n);
  return ngettext("{n} epoch is recorded. Drag the slider to look back, or raise Epochs to train on.", "All {n} epochs are recorded. Drag the slider to look back, or raise Epochs to train on.", store.lastEpoch, n);
}
