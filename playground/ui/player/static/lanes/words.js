// What is under the pointer in a picture, in words.

import { _ } from "../language/speak.js";
import { count, notFinite, percent, short } from "../numbers.js";
import { QUANTITIES } from "./figures.js";
import { binOf, isAlive, layerAt } from "./maps.js";

// "a: b", and "a; b; c"
export const named = (name, text) => _("{name}: {text}", { name, text });
export const inTurn = (items) => items.join(_("; "));

export const layerName = ({ layers }, lane, layer) => (layer === layers[lane] - 1 ? _("output layer") : _("layer {n}", { n: layer + 1 }));

// Shares of a layer's units that have gone silent, where there are some.
export function stuck({ dead, saturated }) {
  return [
    ...(dead > 0 ? [_("{share} of its units dead", { share: percent(dead) })] : []),
    ...(saturated > 0 ? [_("{share} of its units saturated", { share: percent(saturated) })] : []),
  ];
}

export function readPlace({ name, lane, x, y }, frame, store, quantity, farthest) {
  const { scene } = store;
  const layer = Math.round(y) - 1;
  if (layer < 0 || layer >= scene.layers[lane]) return "";
  const where = `${scene.titles[lane]}, ${layerName(scene, lane, layer)}`;
  if (name === "activations") return named(where, isAlive(store, frame.epoch, lane) ? spread(layerAt(frame, scene, lane, layer), x) : notFinite());
  const epoch = Math.round(x);
  if (epoch < 0 || epoch > farthest) return "";
  if (epoch > store.lastOf(lane, epoch)) return named(where, _("ended at epoch {epoch}", { epoch: count(store.lastOf(lane, epoch)) }));
  const value = store.at(quantity, epoch, lane * Math.max(...scene.layers) + layer);
  return _("{where}, epoch {epoch}: {quantity} {value}", { where, epoch: count(epoch), quantity: QUANTITIES[quantity], value: short(value) });
}

function spread(found, x) {
  const { low, high, shares } = found;
  if (!Number.isFinite(low + high)) return notFinite();
  const said = [_("from {low} to {high}", { low: short(low), high: short(high) }), ...stuck(found)];
  if (x >= low && x <= high && high > low) {
    const bin = binOf(x, low, high, shares.length);
    const edge = (at) => short(low + (at * (high - low)) / shares.length);
    said.unshift(_("{share} between {low} and {high}", { share: percent(shares[bin]), low: edge(bin), high: edge(bin + 1) }));
  }
  return inTurn(said);
}
