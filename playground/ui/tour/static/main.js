// Called by Streamlit whenever the page runs: mounts the tour once, and opens it for somebody who is here for the first time.

import { mayOpenByItself, noteSeen } from "./memory.js";
import { playerNow } from "./signs.js";
import { Tour } from "./tour.js";

const EVERY = 200; // milliseconds between two looks whether the player stands
const PATIENCE = 3000; // milliseconds after which a tour that was put away is not taken up again

const tours = new WeakMap();
let left = { at: -Infinity, index: null }; // where the tour was when its place on the page went

export function update(host, stops, ask) {
  const root = host.querySelector(".bp-tour");
  if (!root.isConnected) return; // left meanwhile
  if (!tours.has(root)) tours.set(root, mounted(root, stops));
  tours.get(root).ask = (name) => ask("taken", name);
}

export function leave(host) {
  const root = host.querySelector(".bp-tour");
  const tour = tours.get(root);
  if (!tour) return;
  clearInterval(tour.waiting);
  left = { at: performance.now(), index: tour.index };
  tour.close();
  tours.delete(root);
}

function mounted(root, stops) {
  const tour = new Tour(root, stops);
  root.querySelector("button").onclick = () => {
    clearInterval(tour.waiting);
    noteSeen();
    tour.open();
  };
  const wasHere = left.index !== null && performance.now() - left.at < PATIENCE; // Streamlit has put the page up anew
  if (wasHere) tour.open(left.index, false);
  else if (isBare() && mayOpenByItself()) tour.waiting = setInterval(() => openFirst(tour), EVERY);
  root.dataset.state = tour.waiting ? "waiting" : tour.isOpen ? "open" : "closed";
  return tour;
}

// A link that somebody was sent, a page in a frame and the projector's view say something in the address.
const isBare = () => !location.search;

// The first picture comes first; and who has begun to do something needs no tour.
function openFirst(tour) {
  const { frames, recording, state } = playerNow();
  if (isBare() && !(frames && recording)) return;
  clearInterval(tour.waiting);
  tour.root.dataset.state = "closed";
  if (isBare() && state === "idle" && noteSeen()) tour.open();
}
