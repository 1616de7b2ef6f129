// What is under the pointer in a map, in words.

import { short } from "../numbers.js";
import { mapOf, nameOf, valueOf } from "./maps.js";
import { isMarked, readAt } from "./reading.js";

export function readPlace({ lane, x, y }, frame, store, map) {
  const { scene } = store;
  const [step, unit] = [Math.round(x) - 1, Math.round(y) - 1];
  if (step < 0 || step >= scene.steps || unit < 0 || unit >= scene.units) return "";
  const read = readAt(scene, step);
  const where = `${scene.titles[lane]}, step ${step + 1}${read ? `, reads ${read}` : ", before the sequence begins"}${isMarked(scene.reads[step]) ? ", marked" : ""}`;
  const found = mapOf(frame, store, lane, map);
  if (!found) return where;
  return `${where}; unit ${unit + 1}: ${nameOf(scene, map)} ${short(valueOf(found, found.cells[unit * scene.steps + step]), 2)}`;
}
