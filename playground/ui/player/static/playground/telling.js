// What the playground shows at an epoch, in words for those who do not see it.

import { count, decimals, percent, short } from "../numbers.js";
import { listed, middleHalf } from "../phrases.js";
import { blockOf, edgeText, isTold, titleOf } from "./units.js";
import { boundaryTitle, written } from "./words.js";

const STRONGEST = 3; // weights that are named

export function inWords({ store, frame, farthest, pointing, graph, why }) {
  const { scene } = store;
  const at = `epoch ${count(frame.epoch)}`;
  const { shown } = pointing;
  return {
    line: [lineOf(store, frame), ...reasonsOf(why.reasons[0])].join(" "),
    charts: {
      loss: `Loss and ${scene.score} up to epoch ${count(farthest)}. At ${at}: ${scene.parts.map((part) => courseOf(store, frame.epoch, part)).join("; ")}.`,
      ...(scene.image_shape ? {} : { boundary: shown ? `${titleOf(scene, shown)}: its answers over ${planeOf(scene)} at ${at}.` : answers(store, frame, at) }),
      histograms: `Activations at ${at}: ${scene.layers.map((name, layer) => `${name}, ${spread(frame, scene, layer)}`).join("; ")}.`,
      gradients: `Gradient at ${at}. ${gradients(store, frame.epoch)}.`,
      network: `The network at ${at}: ${shapeOf(scene)}. ${strongest(graph, frame, scene)}`,
    },
  };
}

function lineOf(store, frame) {
  const { scene, lastEpoch } = store;
  const told = ["train_loss", "test_loss", "train_score", "test_score"].filter((name) => scene.parts.includes(name.split("_")[0]));
  const numbers = told.map((name) => `${nameOf(scene, name)} ${written(store, name, frame.epoch)}`);
  const verdicts = (frame.words?.[0] ?? []).map(({ text }) => text);
  return [`Epoch ${count(frame.epoch)} of ${count(lastEpoch)}: ${numbers.join(", ")}.`, ...verdicts].join(" ");
}

// Reasons, and what can be tried.
const reasonsOf = (reasons = []) => reasons.map(({ kind, text, advice }) => `Why, ${kind}: ${text}${advice ? ` ${advice.label}.` : ""}`);

const nameOf = ({ score }, name) => name.replace("train_", "training ").replace("_", " ").replace("score", score);

// The loss and the score of a part now and at the start.
function courseOf(store, epoch, part) {
  return ["loss", "score"].map((kind) => {
    const name = `${part}_${kind}`;
    return `${nameOf(store.scene, name)} ${written(store, name, epoch)}${epoch ? `, ${written(store, name, 0)} at the start` : ""}`;
  }).join(", ");
}

const planeOf = ({ is_curve: isCurve, plane_names: names }) => (isCurve ? names[0] : `${names[0]} and ${names[1]}`);

// The share of the picture that each class has; the values in it where there are no classes.
function answers(store, frame, at) {
  const { scene } = store;
  const head = `${boundaryTitle(scene)} over ${planeOf(scene)} at ${at}:`;
  if (scene.is_curve) return `${head} from ${decimals(frame.curve[0])} at the left end to ${decimals(frame.curve.at(-1))} at the right.`;
  const cells = frame.boundary.subarray(0, scene.resolution ** 2);
  if (!scene.classes.length) {
    const [low, high] = scene.output_range;
    const [least, most] = cells.reduce(([a, b], byte) => [Math.min(a, byte), Math.max(b, byte)], [255, 0]);
    return `${head} from ${decimals(low + ((high - low) * least) / 255)} to ${decimals(low + ((high - low) * most) / 255)}.`;
  }
  const counts = scene.classes.map(() => 0);
  cells.forEach((byte) => counts[scene.has_classes_layer ? byte : Number(byte > 127)]++);
  const shares = scene.classes.map((name, k) => `${name}: ${percent(counts[k] / cells.length, 0)}`);
  const right = scene.parts.filter((part) => part !== "validation").map((part) => `${written(store, `${part}_score`, frame.epoch)} of the ${part === "train" ? "training" : "test"} rows`);
  return `${head} of the picture, ${listed(shares)}. Right on ${listed(right)}.`;
}

function spread({ ranges, histograms }, { layers }, layer) {
  const bins = histograms.length / layers.length;
  const [low, high] = ranges.subarray(2 * layer, 2 * layer + 2);
  return middleHalf(low, high, histograms.subarray(bins * layer, bins * (layer + 1)));
}

function gradients(store, epoch) {
  const { layers } = store.scene;
  const sizes = (name) => layers.map((layer, i) => `${layer.split(" · ")[0]} ${short(store.at(name, epoch, i))}`);
  return `dC/dW: ${listed(sizes("grad_norms"))}. dC/dz: ${listed(sizes("delta_norms"))}`;
}

function shapeOf({ sizes }) {
  const hidden = sizes.slice(1, -1);
  const units = (many) => `${many} ${many === 1 ? "unit" : "units"}`;
  const layers = hidden.length ? `${hidden.length === 1 ? "a hidden layer" : "hidden layers"} of ${listed(hidden.map(units))}` : "no hidden layers";
  return `${sizes[0]} ${sizes[0] === 1 ? "input" : "inputs"}, ${layers}, ${sizes.at(-1)} ${sizes.at(-1) === 1 ? "output" : "outputs"}`;
}

function strongest({ places }, frame, scene) {
  if (!places) return ""; // not drawn
  const edges = places.columns.slice(1).flatMap((column, layer) => {
    const { weight } = blockOf(frame, scene, layer);
    return places.columns[layer].flatMap((from) => column.map((to) => ({ from, to, size: Math.abs(weight(from.unit, to.unit)) })));
  });
  const found = edges.filter((edge) => isTold(scene, edge)).sort((a, b) => b.size - a.size).slice(0, STRONGEST);
  return found.length ? `Strongest weights: ${found.map((edge) => edgeText(frame, scene, edge).replace(": weight", "")).join("; ")}.` : "";
}
