// Called by Streamlit whenever the component's data or the theme change: mounts the player once, then feeds it.

import { Player } from "./player.js";
import { unpack } from "./unpack.js";

const players = new WeakMap();

function plotly(url) {
  window.backpropPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => reject(new Error("The chart library could not be loaded."));
    script.src = url;
    document.head.append(script);
  });
  return window.backpropPlotly;
}

export async function update(host, data, send) {
  const root = host.querySelector('[data-testid="player"]');
  await plotly(root.dataset.plotly);
  const known = players.get(root);
  if (known && known.data === data) return known.player.view.retheme();
  const { header, arrays } = unpack(data);
  if (known) {
    known.data = data;
    known.player.requests.send = send;
    known.player.receive(header, arrays);
    known.player.view.retheme();
  } else if (header.scene) {
    players.set(root, { data, player: new Player(root, header, arrays, send) });
  } else {
    send({ recording: null, serial: "opening" }); // mounted with an answer to somebody before: ask for the scene
  }
}

export function leave(host) {
  const root = host.querySelector('[data-testid="player"]');
  players.get(root)?.player.leave();
  players.delete(root);
}
