// A boundary on a plane: a straight line through two points, or an outline with more corners.

import { shareOf, valueAt, within } from "./scales.js";

const SHORTEST = 24; // pixels of a new shape
const RADIUS = 0.28; // of the first outline, in shares of the frame
const FAR = 2; // times the frame: a straight line goes on beyond it

const distance = ([x, y], [x2, y2]) => Math.hypot(x2 - x, y2 - y);

export const boundary = {
  isWide: false,
  hint({ points }, { _ }) {
    const line = _("Drag across the plane to draw a straight line, or move one of its two points.");
    const outline = _("Drag around an area to outline it, or move single points.");
    return `${points === 2 ? line : outline} ${_("The arrow keys move a point too, with Shift in larger steps.")}`;
  },

  axes: ({ limits, names }) => ({ ranges: limits, names }),

  neutral({ points }) {
    if (points === 2) return [[0.25, 0.5], [0.75, 0.5]];
    const angles = Array.from({ length: points }, (_, i) => (2 * Math.PI * i) / points);
    return angles.map((angle) => [0.5 + RADIUS * Math.sin(angle), 0.5 + RADIUS * Math.cos(angle)]);
  },

  shapeOf: ({ limits }, answer) => answer.map((point) => point.map((value, axis) => within(shareOf(value, limits[axis])))),

  answerOf: ({ limits }, shape) => shape.map((place) => place.map((share, axis) => valueAt(share, limits[axis]))),

  // Within `reach` of a handle, in pixels, it is taken; elsewhere a new shape begins.
  stroke(shape, place, size, reach) {
    const pixels = (at) => at.map((share, axis) => share * size[axis]);
    const distances = shape.map((at) => distance(pixels(at), pixels(place)));
    const held = distances.indexOf(Math.min(...distances));
    if (distances[held] <= reach) return new Move(shape, place, held);
    return shape.length === 2 ? new Line(shape, place, pixels) : new Outline(shape, place, pixels);
  },

  moved: (shape, index, by, isJump = false) =>
    isJump ? null : shape.map((place, i) => (i === index ? place.map((share, axis) => within(share + by[axis])) : place)),

  path(shape, at) {
    if (shape.length > 2) return `M${shape.map(at).join("L")}Z`;
    const [[u, v], [u2, v2]] = shape;
    const length = Math.hypot(u2 - u, v2 - v);
    if (!length) return ""; // one on the other, they leave the line open
    const [far, way] = [FAR / length, [u2 - u, v2 - v]];
    return `M${at([u - far * way[0], v - far * way[1]])}L${at([u2 + far * way[0], v2 + far * way[1]])}`;
  },

  // A slider has one value: that is x. Both are in its name and in its text.
  told({ limits, points }, [u, v], index, { _, written }) {
    const [x, y] = [valueAt(u, limits[0]), valueAt(v, limits[1])];
    const text = _("x {x}, y {y}", { x: written(x), y: written(y) });
    const label = _("Point {number} of {last}, {place}", { number: index + 1, last: points, place: text });
    return { label, value: x, range: limits[0], text };
  },

  saidOf({ limits }, shape, { _, written }) {
    const told = ([u, v]) => _("({x}, {y})", { x: written(valueAt(u, limits[0])), y: written(valueAt(v, limits[1])) });
    const places = shape.map(told).join(", ");
    return shape.length === 2 ? _("a straight line through {places}", { places }) : _("an outline through {places}", { places });
  },
};

// A point follows the pointer, as far from it as it was taken.
class Move {
  constructor(shape, place, held) {
    Object.assign(this, { shape, held, by: shape[held].map((share, axis) => share - place[axis]) });
  }

  to(place) {
    const moved = place.map((share, axis) => within(share + this.by[axis]));
    return this.shape.map((at, i) => (i === this.held ? moved : at));
  }
}

// A new straight line, from where the stroke begins to where it is.
class Line {
  constructor(shape, from, pixels) {
    Object.assign(this, { shape, from, pixels, held: 1 });
  }

  to(place) {
    const isLong = distance(this.pixels(this.from), this.pixels(place)) >= SHORTEST;
    this.shape = isLong ? [this.from, place] : this.shape;
    return this.shape;
  }
}

// A new outline: the stroke, closed, with corners at even distances along it.
class Outline {
  constructor(shape, from, pixels) {
    Object.assign(this, { shape, pixels, passed: [from], count: shape.length, held: 0 });
  }

  to(place) {
    this.passed.push(place);
    const closed = [...this.passed, this.passed[0]];
    const lengths = closed.slice(1).map((to, i) => distance(this.pixels(closed[i]), this.pixels(to)));
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    if (whole >= 2 * SHORTEST) this.shape = Array.from({ length: this.count }, (_, i) => along(closed, lengths, (whole * i) / this.count));
    return this.shape;
  }
}

// The place at a distance along a path.
function along(path, lengths, rest) {
  let i = 0;
  while (i < lengths.length - 1 && rest > lengths[i]) rest -= lengths[i++];
  const share = lengths[i] ? rest / lengths[i] : 0;
  return path[i].map((from, axis) => from + share * (path[i + 1][axis] - from));
}
