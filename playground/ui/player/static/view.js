// Everything that can be seen of one recording: charts, network, numbers, words. Knows nothing of time.

import { Charts } from "./charts.js";
import { Graph } from "./graph.js";
import { diverging, readTheme } from "./palette.js";
import * as words from "./words.js";

const OPTIONS = { test: false, hard: false, log: false, gradient: "grad_norms" };

export class View {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.options = { ...OPTIONS };
    this.drawn = 0;
    this.ready = false;
  }

  // Set the stage for a recording; resolves when its charts stand, false when another one came meanwhile.
  async mount(store) {
    this.ready = false;
    this.store = store;
    this.frame = null;
    this.theme = readTheme(this.root);
    const elements = Object.fromEntries([...this.root.querySelectorAll("[data-chart]")].map((e) => [e.dataset.chart, e]));
    this.charts = new Charts(elements, store, this.theme, this.options);
    this.graph = new Graph(this.find("canvas"), this.find(".bp-tip"), store, () => this.#spotlight());
    const { scene } = store;
    this.find(".bp-boundary h3").textContent = words.boundaryTitle(scene);
    this.find(".bp-hard").hidden = !scene.classes.length;
    this.root.querySelectorAll("[data-score]").forEach((e) => (e.textContent = scene.score));
    this.root.querySelectorAll(".bp-validation").forEach((e) => (e.hidden = !scene.has_validation));
    this.#legends();
    await this.charts.mount();
    if (store !== this.store) return false;
    this.ready = true;
    return true;
  }

  // The same scene, told by another recording from here on.
  follow(store) {
    this.store = this.charts.store = this.graph.store = store;
  }

  // `farthest` is how far the curves go; `all` redraws every chart instead of letting the slow ones take turns.
  show(frame, farthest, all) {
    this.frame = frame;
    this.farthest = farthest;
    this.graph.draw(frame, this.theme, this.charts.colors);
    this.charts.draw(frame, farthest, all, this.graph.spotlight);
    words.numbers(this.root, this.store, frame.epoch);
    this.find(".bp-stuck").textContent = words.stuck(frame, this.store.scene.layers);
    this.#answerHere();
    this.slider.value = frame.epoch;
    this.root.dataset.epoch = frame.epoch;
    this.root.dataset.frames = ++this.drawn;
    this.ends();
  }

  again() {
    if (this.ready && this.frame) this.show(this.frame, this.farthest, true);
  }

  // How far the recording goes and may go.
  ends() {
    const { length, lastEpoch } = this.store;
    this.slider.max = lastEpoch;
    this.slider.style.setProperty("--bp-buffered", `${(100 * (length - 1)) / Math.max(1, lastEpoch)}%`);
    this.root.dataset.buffered = length - 1;
    this.find(".bp-epoch").textContent = words.epochOf(this.frame?.epoch ?? 0, lastEpoch);
  }

  state(state) {
    this.root.dataset.state = state;
    const playing = state === "playing";
    this.find('[data-do="play"]').hidden = playing;
    this.find('[data-do="pause"]').hidden = !playing;
    const message = this.find(".bp-message");
    message.textContent = words.message(state, this.store);
    message.hidden = !message.textContent;
    message.dataset.kind = state;
  }

  setOption(name, value) {
    this.options[name] = value;
    if (name === "test") this.charts.setTestPoints(value);
    if (name === "log") this.charts.setLogLoss(value);
    this.again();
  }

  retheme() {
    const theme = readTheme(this.root);
    if (!this.ready || JSON.stringify(theme) === JSON.stringify(this.theme)) return;
    this.theme = theme;
    this.charts.retheme(theme).then(() => this.again());
    this.#legends();
  }

  resize() {
    if (!this.ready || !this.root.isConnected || this.width === this.root.clientWidth) return;
    this.width = this.root.clientWidth;
    this.charts.resize();
    this.again();
  }

  // Read the answer under the pointer; without an event, none.
  pointAt(event) {
    this.here = event && this.ready ? this.charts.place(event) : null;
    this.#answerHere();
  }

  get slider() {
    return this.find('input[type="range"]');
  }

  #answerHere() {
    const answer = this.here && this.frame ? words.answerAt(this.frame, this.store.scene, this.here) : "";
    this.find(".bp-here").textContent = answer;
  }

  // A unit under the pointer has its map shown large, in place of the boundary.
  #spotlight() {
    if (!this.ready || !this.frame) return;
    this.charts.drawBoundary(this.frame, this.graph.spotlight);
    this.graph.draw(this.frame, this.theme, this.charts.colors);
  }

  #legends() {
    const { scene } = this.store;
    this.find(".bp-legend").replaceChildren(...words.legend(scene, this.charts, this.theme));
    this.find(".bp-layers").replaceChildren(...words.layerKey(scene.layers));
    const colors = diverging(this.theme);
    this.root.style.setProperty("--bp-negative", `rgb(${colors[0]})`);
    this.root.style.setProperty("--bp-positive", `rgb(${colors[255]})`);
  }
}
