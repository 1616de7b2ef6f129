// The four charts of the playground.

import { painted } from "../drawing/near.js";
import { classColor, diverging, layerColor, valueColor } from "../drawing/palette.js";
import { Plots, decades } from "../drawing/plots.js";
import { _ } from "../language/speak.js";
import { short } from "../numbers.js";
import { plain } from "../phrases.js";
import { answers } from "./boundary.js";
import { boundaryFigure, gradientFigure, histogramFigure, lossFigure } from "./figures.js";
import { StandIn } from "./stand_in.js";

const FIGURES = { boundary: boundaryFigure, loss: lossFigure, histograms: histogramFigure, gradients: gradientFigure };

export class Charts extends Plots {
  figure(name) {
    return FIGURES[name](this.store.scene, this.store.arrays, this.options);
  }

  get quick() {
    return ["boundary"];
  }

  setColors(theme) {
    super.setColors(theme);
    this.colors = diverging(theme);
    this.dismiss();
  }

  draw(all, frame, farthest, spotlight) {
    this.drawPlots(all, frame, farthest, spotlight);
    if (!window.Plotly) this.drawBoundary(frame, spotlight);
  }

  drawPlots(...what) {
    super.draw(...what);
  }

  drawings(frame, farthest, spotlight) {
    return {
      boundary: () => this.drawBoundary(frame, spotlight),
      loss: () => this.#drawLoss(frame, farthest),
      histograms: () => this.#drawHistograms(frame),
      gradients: () => this.#drawGradients(frame, farthest),
    };
  }

  built(name) {
    super.built(name);
    if (name !== "boundary") return;
    painted().then(painted).then(() => this.dismiss());
    this.whenBoundaryStands();
  }

  // The boundary, or the map of the unit that is in the spotlight.
  drawBoundary(frame, spotlight = null) {
    const { boundary } = this.elements;
    const seen = answers(frame, spotlight, this.store.scene, this);
    if (!this.standing.has("boundary")) return this.#standIn().draw(seen);
    const { line, place } = seen;
    if (line) return window.Plotly.update(boundary, { x: [line.x], y: [line.y] }, { images: [] }, [0]);
    return window.Plotly.relayout(boundary, { images: [{ ...place, source: this.canvas.toDataURL() }] });
  }

