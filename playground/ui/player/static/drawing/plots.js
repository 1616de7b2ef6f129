// What all charts of a player have in common. They are mounted once; afterwards only their data move, so that the
// reader's zoom, hover and the charts' own nodes stay.

import { enlarged, enlargement } from "./enlarged.js";
import { fileName } from "./keep.js";
import { whenNear } from "./near.js";
import { css } from "./palette.js";
import { plotly } from "./plotly.js";
import { SEPARATORS } from "../numbers.js";
import { sampled } from "../recording/store.js";

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: "reset", displaylogo: false };
const SLOW_SHARE = 0.3; // of the time while playing, for the charts that take turns
const MOST_POINTS = 300; // of a line: more cannot be seen, and each redraw would pay for them

export const LAYOUT = {
  autosize: true,
  uirevision: "kept",
  paper_bgcolor: "rgba(0,0,0,0)",
  plot_bgcolor: "rgba(0,0,0,0)",
  font: { size: 12 },
  hoverlabel: { namelength: -1 },
  separators: SEPARATORS,
  dragmode: "zoom",
  showlegend: false,
};

export class Plots {
  constructor(elements, store, theme, options) {
    Object.assign(this, { elements, store, options });
    this.canvas = document.createElement("canvas");
    this.standing = new Set(); // names of the charts that have been built
    this.times = enlargement();
    this.turn = 0;
    this.turnFrom = 0;
    this.drawn = {};
    this.evidence = []; // of reasons, to be marked on the charts
    this.setColors(theme);
  }

  setColors(theme) {
    this.theme = theme;
  }

  // Build each chart once it comes near the screen, in its own place from the beginning; `rests()` is called whenever
  // all that are near stand. What is drawn meanwhile is drawn on those that do.
  mount(rests) {
    for (const [name, element] of Object.entries(this.elements)) {
      const { height } = this.sized(name).layout;
      if (height) element.style.minHeight = `${height}px`;
    }
    this.stop = whenNear(Object.values(this.elements), ({ dataset }) => this.#build(dataset.chart), rests);
  }

  leave() {
    this.isOver = true;
    this.stop();
  }

  async #build(name) {
    const element = this.elements[name];
    try {
      await plotly(element.closest("[data-plotly]").dataset.plotly);
    } catch (error) {
      element.textContent = error.message;
      return;
    }
    if (this.isOver) return; // another recording came meanwhile
    const { data, layout, config } = this.colored(name);
    const drawn = window.Plotly.newPlot(element, data, layout, { ...CONFIG, ...config });
    this.standing.add(name); // from here on it follows the theme, the page's size and the switches
    await drawn;
    element.style.minHeight = "";
    this.built(name);
  }

  // A chart stands: show on it what was drawn last.
  built(name) {
    if (this.latest) this.drawings(...this.latest)[name]();
  }

  // Draw on the charts that stand: on the quick ones each time; the slow ones take turns unless `all` are due, as they are
  // with the first frame.
  draw(all, ...what) {
    all ||= !this.latest;
    this.latest = what;
    const drawings = this.drawings(...what);
    const standing = Object.keys(drawings).filter((name) => this.standing.has(name));
    const slow = standing.filter((name) => !this.quick.includes(name));
    const due = all ? standing : standing.filter((name) => this.quick.includes(name));
    due.forEach((name) => drawings[name]());
    if (!all && slow.length && performance.now() >= this.turnFrom) this.#takeTurn(drawings[slow[this.turn++ % slow.length]]);
  }

