// What the network makes of one picture: a bar for each class, and a strip of its units' activations for each layer.

import { enlargement } from "../drawing/enlarged.js";
import { _ } from "../language/speak.js";
import { percent } from "../numbers.js";
import { css } from "../drawing/palette.js";

const STRIP = 12, LABEL = 44, GAP = 4; // pixels

// `probabilities` is null where nothing was asked or answered.
export function tellAnswer(list, probabilities, classes) {
  if (list.children.length !== classes.length) {
    list.replaceChildren(...classes.map((name) => {
      const item = document.createElement("li");
      item.append(...["span", "meter", "b"].map((tag) => document.createElement(tag)));
      item.firstChild.textContent = name;
      item.children[1].setAttribute("aria-label", _("probability of {name}", { name }));
      return item;
    }));
  }
  const best = bestOf(probabilities);
  [...list.children].forEach((item, k) => {
    const share = Math.min(1, Math.max(0, probabilities?.[k])); // the squared error may answer anything
    item.children[1].value = Number.isFinite(share) ? share : 0;
    item.lastChild.textContent = Number.isFinite(share) ? percent(share, 0) : "";
    item.toggleAttribute("data-best", k === best);
  });
}

// The class that probabilities speak for, -1 where they speak for none.
export function bestOf(probabilities) {
  return probabilities ? probabilities.indexOf(Math.max(...probabilities)) : -1;
}

// As tall as its rows will be, whether they are drawn yet or not.
export function setHeight(canvas, nLayers) {
  canvas.style.height = `${nLayers * (STRIP + GAP) * enlargement()}px`;
}

// One row of cells a hidden layer, one cell a unit; `activations` are bytes, layer after layer.
export function drawStrips(canvas, activations, sizes, theme, colors) {
  const times = enlargement();
  setHeight(canvas, sizes.length);
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !sizes.length) return;
  Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const context = canvas.getContext("2d");
  context.scale(ratio * times, ratio * times);
  Object.assign(context, { font: `10px ${getComputedStyle(canvas).fontFamily}`, textBaseline: "middle", fillStyle: theme.text });
  const room = width / times - LABEL;
  let start = 0;
  sizes.forEach((size, layer) => {
    const y = layer * (STRIP + GAP);
    context.fillStyle = theme.text;
    context.fillText(_("layer {number}", { number: layer + 1 }), 0, y + STRIP / 2);
    for (let unit = 0; activations && unit < size; unit++) {
      context.fillStyle = css(colors[activations[start + unit]]);
      context.fillRect(LABEL + (unit * room) / size, y, Math.max(room / size, 0.5), STRIP);
    }
    context.strokeStyle = theme.axis;
    context.strokeRect(LABEL + 0.5, y + 0.5, room - 1, STRIP - 1);
    start += size;
  });
}
