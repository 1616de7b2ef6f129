// Called by Streamlit whenever the component's data or the theme change: mounts the player once, then tells it.

import { reached } from "./marks.js";
import { Player } from "./player.js";
import { countVisitsOnce } from "./visits.js";

countVisitsOnce();

const players = new WeakMap();

export function update(host, data, notify) {
  const root = host.querySelector('[data-testid="player"]');
  if (!root.isConnected) return; // left meanwhile
  if (!players.has(root)) players.set(root, new Player(root));
  reached("player");
  const player = players.get(root);
  player.notify = notify;
  player.told(data);
}

// The query of a link to what is on the screen.
export function linkNow() {
  const player = players.get(document.querySelector('[data-testid="player"]'));
  return player?.store ? player.seen.link() : location.search;
}

export function leave(host) {
  const root = host.querySelector('[data-testid="player"]');
  players.get(root)?.leave();
  players.delete(root);
}
