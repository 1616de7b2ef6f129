// The four charts of the playground.

import { paintBoundary, paintMap } from "../drawing/images.js";
import { classColor, css, diverging, layerColor, mix } from "../drawing/palette.js";
import { Plots, decades } from "../drawing/plots.js";
import { boundaryFigure, gradientFigure, histogramFigure, lossFigure } from "./figures.js";

const FIGURES = { boundary: boundaryFigure, loss: lossFigure, histograms: histogramFigure, gradients: gradientFigure };

export class Charts extends Plots {
  figure(name) {
    return FIGURES[name](this.store.scene, this.store.arrays);
  }

  setColors(theme) {
    super.setColors(theme);
    this.colors = diverging(theme);
  }

  // The boundary every time; the slow charts take turns while frames follow each other quickly.
  draw(frame, farthest, all, spotlight) {
    this.drawBoundary(frame, spotlight);
    const slow = [() => this.#drawLoss(frame, farthest), () => this.#drawHistograms(frame), () => this.#drawGradients(frame, farthest)];
    this.takeTurns(slow, all);
  }

  drawBoundary(frame, spotlight = null) {
    const { scene } = this.store;
    const element = this.elements.boundary;
    if (scene.is_curve && !spotlight) {
      const [left, right] = scene.limits[0];
      const x = Array.from(frame.curve, (_, i) => left + ((right - left) * i) / (frame.curve.length - 1));
      return window.Plotly.update(element, { x: [x], y: [Array.from(frame.curve)] }, { images: [] }, [0]);
    }
    if (spotlight) paintMap(this.canvas, spotlight, scene.unit_resolution, this.colors);
    else {
      paintBoundary(this.canvas, frame.boundary, scene.resolution, {
        colors: this.colors,
        neutral: this.theme.neutral,
        nClasses: scene.classes.length,
        hasClassesLayer: scene.has_classes_layer,
        hard: this.options.hard,
      });
    }
    const side = spotlight ? scene.unit_resolution : scene.resolution;
    return window.Plotly.relayout(element, { images: [this.#image(side)] });
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

  // What a switch changes at once; everything else follows with the next drawing.
  apply(option, value) {
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

  // The grid's points are the centers of the outermost pixels, so the image is one pixel larger than the grid.
  #image(side) {
    const [[left, right], [bottom, top]] = this.store.scene.limits;
    const [width, height] = [(right - left) / (side - 1), (top - bottom) / (side - 1)];
    return {
      source: this.canvas.toDataURL(),
      xref: "x", yref: "y",
      x: left - width / 2, y: top + height / 2,
      sizex: right - left + width, sizey: top - bottom + height,
      sizing: "stretch", layer: "below", opacity: 1,
    };
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
    const { scene } = this.store;
    if (scene.has_classes_layer) return classColor(value);
    const [low, high] = scene.output_range;
    const place = Math.min(1, Math.max(-1, (2 * (value - low)) / (high - low) - 1));
    const { neutral, negative, positive } = this.theme;
    return css(mix(neutral, place < 0 ? negative : positive, Math.abs(place))); // stronger than the ground it stands on
  }
}
