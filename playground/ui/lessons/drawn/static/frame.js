// What stands around and below a drawing: the frame with its axes, and the rows of the data.

import { shareOf, ticks } from "./scales.js";
import { make } from "./svg.js";

const POINT = 7; // pixels, as in the player
const TICKS = 5;
const GAP = 12; // pixels beside the frame, where handles reach

// The frame in a chart that is at most so wide and `most[1]` tall inside, within the `room` that there is.
export function frame(ranges, names, room, most, { rem, written, shared }) {
  const marks = ranges.map((range) => ticks(range, TICKS));
  const letters = Math.max(...marks[1].map((value) => written(value).length));
  const margin = { left: (GAP + 7 * letters) * rem, right: 16 * rem, top: 30 * rem, bottom: 42 * rem };
  const width = Math.max(120, Math.min(room - margin.left - margin.right, most[0]));
  const size = [width, most[0] === most[1] ? width : most[1]];
  const [left, top] = [margin.left, margin.top];
  const x = (value) => left + shareOf(value, ranges[0]) * size[0];
  const y = (value) => top + (1 - shareOf(value, ranges[1])) * size[1];
  const [right, bottom] = [left + size[0], top + size[1]];
  const text = (words, place) => Object.assign(make("text", place), { textContent: words });
  const axes = [
    ...marks[0].map((value) => make("line", { class: "bp-drawn-grid", x1: x(value), x2: x(value), y1: top, y2: bottom })),
    ...marks[1].map((value) => make("line", { class: "bp-drawn-grid", x1: left, x2: right, y1: y(value), y2: y(value) })),
    ...marks[0].map((value) => text(written(value), { x: x(value), y: bottom + 16 * rem, "text-anchor": "middle" })),
    ...marks[1].map((value) => text(written(value), { x: left - GAP * rem, y: y(value) + 4 * rem, "text-anchor": "end" })),
    text(names[0], { class: "bp-drawn-name", x: left + size[0] / 2, y: bottom + 35 * rem, "text-anchor": "middle" }),
    text(names[1], { class: "bp-drawn-name", x: 0, y: top - 14 * rem }),
    make("rect", { class: "bp-drawn-frame", x: left, y: top, width: size[0], height: size[1] }),
  ];
  const whole = [right + margin.right, bottom + margin.bottom];
  return { left, top, size, whole, axes, rows: (asks) => rowsOf(asks, size, shared) };
}

// A mark for each row, one over the other as in the player.
function rowsOf({ rows = [], classes, limits }, [width, height], { classColor, classShape }) {
  return rows.map(([x, y], row) => {
    const place = [shareOf(x, limits[0]) * width, (1 - shareOf(y, limits[1])) * height];
    return make("path", { class: "bp-drawn-row", d: markAt(place, classShape(classes[row])), fill: classColor(classes[row]) });
  });
}

function markAt([x, y], { reach, corners }) {
  const radius = (reach * POINT) / 2;
  const at = (number) => Number(number.toFixed(1));
  if (!corners) return `M${at(x - radius)} ${at(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  const places = corners.split(", ").map((corner) => corner.split(" ").map((percent) => (percent / 50 - 1) * radius));
  return `M${places.map(([across, down]) => `${at(x + across)} ${at(y + down)}`).join("L")}Z`;
}
