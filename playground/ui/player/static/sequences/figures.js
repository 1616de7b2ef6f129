// The charts of networks that read, as they are before the first frame.

import { LAYOUT } from "../drawing/plots.js";
import { _, pgettext } from "../language/speak.js";
import { DASHES, SYMBOLS, arrangement, nth } from "../lanes/figures.js";
import { askedSteps, classAt, markedSteps, readAt, ticksOf } from "./reading.js";

const PICTURE = 150; // pixels of a map
const ABOVE = 34; // it: the name, and the marks
const TICKS = { tickangle: 0, tickfont: { size: 10 }, ticks: "outside", ticklen: 3 };
const FEW = 30; // answers of which each has a sign
const UNMEASURED = { ticklabeloverflow: "allow" }; // else each redraw asks the browser for every label's size

export const errorTitle = (isRelative) => ({ text: isRelative ? _("|dC/dh| / last step's") : "|dC/dh|", standoff: 4 });

// First the lines at the start, then what theory expects, then those of the epoch.
export function errorsFigure({ titles, steps }, width, { relative }) {
  const x = Array.from({ length: steps }, (step, back) => back);
  const each = (more) => titles.map((title, lane) => ({ type: "scatter", mode: "lines", x, y: [], showlegend: false, meta: { lane }, ...more(title, lane) }));
  const data = [
    ...each(() => ({ hoverinfo: "skip", opacity: 0.5, line: { width: 1.5 } })),
    ...each((title) => ({ name: _("{title}, by theory", { title }), hovertemplate: "%{y:.2e}", line: { width: 1.2, dash: "3px,3px" } })),
    ...each((name, lane) => ({
      name, mode: "lines+markers", hovertemplate: "%{y:.2e}", showlegend: true,
      line: { width: 2.2, dash: DASHES[lane] || "solid" }, marker: { symbol: SYMBOLS[lane], size: 8, maxdisplayed: 8 },
    })),
  ];
  const layout = {
    ...LAYOUT,
    height: 280,
    margin: { l: 62, r: 16, t: 8, b: 38 },
    hovermode: "x unified",
    legend: { x: 0, y: 1.02, yanchor: "bottom" },
    xaxis: { title: { text: _("steps back from the last"), standoff: 4 }, range: [-0.02 * steps, 1.02 * (steps - 1)], zeroline: false, hoverformat: "d", unifiedhovertitle: { text: _("{n} steps back", { n: "%{x}" }) }, ...UNMEASURED },
    yaxis: { ...UNMEASURED, type: "log", title: errorTitle(relative), range: [-4, 0], exponentformat: "power", zeroline: false },
  };
  return { data, layout, config: { doubleClick: false } };
}

// A picture for each network, and above it a mark for each step that matters. Of the notes, the first are the pictures'
// names, the others stand where there is no picture.
export function mapsFigure(scene, width) {
  const { titles, units, steps } = scene;
  const arranged = arrangement(titles.length, width, _("what is read, step by step"), ABOVE, PICTURE);
  const { l, r } = arranged.margin;
  const marked = markedSteps(scene);
  const [layout, data] = [{ ...LAYOUT, autosize: false, ...arranged, hovermode: false }, []];
  const [names, notes] = [[], []];
  titles.forEach((text, lane) => {
    const n = nth(lane);
    const [xaxis, yaxis] = [arranged[`xaxis${n}`], arranged[`yaxis${n}`]];
    const pixels = ((xaxis.domain[1] - xaxis.domain[0]) * (width - l - r)) / steps;
    const all = Array.from({ length: steps }, (each, step) => step);
    const common = { zeroline: false, showgrid: false };
    layout[`xaxis${n}`] = { ...xaxis, ...common, ...TICKS, ...ticksOf(all, (step) => readAt(scene, step), pixels, marked), title: { ...xaxis.title, standoff: 2 }, range: [0.5, steps + 0.5], ...(lane ? { matches: "x" } : {}) };
    layout[`yaxis${n}`] = { ...yaxis, ...common, range: [0.5, units + 0.5], showline: true, linewidth: 4, tickvals: [...new Set([1, units])], ticktext: [...new Set([1, units])].map(String) };
    const at = { xref: `x${n} domain`, yref: `y${n} domain`, showarrow: false };
    names.push({ ...at, text, x: 0, y: 1, xanchor: "left", yanchor: "bottom", yshift: marked.length ? 9 : 0 });
    notes.push({ ...at, text: "", x: 0.5, y: 0.5 });
    data.push({
      type: "scatter", mode: "markers", x: marked.length ? marked.map((step) => step + 1) : [null], y: marked.length ? marked.map(() => units + 0.5) : [null],
      xaxis: `x${n}`, yaxis: `y${n}`, hoverinfo: "skip", cliponaxis: false, meta: { isText: true }, marker: { symbol: "triangle-down", size: 9 },
    });
  });
  layout.annotations = [...names, ...notes];
  return { data, layout, config: { doubleClick: false } };
}

// What is answered at the steps where answers count: values beside those that are wanted, or how sure a network is of the
// right class.
export function answersFigure(scene, width) {
  const { titles, is_value: isValue } = scene;
  const asked = askedSteps(scene);
  const x = asked.map((step) => step + 1);
  const mode = asked.length > FEW ? "lines" : "lines+markers";
  const data = titles.map((name, lane) => ({
    type: "scatter", mode, name, x, y: [], hovertemplate: isValue ? "%{y:.3~f}" : "%{y:.1%}",
    line: { width: 2, dash: DASHES[lane] || "solid" }, marker: { symbol: SYMBOLS[lane], size: 7 }, meta: { lane },
  }));
  if (isValue) data.push({ type: "scatter", mode: "lines", name: _("wanted"), x, y: asked.map((step) => scene.wanted[step]), hovertemplate: "%{y:.3~f}", line: { width: 3, dash: "2px,3px" }, meta: { isText: true } });
  const layout = {
    ...LAYOUT,
    height: 240,
    margin: { l: 52, r: 16, t: 8, b: 42 },
    hovermode: "x unified",
    legend: { x: 0, y: 1.02, yanchor: "bottom" },
    xaxis: { title: { text: isValue ? pgettext("of a sequence", "step") : _("what is wanted, step by step"), standoff: 4 }, range: [x[0] - 0.5, x.at(-1) + 0.5], zeroline: false, unifiedhovertitle: { text: _("step {n}", { n: "%{x}" }) }, hoverformat: "d", ...answerTicks(scene, width), ...UNMEASURED },
    yaxis: { range: isValue ? around(scene, asked) : [-0.03, 1.03], tickformat: isValue ? "~g" : ".0%", zeroline: false, ...UNMEASURED },
  };
  return { data, layout };
}

// Below the answers: which class is wanted.
export function answerTicks(scene, width) {
  if (scene.is_value) return {};
  const asked = askedSteps(scene);
  const pixels = (width - 68) / (asked.at(-1) - asked[0] + 1);
  return { ...TICKS, ...ticksOf(asked, (step) => classAt(scene, step), pixels) };
}

// Values that are wanted, and some room.
function around({ wanted }, asked) {
  const values = asked.map((step) => wanted[step]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.3 * (high - low || 1);
  return [low - room, high + room];
}
