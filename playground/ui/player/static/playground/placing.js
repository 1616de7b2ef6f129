// Points placed by hand on the plane: placed, erased, taken back, and at last trained on. What is under way here is seen
// in the chart alone; the recording stays what it is until the page is asked to train on the points.

import { _, ngettext } from "../language/speak.js";
import { BETWEEN, count, short } from "../numbers.js";
import { outlineOf, symbolOf } from "../drawing/shapes.js";

const MOST = 1000, FEWEST = 4, MOST_CLASSES = 5; // as in playground/data/named/points.py
const NEAR = 14; // pixels
const STEPS = 40; // of the cross across the plane, by keyboard
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Placing {
  // `charts` draw the plane; `panel` is its place on the page. What was under way in `before` goes on where the rows
  // are the same.
  constructor(panel, charts, scene, before) {
    Object.assign(this, { panel, charts, scene, kind: scene.placing, chosen: 0, erases: false, value: 0 });
    this.start = this.kind ? rowsOf(charts.store.arrays, "placing") : [];
    if (before?.history?.length && JSON.stringify(before.start) === JSON.stringify(this.start)) this.before = before;
    this.chart = panel.querySelector('[data-chart="boundary"]');
    this.tools = panel.querySelector(".bp-placing");
    panel.querySelector(".bp-place-toggle").hidden = !this.kind;
    this.tools.hidden = true;
  }

  // Begin with the points that are drawn, or end and forget what was placed.
  turn(isOn) {
    this.isOn = isOn && Boolean(this.kind);
    this.tools.hidden = !this.isOn;
    this.chart.onclick = this.isOn ? (event) => this.#click(event) : null;
    this.chart.onkeydown = this.isOn ? (event) => this.#press(event) : null;
    this.chart.tabIndex = this.isOn ? 0 : -1;
    this.chart.toggleAttribute("data-placing", this.isOn);
    this.chart.querySelectorAll(".bp-cross").forEach((cross) => cross.remove());
    Object.assign(this, { cross: null, at: null });
    if (!this.isOn) {
      this.history = [];
      return this.charts.showRows();
    }
    const { points, history } = this.before ?? { points: this.start, history: [] };
    Object.assign(this, { points, history, before: null });
    this.#furnish();
    this.#show();
  }

  // What is under way, painted anew.
  again() {
    if (!this.isOn) return;
    this.#show();
    if (this.at) this.#markAt();
  }

  #furnish() {
    const { tools, kind, scene } = this;
    const classes = Math.min(scene.classes.length + 1, MOST_CLASSES);
    tools.replaceChildren(
      ...(kind === "classes" ? Array.from({ length: classes }, (_, k) => this.#classButton(k)) : []),
      ...(kind === "values" ? [this.#valueField()] : []),
      button(_("Erase"), () => this.#choose(null), { "aria-pressed": false, "data-place": "erase" }),
      button(_("Undo"), () => this.#undo(), { "data-place": "undo" }),
      button(_("Clear"), () => this.#change([]), { "data-place": "clear" }),
      button(_("Train on these"), () => this.onPlaced?.({ kind, points: this.points }), { "data-place": "train" }),
      Object.assign(document.createElement("output"), { className: "bp-placed" }),
    );
    this.#choose(this.erases ? null : this.chosen);
  }

  #classButton(k) {
    const made = button(this.scene.classes[k] ?? _("another class"), () => this.#choose(k), { "data-class": k });
    const swatch = document.createElement("i");
    Object.assign(swatch.style, { background: this.charts.classSwatch(k), clipPath: outlineOf(k) });
    made.prepend(swatch);
    return made;
  }

  #valueField() {
    const label = document.createElement("label");
    const field = Object.assign(document.createElement("input"), { type: "number", step: 0.1, value: this.value });
    field.oninput = () => (this.value = Number(field.value) || 0);
    label.append(_("Value"), " ", field);
    return label;
  }

  #choose(k) {
    this.erases = k === null;
    if (k !== null) this.chosen = k;
    this.tools.querySelectorAll("[data-class]").forEach((one) => one.setAttribute("aria-pressed", !this.erases && Number(one.dataset.class) === this.chosen));
    this.tools.querySelector('[data-place="erase"]').setAttribute("aria-pressed", this.erases);
  }

  #click(event) {
    const at = this.charts.place(event);
    if (at) this.#put(at);
  }

  #put([x, y]) {
    const near = this.#nearest(x, y);
    if (this.erases) return near < 0 ? null : this.#change(this.points.filter((_, row) => row !== near));
    if (this.points.length >= MOST) return null;
    const value = { classes: this.chosen, values: this.value, line: y }[this.kind];
    return this.#change([...this.points, [x, y, value]]);
  }

  #nearest(x, y) {
    const [across, up] = this.charts.unit();
    const distances = this.points.map(([px, py]) => Math.hypot((px - x) * across, (py - y) * up));
    const least = Math.min(...distances);
    return least <= NEAR ? distances.indexOf(least) : -1;
  }

  #change(points) {
    this.history.push(this.points);
    this.points = points;
    this.#show();
  }

  #undo() {
    if (this.history.length) this.points = this.history.pop();
    this.#show();
  }

  // By keyboard: the arrows move a cross, Enter puts a point there or erases one.
  #press(event) {
    if (!this.charts.standing.has("boundary")) return;
    if (event.key in KEYS) {
      const [across, up] = KEYS[event.key];
      const [x, y] = this.charts.limits();
      this.at ??= [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
      const within = (value, [low, high]) => Math.min(Math.max(value, low), high);
      this.at = [within(this.at[0] + (across * (x[1] - x[0])) / STEPS, x), within(this.at[1] + (up * (y[1] - y[0])) / STEPS, y)];
      this.#markAt();
    } else if (event.key === "Enter" && this.at) this.#put(this.at);
    else return;
    event.preventDefault();
    event.stopPropagation(); // the arrows do not step through epochs meanwhile
  }

  #markAt() {
    const [left, top] = this.charts.pixels(this.at);
    if (!this.cross) {
      this.cross = Object.assign(document.createElement("i"), { className: "bp-cross" });
      this.chart.append(this.cross);
    }
    this.cross.style.transform = `translate(${left}px, ${top}px)`;
    this.#say(this.at.map((value) => short(value)).join(BETWEEN));
  }

  #show() {
    if (!this.charts.standing.has("boundary")) return;
    this.charts.showPlaced(this.points, this.kind === "classes" ? (k) => symbolOf(k) : () => symbolOf(0));
    const missing = this.#missing();
    this.tools.querySelector('[data-place="train"]').disabled = Boolean(missing);
    this.tools.querySelector('[data-place="undo"]').disabled = !this.history.length;
    const n = this.points.length;
    this.#say(missing || ngettext("{n} point", "{n} points", n, { n: count(n) }));
  }

  #say(text) {
    this.tools.querySelector(".bp-placed").textContent = text;
  }

  #missing() {
    const n = this.points.length;
    if (n < FEWEST) return ngettext("{n} point: at least {least} are needed", "{n} points: at least {least} are needed", n, { least: FEWEST });
    const isOne = this.kind === "classes" && new Set(this.points.map((point) => point[2])).size < 2;
    return isOne ? _("Points of two classes are needed") : "";
  }
}

function rowsOf(arrays, part) {
  const points = arrays[`${part}_points`].data;
  return Array.from(arrays[`${part}_y`].data, (value, row) => [points[2 * row], points[2 * row + 1], value]);
}

function button(text, act, attributes) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: act });
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}
