// The charts of networks side by side. Pictures are layout images: one redraw moves those of all lanes, each frame;
// the two charts with lines take turns.

import { enlarged, paint } from "../images.js";
import { QUANTITIES, activationsFigure, curvesFigure, historyFigure, layersFigure, nth } from "./figures.js";
import { activationsOf, historyOf, widened } from "./maps.js";
import { powerOfTen } from "../numbers.js";
import { laneColor, mix, rgb, viridis } from "../palette.js";
import { Plots } from "../plots.js";

const FIGURES = { curves: curvesFigure, layers: layersFigure, history: historyFigure, activations: activationsFigure };
const PICTURES = ["history", "activations"];
const NOTHING = [0, 0, 0, 0];

export class LaneCharts extends Plots {
  figure(name) {
    return FIGURES[name](this.store.scene, this.elements[name].clientWidth);
  }

  async mount() {
    this.ranges = {};
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
    const isShare = curve.endsWith("score");
    delete this.ranges["curves yaxis"];
    const axis = { "yaxis.type": log && !isShare ? "log" : "linear", "yaxis.tickformat": isShare ? ".0%" : "~g", "yaxis.autorange": true };
    return window.Plotly.update(this.elements.curves, { hovertemplate: isShare ? "%{y:.1%}" : "%{y:.4~g}" }, axis);
  }

