// What networks that read sequences show at an epoch, in words for those who do not see it.

import { common } from "../lanes/telling.js";
import { decimals, percent, short } from "../numbers.js";
import { lastAnswer, wayBack } from "./cards.js";
import { mapOf, nameOf, valueOf } from "./maps.js";
import { askedSteps, isAtEnd } from "./reading.js";

export function inWords(view) {
  const { store, frame, options: { map } } = view;
  const { scene } = store;
  const { at, each, line, curves } = common(view);
  const answers = isAtEnd(scene) ? {} : { answers: `What is answered about one test sequence, step by step, at ${at}. ${each((lane) => answered(scene, frame, lane))}.` };
  return {
    line,
    charts: {
      errors: `Size of dC/dh at every step, from the last back to the first, at ${at}. ${each((lane) => way(store, frame, lane))}.`,
      curves,
      maps: `${capital(nameOf(scene, map))} of ${scene.units} units over ${scene.steps} steps of one test sequence at ${at}. ${each((lane) => inside(frame, store, lane, map))}.`,
      ...answers,
    },
  };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

// From the last step to the first, now and at the start.
function way({ scene, frames }, frame, lane) {
  const ends = ({ errors }) => [scene.steps - 1, 0].map((step) => short(errors[lane * scene.steps + step], 2));
  const [last, first] = ends(frame);
  const [lastBefore, firstBefore] = frame.epoch && frames.has(0) ? ends(frames.get(0)) : [];
  const before = lastBefore ? `, ${lastBefore} and ${firstBefore} at the start` : "";
  return [`${last} at the last step and ${first} at the first${before}`, wayBack(scene, frame, lane), lastAnswer(scene, frame, lane)].filter(Boolean).join(", ");
}

function inside(frame, store, lane, map) {
  const found = mapOf(frame, store, lane, map);
  if (!found) return "none";
  const values = Array.from(found.cells, (cell) => valueOf(found, cell));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `from ${decimals(Math.min(...values))} to ${decimals(Math.max(...values))}, ${decimals(mean)} on average`;
}

function answered(scene, { answers }, lane) {
  const asked = askedSteps(scene);
  const said = asked.map((step) => answers[lane * scene.steps + step]);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (scene.is_value) return `off by ${short(mean(said.map((value, i) => Math.abs(value - scene.wanted[asked[i]]))), 2)} on average`;
  return `${percent(mean(said), 0)} sure of the right answer on average, ${percent(Math.min(...said), 0)} where it is least sure`;
}
