// What networks side by side show at an epoch, in words for those who do not see it.

import { count, percent, short, steady } from "../numbers.js";
import { listed, middleHalf } from "../phrases.js";
import { QUANTITIES } from "./figures.js";
import { isAlive, layerAt } from "./maps.js";
import { isShare } from "./scores.js";

const CURVES = { train_loss: "Training loss", test_loss: "Test loss", train_score: "Training score", test_score: "Test score" };

// What every view of them tells: the line, the curves, `at` which epoch, and `each(say)`, a sentence that `say(lane)` says
// of each network that still has numbers.
export function common({ store, frame, farthest, why, options: { curve } }) {
  const { scene, lastEpoch } = store;
  const { epoch } = frame;
  const at = `epoch ${count(epoch)}`;
  const each = (say) => scene.titles.map((title, lane) => `${title}: ${isAlive(store, epoch, lane) ? say(lane) : "not finite any more"}`).join("; ");
  return {
    at,
    each,
    line: `Epoch ${count(epoch)} of ${count(lastEpoch)}. ${each((lane) => results(store, frame, lane, why.reasons[lane]))}.`,
    curves: `${CURVES[curve]} of each network up to epoch ${count(farthest)}. At ${at}, ${each((lane) => course(store, curve, epoch, lane))}.`,
  };
}

export function inWords(view) {
  const { store, frame, farthest, options: { quantity } } = view;
  const { scene } = store;
  const { epoch } = frame;
  const { at, each, line, curves } = common(view);
  const inLayer = (lane, layer, when = epoch) => short(store.atLast(quantity, when, lane, lane * Math.max(...scene.layers) + layer));
  const ends = (lane, say) => listed([...new Set([0, scene.layers[lane] - 1])].map((layer) => `${layerName(scene, lane, layer)} ${say(lane, layer)}`));
  return {
    line,
    charts: {
      ...(scene.planes ? { planes: `What each network answers over the plane of its data at ${at}. ${each((lane) => results(store, frame, lane))}.` } : {}),
      curves,
      layers: `${QUANTITIES[quantity]} by layer at ${at}. ${each((lane) => ends(lane, inLayer))}.`,
      history: `${QUANTITIES[quantity]} in every layer from epoch 0 to ${count(farthest)}. ${each((lane) => ends(lane, (_, layer) => `from ${inLayer(lane, layer, 0)} at the start to ${inLayer(lane, layer)} at ${at}`))}.`,
      activations: `Activations of every layer at ${at}. ${each((lane) => ends(lane, (_, layer) => spread(layerAt(frame, scene, lane, layer))))}.`,
    },
  };
}

function results(store, frame, lane, reasons = []) {
  const kinds = (frame.words?.[lane] ?? []).map(({ kind }) => kind).filter((kind) => kind !== "note");
  const numbers = ["train_loss", store.scene.has_test[lane] ? "test_score" : "train_score"].map((name) => `${CURVES[name].toLowerCase().replace("score", store.scene.score[lane])} ${valueOf(store, name, frame.epoch, lane)}`);
  return [...numbers, ...new Set([...kinds, ...reasons.map(({ kind }) => kind)])].join(", ");
}

const course = (store, name, epoch, lane) => valueOf(store, name, epoch, lane) + (epoch ? `, ${valueOf(store, name, 0, lane)} at the start` : "");

function valueOf(store, name, epoch, lane) {
  const value = store.atLast(name, epoch, lane);
  return name.endsWith("score") && isShare(store.scene, lane) ? percent(value, 1) : steady(value);
}

const layerName = ({ layers }, lane, layer) => (layer === layers[lane] - 1 ? "output layer" : `layer ${layer + 1}`);

function spread({ low, high, shares, dead, saturated }) {
  const stuck = [["dead", dead], ["saturated", saturated]].filter(([, share]) => share > 0).map(([word, share]) => `, ${percent(share)} of its units ${word}`);
  return middleHalf(low, high, shares) + stuck.join("");
}