  // The next turn comes late enough for the frames between to have most of the time, however slow the browser is.
  #takeTurn(drawing) {
    const began = performance.now();
    drawing();
    this.turnFrom = began + (performance.now() - began) / SLOW_SHARE;
  }

  // A figure as large as the page's type asks for, and in the theme's colors.
  colored(name) {
    const { data, layout, config } = this.sized(name);
    data.forEach((trace) => this.color(trace));
    return { data, layout: { ...layout, ...this.themed(layout) }, config };
  }

  sized(name) {
    return enlarged(this.figure(name), this.times);
  }

  get standingElements() {
    return [...this.standing].map((name) => this.elements[name]);
  }

  // Repaint for another theme.
  async retheme(theme) {
    this.setColors(theme);
    this.drawn = {};
    for (const element of this.standingElements) {
      element.data.forEach((trace) => this.color(trace));
      await window.Plotly.update(element, {}, this.themed(element.layout));
      await window.Plotly.redraw(element);
    }
  }

  resize() {
    this.enlarge();
    this.standingElements.forEach((element) => window.Plotly.Plots.resize(element));
  }

  // Follow the page's type where it has another size than before.
  enlarge() {
    const times = enlargement() / this.times;
    if (times === 1) return;
    this.times *= times;
    for (const element of this.standingElements) {
      const height = element._fullLayout.height * times; // a resize has left out the figure's own
      for (const part of [...element.data, element.layout]) Object.assign(part, enlarged(part, times));
      element.layout.height = height;
      window.Plotly.redraw(element);
    }
  }

  // Lines up to the farthest epoch shown so far; a mark at the epoch shown when that is an earlier one.
  drawOverEpochs(name, farthest, epoch, content) {
    const element = this.elements[name];
    const stride = strideFor(farthest, MOST_POINTS);
    const x = sampled(farthest, stride, (at) => at);
    const { lines, others = [], layout = {}, shapes = [] } = content(stride);
    const data = { x: [...lines.map(() => x), ...others.map(([places]) => places)], y: [...lines, ...others.map(([, y]) => y)] };
    const traces = data.y.map((_, index) => index);
    layout.shapes = [...shapes, ...this.#bands(name, farthest), ...(epoch < farthest ? [this.mark(epoch)] : [])];
    const said = JSON.stringify(layout);
    if (said === this.drawn[name]) return window.Plotly.restyle(element, data, traces);
    this.drawn[name] = said;
    return window.Plotly.update(element, data, layout, traces);
  }

  // The evidence that belongs on a chart: bands over its epochs, one below the other, each named after its reason.
  #bands(name, farthest) {
    const found = this.evidence.filter((reason) => this.isMarked(name, reason) && reason.last > reason.first);
    const height = name === "gradients" ? "top" : "bottom"; // of the reason's name, where lines are rarer
    const side = (first, last) => (first + last > farthest ? "right" : "left");
    return found.map(({ title, first, last, lane }, row) => ({
      type: "rect", xref: "x", yref: "y domain", layer: "below", line: { width: 0 }, // whatever the axis counts in
      x0: first, x1: last, y0: 1 - (row + 1) / found.length, y1: 1 - row / found.length,
      fillcolor: css(this.evidenceColor(lane), 0.2),
      label: { text: title, textposition: `${height} ${side(first, last)}`, font: { size: 11 * this.times, color: this.theme.text } },
    }));
  }

  isMarked(name, { where }) {
    return name === where;
  }

  evidenceColor() {
    return this.theme.evidence;
  }

  // Keep a chart as a file: as it is seen, on the page's own ground, with the names of its lines.
  save(name, format, epoch) {
    if (!this.standing.has(name)) return null;
    const element = this.elements[name];
    const printed = this.printed(name, element);
    const { width, height } = { ...element._fullLayout, ...printed };
    const layout = { ...element.layout, ...printed, paper_bgcolor: css(this.theme.background) };
    return window.Plotly.downloadImage({ data: element.data, layout }, { format, width, height, filename: fileName(name, epoch), scale: format === "png" ? 2 : 1 });
  }

  // What is different about a chart on paper.
  printed() {
    return {};
  }

  mark(epoch, axes = { xref: "x", yref: "paper" }) {
    return { type: "line", ...axes, x0: epoch, x1: epoch, y0: 0, y1: 1, line: { color: this.theme.text, width: 1, dash: "dot" } };
  }

  themed(layout) {
    const axes = Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key));
    const { text, grid, axis, panel } = this.theme;
    const themed = {
      font: { ...layout.font, color: text, family: getComputedStyle(Object.values(this.elements)[0]).fontFamily },
      hoverlabel: { ...layout.hoverlabel, bgcolor: panel, bordercolor: axis, font: { color: text } },
    };
    for (const key of axes) {
      themed[key] = { ...layout[key], gridcolor: grid, linecolor: axis, zerolinecolor: axis, tickcolor: axis };
    }
    return themed;
  }
}

// Every how many epochs a number is taken, so that no more than `most` are drawn.
export function strideFor(farthest, most) {
  return 2 ** Math.max(0, Math.ceil(Math.log2((farthest + 1) / most)));
}

// How far the labels of a log axis stand apart: 1, 2, 5 within a decade or two, whole powers of ten beyond.
export function decades(lines) {
  const sizes = lines.flat().filter((value) => value > 0).map(Math.log10);
  const span = Math.max(...sizes) - Math.min(...sizes);
  return span < 1.6 || !Number.isFinite(span) ? "D2" : Math.ceil(span / 5);
}
