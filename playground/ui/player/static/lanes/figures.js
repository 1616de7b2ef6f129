// The charts of networks side by side as they are before the first frame: two that all lanes share, two with a
// picture for each lane. They are written in JavaScript as all figures of the player: see ../playground/figures.js.

import { _ } from "../language/speak.js";
import { powerOfTen } from "../numbers.js";
import { css, viridis } from "../drawing/palette.js";
import { LAYOUT } from "../drawing/plots.js";
import { scoreOfAll } from "./scores.js";

export const SYMBOLS = ["circle", "square", "diamond", "triangle-up", "triangle-down", "x"];
export const DASHES = ["", "7px,3px", "2px,2px", "9px,2px,2px,2px", "12px,4px", "4px,4px"]; // as long as they are in an SVG, too
export const QUANTITIES = { grad_norms: "dC/dW", delta_norms: "dC/dz", update_ratios: _("update / weight") };

const NARROWEST = 250; // of a picture, in pixels: with less room they stand below each other
const PICTURE = 132;
const GAP = { across: 44, down: 58 }; // for the labels of the axes, the name above and the ticks below
const KEY_ROOM = 58; // above the pictures, for the key to their colors
const MARGIN = { l: 42, r: 16, b: 42 };

const UNMEASURED = { ticklabeloverflow: "allow" }; // else each redraw asks the browser for every label's size
const LEGEND = { x: 0, y: 1.02, yanchor: "bottom" };

// The axis of the curve that is chosen, and how its numbers are read.
export function curveAs(scene, { curve, log }) {
  const isScore = curve.endsWith("score");
  const isShare = isScore && scoreOfAll(scene) === "accuracy";
  return { type: log && !isScore ? "log" : "linear", tickformat: isShare ? ".0%" : "~g", hovertemplate: isShare ? "%{y:.1%}" : "%{y:.4~g}" };
}

export const titleOf = (quantity) => ({ text: QUANTITIES[quantity], standoff: 4 });

export function curvesFigure(scene, width, options) {
  const { hovertemplate, ...yaxis } = curveAs(scene, options);
  const data = scene.titles.map((name, lane) => ({ type: "scatter", mode: "lines", name, x: [], y: [], hovertemplate, line: { width: 2, dash: DASHES[lane] || "solid" }, meta: { lane } }));
  const layout = {
    ...LAYOUT,
    height: 280,
    margin: { l: 52, r: 16, t: 8, b: 38 },
    hovermode: "x unified",
    legend: LEGEND,
    xaxis: { title: { text: _("epoch"), standoff: 4 }, rangemode: "tozero", ...UNMEASURED },
    yaxis: { ...yaxis, rangemode: "tozero", zeroline: false, ...UNMEASURED },
  };
  return { data, layout };
}

export function layersFigure({ titles, layers }, width, { quantity }) {
  const most = Math.max(...layers);
  const data = titles.map((name, lane) => ({
    type: "scatter", mode: "lines+markers", name, x: numbers(layers[lane]), y: [],
    line: { width: 1.8 }, marker: { symbol: SYMBOLS[lane], size: most > 20 ? 5 : 8 },
    hovertemplate: "%{y:.3~g}", meta: { lane },
  }));
  const layout = {
    ...LAYOUT,
    height: 280,
    margin: { l: 62, r: 16, t: 8, b: 38 },
    hovermode: "x unified",
    legend: LEGEND,
    xaxis: { title: { text: _("layer"), standoff: 4 }, range: [1 - most * 0.03, most * 1.03], dtick: Math.ceil(most / 12), tick0: 1, zeroline: false, hoverformat: "d", unifiedhovertitle: { text: _("layer {n}", { n: "%{x}" }) }, ...UNMEASURED },
    yaxis: { ...UNMEASURED, type: "log", title: titleOf(quantity), range: [-4, 0], exponentformat: "power", zeroline: false },
  };
  return { data, layout, config: { doubleClick: false } };
}

