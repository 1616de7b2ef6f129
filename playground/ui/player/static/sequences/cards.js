// Below each network's score: what theory says of its way back, and its answer where there is one in the end.

import { _ } from "../language/speak.js";
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
    card.querySelector(".bp-cell").textContent = isThere ? wayBack(store.scene, frame, lane) : _("spectral radius –");
    card.querySelector(".bp-last").textContent = isThere ? lastAnswer(store.scene, frame, lane) : "";
  });
}

// The spectral radius and the factor of each step back, in words.
export function wayBack({ is_gated: isGated }, { radius, factor }, lane) {
  const told = { radius: radius[lane] < 100 ? decimals(radius[lane]) : short(radius[lane]) };
  if (isGated[lane]) return _("spectral radius {radius}; the gates keep {share} a step", { ...told, share: percent(factor[lane]) });
  return _("spectral radius {radius}; each step back, by theory: × {factor}", { ...told, factor: short(factor[lane], 2) });
}

// The answer after the last step beside the one that is wanted; "" where every step is asked.
export function lastAnswer(scene, { answers }, lane) {
  if (!isAtEnd(scene)) return "";
  const last = scene.steps - 1;
  const answer = answers[lane * scene.steps + last];
  if (scene.is_value) return _("answer {answer}, wanted {wanted}", { answer: Math.abs(answer) < 100 ? decimals(answer) : short(answer), wanted: decimals(scene.wanted[last]) });
  return _("{share} sure of the right answer: {answer}", { share: percent(answer, 0), answer: classAt(scene, last) });
}
