// The charts of networks side by side. Pictures are layout images: one redraw moves those of all lanes, each frame;
// the two charts with lines take turns.

import { enlarged, paint } from "../drawing/images.js";
import { diverging, laneColor, rgb } from "../drawing/palette.js";
import { Plots } from "../drawing/plots.js";
import { QUANTITIES, activationsFigure, curveAs, curvesFigure, historyFigure, keyOf, layersFigure, nth, titleOf } from "./figures.js";
import { activationPictures, historyPictures, placeOn, shadesOf } from "./pictures.js";
import { colorPlane, planeRanges, planes, planesFigure } from "./planes.js";
import { Ranges, lowestOf, topOf } from "./ranges.js";
import { chanceOfAll } from "./scores.js";

const FIGURES = { planes: planesFigure, curves: curvesFigure, layers: layersFigure, history: historyFigure, activations: activationsFigure };
const PICTURES = ["history", "activations"];
const ARRANGED = ["planes", ...PICTURES]; // a picture for each lane

export class LaneCharts extends Plots {
  figure(name) {
    return FIGURES[name](this.store.scene, this.elements[name].clientWidth / this.times, this.options, this.store.arrays);
  }

  mount(rests) {
    this.ranges = new Ranges(this.elements);
    this.pictures = {};
    super.mount(rests);
  }

  built(name) {
    super.built(name);
    if (name !== "curves") this.elements[name].on("plotly_doubleclick", () => this.#unzoom(name));
  }

  get quick() {
    return ARRANGED;
  }

  drawings(frame, farthest) {
    this.#look(farthest);
    return {
      planes: () => this.#drawPlanes(frame),
      history: () => this.#drawHistory(frame, farthest),
      activations: () => this.#drawActivations(frame),
      curves: () => this.#drawCurves(frame, farthest),
      layers: () => this.#drawLayers(frame),
    };
  }

  // What a switch changes at once; everything else follows with the next drawing. A chart that comes later is made so.
  apply(option) {
    if (option === "quantity") this.scale = this.history = null;
    const name = option === "quantity" ? "layers" : "curves";
    if (!this.standing.has(name)) return null;
    if (name === "layers") return window.Plotly.relayout(this.elements.layers, { "yaxis.title": titleOf(this.options.quantity) });
    const { type, tickformat, hovertemplate } = curveAs(this.store.scene, this.options);
    this.ranges.forget("curves", "yaxis");
    const axis = { "yaxis.type": type, "yaxis.tickformat": tickformat, "yaxis.autorange": true };
    return window.Plotly.update(this.elements.curves, { hovertemplate }, axis);
  }

  resize() {
    this.enlarge();
    for (const name of this.standing) {
      const element = this.elements[name];
      if (!ARRANGED.includes(name)) {
        window.Plotly.Plots.resize(element);
        continue;
      }
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
    return PICTURES.includes(name) && this.standing.has(name) ? placeOn(name, this.elements[name], event) : null;
  }

  // All evidence is on the one chart that has epochs, in the color of its network.
  isMarked(name) {
    return name === "curves";
  }

  evidenceColor(lane) {
    return rgb(laneColor(lane));
  }

  color(trace) {
    const { lane, plane } = trace.meta;
    if (plane !== undefined) colorPlane(trace, this.store, this.theme);
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
    if (name === "planes") return {};
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

  #drawPlanes(frame) {
    const { images, x, y } = planes(frame, this.store, this);
    return window.Plotly.update(this.elements.planes, { x, y }, { images }, this.store.scene.titles.map((_, lane) => lane));
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

  // The history's pictures and the scale that they have in common, which the layers' axis has too.
  #look(farthest) {
    const { store } = this;
    if (this.history?.farthest === farthest && this.history.store === store) return;
    const { pictures, scale, range } = historyPictures(store, this.options.quantity, farthest, this.scale);
    Object.assign(this, { scale, history: { farthest, store, range, isDrawn: false } });
    this.pictures.history = pictures;
  }

  #drawHistory(frame, farthest) {
    const { store, history } = this;
    const change = {};
    if (!history.isDrawn) {
      history.isDrawn = true;
      change.images = this.pictures.history.map((picture) => this.#image(picture));
      Object.assign(change, this.ranges.turned("history", "xaxis", history.range), this.#drawScale());
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
    this.colors = diverging(theme);
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
    if (name === "planes") return planeRanges(this.store.scene);
    if (!PICTURES.includes(name)) return { "xaxis.range": this.figure(name).layout.xaxis.range };
    return Object.fromEntries(this.store.scene.layers.map((count, lane) => [`yaxis${nth(lane)}.range`, [0.5, count + 0.5]]));
  }
}
