// The charts of networks side by side. Pictures are layout images: one redraw moves those of all lanes, each frame;
// the two charts with lines take turns.

import { enlarged, paint } from "../drawing/images.js";
import { laneColor } from "../drawing/palette.js";
import { Plots } from "../drawing/plots.js";
import { QUANTITIES, activationsFigure, curvesFigure, historyFigure, keyOf, layersFigure, nth } from "./figures.js";
import { activationPictures, historyPictures, placeOn, shadesOf } from "./pictures.js";
import { Ranges, lowestOf, topOf } from "./ranges.js";
import { chanceOfAll, scoreName } from "./scores.js";

const FIGURES = { curves: curvesFigure, layers: layersFigure, history: historyFigure, activations: activationsFigure };
const PICTURES = ["history", "activations"];

export class LaneCharts extends Plots {
  figure(name) {
    return FIGURES[name](this.store.scene, this.elements[name].clientWidth / this.times);
  }

  async mount() {
    this.ranges = new Ranges(this.elements);
    this.pictures = {};
    await super.mount();
    for (const name of ["layers", ...PICTURES]) this.elements[name].on("plotly_doubleclick", () => this.#unzoom(name));
  }

  draw(frame, farthest, all) {
    this.#drawHistory(frame, farthest);
    this.#drawActivations(frame);
    this.takeTurns([() => this.#drawCurves(frame, farthest), () => this.#drawLayers(frame)], all);
  }

  // What a switch changes at once; everything else follows with the next drawing.
  apply(option) {
    const { curve, log, quantity } = this.options;
    if (option === "quantity") {
      this.scale = undefined;
      this.history = null;
      return window.Plotly.relayout(this.elements.layers, { "yaxis.title": { text: QUANTITIES[quantity], standoff: 4 } });
    }
    const isScore = curve.endsWith("score");
    const isShare = isScore && scoreName(this.store.scene) === "accuracy";
    this.ranges.forget("curves", "yaxis");
    const axis = { "yaxis.type": log && !isScore ? "log" : "linear", "yaxis.tickformat": isShare ? ".0%" : "~g", "yaxis.autorange": true };
    return window.Plotly.update(this.elements.curves, { hovertemplate: isShare ? "%{y:.1%}" : "%{y:.4~g}" }, axis);
  }

  resize() {
    this.enlarge();
    for (const name of ["curves", "layers"]) window.Plotly.Plots.resize(this.elements[name]);
    for (const name of PICTURES) {
      const element = this.elements[name];
      const { width, height, xaxis, ...others } = this.sized(name).layout;
      const change = { width, height };
      for (const [axis, { domain, title }] of Object.entries({ xaxis, ...others }).filter(([key]) => /^[xy]axis/.test(key))) {
        change[`${axis}.domain`] = domain;
        if (title) change[`${axis}.title.text`] = title.text;
      }
      window.Plotly.relayout(element, change);
    }
  }

  // Which lane the pointer is on in a chart of pictures and where on its axes; null elsewhere.
  place(event) {
    const name = event.target.closest?.("[data-chart]")?.dataset.chart;
    return PICTURES.includes(name) ? placeOn(name, this.elements[name], event) : null;
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
    if (!PICTURES.includes(name)) return { showlegend: true, height: layout.height + 20 * this.store.scene.titles.length };
    return { images: this.pictures[name].map((picture) => this.#image(picture, true)) };
  }

  #drawCurves(frame, farthest) {
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

  #drawLayers(frame) {
    const { layers } = this.store.scene;
    const most = Math.max(...layers);
    const y = layers.map((count, lane) => Array.from({ length: count }, (_, layer) => this.store.atLast(this.options.quantity, frame.epoch, lane, lane * most + layer)));
    const { low, high } = this.scale;
    const change = this.ranges.turned("layers", "yaxis", [low - 0.2, high + 0.2]);
    if (Object.keys(change).length) change["yaxis.dtick"] = Math.ceil((high - low) / 6);
    return window.Plotly.update(this.elements.layers, { y }, change);
  }

  #drawHistory(frame, farthest) {
    const { store } = this;
    const change = {};
    if (this.history?.farthest !== farthest || this.history.store !== store) {
      const { pictures, scale, range } = historyPictures(store, this.options.quantity, farthest, this.scale);
      Object.assign(this, { scale, history: { farthest, store } });
      this.pictures.history = pictures;
      change.images = pictures.map((picture) => this.#image(picture));
      Object.assign(change, this.ranges.turned("history", "xaxis", range), this.#drawScale());
    }
    const isEarlier = frame.epoch < farthest;
    if (isEarlier || this.elements.history.layout.shapes?.length) {
      change.shapes = isEarlier ? store.scene.layers.map((_, lane) => this.mark(frame.epoch, { xref: `x${nth(lane)}`, yref: `y${nth(lane)} domain` })) : [];
    }
    if (Object.keys(change).length) window.Plotly.relayout(this.elements.history, change);
  }

  // The key to the colors, when it is another one than before; returns what is to be written beside it.
  #drawScale() {
    const { low, high } = this.scale;
    const { history } = this.elements;
    const said = [low, high, this.options.quantity, history.clientWidth, this.times].join();
    if (said === this.drawn.scale) return {};
    this.drawn.scale = said;
    const length = Math.min(320 * this.times, history.clientWidth - 170 * this.times);
    window.Plotly.restyle(history, keyOf(this.scale, length), [history.data.length - 1]);
    const name = `annotations[${history.layout.annotations.length - 1}]`;
    return { [`${name}.text`]: QUANTITIES[this.options.quantity], [`${name}.xshift`]: -length - 8 * this.times };
  }

  #drawActivations(frame) {
    const pictures = (this.pictures.activations = activationPictures(frame, this.store, this.shades));
    const change = { images: pictures.map((picture) => this.#image(picture)) };
    for (const { lane, left, right } of pictures) Object.assign(change, this.ranges.turned("activations", `xaxis${nth(lane)}`, [left, right]));
    return window.Plotly.relayout(this.elements.activations, change);
  }

  setColors(theme) {
    super.setColors(theme);
    this.history = null;
    this.shades = shadesOf(this.store.scene.titles, theme.text);
  }

  #image({ lane, width, height, colorOf, left, right }, isSharp = false) {
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

  // Show all again, in every picture of the chart.
  #unzoom(name) {
    window.Plotly.relayout(this.elements[name], { ...this.ranges.restored(name), ...this.#firstHeights(name) });
  }

  #firstHeights(name) {
    if (!PICTURES.includes(name)) return { "xaxis.range": this.figure(name).layout.xaxis.range };
    return Object.fromEntries(this.store.scene.layers.map((count, lane) => [`yaxis${nth(lane)}.range`, [0.5, count + 0.5]]));
  }
}
