// What the network makes of one picture: a bar for each class, and a strip of its units' activations for each layer.

import { enlargement } from "../drawing/enlarged.js";
import { percent } from "../numbers.js";
import { css } from "../drawing/palette.js";

const STRIP = 12, LABEL = 44, GAP = 4; // pixels

export function tellAnswer(list, probabilities, classes) {
  if (list.children.length !== classes.length) {
    list.replaceChildren(...classes.map((name) => {
      const item = document.createElement("li");
      item.append(...["span", "meter", "b"].map((tag) => document.createElement(tag)));
      item.firstChild.textContent = name;
      item.children[1].setAttribute("aria-label", `probability of ${name}`);
      return item;
    }));
  }
  const best = probabilities.indexOf(Math.max(...probabilities));
  [...list.children].forEach((item, k) => {
    item.children[1].value = Number.isFinite(probabilities[k]) ? probabilities[k] : 0;
    item.lastChild.textContent = percent(probabilities[k], 0);
    item.toggleAttribute("data-best", k === best);
  });
}

// One row of cells a hidden layer, one cell a unit; `activations` are bytes, layer after layer.
export function drawStrips(canvas, activations, sizes, theme, colors) {
  const times = enlargement();
  canvas.style.height = `${sizes.length * (STRIP + GAP) * times}px`;
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
    context.fillText(`layer ${layer + 1}`, 0, y + STRIP / 2);
    for (let unit = 0; unit < size; unit++) {
      context.fillStyle = css(colors[activations[start + unit]]);
      context.fillRect(LABEL + (unit * room) / size, y, Math.max(room / size, 0.5), STRIP);
    }
    context.strokeStyle = theme.axis;
    context.strokeRect(LABEL + 0.5, y + 0.5, room - 1, STRIP - 1);
    start += size;
  });
}
