// Below each network's score: what theory says of its way back, and its answer where there is one in the end.

import { isAlive } from "../lanes/maps.js";
import { decimals, percent, short } from "../numbers.js";
import { classAt, isAtEnd } from "./reading.js";

export function addCells(list) {
  for (const card of list.children) {
    const told = ["bp-cell", "bp-last"].map((className) => Object.assign(document.createElement("p"), { className }));
    card.querySelector(".bp-losses").after(...told);
  }
}

export function tellCells(list, store, frame) {
  [...list.children].forEach((card, lane) => {
    const isThere = isAlive(store, frame.epoch, lane);
    card.querySelector(".bp-cell").textContent = isThere ? wayBack(store.scene, frame, lane) : "spectral radius –";
    card.querySelector(".bp-last").textContent = isThere ? lastAnswer(store.scene, frame, lane) : "";
  });
}

// The spectral radius and the factor of each step back, in words.
export function wayBack({ is_gated: isGated }, { radius, factor }, lane) {
  const each = isGated[lane] ? `the gates keep ${percent(factor[lane])} a step` : `each step back, by theory: × ${short(factor[lane], 2)}`;
  return `spectral radius ${radius[lane] < 100 ? decimals(radius[lane]) : short(radius[lane])}; ${each}`;
}

// The answer after the last step beside the one that is wanted; "" where every step is asked.
export function lastAnswer(scene, { answers }, lane) {
  if (!isAtEnd(scene)) return "";
  const last = scene.steps - 1;
  const answer = answers[lane * scene.steps + last];
  if (scene.is_value) return `answer ${Math.abs(answer) < 100 ? decimals(answer) : short(answer)}, wanted ${decimals(scene.wanted[last])}`;
  return `${percent(answer, 0)} sure of the right answer: ${classAt(scene, last)}`;
}