// Layer by epoch, in colors on one scale.
export function historyFigure(scene, width) {
  const { data, layout, config } = picturesFigure(scene, width, _("epoch"), KEY_ROOM);
  scene.layers.forEach((count, lane) => Object.assign(layout[`xaxis${nth(lane)}`], { range: [-0.5, 50.5], ...(lane ? { matches: "x" } : {}) }));
  layout.annotations.push({ text: "", xref: "paper", yref: "paper", x: 1, y: 1, xanchor: "right", yanchor: "middle", yshift: KEY_ROOM - 8, showarrow: false });
  data.push({
    type: "scatter", mode: "markers", x: [null], y: [null], hoverinfo: "skip", meta: { role: "scale" },
    marker: {
      color: [0], cmin: -4, cmax: 0, showscale: true,
      colorscale: viridis.filter((_, i) => i % 15 === 0).map((color, i) => [i / 17, css(color)]),
      colorbar: { orientation: "h", thickness: 9, outlinewidth: 0, ticklen: 3, x: 1, xanchor: "right", y: 1, yanchor: "top", yref: "container", xref: "paper", ypad: 2, xpad: 0, lenmode: "pixels" },
    },
  });
  return { data, layout, config };
}

// The key to a history's colors, for a scale in powers of ten and a length in pixels.
export function keyOf({ low, high }, length) {
  const step = Math.ceil((high - low) / 6);
  const powers = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  return {
    "marker.cmin": low,
    "marker.cmax": high,
    "marker.colorbar.tickvals": [powers],
    "marker.colorbar.ticktext": [powers.map(powerOfTen)],
    "marker.colorbar.len": length,
  };
}

// Layer by value: how the activations of each layer are spread.
export function activationsFigure(scene, width) {
  const figure = picturesFigure(scene, width, _("value"), 24);
  scene.layers.forEach((_, lane) => Object.assign(figure.layout[`xaxis${nth(lane)}`], { range: [-1, 1], exponentformat: "e" }));
  return figure;
}

function picturesFigure({ titles, layers }, width, across, top) {
  const arranged = arrangement(titles.length, width, across, top);
  const layout = { ...LAYOUT, autosize: false, ...arranged, hovermode: false, annotations: [] };
  titles.forEach((text, lane) => {
    const n = nth(lane);
    layout[`xaxis${n}`] = { ...arranged[`xaxis${n}`], zeroline: false, showgrid: false, ticks: "outside", ticklen: 3, nticks: 6, title: { ...arranged[`xaxis${n}`].title, standoff: 2 } };
    layout[`yaxis${n}`] = {
      ...arranged[`yaxis${n}`], range: [0.5, layers[lane] + 0.5], zeroline: false, showgrid: false,
      showline: true, linewidth: 4, ...layerTicks(layers[lane]),
    };
    layout.annotations.push({ text, xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1, xanchor: "left", yanchor: "bottom", showarrow: false });
  });
  const data = titles.map((_, lane) => ({ type: "scatter", x: [null], y: [null], xaxis: `x${nth(lane)}`, yaxis: `y${nth(lane)}`, hoverinfo: "skip", meta: { lane } }));
  return { data, layout, config: { doubleClick: false } };
}

// Where the pictures of `count` lanes stand in a chart of this width: in rows of equal length, as far as that goes.
// The lowest are told what lies `across`.
export function arrangement(count, width, across, top, picture = PICTURE) {
  const { l, r, b } = MARGIN;
  const room = Math.max(width - l - r, 120);
  const fitting = Math.max(1, Math.floor((room + GAP.across) / (NARROWEST + GAP.across)));
  const rows = Math.ceil(count / fitting);
  const columns = Math.ceil(count / rows);
  const tall = rows * picture + (rows - 1) * GAP.down;
  const wide = (room - (columns - 1) * GAP.across) / columns;
  const found = { width, height: tall + top + b, margin: { l, r, t: top, b, autoexpand: false } };
  for (let lane = 0; lane < count; lane++) {
    const left = (lane % columns) * (wide + GAP.across);
    const above = Math.floor(lane / columns) * (picture + GAP.down);
    found[`xaxis${nth(lane)}`] = { domain: [left / room, Math.min(1, (left + wide) / room)], anchor: `y${nth(lane)}`, title: { text: lane + columns < count ? "" : across } };
    found[`yaxis${nth(lane)}`] = { domain: [Math.max(0, 1 - (above + picture) / tall), 1 - above / tall], anchor: `x${nth(lane)}` };
  }
  return found;
}

// Plotly's first axis has no number.
export const nth = (lane) => (lane ? lane + 1 : "");

const numbers = (count) => Array.from({ length: count }, (_, i) => i + 1);

function layerTicks(count) {
  const step = Math.ceil(count / 6);
  const tickvals = numbers(count - 1).filter((layer) => (layer - 1) % step === 0 && count - layer > step / 2);
  return { tickvals: [...tickvals, count], ticktext: [...tickvals.map(String), _("out")] };
}
