// What is under the pointer in a map, in words.

import { _ } from "../language/speak.js";
import { inTurn } from "../lanes/words.js";
import { short } from "../numbers.js";
import { mapOf, nameOf, titleOf, valueOf } from "./maps.js";
import { isMarked, readAt } from "./reading.js";

export function readPlace({ lane, x, y }, frame, store, map) {
  const { scene } = store;
  const [step, unit] = [Math.round(x) - 1, Math.round(y) - 1];
  if (step < 0 || step >= scene.steps || unit < 0 || unit >= scene.units) return "";
  const where = [
    scene.titles[lane],
    _("step {n}", { n: step + 1 }),
    readAt(scene, step) ? _("reads {text}", { text: readAt(scene, step) }) : _("before the sequence begins"),
    ...(isMarked(scene.reads[step]) ? [_("marked")] : []),
  ].join(", ");
  const found = mapOf(frame, store, lane, map);
  if (!found) return where;
  const value = short(valueOf(found, found.cells[unit * scene.steps + step]), 2);
  return inTurn([where, _("unit {n}: {map} {value}", { n: unit + 1, map: titleOf(nameOf(scene, map)), value })]);
}
