// What the pictures of the lanes are made of: plain arrays, a row a layer (layer 1 first) and a column an epoch or
// a value.

import { strideFor } from "../drawing/plots.js";

const MOST_COLUMNS = 300; // epochs: more cannot be seen
const VALUES = 120; // columns for the values of activations
const SPAN = 16; // powers of ten that the colors tell apart at most, as double precision does

// The logarithms of a quantity in every layer of every lane, over epochs 0 to `farthest`.
export function historyOf(store, quantity, farthest) {
  const { layers } = store.scene;
  const most = Math.max(...layers);
  const stride = strideFor(farthest, MOST_COLUMNS);
  const columns = Math.floor(farthest / stride) + 1;
  const lanes = layers.map((count, lane) => {
    const logs = new Float32Array(count * columns);
    for (let layer = 0; layer < count; layer++) {
      for (let column = 0; column < columns; column++) {
        logs[layer * columns + column] = Math.log10(store.at(quantity, column * stride, lane * most + layer));
      }
    }
    return logs;
  });
  return { stride, columns, lanes };
}

// The powers of ten that hold all of a history; never less than before, so that the colors stand still. What lies above
// 10^`top`, or more than `span` below the highest, is left out.
export function widened(before, lanes, { top = 8, span = SPAN } = {}) {
  let { low, high } = before && !before.isEmpty ? before : { low: Infinity, high: -Infinity };
  for (const logs of lanes) {
    for (const value of logs) {
      if (!Number.isFinite(value)) continue; // a zero, or a network that is no more
      if (value < low) low = Math.floor(value);
      if (value > high) high = Math.ceil(value);
    }
  }
  if (low > high) return { low: -4, high: 0, isEmpty: true };
  high = Math.min(high, top);
  return { low: Math.min(Math.max(low, high - span), high - 1), high };
}

// How the activations of every layer of a lane are spread over the range of values that they have in common;
// each row by its own largest share. `range` is null where nothing is finite.
export function activationsOf(frame, store, lane) {
  const { scene } = store;
  if (!isAlive(store, frame.epoch, lane)) return { range: null };
  const count = scene.layers[lane];
  const rows = Array.from({ length: count }, (_, layer) => layerAt(frame, scene, lane, layer));
  const finite = rows.filter(({ low, high }) => Number.isFinite(low + high));
  if (!finite.length) return { range: null };
  const range = rounded(Math.min(...finite.map(({ low }) => low)), Math.max(...finite.map(({ high }) => high)));
  const width = (range[1] - range[0]) / VALUES;
  const cells = new Uint8Array(count * VALUES);
  rows.forEach(({ low, high, shares }, layer) => {
    if (!Number.isFinite(low + high)) return;
    const highest = Math.max(...shares);
    const first = Math.max(0, Math.floor((low - range[0]) / width));
    const last = Math.min(VALUES - 1, Math.max(first, Math.ceil((high - range[0]) / width) - 1));
    for (let column = first; column <= last; column++) {
      const value = range[0] + (column + 0.5) * width;
      const share = high - low > width ? (shares[binOf(value, low, high, shares.length)] ?? 0) : highest;
      cells[layer * VALUES + column] = Math.round(255 * Math.sqrt(share / highest));
    }
  });
  return { range, cells, columns: VALUES };
}

// Whether a network still has numbers at an epoch.
export const isAlive = (store, epoch, lane) => Number.isFinite(store.atLast("train_loss", epoch, lane));

// One layer's activations: the range of their values, the share of them in each bin, and what has gone silent.
export function layerAt(frame, scene, lane, layer) {
  const place = lane * Math.max(...scene.layers) + layer;
  const [low, high] = frame.ranges.subarray(2 * place, 2 * place + 2);
  const shares = frame.histograms.subarray(place * scene.bins, (place + 1) * scene.bins);
  return { low, high, shares, dead: frame.dead[place], saturated: frame.saturated[place] };
}

export function binOf(value, low, high, bins) {
  return Math.min(bins - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * bins)));
}

// A range with round ends that holds another one: it changes seldom while the activations move.
function rounded(low, high) {
  const size = Math.max(high - low, Math.abs(high), Math.abs(low)) || 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const step = [0.1, 0.2, 0.5, 1].find((part) => size / (part * power) <= 10) * power;
  const ends = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  return ends[0] < ends[1] ? ends : [ends[0] - step, ends[1] + step];
}
