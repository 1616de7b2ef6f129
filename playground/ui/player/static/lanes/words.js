// What is under the pointer in a picture, in words.

import { count, percent, short } from "../numbers.js";
import { QUANTITIES } from "./figures.js";
import { binOf, isAlive, layerAt } from "./maps.js";

export function readPlace({ name, lane, x, y }, frame, store, quantity, farthest) {
  const { scene } = store;
  const layer = Math.round(y) - 1;
  if (layer < 0 || layer >= scene.layers[lane]) return "";
  const where = `${scene.titles[lane]}, ${layer === scene.layers[lane] - 1 ? "output layer" : `layer ${layer + 1}`}`;
  if (name === "activations") return `${where}: ${!isAlive(store, frame.epoch, lane) ? "not finite" : spread(layerAt(frame, scene, lane, layer), x)}`;
  const epoch = Math.round(x);
  if (epoch < 0 || epoch > farthest) return "";
  if (epoch > store.lastOf(lane, epoch)) return `${where}: ended at epoch ${count(store.lastOf(lane, epoch))}`;
  const value = store.at(quantity, epoch, lane * Math.max(...scene.layers) + layer);
  return `${where}, epoch ${count(epoch)}: ${QUANTITIES[quantity]} ${short(value)}`;
}

function spread({ low, high, shares, dead, saturated }, x) {
  if (!Number.isFinite(low + high)) return "not finite";
  const stuck = [["dead", dead], ["saturated", saturated]].filter(([, share]) => share > 0).map(([word, share]) => `${percent(share)} of its units ${word}`);
  const said = [`from ${short(low)} to ${short(high)}`, ...stuck];
  if (x >= low && x <= high && high > low) {
    const bin = binOf(x, low, high, shares.length);
    const edge = (at) => short(low + (at * (high - low)) / shares.length);
    said.unshift(`${percent(shares[bin])} between ${edge(bin)} and ${edge(bin + 1)}`);
  }
  return said.join("; ");
}