  #standIn() {
    const { boundary } = this.elements;
    const made = [boundary.clientWidth, this.times, this.options.test].join();
    if (this.standIn?.made !== made) {
      this.dismiss();
      this.standIn = Object.assign(new StandIn(boundary, this.colored("boundary")), { made });
    }
    return this.standIn;
  }

  dismiss() {
    this.standIn?.leave();
    this.standIn = null;
  }

  // Where the pointer is in the plane, or null when it is outside the axes.
  place(event) {
    const element = this.elements.boundary;
    const box = element.querySelector(".nsewdrag")?.getBoundingClientRect();
    if (!box || !box.width) return null;
    const [across, up] = [(event.clientX - box.left) / box.width, (box.bottom - event.clientY) / box.height];
    if (across < 0 || across > 1 || up < 0 || up > 1) return null;
    const [x, y] = [element.layout.xaxis.range, element.layout.yaxis.range];
    return [x[0] + across * (x[1] - x[0]), y[0] + up * (y[1] - y[0])];
  }

  // The plane's limits as they are seen, ((left, right), (bottom, top)).
  limits() {
    const { xaxis, yaxis } = this.elements.boundary.layout;
    return [xaxis.range, yaxis.range];
  }

  // Pixels for a unit of each axis.
  unit() {
    const box = this.elements.boundary.querySelector(".nsewdrag").getBoundingClientRect();
    const [x, y] = this.limits();
    return [box.width / (x[1] - x[0]), box.height / (y[1] - y[0])];
  }

  // Where a place of the plane is seen, in pixels from the chart's corner.
  pixels([x, y]) {
    const { left, top } = this.elements.boundary.getBoundingClientRect();
    const box = this.elements.boundary.querySelector(".nsewdrag").getBoundingClientRect();
    const [across, up] = this.unit();
    const [[low], [, high]] = this.limits();
    return [box.left - left + (x - low) * across, box.top - top + (high - y) * up];
  }

  // Points [x, y, class or value] that are being placed, in place of the rows.
  showPlaced(points, symbol) {
    if (!this.standing.has("boundary")) return null;
    const { classes } = this.store.scene;
    const values = points.map(([, , value]) => value);
    const text = values.map((value) => plain(classes.length ? (classes[value] ?? _("another class")) : `y = ${short(value)}`));
    const marker = { symbol: values.map(symbol), color: values.map((value) => (classes.length ? this.classSwatch(value) : this.valueColor(value))) };
    const [training, test] = this.#pointTraces();
    const data = { x: [points.map(([x]) => x)], y: [points.map(([, y]) => y)], text: [text], "marker.symbol": [marker.symbol], "marker.color": [marker.color] };
    window.Plotly.restyle(this.elements.boundary, data, [training]);
    return window.Plotly.restyle(this.elements.boundary, { visible: false }, [test]);
  }

  // The rows again.
  showRows() {
    if (!this.standing.has("boundary")) return null;
    const { data } = this.colored("boundary");
    const [training, test] = this.#pointTraces();
    const { x, y, text, marker } = data[training];
    window.Plotly.restyle(this.elements.boundary, { x: [x], y: [y], text: [text], "marker.symbol": [marker.symbol], "marker.color": [marker.color] }, [training]);
    return window.Plotly.restyle(this.elements.boundary, { visible: this.options.test }, [test]);
  }

  #pointTraces() {
    return ["training points", "test points"].map((role) => this.elements.boundary.data.findIndex((trace) => trace.meta.role === role));
  }

  // The color of a class in the plane, whether it has points or not.
  classSwatch(k) {
    const { classes } = this.store.scene;
    return classes.length > 2 || k > 1 ? classColor(k) : this.valueColor(k);
  }

  // What a switch changes at once; everything else follows with the next drawing.
  apply(option, value) {
    if (!this.standing.has({ test: "boundary", log: "loss" }[option])) return null; // it is made so
    if (option === "test") return this.#setTestPoints(value);
    if (option === "log") return this.#setLogLoss(value);
  }

  #setTestPoints(visible) {
    const index = this.elements.boundary.data.findIndex((trace) => trace.meta.role === "test points");
    return window.Plotly.restyle(this.elements.boundary, { visible }, [index]);
  }

  #setLogLoss(log) {
    return window.Plotly.relayout(this.elements.loss, { "yaxis.type": log ? "log" : "linear", "yaxis.autorange": true });
  }

  #drawLoss(frame, farthest) {
    const traces = this.elements.loss.data;
    this.drawOverEpochs("loss", farthest, frame.epoch, (stride) => ({
      lines: traces.map((trace) => this.store.values(trace.meta.series, farthest, stride)),
    }));
  }

  #drawGradients(frame, farthest) {
    const layers = this.store.scene.layers.map((_, layer) => layer);
    const now = ["grad_norms", "delta_norms"].map((name) => layers.map((layer) => this.store.at(name, frame.epoch, layer)));
    const places = layers.map((layer) => layer + 1);
    this.drawOverEpochs("gradients", farthest, frame.epoch, (stride) => {
      const lines = layers.map((layer) => this.store.values(this.options.gradient, farthest, stride, layer));
      return { lines, others: now.map((y) => [places, y]), layout: { "yaxis.dtick": decades(lines), "yaxis2.dtick": decades(now) } };
    });
  }

  #drawHistograms(frame) {
    const nLayers = this.store.scene.layers.length;
    const nBins = frame.histograms.length / nLayers;
    const x = [], y = [], customdata = [];
    for (let layer = 0; layer < nLayers; layer++) {
      const [low, high] = frame.ranges.subarray(2 * layer, 2 * layer + 2);
      x.push(Array.from({ length: nBins }, (_, bin) => low + ((bin + 0.5) * (high - low)) / nBins));
      const shares = Array.from(frame.histograms.subarray(layer * nBins, (layer + 1) * nBins));
      const highest = Math.max(...shares, 1e-9);
      y.push(shares.map((share) => share / highest));
      customdata.push(shares);
    }
    return window.Plotly.restyle(this.elements.histograms, { x, y, customdata });
  }

  color(trace) {
    const { role, layer } = trace.meta;
    const nLayers = this.store.scene.layers.length;
    if (role === "layer") {
      const color = layerColor(layer, nLayers);
      trace.line = { ...trace.line, color };
      if (trace.fill) trace.fillcolor = color.replace(/,1\)$/, ",0.25)");
    } else if (role.endsWith("points")) {
      const y = this.store.arrays[`${role.split(" ")[0]}_y`].data;
      trace.marker = { ...trace.marker, color: Array.from(y, (value) => this.valueColor(value)) };
      trace.marker.line = { width: 1, color: this.theme.isDark ? "rgba(0,0,0,0.75)" : "rgba(255,255,255,0.95)" };
    } else {
      const color = role === "prediction" ? this.theme.text : this.theme[role];
      trace.line = { ...trace.line, color };
      if (trace.marker) trace.marker = { ...trace.marker, color };
    }
  }

  // The color of a class number or of a value to be predicted.
  valueColor(value) {
    return valueColor(value, this.store.scene, this.theme);
  }
}