  resize() {
    for (const name of ["curves", "layers"]) window.Plotly.Plots.resize(this.elements[name]);
    for (const name of PICTURES) {
      const element = this.elements[name];
      const { width, height, xaxis, ...others } = this.figure(name).layout;
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
    const area = event.target.closest?.(".nsewdrag");
    const name = event.target.closest?.("[data-chart]")?.dataset.chart;
    if (!area || !PICTURES.includes(name)) return null;
    const [, n] = area.dataset.subplot.match(/^x(\d*)y/);
    const box = area.getBoundingClientRect();
    const layout = this.elements[name]._fullLayout; // where axes that move together all know where they are
    const [x, y] = [layout[`xaxis${n}`].range, layout[`yaxis${n}`].range];
    return {
      name,
      lane: n ? n - 1 : 0,
      x: x[0] + ((event.clientX - box.left) / box.width) * (x[1] - x[0]),
      y: y[0] + ((box.bottom - event.clientY) / box.height) * (y[1] - y[0]),
    };
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
    const isShare = curve.endsWith("score");
    return this.drawOverEpochs("curves", farthest, frame.epoch, (stride) => {
      const lines = scene.titles.map((_, lane) => this.store.values(curve, farthest, stride, lane));
      const range = isShare ? [0, 1.03] : [0, 1.05 * topOf(lines)];
      const layout = isShare || !log ? this.#turned("curves", "yaxis", range) : {};
      return { lines, layout, shapes: isShare ? [this.#chance(scene.chance)] : [] };
    });
  }

  #drawLayers(frame) {
    const { layers } = this.store.scene;
    const most = Math.max(...layers);
    const y = layers.map((count, lane) => Array.from({ length: count }, (_, layer) => this.store.at(this.options.quantity, frame.epoch, lane * most + layer)));
    const { low, high } = this.scale;
    const change = this.#turned("layers", "yaxis", [low - 0.2, high + 0.2]);
    if (Object.keys(change).length) change["yaxis.dtick"] = Math.ceil((high - low) / 6);
    return window.Plotly.update(this.elements.layers, { y }, change);
  }

  #drawHistory(frame, farthest) {
    const { store } = this;
    const { layers } = store.scene;
    const change = {};
    if (this.history?.farthest !== farthest || this.history.store !== store) {
      const { stride, columns, lanes } = historyOf(store, this.options.quantity, farthest);
      this.scale = widened(this.scale, lanes);
      this.history = { farthest, store };
      const { low, high } = this.scale;
      const colorOf = (log) => (Number.isNaN(log) ? NOTHING : viridis[Math.min(255, Math.max(0, Math.round((255 * (log - low)) / (high - low))))]);
      this.pictures.history = layers.map((height, lane) => ({
        lane, height, width: columns,
        colorOf: (cell) => colorOf(lanes[lane][cell]),
        left: -0.5, right: columns * stride - 0.5,
      }));
      change.images = this.pictures.history.map((picture) => this.#image(picture));
      const end = Math.min(store.lastEpoch, 50 * 2 ** Math.max(0, Math.ceil(Math.log2(farthest / 50))));
      Object.assign(change, this.#turned("history", "xaxis", [-0.5, end + 0.5]));
      Object.assign(change, this.#drawScale());
    }
    const isEarlier = frame.epoch < farthest;
    if (isEarlier || this.elements.history.layout.shapes?.length) {
      change.shapes = isEarlier ? layers.map((_, lane) => this.mark(frame.epoch, { xref: `x${nth(lane)}`, yref: `y${nth(lane)} domain` })) : [];
    }
    if (Object.keys(change).length) window.Plotly.relayout(this.elements.history, change);
  }

  // The key to the colors, when it is another one than before; returns what is to be written beside it.
  #drawScale() {
    const { low, high } = this.scale;
    const { history } = this.elements;
    const said = [low, high, this.options.quantity, history.clientWidth].join();
    if (said === this.drawn.scale) return {};
    this.drawn.scale = said;
    const length = Math.min(320, history.clientWidth - 170);
    const step = Math.ceil((high - low) / 6);
    const tickvals = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
    const key = {
      "marker.cmin": low,
      "marker.cmax": high,
      "marker.colorbar.tickvals": [tickvals],
      "marker.colorbar.ticktext": [tickvals.map(powerOfTen)],
      "marker.colorbar.len": length,
    };
    window.Plotly.restyle(history, key, [history.data.length - 1]);
    const name = `annotations[${history.layout.annotations.length - 1}]`;
    return { [`${name}.text`]: QUANTITIES[this.options.quantity], [`${name}.xshift`]: -length - 8 };
  }

  #drawActivations(frame) {
    const { scene } = this.store;
    const change = {};
    this.pictures.activations = scene.layers.flatMap((height, lane) => {
      const { range, cells, columns } = activationsOf(frame, this.store, lane);
      if (!range) return [];
      const shades = this.shades[lane];
      Object.assign(change, this.#turned("activations", `xaxis${nth(lane)}`, range));
      return [{ lane, height, width: columns, colorOf: (cell) => shades[cells[cell]], left: range[0], right: range[1] }];
    });
    change.images = this.pictures.activations.map((picture) => this.#image(picture));
    return window.Plotly.relayout(this.elements.activations, change);
  }

  setColors(theme) {
    super.setColors(theme);
    const strong = rgb(theme.text);
    this.history = null;
    this.shades = this.store.scene.titles.map((_, lane) => Array.from({ length: 256 }, (_, i) => [...mix(rgb(laneColor(lane)), strong, (i / 255) ** 4 / 4), i]));
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

  // What turns an axis to a range: nothing when it is there already, or when the reader has zoomed it.
  #turned(name, axis, range) {
    const key = `${name} ${axis}`;
    const { wanted, set } = this.ranges[key] ?? {};
    const now = this.elements[name].layout[axis].range;
    const isMine = !set || (now[0] === set[0] && now[1] === set[1]);
    const isNew = !wanted || wanted[0] !== range[0] || wanted[1] !== range[1];
    this.ranges[key] = { wanted: range, set: isMine ? range : set };
    return isMine && isNew ? { [`${axis}.range`]: [...range] } : {};
  }

  // Show all again, in every picture of the chart.
  #unzoom(name) {
    const change = {};
    for (const [key, { wanted }] of Object.entries(this.ranges)) {
      const [chart, axis] = key.split(" ");
      if (chart !== name) continue;
      change[`${axis}.range`] = [...wanted];
      this.ranges[key].set = wanted;
    }
    window.Plotly.relayout(this.elements[name], { ...change, ...this.#firstHeights(name) });
  }

  #firstHeights(name) {
    if (!PICTURES.includes(name)) return { "xaxis.range": this.figure(name).layout.xaxis.range };
    return Object.fromEntries(this.store.scene.layers.map((count, lane) => [`yaxis${nth(lane)}.range`, [0.5, count + 0.5]]));
  }
}

// How high an axis of losses must go. A network that explodes leaves at the top, so that the others can be read.
function topOf(lines) {
  const finite = lines.flat().filter(Number.isFinite);
  const least = Math.min(...lines.map(([first]) => first).filter(Number.isFinite));
  const top = Math.min(Math.max(...finite), 5 * least);
  return top > 0 && Number.isFinite(top) ? top : 1;
}
