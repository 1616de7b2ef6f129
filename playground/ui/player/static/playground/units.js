// What a frame says of the units that are shown: weights, biases, maps, names. A unit is { layer, unit }; those of
// layer 0 are the inputs.

import { _ } from "../language/speak.js";
import { short } from "../numbers.js";
import { upsideDown } from "../pictures/ink.js";

// The block [W; b] between layers `layer` and `layer + 1`, as a function of (from, to) and of (to).
export function blockOf(frame, { shown }, layer) {
  let start = 0;
  for (let i = 0; i < layer; i++) start += (shown[i] + 1) * shown[i + 1];
  const [nIn, nOut] = [shown[layer], shown[layer + 1]];
  return {
    weight: (from, to) => frame.weights[start + from * nOut + to],
    bias: (to) => frame.weights[start + nIn * nOut + to],
  };
}

// The unit that a link calls "2.3", or null where this picture has none of that name.
export function unitCalled(name, { shown }) {
  const [layer, number] = (name ?? "").split(".").map(Number);
  return number >= 1 && number <= shown[layer] ? { layer, unit: number - 1 } : null;
}

// What a unit answers over the plane: a square of bytes, 128 in the middle of its range.
export function mapOf(frame, store, { layer, unit }) {
  const { shown, unit_resolution: side } = store.scene;
  if (store.scene.image_shape) return pictureMap(frame, store, { layer, unit });
  const before = shown.slice(1, layer).reduce((sum, count) => sum + count, 0);
  const [bytes, index] = layer ? [frame.units, before + unit] : [store.arrays.input_maps.data, unit];
  return bytes.subarray(index * side ** 2, (index + 1) * side ** 2);
}

// The same where inputs are pictures: the picture itself, the weights of the first layer, then activations for it.
function pictureMap(frame, { scene, look }, { layer, unit }) {
  const [size, width] = [scene.image_shape[0] * scene.image_shape[1], scene.image_shape[1]];
  if (layer === 0) return look ? upsideDown(look.pixels.map((byte) => 128 + (byte >> 1)), width) : new Uint8Array(size).fill(128);
  if (layer === 1) return upsideDown(frame.units.subarray(unit * size, (unit + 1) * size), width);
  const before = scene.hidden_sizes.slice(0, layer - 1).reduce((sum, count) => sum + count, 0);
  const isOutput = layer === scene.shown.length - 1;
  const place = scene.shown[layer] === 1 && isOutput ? 1 : unit; // a single output speaks for class 1
  const value = !look ? 128 : isOutput ? 255 * look.probabilities[place] : look.activations[before + unit];
  return new Uint8ClampedArray(size).fill(value); // an output of the squared error may lie beyond 0 and 1
}

export function nameOf({ shown, inputs, classes }, { layer, unit }) {
  if (layer === 0) return inputs[unit];
  if (layer < shown.length - 1) return _("unit {unit} of layer {layer}", { unit: unit + 1, layer });
  return shown[layer] > 1 ? _("output for {name}", { name: classes[unit] }) : _("the output");
}

// A unit's name as a heading.
export function titleOf(scene, place) {
  const name = place.layer ? nameOf(scene, place) : inputCalled(nameOf(scene, place));
  return name[0].toUpperCase() + name.slice(1);
}

export function unitText(frame, scene, place) {
  const unit = nameOf(scene, place);
  if (!place.layer) return inputCalled(unit);
  return _("{unit}: bias {bias}", { unit, bias: short(blockOf(frame, scene, place.layer - 1).bias(place.unit), 4) });
}

const inputCalled = (name) => _("input {name}", { name });

// Whether an edge has a weight to be told: the lines from a picture stand for all of its pixels.
export const isTold = (scene, { from }) => !(scene.image_shape && from.layer === 0);

export function edgeText(frame, scene, edge) {
  const [name, weight] = edgeOf(frame, scene, edge);
  return _("{edge}: weight {weight}", { edge: name, weight });
}

// What an edge is called, and its weight.
export function edgeOf(frame, scene, { from, to }) {
  const value = blockOf(frame, scene, from.layer).weight(from.unit, to.unit);
  return [`${nameOf(scene, from)} → ${nameOf(scene, to)}`, short(value, 4)];
}
