// What the playground shows at an epoch, in words for those who do not see it.

import { _, ngettext } from "../language/speak.js";
import { count, decimals, percent, short } from "../numbers.js";
import { listed, middleHalf } from "../phrases.js";
import { blockOf, edgeOf, isTold, titleOf } from "./units.js";
import { written } from "./words.js";

const STRONGEST = 3; // weights that are named

const LOSSES = { train_loss: _("training loss"), test_loss: _("test loss"), validation_loss: _("validation loss") };
const SCORES = {
  accuracy: {
    train_score: _("training accuracy"), test_score: _("test accuracy"), validation_score: _("validation accuracy"),
    both: (told) => _("Loss and accuracy up to epoch {farthest}. At epoch {epoch}: {numbers}.", told),
  },
  "R²": {
    train_score: _("training R²"), test_score: _("test R²"), validation_score: _("validation R²"),
    both: (told) => _("Loss and R² up to epoch {farthest}. At epoch {epoch}: {numbers}.", told),
  },
};
const RIGHT = { train: (share) => _("{share} of the training rows", { share }), test: (share) => _("{share} of the test rows", { share }) };

export function inWords({ store, frame, farthest, pointing, graph, why }) {
  const { scene } = store;
  const epoch = count(frame.epoch);
  const { shown } = pointing;
  const numbers = scene.parts.map((part) => courseOf(store, frame.epoch, part)).join("; ");
  const layers = scene.layers.map((name, layer) => `${name}, ${spread(frame, scene, layer)}`).join("; ");
  return {
    line: [lineOf(store, frame), ...reasonsOf(why.reasons[0])].join(" "),
    charts: {
      loss: SCORES[scene.score].both({ farthest: count(farthest), epoch, numbers }),
      ...(scene.image_shape ? {} : { boundary: shown ? unitsAnswers(scene, shown, epoch) : answers(store, frame, epoch) }),
      histograms: _("Activations at epoch {epoch}: {layers}.", { epoch, layers }),
      gradients: _("Gradient at epoch {epoch}. {sizes}.", { epoch, sizes: gradients(store, frame.epoch) }),
      network: `${_("The network at epoch {epoch}: {shape}.", { epoch, shape: shapeOf(scene) })} ${strongest(graph, frame, scene)}`,
    },
  };
}

const unitsAnswers = (scene, shown, epoch) =>
  _("{unit}: its answers over {plane} at epoch {epoch}.", { unit: titleOf(scene, shown), plane: planeOf(scene), epoch });

function lineOf(store, frame) {
  const { scene, lastEpoch } = store;
  const names = ["train_loss", "test_loss", "train_score", "test_score"].filter((name) => scene.parts.includes(name.split("_")[0]));
  const numbers = names.map((name) => `${nameOf(scene, name)} ${written(store, name, frame.epoch)}`);
  const verdicts = (frame.words?.[0] ?? []).map(({ text }) => text);
  const told = _("Epoch {epoch} of {last}: {numbers}.", { epoch: count(frame.epoch), last: count(lastEpoch), numbers: numbers.join(", ") });
  return [told, ...verdicts].join(" ");
}

// Reasons, and what can be tried.
const reasonsOf = (reasons = []) => reasons.map(({ title, text, advice }) => `${_("Why, {title}: {text}", { title, text })}${advice ? ` ${advice.label}.` : ""}`);

const nameOf = ({ score }, name) => LOSSES[name] ?? SCORES[score][name];

// The loss and the score of a part now and at the start.
function courseOf(store, epoch, part) {
  return ["loss", "score"].map((kind) => {
    const name = `${part}_${kind}`;
    const now = `${nameOf(store.scene, name)} ${written(store, name, epoch)}`;
    return epoch ? _("{now}, {before} at the start", { now, before: written(store, name, 0) }) : now;
  }).join(", ");
}

const planeOf = ({ is_curve: isCurve, plane_names: names }) => (isCurve ? names[0] : listed(names));

// The share of the picture that each class has; the values in it where there are no classes.
function answers(store, frame, epoch) {
  const { scene } = store;
  const where = { plane: planeOf(scene), epoch };
  if (scene.is_curve) {
    const ends = { left: decimals(frame.curve[0]), right: decimals(frame.curve.at(-1)) };
    return _("Prediction over {plane} at epoch {epoch}: from {left} at the left end to {right} at the right.", { ...where, ...ends });
  }
  const cells = frame.boundary.subarray(0, scene.resolution ** 2);
  if (!scene.classes.length) {
    const [low, high] = scene.output_range;
    const [least, most] = cells.reduce(([a, b], byte) => [Math.min(a, byte), Math.max(b, byte)], [255, 0]);
    const [from, to] = [least, most].map((byte) => decimals(low + ((high - low) * byte) / 255));
    return _("Predicted value over {plane} at epoch {epoch}: from {from} to {to}.", { ...where, from, to });
  }
  const counts = scene.classes.map(() => 0);
  cells.forEach((byte) => counts[scene.has_classes_layer ? byte : Number(byte > 127)]++);
  const shares = scene.classes.map((name, k) => `${name}: ${percent(counts[k] / cells.length, 0)}`);
  const right = scene.parts.filter((part) => part in RIGHT).map((part) => RIGHT[part](written(store, `${part}_score`, frame.epoch)));
  return _("Decision boundary over {plane} at epoch {epoch}: of the picture, {shares}. Right on {right}.", { ...where, shares: listed(shares), right: listed(right) });
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
  const units = listed(hidden.map((n) => ngettext("{n} unit", "{n} units", n, { n: count(n) })));
  const layers = [_("no hidden layers"), _("a hidden layer of {units}", { units })][hidden.length] ?? _("hidden layers of {units}", { units });
  const [inputs, outputs] = [sizes[0], sizes.at(-1)];
  return [
    ngettext("{n} input", "{n} inputs", inputs, { n: count(inputs) }),
    layers,
    ngettext("{n} output", "{n} outputs", outputs, { n: count(outputs) }),
  ].join(", ");
}

function strongest({ places }, frame, scene) {
  if (!places) return ""; // not drawn
  const edges = places.columns.slice(1).flatMap((column, layer) => {
    const { weight } = blockOf(frame, scene, layer);
    return places.columns[layer].flatMap((from) => column.map((to) => ({ from, to, size: Math.abs(weight(from.unit, to.unit)) })));
  });
  const found = edges.filter((edge) => isTold(scene, edge)).sort((a, b) => b.size - a.size).slice(0, STRONGEST);
  return found.length ? _("Strongest weights: {weights}.", { weights: found.map((edge) => edgeOf(frame, scene, edge).join(" ")).join("; ") }) : "";
}
