// The error on its way back: |dC/dh| of every step, the last step first.

import { isAlive, widened } from "../lanes/maps.js";

const [LEAST, MOST] = [1e-44, 1e39]; // as far as single precision reaches: beyond, a line leaves the chart
const SCALE = { top: 16, span: 20 }; // powers of ten

// A part of a frame, "errors" or "theory", of a network, as shares of its last step's error where that is asked; []
// where there are no such numbers.
export function backwards(frame, store, lane, part, isRelative) {
  const { steps } = store.scene;
  if (!frame || !isAlive(store, frame.epoch, lane)) return [];
  const last = frame.errors[(lane + 1) * steps - 1];
  const unit = isRelative ? last : 1;
  if (!(unit > 0) || unit === Infinity) return [];
  return Array.from({ length: steps }, (_, back) => drawable(frame[part][(lane + 1) * steps - 1 - back] / unit));
}

const drawable = (size) => (Number.isNaN(size) ? null : Math.min(Math.max(size, LEAST), MOST));

// The powers of ten of an axis on which lines can be read, never fewer than `before`.
export function scaleOf(before, lines) {
  const inside = (size) => (size > LEAST && size < MOST ? Math.log10(size) : NaN);
  return widened(before, lines.map((line) => line.map(inside)), SCALE);
}
