// A line over the epochs: its points stand at evenly spaced ones, and only their heights are drawn.

import { shareOf, valueAt, within } from "./scales.js";

const NEAR = 0.5; // of the space between two points: so near a stroke that begins or ends beside a point takes it along

const rangeOf = ({ low, high }) => [low, high];

export const line = {
  isWide: true,
  hint: (chart, { _ }) => _("Drag across the chart to draw the line. The arrow keys move a single point, with Shift in larger steps."),

  axes: (chart, { _ }) => ({ ranges: [[0, chart.epochs], rangeOf(chart)], names: [_("epoch"), chart.title] }),

  neutral: ({ points }) => Array.from({ length: points }, (_, i) => [i / (points - 1), 0.5]),

  shapeOf: (chart, answer) => answer.map((height, i) => [i / (chart.points - 1), within(shareOf(height, rangeOf(chart)))]),

  answerOf: (chart, shape) => shape.map(([, v]) => valueAt(v, rangeOf(chart))),

  stroke: (shape, place) => new Stroke(shape, place),

  // Every arrow key moves a point up or down; `isJump`: to that height.
  moved: (shape, index, [across, up], isJump = false) =>
    shape.map(([u, v], i) => [u, i === index ? within(isJump ? up : v + across + up) : v]),

  path: (shape, at) => `M${shape.map(at).join("L")}`,

  told(chart, [u, v], index, { _, count, written }) {
    const value = valueAt(v, rangeOf(chart));
    const title = chart.title.charAt(0).toUpperCase() + chart.title.slice(1);
    const label = _("{title} at epoch {epoch}", { title, epoch: count(Math.round(u * chart.epochs)) });
    return { label, value, range: rangeOf(chart), text: written(value) };
  },

  saidOf(chart, shape, { _, count, written }) {
    const told = ([u, v]) => ({ height: written(valueAt(v, rangeOf(chart))), epoch: count(Math.round(u * chart.epochs)) });
    return shape.map((place) => _("{height} at epoch {epoch}", told(place))).join(", ");
  },
};

// Every point that a stroke passes takes its height there. The point at which it begins follows the pointer up and
// down until the stroke has left it.
class Stroke {
  constructor(shape, place) {
    const distances = shape.map(([u]) => Math.abs(u - place[0]));
    this.held = distances.indexOf(Math.min(...distances));
    Object.assign(this, { shape, last: place, isHolding: true, reach: NEAR / (shape.length - 1) });
    this.heights = shape.map(([, v]) => v);
    this.nearest = shape.map(() => this.reach); // how near the stroke has come to each
  }

  to(place) {
    this.shape.forEach(([u], i) => this.#pass(u, i, this.last, place));
    this.isHolding &&= Math.abs(place[0] - this.shape[this.held][0]) <= this.reach;
    this.last = place;
    return this.shape.map(([u], i) => [u, this.isHolding && i === this.held ? place[1] : this.heights[i]]);
  }

  #pass(u, i, [fromU, fromV], [toU, toV]) {
    const share = fromU === toU ? 1 : within((u - fromU) / (toU - fromU));
    const distance = share > 0 && share < 1 ? 0 : Math.abs(fromU + share * (toU - fromU) - u);
    if (distance > this.nearest[i]) return;
    this.nearest[i] = distance;
    this.heights[i] = fromV + share * (toV - fromV);
  }
}
