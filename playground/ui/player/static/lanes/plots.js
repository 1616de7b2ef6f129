// What charts of networks side by side have in common: a color for each network, its loss and score over epochs, and
// pictures, one for each network, as layout images: one redraw moves them all.

import { enlarged, paint } from "../drawing/images.js";
import { laneColor, rgb } from "../drawing/palette.js";
import { Plots } from "../drawing/plots.js";
import { curveAs, nth } from "./figures.js";
import { placeOn } from "./pictures.js";
import { Ranges, lowestOf, topOf } from "./ranges.js";
import { chanceOfAll } from "./scores.js";

// Who extends it says what its `figures` are, { name: function }, which are `pictured`, and which are `arranged`: those
// that have a part for each network.
export class LanePlots extends Plots {
  figure(name) {
    return this.figures[name](this.store.scene, this.elements[name].clientWidth / this.times, this.options, this.store.arrays);
  }

  mount(rests) {
    this.ranges = new Ranges(this.elements);
    this.pictures = {};
    super.mount(rests);
  }

  built(name) {
    super.built(name);
    const { doubleClick } = this.figure(name).config ?? {};
    if (doubleClick === false) this.elements[name].on("plotly_doubleclick", () => this.#unzoom(name));
  }

  get arranged() {
    return this.pictured;
  }

  get quick() {
    return this.arranged;
  }

  // What a switch of the curves changes at once; everything else follows with the next drawing. A chart that comes later
  // is made so.
  apply() {
    if (!this.standing.has("curves")) return null;
    const { type, tickformat, hovertemplate } = curveAs(this.store.scene, this.options);
    this.ranges.forget("curves", "yaxis");
    const axis = { "yaxis.type": type, "yaxis.tickformat": tickformat, "yaxis.autorange": true };
    return window.Plotly.update(this.elements.curves, { hovertemplate }, axis);
  }

  resize() {
    this.enlarge();
    for (const name of this.standing) {
      const element = this.elements[name];
      if (!this.arranged.includes(name)) {
        window.Plotly.Plots.resize(element);
        continue;
      }
      const { width, height, xaxis, ...others } = this.sized(name).layout;
      const change = { width, height };
      for (const [axis, { domain, title, tickvals, ticktext }] of Object.entries({ xaxis, ...others }).filter(([key]) => /^[xy]axis/.test(key))) {
        change[`${axis}.domain`] = domain;
        if (title) change[`${axis}.title.text`] = title.text;
        if (tickvals) Object.assign(change, { [`${axis}.tickvals`]: tickvals, [`${axis}.ticktext`]: ticktext });
      }
      window.Plotly.relayout(element, change);
    }
  }

  // Which lane the pointer is on in a chart of pictures and where on its axes; null elsewhere.
  place(event) {
    const name = event.target.closest?.("[data-chart]")?.dataset.chart;
    return this.pictured.includes(name) && this.standing.has(name) ? placeOn(name, this.elements[name], event) : null;
  }

  // All evidence is on the one chart that has epochs, in the color of its network.
  isMarked(name) {
    return name === "curves";
  }

  evidenceColor(lane) {
    return rgb(laneColor(lane));
  }

  color(trace) {
    const { lane } = trace.meta;
    if (lane === undefined) return;
    const color = laneColor(lane);
    trace.line = { ...trace.line, color };
    if (trace.marker) trace.marker = { ...trace.marker, color };
  }

  // Each picture's left side has its lane's color.
  themed(layout) {
    const themed = super.themed(layout);
    if (!layout.autosize) this.store.scene.titles.forEach((_, lane) => (themed[`yaxis${nth(lane)}`].linecolor = laneColor(lane)));
    return themed;
  }

  // On paper the cards are missing: the names of the lines stand above them.
  printed(name, { layout }) {
    if (!this.arranged.includes(name)) return { showlegend: true, height: layout.height + 20 * this.store.scene.titles.length };
    return this.pictured.includes(name) ? { images: this.pictures[name].map((picture) => this.image(picture, true)) } : {};
  }

  drawCurves(frame, farthest) {
    const { scene } = this.store;
    const { curve, log } = this.options;
    const isScore = curve.endsWith("score");
    const chance = chanceOfAll(scene);
    return this.drawOverEpochs("curves", farthest, frame.epoch, (stride) => {
      const lines = scene.titles.map((_, lane) => this.store.values(curve, farthest, stride, lane));
      const range = isScore ? [lowestOf(lines), 1.03] : [0, 1.05 * topOf(lines)];
      const layout = isScore || !log ? this.ranges.turned("curves", "yaxis", range) : {};
      return { lines, layout, shapes: isScore && chance !== null ? [this.#chance(chance)] : [] };
    });
  }

  // A picture as a layout image; a sharp one keeps its cells wherever it is shown.
  image({ lane, width, height, colorOf, left, right }, isSharp = false) {
    paint(this.canvas, width, height, colorOf);
    return {
      source: (isSharp ? enlarged(this.canvas) : this.canvas).toDataURL(),
      xref: `x${nth(lane)}`, yref: `y${nth(lane)}`,
      x: left, y: height + 0.5, sizex: right - left, sizey: height,
      sizing: "stretch", layer: "below", opacity: 1,
    };
  }

  #chance(y) {
    return { type: "line", xref: "paper", yref: "y", x0: 0, x1: 1, y0: y, y1: y, line: { color: this.theme.text, width: 1, dash: "dot" } };
  }

  // Show all again, in every part of the chart.
  #unzoom(name) {
    window.Plotly.relayout(this.elements[name], { ...this.ranges.restored(name), ...this.firstRanges(name) });
  }

  // Ranges that a figure has of its own, as Plotly's axes are told them.
  firstRanges(name) {
    return { "xaxis.range": this.figure(name).layout.xaxis.range };
  }
}
