// Numbers and sentences of the playground.

import { _ } from "../language/speak.js";
import { BETWEEN, decimals, percent, short, steady } from "../numbers.js";
import { css, layerColor } from "../drawing/palette.js";
import { outlineOf } from "../drawing/shapes.js";

export function numbers(root, store, epoch) {
  root.querySelector(".bp-rate").textContent = _("learning rate {rate}", { rate: short(store.at("learning_rate", epoch)) });
  root.querySelectorAll("[data-number]").forEach((element) => {
    element.textContent = written(store, element.dataset.number, epoch);
  });
}

// A loss or a score.
export function written(store, name, epoch) {
  const value = store.at(name, epoch);
  return name.endsWith("score") && store.scene.classes.length ? percent(value, 1) : steady(value);
}

const SCORES = {
  accuracy: { training: _("Training accuracy"), test: _("Test accuracy"), validation: _("Validation accuracy") },
  "R²": { training: _("Training R²"), test: _("Test R²"), validation: _("Validation R²") },
};

export const SCORE_NAMES = { accuracy: _("accuracy"), "R²": _("R²") };

// What the score of a part of the rows is called.
export const scoreOf = (part, scene) => SCORES[scene.score][part];

export const TO_HOLD = _("Click to keep it here.");
export const HELD = _("Kept here. Click it again, or press Escape, to let it go.");

export function boundaryTitle(scene) {
  if (scene.is_curve) return _("Prediction");
  return scene.classes.length ? _("Decision boundary") : _("Predicted value");
}

// What the network answers at a point of the plane, read from the frame's picture.
export function answerAt(frame, scene, [x, y]) {
  const [[left, right], [bottom, top]] = scene.limits;
  const last = scene.resolution - 1;
  const column = Math.round(((x - left) / (right - left)) * last);
  const row = Math.round(((y - bottom) / (top - bottom)) * last);
  if (!(column >= 0 && column <= last && row >= 0 && row <= last)) return "";
  if (scene.is_curve) return `x = ${decimals(x)}: ${decimals(frame.curve[column])}`;
  const place = row * scene.resolution + column;
  const share = frame.boundary[place] / 255;
  const at = `(${decimals(x)}${BETWEEN}${decimals(y)}): `;
  if (scene.has_classes_layer) {
    const sure = frame.boundary[scene.resolution ** 2 + place] / 255;
    return `${at}${scene.classes[frame.boundary[place]]}, ${percent(sure, 0)}`;
  }
  if (scene.classes.length) {
    const decided = share > 0.5 ? 1 : 0;
    return `${at}${scene.classes[decided]}, ${percent(decided ? share : 1 - share, 0)}`;
  }
  const [low, high] = scene.output_range;
  return `${at}${decimals(low + (high - low) * share)}`;
}

function chip(color, text, outline = "none") {
  const element = document.createElement("span");
  const swatch = document.createElement("i");
  Object.assign(swatch.style, { background: color, clipPath: outline });
  element.append(swatch, text);
  return element;
}

export function legend(scene, charts, theme) {
  if (scene.classes.length) return scene.classes.map((name, k) => chip(charts.valueColor(k), name, outlineOf(k)));
  if (scene.is_curve) return [chip(theme.text, _("prediction")), _("Targets are scaled like the inputs.")];
  const [low, high] = scene.output_range;
  return [chip(css(charts.colors[0]), decimals(low, 1)), chip(css(charts.colors[128]), "0"), chip(css(charts.colors[255]), decimals(high, 1)), _("scaled target")];
}

export function layerKey(layers) {
  return layers.map((name, index) => chip(layerColor(index, layers.length), name.split(" · ")[0]));
}
