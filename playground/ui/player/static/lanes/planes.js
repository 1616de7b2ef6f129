// The planes of runs side by side: what each network answers, as a picture under its training rows, or as a line where one
// input is all.

import { _ } from "../language/speak.js";
import { BETWEEN, short } from "../numbers.js";
import { valueColor } from "../drawing/palette.js";
import { LAYOUT } from "../drawing/plots.js";
import { symbolOf } from "../drawing/shapes.js";
import { plain } from "../phrases.js";
import { answers } from "../playground/boundary.js";
import { arrangement, nth } from "./figures.js";
import { isAlive } from "./maps.js";

const TALL = 240; // pixels of a plane
const NAME = 24; // above it

// First a line for each lane, which has points where the data are a curve, then the lanes' rows.
export function planesFigure({ titles, planes }, width, options, arrays) {
  const arranged = arrangement(titles.length, width, "", NAME, TALL);
  const layout = { ...LAYOUT, autosize: false, ...arranged, hovermode: "closest", annotations: [] };
  titles.forEach((text, lane) => {
    const [n, plane] = [nth(lane), planes[lane]];
    const [x, y] = plane?.plane_names ?? ["", ""];
    Object.assign(layout, {
      [`xaxis${n}`]: { ...arranged[`xaxis${n}`], title: { text: plain(x), standoff: 2 }, zeroline: false, nticks: 6, visible: Boolean(plane) },
      [`yaxis${n}`]: { ...arranged[`yaxis${n}`], title: { text: plain(y), standoff: 2 }, zeroline: false, nticks: 6, showline: true, linewidth: 4 },
    });
    layout.annotations.push({ text: plain(text), xref: `x${n} domain`, yref: `y${n} domain`, x: 0, y: 1, xanchor: "left", yanchor: "bottom", showarrow: false });
    if (!plane) layout.annotations.push({ text: _("Pictures have no plane."), xref: `x${n} domain`, yref: `y${n} domain`, x: 0.5, y: 0.5, showarrow: false });
  });
  planes.forEach((plane, lane) => plane && isSquare(plane) && square(layout, nth(lane)));
  Object.entries(planeRanges({ planes })).forEach(([key, range]) => (layout[key.split(".")[0]].range = range));
  const axes = (lane) => ({ xaxis: `x${nth(lane)}`, yaxis: `y${nth(lane)}` });
  const lines = titles.map((_, lane) => ({ type: "scatter", mode: "lines", x: [], y: [], ...axes(lane), hoverinfo: "skip", meta: { lane } }));
  const rows = planes.map((plane, lane) => (plane ? { ...rowsOf(plane, arrays[`points_${lane}`].data, arrays[`y_${lane}`].data), ...axes(lane), meta: { plane: lane } } : null));
  return { data: [...lines, ...rows.filter(Boolean)], layout, config: { doubleClick: false } };
}

const isSquare = ({ limits: [x, y] }) => x.every((limit, end) => limit === y[end]); // then a circle is round

function square(layout, n) {
  Object.assign(layout[`xaxis${n}`], { constrain: "domain" });
  Object.assign(layout[`yaxis${n}`], { constrain: "domain", scaleanchor: `x${n}` });
}

function rowsOf({ classes }, points, y) {
  return {
    type: "scatter", mode: "markers",
    x: Array.from(y, (_, row) => points[2 * row]),
    y: Array.from(y, (_, row) => points[2 * row + 1]),
    text: Array.from(y, (value) => plain(classes[value] ?? `y = ${short(value)}`)),
    hovertemplate: `%{text}<br>%{x:.2f}${BETWEEN}%{y:.2f}<extra></extra>`,
    marker: { symbol: Array.from(y, (value) => symbolOf(classes.length ? value : 0)), size: 5, line: { width: 0.7 } },
  };
}

export function colorPlane(trace, { scene, arrays }, theme) {
  const { plane } = trace.meta;
  const color = Array.from(arrays[`y_${plane}`].data, (value) => valueColor(value, scene.planes[plane], theme));
  trace.marker = { ...trace.marker, color, line: { ...trace.marker.line, color: theme.isDark ? "rgba(0,0,0,0.75)" : "rgba(255,255,255,0.95)" } };
}

// All of every plane, as Plotly's axes are told it.
export function planeRanges({ planes }) {
  return Object.fromEntries(planes.flatMap((plane, lane) => (plane ? [[`xaxis${nth(lane)}.range`, [...plane.limits[0]]], [`yaxis${nth(lane)}.range`, [...plane.limits[1]]]] : [])));
}

// What is drawn of a frame: the pictures, and the lines' points. A run that is no more keeps its rows alone.
export function planes(frame, store, charts) {
  const { scene } = store;
  const side = scene.resolution;
  const [images, x, y] = [[], [], []];
  scene.planes.forEach((plane, lane) => {
    const boundary = frame.boundaries.subarray(2 * lane * side ** 2, 2 * (lane + 1) * side ** 2);
    const curve = frame.curves.subarray(lane * side, (lane + 1) * side);
    const seen = plane && isAlive(store, frame.epoch, lane) ? answers({ boundary, curve }, null, { ...plane, resolution: side }, charts) : {};
    x.push(seen.line?.x ?? []);
    y.push(seen.line?.y ?? []);
    if (seen.picture) images.push({ ...seen.place, xref: `x${nth(lane)}`, yref: `y${nth(lane)}`, source: seen.picture.toDataURL() });
  });
  return { images, x, y };
}
