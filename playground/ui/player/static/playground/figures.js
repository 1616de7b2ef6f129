// The four charts of the playground before the first frame. Figures of the player are written in JavaScript, the
// lanes' too: they must fit the width that they are drawn in, and are drawn anew there when it changes.

import { _, pgettext } from "../language/speak.js";
import { BETWEEN, count, short } from "../numbers.js";
import { LAYOUT } from "../drawing/plots.js";
import { symbolOf } from "../drawing/shapes.js";
import { plain } from "../phrases.js";
import { SCORE_NAMES } from "./words.js";

const MOST_ROWS = 4; // of histograms: more layers than this stand in two columns
const NAME = 19; // pixels above a histogram, for the layer's name
const TICKS = 25; // pixels below it
const LOWEST = 28; // pixels of a histogram
const PARTS = { train: [_("training"), "solid"], test: [_("test"), "4px,2px"], validation: [_("validation"), "1px,2px"] };
const DASHES = ["solid", "6px,3px", "2px,2px"]; // neighboring layers differ without their color
const MARKS = { training: "", test: "-dot" }; // what is added to a class's symbol
const POINTS = {
  training: { all: (told) => _("training ({n})", told), some: (told) => _("training ({n} of {all})", told) },
  test: { all: (told) => _("test ({n})", told), some: (told) => _("test ({n} of {all})", told) },
};

// Points over the plane, as tall as its place. The network's answers come under them as an image, or as a line where one input is all.
export function boundaryFigure(scene, arrays, { test = false } = {}) {
  const { is_curve: isCurve, plane_names: names, limits } = scene;
  const prediction = { type: "scatter", mode: "lines", name: _("prediction"), x: [], y: [], hoverinfo: "skip", meta: { role: "prediction" } };
  const points = Object.keys(MARKS).map((part) => pointsOf(part, scene, arrays, part === "training" || test));
  const xaxis = { title: { text: plain(names[0]), standoff: 4 }, range: [...limits[0]], zeroline: false };
  const yaxis = { title: { text: plain(names[1]), standoff: 2 }, range: [...limits[1]], zeroline: false };
  const isSquare = limits[0].every((limit, end) => limit === limits[1][end]); // then a circle is round
  if (isSquare) {
    Object.assign(xaxis, { constrain: "domain" });
    Object.assign(yaxis, { constrain: "domain", scaleanchor: "x" });
  }
  const layout = { ...LAYOUT, margin: { l: 44, r: 8, t: 6, b: 38 }, xaxis, yaxis };
  return { data: isCurve ? [prediction, ...points] : points, layout };
}

function pointsOf(part, scene, arrays, visible) {
  const points = arrays[`${part}_points`].data;
  const y = arrays[`${part}_y`].data;
  const [drawn, all] = [y.length, scene.part_sizes[part]];
  return {
    type: "scatter", mode: "markers",
    name: POINTS[part][drawn === all ? "all" : "some"]({ n: count(drawn), all: count(all) }),
    x: Array.from(y, (_, row) => points[2 * row]),
    y: Array.from(y, (_, row) => points[2 * row + 1]),
    text: Array.from(y, (value) => plain(scene.classes[value] ?? `y = ${short(value)}`)),
    hovertemplate: `%{text}<br>%{x:.2f}${BETWEEN}%{y:.2f}<extra>${PARTS[part === "test" ? "test" : "train"][0]}</extra>`,
    marker: { symbol: Array.from(y, (value) => symbolOf(scene.classes.length ? value : 0) + MARKS[part]), size: 7, line: { width: 1 } },
    meta: { role: `${part} points` },
    visible,
  };
}

// Loss of each part above, their score below, over epochs.
export function lossFigure({ score, classes, parts: there }, arrays, { log = false } = {}) {
  const isShare = classes.length > 0;
  const parts = Object.entries(PARTS).filter(([part]) => there.includes(part));
  const lines = (kind, axis, number) => parts.map(([part, [name, dash]]) => ({
    type: "scatter", mode: "lines", name, x: [], y: [], xaxis: `x${axis}`, yaxis: `y${axis}`,
    line: { width: 2, dash }, hovertemplate: `%{y:${number}}`,
    legendgroup: part, showlegend: kind === "loss",
    meta: { role: part, series: `${part}_${kind}` },
  }));
  const y = { tickformat: "~g", automargin: true };
  const layout = {
    ...LAYOUT,
    height: 300,
    margin: { l: 52, r: 8, t: 24, b: 36 },
    showlegend: true,
    hovermode: "x unified",
    legend: { orientation: "h", x: 1, xanchor: "right", y: 1, yanchor: "bottom" },
    xaxis: { anchor: "y", matches: "x2", showticklabels: false },
    xaxis2: { anchor: "y2", title: { text: _("epoch"), standoff: 4 }, rangemode: "tozero" },
    yaxis: { ...y, type: log ? "log" : "linear", anchor: "x", domain: [0.46, 1], title: { text: _("loss"), standoff: 4 }, rangemode: "tozero" },
    yaxis2: { ...y, anchor: "x2", domain: [0, 0.39], title: { text: SCORE_NAMES[score], standoff: 4 }, ...(isShare ? { tickformat: ".0%" } : {}) },
  };
  return { data: [...lines("loss", "", ".5~g"), ...lines("score", 2, isShare ? ".1%" : ".4f")], layout };
}

