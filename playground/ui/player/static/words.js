// Numbers and sentences of the player.

import { css, layerColor } from "./palette.js";

export function numbers(root, store, epoch) {
  const isShare = store.scene.classes.length > 0;
  root.querySelector(".bp-rate").textContent = `learning rate ${rate(store.at("learning_rate", epoch))}`;
  root.querySelectorAll("[data-number]").forEach((element) => {
    const value = store.at(element.dataset.number, epoch);
    const asShare = isShare && element.dataset.number.endsWith("score");
    element.textContent = asShare ? `${(100 * value).toFixed(1)} %` : plain(value);
  });
}

// Four significant digits, in powers of ten only where a person would want them.
export function plain(value) {
  if (!Number.isFinite(value)) return "not finite";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(2) : value.toFixed(size < 10 ? 4 : 1);
  return text.replace("-", "−");
}

const rate = (value) => Number(value.toPrecision(3)).toString().replace("-", "−");

// Which layers have units that no longer learn, and how many.
export function stuck(frame, layers) {
  const said = layers.slice(0, -1).flatMap((name, layer) => {
    const parts = [["dead", frame.dead[layer]], ["saturated", frame.saturated[layer]]]
      .filter(([, share]) => share > 0)
      .map(([word, share]) => `${Math.round(100 * share)} % ${word}`);
    return parts.length ? [`${name.split(" · ")[0]}: ${parts.join(", ")}`] : [];
  });
  const asked = layers.slice(0, -1).some((_, i) => !Number.isNaN(frame.dead[i]) || !Number.isNaN(frame.saturated[i]));
  if (!asked) return layers.length > 1 ? "Units of this activation neither die nor saturate." : "No hidden layer: only the output.";
  return said.length ? `Units that hardly learn: ${said.join("; ")}.` : "No unit is dead or saturated.";
}

export function message(state, store) {
  if (state !== "done" && state !== "diverged") return "";
  if (store.ended) return store.ended.message;
  return `All ${store.lastEpoch.toLocaleString("en")} epochs are recorded. Drag the slider to look back, or raise Epochs in the sidebar to train on.`;
}

export const epochOf = (epoch, last) => `epoch ${epoch.toLocaleString("en")} / ${last.toLocaleString("en")}`;

export function boundaryTitle(scene) {
  if (scene.is_curve) return "Prediction";
  return scene.classes.length ? "Decision boundary" : "Predicted value";
}

// What the network answers at a point of the plane, read from the frame's picture.
export function answerAt(frame, scene, [x, y]) {
  const [[left, right], [bottom, top]] = scene.limits;
  const last = scene.resolution - 1;
  const column = Math.round(((x - left) / (right - left)) * last);
  const row = Math.round(((y - bottom) / (top - bottom)) * last);
  if (!(column >= 0 && column <= last && row >= 0 && row <= last)) return "";
  if (scene.is_curve) return `x = ${short(x)}: ${short(frame.curve[column])}`;
  const place = row * scene.resolution + column;
  const share = frame.boundary[place] / 255;
  const at = `(${short(x)}, ${short(y)}): `;
  if (scene.has_classes_layer) {
    const sure = frame.boundary[scene.resolution ** 2 + place] / 255;
    return `${at}${scene.classes[frame.boundary[place]]}, ${Math.round(100 * sure)} %`;
  }
  if (scene.classes.length) {
    const decided = share > 0.5 ? 1 : 0;
    return `${at}${scene.classes[decided]}, ${Math.round(100 * (decided ? share : 1 - share))} %`;
  }
  const [low, high] = scene.output_range;
  return `${at}${short(low + (high - low) * share)}`;
}

const short = (value) => value.toFixed(2).replace("-", "−");

function chip(color, text) {
  const element = document.createElement("span");
  const swatch = document.createElement("i");
  swatch.style.background = color;
  element.append(swatch, text);
  return element;
}

export function legend(scene, charts, theme) {
  if (scene.classes.length) return scene.classes.map((name, k) => chip(charts.valueColor(k), name));
  if (scene.is_curve) return [chip(theme.text, "prediction"), "Targets are scaled like the inputs."];
  const [low, high] = scene.output_range;
  return [chip(css(charts.colors[0]), low.toFixed(1)), chip(css(charts.colors[128]), "0"), chip(css(charts.colors[255]), high.toFixed(1)), "scaled target"];
}

export function layerKey(layers) {
  return layers.map((name, index) => chip(layerColor(index, layers.length), name.split(" · ")[0]));
}
