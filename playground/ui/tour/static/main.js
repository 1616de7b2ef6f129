// Called by Streamlit whenever the page runs: mounts the tour once, and opens it for somebody who is here for the first time.
// What an open tour needs is fetched when it opens, after the page's first picture.

import { mayOpenByItself, noteSeen } from "./memory.js";
import { playerNow } from "./signs.js";

const EVERY = 200; // milliseconds between two looks whether the player stands
const PATIENCE = 3000; // milliseconds after which a tour that was put away is not taken up again

const mounted = new WeakMap(); // for each place on a page: what it was told, and its tour once that has opened
let left = { at: -Infinity, index: null }; // where the tour was when its place on the page went

// `player` is where the player's scripts are that speak the language of the page.
export function update(host, { stops, player }, ask) {
  const root = host.querySelector(".bp-tour");
  if (!root.isConnected) return; // left meanwhile
  const isNew = !mounted.has(root);
  if (isNew) mounted.set(root, { root, stops, player });
  const place = mounted.get(root);
  place.ask = (name) => ask("taken", name);
  if (isNew) mount(place);
}

export function leave(host) {
  const root = host.querySelector(".bp-tour");
  const place = mounted.get(root);
  if (!place) return;
  clearInterval(place.waiting);
  left = { at: performance.now(), index: place.tour?.index ?? null };
  place.tour?.close();
  mounted.delete(root);
}

function mount(place) {
  place.root.querySelector("button").onclick = () => {
    clearInterval(place.waiting);
    noteSeen();
    open(place);
  };
  const wasOpen = left.index !== null && performance.now() - left.at < PATIENCE; // Streamlit has put the page up anew
  const isFirst = !wasOpen && isBare() && mayOpenByItself();
  place.root.dataset.state = isFirst ? "waiting" : "closed";
  if (wasOpen) open(place, left.index, false);
  if (isFirst) place.waiting = setInterval(() => openFirst(place), EVERY);
}

// A link that somebody was sent, a page in a frame and the projector's view say something in the address; what is the default
// the page takes out of it, so that the address counts with which the browser came here, too.
const isBare = () => !location.search && !new URL(performance.getEntriesByType("navigation")[0]?.name ?? location.href).search;

// The first picture comes first; and who has begun to do something needs no tour.
function openFirst(place) {
  const { frames, recording, state } = playerNow();
  if (isBare() && !(frames && recording)) return;
  clearInterval(place.waiting);
  if (isBare() && state === "idle" && noteSeen()) open(place);
  else place.root.dataset.state = "closed";
}

async function open(place, index, takesFocus) {
  const [{ Tour }, language] = await Promise.all([import("./tour.js"), import(`${place.player}/language/speak.js`)]);
  if (!mounted.has(place.root)) return; // left meanwhile
  place.tour ??= new Tour(place.root, place.stops, (name) => place.ask(name), language);
  place.tour.open(index, takesFocus);
}
