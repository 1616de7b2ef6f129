// What can be seen of the playground's recording: charts, network, numbers, words.

import { fileName, keep } from "../drawing/keep.js";
import { diverging } from "../drawing/palette.js";
import { Stage } from "../stage.js";
import { tellReasons } from "../reasons.js";
import { tellVerdicts } from "../verdicts.js";
import { Charts } from "./charts.js";
import { Graph } from "./graph.js";
import { Placing } from "./placing.js";
import { Pointing } from "./pointing.js";
import { inWords } from "./telling.js";
import { mapOf, titleOf, unitCalled } from "./units.js";
import * as words from "./words.js";

const WORDS_EVERY = 5; // frames, while they follow each other quickly: nobody reads faster, and each costs a layout

export class View extends Stage {
  constructor(root) {
    super(root, { test: false, hard: false, log: false, placing: false, gradient: "grad_norms" });
  }

  furnish(elements) {
    const { store } = this;
    const { scene } = store;
    this.charts = this.makeCharts(elements);
    this.graph = new Graph(this.find(".bp-canvas canvas"), store);
    this.pointing = new Pointing(this.graph, this.find(".bp-tip"), () => this.#turnTo());
    this.pointing.held = unitCalled(this.asked.unit, scene);
    this.root.querySelectorAll("[data-score]").forEach((e) => (e.textContent = words.scoreOf(e.dataset.score, scene)));
    this.root.querySelectorAll("[data-part]").forEach((e) => (e.hidden = !scene.parts.includes(e.dataset.part)));
    this.furnishPlane(scene);
    this.#legends();
  }

  makeCharts(elements) {
    return new Charts(elements, this.store, this.theme, this.options);
  }

  // The reasons stand below charts that may fill the screen.
  #turnToReasons() {
    this.find(".bp-reasons").scrollIntoView({ block: "center" });
    this.find(".bp-reasons summary").focus({ preventScroll: true });
  }

  // The panel that shows the plane of the data, and what the network makes of it.
  furnishPlane(scene) {
    this.placing = new Placing(this.find(".bp-boundary"), this.charts, scene, this.placing);
    this.placing.onPlaced = (made) => this.onPlaced?.(made);
    this.charts.whenBoundaryStands = () => this.placing.turn(this.options.placing); // who trains on points may go on placing
    this.find(".bp-hard").hidden = !scene.classes.length;
    this.#title();
  }

  follow(store) {
    super.follow(store);
    this.graph.store = store;
  }

  draw(frame, farthest, all) {
    this.drawGraph();
    this.charts.draw(all, frame, farthest, this.#map());
    words.numbers(this.root, this.store, frame.epoch);
    if (all || this.drawn % WORDS_EVERY === 0) tellVerdicts(this.find(".bp-verdicts"), frame.words?.[0]);
    this.showPlane();
  }

  again() {
    super.again();
    this.placing?.again();
  }

  setOption(name, value) {
    if (name !== "placing") return super.setOption(name, value);
    this.options.placing = value;
    this.placing.turn(value);
  }

  save(name, format) {
    if (name !== "network") return super.save(name, format);
    if (this.frame) keep(this.graph, format, fileName(name, this.frame.epoch), this.theme);
  }

  retheme() {
    const hasChanged = super.retheme();
    if (hasChanged) this.#legends();
    return hasChanged;
  }

  // What the plane's panel says of the frame.
  showPlane() {
    this.#answerHere();
  }

  // Another unit is pointed at, or none.
  pointedAt() {
    this.charts.drawBoundary(this.frame, this.#map());
    this.#title();
    this.#answerHere();
  }

  // Read the answer under the pointer; without an event, none.
  pointAt(event) {
    this.here = event && this.store ? this.charts.place(event) : null;
    this.#answerHere();
  }

  // What the foot of the boundary's panel says: how long a unit is shown, or the answer under the pointer.
  #answerHere() {
    const { shown, held } = this.pointing;
    const answer = this.here && this.frame ? words.answerAt(this.frame, this.store.scene, this.here) : "";
    this.find(".bp-here").textContent = held ? words.HELD : shown ? words.TO_HOLD : answer;
  }

  tellReasons([reasons]) {
    tellReasons(this.find(".bp-why"), reasons, ({ changes }) => this.onAdvised({ run: 0, changes }));
    this.root.querySelectorAll(".bp-reasons, .bp-to-why").forEach((element) => (element.hidden = !reasons?.length));
    this.find(".bp-to-why").onclick = () => this.#turnToReasons();
  }

  inWords() {
    return inWords(this);
  }

  said() {
    const { held } = this.pointing;
    return { ...super.said(), ...(held ? { unit: `${held.layer}.${held.unit + 1}` } : {}) };
  }

  get linked() {
    return super.linked.filter((name) => !["placing", "pad"].includes(name)); // they are for those who are at work
  }

  // A unit that is pointed at or held has its map shown large, in place of the boundary.
  #turnTo() {
    if (!this.frame) return;
    this.drawGraph();
    this.pointedAt();
    this.turned();
  }

  #map() {
    const { shown } = this.pointing;
    return shown && mapOf(this.frame, this.store, shown);
  }

  drawGraph() {
    this.graph.draw(this.frame, this.theme, this.charts.colors, this.pointing.shown);
  }

  #title() {
    const { scene } = this.store;
    const { shown } = this.pointing;
    this.find(".bp-boundary h3").textContent = shown ? titleOf(scene, shown) : words.boundaryTitle(scene);
  }

  #legends() {
    const { scene } = this.store;
    this.find(".bp-legend")?.replaceChildren(...words.legend(scene, this.charts, this.theme));
    this.find(".bp-layers").replaceChildren(...words.layerKey(scene.layers));
    const colors = diverging(this.theme);
    this.root.style.setProperty("--bp-negative", `rgb(${colors[0]})`);
    this.root.style.setProperty("--bp-positive", `rgb(${colors[255]})`);
  }
}