// One outline a layer: how its activations are spread over the training rows.
export function histogramFigure({ layers }) {
  const columns = layers.length <= MOST_ROWS ? 1 : 2;
  const rows = Math.ceil(layers.length / columns);
  const height = Math.max(300, rows * (NAME + LOWEST + TICKS));
  const room = height - NAME - TICKS; // between the margins, which hold the highest name and the lowest ticks
  const gap = (NAME + TICKS) / room;
  const tall = (1 - gap * (rows - 1)) / rows;
  const wide = columns === 1 ? 1 : 0.47;
  const layout = { ...LAYOUT, height, margin: { l: 10, r: 10, t: NAME, b: TICKS }, annotations: [] };
  const data = layers.map((text, layer) => {
    const n = layer ? layer + 1 : "";
    const [row, column] = [Math.floor(layer / columns), layer % columns];
    const top = 1 - row * (tall + gap);
    const left = column * (1 - wide);
    layout[`xaxis${n}`] = { anchor: `y${n}`, domain: [left, left + wide], nticks: columns === 1 ? 6 : 4, tickangle: 0, zeroline: false, showline: true };
    layout[`yaxis${n}`] = { anchor: `x${n}`, domain: [Math.max(0, top - tall), top], visible: false, range: [0, 1.05] };
    layout.annotations.push({ text, xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1, xanchor: "left", yanchor: "bottom", showarrow: false });
    return {
      type: "scatter", mode: "lines", x: [], y: [], xaxis: `x${n}`, yaxis: `y${n}`,
      fill: "tozeroy", line: { shape: "hvh", width: 1.5 },
      hovertemplate: "%{x:.2f}: %{customdata:.1%}<extra></extra>",
      meta: { role: "layer", layer },
    };
  });
  return { data, layout };
}

// Above: the gradient's size in each layer over epochs. Below: layer by layer, at the epoch shown.
export function gradientFigure({ layers }) {
  const places = layers.map((_, layer) => layer + 1);
  const overEpochs = layers.map((name, layer) => ({
    type: "scatter", mode: "lines", name, x: [], y: [], xaxis: "x", yaxis: "y",
    line: { width: 1.8, dash: DASHES[layer % DASHES.length] }, showlegend: false,
    hovertemplate: `${name}: %{y:.3~g}<extra></extra>`,
    meta: { role: "layer", layer },
  }));
  const byLayer = (series, name, symbol, role) => ({
    type: "scatter", mode: "lines+markers", name, x: places, y: [], xaxis: "x2", yaxis: "y2",
    line: { width: 1.8 }, marker: { symbol, size: 8 },
    hovertemplate: `${_("{name}, layer {layer}: {value}", { name, layer: "%{x}", value: "%{y:.3~g}" })}<extra></extra>`,
    meta: { role, series },
  });
  const y = { type: "log", tickformat: ".0~e", nticks: 5, automargin: true };
  const layout = {
    ...LAYOUT,
    height: 300,
    showlegend: true,
    margin: { l: 52, r: 8, t: 8, b: 36 },
    legend: { orientation: "h", x: 1, xanchor: "right", y: 0.32, yanchor: "bottom" },
    xaxis: { anchor: "y", title: { text: _("epoch"), standoff: 2 }, rangemode: "tozero" },
    yaxis: { ...y, anchor: "x", domain: [0.597, 1] },
    xaxis2: {
      anchor: "y2", title: { text: _("layer"), standoff: 2 }, range: [0.7, places.length + 0.3],
      tickvals: places, ticktext: places.map((place) => (place === places.length ? pgettext("output", "out") : String(place))),
    },
    yaxis2: { ...y, anchor: "x2", domain: [0, 0.317] },
  };
  const data = [...overEpochs, byLayer("grad_norms", "dC/dW", "circle", "train"), byLayer("delta_norms", "dC/dz", "square-open", "test")];
  return { data, layout };
}
