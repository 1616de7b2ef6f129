// Called by Streamlit whenever the component's data or the theme change: mounts the drawing once, then tells it.

import { Drawing } from "./drawing.js";

const drawings = new WeakMap();

// `shared` are modules of the player's: texts and numbers in the language of the page, colors and shapes of classes.
export function update(host, data, send, shared) {
  const root = host.querySelector(".bp-drawn");
  if (!root?.isConnected) return; // left meanwhile
  const player = Object.assign({}, ...shared);
  if (drawings.get(root)?.language !== player.language) {
    drawings.get(root)?.leave();
    drawings.set(root, new Drawing(root, player)); // which puts its words in the place of another language's
  }
  drawings.get(root).told(data, send);
}

export function leave(host) {
  const root = host.querySelector(".bp-drawn");
  drawings.get(root)?.leave();
  drawings.delete(root);
}
