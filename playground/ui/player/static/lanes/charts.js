// The charts of networks side by side. Pictures move with each frame; the two charts with lines take turns.

import { diverging } from "../drawing/palette.js";
import { QUANTITIES, activationsFigure, curvesFigure, historyFigure, keyOf, layersFigure, nth, titleOf } from "./figures.js";
import { activationPictures, historyPictures, shadesOf } from "./pictures.js";
import { colorPlane, planeRanges, planes, planesFigure } from "./planes.js";
import { LanePlots } from "./plots.js";

const FIGURES = { planes: planesFigure, curves: curvesFigure, layers: layersFigure, history: historyFigure, activations: activationsFigure };
const PICTURES = ["history", "activations"];

export class LaneCharts extends LanePlots {
  get figures() {
    return FIGURES;
  }

  get pictured() {
    return PICTURES;
  }

  get arranged() {
    return ["planes", ...PICTURES];
  }

  drawings(frame, farthest) {
    this.#look(farthest);
    return {
      planes: () => this.#drawPlanes(frame),
      history: () => this.#drawHistory(frame, farthest),
      activations: () => this.#drawActivations(frame),
      curves: () => this.drawCurves(frame, farthest),
      layers: () => this.#drawLayers(frame),
    };
  }

  apply(option) {
    if (option !== "quantity") return super.apply();
    this.scale = this.history = null;
    if (!this.standing.has("layers")) return null;
    return window.Plotly.relayout(this.elements.layers, { "yaxis.title": titleOf(this.options.quantity) });
  }

  color(trace) {
    if (trace.meta.plane !== undefined) colorPlane(trace, this.store, this.theme);
    super.color(trace);
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
      change.images = this.pictures.history.map((picture) => this.image(picture));
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
    const change = { images: pictures.map((picture) => this.image(picture)) };
    for (const { lane, left, right } of pictures) Object.assign(change, this.ranges.turned("activations", `xaxis${nth(lane)}`, [left, right]));
    return window.Plotly.relayout(this.elements.activations, change);
  }

  setColors(theme) {
    super.setColors(theme);
    this.history = null;
    this.colors = diverging(theme);
    this.shades = shadesOf(this.store.scene.titles, theme.text);
  }

  firstRanges(name) {
    if (name === "planes") return planeRanges(this.store.scene);
    if (!PICTURES.includes(name)) return super.firstRanges(name);
    return Object.fromEntries(this.store.scene.layers.map((count, lane) => [`yaxis${nth(lane)}.range`, [0.5, count + 0.5]]));
  }
}
