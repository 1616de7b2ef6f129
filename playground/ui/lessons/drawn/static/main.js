// Called by Streamlit whenever the component's data or the theme change: mounts the drawing once, then tells it.

import { Drawing } from "./drawing.js";

const drawings = new WeakMap();

// `shared` are modules of the player's: how numbers are written, colors and shapes of classes.
export function update(host, data, send, shared) {
  const root = host.querySelector(".bp-drawn");
  if (!root?.isConnected) return; // left meanwhile
  if (!drawings.has(root)) drawings.set(root, new Drawing(root, Object.assign({}, ...shared)));
  drawings.get(root).told(data, send);
}

export function leave(host) {
  const root = host.querySelector(".bp-drawn");
  drawings.get(root)?.leave();
  drawings.delete(root);
}
