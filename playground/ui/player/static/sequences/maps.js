// The maps of a network over the one sequence: its state, its memory and its gates, a row a unit and a column a step.

import { _ } from "../language/speak.js";
import { isAlive } from "../lanes/maps.js";

// What maps are called: in the menu and in sentences; at the beginning of one; and where a cell has none.
const TITLES = {
  state: { name: _("state"), none: _("This cell has no state.") },
  memory: { name: _("memory"), none: _("This cell has no memory.") },
  "reset gate": { name: _("reset gate"), none: _("This cell has no reset gate.") },
  "update gate": { name: _("update gate"), none: _("This cell has no update gate.") },
  "input gate": { name: _("input gate"), none: _("This cell has no input gate.") },
  "forget gate": { name: _("forget gate"), none: _("This cell has no forget gate.") },
  "output gate": { name: _("output gate"), none: _("This cell has no output gate.") },
};

export const titleOf = (name) => TITLES[name].name;
export const noneOf = (name) => TITLES[name].none;

// The name of a map in a link: its first word.
export const keyOf = (name) => name.split(" ")[0];

// All maps that any of the networks has, the longest list first.
export const mapNames = ({ maps }) => [...new Set([...maps].sort((a, b) => b.length - a.length).flat())];

export const nameOf = (scene, key) => mapNames(scene).find((name) => keyOf(name) === key);

export const isGate = (name) => name.endsWith(" gate");

// `{ cells (units x steps), scale }` of a network's map, cells from 0 to 255; null where it has none at this epoch.
export function mapOf(frame, store, lane, key) {
  const { maps, units, steps } = store.scene;
  const most = Math.max(...maps.map(({ length }) => length));
  const place = maps[lane].findIndex((name) => keyOf(name) === key);
  if (place < 0 || !isAlive(store, frame.epoch, lane)) return null;
  const size = units * steps;
  const first = (lane * most + place) * size;
  return { cells: frame.maps.subarray(first, first + size), scale: frame.scales[lane * most + place], isGate: isGate(maps[lane][place]) };
}

// The number behind a cell.
export const valueOf = ({ scale, isGate }, cell) => (isGate ? cell / 255 : ((2 * cell) / 255 - 1) * scale);

// The end of the colors of a state: a round number, so that they seldom change what they mean.
export function roundScale(scale) {
  if (!Number.isFinite(scale) || scale <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(scale));
  return [1, 2, 5, 10].find((part) => part * power >= scale * 0.999) * power;
}
