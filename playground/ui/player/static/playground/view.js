// What can be seen of the playground's recording: charts, network, numbers, words.

import { Charts } from "./charts.js";
import { Graph } from "./graph.js";
import { diverging } from "../palette.js";
import { Stage } from "../stage.js";
import * as words from "./words.js";

export class View extends Stage {
  constructor(root) {
    super(root, { test: false, hard: false, log: false, gradient: "grad_norms" });
  }

  furnish(elements) {
    const { store } = this;
    this.charts = new Charts(elements, store, this.theme, this.options);
    this.graph = new Graph(this.find("canvas"), this.find(".bp-tip"), store, () => this.#spotlight());
    const { scene } = store;
    this.find(".bp-boundary h3").textContent = words.boundaryTitle(scene);
    this.find(".bp-hard").hidden = !scene.classes.length;
    this.root.querySelectorAll("[data-score]").forEach((e) => (e.textContent = scene.score));
    this.root.querySelectorAll(".bp-validation").forEach((e) => (e.hidden = !scene.has_validation));
    this.#legends();
  }

  follow(store) {
    super.follow(store);
    this.graph.store = store;
  }

  draw(frame, farthest, all) {
    this.graph.draw(frame, this.theme, this.charts.colors);
    this.charts.draw(frame, farthest, all, this.graph.spotlight);
    words.numbers(this.root, this.store, frame.epoch);
    this.find(".bp-stuck").textContent = words.stuck(frame, this.store.scene.layers);
    this.#answerHere();
  }

  retheme() {
    if (super.retheme()) this.#legends();
  }

  // Read the answer under the pointer; without an event, none.
  pointAt(event) {
    this.here = event && this.ready ? this.charts.place(event) : null;
    this.#answerHere();
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
