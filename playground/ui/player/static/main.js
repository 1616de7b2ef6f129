// Called by Streamlit whenever the component's data or the theme change: mounts the player once, then tells it.

import { Player } from "./player.js";
import { countVisitsOnce } from "./visits.js";

countVisitsOnce();

const players = new WeakMap();

function plotly(url) {
  window.backpropPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => {
      delete window.backpropPlotly; // the next visit tries again
      reject(new Error("The chart library could not be loaded."));
    };
    script.src = url;
    document.head.append(script);
  });
  return window.backpropPlotly;
}

export async function update(host, data, notify) {
  const root = host.querySelector('[data-testid="player"]');
  try {
    await plotly(root.dataset.plotly);
  } catch (error) {
    root.textContent = `${error.message} Reload the page to try again.`;
    return;
  }
  if (!root.isConnected) return; // left meanwhile
  if (!players.has(root)) players.set(root, new Player(root));
  const player = players.get(root);
  player.notify = notify;
  player.told(data);
}

export function leave(host) {
  const root = host.querySelector('[data-testid="player"]');
  players.get(root)?.leave();
  players.delete(root);
}
