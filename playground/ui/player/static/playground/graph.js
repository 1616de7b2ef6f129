// The network as a graph on one canvas, or as SVG: edges by weight, each unit with its own map of the plane, biases as dots.

import { enlargement } from "../drawing/enlarged.js";
import { paintMap } from "../drawing/images.js";
import { css } from "../drawing/palette.js";
import { _, pgettext } from "../language/speak.js";
import { count } from "../numbers.js";
import { arranged, drawEdge } from "./places.js";
import { blockOf, mapOf } from "./units.js";

const DASH = [5, 3]; // of negative weights, as far as they are seen: each dash costs time
const FAINT = 0.3;
const LEAST_NAME = 5; // letters of a shortened input's name: fewer tell nothing

export class Graph {
  constructor(canvas, store) {
    Object.assign(this, { canvas, store });
    this.maps = [];
  }

  // `lit` is the unit to be drawn with a strong frame, or null.
  draw(frame, theme, colors, lit) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!width) return;
    Object.assign(this, { frame, theme, colors, lit });
    const size = [width, height, enlargement()];
    if (size.join() !== this.size?.join()) this.#arrange(...(this.size = size));
    this.context.clearRect(0, 0, width, height);
    this.paint(this.context);
  }

  // On a canvas's context, or one that writes SVG: what was drawn last.
  paint(context) {
    this.#edges(context);
    this.#units(context);
    this.#layerNames(context);
    this.#inputNames(context);
  }

  // Drawn for type of 16 pixels, and `times` as large.
  #arrange(across, down, times) {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [across / times, down / times];
    this.canvas.width = Math.round(across * ratio);
    this.canvas.height = Math.round(down * ratio);
    this.context = this.canvas.getContext("2d");
    this.context.setTransform(ratio * times, 0, 0, ratio * times, 0, 0);
    const { fontFamily } = getComputedStyle(this.canvas);
    this.fonts = { strong: `600 11px ${fontFamily}`, small: `10px ${fontFamily}` };
    this.context.font = this.fonts.small;
    const { shown, inputs } = this.store.scene;
    const widest = Math.max(...inputs.map((name) => this.context.measureText(name).width));
    Object.assign(this, { width, height, times, places: arranged(width, height, shown, widest) });
  }

  #edges(context) {
    const { theme, places } = this;
    for (let layer = 0; layer + 1 < places.columns.length; layer++) {
      const { weight } = blockOf(this.frame, this.store.scene, layer);
      for (const from of places.columns[layer]) {
        for (const to of places.columns[layer + 1]) {
          const value = weight(from.unit, to.unit);
          const strength = Math.min(Math.abs(value), 4);
          context.strokeStyle = css(value < 0 ? theme.negative : theme.positive, 0.25 + 0.15 * strength);
          context.lineWidth = 0.4 + 1.1 * strength;
          context.setLineDash(value < -FAINT ? DASH : []);
          drawEdge(context, from, to);
        }
      }
    }
    context.setLineDash([]);
  }

  #units(context) {
    const { theme, store, lit } = this;
    const { columns, size } = this.places;
    columns.forEach((column, layer) => {
      const bias = layer ? blockOf(this.frame, store.scene, layer - 1).bias : null;
      column.forEach((place) => {
        const key = `${layer}:${place.unit}`;
        const map = paintMap((this.maps[key] ??= document.createElement("canvas")), mapOf(this.frame, store, place), store.scene.unit_resolution, this.colors);
        const [x, y] = [place.x - size / 2, place.y - size / 2];
        context.drawImage(map, x, y, size, size);
        const isLit = lit?.layer === layer && lit.unit === place.unit;
        context.strokeStyle = isLit ? theme.text : theme.axis;
        context.lineWidth = isLit ? 2.5 : 1;
        context.strokeRect(x, y, size, size);
        if (bias) this.#bias(context, x, y + size, bias(place.unit));
      });
    });
  }

  #bias(context, x, y, value) {
    const { theme } = this;
    context.beginPath();
    context.arc(x, y, 2.5 + 1.5 * Math.min(Math.abs(value), 2), 0, 2 * Math.PI);
    const color = css(value < 0 ? theme.negative : theme.positive);
    context.fillStyle = value < 0 ? css(theme.background) : color; // a ring for a negative one
    context.fill();
    context.strokeStyle = value < 0 ? color : css(theme.background);
    context.lineWidth = value < 0 ? 2 : 1;
    context.stroke();
  }

  #layerNames(context) {
    const { fonts, theme } = this;
    const { columns, column: wide, size } = this.places;
    const { sizes, shown } = this.store.scene;
    const last = columns.length - 1;
    const [input, output, layerOf] = wide > 70 ? [_("inputs"), _("output"), (number) => _("layer {number}", { number })] : [pgettext("inputs", "in"), pgettext("output", "out"), String];
    Object.assign(context, { fillStyle: theme.text, textAlign: "center" });
    columns.forEach((column, layer) => {
      const more = sizes[layer] - shown[layer];
      const below = Math.min(column.at(-1).y + size / 2 + 14, this.height - 4);
      context.font = fonts.strong;
      context.fillText(layer === 0 ? input : layer === last ? output : layerOf(layer), column[0].x, 13);
      context.font = fonts.small;
      if (more > 0 && !(layer === 0 && this.store.scene.image_shape)) context.fillText(wide > 60 ? _("+ {n} more", { n: count(more) }) : `+${count(more)}`, column[0].x, below);
    });
  }

  #inputNames(context) {
    const { columns, column, size, left, isBelow } = this.places;
    const room = isBelow ? column - 8 : left + column / 2 - size / 2 - 6;
    context.textAlign = isBelow ? "center" : "right";
    columns[0].forEach(({ x, y, unit }) => {
      const full = this.store.scene.inputs[unit];
      const name = shortened(context, full, room);
      if (name !== full && name.length < LEAST_NAME) return;
      if (isBelow) context.fillText(name, x, y + size / 2 + 10);
      else context.fillText(name, x - size / 2 - 4, y + 3);
    });
  }
}

function shortened(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) length--;
  return `${text.slice(0, length)}…`;
}
