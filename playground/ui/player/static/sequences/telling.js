// What networks that read sequences show at an epoch, in words for those who do not see it.

import { _, pgettext } from "../language/speak.js";
import { common } from "../lanes/telling.js";
import { decimals, percent, short } from "../numbers.js";
import { lastAnswer, wayBack } from "./cards.js";
import { mapOf, nameOf, titleOf, valueOf } from "./maps.js";
import { askedSteps, isAtEnd } from "./reading.js";

export function inWords(view) {
  const { store, frame, options: { map } } = view;
  const { scene } = store;
  const { epoch, each, line, curves } = common(view);
  const about = { map: capital(titleOf(nameOf(scene, map))), units: scene.units, steps: scene.steps, epoch };
  const answers = isAtEnd(scene)
    ? {}
    : { answers: _("What is answered about one test sequence, step by step, at epoch {epoch}. {each}.", { epoch, each: each((lane) => answered(scene, frame, lane)) }) };
  return {
    line,
    charts: {
      errors: _("Size of dC/dh at every step, from the last back to the first, at epoch {epoch}. {each}.", { epoch, each: each((lane) => way(store, frame, lane)) }),
      curves,
      maps: _("{map} of {units} units over {steps} steps of one test sequence at epoch {epoch}. {each}.", { ...about, each: each((lane) => inside(frame, store, lane, map)) }),
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
  const now = { last, first, lastBefore, firstBefore };
  const told = lastBefore
    ? _("{last} at the last step and {first} at the first, {lastBefore} and {firstBefore} at the start", now)
    : _("{last} at the last step and {first} at the first", now);
  return [told, wayBack(scene, frame, lane), lastAnswer(scene, frame, lane)].filter(Boolean).join(", ");
}

function inside(frame, store, lane, map) {
  const found = mapOf(frame, store, lane, map);
  if (!found) return pgettext("map", "none");
  const values = Array.from(found.cells, (cell) => valueOf(found, cell));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return _("from {low} to {high}, {mean} on average", { low: decimals(Math.min(...values)), high: decimals(Math.max(...values)), mean: decimals(mean) });
}

function answered(scene, { answers }, lane) {
  const asked = askedSteps(scene);
  const said = asked.map((step) => answers[lane * scene.steps + step]);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (scene.is_value) return _("off by {size} on average", { size: short(mean(said.map((value, i) => Math.abs(value - scene.wanted[asked[i]]))), 2) });
  return _("{share} sure of the right answer on average, {least} where it is least sure", { share: percent(mean(said), 0), least: percent(Math.min(...said), 0) });
}
